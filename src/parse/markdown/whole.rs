//! The parser's events in; the document's own, out.
//!
//! The parser gives `[@a, para. 6]` as several texts, or as a part of one. Here each citation and
//! footnote reference becomes one event, and quotations are put where they begin and end.

use std::iter::Peekable;

use pulldown_cmark::{CowStr, Event as Parsed, Tag, TagEnd};

use crate::text::Span;

use super::event::{Edge, Event};
use super::events::SpannedEvent;
use super::flow::{Flattened, InlineObject, ObjectKind, is_inline};
use super::quotations::FoundQuotations;

/// Something to put among the events.
struct Insert {
    event: Event,
    /// What it takes up in the file: nothing for an edge.
    span: Span,
}

/// Puts citations, footnote references and quotations among the parser's events. Tags stay where
/// they are, so that they still pair.
pub(super) fn whole(
    content: &str,
    events: Vec<SpannedEvent>,
    flows: &Flattened,
    found: &FoundQuotations,
) -> Vec<(Event, Span)> {
    let layout = &found.layout;
    let mut gatherer = Gatherer {
        content,
        inserts: inserts(flows, found).into_iter().peekable(),
        taken: 0,
        events: Vec::new(),
        numbers: Counters::default(),
    };
    let mut starts = layout
        .blocks
        .iter()
        .map(|(range, _)| range.start)
        .enumerate()
        .peekable();
    // Blocks are in order, the outer one first: those that are open end in the order of a stack.
    let mut open: Vec<usize> = Vec::new();
    for (index, (event, span)) in events.into_iter().enumerate() {
        let here = Span::new(span.start, span.start);
        while let Some(block) = open.pop_if(|block| layout.blocks[*block].0.end == index) {
            gatherer
                .events
                .push((Event::Blocks(block, Edge::End), here));
        }
        while let Some((block, _)) = starts.next_if(|(_, start)| *start == index) {
            gatherer
                .events
                .push((Event::Blocks(block, Edge::Start), here));
            open.push(block);
        }
        gatherer.event(event, span);
    }
    let end = gatherer.events.last().map_or(0, |(_, span)| span.end);
    let ends = open
        .into_iter()
        .rev()
        .map(|block| (Event::Blocks(block, Edge::End), Span::new(end, end)));
    gatherer.events.extend(ends);
    gatherer.events
}

/// All that is put among the events, in order of place.
fn inserts(flows: &Flattened, found: &FoundQuotations) -> Vec<Insert> {
    let objects = flows
        .flows
        .iter()
        .flat_map(|flow| &flow.objects)
        .filter(|object| !is_link(object));
    let mut inserts: Vec<Insert> = objects
        .map(|object| Insert {
            event: event(object),
            span: object.span,
        })
        .collect();
    for (number, pair) in found.unchecked.iter().enumerate() {
        inserts.push(Insert {
            event: Event::Pair(number),
            span: Span::new(pair.span.end, pair.span.end),
        });
    }
    for (span, quotation) in &found.layout.placed {
        for (at, edge) in [(span.start, Edge::Start), (span.end, Edge::End)] {
            inserts.push(Insert {
                event: Event::Quotation(*quotation, edge),
                span: Span::new(at, at),
            });
        }
    }
    inserts.sort_by_key(order);
    inserts
}

/// An edge stands before what takes up room at its place, and one quotation ends before the next
/// begins.
fn order(insert: &Insert) -> (usize, usize, bool) {
    let begins = matches!(insert.event, Event::Quotation(_, Edge::Start));
    (insert.span.start, insert.span.end, begins)
}

/// Whether an insert ends with the block that ends at a position.
fn ends_by(insert: &Insert, end: usize) -> bool {
    let is_end = matches!(
        insert.event,
        Event::Quotation(_, Edge::End) | Event::Pair(_)
    );
    is_end && insert.span.start <= end
}

/// `[@key](…)` stays the link that Markdown makes of it; it is reported.
fn is_link(object: &InlineObject) -> bool {
    matches!(object.kind, ObjectKind::Citation { link: true, .. })
}

fn event(object: &InlineObject) -> Event {
    match object.kind {
        ObjectKind::Footnote { index, .. } => Event::Marker(index),
        ObjectKind::Citation { index, .. } => Event::Citation(index),
    }
}

struct Gatherer<'a, I: Iterator<Item = Insert>> {
    content: &'a str,
    inserts: Peekable<I>,
    /// Up to where the file is taken up by what is put in already.
    taken: usize,
    events: Vec<(Event, Span)>,
    numbers: Counters,
}

/// How many headings and links have begun, and which links have not ended.
#[derive(Default)]
struct Counters {
    headings: usize,
    links: usize,
    open: Vec<usize>,
}

impl Counters {
    /// The document's own event, where the document has a list of what the parser's event begins or
    /// ends.
    fn own(&mut self, event: Parsed<'static>) -> Event {
        match event {
            Parsed::Start(Tag::Heading { .. }) => Event::Heading(self.headings, Edge::Start),
            Parsed::End(TagEnd::Heading(_)) => {
                self.headings += 1;
                Event::Heading(self.headings - 1, Edge::End)
            }
            Parsed::Start(Tag::Link { .. }) => Event::Link(self.begin_link(), Edge::Start),
            Parsed::Start(Tag::Image { .. }) => Event::Picture(self.begin_link(), Edge::Start),
            Parsed::End(TagEnd::Link) => {
                Event::Link(self.open.pop().unwrap_or_default(), Edge::End)
            }
            Parsed::End(TagEnd::Image) => {
                Event::Picture(self.open.pop().unwrap_or_default(), Edge::End)
            }
            event => Event::Markdown(event),
        }
    }

    fn begin_link(&mut self) -> usize {
        self.open.push(self.links);
        self.links += 1;
        self.links - 1
    }
}

impl<I: Iterator<Item = Insert>> Gatherer<'_, I> {
    fn event(&mut self, event: Parsed<'static>, span: Span) {
        match event {
            Parsed::End(tag) => {
                self.put_before(span.end);
                // Words that end with their block end in it.
                while !is_inline(tag)
                    && let Some(insert) = self.inserts.next_if(|next| ends_by(next, span.end))
                {
                    self.events.push((insert.event, insert.span));
                }
            }
            // What begins a paragraph stands in it.
            Parsed::Start(ref tag) if !is_inline(tag.to_end()) => self.put_before(span.start),
            _ => self.put_before(span.start + 1),
        }
        match event {
            Parsed::Text(text) => self.text(text, span),
            Parsed::FootnoteReference(_) => {}
            Parsed::SoftBreak | Parsed::HardBreak | Parsed::Code(_) | Parsed::InlineHtml(_)
                if span.end <= self.taken => {}
            Parsed::InlineHtml(text) => self.push(Parsed::Text(text), span),
            event => self.push(event, span),
        }
    }

    /// Puts in what stands before an offset.
    fn put_before(&mut self, offset: usize) {
        while let Some(insert) = self.inserts.next_if(|insert| insert.span.start < offset) {
            self.taken = self.taken.max(insert.span.end);
            self.events.push((insert.event, insert.span));
        }
    }

    /// A text, cut where something is put into it.
    fn text(&mut self, text: CowStr<'static>, span: Span) {
        let is_cut = |insert: &Insert| insert.span.start < span.end;
        if self.taken <= span.start && !self.inserts.peek().is_some_and(is_cut) {
            return self.push(Parsed::Text(text), span);
        }
        let mut at = span.start.max(self.taken);
        while let Some(insert) = self
            .inserts
            .peek()
            .filter(|insert| insert.span.start < span.end)
        {
            let next = insert.span.start;
            self.slice(Span::new(at, next.max(at)));
            self.put_before(next + 1);
            at = next.max(at).max(self.taken);
        }
        self.slice(Span::new(at, span.end.max(at)));
    }

    fn slice(&mut self, span: Span) {
        if !span.is_empty() {
            self.push(
                Parsed::Text(self.content[span.range()].to_owned().into()),
                span,
            );
        }
    }

    fn push(&mut self, event: Parsed<'static>, span: Span) {
        let event = self.numbers.own(event);
        self.events.push((event, span));
    }
}
