//! The words of a quotation, with all that the author put among them.

use std::ops::Range;

use crate::parse::{ForeignMarkup, QuotedObject, QuotedObjectKind};
use crate::text::{Mapped, Span};

use super::event::Edge;
use super::flow::{Flow, InlineMarkup, InlineObject, MarkupEdge, ObjectKind};

/// Words being gathered, paragraph by paragraph; the fields are those of
/// [`Quotation`](crate::parse::Quotation).
#[derive(Default)]
pub(super) struct QuotedWords {
    pub text: Mapped,
    pub emphasis: Vec<Range<usize>>,
    pub links: Vec<(Range<usize>, usize)>,
    pub objects: Vec<QuotedObject>,
    pub foreign: Option<(ForeignMarkup, Span)>,
}

impl QuotedWords {
    /// Appends words of a flow. Markup round the words and their marks has no edge among them, and
    /// is none of theirs.
    pub(super) fn push(&mut self, flow: &Flow, range: &Range<usize>) {
        let start = self.text.as_str().len();
        self.text.push_part(&flow.text, range.clone());
        let first = flow.edges.partition_point(|edge| edge.at < range.start);
        let inside = flow.edges[first..]
            .iter()
            .take_while(|edge| edge.at <= range.end);
        let mut open: Vec<(InlineMarkup, usize)> = Vec::new();
        for edge in inside {
            let at = start + edge.at - range.start;
            self.note_foreign(edge);
            if edge.edge == Edge::Start {
                open.push((edge.markup, at));
                continue;
            }
            let begun = open
                .iter()
                .rposition(|(markup, _)| *markup == edge.markup)
                .map(|index| open.remove(index).1);
            self.mark(edge.markup, begun.unwrap_or(start)..at);
        }
        let end = self.text.as_str().len();
        for (markup, begun) in open {
            self.mark(markup, begun..end);
        }
        self.push_objects(flow, range, start);
    }

    fn note_foreign(&mut self, edge: &MarkupEdge) {
        if let InlineMarkup::Foreign(markup) = edge.markup {
            self.foreign.get_or_insert((markup, edge.span));
        }
    }

    /// Marks a range of the words; emphasis within emphasis is one.
    fn mark(&mut self, markup: InlineMarkup, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        match markup {
            InlineMarkup::Link(link) => self.links.push((range, link)),
            InlineMarkup::Foreign(_) => {}
            InlineMarkup::Emphasis => {
                let within = self
                    .emphasis
                    .iter()
                    .rposition(|last| last.start < range.start)
                    .map_or(0, |index| index + 1);
                self.emphasis.truncate(within);
                self.emphasis.push(range);
            }
        }
    }

    fn push_objects(&mut self, flow: &Flow, range: &Range<usize>, start: usize) {
        let citation = flow.citation_at(range.end);
        let is_inside =
            |object: &&InlineObject| object.range.start <= range.end && Some(*object) != citation;
        for object in flow.objects_from(range.start).iter().take_while(is_inside) {
            let kind = match object.kind {
                ObjectKind::Footnote { index, .. } => QuotedObjectKind::Marker(index),
                ObjectKind::Citation { index, link: false } => QuotedObjectKind::Citation(index),
                ObjectKind::Citation { link: true, .. } => continue,
            };
            self.objects.push(QuotedObject {
                at: start + object.range.start - range.start,
                kind,
            });
        }
    }
}
