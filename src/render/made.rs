//! A page's basis in; its view, and what the site's lists say of it, out.

use std::sync::Arc;

use super::basis::{Basis, Subject};
use super::search;
use super::templates::AnyView;
use super::view::{self, Listed, Shown};

/// A view, with all that the site's lists take from it.
#[derive(Clone, Debug)]
pub(super) struct Made {
    /// The template that prints it.
    pub(super) template: &'static str,
    pub(super) view: Arc<dyn AnyView>,
    /// What the search finds.
    pub(super) entries: search::Entries,
    /// What feed and sitemap say of it.
    pub(super) listed: Option<Listed>,
}

/// The page at an address.
pub(super) fn made(at: &str, basis: &Basis) -> Made {
    let common = &*basis.common;
    match &basis.subject {
        Subject::Page { writing, front } => {
            let view = view::prose_page(basis, at, writing, front.as_ref());
            let listed = Listed::of_writing(
                &view.frame,
                &view.byline,
                &basis.text(writing).writing.head,
                &[],
            );
            Made {
                template: "page.html",
                listed,
                entries: search::page(common, at, &view),
                view: Arc::new(view),
            }
        }
        Subject::Comparison { writing, topics } => {
            let view = view::comparison_page(basis, at, writing, topics);
            let tags: Vec<String> = topics.iter().map(|(tag, _)| tag.clone()).collect();
            let listed = Listed::of_writing(
                &view.frame,
                &view.byline,
                &basis.text(writing).writing.head,
                &tags,
            );
            Made {
                template: "comparison.html",
                listed,
                entries: search::comparison(common, at, &view),
                view: Arc::new(view),
            }
        }
        Subject::Source {
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
                &Shown {
                    source,
                    quotations,
                    coverage,
                    translated,
                    original,
                },
            );
            let entries = search::source(common, at, &view);
            Made {
                template: "source.html",
                listed: Listed::of(&view.frame),
                entries,
                view: Arc::new(view),
            }
        }
        Subject::Pair(pair) => {
            let view = view::parallel_page(basis, pair);
            let entries = search::Entries::default();
            Made {
                template: "parallel.html",
                listed: Listed::of(&view.frame),
                entries,
                view: Arc::new(view),
            }
        }
    }
}
