//! The stretches of a source in which a quotation can stand at all.

use std::ops::Range;

use super::steps::Sought;
use super::strictness::Gaps;

/// What is matched at once: paragraphs, or the whole text where they do not count.
pub(super) fn stretches(sought: &Sought) -> Vec<Range<usize>> {
    let (index, text) = (sought.index, sought.text);
    let must_stand: Vec<usize> = (0..sought.tokens.len())
        .filter(|number| sought.tokens[*number].must_stand())
        .collect();
    let longest = must_stand
        .iter()
        .max_by_key(|number| sought.tokens[**number].least().len());
    if let Some(longest) = longest.filter(|_| sought.stands_together()) {
        return paragraphs_with(*longest, sought);
    }
    let lacks = |number: &usize| !sought.needle(*number).occurs(text, index.divisions());
    if must_stand.iter().any(lacks) {
        return Vec::new();
    }
    if !sought.strictness.paragraphs || sought.strictness.gaps == Gaps::AnyOrder {
        return std::iter::once(0..text.len()).collect();
    }
    (0..index.paragraph_count())
        .map(|number| index.paragraph(number))
        .collect()
}

/// The paragraphs in which a token's words stand: what stands in one paragraph stands where the
/// longest of its words do.
fn paragraphs_with(token: usize, sought: &Sought) -> Vec<Range<usize>> {
    let (index, text) = (sought.index, sought.text);
    let found = sought
        .needle(token)
        .occurrences(text, 0..text.len(), index.divisions());
    let mut numbers: Vec<usize> = found
        .into_iter()
        .map(|range| index.paragraph_at(range.start))
        .collect();
    numbers.dedup();
    numbers
        .into_iter()
        .map(|number| index.paragraph(number))
        .collect()
}
