//! What an author did to the words at a place.

use std::ops::Range;

use crate::corpus::SourceIndex;

/// A bracket that was placed: the words it stands for, which may be none, and those in it.
pub(in crate::resolve) struct PlacedBracket<'a> {
    pub(in crate::resolve) written: &'a str,
    pub(in crate::resolve) words: &'a str,
    /// In the folded source; empty if it only adds.
    pub(in crate::resolve) replaced: Range<usize>,
    pub(in crate::resolve) standing: Standing,
}

/// Where a bracket stands in its quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::resolve) enum Standing {
    /// Among quoted words, or in place of one.
    Among,
    /// With nothing but brackets between it and an elision, which leaves this out of the folded
    /// source.
    BesideElision(Range<usize>),
    /// Before everything that is quoted.
    AtStart,
    /// Behind everything that is quoted.
    AtEnd,
}

/// What matters of a place: ranges of the folded source.
pub(in crate::resolve) struct Editing<'a> {
    /// The words quoted as they stand, and those that brackets stand for.
    pub(in crate::resolve) kept: Vec<Range<usize>>,
    /// What the elisions leave out.
    pub(in crate::resolve) omitted: Vec<Range<usize>>,
    pub(in crate::resolve) brackets: Vec<PlacedBracket<'a>>,
}

impl Editing<'_> {
    /// Whether the whole of a range is quoted, and in one piece.
    pub(super) fn keeps(&self, range: &Range<usize>) -> bool {
        let mut kept = self.kept.iter();
        kept.any(|kept| kept.start <= range.start && range.end <= kept.end)
    }
}

/// Words of the source that a bracket may stand for: enough for a title and a name, or an auxiliary
/// and its companions. Whoever replaces more has rewritten a clause.
pub(in crate::resolve) const MOST_REPLACED_WORDS: usize = 4;

/// The sentences that hold kept words, as ranges of the folded source.
pub(super) fn sentences_of(index: &SourceIndex, kept: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut counted: Vec<Range<usize>> = kept
        .iter()
        .flat_map(|range| index.sentences(range))
        .cloned()
        .collect();
    counted.sort_by_key(|sentence| sentence.start);
    counted.dedup();
    counted
}
