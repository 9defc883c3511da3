//! Events in; runs of inline text with what stands in them, out.
//!
//! A [`Flow`] is what a reader takes in as one piece: a paragraph, a heading, a table cell, the
//! text of a list item. No quotation in running text reaches over its end. Blockquotes and footnote
//! definitions are remembered beside the flows.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::ForeignMarkup;
use crate::text::{Mapped, Span};

use super::event::Edge;
use super::events::{SpannedEvent, is_citation_link};

/// A run of inline text.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub kind: FlowKind,
    /// Its events; the tags of a paragraph, heading or cell included.
    pub events: Range<usize>,
    /// The innermost blockquote that it stands in.
    pub quote: Option<usize>,
    /// The footnote definition that it stands in.
    pub definition: Option<usize>,
    /// As a reader sees it; the end of a line is `\n`.
    pub text: Mapped,
    /// Where Markdown's markup begins and ends, in order.
    pub edges: Vec<MarkupEdge>,
    /// Ranges in which nothing is a mark or a citation: code, pictures, addresses, HTML tags.
    pub opaque: Vec<Range<usize>>,
    /// HTML tags in running text, in order.
    pub tags: Vec<Range<usize>>,
    /// Citations and footnote references, in order.
    pub objects: Vec<InlineObject>,
}

impl Flow {
    /// The objects at a place in the text and behind it.
    pub(super) fn objects_from(&self, at: usize) -> &[InlineObject] {
        &self.objects[self
            .objects
            .partition_point(|object| object.range.start < at)..]
    }

    /// The first citation at a place in the text: it stands behind the words that end there, and is
    /// none of them.
    pub(super) fn citation_at(&self, at: usize) -> Option<&InlineObject> {
        let mut here = self
            .objects_from(at)
            .iter()
            .take_while(|object| object.range.start == at);
        here.find(|object| matches!(object.kind, ObjectKind::Citation { link: false, .. }))
    }

    /// Takes ranges out of the words, which are in order and without overlap; all that stands in
    /// one of them then stands, without width, where it was.
    pub(super) fn leave_out(&mut self, taken: &[Range<usize>]) {
        if taken.is_empty() {
            return;
        }
        let mut before = Vec::with_capacity(taken.len());
        let mut words = Mapped::default();
        let mut at = 0;
        for range in taken {
            words.push_part(&self.text, at..range.start);
            before.push(words.as_str().len());
            at = range.end;
        }
        words.push_part(&self.text, at..self.text.as_str().len());
        let moved = |old: usize| match taken.partition_point(|range| range.start <= old) {
            0 => old,
            index => before[index - 1] + old.saturating_sub(taken[index - 1].end),
        };
        for range in self.opaque.iter_mut().chain(&mut self.tags) {
            *range = moved(range.start)..moved(range.end);
        }
        for edge in &mut self.edges {
            edge.at = moved(edge.at);
        }
        for object in &mut self.objects {
            object.range = moved(object.range.start)..moved(object.range.end);
        }
        self.text = words;
    }
}

/// Where markup begins or ends in the text of a flow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct MarkupEdge {
    pub at: usize,
    pub edge: Edge,
    pub markup: InlineMarkup,
    /// The whole of it in the file.
    pub span: Span,
}

/// Markup in running text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum InlineMarkup {
    Emphasis,
    /// With its index in the document's links.
    Link(usize),
    /// What no quotation may hold.
    Foreign(ForeignMarkup),
}

/// What a flow is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum FlowKind {
    /// A paragraph, list item, heading or table cell.
    #[default]
    Text,
    /// Raw HTML, shown as text.
    Html,
    /// A code block; nothing in it is checked.
    Code,
}

/// A citation or footnote reference. It is no part of the words round it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct InlineObject {
    /// Its place in the text of its flow; empty once the flow is [scanned](super::scan).
    pub range: Range<usize>,
    /// From `[` to its end in the file.
    pub span: Span,
    pub kind: ObjectKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum ObjectKind {
    Citation {
        /// Into the document's citations, once they are known.
        index: usize,
        /// `[@key](…)`, which Markdown reads as a link.
        link: bool,
    },
    /// `[^id]`, with its id.
    Footnote {
        id: String,
        /// Into the document's footnotes, once they are numbered.
        index: usize,
    },
}

/// A blockquote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Blockquote {
    pub span: Span,
    /// Its events, start and end included.
    pub events: Range<usize>,
    /// The blockquote round it.
    pub parent: Option<usize>,
    /// The flows of which it is the innermost blockquote.
    pub flows: Vec<usize>,
}

/// All flows of a document, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Flattened {
    pub flows: Vec<Flow>,
    /// By place of their start.
    pub blockquotes: Vec<Blockquote>,
    /// The ids of footnote definitions, by place of their start.
    pub definitions: Vec<String>,
}

/// Flattens the events of a document.
pub(super) fn flows(content: &str, events: &[SpannedEvent]) -> Flattened {
    let mut builder = FlowBuilder {
        content,
        ..FlowBuilder::default()
    };
    for (index, (event, span)) in events.iter().enumerate() {
        builder.read(index, event, *span);
    }
    builder.close(events.len());
    builder.flows
}

#[derive(Default)]
struct FlowBuilder<'a> {
    content: &'a str,
    flows: Flattened,
    open: Option<Flow>,
    quotes: Vec<usize>,
    definitions: Vec<usize>,
    /// For each open inline tag, the index of its edge in the open flow.
    inline: Vec<usize>,
    /// How many links and pictures have begun.
    links: usize,
}

impl FlowBuilder<'_> {
    fn read(&mut self, index: usize, event: &Event<'static>, span: Span) {
        match event {
            Event::Start(tag) if is_inline(tag.to_end()) => self.start_inline(index, tag, span),
            Event::End(tag) if is_inline(*tag) => self.end_inline(index, *tag, span),
            Event::Start(tag) => self.start_block(index, tag, span),
            Event::End(tag) => self.end_block(index, *tag),
            Event::Rule => self.close(index),
            event => self.text(index, event, span),
        }
    }

    /// The open flow; text that stands in no paragraph is that of a tight list item.
    fn flow(&mut self, index: usize) -> &mut Flow {
        let (quote, definition) = (
            self.quotes.last().copied(),
            self.definitions.last().copied(),
        );
        self.open.get_or_insert_with(|| Flow {
            events: index..index,
            quote,
            definition,
            ..Flow::default()
        })
    }

    fn close(&mut self, end: usize) {
        self.inline.clear();
        let Some(mut flow) = self.open.take() else {
            return;
        };
        flow.events.end = end;
        // Nested tags end inner first; whoever reads these walks them by their start.
        flow.opaque.sort_by_key(|range| (range.start, range.end));
        if let Some(quote) = flow.quote
            && let Some(blockquote) = self.flows.blockquotes.get_mut(quote)
        {
            blockquote.flows.push(self.flows.flows.len());
        }
        self.flows.flows.push(flow);
    }

    fn start_block(&mut self, index: usize, tag: &Tag<'static>, span: Span) {
        self.close(index);
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell => _ = self.flow(index),
            Tag::HtmlBlock => self.flow(index).kind = FlowKind::Html,
            Tag::CodeBlock(_) => self.flow(index).kind = FlowKind::Code,
            Tag::BlockQuote(_) => {
                let parent = self.quotes.last().copied();
                self.quotes.push(self.flows.blockquotes.len());
                self.flows.blockquotes.push(Blockquote {
                    span,
                    events: index..index,
                    parent,
                    flows: Vec::new(),
                });
            }
            Tag::FootnoteDefinition(id) => {
                self.definitions.push(self.flows.definitions.len());
                self.flows.definitions.push(id.to_string());
            }
            _ => {}
        }
    }

    fn end_block(&mut self, index: usize, tag: TagEnd) {
        let owns_end = matches!(
            tag,
            TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::TableCell
                | TagEnd::HtmlBlock
                | TagEnd::CodeBlock
        );
        self.close(if owns_end { index + 1 } else { index });
        if matches!(tag, TagEnd::BlockQuote(_))
            && let Some(quote) = self.quotes.pop()
        {
            self.flows.blockquotes[quote].events.end = index + 1;
        }
        if tag == TagEnd::FootnoteDefinition {
            self.definitions.pop();
        }
    }

    fn start_inline(&mut self, index: usize, tag: &Tag<'static>, span: Span) {
        let link = self.links;
        self.links += usize::from(matches!(tag, Tag::Link { .. } | Tag::Image { .. }));
        let markup = match tag {
            Tag::Link { .. } => InlineMarkup::Link(link),
            Tag::Image { .. } => InlineMarkup::Foreign(ForeignMarkup::Picture),
            Tag::Strikethrough => InlineMarkup::Foreign(ForeignMarkup::Struck),
            _ => InlineMarkup::Emphasis,
        };
        let flow = self.flow(index);
        let edge = MarkupEdge {
            at: flow.text.as_str().len(),
            edge: Edge::Start,
            markup,
            span,
        };
        flow.edges.push(edge);
        let number = flow.edges.len() - 1;
        self.inline.push(number);
    }

    fn end_inline(&mut self, index: usize, tag: TagEnd, span: Span) {
        let content = self.content;
        let started = self.inline.pop();
        let flow = self.flow(index);
        let Some(started) = started.and_then(|number| flow.edges.get(number)).copied() else {
            return;
        };
        let range = started.at..flow.text.as_str().len();
        flow.edges.push(MarkupEdge {
            at: range.end,
            edge: Edge::End,
            ..started
        });
        match tag {
            TagEnd::Link if is_citation_link(content, span) => {
                flow.objects.push(InlineObject {
                    range,
                    span,
                    kind: ObjectKind::Citation {
                        index: 0,
                        link: true,
                    },
                });
            }
            TagEnd::Link if content[span.range()].starts_with('<') => flow.opaque.push(range),
            TagEnd::Image => flow.opaque.push(range),
            _ => {}
        }
    }

    fn text(&mut self, index: usize, event: &Event<'static>, span: Span) {
        let content = self.content;
        let flow = self.flow(index);
        let start = flow.text.as_str().len();
        match event {
            Event::Text(text) if content[span.range()] == **text => {
                flow.text.push_verbatim(text, span.start);
            }
            Event::Text(text) => flow.text.push(text, span),
            Event::Code(text) => push_code(&mut flow.text, text, content, span),
            Event::SoftBreak | Event::HardBreak => flow.text.push("\n", span),
            Event::InlineHtml(html) if content[span.range()] == **html => {
                flow.text.push_verbatim(html, span.start);
            }
            Event::InlineHtml(html) => flow.text.push(html, span),
            Event::FootnoteReference(id) => {
                flow.text.push_verbatim(&content[span.range()], span.start);
                let range = start..flow.text.as_str().len();
                flow.objects.push(InlineObject {
                    range,
                    span,
                    kind: ObjectKind::Footnote {
                        id: id.to_string(),
                        index: 0,
                    },
                });
            }
            _ => {}
        }
        if matches!(event, Event::Code(_) | Event::InlineHtml(_)) {
            flow.opaque.push(start..flow.text.as_str().len());
        }
        if matches!(event, Event::InlineHtml(_)) {
            flow.tags.push(start..flow.text.as_str().len());
        }
        if matches!(event, Event::Code(_)) {
            let markup = InlineMarkup::Foreign(ForeignMarkup::Code);
            let end = flow.text.as_str().len();
            flow.edges
                .extend(
                    [(start, Edge::Start), (end, Edge::End)].map(|(at, edge)| MarkupEdge {
                        at,
                        edge,
                        markup,
                        span,
                    }),
                );
        }
    }
}

/// Tags that stand in running text.
pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// A code span's words without its backticks.
fn push_code(text: &mut Mapped, code: &str, content: &str, span: Span) {
    match content[span.range()].find(code) {
        Some(at) => text.push_verbatim(code, span.start + at),
        None => text.push(code, span),
    }
}
