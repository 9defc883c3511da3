//! Events of a Markdown body in; HTML for one page out.
//!
//! The same body is written anew for each page that shows it, since links are relative and footnotes are numbered by page.
//! No HTML of the author's gets through, and no attribute but those written here.

mod blocks;
mod quoted;
mod references;
mod reserved;
mod tags;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::parse::markdown::{Document, Edge, Event};
use crate::parse::{Writing, WritingId};
use crate::resolve::{Notes, QuotationId};
use crate::text::Span;

use super::edition::Edition;
use super::ids::Ids;
use super::markers::Markers;
use super::markup::Markup;
use super::view::Passage;

/// A stretch of a body: markup, or a quoted passage that the theme lays out. Markup may open what a later stretch closes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Stretch {
    /// Markup.
    Markup(Markup),
    /// A block quotation.
    Passage(Box<Passage>),
    /// Where a block of the text ends: the notes that it refers to first, by number.
    Notes(Vec<usize>),
}

/// Ids that the built-in templates give to parts of a page: a heading of the author's must not take one of them.
pub(crate) const IDS_OF_TEMPLATES: &[&str] = &[
    "main",
    "notes",
    "text",
    "cited",
    "further",
    "caption",
    "sign-agree",
    "sign-differ",
    "sign-conflict",
    "sign-only",
    "sign-unclear",
    "sign-plain",
];

/// A page being written: what its bodies share.
pub(crate) struct PageWriter<'a> {
    /// What to look things up in.
    pub edition: &'a Edition<'a>,
    /// Address of the page.
    pub at: &'a str,
    /// Whose page it is.
    pub owner: &'a WritingId,
    /// Its notes.
    pub notes: &'a Notes,
    /// Their markers.
    pub markers: Markers,
    /// Ids given out so far.
    pub ids: Ids,
    /// Notes that the text itself refers to: indices.
    pub noted: BTreeSet<usize>,
    /// The number of the next sign of words that are left out, from 1.
    pub gaps: usize,
}

/// How a body is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Style {
    /// Level of the body's highest heading.
    pub heading: usize,
    /// Whether block quotations are left out because a card shows them.
    pub without_passages: bool,
    /// Whether it is a page's own text, whose blocks say which notes they refer to.
    pub with_notes: bool,
}

impl<'a> PageWriter<'a> {
    /// A writer for the page at `at`, whose notes are known.
    pub(crate) fn new(edition: &'a Edition<'a>, at: &'a str, owner: &'a WritingId, notes: &'a Notes) -> Self {
        let mut ids = Ids::default();
        for id in IDS_OF_TEMPLATES {
            ids.reserve(id);
        }
        let markers = Markers::new(notes, &mut ids);
        Self { edition, at, owner, notes, markers, ids, noted: BTreeSet::new(), gaps: 1 }
    }

    /// Writes a range of the events of a writing's body; footnote definitions are left out unless the range lies in one.
    pub(crate) fn write(&mut self, body: &Writing, events: Range<usize>, style: Style) -> Vec<Stretch> {
        let mut writer = blocks::Writer::new(self, body, style);
        writer.events(events);
        writer.finish()
    }
}

impl PageWriter<'_> {
    /// A passage of an annotation for its card, with the markers of notes in it.
    pub(crate) fn card_passage(&mut self, annotation: &Writing, quotation: &QuotationId) -> Option<Passage> {
        let style = Style { heading: 4, without_passages: true, with_notes: false };
        blocks::Writer::new(self, annotation, style).passage(quotation, true)
    }
}

/// Whether nothing would be seen.
pub(crate) fn is_blank(stretches: &[Stretch]) -> bool {
    stretches.iter().all(|stretch| match stretch {
        Stretch::Markup(markup) => markup.as_str().trim().is_empty(),
        Stretch::Passage(_) => false,
        Stretch::Notes(_) => true,
    })
}

/// A first heading of level 1, as a range of events: the page's title stands there.
pub(crate) fn leading_heading(document: &Document) -> Option<Range<usize>> {
    let (Event::Heading(heading, Edge::Start), _) = document.events.first()? else { return None };
    (document.headings[*heading].level == 1).then(|| 0..matching_end(&document.events, 0) + 1)
}

/// The index of the event that ends what the event at `start` starts.
fn matching_end(events: &[(Event, Span)], start: usize) -> usize {
    let mut depth = 0usize;
    for (index, (event, _)) in events.iter().enumerate().skip(start) {
        match event.tag() {
            Some(Edge::Start) => depth += 1,
            Some(Edge::End) => depth = depth.saturating_sub(1),
            None => {}
        }
        if depth == 0 {
            return index;
        }
    }
    events.len().saturating_sub(1)
}
