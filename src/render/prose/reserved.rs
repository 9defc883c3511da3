//! Reasons that an author gives for words in the text: behind a sign that opens them, without
//! script, and on paper beside it.

use crate::diagnostics::Code;
use crate::render::html::Html;
use crate::render::markup::Markup;
use crate::resolve::Uncited;
use crate::text::Span;

use super::blocks::ProseWriter;

impl<'a> ProseWriter<'_, 'a, '_> {
    /// Why a quotation in running text may stand with each of the sources that it cites.
    pub(super) fn reasons(&self, citation: usize) -> Vec<&'a str> {
        let Some(quotation) = self.body.document.cited[citation] else {
            return Vec::new();
        };
        let mut reasons = Vec::new();
        for row in self.rows(quotation) {
            for excuse in self.page.basis.quotation(row).resolved.excuses() {
                if !reasons.contains(&excuse.reason.as_str()) {
                    reasons.push(&excuse.reason);
                }
            }
        }
        reasons
    }

    /// A citation that says why its words may stand: behind a sign where it can be opened, else in
    /// full.
    pub(super) fn reserved_citation(
        &mut self,
        citation: usize,
        mut remarks: Vec<String>,
        opens: bool,
    ) -> Markup {
        let reasons = self.reasons(citation);
        if reasons.is_empty() {
            return self.citation_markup(citation, &remarks, &Html::default());
        }
        if opens {
            let sign = self.reservation(&reasons);
            return self.citation_markup(citation, &remarks, &sign);
        }
        let lead = self.page.basis.common.strings.get("excused");
        remarks.extend(reasons.iter().map(|reason| format!("{lead} {reason}")));
        self.citation_markup(citation, &remarks, &Html::default())
    }

    /// The sign of a reservation, which opens its reasons; they stand where what is left out does.
    fn reservation(&mut self, reasons: &[&str]) -> Html {
        let strings = &self.page.basis.common.strings;
        let (sign, lead) = (
            strings.get("reserved").to_owned(),
            strings.get("excused").to_owned(),
        );
        self.sign_of(&sign, None, &lead, reasons)
    }

    /// Behind a pair of quotation marks that nobody cites: why it may stand so. Where nothing can
    /// be opened, further behind.
    pub(super) fn pair(&mut self, pair: usize) {
        let span = self.body.document.unchecked[pair].span;
        let uncited = self.uncited();
        let Ok(found) = uncited.binary_search_by_key(&span, |uncited| uncited.span) else {
            return;
        };
        let Some(reason) = reason(&uncited[found]) else {
            return;
        };
        if self.in_link || self.in_heading {
            self.waiting.push(("excused_uncited", reason));
        } else {
            self.unattributed(reason);
        }
    }

    /// Behind a link: what its words could not hold.
    pub(super) fn after_link(&mut self) {
        if !self.in_heading {
            for (_, reason) in std::mem::take(&mut self.waiting) {
                self.unattributed(reason);
            }
        }
    }

    /// Below a heading: the same, and why its quotations may stand, in full.
    pub(super) fn after_heading(&mut self) {
        for (lead, reason) in std::mem::take(&mut self.waiting) {
            self.gloss(lead, reason);
        }
    }

    /// Below a blockquote: why it, or its words outside the pair that is cited, may stand without a
    /// citation. One within another has said so already.
    pub(super) fn uncited_block(&mut self, blockquote: Span) {
        let blocks = &self.body.document.unattributed;
        let is_block = |span: Span| {
            blocks
                .binary_search_by_key(&span, |quote| quote.span)
                .is_ok()
        };
        let all = self.uncited();
        let first = all.partition_point(|uncited| uncited.span.start < blockquote.start);
        for uncited in all[first..]
            .iter()
            .take_while(|uncited| uncited.span.start < blockquote.end)
        {
            let is_here = uncited.span == blockquote || !is_block(uncited.span);
            let Some(reason) = reason(uncited) else {
                continue;
            };
            if is_here
                && uncited.lint == Code::UnattributedQuotation
                && self.said.insert(uncited.span)
            {
                self.gloss("excused_uncited", reason);
            }
        }
    }

    fn uncited(&self) -> &'a [Uncited] {
        &self.page.basis.text(&self.body.id).uncited
    }

    fn gloss(&mut self, lead: &str, reason: &str) {
        self.html.open_block("p", &[("class", "gloss excuse")]);
        self.html.push_text(&format!(
            "{} {reason}",
            self.page.basis.common.strings.get(lead)
        ));
        self.html.push_block("</p>\n");
    }

    fn unattributed(&mut self, reason: &str) {
        let lead = self
            .page
            .basis
            .common
            .strings
            .get("excused_uncited")
            .to_owned();
        let sign = self.sign_of("†", Some(&lead), &lead, &[reason]);
        self.html.push_unread(&sign);
        self.flush_left_out();
    }

    /// A button with a sign, and a name where the sign says nothing by itself; what it opens waits
    /// to be written.
    fn sign_of(&mut self, sign: &str, name: Option<&str>, lead: &str, reasons: &[&str]) -> Html {
        let mut words = Html::default();
        words.push_text(&format!("{lead} {}", reasons.join("; ")));
        let id = self.opened(&words);
        let class = if name.is_some() {
            "gap unsourced"
        } else {
            "gap"
        };
        let mut attributes = vec![
            ("type", "button"),
            ("class", class),
            ("popovertarget", id.as_str()),
        ];
        attributes.extend(name.map(|name| ("aria-label", name)));
        let mut html = Html::default();
        html.open("button", &attributes);
        html.push_text(sign);
        html.close("button");
        html
    }
}

fn reason(uncited: &Uncited) -> Option<&str> {
    uncited.excuse.as_ref().map(|excuse| excuse.reason.as_str())
}
