//! What stands in place of words: citations and footnote markers; and what is marked: quotations in running text.

use std::collections::BTreeMap;

use crate::parse::Form;
use crate::parse::markdown::Document;
use crate::text::Span;

use super::blockquotes::whole_quotations;

/// Something that is printed in place of what stands at its span.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Insert {
    pub(super) span: Span,
    pub(super) kind: InsertKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum InsertKind {
    /// Index in [`Document::citations`].
    Citation(usize),
    /// A footnote's marker.
    Marker,
}

/// What is worked out once for a body, however many of its footnotes are written apart.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) inserts: Vec<Insert>,
    /// Quotations in running text, in order of place, without overlap.
    pub(super) inline: Vec<(Span, usize)>,
    /// Index of a blockquote's first event → its quotation.
    pub(super) whole: BTreeMap<usize, usize>,
    /// Citation → quotation.
    pub(super) cited: BTreeMap<Span, usize>,
}

impl Prepared {
    pub(super) fn new(document: &Document) -> Self {
        let quotations = document.quotations.iter().enumerate();
        Self {
            inserts: inserts(document),
            inline: inline_quotations(document),
            whole: whole_quotations(document),
            cited: quotations.map(|(index, quotation)| (quotation.citation.span, index)).collect(),
        }
    }
}

/// All citations and markers of a body, in order of place.
fn inserts(document: &Document) -> Vec<Insert> {
    let citations = document.citations.iter().enumerate();
    let citations = citations.map(|(index, citation)| Insert { span: citation.span, kind: InsertKind::Citation(index) });
    let markers = document.footnotes.iter().map(|reference| Insert { span: reference.span, kind: InsertKind::Marker });
    let mut inserts: Vec<Insert> = citations.chain(markers).collect();
    inserts.sort_by_key(|insert| insert.span);
    inserts
}

/// Quotations in running text: their spans, in order of place, without overlap.
fn inline_quotations(document: &Document) -> Vec<(Span, usize)> {
    let mut spans: Vec<(Span, usize)> = document
        .quotations
        .iter()
        .enumerate()
        .filter(|(_, quotation)| quotation.form == Form::Inline)
        .map(|(index, quotation)| (quotation.span, index))
        .collect();
    spans.sort_unstable();
    spans.dedup_by(|next, last| next.0.start < last.0.end);
    spans
}
