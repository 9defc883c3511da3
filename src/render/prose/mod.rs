//! Events of a Markdown body in; HTML for one page out.
//!
//! The same body is written anew for each page that shows it, since links are relative and
//! footnotes are numbered by page. No HTML of the author's gets through, and no attribute but those
//! written here.

mod blocks;
mod page_writer;
mod pictures;
mod quoted;
mod references;
mod reserved;
mod tags;

#[cfg(test)]
pub(crate) use page_writer::IDS_OF_TEMPLATES;
pub(crate) use page_writer::{PageWriter, ProseView, Style, is_blank, leading_heading};

use std::ops::Range;

use crate::parse::Writing;
use crate::resolve::QuotationId;

use super::view::PassageView;

impl PageWriter<'_> {
    /// Writes a range of the events of a writing's body; footnote definitions are left out unless
    /// the range lies in one.
    pub(crate) fn write(
        &mut self,
        body: &Writing,
        events: Range<usize>,
        style: Style,
    ) -> Vec<ProseView> {
        let mut writer = blocks::ProseWriter::new(self, body, style);
        writer.events(events);
        writer.finish()
    }

    /// A passage of an annotation for its card, with the markers of notes in it.
    pub(crate) fn card_passage(
        &mut self,
        annotation: &Writing,
        quotation: &QuotationId,
    ) -> Option<PassageView> {
        let style = Style {
            heading: 4,
            without_passages: true,
            with_notes: false,
        };
        blocks::ProseWriter::new(self, annotation, style).passage(quotation, true)
    }
}
