//! The comparisons that tie two sources.

use crate::parse::SourceId;
use crate::render::basis::{Basis, Material, QuotedSourceBasis};
use crate::render::pairs::SourcePair;

/// A comparison with the quotations of each of the two.
pub(super) struct Tie<'a> {
    pub(super) number: usize,
    pub(super) text: &'a Material,
    pub(super) quotations: [Vec<&'a QuotedSourceBasis>; 2],
}

/// The comparisons of a pair, numbered as its page numbers them.
pub(super) fn ties<'a>(basis: &'a Basis, pair: &'a SourcePair) -> Vec<Tie<'a>> {
    let mut ties = Vec::with_capacity(pair.annotations.len());
    for (number, annotation) in (1..).zip(&pair.annotations) {
        let text = basis.text(annotation);
        let sources = pair.sources.each_ref();
        ties.push(Tie {
            number,
            text,
            quotations: sources.map(|source| quotations_of(text, source)),
        });
    }
    ties
}

/// The quotations of a comparison that the page of a source shows.
fn quotations_of<'a>(text: &'a Material, source: &SourceId) -> Vec<&'a QuotedSourceBasis> {
    let mut quotations = Vec::new();
    for id in &text.checked.quotations {
        let quoted = text.quotation(id);
        if quoted
            .mark
            .as_ref()
            .is_some_and(|mark| mark.source == *source)
        {
            quotations.push(quoted);
        }
    }
    quotations
}

/// `KEY-q-ID-N`: the passage's id on a page that holds two sources.
pub(super) fn mark_id(quoted: &QuotedSourceBasis) -> Option<String> {
    let mark = quoted.mark.as_ref()?;
    Some(format!("{}-{}", mark.source, mark.id))
}

/// `KEY-sN`: the id there of a sentence.
pub(super) fn sentence_id(source: &SourceId, number: usize) -> String {
    format!("{source}-s{number}")
}
