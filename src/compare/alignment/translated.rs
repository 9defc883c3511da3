//! A text and its translation, which share no words: they go together by their paragraphs.

use crate::parse::Source;

/// The key of the text that a source gives, be it in translation.
pub(super) fn voice(source: &Source) -> &str {
    match &source.sidecar.translation_of {
        Some(original) => &original.value,
        None => source.key.as_str(),
    }
}

/// Paragraphs, from 1, that give the same paragraph of their common original.
pub(super) fn translated(first: &Source, second: &Source) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for a in 1..=first.paragraphs.len() {
        let Some(original) = original(first, a) else {
            continue;
        };
        let found =
            (1..=second.paragraphs.len()).find(|b| self::original(second, *b) == Some(original));
        pairs.extend(found.map(|b| (a, b)));
    }
    pairs
}

/// The paragraph of its original that a paragraph gives.
fn original(source: &Source, paragraph: usize) -> Option<usize> {
    if source.sidecar.translation_of.is_some() {
        source.original_paragraph(paragraph)
    } else {
        Some(paragraph)
    }
}
