//! Where a quotation would cut what belongs together: numbers, ranges, hyphenated words.

use std::ops::Range;

use crate::parse::Paragraph;
use crate::text::numbers::numbers;
use crate::text::words::hyphenated;
use crate::text::{Folded, fold::fold_loosely};

/// What belongs together in one paragraph; ranges of the folded source, ascending.
#[derive(Debug)]
pub(super) struct Edges {
    /// What is one number.
    numbers: Vec<Range<usize>>,
    /// Ranges and digits in groups.
    ranges: Vec<Range<usize>>,
    hyphenated: Vec<Range<usize>>,
}

impl Edges {
    /// Those of a paragraph of a source. They hang on spaces and dashes that folding leaves out, and so are looked for in the
    /// loose form.
    pub(super) fn new(paragraph: &Paragraph, language: &str, folded: &Folded) -> Self {
        let loose = fold_loosely(&paragraph.text);
        let found = numbers(loose.as_str(), language);
        let here = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|range| folded.within(loose.origin(range))).collect();
        Self { numbers: here(found.whole), ranges: here(found.together), hyphenated: here(hyphenated(loose.as_str())) }
    }

    /// The number that a position lies inside of.
    pub(super) fn number_around(&self, at: usize) -> Option<Range<usize>> {
        around(&self.numbers, at)
    }

    /// The range, group of digits or hyphenated word that a position lies inside of.
    pub(super) fn joined_around(&self, at: usize) -> Option<Range<usize>> {
        around(&self.ranges, at).or_else(|| around(&self.hyphenated, at))
    }

    /// Whether a number starts in a stretch.
    pub(super) fn number_starts(&self, stretch: Range<usize>) -> bool {
        let first = self.numbers.partition_point(|number| number.start < stretch.start);
        self.numbers.get(first).is_some_and(|number| number.start < stretch.end)
    }
}

fn around(ranges: &[Range<usize>], at: usize) -> Option<Range<usize>> {
    let range = ranges.get(ranges.partition_point(|range| range.end <= at))?;
    (range.start < at).then(|| range.clone())
}
