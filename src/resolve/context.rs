//! What stood before and behind a passage, and how much of it stands round a place now.
//!
//! Both who looks for the place of a `[[passage]]` table and who asks whether a locked quotation
//! still is the same one ask here.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::fold::{fold_str, lowercase};

use super::alignment::align;
use super::weighed::{Weighed, weighed, weight};

/// Characters of a source that are remembered before and behind a quotation.
pub(super) const REMEMBERED: usize = 32;
/// Words that may have been put between a passage and those that stood beside it.
const ADDED: usize = 3;

/// The text that stood before and behind a passage.
pub(super) struct Context<'a> {
    prefix: &'a str,
    suffix: &'a str,
    /// Both folded.
    before: String,
    behind: String,
}

impl<'a> Context<'a> {
    /// As it is remembered.
    pub(super) fn new(prefix: &'a str, suffix: &'a str) -> Self {
        Self {
            prefix,
            suffix,
            before: fold_str(prefix).trim_end().to_owned(),
            behind: fold_str(suffix).trim_start().to_owned(),
        }
    }

    /// How many characters right beside a range of the folded text are the remembered ones.
    pub(super) fn literal(&self, index: &SourceIndex, range: &Range<usize>) -> usize {
        let [before, behind] = beside(index, range);
        common(self.before.chars().rev(), before.chars().rev())
            + common(self.behind.chars(), behind.chars())
    }

    /// Share of the remembered words, by weight, that stand near a range in their order, with
    /// others between them or not; 0 to 1.
    pub(super) fn kept(&self, index: &SourceIndex, range: &Range<usize>) -> f64 {
        let words = index.words();
        let first = words.partition_point(|word| word.end <= range.start);
        let last = words.partition_point(|word| word.start < range.end);
        let (before, behind) = (self.words_before(), self.words_behind());
        let [before, behind] = [&before, &behind].map(|text| weighed(index, text, REMEMBERED));
        let all = weight(&before) + weight(&behind);
        if all <= 0.0 {
            return 0.0;
        }
        let start = first.saturating_sub(before.len() + ADDED);
        let end = (last + behind.len() + ADDED).min(words.len());
        let kept = shared(index, &before, start..first) + shared(index, &behind, last..end);
        kept / all
    }

    /// Whether the two words right before a range or those right behind it are the remembered ones,
    /// or the source begins or ends there as it did.
    pub(super) fn stands(&self, index: &SourceIndex, range: &Range<usize>) -> bool {
        let [before, behind] = beside(index, range);
        let remembered: Vec<&str> = self.before.split_whitespace().rev().collect();
        let now = before.split_whitespace().rev();
        let is_cut = self.prefix.chars().count() >= REMEMBERED;
        if is_same(&remembered, now, is_cut, |now, own| now.ends_with(own)) {
            return true;
        }
        let remembered: Vec<&str> = self.behind.split_whitespace().collect();
        let is_cut = self.suffix.chars().count() >= REMEMBERED;
        let now = behind.split_whitespace();
        is_same(&remembered, now, is_cut, |now, own| now.starts_with(own))
    }

    /// The words that stood before, in small letters, without the one that may be cut.
    pub(super) fn words_before(&self) -> String {
        whole_words(self.prefix, true)
    }

    /// The same of those behind.
    pub(super) fn words_behind(&self) -> String {
        whole_words(self.suffix, false)
    }
}

/// What stands before and behind a range of the folded text.
fn beside<'t>(index: &'t SourceIndex, range: &Range<usize>) -> [&'t str; 2] {
    let text = index.flat();
    [
        text[..range.start].trim_end(),
        text[range.end..].trim_start(),
    ]
}

/// Whether the two words next to a passage are the remembered ones, both in order from it. Of a
/// context that may be cut the outermost word need only be a piece of what stands there.
fn is_same<'t>(
    remembered: &[&str],
    now: impl Iterator<Item = &'t str>,
    is_cut: bool,
    is_piece: impl Fn(&str, &str) -> bool,
) -> bool {
    let now: Vec<&str> = now.take(2).collect();
    let nearest = &remembered[..remembered.len().min(2)];
    if !is_cut || remembered.len() > 2 {
        return now == nearest;
    }
    let Some((outermost, inner)) = nearest.split_last() else {
        return false;
    };
    now.starts_with(inner)
        && now
            .get(inner.len())
            .is_some_and(|now| is_piece(now, outermost))
}

/// Weight of the words that a stretch of the source's words has in common with remembered ones.
fn shared(index: &SourceIndex, remembered: &[Weighed], stretch: Range<usize>) -> f64 {
    let alignment = align(index, remembered, stretch);
    alignment.map_or(0.0, |alignment| alignment.shared(0..remembered.len()))
}

fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// Context, folded and in small letters, without the word that its outer end may cut: fewer
/// characters than are remembered end where the source does.
fn whole_words(context: &str, outer_is_first: bool) -> String {
    let folded = lowercase(&fold_str(context));
    if context.chars().count() < REMEMBERED {
        return folded;
    }
    let cut = if outer_is_first && folded.starts_with(char::is_alphanumeric) {
        folded.split_once(' ').map(|(_, rest)| rest)
    } else if !outer_is_first && folded.ends_with(char::is_alphanumeric) {
        folded.rsplit_once(' ').map(|(rest, _)| rest)
    } else {
        None
    };
    cut.map_or_else(|| folded.clone(), str::to_owned)
}
