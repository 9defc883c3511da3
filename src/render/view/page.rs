//! The briefing and other pages; a comparison's own page.

use serde::Serialize;

use crate::parse::{Annotation, Page, RelationKind, Writing, WritingId};
use crate::render::FRONT;
use crate::render::address;
use crate::render::edition::Edition;
use crate::render::prose::{PageWriter, Stretch, Style, leading_heading};

use super::frame::further_pages;
use super::note::annotation_text;
use super::{Byline, Card, Frame, Link, ListPlaces, Note, byline, card, frame, notes, relation};

/// `page.html`: the briefing or another page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ProsePage {
    /// Head and navigation.
    pub frame: Frame,
    /// The title as it stands in the body; empty if the front matter's is to be printed.
    pub heading: Vec<Stretch>,
    /// Who wrote it and when.
    pub byline: Byline,
    /// One sentence about it.
    pub summary: Option<String>,
    /// The text.
    pub body: Vec<Stretch>,
    /// Its notes.
    pub notes: Vec<Note>,
    /// Whether a note is a comparison.
    pub compares: bool,
    /// On the front page: how many comparisons there are of each relation.
    pub tally: Vec<Tally>,
    /// On the front page: the pages that the navigation does not hold.
    pub further: Vec<Link>,
}

/// `comparison.html`: a comparison or note by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ComparisonPage {
    /// Head and navigation.
    pub frame: Frame,
    /// Passages, answers, silences.
    pub card: Card,
    /// Who wrote it and when.
    pub byline: Byline,
    /// What the author wrote beside the passages.
    pub text: Vec<Stretch>,
    /// Its own notes.
    pub notes: Vec<Note>,
    /// Whether a note is a comparison.
    pub compares: bool,
    /// Topics, with their place in the list.
    pub tags: Vec<Link>,
    /// Pages and annotations that refer to it.
    pub cited: Vec<Link>,
}

/// The page of a page.
pub(crate) fn prose_page(edition: &Edition, places: &ListPlaces, writing: &Writing, page: &Page) -> ProsePage {
    let at = writing.address();
    let mut writer = PageWriter::new(edition, &at, &writing.id, &edition.resolution.notes[&writing.id]);
    let document = &writing.document;
    let leading = if page.head.title.is_none() { leading_heading(document) } else { None };
    let heading = leading
        .as_ref()
        .map(|range| writer.write(writing, range.clone(), Style { heading: 1, without_passages: false, with_notes: true }));
    // Where the title stands apart, the body's highest headings come below it.
    let highest = if leading.is_some() { 1 } else { 2 };
    let rest = leading.map_or(0, |range| range.end)..document.events.len();
    let text = writer.write(writing, rest, Style { heading: highest, without_passages: false, with_notes: true });
    let notes = notes(&mut writer);
    let frame = frame(edition, &at, page.title.clone(), page.head.summary.clone());
    let (tally, further) = if is_front(&at) { front(edition, places) } else { Default::default() };
    ProsePage {
        frame,
        heading: heading.unwrap_or_default(),
        byline: page_byline(edition, writing),
        summary: page.head.summary.clone(),
        body: text,
        compares: notes.iter().any(|note| note.card.as_ref().is_some_and(|card| card.relation.is_some())),
        notes,
        tally,
        further,
    }
}

/// Whether the page at an address is the front page.
pub(crate) fn is_front(at: &str) -> bool {
    at == FRONT
}

/// What the front page shows of all others: comparisons by relation, and the pages that the navigation does not hold.
pub(crate) fn front(edition: &Edition, places: &ListPlaces) -> (Vec<Tally>, Vec<Link>) {
    (tally(edition, places, FRONT), further_pages(edition, FRONT))
}

/// How many comparisons stand in one relation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Tally {
    /// The built-in relation: class and sign.
    pub kind: &'static str,
    /// Their place in the list, with the relation's words.
    pub list: Link,
    /// How many.
    pub count: usize,
}

/// The comparisons by relation, for readers who have not yet decided to read; relations without a comparison are left out.
fn tally(edition: &Edition, places: &ListPlaces, at: &str) -> Vec<Tally> {
    let kinds: Vec<RelationKind> = edition
        .annotations()
        .filter_map(|annotation| edition.resolution.annotations[annotation].relation.as_ref().map(|relation| relation.kind))
        .collect();
    let tally = |kind: RelationKind| Tally {
        kind: kind.name(),
        list: places.relation(at, kind, edition.strings.relation(kind)),
        count: kinds.iter().filter(|found| **found == kind).count(),
    };
    RelationKind::ALL.into_iter().map(tally).filter(|tally| tally.count > 0).collect()
}

/// The site's authors sign the briefing where it names none of its own.
fn page_byline(edition: &Edition, writing: &Writing) -> Byline {
    let of_site = writing.head.authors.is_empty() && is_front(&writing.address());
    let own = byline(&writing.head);
    if of_site { Byline { authors: edition.project.config.authors.clone(), ..own } } else { own }
}

/// The page of an annotation.
pub(crate) fn comparison_page(
    edition: &Edition,
    places: &ListPlaces,
    writing: &Writing,
    annotation: &Annotation,
) -> ComparisonPage {
    let at = writing.address();
    let mut writer = PageWriter::new(edition, &at, &writing.id, &edition.resolution.notes[&writing.id]);
    let text = annotation_text(&mut writer, writing, 2, true);
    let notes = notes(&mut writer);
    let card = card(&mut writer, writing, annotation);
    let frame = frame(edition, &at, card.title.clone(), said(edition, &writing.id));
    let cited = |(from, id): &(&WritingId, String)| Link {
        href: address::link_to(&at, &edition.address(from), id),
        label: edition.title(from),
        current: false,
    };
    ComparisonPage {
        frame,
        card,
        byline: byline(&writing.head),
        text,
        compares: notes.iter().any(|note| note.card.as_ref().is_some_and(|card| card.relation.is_some())),
        notes,
        tags: annotation.head.tags.iter().map(|tag| places.topic(&at, tag)).collect(),
        cited: edition.cited.get(&writing.id).into_iter().flatten().map(cited).collect(),
    }
}

/// “The sources differ. A: Israel's; B: nobody's”: a comparison in one sentence, for lists outside the site.
fn said(edition: &Edition, annotation: &WritingId) -> Option<String> {
    let relation = relation(edition, annotation)?.label;
    let answers = &edition.resolution.annotations[annotation].answers;
    let answers: Vec<String> = answers.iter().map(|(source, answer)| format!("{}: {answer}", edition.label(source))).collect();
    Some(if answers.is_empty() { relation } else { format!("{relation}. {}", answers.join("; ")) })
}

/// `404.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct NotFoundPage {
    /// Head and navigation.
    pub frame: Frame,
}

/// The page for addresses that are not there.
pub(crate) fn not_found(edition: &Edition) -> NotFoundPage {
    let title = edition.strings.get("not_found_title").to_owned();
    let base = edition.project.config.base_url.as_deref().map(path_of);
    NotFoundPage { frame: Frame { base, ..frame(edition, "404.html", title, None) } }
}

/// The path of a full address: `/briefing/`. The page is then right on every host that has the site there.
fn path_of(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after_scheme.find('/').map_or("/", |at| &after_scheme[at..]).to_owned()
}
