//! What a page is about; its view, and what the site's lists say of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::parse::{Source, SourceId};
use crate::resolve::Owner;

use super::address;
use super::edition::Edition;
use super::feed::Listed;
use super::memory::AnyView;
use super::search;
use super::view::{self, ListPlaces, Pair};

/// What a page with its own view is about.
#[derive(Clone, Debug)]
pub(super) enum Subject<'a> {
    /// The briefing or another page: its index in the project.
    Page(usize),
    /// A comparison or note: the annotation's index in the project.
    Comparison(usize),
    /// A source, and the quotations of it that are published.
    Source(&'a Source, Vec<usize>),
    /// Two sources beside each other.
    Pair(&'a Pair),
}

/// A view, with all that the site's lists take from it.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) view: Arc<dyn AnyView>,
    /// What the search finds.
    pub(super) entries: search::Entries,
    /// What feed and sitemap say of it.
    pub(super) listed: Option<Listed>,
}

/// Everything that has a page of its own: pages, annotations, sources, pairs of sources.
pub(super) fn subjects<'a>(edition: &'a Edition) -> Vec<Subject<'a>> {
    let mut of_source: BTreeMap<&SourceId, Vec<usize>> = BTreeMap::new();
    for (row, passage) in edition.passages.iter().enumerate() {
        if let Some(passage) = passage {
            of_source.entry(&passage.source).or_default().push(row);
        }
    }
    let pages = edition.pages.iter().map(|&index| Subject::Page(index));
    let annotations = edition.annotations().map(Subject::Comparison);
    let sources = edition.project.sources.values();
    let sources = sources.map(|source| Subject::Source(source, of_source.remove(&source.key).unwrap_or_default()));
    pages.chain(annotations).chain(sources).chain(edition.pairs.iter().map(Subject::Pair)).collect()
}

impl Subject<'_> {
    /// Where its page is published.
    pub(super) fn address(&self, edition: &Edition) -> String {
        match self {
            Self::Page(index) => edition.address(Owner::Page(*index)),
            Self::Comparison(index) => edition.address(Owner::Annotation(*index)),
            Self::Source(source, _) => address::of_source(&source.key),
            Self::Pair(pair) => pair.address.clone(),
        }
    }

    /// The template that prints it.
    pub(super) fn template(&self) -> &'static str {
        match self {
            Self::Page(_) => "page.html",
            Self::Comparison(_) => "comparison.html",
            Self::Source(..) => "source.html",
            Self::Pair(_) => "parallel.html",
        }
    }

    /// Its view, and what is said of it elsewhere.
    pub(super) fn made(&self, edition: &Edition, places: &ListPlaces) -> Made {
        match self {
            Self::Page(index) => page(edition, places, *index),
            Self::Comparison(index) => comparison(edition, places, *index),
            Self::Source(source, quotations) => {
                let view = view::source_page(edition, source, quotations);
                let entries = search::source(edition, &self.address(edition), &view);
                Made { listed: Listed::of(&view.frame), entries, view: Arc::new(view) }
            }
            Self::Pair(pair) => {
                let view = view::parallel_page(edition, pair);
                Made { listed: Listed::of(&view.frame), entries: search::Entries::default(), view: Arc::new(view) }
            }
        }
    }
}

fn page(edition: &Edition, places: &ListPlaces, index: usize) -> Made {
    let (address, page) = (edition.address(Owner::Page(index)), &edition.project.pages[index]);
    let view = view::prose_page(edition, places, index);
    let listed = Listed::of(&view.frame);
    Made {
        listed: listed.map(|listed| listed.by(&view.byline, page.date.as_ref(), page.updated.as_ref())),
        entries: search::page(edition, &address, &view),
        view: Arc::new(view),
    }
}

fn comparison(edition: &Edition, places: &ListPlaces, index: usize) -> Made {
    let (address, annotation) = (edition.address(Owner::Annotation(index)), &edition.project.annotations[index]);
    let view = view::comparison_page(edition, places, index);
    let listed = Listed::of(&view.frame).map(|listed| Listed { tags: annotation.tags.clone(), ..listed });
    Made {
        listed: listed.map(|listed| listed.by(&view.byline, annotation.date.as_ref(), annotation.updated.as_ref())),
        entries: search::comparison(edition, &address, &view),
        view: Arc::new(view),
    }
}
