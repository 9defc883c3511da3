//! Locators as an author writes them.

use crate::parse::{Locator, Source};
use crate::text::Span;

use super::paragraph_at;

/// A place in a paragraph: `para. 3`, or `para. 3, 2nd` where it is one of several there.
pub fn locator(paragraph: usize, occurrence: Option<usize>) -> String {
    match occurrence {
        None => format!("para. {paragraph}"),
        Some(number) => format!("para. {paragraph}, {}", Locator::ordinal(number)),
    }
}

/// For each of several places of the same words, in order, the locator that names it alone.
pub fn locators(source: &Source, places: &[Span]) -> Vec<String> {
    let paragraphs: Vec<usize> = places
        .iter()
        .map(|place| paragraph_at(source, place.start))
        .collect();
    let mut locators = Vec::with_capacity(places.len());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let is_alone = count(&paragraphs, *paragraph) == 1;
        let occurrence = count(&paragraphs[..=index], *paragraph);
        locators.push(locator(*paragraph, (!is_alone).then_some(occurrence)));
    }
    locators
}

fn count(paragraphs: &[usize], wanted: usize) -> usize {
    paragraphs
        .iter()
        .filter(|paragraph| **paragraph == wanted)
        .count()
}
