//! The quotation that is being typed at a place.
//!
//! Whether words are one is asked of the same reader as everywhere: what is typed is closed and
//! cited, and read.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::parse::Quotation;
use crate::parse::markdown::{closer, document};
use crate::text::{FileId, Span};

use super::item::Place;

/// A quotation without its end.
pub(super) struct Begun {
    /// Its words so far; spans are those of [`Begun::block`].
    pub(super) quotation: Quotation,
    /// The text from the beginning of its block to the cursor.
    pub(super) block: String,
    /// The mark that will close it; nothing in a blockquote.
    pub(super) closer: Option<char>,
    /// Whether that mark stands behind the cursor, as editors put it there.
    pub(super) is_closed: bool,
    /// Keys that are cited for it behind the cursor.
    pub(super) cited: Vec<String>,
}

/// A key that any source could have.
const ANY: &str = "a";

/// The quotations that the words before the cursor may belong to: in a blockquote all of it, or
/// what stands in marks there.
pub(super) fn begun(file: &FileId, place: &Place<'_>) -> Vec<Begun> {
    let line = place.text[place.line_start()..place.at].trim_start();
    let is_block = line.starts_with('>');
    let start = block_start(place, is_block);
    let block = &place.text[start..place.at];
    let whole = is_block.then(|| in_block(file, place, block)).flatten();
    let marked = marked(file, place, block);
    whole.into_iter().chain(marked).collect()
}

/// Where the paragraph or blockquote of the cursor begins.
fn block_start(place: &Place<'_>, is_block: bool) -> usize {
    let mut start = place.line_start();
    for line in place.before()[..start].split_inclusive('\n').rev() {
        let line_is_quoted = line.trim_start().starts_with('>');
        if line.trim().is_empty() || is_block != line_is_quoted {
            break;
        }
        start -= line.len();
    }
    start
}

fn in_block(file: &FileId, place: &Place<'_>, block: &str) -> Option<Begun> {
    let quotation = read(file, block, &format!("\n>\n> — [@{ANY}]\n"))?;
    Some(Begun {
        quotation,
        block: block.to_owned(),
        closer: None,
        is_closed: false,
        cited: cited(behind(place.after(), true)),
    })
}

/// The pair of marks that is open at the cursor: the outermost, which holds the others. The block
/// is read once for each mark that may close one, however many may open one.
fn marked(file: &FileId, place: &Place<'_>, block: &str) -> Option<Begun> {
    let mut found: Option<(usize, char, Quotation)> = None;
    let closers: BTreeSet<char> = block.chars().filter_map(closer).collect();
    for closer in closers {
        let Some(quotation) = read(file, block, &format!("{closer} [@{ANY}]\n")) else {
            continue;
        };
        let Some(at) = opener(&block[..quotation.span.start], closer) else {
            continue;
        };
        if found.as_ref().is_none_or(|(outer, ..)| at < *outer) {
            found = Some((at, closer, quotation));
        }
    }
    let (_, closer, quotation) = found?;
    Some(Begun {
        quotation,
        block: block.to_owned(),
        closer: Some(closer),
        is_closed: place.after().starts_with(closer),
        cited: cited(behind(place.after(), false)),
    })
}

/// Where the mark stands, at the end of a text, that opens what `closing` closes; behind a letter
/// it is an apostrophe.
fn opener(before: &str, closing: char) -> Option<usize> {
    let (at, mark) = before.trim_end().char_indices().next_back()?;
    let in_word = before[..at].ends_with(char::is_alphanumeric);
    (closer(mark) == Some(closing) && !in_word).then_some(at)
}

/// The quotation that ends with the block, if it is closed so.
fn read(file: &FileId, block: &str, ending: &str) -> Option<Quotation> {
    let text = format!("{block}{ending}");
    let body = Span::new(0, text.len());
    let document = document(file, &text, body, &mut Diagnostics::default());
    let end = block.trim_end().len();
    let mut quotations = document.quotations.into_iter();
    quotations.find(|quotation| quotation.span.end == end)
}

/// What follows in the same block, or in the next one if that is nothing but a citation.
fn behind(after: &str, is_block: bool) -> &str {
    let mut end = 0;
    for line in after.split_inclusive('\n') {
        let is_quoted = line.trim_start().starts_with('>');
        if end > 0 && (line.trim().is_empty() || is_block && !is_quoted) {
            break;
        }
        end += line.len();
    }
    &after[..end]
}

/// The keys of the first citation of a text, before another quotation can begin.
fn cited(behind: &str) -> Vec<String> {
    let Some((words, citation)) = behind.split_once("[@") else {
        return Vec::new();
    };
    if words.contains(['“', '„', '«', '「']) {
        return Vec::new();
    }
    let citation = citation.split(']').next().unwrap_or_default();
    let keys = citation
        .split(';')
        .map(|one| one.split(',').next().unwrap_or_default());
    keys.map(|key| key.trim().trim_start_matches('@').to_owned())
        .collect()
}
