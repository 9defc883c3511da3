//! The walk over the events of a body.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event as Parsed, Tag};

use crate::parse::Writing;
use crate::parse::markdown::{Document, Edge, Event};
use crate::render::html::Html;
use crate::render::markup::Markup;
use crate::text::Span;

use super::page_writer::{PageWriter, ProseView, Style, matching_end};

/// The table that is being written.
#[derive(Default)]
pub(super) struct TableWriter {
    /// Alignment of its columns.
    pub(super) columns: Vec<Alignment>,
    /// The column of the next cell.
    pub(super) column: usize,
    pub(super) in_head: bool,
    /// Whether the first column has no head, so that its cells head their rows.
    pub(super) heads_rows: bool,
    /// Whether the cell that is being written heads a row or column.
    pub(super) heads: bool,
}

/// One body on its way to HTML.
pub(super) struct ProseWriter<'w, 'a, 'b> {
    pub(super) page: &'w mut PageWriter<'a>,
    pub(super) body: &'b Writing,
    pub(super) style: Style,
    /// What is written since the last passage.
    pub(super) html: Markup,
    pub(super) done: Vec<ProseView>,
    /// The quotation in running text that was written last: its other paragraphs are written with
    /// it.
    pub(super) written: Option<usize>,
    /// What elisions of the last quotation leave out, to stand behind its citation.
    pub(super) left_out: Vec<Html>,
    /// Reasons for words in the heading or link that is open, to be given behind it, and the key of
    /// what leads each.
    pub(super) waiting: Vec<(&'static str, &'a str)>,
    /// Words of blockquotes whose reason is given already, below a blockquote within the one that
    /// is open.
    pub(super) said: BTreeSet<Span>,
    /// Numbers of the notes that the block refers to, each for the first time.
    pub(super) noted: Vec<usize>,
    /// How much each heading's level is raised.
    pub(super) raise: isize,
    pub(super) table: TableWriter,
    pub(super) in_link: bool,
    pub(super) in_heading: bool,
}

impl<'w, 'a, 'b> ProseWriter<'w, 'a, 'b> {
    pub(super) fn new(page: &'w mut PageWriter<'a>, body: &'b Writing, style: Style) -> Self {
        let document = &body.document;
        let highest = document
            .headings
            .iter()
            .map(|heading| isize::from(heading.level))
            .min()
            .unwrap_or(1);
        let raise = isize::try_from(style.heading).unwrap_or(2) - highest;
        Self {
            page,
            body,
            style,
            html: Markup::default(),
            done: Vec::new(),
            written: None,
            left_out: Vec::new(),
            waiting: Vec::new(),
            said: BTreeSet::new(),
            noted: Vec::new(),
            raise,
            table: TableWriter::default(),
            in_link: false,
            in_heading: false,
        }
    }

    pub(super) fn finish(mut self) -> Vec<ProseView> {
        self.flush();
        self.done
    }

    pub(super) fn flush(&mut self) {
        if !self.html.is_empty() {
            self.done
                .push(ProseView::Markup(std::mem::take(&mut self.html)));
        }
    }

    pub(super) fn events(&mut self, range: Range<usize>) {
        let (mut index, mut depth) = (range.start, 0usize);
        while index < range.end.min(self.body.document.events.len()) {
            let next = self.event(index);
            for (event, _) in &self.body.document.events[index..next] {
                match event.tag() {
                    Some(Edge::Start) => depth += 1,
                    Some(Edge::End) => depth = depth.saturating_sub(1),
                    None => {}
                }
            }
            if depth == 0 {
                self.end_block();
            }
            index = next;
        }
    }

    /// After a block of a page's own text: the notes that it refers to first.
    fn end_block(&mut self) {
        let noted = std::mem::take(&mut self.noted);
        if !noted.is_empty() {
            self.flush();
            self.page
                .noted
                .extend(noted.iter().map(|number| number - 1));
            self.done.push(ProseView::Notes(noted));
        }
    }

    /// Writes one event, or what begins with it; returns the next one's index.
    pub(super) fn event(&mut self, index: usize) -> usize {
        let document: &'b Document = &self.body.document;
        match &document.events[index].0 {
            Event::Markdown(event) => return self.parsed(event, index),
            Event::Quotation(quotation, Edge::Start) => return self.quotation(*quotation, index),
            Event::Blocks(blocks, Edge::Start) => return self.quoted_blocks(*blocks, index),
            Event::Quotation(_, Edge::End)
            | Event::Blocks(_, Edge::End)
            | Event::Picture(_, Edge::End) => {}
            Event::Citation(citation) => self.citation(*citation),
            Event::Marker(marker) => self.marker(*marker),
            Event::Pair(pair) => self.pair(*pair),
            Event::Heading(heading, Edge::Start) => self.start_heading(*heading),
            Event::Heading(heading, Edge::End) => self.end_heading(*heading),
            Event::Link(link, Edge::Start) => self.start_link(*link),
            Event::Link(link, Edge::End) => self.end_link(*link),
            Event::Picture(link, Edge::Start) => return self.image(*link, index),
        }
        index + 1
    }

    fn parsed(&mut self, event: &Parsed<'_>, index: usize) -> usize {
        match event {
            Parsed::Start(Tag::FootnoteDefinition(_)) => {
                return matching_end(&self.body.document.events, index) + 1;
            }
            Parsed::Start(Tag::CodeBlock(kind)) => return self.code_block(kind, index),
            Parsed::Start(tag) => {
                let figure = matches!(tag, Tag::Paragraph).then(|| self.figure(index));
                if let Some(next) = figure.flatten() {
                    return next;
                }
                self.start(tag, index);
            }
            Parsed::End(tag) => self.end(*tag, index),
            Parsed::Code(code) => {
                self.html.open("code", &[]);
                self.html.push_text(code);
                self.html.close("code");
            }
            Parsed::Text(text)
            | Parsed::Html(text)
            | Parsed::InlineHtml(text)
            | Parsed::InlineMath(text)
            | Parsed::DisplayMath(text) => self.html.push_text(text),
            Parsed::FootnoteReference(id) => self.html.push_text(&format!("[^{id}]")),
            Parsed::SoftBreak => self.html.push_text("\n"),
            Parsed::HardBreak => self.html.push_block("<br>\n"),
            Parsed::Rule => self.html.push_block("<hr>\n"),
            Parsed::TaskListMarker(done) => {
                self.html.push_text(if *done { "☑ " } else { "☐ " });
            }
        }
        index + 1
    }
}
