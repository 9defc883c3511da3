//! A blockquote that a cited pair ends: a quotation as a whole where its sources have it so, else
//! the pair alone.

use crate::corpus::{Corpus, SourceIndex};
use crate::parse::{CitedSource, Quotation};

use super::lookup::{Lookup, lookup_found};
use super::tokens::tokens;

/// The quotation that is meant: all words of the blockquote if every cited source has them at one
/// place, else those of the pair.
pub(super) fn chosen<'q>(quotation: &'q Quotation, corpus: &Corpus) -> &'q Quotation {
    let whole = quotation
        .enclosing
        .as_ref()
        .and_then(|enclosing| enclosing.whole.as_ref());
    let Some(whole) =
        whole.filter(|whole| whole.foreign.is_none() && !whole.citation.sources.is_empty())
    else {
        return quotation;
    };
    let tokens = tokens(whole);
    let is_in = |cited: &CitedSource, index: &SourceIndex| {
        let lookup = lookup_found((whole, &tokens), cited, index);
        matches!(lookup, Some(Lookup::Found { .. }))
    };
    let stands = whole.citation.sources.iter().all(|cited| {
        let index = corpus.get(cited.key.as_str());
        index.is_some_and(|index| is_in(cited, index))
    });
    if stands { whole } else { quotation }
}
