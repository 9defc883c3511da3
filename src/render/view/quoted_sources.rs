//! The sources of a page, named at its foot.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::address;
use crate::parse::{Source, SourceId, SourceText, WritingId};
use crate::render::basis::Basis;
use crate::render::dates::{DateView, date};
use crate::render::strings::direction;
use crate::render::urls::{is_external, valid};
use crate::resolve::Notes;

use super::LinkView;

/// A source that a page quotes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct QuotedSourceView {
    /// Its page.
    pub page: LinkView,
    /// Headline.
    pub title: Option<String>,
    /// BCP 47 tag of its text.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Where it appeared.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published.
    pub date: Option<DateView>,
    /// Where it can be read, if it is an address that can be followed.
    pub url: Option<String>,
    /// Whether its page has the whole of it, in words.
    pub extent: String,
}

/// The sources that a text and its notes quote, in their order.
pub(super) fn quoted_sources(
    basis: &Basis,
    at: &str,
    writing: &WritingId,
    notes: &Notes,
) -> Vec<QuotedSourceView> {
    let annotations = notes.0.iter().filter_map(|note| note.target.annotation());
    let mut quoted: BTreeSet<&SourceId> = BTreeSet::new();
    for text in std::iter::once(writing).chain(annotations) {
        for resolved in basis.text(text).resolved() {
            quoted.extend(resolved.place().map(|(source, _)| source));
        }
    }
    let mut quoted: Vec<&SourceId> = quoted.into_iter().collect();
    quoted.sort_by_key(|source| basis.common.rank(source));
    quoted
        .into_iter()
        .map(|source| quoted_source(basis, at, basis.source(source)))
        .collect()
}

fn quoted_source(basis: &Basis, at: &str, source: &Source) -> QuotedSourceView {
    let (sidecar, strings) = (&source.sidecar, &basis.common.strings);
    let extent = match source.published_text {
        SourceText::Full => "quoted_in_full",
        SourceText::Excerpts => "quoted_in_excerpts",
    };
    QuotedSourceView {
        page: LinkView::new(
            address::link(at, &address::of_source(&source.key)),
            &source.label,
        ),
        title: sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        outlet: sidecar.outlet.clone(),
        authors: sidecar.authors.clone(),
        date: sidecar.published.as_ref().map(|day| date(strings, day)),
        url: sidecar
            .url
            .as_deref()
            .filter(|url| is_external(url))
            .map(valid),
        extent: strings.get(extent).to_owned(),
    }
}
