//! A text that may not be republished: its quoted passages, and the numbers of what lies between where a translation leads there.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::parse::Source;
use crate::render::edition::Edition;
use crate::render::quote::Nobody;
use crate::resolve::{self, QuotationId};

use super::card::locus;
use super::{Passage, passage};

/// A quoted passage of a text that may not be republished.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Excerpt {
    /// Paragraphs before it of which nothing is shown.
    pub before: Vec<HiddenParagraph>,
    /// The mark's id.
    pub id: String,
    /// Paragraph of its first word, with the id `pN` where it is the first of its paragraph.
    pub paragraph: usize,
    /// Whether it is the first of its paragraph.
    pub first: bool,
    /// The words.
    pub passage: Passage,
}

/// A paragraph of which nothing is shown but its number, since passages of a translation lead there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct HiddenParagraph {
    /// From 1.
    pub number: usize,
    /// “¶ 3”.
    pub locus: String,
}

/// Each quotation's passage, in order of place, and the hidden paragraphs behind the last.
pub(super) fn excerpts(
    edition: &Edition,
    source: &Source,
    quotations: &[&QuotationId],
    at: &str,
) -> (Vec<Excerpt>, Vec<HiddenParagraph>) {
    let paragraph = |id: &QuotationId| edition.resolution.quotation(id).passage().map_or(1, resolve::Passage::paragraph);
    let mut translated = translated(edition, source);
    for id in quotations {
        translated.remove(&paragraph(id));
    }
    let mut last = 0;
    let mut excerpts = Vec::new();
    for id in quotations {
        let (Some(shown), Some(mark)) = (passage(edition, id, at, &mut Nobody), edition.passages.get(*id)) else { continue };
        let paragraph = paragraph(id);
        let behind = translated.split_off(&paragraph);
        let before = hidden(edition, std::mem::replace(&mut translated, behind));
        excerpts.push(Excerpt { before, id: mark.id.clone(), paragraph, first: paragraph != last, passage: shown });
        last = paragraph;
    }
    (excerpts, hidden(edition, translated))
}

/// The paragraphs of a source that some translation translates.
fn translated(edition: &Edition, source: &Source) -> BTreeSet<usize> {
    let mut translated = BTreeSet::new();
    for other in edition.project.sources.values() {
        if other.key != source.key && *edition.project.original(&other.key) == source.key {
            // A translation has as many paragraphs as it says, or as its original has.
            let said = other.sidecar.original_paragraphs.as_ref().map(|numbers| numbers.value.count());
            let count = said.unwrap_or(source.paragraphs.len());
            translated.extend((1..=count).filter_map(|paragraph| other.original_paragraph(paragraph)));
        }
    }
    translated
}

fn hidden(edition: &Edition, numbers: BTreeSet<usize>) -> Vec<HiddenParagraph> {
    let shown = |number| HiddenParagraph { number, locus: locus(edition, std::iter::once(number)) };
    numbers.into_iter().map(shown).collect()
}
