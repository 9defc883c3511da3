//! What tells the places of an ambiguous quotation apart.

use crate::parse::{Locator, Source};
use crate::text::Span;

/// For each place, in order, the locator that names it: `para. 3`, or `para. 3, 2nd` where a
/// paragraph holds several.
pub(super) fn locators(source: &Source, places: &[Span]) -> Vec<String> {
    let paragraph = |place: &Span| {
        source
            .paragraphs
            .partition_point(|paragraph| paragraph.span.end <= place.start)
            + 1
    };
    let numbers: Vec<usize> = places.iter().map(paragraph).collect();
    let locator = |(index, number): (usize, &usize)| {
        let same = |numbers: &[usize]| numbers.iter().filter(|other| *other == number).count();
        match same(&numbers) {
            1 => format!("para. {number}"),
            _ => format!(
                "para. {number}, {}",
                Locator::ordinal(same(&numbers[..=index]))
            ),
        }
    };
    numbers.iter().enumerate().map(locator).collect()
}
