//! The briefing and other pages.

use std::ops::Range;

use serde::Serialize;

use crate::address;
use crate::parse::WritingId;
use crate::render::basis::{Basis, Common, FRONT, Front, Material};
use crate::render::list_places;
use crate::render::prose::{PageWriter, ProseView, Style, leading_heading};

use super::note::compares;
use super::quoted_sources::{QuotedSourceView, quoted_sources};
use super::{
    BylineView, CorrectionNoticeView, FrameView, LinkView, NoteView, byline, correction_notices,
    frame, notes,
};

/// `page.html`: the briefing or another page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ProsePageView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The title as it stands in the body; empty if the front matter's is to be printed.
    pub heading: Vec<ProseView>,
    /// Who wrote it and when.
    pub byline: BylineView,
    /// What was wrong in it, the latest first.
    pub corrections: Vec<CorrectionNoticeView>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// The text.
    pub body: Vec<ProseView>,
    /// Its notes.
    pub notes: Vec<NoteView>,
    /// Whether a note is a comparison.
    pub compares: bool,
    /// The sources that it and its notes quote.
    pub quoted_sources: Vec<QuotedSourceView>,
    /// On the front page: how many comparisons there are of each relation.
    pub tally: Vec<TallyView>,
    /// On the front page: the pages that the navigation does not hold.
    pub further: Vec<LinkView>,
}

/// How many comparisons stand in one relation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TallyView {
    /// The built-in relation: class and sign.
    pub kind: &'static str,
    /// Their place in the list, with the relation's words.
    pub list: LinkView,
    /// How many.
    pub count: usize,
}

/// The page of a page.
pub(crate) fn prose_page(
    basis: &Basis,
    at: &str,
    id: &WritingId,
    front: Option<&Front>,
) -> ProsePageView {
    let text = basis.text(id);
    let summary = text
        .writing
        .page()
        .and_then(|page| page.head.summary.clone());
    let mut writer = PageWriter::new(basis, at, id);
    let corrections = correction_notices(&mut writer, text);
    let (heading, body) = heading_and_body(&mut writer, text);
    let notes = notes(&mut writer);
    let mut view = ProsePageView {
        frame: frame(&basis.common, at, text.title.clone(), summary.clone()),
        heading,
        byline: page_byline(&basis.common, text, front),
        corrections,
        summary,
        body,
        compares: compares(&notes),
        quoted_sources: quoted_sources(basis, at, id, &text.notes),
        notes,
        tally: Vec::new(),
        further: Vec::new(),
    };
    if let Some(front) = front {
        view.tally = tally(&basis.common, front);
        view.further = further(front);
    }
    view
}

/// The title as it stands in the body, and the text below it.
fn heading_and_body(writer: &mut PageWriter, text: &Material) -> (Vec<ProseView>, Vec<ProseView>) {
    let document = &text.writing.document;
    let whole = 0..document.events.len();
    let page = text.writing.page();
    if page.is_some_and(|page| page.head.title.is_some()) {
        return (Vec::new(), prose(writer, text, whole, 2));
    }
    let Some(leading) = leading_heading(document) else {
        return (Vec::new(), prose(writer, text, whole, 2));
    };
    let rest = leading.end..whole.end;
    let heading = prose(writer, text, leading, 1);
    // Where the title stands apart, the body's highest headings come below it.
    (heading, prose(writer, text, rest, 1))
}

fn prose(
    writer: &mut PageWriter,
    text: &Material,
    events: Range<usize>,
    heading: usize,
) -> Vec<ProseView> {
    let style = Style {
        heading,
        without_passages: false,
        with_notes: true,
    };
    writer.write(&text.writing, events, style)
}

/// The comparisons by relation, for readers who have not yet decided to read; relations without a
/// comparison are left out.
fn tally(common: &Common, front: &Front) -> Vec<TallyView> {
    let mut tally = Vec::new();
    for (kind, place, count) in &front.tally {
        let href = list_places::link_to(FRONT, place.as_ref());
        tally.push(TallyView {
            kind: kind.name(),
            list: LinkView::new(href, common.strings.relation(*kind)),
            count: *count,
        });
    }
    tally
}

/// The pages that the navigation does not hold.
fn further(front: &Front) -> Vec<LinkView> {
    front
        .further
        .iter()
        .map(|(to, title)| LinkView::new(address::link(FRONT, to), title))
        .collect()
}

/// The site's authors sign the briefing where it names none of its own.
fn page_byline(common: &Common, text: &Material, front: Option<&Front>) -> BylineView {
    let own = byline(&common.strings, &text.writing.head);
    match front {
        Some(front) if own.authors.is_empty() => BylineView {
            authors: front.authors.clone(),
            ..own
        },
        _ => own,
    }
}
