//! Quotations in a body: in running text, and blocks that are nothing else.

use crate::parse::markdown::{Document, Edge, Event};
use crate::parse::{QuotedObjectKind, Source, SourceText};
use crate::render::author::{self, Author, Nobody};
use crate::render::html::Html;
use crate::render::quote::{self, words_left_out};
use crate::render::strings::direction;
use crate::render::view::{PassageView, passage};
use crate::resolve::{Passage, QuotationId};
use crate::text::Span;

use super::ProseView;
use super::blocks::ProseWriter;

/// The author of a body, while words of a quotation are written.
struct Hand<'h, 'w, 'a, 'b> {
    writer: &'h mut ProseWriter<'w, 'a, 'b>,
    /// The source that is quoted.
    source: &'a Source,
    /// Whether what is left out can be opened where its sign stands.
    opens: bool,
}

impl Author for Hand<'_, '_, '_, '_> {
    fn object(&mut self, kind: QuotedObjectKind) -> Html {
        match kind {
            QuotedObjectKind::Marker(marker) => self.writer.marker_html(marker),
            QuotedObjectKind::Citation(citation) => self
                .writer
                .reserved_citation(citation, Vec::new(), self.opens)
                .into_html(),
        }
    }

    fn href(&self, link: usize) -> Option<String> {
        if self.writer.in_link {
            None
        } else {
            self.writer.href(link)
        }
    }

    fn gap(&mut self, span: Span) -> Html {
        let count = words_left_out(self.source, span);
        if !self.opens || count == 0 {
            author::gap()
        } else {
            self.writer.openable_gap(self.source, span, count)
        }
    }
}

impl<'a, 'b> ProseWriter<'_, 'a, 'b> {
    /// The words of a quotation in running text, as the source has them. Tags that begin or end
    /// among the author's letters are written before and behind them. A quotation that did not
    /// resolve stays as written.
    pub(super) fn quotation(&mut self, quotation: usize, index: usize) -> usize {
        let document: &'b Document = &self.body.document;
        let is_end = |(event, _): &(Event, Span)| *event == Event::Quotation(quotation, Edge::End);
        let Some(length) = document.events[index..].iter().position(is_end) else {
            return index + 1;
        };
        let end = index + length;
        let basis = self.page.basis;
        let quoted = self.rows(quotation).first().map(|row| basis.quotation(row));
        let Some((source, passage)) = quoted.and_then(|quoted| quoted.resolved.place()) else {
            return index + 1;
        };
        // The author's emphasis may begin before the quotation and end in it; its letters are not
        // written, but its tags must be, or they would not nest.
        let (ended, begun) = crossing(&document.events[index + 1..end]);
        for tag in ended {
            self.event(index + 1 + tag);
        }
        if self.written != Some(quotation) {
            self.write_quoted(basis.source(source), passage);
            self.written = Some(quotation);
        }
        for tag in begun {
            self.event(index + 1 + tag);
        }
        end + 1
    }

    fn write_quoted(&mut self, source: &'a Source, passage: &Passage) {
        let opens = !self.in_link && !self.in_heading;
        let mut hand = Hand {
            writer: self,
            source,
            opens,
        };
        let words = quote::in_line(source, passage, &mut hand);
        let language = source.language.as_str();
        self.html.open(
            "span",
            &[
                ("class", "quoted"),
                ("lang", language),
                ("dir", direction(language)),
            ],
        );
        self.html.push(&words);
        self.html.close("span");
    }

    /// Blocks that are nothing but quotations, as the source has them. Where one of them did not
    /// resolve they stay as written.
    pub(super) fn quoted_blocks(&mut self, blocks: usize, index: usize) -> usize {
        let document: &'b Document = &self.body.document;
        let quoted = &document.blocks[blocks];
        let is_end = |(event, _): &(Event, Span)| *event == Event::Blocks(blocks, Edge::End);
        let resolved = |quotation: &usize| {
            let rows = self.rows(*quotation);
            !rows.is_empty() && rows.iter().all(|row| self.is_shown(row, quoted.whole))
        };
        let Some(length) = document.events[index..].iter().position(is_end) else {
            return index + 1;
        };
        if !quoted.begun.iter().chain(&quoted.continued).all(resolved) {
            return index + 1;
        }
        if self.style.without_passages {
            return index + length + 1;
        }
        self.flush();
        let mut last = None;
        for quotation in &quoted.begun {
            let span = document.quotations[*quotation].span;
            for row in self.rows(*quotation) {
                // Whoever cites the same words once more shows them once more, but not what stands
                // among them.
                let Some(passage) = self.passage(row, last != Some(span)) else {
                    continue;
                };
                let id = self.place_of(row);
                self.done
                    .push(ProseView::Passage(Box::new(PassageView { id, ..passage })));
                last = Some(span);
            }
        }
        index + length + 1
    }

    /// Whether a quotation has a passage to show; `whole`: of all the blockquote, and not of the
    /// pair that ends it alone.
    fn is_shown(&self, row: &QuotationId, whole: bool) -> bool {
        let resolved = &self.page.basis.quotation(row).resolved;
        resolved.passage().is_some() && !(whole && resolved.quotation.enclosing.is_some())
    }

    /// A passage on this page, with the markers that the author put among its words and beside them
    /// if it is the first that shows them.
    pub(super) fn passage(&mut self, row: &QuotationId, with_markers: bool) -> Option<PassageView> {
        let basis = self.page.basis;
        if !with_markers {
            return passage(basis, row, self.page.at, &mut Nobody);
        }
        let resolved = &basis.quotation(row).resolved;
        let at = self.page.at;
        let mut hand = Hand {
            writer: self,
            source: basis.source(resolved.source.as_ref()?),
            opens: false,
        };
        let passage = passage(basis, row, at, &mut hand)?;
        let mut markers = Html::default();
        for marker in &resolved.quotation.beside {
            markers.push(&self.marker_html(*marker));
        }
        Some(PassageView { markers, ..passage })
    }

    /// The sign of words that are left out, which opens them; they themselves stand behind the
    /// citation, on paper too.
    fn openable_gap(&mut self, source: &Source, span: Span, count: usize) -> Html {
        let label = self.page.basis.common.strings.count("omitted", count);
        let mut words = Html::default();
        words.push_text(&label);
        if source.published_text == SourceText::Full {
            words.push_markup(": ");
            words.open(
                "q",
                &[
                    ("lang", &source.language),
                    ("dir", direction(&source.language)),
                ],
            );
            words.push(&quote::apart(source, span).into_html());
            words.close("q");
        }
        let id = self.opened(&words);
        let mut sign = Html::default();
        let name = format!("[…] {label}");
        sign.open(
            "button",
            &[
                ("type", "button"),
                ("class", "gap"),
                ("popovertarget", &id),
                ("aria-label", &name),
            ],
        );
        sign.push_markup("[…]</button>");
        sign
    }

    /// Keeps what a sign opens until it can be written; returns its id.
    pub(super) fn opened(&mut self, words: &Html) -> String {
        let id = self.page.ids.unique(&format!("gap-{}", self.page.gaps));
        self.page.gaps += 1;
        let mut box_of_words = Html::default();
        box_of_words.open(
            "span",
            &[("popover", ""), ("id", &id), ("class", "left-out")],
        );
        box_of_words.push(words);
        box_of_words.close("span");
        self.left_out.push(box_of_words);
        id
    }

    /// What the last quotation leaves out, and why it may stand.
    pub(super) fn flush_left_out(&mut self) {
        for words in std::mem::take(&mut self.left_out) {
            self.html.push_unread(&words);
        }
    }
}

/// Tags of which only one stands among these events, as their indices: ends whose start stands
/// before them, and starts whose end stands behind them.
fn crossing(events: &[(Event, Span)]) -> (Vec<usize>, Vec<usize>) {
    let (mut ended, mut open) = (Vec::new(), Vec::new());
    for (index, (event, _)) in events.iter().enumerate() {
        match event.tag() {
            Some(Edge::Start) => open.push(index),
            Some(Edge::End) if open.pop().is_none() => ended.push(index),
            Some(Edge::End) | None => {}
        }
    }
    (ended, open)
}
