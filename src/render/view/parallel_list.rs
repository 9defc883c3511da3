//! The list of pairs of sources that have a page beside each other.

use serde::Serialize;

use crate::render::basis::Common;
use crate::render::paging::{self, Weigh};
use crate::render::pairs::SourcePair;

use super::{FrameView, LinkView, PagerView, list_frame, pager};

/// `pairs.html`: the list of pairs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParallelListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The pairs.
    pub pairs: Vec<PairItemView>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// A pair in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PairItemView {
    /// Its page.
    pub page: LinkView,
    /// “20 comparisons quote both.”
    pub count: String,
}

impl Weigh for PairItemView {
    fn weight(&self) -> usize {
        120 + self.page.href.len() + self.page.label.len() + self.count.len()
    }
}

/// All pages of the list of pairs; none if there is no pair.
pub(crate) fn parallel_lists(common: &Common, pairs: &[SourcePair]) -> Vec<ParallelListView> {
    // Unlike the other lists, which are there even if they are empty: every page links to those.
    if pairs.is_empty() {
        return Vec::new();
    }
    let items = pairs.iter().map(|pair| item(common, pair)).collect();
    let pages = paging::pages(items);
    let count = pages.len();
    let mut lists = Vec::with_capacity(count);
    for (number, pairs) in (1..).zip(pages) {
        lists.push(ParallelListView {
            frame: list_frame(common, "parallel", number),
            pairs,
            pager: pager(common, "parallel", number, count),
        });
    }
    lists
}

fn item(common: &Common, pair: &SourcePair) -> PairItemView {
    let [first, second] = pair.sources.each_ref().map(|source| common.label(source));
    let label = common.strings.fill("pair", &[("a", first), ("b", second)]);
    PairItemView {
        page: LinkView::new(pair.address.clone(), label),
        count: shared_count(common, pair),
    }
}

/// “20 comparisons quote both.”
pub(super) fn shared_count(common: &Common, pair: &SourcePair) -> String {
    let count = pair.annotations.len();
    common.strings.count("shared_comparisons", count)
}
