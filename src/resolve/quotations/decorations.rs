//! What the author put round and among quoted words: emphasis, links, notes, and other marks.

use std::collections::VecDeque;
use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::parse::{Quotation, QuotedObject, QuotedObjectKind};
use crate::resolve::Mark;
use crate::text::{Folded, Span};

/// What the author put round and among the words, by bytes of the author's file.
pub(super) struct Decorations {
    pub(super) emphasis: Vec<Span>,
    pub(super) links: Vec<(Span, usize)>,
    pub(super) objects: VecDeque<(usize, QuotedObjectKind)>,
}

impl Decorations {
    pub(super) fn new(quotation: &Quotation) -> Self {
        let origin = |range: &Range<usize>| quotation.text.origin(range.clone());
        Self {
            emphasis: quotation.emphasis.iter().map(origin).collect(),
            links: quotation
                .links
                .iter()
                .map(|(range, link)| (origin(range), *link))
                .collect(),
            objects: quotation
                .objects
                .iter()
                .map(|object| (place(object, quotation), object.kind))
                .collect(),
        }
    }

    /// Positions of the source at which the words are cut.
    pub(super) fn cuts(&self, words: &Folded, start: usize, range: &Range<usize>) -> Vec<usize> {
        let author = words.origin(0..words.as_str().len());
        let mut cuts = Vec::new();
        for span in self
            .emphasis
            .iter()
            .chain(self.links.iter().map(|(span, _)| span))
        {
            let inside = words.within(*span);
            if !inside.is_empty() {
                cuts.extend([start + inside.start, start + inside.end]);
            }
        }
        let inside = |at: &usize| author.start < *at && *at < author.end;
        cuts.extend(
            self.objects
                .iter()
                .map(|(at, _)| *at)
                .filter(inside)
                .map(|at| start + words.position(at)),
        );
        cuts.retain(|cut| range.start < *cut && *cut < range.end);
        cuts
    }
}

/// Where an object stands in the author's file.
fn place(object: &QuotedObject, quotation: &Quotation) -> usize {
    match object.at.checked_sub(1) {
        // Where the character before it ends: the one behind it may be part of the next words.
        Some(before) => quotation.text.origin(before..object.at).end,
        None => quotation.text.origin(0..0).start,
    }
}

/// Quotation marks and apostrophes among words that the author writes otherwise than the source.
pub(super) fn marks(
    quotation: &Quotation,
    words: &Folded,
    folded: Range<usize>,
    start: usize,
    index: &SourceIndex,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, _) in words.as_str()[folded.clone()].match_indices(['"', '\'']) {
        let at = folded.start + at;
        let author = words.origin(at..at + 1);
        let written = &quotation.text.as_str()
            [quotation.text.derived(author.start)..quotation.text.derived(author.end)];
        let span = index.span(start + at..start + at + 1);
        if written != index.shown(span) {
            marks.push(Mark {
                span,
                written: written.to_owned(),
            });
        }
    }
    marks
}
