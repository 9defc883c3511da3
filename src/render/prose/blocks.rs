//! The walk over the events of a body.

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Alignment, CowStr, Event, Tag};

use crate::parse::{Source, Writing};
use crate::render::address;
use crate::render::html::Html;
use crate::render::marks::sign;
use crate::render::strings::direction;
use crate::render::view::{self, Passage};
use crate::resolve::{QuotationId, Reference};
use crate::text::Span;

use super::inserts::{InsertKind, Prepared};
use super::{PageWriter, Stretch, Style, matching_end};

/// One body on its way to HTML.
pub(super) struct Writer<'w, 'a, 'b> {
    pub(super) page: &'w mut PageWriter<'a>,
    pub(super) body: &'b Writing,
    pub(super) style: Style,
    /// What is written since the last passage.
    pub(super) html: Html,
    done: Vec<Stretch>,
    prepared: Rc<Prepared>,
    /// How many citations and markers are printed.
    printed: usize,
    /// Numbers of the notes that the block refers to, each for the first time.
    noted: Vec<usize>,
    /// How much each heading's level is raised.
    pub(super) raise: isize,
    /// Alignment of the columns of the table that is being written, and the cell's column.
    pub(super) columns: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    /// Whether the first column has no head, so that its cells head their rows.
    pub(super) heads_rows: bool,
    /// The element of the cell that is being written.
    pub(super) cell: &'static str,
    pub(super) in_link: bool,
}

impl<'w, 'a, 'b> Writer<'w, 'a, 'b> {
    pub(super) fn new(page: &'w mut PageWriter<'a>, body: &'b Writing, style: Style) -> Self {
        let document = &body.document;
        let prepared = page.prepared.entry(body.id.clone()).or_insert_with(|| Rc::new(Prepared::new(document)));
        let prepared = Rc::clone(prepared);
        let highest = document.headings.iter().map(|heading| isize::from(heading.level)).min().unwrap_or(1);
        let raise = isize::try_from(style.heading).unwrap_or(2) - highest;
        Self {
            page,
            body,
            style,
            html: Html::default(),
            done: Vec::new(),
            prepared,
            printed: 0,
            noted: Vec::new(),
            raise,
            columns: Vec::new(),
            column: 0,
            in_head: false,
            heads_rows: false,
            cell: "td",
            in_link: false,
        }
    }

    pub(super) fn finish(mut self) -> Vec<Stretch> {
        self.flush();
        self.done
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.done.push(Stretch::Markup(std::mem::take(&mut self.html)));
        }
    }

    pub(super) fn events(&mut self, range: Range<usize>) {
        let Some((_, first)) = self.body.document.events.get(range.start) else { return };
        self.printed = self.prepared.inserts.partition_point(|insert| insert.span.end <= first.start);
        let (mut index, mut depth) = (range.start, 0usize);
        while index < range.end.min(self.body.document.events.len()) {
            let next = self.event(index);
            for (event, _) in &self.body.document.events[index..next] {
                match event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth = depth.saturating_sub(1),
                    _ => {}
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
            self.page.noted.extend(noted.iter().map(|number| number - 1));
            self.done.push(Stretch::Notes(noted));
        }
    }

    /// Writes one event, or what begins with it; returns the next one's index.
    fn event(&mut self, index: usize) -> usize {
        let document = &self.body.document;
        let (event, span) = &document.events[index];
        if let Some(insert) = self.insert_around(*span) {
            self.print(insert);
            return index + 1;
        }
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => return matching_end(&document.events, index) + 1,
            Event::Start(Tag::BlockQuote(_)) if self.prepared.whole.contains_key(&index) => {
                if let Some(next) = self.passage(index) {
                    return next;
                }
                self.html.push_markup("<blockquote>\n");
            }
            Event::Start(Tag::CodeBlock(kind)) => return self.code_block(kind, index),
            Event::Start(Tag::Image { .. }) => return self.image(index),
            Event::Start(tag) => self.start(tag, index),
            Event::End(tag) => self.end(*tag, *span),
            Event::Text(text) => self.text(text, *span),
            Event::Code(code) => {
                self.html.open("code", &[]);
                self.html.push_text(code);
                self.html.close("code");
            }
            Event::Html(text) | Event::InlineHtml(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.html.push_text(text);
            }
            Event::FootnoteReference(id) => self.html.push_text(&format!("[^{id}]")),
            Event::SoftBreak => self.html.push_markup("\n"),
            Event::HardBreak => self.html.push_markup("<br>\n"),
            Event::Rule => self.html.push_markup("<hr>\n"),
            Event::TaskListMarker(done) => self.html.push_markup(if *done { "☑ " } else { "☐ " }),
        }
        index + 1
    }

    /// A block quotation as the source has it, with what cites it. A quotation that did not resolve stays as written.
    fn passage(&mut self, index: usize) -> Option<usize> {
        let document = &self.body.document;
        let end = matching_end(&document.events, index);
        let quotation = &document.quotations[self.prepared.whole[&index]];
        let rows = self.page.edition.quotations.get(&(self.body.id.clone(), quotation.span));
        let rows = rows.map_or(&[][..], Vec::as_slice);
        let mut passages: Vec<(&QuotationId, Passage)> =
            rows.iter().filter_map(|row| Some((row, view::passage(self.page.edition, row, self.page.at)?))).collect();
        if passages.is_empty() {
            return None;
        }
        if !self.style.without_passages {
            self.flush();
            for (row, passage) in &mut passages {
                passage.id = self.place_of(row);
            }
            self.done.extend(passages.into_iter().map(|(_, passage)| Stretch::Passage(Box::new(passage))));
        }
        self.printed =
            self.prepared.inserts.partition_point(|insert| insert.span.start <= quotation.citation.span.start).max(self.printed);
        // The citation may stand in a block of its own: a paragraph, or the list that Markdown makes of a dash.
        Some(match document.events.get(end + 1) {
            Some((Event::Start(Tag::Paragraph | Tag::List(_)), span)) if span.contains(quotation.citation.span) => {
                matching_end(&document.events, end + 1) + 1
            }
            _ => end + 1,
        })
    }

    /// The citation or marker that the event is a part of.
    fn insert_around(&self, span: Span) -> Option<usize> {
        let index = self.prepared.inserts.partition_point(|insert| insert.span.end <= span.start);
        self.prepared.inserts.get(index).is_some_and(|insert| insert.span.contains(span)).then_some(index)
    }

    /// Prints a citation or marker once, though several events are parts of it.
    fn print(&mut self, index: usize) {
        if index < self.printed {
            return;
        }
        self.printed = index + 1;
        let insert = self.prepared.inserts[index];
        match insert.kind {
            InsertKind::Citation(citation) => self.citation(citation),
            InsertKind::Marker => self.marker(insert.span),
        }
    }

    /// Text with the citations and markers that stand in it.
    fn text(&mut self, text: &CowStr<'_>, span: Span) {
        if text.len() != span.len() {
            // An entity, an escape: shorter than any citation.
            return self.words(text, span);
        }
        let mut at = span.start;
        let mut index = self.prepared.inserts.partition_point(|insert| insert.span.end <= at);
        while let Some(insert) = self.prepared.inserts.get(index).copied().filter(|insert| insert.span.start < span.end) {
            if at < insert.span.start {
                self.slice(text, span, at..insert.span.start);
            }
            self.print(index);
            at = insert.span.end.max(at);
            index += 1;
        }
        if at < span.end {
            self.slice(text, span, at..span.end);
        }
    }

    fn slice(&mut self, text: &str, span: Span, range: Range<usize>) {
        let words = text.get(range.start - span.start..range.end - span.start).unwrap_or("");
        self.words(words, Span::from(range));
    }

    /// Text without citations; what is quoted in it is marked with the source's language.
    fn words(&mut self, text: &str, span: Span) {
        let mut at = span.start;
        let mut index = self.prepared.inline.partition_point(|(quoted, _)| quoted.end <= span.start);
        while let Some((quoted, quotation)) =
            self.prepared.inline.get(index).copied().filter(|(quoted, _)| quoted.start < span.end)
        {
            let (start, end) = (quoted.start.max(span.start), quoted.end.min(span.end));
            let verbatim = text.len() == span.len();
            let piece =
                |range: Range<usize>| if verbatim { text.get(range.start - span.start..range.end - span.start) } else { None };
            self.html.push_text(piece(at..start).unwrap_or(""));
            self.open_quoted(quotation);
            self.html.push_text(piece(start..end).unwrap_or(if verbatim { "" } else { text }));
            self.html.close("span");
            if !verbatim {
                return;
            }
            at = end;
            index += 1;
        }
        self.html.push_text(text.get(at - span.start..).unwrap_or(""));
    }

    fn open_quoted(&mut self, quotation: usize) {
        let quotation = &self.body.document.quotations[quotation];
        let edition = self.page.edition;
        let source = quotation.citation.sources.first().and_then(|cited| edition.project.sources.get(cited.key.as_str()));
        let language = source.map(|source| source.language.as_str());
        match language.filter(|language| *language != edition.project.config.language) {
            Some(language) => self.html.open("span", &[("class", "quoted"), ("lang", language), ("dir", direction(language))]),
            None => self.html.open("span", &[("class", "quoted")]),
        }
    }

    /// A link to each cited source: to the marked passage if words are quoted, else to the paragraph or the page.
    fn citation(&mut self, index: usize) {
        let document = &self.body.document;
        let citation = &document.citations[index];
        let edition = self.page.edition;
        let quotation = self.prepared.cited.get(&citation.span);
        let rows = quotation.and_then(|&index| edition.quotations.get(&(self.body.id.clone(), document.quotations[index].span)));
        self.html.push_markup("<span class=\"citation\">(");
        for (position, cited) in citation.sources.iter().enumerate() {
            if position > 0 {
                self.html.push_markup("; ");
            }
            let Some(source) = edition.project.sources.get(cited.key.as_str()) else {
                self.html.push_text(&cited.key);
                continue;
            };
            let row = rows.into_iter().flatten().find(|row| edition.resolution.quotation(row).cited.span == cited.span);
            self.cited_source(source, row, cited.locator.paragraph);
        }
        self.html.push_markup(")</span>");
    }

    /// The id `c-N` of a quotation in the page's own text.
    fn place_of(&mut self, row: &QuotationId) -> Option<String> {
        self.page.edition.passages.get(row).filter(|_| self.body.id == *self.page.owner)?;
        Some(self.page.ids.unique(&format!("c-{}", row.number)))
    }

    fn cited_source(&mut self, source: &Source, row: Option<&QuotationId>, paragraph: Option<usize>) {
        let edition = self.page.edition;
        let page = address::of_source(&source.key);
        let mark = row.and_then(|row| edition.passages.get(row));
        let passage = row.and_then(|row| edition.resolution.quotation(row).passage());
        let paragraph = passage.map(crate::resolve::Passage::paragraph).or(paragraph);
        let href = match (mark, paragraph) {
            (Some(mark), _) => address::link_to(self.page.at, &page, &mark.id),
            (None, Some(paragraph)) => address::link_to(self.page.at, &page, &format!("p{paragraph}")),
            (None, None) => address::link(self.page.at, &page),
        };
        let id = row.and_then(|row| self.place_of(row));
        match &id {
            Some(id) => self.html.open("a", &[("id", id.as_str()), ("href", href.as_str())]),
            None => self.html.open("a", &[("href", href.as_str())]),
        }
        let label = source.label.as_str();
        // A label of another script must not turn the number after it round.
        if label.is_ascii() {
            self.html.push_text(label);
        } else {
            self.html.open("bdi", &[]);
            self.html.push_text(label);
            self.html.close("bdi");
        }
        if let Some(paragraph) = paragraph {
            self.html.push_text(", ");
            self.html.push_text(&edition.strings.fill("paragraph_sign", &[("n", &paragraph.to_string())]));
        }
        self.html.close("a");
    }

    /// A marker whose note is not on this page: a link to the comparison's own page, unless that is this one.
    fn marker_elsewhere(&mut self, span: Span) {
        let edition = self.page.edition;
        let references = &self.body.document.footnotes;
        let reference = references.binary_search_by_key(&span, |reference| reference.span).map(|at| &references[at]);
        let annotation = reference.ok().and_then(|reference| edition.annotation(&reference.id));
        let Some(id) = annotation.filter(|id| self.page.owner != *id) else { return };
        let relation = view::relation(edition, id);
        let class = relation.as_ref().map_or("ref".to_owned(), |relation| format!("ref {}", relation.kind));
        let href = address::link(self.page.at, &edition.address(id));
        self.html.open("a", &[("class", class.as_str()), ("href", &href)]);
        match &relation {
            Some(relation) => self.html.push(&sign(relation.kind)),
            None => self.html.push_text("*"),
        }
        self.html.push_markup("<span class=\"vh\">");
        self.html.push_text(&edition.title(id));
        self.html.push_markup("</span></a>");
    }

    /// A footnote's marker: number and sign, and for screen readers what it leads to.
    fn marker(&mut self, span: Span) {
        let edition = self.page.edition;
        let place = Reference { writing: self.body.id.clone(), span };
        let Some(marker) = self.page.markers.at(self.page.notes, &place) else { return self.marker_elsewhere(span) };
        let resolved = &self.page.notes.0[marker.note];
        if self.style.with_notes && marker.target == format!("n-{}", resolved.id) {
            self.noted.push(marker.note + 1);
        }
        let note = resolved.target.annotation();
        let title = note.map(|id| edition.title(id)).unwrap_or_default();
        let relation = note.and_then(|id| view::relation(edition, id));
        let class = relation.as_ref().map_or("ref".to_owned(), |relation| format!("ref {}", relation.kind));
        let href = format!("#{}", address::encode(marker.target));
        let name = format!("--{}", marker.id);
        let attributes =
            [("class", class.as_str()), ("id", &marker.id), ("href", &href), ("role", "doc-noteref"), ("data-name", &name)];
        self.html.open("a", &attributes);
        self.html.push_markup("<span class=\"vh\">[");
        self.html.push_text(edition.strings.get("marker_note"));
        self.html.push_markup(" </span>");
        self.html.push_text(&(marker.note + 1).to_string());
        if let Some(relation) = &relation {
            self.html.push(&sign(relation.kind));
            self.html.push_markup("<span class=\"vh\">: ");
            self.html.push_text(&format!("{title} {}", relation.label));
        } else {
            self.html.push_markup("<span class=\"vh\">");
            if !title.is_empty() {
                self.html.push_text(&format!(": {title}"));
            }
        }
        self.html.push_markup("]</span></a>");
    }
}
