//! How strictly a quotation is looked for.

use std::ops::Range;

use super::token::BracketToken;

/// How strictly to look. The strict way is the rule; the others only find out what is wrong.
#[derive(Clone, Copy)]
pub(super) struct Strictness<'a> {
    /// Case must be the same.
    pub(super) case: bool,
    /// A match starts and ends at word boundaries.
    pub(super) whole_words: bool,
    /// Paragraph ends are crossed only where the quotation says so.
    pub(super) paragraphs: bool,
    /// What lies between two parts.
    pub(super) gaps: Gaps,
    /// Words of the source that one bracket may stand for.
    pub(super) replaced_words: usize,
    /// Whether a bracket may stand for a range of the folded source without changing what is said.
    pub(super) is_free: &'a dyn Fn(&BracketToken, Range<usize>) -> bool,
}

/// What may lie between two parts of a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// What the quotation says.
    AsWritten,
    /// Whole paragraphs, wherever the quotation goes on to another.
    ParagraphsSkipped,
    /// Anything, and the parts may stand in any order.
    AnyOrder,
}
