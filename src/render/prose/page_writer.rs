//! A page that is being written, and what is written.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::address::Ids;
use crate::parse::WritingId;
use crate::parse::markdown::{Document, Edge, Event};
use crate::render::basis::Basis;
use crate::render::markers::Markers;
use crate::render::markup::Markup;
use crate::render::view::PassageView;
use crate::resolve::Notes;
use crate::text::Span;

/// A stretch of a body: markup, or a quoted passage that the theme lays out. Markup may open what a
/// later stretch closes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ProseView {
    /// Markup.
    Markup(Markup),
    /// A block quotation.
    Passage(Box<PassageView>),
    /// Where a block of the text ends: the notes that it refers to first, by number.
    Notes(Vec<usize>),
}

/// Ids that the built-in templates give to parts of a page: a heading of the author's must not take
/// one of them.
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
    /// What it is made from.
    pub basis: &'a Basis,
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
    /// A writer for the page of a writing, at `at`.
    pub(crate) fn new(basis: &'a Basis, at: &'a str, owner: &'a WritingId) -> Self {
        let notes = &basis.text(owner).notes;
        let mut ids = Ids::default();
        for id in IDS_OF_TEMPLATES {
            ids.reserve(id);
        }
        let markers = Markers::new(notes, &mut ids);
        Self {
            basis,
            at,
            owner,
            notes,
            markers,
            ids,
            noted: BTreeSet::new(),
            gaps: 1,
        }
    }
}

/// Whether nothing would be seen.
pub(crate) fn is_blank(stretches: &[ProseView]) -> bool {
    stretches.iter().all(|stretch| match stretch {
        ProseView::Markup(markup) => markup.as_str().trim().is_empty(),
        ProseView::Passage(_) => false,
        ProseView::Notes(_) => true,
    })
}

/// A first heading of level 1, as a range of events: the page's title stands there.
pub(crate) fn leading_heading(document: &Document) -> Option<Range<usize>> {
    let (Event::Heading(heading, Edge::Start), _) = document.events.first()? else {
        return None;
    };
    (document.headings[*heading].level == 1).then(|| 0..matching_end(&document.events, 0) + 1)
}

/// The index of the event that ends what the event at `start` starts.
pub(super) fn matching_end(events: &[(Event, Span)], start: usize) -> usize {
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
