//! A page's basis in; its view, and what the site's lists say of it, out.

use std::sync::Arc;

use super::basis::{Basis, PageKind};
use super::search;
use super::templates::AnyView;
use super::view::{self, Listed, ShownSource};

/// A view, with all that the site's lists take from it.
#[derive(Clone, Debug)]
pub(super) struct MadePage {
    /// The template that prints it.
    pub(super) template: &'static str,
    pub(super) view: Arc<dyn AnyView>,
    /// What the search finds.
    pub(super) entries: search::Entries,
    /// What feed and sitemap say of it.
    pub(super) listed: Option<Listed>,
}

/// The page at an address.
pub(super) fn made(at: &str, basis: &Basis) -> MadePage {
    let common = &*basis.common;
    match &basis.subject {
        PageKind::Page { writing, front } => {
            let view = view::prose_page(basis, at, writing, front.as_ref());
            let listed = Listed::of_writing(
                &view.frame,
                &view.byline,
                &basis.text(writing).writing.head,
                &[],
            );
            MadePage {
                template: "page.html",
                listed,
                entries: search::page(common, at, &view),
                view: Arc::new(view),
            }
        }
        PageKind::Comparison { writing, topics } => {
            let view = view::comparison_page(basis, at, writing, topics);
            let tags: Vec<String> = topics.iter().map(|(tag, _)| tag.clone()).collect();
            let listed = Listed::of_writing(
                &view.frame,
                &view.byline,
                &basis.text(writing).writing.head,
                &tags,
            );
            MadePage {
                template: "comparison.html",
                listed,
                entries: search::comparison(common, at, &view),
                view: Arc::new(view),
            }
        }
        PageKind::Source {
            source,
            quotations,
            coverage,
            translated,
            original,
        } => {
            let original = original.as_deref();
            let view = view::source_page(
                basis,
                at,
                &ShownSource {
                    source,
                    quotations,
                    coverage,
                    translated,
                    original,
                },
            );
            let entries = search::source(common, at, &view);
            MadePage {
                template: "source.html",
                listed: Listed::of(&view.frame),
                entries,
                view: Arc::new(view),
            }
        }
        PageKind::Pair(pair) => {
            let view = view::parallel_page(basis, pair);
            let entries = search::Entries::default();
            MadePage {
                template: "parallel.html",
                listed: Listed::of(&view.frame),
                entries,
                view: Arc::new(view),
            }
        }
    }
}
