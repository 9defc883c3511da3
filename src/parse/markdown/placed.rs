//! The quotations that stand in place, within a sentence of the author's, and what stands beside
//! the words of the others.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::Span;

use super::flow::{Flattened, Flow, ObjectKind};
use super::part::FlowPart;

/// A quotation as it was made: its words, and the block quotation that it is of.
pub(super) struct BuiltQuotation {
    pub parts: Vec<FlowPart>,
    pub block: Option<usize>,
    /// Index into the document's citations.
    pub citation: usize,
}

/// The footnote references of a flow that stand outside its quoted words.
pub(super) fn markers_beside(flow: &Flow, words: &[&Range<usize>]) -> Vec<usize> {
    let mut beside = Vec::new();
    for object in &flow.objects {
        let ObjectKind::Footnote { index, .. } = object.kind else {
            continue;
        };
        let at = object.range.start;
        if !words
            .iter()
            .any(|words| words.start <= at && at <= words.end)
        {
            beside.push(index);
        }
    }
    beside
}

/// The quotations that stand in place. One within another is printed with the words of the outer
/// one.
pub(super) fn placed(
    flows: &Flattened,
    made: &[BuiltQuotation],
    grouped: &[bool],
) -> Vec<(Span, usize)> {
    let mut placed = Vec::new();
    for (number, made) in made.iter().enumerate() {
        let parts = made
            .parts
            .iter()
            .filter(|part| !grouped[part.flow] && !part.range.is_empty());
        placed.extend(parts.map(|part| (taken_up(&flows.flows[part.flow], &part.range), number)));
    }
    placed.sort_unstable_by_key(|(span, number)| (span.start, Reverse(span.end), *number));
    placed.dedup_by(|next, last| next.0.start < last.0.end);
    placed
}

/// What a range of words takes up in the file: all from the mark before it to the mark behind it,
/// with the markup at its ends. Where there is no mark, what stands there without width is within
/// it as well.
fn taken_up(flow: &Flow, range: &Range<usize>) -> Span {
    let text = flow.text.as_str();
    let words = flow.text.origin(range.clone());
    let before = text[..range.start].chars().next_back();
    let start = match before {
        Some(char) => {
            flow.text
                .origin(range.start - char.len_utf8()..range.start)
                .end
        }
        None => without_width(flow, range.start)
            .map(|span| span.start)
            .min()
            .unwrap_or(words.start),
    };
    let after = text[range.end..].chars().next();
    let end = match after {
        Some(char) => {
            flow.text
                .origin(range.end..range.end + char.len_utf8())
                .start
        }
        None => without_width(flow, range.end)
            .map(|span| span.end)
            .max()
            .unwrap_or(words.end),
    };
    let citation = flow
        .citation_at(range.end)
        .map_or(end, |citation| citation.span.start);
    Span::new(start.min(words.start), end.min(citation).max(words.end))
}

/// The markup that begins or ends at a place, and the citations and footnote references there.
fn without_width(flow: &Flow, at: usize) -> impl Iterator<Item = Span> {
    let edges = &flow.edges[flow.edges.partition_point(|edge| edge.at < at)..];
    let objects = flow.objects_from(at);
    let edges = edges
        .iter()
        .take_while(move |edge| edge.at == at)
        .map(|edge| edge.span);
    edges.chain(
        objects
            .iter()
            .take_while(move |object| object.range.start == at)
            .map(|object| object.span),
    )
}
