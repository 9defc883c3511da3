//! What a lock remembers of quotations, and what the next one should.

use std::sync::Arc;

use memchr::memmem;

use crate::corpus::{Corpus, SourceIndex};
use crate::par_map::par_map;
use crate::parse::{Lock, LockedSource, Project, QuotationKey, Selector, Source, key_words};
use crate::text::fold::fold_str;
use crate::text::words::one_line;

use super::context::REMEMBERED;
use super::{Passage, Quotations, Resolved};

/// The number of the rules under which quotations are checked. It grows with each rule that judges
/// otherwise than before what stands in somebody's site, so that a reader who checks a published
/// site again knows whether the same rules say so; the changelog lists under each number whose
/// verdict has changed.
pub const RULES: u32 = 2;

/// The text of the lock as it should be after a build: every source, and each quotation that stands
/// at one place, those of drafts too.
pub(crate) fn next_lock(project: &Project, corpus: &Corpus, quotations: &Quotations) -> String {
    let mut lock = Lock {
        rules: RULES,
        ..Lock::default()
    };
    for (key, source) in &project.sources {
        lock.sources.insert(key.clone(), vec![state(source)]);
    }
    let mut text = lock.text();
    if project.sources.is_empty() {
        return text;
    }
    // A lock is in the order of files, as quotations are, so that each file's part is made by
    // itself, and nothing but text is kept of it.
    for part in par_map(quotations.values().collect(), |of_file: &Vec<_>| {
        remembered(corpus, of_file)
    }) {
        text.push_str(&part);
    }
    text
}

/// What is kept of the quotations of one file.
fn remembered(corpus: &Corpus, quotations: &[Arc<Resolved>]) -> String {
    let mut lock = Lock::default();
    for resolved in quotations {
        let (Some(key), Some(passage)) = (key(resolved), resolved.passage()) else {
            continue;
        };
        let selector = selector(&corpus[&key.source], passage);
        lock.quotations.entry(key).or_default().push(selector);
    }
    lock.tidy();
    lock.quotations_text()
}

/// A source as it is now.
fn state(source: &Source) -> LockedSource {
    LockedSource {
        sha256: source.sha256.clone(),
        size: source.text.as_str().len(),
        text: source.text_sha256.clone(),
    }
}

/// Whether a source is remembered in other states alone than the one that it is in. Other line ends
/// or another encoding of the same paragraphs are no other state.
pub(super) fn has_changed(lock: &Lock, source: &Source) -> bool {
    let states = lock.sources.get(&source.key);
    states.is_some_and(|states| states.iter().all(|state| state.text != source.text_sha256))
}

/// By what a quotation is known; nothing if its source is not.
pub(super) fn key(resolved: &Resolved) -> Option<QuotationKey> {
    Some(QuotationKey {
        file: resolved.quotation.file.clone(),
        source: resolved.source.clone()?,
        words: key_words(resolved.quotation.text.as_str()),
    })
}

/// What tells a passage from others.
fn selector(index: &SourceIndex, passage: &Passage) -> Selector {
    let span = passage.span();
    let parts = passage.parts.iter();
    let exact: Vec<String> = parts
        .map(|part| one_line(&index.shown(part.span)))
        .collect();
    let (prefix, suffix) = context(&index.source, span.start, span.end);
    Selector {
        start: span.start,
        paragraph: passage.paragraph(),
        places: places(index, &exact),
        exact,
        prefix,
        suffix,
    }
}

/// In how many places of a source words stand; words in several parts count as one.
pub(super) fn places(index: &SourceIndex, exact: &[String]) -> usize {
    let [exact] = exact else {
        return 1;
    };
    let words = fold_str(exact);
    let found = memmem::find_iter(index.flat().as_bytes(), words.as_bytes());
    found.count().max(1)
}

/// What a source shows before and behind two bytes of its file.
fn context(source: &Source, start: usize, end: usize) -> (String, String) {
    (before(source, start), behind(source, end))
}

/// The last characters that a source shows before a byte of its file; of what is further off
/// nothing is read.
fn before(source: &Source, start: usize) -> String {
    let paragraphs = &source.paragraphs;
    let count = paragraphs.partition_point(|paragraph| paragraph.span.start < start);
    let mut before = String::new();
    for paragraph in paragraphs[..count].iter().rev() {
        let text = paragraph.text.as_str();
        let shown = text
            .get(..paragraph.text.derived(start))
            .unwrap_or_default();
        let near = one_line(&format!("{} {before}", near_end(shown)));
        before = if is_enough(&near) {
            near
        } else {
            one_line(&format!("{shown} {before}"))
        };
        if is_enough(&before) {
            break;
        }
    }
    last(&before)
}

/// The first characters that a source shows behind a byte of its file.
fn behind(source: &Source, end: usize) -> String {
    let paragraphs = &source.paragraphs;
    let first = paragraphs.partition_point(|paragraph| paragraph.span.end <= end);
    let mut behind = String::new();
    for paragraph in &paragraphs[first..] {
        behind.push(' ');
        let start = if paragraph.span.start < end {
            paragraph.text.derived(end)
        } else {
            0
        };
        behind.push_str(paragraph.text.as_str().get(start..).unwrap_or_default());
        if is_enough(&behind) {
            break;
        }
    }
    one_line(&behind).chars().take(REMEMBERED).collect()
}

/// Whether a text has as many characters as are remembered.
fn is_enough(text: &str) -> bool {
    text.chars().nth(REMEMBERED - 1).is_some()
}

/// As much of a text's end as nearly always holds what is remembered.
fn near_end(text: &str) -> &str {
    &text[text.floor_char_boundary(text.len().saturating_sub(8 * REMEMBERED))..]
}

/// The last characters of a text.
fn last(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(REMEMBERED);
    text.chars().skip(skipped).collect()
}
