//! The briefing and other pages; a comparison's own page.

use serde::Serialize;

use crate::address;
use crate::parse::{SourceId, WritingId};
use crate::render::basis::{Basis, Common, FRONT, Front, Material};
use crate::render::list_places::{self, ListPlace};
use crate::render::prose::{PageWriter, ProseView, Style, leading_heading};

use super::note::annotation_text;
use super::{
    BylineView, CardView, FrameView, LinkView, NoteView, byline, card, frame, notes, relation,
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
    /// One sentence about it.
    pub summary: Option<String>,
    /// The text.
    pub body: Vec<ProseView>,
    /// Its notes.
    pub notes: Vec<NoteView>,
    /// Whether a note is a comparison.
    pub compares: bool,
    /// On the front page: how many comparisons there are of each relation.
    pub tally: Vec<TallyView>,
    /// On the front page: the pages that the navigation does not hold.
    pub further: Vec<LinkView>,
}

/// `comparison.html`: a comparison or note by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ComparisonPageView {
    /// Head and navigation.
    pub frame: FrameView,
    /// Passages, answers, silences.
    pub card: CardView,
    /// Who wrote it and when.
    pub byline: BylineView,
    /// What the author wrote beside the passages.
    pub text: Vec<ProseView>,
    /// Its own notes.
    pub notes: Vec<NoteView>,
    /// Whether a note is a comparison.
    pub compares: bool,
    /// Topics, with their place in the list.
    pub tags: Vec<LinkView>,
    /// Pages and annotations that refer to it.
    pub cited: Vec<LinkView>,
}

/// The page of a page.
pub(crate) fn prose_page(
    basis: &Basis,
    at: &str,
    id: &WritingId,
    front: Option<&Front>,
) -> ProsePageView {
    let text = basis.text(id);
    let (writing, head) = (&text.writing, text.writing.page().map(|page| &page.head));
    let mut writer = PageWriter::new(basis, at, id);
    let document = &writing.document;
    let has_title = head.is_some_and(|head| head.title.is_some());
    let leading = if has_title {
        None
    } else {
        leading_heading(document)
    };
    let heading = leading.as_ref().map(|range| {
        writer.write(
            writing,
            range.clone(),
            Style {
                heading: 1,
                without_passages: false,
                with_notes: true,
            },
        )
    });
    // Where the title stands apart, the body's highest headings come below it.
    let highest = if leading.is_some() { 1 } else { 2 };
    let rest = leading.map_or(0, |range| range.end)..document.events.len();
    let body = writer.write(
        writing,
        rest,
        Style {
            heading: highest,
            without_passages: false,
            with_notes: true,
        },
    );
    let notes = notes(&mut writer);
    let summary = head.and_then(|head| head.summary.clone());
    ProsePageView {
        frame: frame(&basis.common, at, text.title.clone(), summary.clone()),
        heading: heading.unwrap_or_default(),
        byline: page_byline(text, front),
        summary,
        body,
        compares: notes.iter().any(|note| {
            note.card
                .as_ref()
                .is_some_and(|card| card.relation.is_some())
        }),
        notes,
        tally: front
            .map(|front| tally(&basis.common, front))
            .unwrap_or_default(),
        further: front.map(further).unwrap_or_default(),
    }
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

/// The comparisons by relation, for readers who have not yet decided to read; relations without a
/// comparison are left out.
fn tally(common: &Common, front: &Front) -> Vec<TallyView> {
    let mut tally = Vec::new();
    for (kind, place, count) in &front.tally {
        let list = link_to_list(FRONT, place.as_ref(), common.strings.relation(*kind));
        tally.push(TallyView {
            kind: kind.name(),
            list,
            count: *count,
        });
    }
    tally
}

fn link_to_list(at: &str, place: Option<&ListPlace>, label: String) -> LinkView {
    LinkView {
        href: list_places::link_to(at, place),
        label,
        current: false,
    }
}

/// The pages that the navigation does not hold.
fn further(front: &Front) -> Vec<LinkView> {
    let pages = front.further.iter();
    pages
        .map(|(to, title)| LinkView {
            href: address::link(FRONT, to),
            label: title.clone(),
            current: false,
        })
        .collect()
}

/// The site's authors sign the briefing where it names none of its own.
fn page_byline(text: &Material, front: Option<&Front>) -> BylineView {
    let own = byline(&text.writing.head);
    match front {
        Some(front) if own.authors.is_empty() => BylineView {
            authors: front.authors.clone(),
            ..own
        },
        _ => own,
    }
}

/// The page of an annotation; `topics` are its own, with their places in the list of comparisons.
pub(crate) fn comparison_page(
    basis: &Basis,
    at: &str,
    id: &WritingId,
    topics: &[(String, Option<ListPlace>)],
) -> ComparisonPageView {
    let text = basis.text(id);
    let mut writer = PageWriter::new(basis, at, id);
    let words = annotation_text(&mut writer, &text.writing, 2, true);
    let notes = notes(&mut writer);
    let card = card(&mut writer, id);
    let cited = |(from, title, id): &(String, String, String)| LinkView {
        href: address::link_to(at, from, id),
        label: title.clone(),
        current: false,
    };
    ComparisonPageView {
        frame: frame(
            &basis.common,
            at,
            card.title.clone(),
            said(&basis.common, text),
        ),
        card,
        byline: byline(&text.writing.head),
        text: words,
        compares: notes.iter().any(|note| {
            note.card
                .as_ref()
                .is_some_and(|card| card.relation.is_some())
        }),
        notes,
        tags: topics
            .iter()
            .map(|(tag, place)| link_to_list(at, place.as_ref(), tag.clone()))
            .collect(),
        cited: text.cited.iter().map(cited).collect(),
    }
}

/// “The sources differ. A: Israel's; B: nobody's”: a comparison in one sentence, for lists outside
/// the site.
fn said(common: &Common, text: &Material) -> Option<String> {
    let relation = relation(&common.strings, text)?.label;
    let answer =
        |(source, answer): &(SourceId, String)| format!("{}: {answer}", common.label(source));
    let answers: Vec<String> = text.checked.answers.iter().map(answer).collect();
    Some(if answers.is_empty() {
        relation
    } else {
        format!("{relation}. {}", answers.join("; "))
    })
}

/// `404.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct NotFoundPageView {
    /// Head and navigation.
    pub frame: FrameView,
}

/// The page for addresses that are not there.
pub(crate) fn not_found(common: &Common) -> NotFoundPageView {
    let title = common.strings.get("not_found_title").to_owned();
    let base = common.base_url.as_deref().map(path_of);
    NotFoundPageView {
        frame: FrameView {
            base,
            ..frame(common, "404.html", title, None)
        },
    }
}

/// The path of a full address: `/briefing/`. The page is then right on every host that has the site
/// there.
fn path_of(base_url: &str) -> String {
    let after_scheme = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or("/", |at| &after_scheme[at..])
        .to_owned()
}
