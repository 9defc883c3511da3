//! Everything that has a page of its own: pages, annotations, sources, pairs of sources, each with
//! what its view is made from.

use std::collections::{BTreeMap, BTreeSet};

use crate::memo::Shared;
use crate::parse::{Annotation, RelationKind, Source, SourceId, SourceText, Writing, WritingId};
use crate::resolve::QuotationId;

use super::basis::{Basis, FRONT, Front, Material, PageKind};
use super::edition::Edition;
use super::list_places::ListPlaces;
use crate::address;

/// What each page is made from, with its address.
pub(super) fn bases(edition: &Edition, places: &ListPlaces) -> Vec<(String, Basis)> {
    let mut bases = Vec::new();
    for (writing, _) in &edition.pages {
        let at = writing.address();
        let front = (at == FRONT).then(|| front(edition, places));
        let subject = PageKind::Page {
            writing: writing.id.clone(),
            front,
        };
        bases.push((
            at,
            basis(edition, subject, &with_notes(edition, &writing.id), &[]),
        ));
    }
    for text in edition.annotations() {
        let Some(annotation) = text.writing.annotation() else {
            continue;
        };
        let subject = comparison(&text.writing, annotation, places);
        bases.push((
            text.writing.address(),
            basis(
                edition,
                subject,
                &with_notes(edition, &text.writing.id),
                &[],
            ),
        ));
    }
    let (mut quotations, mut translated) = (by_source(edition), translated(edition));
    for source in edition.project.sources.values() {
        let quotations = quotations.remove(&source.key).unwrap_or_default();
        let quoting: Vec<_> = quotations.iter().map(|id| id.writing.clone()).collect();
        let translated = translated.remove(&source.key).unwrap_or_default();
        let subject = of_source(edition, source, quotations, translated);
        bases.push((
            address::of_source(&source.key),
            basis(edition, subject, &quoting, &[&source.key]),
        ));
    }
    for pair in &edition.pairs {
        let subject = PageKind::Pair(pair.clone());
        let [first, second] = &pair.sources;
        bases.push((
            pair.address.clone(),
            basis(edition, subject, &pair.annotations, &[first, second]),
        ));
    }
    bases
}

/// A page's subject with these texts, the sources that they quote, and others.
fn basis(edition: &Edition, subject: PageKind, texts: &[WritingId], others: &[&SourceId]) -> Basis {
    let texts: BTreeMap<WritingId, Shared<Material>> = texts
        .iter()
        .map(|id| (id.clone(), edition.text(id).clone()))
        .collect();
    let quoted = texts.values().flat_map(|text| {
        text.resolved()
            .filter_map(|resolved| resolved.source.as_ref())
    });
    let sources = quoted
        .chain(others.iter().copied())
        .map(|id| (id.clone(), Shared(edition.project.sources[id].clone())))
        .collect();
    Basis {
        common: edition.common.clone(),
        subject,
        texts,
        sources,
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

fn of_source(
    edition: &Edition,
    source: &Source,
    quotations: Vec<QuotationId>,
    translated: BTreeSet<usize>,
) -> PageKind {
    let original = source
        .sidecar
        .original
        .as_ref()
        .filter(|_| source.sidecar.publish_original);
    let asset = original.and_then(|original| {
        edition
            .project
            .assets
            .iter()
            .find(|asset| asset.file == original.value)
    });
    PageKind::Source {
        source: source.key.clone(),
        quotations,
        coverage: edition.compared.coverage[&source.key].clone(),
        translated,
        original: asset.map(|asset| asset.address.clone()),
    }
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
    let annotations = edition.annotations();
    let related = annotations
        .iter()
        .filter_map(|text| text.checked.relation.as_ref());
    let kinds: Vec<RelationKind> = related.map(|relation| relation.kind).collect();
    let count = |kind: RelationKind| kinds.iter().filter(|found| **found == kind).count();
    let tally = RelationKind::ALL
        .into_iter()
        .map(|kind| (kind, places.relation(kind), count(kind)));
    let in_navigation: BTreeSet<&str> = edition
        .common
        .navigation
        .iter()
        .map(|(address, _)| address.as_str())
        .collect();
    let pages = edition
        .pages
        .iter()
        .map(|(writing, page)| (writing.address(), page.title.clone()));
    Front {
        tally: tally.filter(|(_, _, count)| *count > 0).collect(),
        further: pages
            .filter(|(address, _)| address != FRONT && !in_navigation.contains(address.as_str()))
            .collect(),
        authors: edition.project.config.authors.clone(),
    }
}
