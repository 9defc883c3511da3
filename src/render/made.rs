//! A page's basis in; its view, and what the site's lists say of it, out.

use std::sync::Arc;

use crate::parse::WritingId;

use super::basis::{Basis, Front, PageKind, PairSuggestions};
use super::list_places::ListPlace;
use super::pairs::SourcePair;
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
    match &basis.subject {
        PageKind::Page { writing, front } => page(basis, at, writing, front.as_ref()),
        PageKind::Comparison { writing, topics } => comparison(basis, at, writing, topics),
        PageKind::Embed(writing) => embed(basis, writing),
        PageKind::Source {
            source,
            quotations,
            coverage,
            translated,
            original,
            suggested,
        } => {
            let about = ShownSource {
                source,
                quotations,
                coverage,
                translated,
                original: original.as_deref(),
                suggested: suggested.as_ref().map(|places| places.as_slice()),
            };
            of_source(basis, at, &about)
        }
        PageKind::Pair { pair, suggestions } => of_pair(basis, pair, suggestions.as_deref()),
    }
}

fn page(basis: &Basis, at: &str, writing: &WritingId, front: Option<&Front>) -> MadePage {
    let view = view::prose_page(basis, at, writing, front);
    let head = &basis.text(writing).writing.head;
    MadePage {
        template: "page.html",
        listed: Listed::of_writing(&view.frame, &view.byline, head, &[]),
        entries: search::page(&basis.common, at, &view),
        view: Arc::new(view),
    }
}

fn comparison(
    basis: &Basis,
    at: &str,
    writing: &WritingId,
    topics: &[(String, Option<ListPlace>)],
) -> MadePage {
    let view = view::comparison_page(basis, at, writing, topics);
    let head = &basis.text(writing).writing.head;
    let tags: Vec<String> = topics.iter().map(|(tag, _)| tag.clone()).collect();
    MadePage {
        template: "comparison.html",
        listed: Listed::of_writing(&view.frame, &view.byline, head, &tags),
        entries: search::comparison(&basis.common, at, &view),
        view: Arc::new(view),
    }
}

fn embed(basis: &Basis, writing: &WritingId) -> MadePage {
    MadePage {
        template: "embed.html",
        view: Arc::new(view::embed(basis, writing)),
        // All of it is found on the comparison's own page.
        entries: search::Entries::default(),
        listed: None,
    }
}

fn of_source(basis: &Basis, at: &str, about: &ShownSource) -> MadePage {
    let view = view::source_page(basis, at, about);
    MadePage {
        template: "source.html",
        listed: Listed::of(&view.frame),
        entries: search::source(&basis.common, at, &view),
        view: Arc::new(view),
    }
}

fn of_pair(basis: &Basis, pair: &SourcePair, suggestions: Option<&PairSuggestions>) -> MadePage {
    let view = view::parallel_page(basis, pair, suggestions);
    MadePage {
        template: "parallel.html",
        listed: Listed::of(&view.frame),
        // Both texts are found on their own pages.
        entries: search::Entries::default(),
        view: Arc::new(view),
    }
}
