//! A text that may not be republished: its quoted passages, and the numbers of what lies between
//! where a translation leads there.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::render::basis::{Basis, QuotedSourceBasis};
use crate::render::strings::Strings;
use crate::resolve::Passage;

use super::{PassageView, locus, lone_passage};

/// A quoted passage of a text that may not be republished.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ExcerptView {
    /// Paragraphs before it of which nothing is shown.
    pub before: Vec<HiddenParagraphView>,
    /// The mark's id.
    pub id: String,
    /// Paragraph of its first word, with the id `pN` where it is the first of its paragraph.
    pub paragraph: usize,
    /// Whether it is the first of its paragraph.
    pub first: bool,
    /// The words.
    pub passage: PassageView,
}

/// A paragraph of which nothing is shown but its number, since passages of a translation lead
/// there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct HiddenParagraphView {
    /// From 1.
    pub number: usize,
    /// “¶ 3”.
    pub locus: String,
}

/// Each quotation's passage, in order of place, and the hidden paragraphs behind the last.
/// `translated` are the paragraphs that some translation translates.
pub(super) fn excerpts(
    basis: &Basis,
    translated: &BTreeSet<usize>,
    quotations: &[&QuotedSourceBasis],
    at: &str,
) -> (Vec<ExcerptView>, Vec<HiddenParagraphView>) {
    let strings = &basis.common.strings;
    let mut translated = translated.clone();
    for quoted in quotations {
        translated.remove(&paragraph(quoted));
    }
    let mut last = 0;
    let mut excerpts = Vec::new();
    for quoted in quotations {
        let shown = lone_passage(basis, &quoted.resolved.id, at);
        let (Some(shown), Some(mark)) = (shown, &quoted.mark) else {
            continue;
        };
        let paragraph = paragraph(quoted);
        // Those up to here stand before this passage, the others wait for the next.
        let behind = translated.split_off(&paragraph);
        let before = hidden(strings, std::mem::replace(&mut translated, behind));
        excerpts.push(ExcerptView {
            before,
            id: mark.id.clone(),
            paragraph,
            first: paragraph != last,
            passage: shown,
        });
        last = paragraph;
    }
    (excerpts, hidden(strings, translated))
}

/// The paragraph of a quotation's first word, from 1.
fn paragraph(quoted: &QuotedSourceBasis) -> usize {
    let passage = quoted.resolved.passage();
    passage.map_or(1, Passage::paragraph)
}

fn hidden(strings: &Strings, numbers: BTreeSet<usize>) -> Vec<HiddenParagraphView> {
    let shown = |number| HiddenParagraphView {
        number,
        locus: locus(strings, std::iter::once(number)),
    };
    numbers.into_iter().map(shown).collect()
}
