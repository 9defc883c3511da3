//! Citations and footnote markers in a body.

use crate::address::{self, encode};
use crate::parse::SourceId;
use crate::render::html::Html;
use crate::render::marks::sign;
use crate::render::markup::Markup;
use crate::render::quote::remarks;
use crate::render::view::{locus, relation};
use crate::resolve::{QuotationId, Reference};

use super::blocks::ProseWriter;

impl<'a> ProseWriter<'_, 'a, '_> {
    /// A citation, what it says of the emphasis in its words, what they leave out, and why they may
    /// stand.
    pub(super) fn citation(&mut self, index: usize) {
        let remarks = self.remarks(index);
        let markup = if self.in_heading {
            let reasons = self.reasons(index);
            self.waiting
                .extend(reasons.into_iter().map(|reason| ("excused", reason)));
            self.citation_markup(index, &remarks, &Html::default())
        } else {
            self.reserved_citation(index, remarks, !self.in_link)
        };
        self.html.push(&markup);
        self.flush_left_out();
    }

    /// Whose the emphasis in the cited words is. Where they stand as a block of their own, it says
    /// so beside itself.
    fn remarks(&self, citation: usize) -> Vec<String> {
        let basis = self.page.basis;
        let row =
            self.body.document.cited[citation].and_then(|quotation| self.rows(quotation).first());
        let quoted = row.map(|row| basis.quotation(row));
        match quoted.and_then(|quoted| quoted.resolved.place()) {
            Some((source, passage)) => {
                remarks(&basis.common.strings, basis.source(source), passage)
            }
            None => Vec::new(),
        }
    }

    /// A quotation of this body with each of the sources that it cites.
    pub(super) fn rows(&self, quotation: usize) -> &'a [QuotationId] {
        self.page
            .basis
            .text(&self.body.id)
            .rows
            .get(quotation)
            .map_or(&[], Vec::as_slice)
    }

    /// A link to each cited source: to the marked passage if words are quoted, else to the
    /// paragraph or the page. Behind them stand remarks, and the sign of a reservation.
    pub(super) fn citation_markup(
        &mut self,
        index: usize,
        remarks: &[String],
        sign: &Html,
    ) -> Markup {
        let document = &self.body.document;
        let citation = &document.citations[index];
        let basis = self.page.basis;
        let rows = document.cited[index].map_or(&[][..], |quotation| self.rows(quotation));
        let mut markup = Markup::default();
        markup.push_markup("<span class=\"citation\">");
        markup.push_text("(");
        for (position, cited) in citation.sources.iter().enumerate() {
            if position > 0 {
                markup.push_text("; ");
            }
            let Some((source, _)) = basis.common.sources.get_key_value(cited.key.as_str()) else {
                markup.push_text(&cited.key);
                continue;
            };
            let row = rows
                .iter()
                .find(|row| basis.quotation(row).resolved.cited.span == cited.span);
            self.cited_source(&mut markup, source, row, cited.locator.paragraph);
        }
        for remark in remarks {
            markup.push_text("; ");
            markup.push_text(remark);
        }
        if !sign.is_empty() {
            markup.push_text("; ");
            markup.push_unread(sign);
            markup.push_words(basis.common.strings.get("reserved"));
        }
        markup.push_text(")");
        markup.push_markup("</span>");
        markup
    }

    /// The id `c-N` of a quotation in the page's own text.
    pub(super) fn place_of(&mut self, row: &QuotationId) -> Option<String> {
        self.page
            .basis
            .quotation(row)
            .mark
            .as_ref()
            .filter(|_| self.body.id == *self.page.owner)?;
        Some(self.page.ids.unique(&address::citation_id(row.number)))
    }

    fn cited_source(
        &mut self,
        markup: &mut Markup,
        source: &SourceId,
        row: Option<&QuotationId>,
        paragraph: Option<usize>,
    ) {
        let basis = self.page.basis;
        let page = address::of_source(source);
        let quoted = row.map(|row| basis.quotation(row));
        let mark = quoted.and_then(|quoted| quoted.mark.as_ref());
        let passage = quoted.and_then(|quoted| quoted.resolved.passage());
        let paragraphs: Vec<usize> = match passage {
            Some(passage) => passage.parts.iter().map(|part| part.paragraph).collect(),
            None => paragraph.into_iter().collect(),
        };
        let href = match (mark, paragraphs.first()) {
            (Some(mark), _) => address::link_to(self.page.at, &page, &mark.id),
            (None, Some(paragraph)) => {
                address::link_to(self.page.at, &page, &address::paragraph_id(paragraph))
            }
            (None, None) => address::link(self.page.at, &page),
        };
        let id = row.and_then(|row| self.place_of(row));
        // A link cannot stand within another.
        let (tag, href) = if self.in_link {
            ("span", None)
        } else {
            ("a", Some(href.as_str()))
        };
        let attributes = [("id", id.as_deref()), ("href", href)];
        let attributes: Vec<_> = attributes
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect();
        markup.open(tag, &attributes);
        let label = basis.common.label(source);
        // A label of another script must not turn the number after it round.
        if label.is_ascii() {
            markup.push_text(label);
        } else {
            markup.open("bdi", &[]);
            markup.push_text(label);
            markup.close("bdi");
        }
        if !paragraphs.is_empty() {
            markup.push_text(basis.common.strings.get("comma"));
            markup.push_text(&locus(&basis.common.strings, paragraphs.iter().copied()));
        }
        markup.close(tag);
    }

    /// A footnote's marker.
    pub(super) fn marker(&mut self, index: usize) {
        let html = self.marker_html(index);
        self.html.push_unread(&html);
    }

    /// A marker whose note is not on this page: a link to the comparison's own page, unless that is
    /// this one.
    fn marker_elsewhere(&self, index: usize) -> Html {
        let mut html = Html::default();
        let basis = self.page.basis;
        let annotation = basis.text(&self.body.id).markers[index]
            .as_ref()
            .filter(|id| self.page.owner != *id);
        let Some(text) = annotation.map(|id| basis.text(id)) else {
            return html;
        };
        let relation = relation(&basis.common.strings, text);
        let class = relation.as_ref().map_or("ref".to_owned(), |relation| {
            format!("ref {}", relation.kind)
        });
        let href = address::link(self.page.at, &text.writing.address);
        html.open("a", &[("class", class.as_str()), ("href", &href)]);
        match &relation {
            Some(relation) => html.push(&sign(relation.kind)),
            None => html.push_text("*"),
        }
        html.push_markup("<span class=\"vh\">");
        html.push_text(&text.title);
        html.push_markup("</span></a>");
        html
    }

    /// A footnote's marker: number and sign, and for screen readers what it leads to.
    pub(super) fn marker_html(&mut self, index: usize) -> Html {
        let basis = self.page.basis;
        let place = Reference {
            writing: self.body.id.clone(),
            span: self.body.document.footnotes[index].span,
        };
        let Some(marker) = self.page.markers.at(self.page.notes, &place) else {
            return self.marker_elsewhere(index);
        };
        let resolved = &self.page.notes.0[marker.note];
        if self.style.with_notes && marker.target == address::note_id(&resolved.id) {
            self.noted.push(marker.note + 1);
        }
        let note = resolved.target.annotation().map(|id| basis.text(id));
        let title = note.map_or("", |text| &text.title);
        let relation = note.and_then(|text| relation(&basis.common.strings, text));
        let class = relation.as_ref().map_or("ref".to_owned(), |relation| {
            format!("ref {}", relation.kind)
        });
        let href = format!("#{}", encode(marker.target));
        let name = format!("--{}", marker.id);
        let attributes = [
            ("class", class.as_str()),
            ("id", &marker.id),
            ("href", &href),
            ("role", "doc-noteref"),
            ("data-name", &name),
        ];
        let mut html = Html::default();
        html.open("a", &attributes);
        html.push_markup("<span class=\"vh\">[");
        html.push_text(basis.common.strings.get("marker_note"));
        html.push_markup(" </span>");
        html.push_text(&(marker.note + 1).to_string());
        let mut words = title.to_owned();
        if let Some(relation) = &relation {
            html.push(&sign(relation.kind));
            words = format!("{title} {}", relation.label);
        }
        if !words.is_empty() {
            // On wide screens a style sheet sets these words into the margin beside their line.
            html.push_markup("<span class=\"vh\">: </span><span class=\"vh gist\">");
            html.push_text(&words);
            html.push_markup("</span>");
        }
        html.push_markup("<span class=\"vh\">]</span></a>");
        html
    }
}
