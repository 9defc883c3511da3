//! Everything that has a page of its own: pages, annotations, sources, pairs of sources; and what
//! the view of each is made from.

use std::collections::{BTreeMap, BTreeSet};

use crate::address;
use crate::memo::Shared;
use crate::parse::{Annotation, RelationKind, Source, SourceId, SourceText, Writing, WritingId};
use crate::resolve::QuotationId;

use super::basis::{Basis, FRONT, Front, Material, PageKind};
use super::edition::Edition;
use super::list_places::{ListPlace, ListPlaces};
use super::pairs::SourcePair;

/// What each page is about, with its address.
pub(super) fn subjects(edition: &Edition, places: &ListPlaces) -> Vec<(String, PageKind)> {
    let mut subjects = Vec::new();
    for (writing, _) in &edition.pages {
        let at = &*writing.address;
        let front = (at == FRONT).then(|| front(edition, places));
        let subject = PageKind::Page {
            writing: writing.id.clone(),
            front,
        };
        subjects.push((at.to_owned(), subject));
    }
    for text in edition.annotations() {
        let Some(annotation) = text.writing.annotation() else {
            continue;
        };
        let subject = comparison(&text.writing, annotation, places);
        subjects.push((text.writing.address.to_string(), subject));
        if text.checked.relation.is_some() {
            let fragment = PageKind::Embed(text.writing.id.clone());
            subjects.push((address::of_embed(&annotation.id), fragment));
        }
    }
    subjects.extend(sources(edition));
    subjects.extend(edition.pairs.iter().map(|pair| of_pair(edition, pair)));
    subjects
}

fn sources(edition: &Edition) -> Vec<(String, PageKind)> {
    let (mut quotations, mut translated) = (by_source(edition), translated(edition));
    let mut subjects = Vec::with_capacity(edition.project.sources.len());
    for source in edition.project.sources.values() {
        let subject = PageKind::Source {
            source: source.key.clone(),
            quotations: quotations.remove(&source.key).unwrap_or_default(),
            coverage: edition.compared.coverage[&source.key].clone(),
            translated: translated.remove(&source.key).unwrap_or_default(),
            original: published_original(edition, source),
            suggested: edition.suggestions.places.get(&source.key).cloned(),
        };
        subjects.push((address::of_source(&source.key), subject));
    }
    subjects
}

fn of_pair(edition: &Edition, pair: &SourcePair) -> (String, PageKind) {
    let subject = PageKind::Pair {
        pair: pair.clone(),
        suggestions: edition.suggestions.of_pairs.get(&pair.texts()).cloned(),
    };
    (pair.address.clone(), subject)
}

/// What the page about a subject is made from: the subject, the texts that it shows or refers to,
/// and the sources that these quote.
pub(super) fn basis(edition: &Edition, subject: PageKind) -> Basis {
    let mut named: BTreeSet<&SourceId> = BTreeSet::new();
    let shown = match &subject {
        PageKind::Page { writing, .. } | PageKind::Comparison { writing, .. } => {
            with_notes(edition, writing)
        }
        PageKind::Embed(writing) => vec![writing.clone()],
        PageKind::Source {
            source, quotations, ..
        } => {
            named.insert(source);
            quotations.iter().map(|id| id.writing.clone()).collect()
        }
        PageKind::Pair { pair, .. } => {
            named.extend(&pair.sources);
            pair.annotations.clone()
        }
    };
    let text = |id: WritingId| {
        let text = edition.text(&id).clone();
        (id, text)
    };
    let texts: BTreeMap<WritingId, Shared<Material>> = shown.into_iter().map(text).collect();
    for text in texts.values() {
        named.extend(text.resolved().filter_map(|quoted| quoted.source.as_ref()));
    }
    let source = |id: &SourceId| (id.clone(), Shared(edition.project.sources[id].clone()));
    let sources = named.into_iter().map(source).collect();
    Basis {
        common: edition.common.clone(),
        sources,
        subject,
        texts,
    }
}

/// A text, the annotations that are its notes, and those that any of these refers to.
fn with_notes(edition: &Edition, writing: &WritingId) -> Vec<WritingId> {
    let noted = edition
        .text(writing)
        .notes
        .0
        .iter()
        .filter_map(|note| note.target.annotation());
    let mut shown: Vec<WritingId> = std::iter::once(writing).chain(noted).cloned().collect();
    for text in shown.clone() {
        shown.extend(edition.text(&text).markers.iter().flatten().cloned());
    }
    shown
}

fn comparison(writing: &Writing, annotation: &Annotation, places: &ListPlaces) -> PageKind {
    let topics = annotation
        .head
        .tags
        .iter()
        .map(|tag| (tag.clone(), places.topic(tag)))
        .collect();
    PageKind::Comparison {
        writing: writing.id.clone(),
        topics,
    }
}

/// The quotations that each source's page shows.
fn by_source<'e>(edition: &'e Edition) -> BTreeMap<&'e SourceId, Vec<QuotationId>> {
    let mut of_source: BTreeMap<&SourceId, Vec<QuotationId>> = BTreeMap::new();
    for quoted in edition.texts.values().flat_map(|text| &text.quotations) {
        if let Some(mark) = &quoted.mark {
            of_source
                .entry(&mark.source)
                .or_default()
                .push(quoted.resolved.id.clone());
        }
    }
    of_source
}

/// Address of the saved original, if the source says to publish it.
fn published_original(edition: &Edition, source: &Source) -> Option<String> {
    let sidecar = &source.sidecar;
    if !sidecar.publish_original {
        return None;
    }
    let file = &sidecar.original.as_ref()?.value;
    let mut assets = edition.project.assets.iter();
    let asset = assets.find(|asset| asset.file == *file)?;
    Some(asset.address.clone())
}

/// Of each source of which only excerpts may be shown the paragraphs that some translation
/// translates.
fn translated<'e>(edition: &'e Edition) -> BTreeMap<&'e SourceId, BTreeSet<usize>> {
    let mut translated: BTreeMap<&SourceId, BTreeSet<usize>> = BTreeMap::new();
    for source in edition.project.sources.values() {
        let original = &edition.project.sources[edition.common.original(&source.key)];
        if original.key == source.key || original.published_text == SourceText::Full {
            continue;
        }
        // A translation has as many paragraphs as it says, or as its original has.
        let said = source
            .sidecar
            .original_paragraphs
            .as_ref()
            .map(|numbers| numbers.value.count());
        let count = said.unwrap_or(original.paragraphs.len());
        let paragraphs = (1..=count).filter_map(|paragraph| source.original_paragraph(paragraph));
        translated
            .entry(&original.key)
            .or_default()
            .extend(paragraphs);
    }
    translated
}

/// What the front page shows of all others: comparisons by relation, and the pages that the
/// navigation does not hold.
fn front(edition: &Edition, places: &ListPlaces) -> Front {
    Front {
        tally: tally(edition, places),
        further: further(edition),
        authors: edition.project.config.authors.clone(),
    }
}

/// How many comparisons there are of each relation that has any, with their place in the list.
fn tally(edition: &Edition, places: &ListPlaces) -> Vec<(RelationKind, Option<ListPlace>, usize)> {
    let mut counts: BTreeMap<RelationKind, usize> = BTreeMap::new();
    for text in edition.annotations() {
        if let Some(relation) = &text.checked.relation {
            *counts.entry(relation.kind).or_default() += 1;
        }
    }
    let mut tally = Vec::new();
    for kind in RelationKind::ALL {
        if let Some(count) = counts.get(&kind) {
            tally.push((kind, places.relation(kind), *count));
        }
    }
    tally
}

/// Addresses and titles of the pages that the navigation does not hold.
fn further(edition: &Edition) -> Vec<(String, String)> {
    let navigation = &edition.common.navigation;
    let in_navigation: BTreeSet<&str> = navigation.iter().map(|(at, _)| at.as_str()).collect();
    let mut further = Vec::new();
    for (writing, page) in &edition.pages {
        let at = &*writing.address;
        if at != FRONT && !in_navigation.contains(at) {
            further.push((at.to_owned(), page.title.clone()));
        }
    }
    further
}
