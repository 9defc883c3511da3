//! How much of each source comparisons quote, in figures.

use serde::Serialize;

use crate::address;
use crate::compare::{Balance, SourceBalance};
use crate::render::basis::Common;

use super::LinkView;

/// What comparisons quote of one source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceBalanceView {
    /// The source's page.
    pub source: LinkView,
    /// Passages, each as often as it is quoted.
    pub passages: usize,
    /// “366 of 419”.
    pub words: String,
    /// Sentences of which something is quoted: “23 of 25”.
    pub sentences: String,
}

/// A row for each source, in order.
pub(crate) fn balance_rows(common: &Common, balance: &Balance) -> Vec<SourceBalanceView> {
    let of = |part: usize, all: usize| {
        let values = [("n", &*part.to_string()), ("m", &*all.to_string())];
        common.strings.fill("n_of_m", &values)
    };
    let mut rows = Vec::with_capacity(balance.sources.len());
    for source in common.in_order() {
        let SourceBalance {
            passages,
            words,
            all_words,
            sentences,
            all_sentences,
        } = balance.sources.get(source).cloned().unwrap_or_default();
        rows.push(SourceBalanceView {
            source: LinkView::new(address::of_source(source), common.label(source)),
            passages,
            words: of(words, all_words),
            sentences: of(sentences, all_sentences),
        });
    }
    rows
}
