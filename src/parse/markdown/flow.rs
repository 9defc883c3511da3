//! Runs of inline text with what stands in them.
//!
//! A [`Flow`] is what a reader takes in as one piece: a paragraph, a heading, a table cell, the
//! text of a list item. No quotation in running text reaches over its end. Blockquotes and footnote
//! definitions are remembered beside the flows.

use std::ops::Range;

use pulldown_cmark::TagEnd;

use crate::parse::ForeignMarkup;
use crate::text::{Mapped, Span};

use super::event::Edge;

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
