//! Events in; runs of inline text out.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::ForeignMarkup;
use crate::text::{Mapped, Span};

use super::event::Edge;
use super::events::{SpannedEvent, is_citation_link};
use super::flow::{
    Blockquote, Flattened, Flow, FlowKind, InlineMarkup, InlineObject, MarkupEdge, ObjectKind,
    is_inline,
};

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
            for (at, edge) in [(start, Edge::Start), (end, Edge::End)] {
                flow.edges.push(MarkupEdge {
                    at,
                    edge,
                    markup,
                    span,
                });
            }
        }
    }
}

/// A code span's words without its backticks.
fn push_code(text: &mut Mapped, code: &str, content: &str, span: Span) {
    match content[span.range()].find(code) {
        Some(at) => text.push_verbatim(code, span.start + at),
        None => text.push(code, span),
    }
}
