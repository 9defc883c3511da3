//! The list of sources, each with what a reader asks first.

use serde::Serialize;

use crate::address;
use crate::compare::Coverage;
use crate::parse::Source;
use crate::render::basis::Common;
use crate::render::paging::{self, Weigh};
use crate::render::strings::direction;

use super::facts::{FactsView, first_facts};
use super::source::share;
use super::{FrameView, LinkView, PagerView, list_frame, pager};

/// `sources.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The sources in their order.
    pub sources: Vec<SourceItemView>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// A source in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceItemView {
    /// Its page.
    pub page: LinkView,
    /// Headline.
    pub title: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Outlet, author, date: stated or not.
    pub facts: FactsView,
    /// “16 % of this text is quoted”.
    pub coverage: String,
}

/// All pages of the list of sources; each stands beside how much of it is quoted.
pub(crate) fn source_list<'a>(
    common: &Common,
    sources: impl Iterator<Item = (&'a Source, &'a Coverage)>,
) -> Vec<SourceListView> {
    let items = sources.map(|(source, coverage)| source_item(common, source, coverage));
    let pages = paging::pages(items.collect());
    let count = pages.len();
    let mut lists = Vec::with_capacity(count);
    for (number, sources) in (1..).zip(pages) {
        lists.push(SourceListView {
            frame: list_frame(common, "sources", number),
            sources,
            pager: pager(common, "sources", number, count),
        });
    }
    lists
}

fn source_item(common: &Common, source: &Source, coverage: &Coverage) -> SourceItemView {
    SourceItemView {
        page: LinkView::new(address::of_source(&source.key), &source.label),
        title: source.sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        facts: first_facts(&common.strings, source),
        coverage: share(&common.strings, coverage),
    }
}

impl Weigh for SourceItemView {
    fn weight(&self) -> usize {
        let mut weight = 400 + self.page.label.len();
        weight += self.title.as_ref().map_or(0, String::len);
        for fact in &self.facts.stated {
            weight += fact.name.len() + fact.value.len() + 60;
        }
        weight
    }
}
