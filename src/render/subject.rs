//! What a page is about; its view, and what the site's lists say of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::parse::{Annotation, Page, Source, SourceId, Writing};
use crate::resolve::QuotationId;

use super::address;
use super::edition::Edition;
use super::memory::AnyView;
use super::search;
use super::view::{self, ListPlaces, Listed, Pair};

/// What a page with its own view is about.
#[derive(Clone, Debug)]
pub(super) enum Subject<'a> {
    /// The briefing or another page.
    Page(&'a Writing, &'a Page),
    /// A comparison or note.
    Comparison(&'a Writing, &'a Annotation),
    /// A source, and the quotations of it that are published.
    Source(&'a Source, Vec<&'a QuotationId>),
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
    let mut of_source: BTreeMap<&SourceId, Vec<&QuotationId>> = BTreeMap::new();
    for (quotation, passage) in &edition.passages {
        of_source.entry(&passage.source).or_default().push(quotation);
    }
    let pages = edition.pages.iter().map(|(writing, page)| Subject::Page(writing, page));
    let annotations = edition.annotations().map(|annotation| edition.writing(annotation));
    let annotations = annotations.filter_map(|writing| Some(Subject::Comparison(writing, writing.annotation()?)));
    let sources = edition.project.sources.values();
    let sources = sources.map(|source| Subject::Source(source, of_source.remove(&source.key).unwrap_or_default()));
    pages.chain(annotations).chain(sources).chain(edition.pairs.iter().map(Subject::Pair)).collect()
}

impl Subject<'_> {
    /// Where its page is published.
    pub(super) fn address(&self) -> String {
        match self {
            Self::Page(writing, _) | Self::Comparison(writing, _) => writing.address(),
            Self::Source(source, _) => address::of_source(&source.key),
            Self::Pair(pair) => pair.address.clone(),
        }
    }

    /// The template that prints it.
    pub(super) fn template(&self) -> &'static str {
        match self {
            Self::Page(..) => "page.html",
            Self::Comparison(..) => "comparison.html",
            Self::Source(..) => "source.html",
            Self::Pair(_) => "parallel.html",
        }
    }

    /// Its view, and what is said of it elsewhere.
    pub(super) fn made(&self, edition: &Edition, places: &ListPlaces) -> Made {
        match self {
            Self::Page(writing, page) => self::page(edition, places, writing, page),
            Self::Comparison(writing, annotation) => comparison(edition, places, writing, annotation),
            Self::Source(source, quotations) => {
                let view = view::source_page(edition, source, quotations);
                let entries = search::source(edition, &self.address(), &view);
                Made { listed: Listed::of(&view.frame), entries, view: Arc::new(view) }
            }
            Self::Pair(pair) => {
                let view = view::parallel_page(edition, pair);
                Made { listed: Listed::of(&view.frame), entries: search::Entries::default(), view: Arc::new(view) }
            }
        }
    }
}

fn page(edition: &Edition, places: &ListPlaces, writing: &Writing, page: &Page) -> Made {
    let view = view::prose_page(edition, places, writing, page);
    Made {
        listed: Listed::of_writing(&view.frame, &view.byline, &writing.head, &[]),
        entries: search::page(edition, &writing.address(), &view),
        view: Arc::new(view),
    }
}

fn comparison(edition: &Edition, places: &ListPlaces, writing: &Writing, annotation: &Annotation) -> Made {
    let view = view::comparison_page(edition, places, writing, annotation);
    Made {
        listed: Listed::of_writing(&view.frame, &view.byline, &writing.head, &annotation.head.tags),
        entries: search::comparison(edition, &writing.address(), &view),
        view: Arc::new(view),
    }
}
