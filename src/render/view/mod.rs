//! The only types that templates see: one file for each kind of page.
//!
//! A view holds what its page shows and nothing else. Rendered HTML is always of the type
//! [`Html`](super::html::Html), everything else is text that templates escape. `themes/README.md`
//! describes the same for authors of themes.

mod card;
mod excerpts;
mod feed;
mod frame;
mod list;
mod matrix;
mod note;
mod page;
mod parallel;
mod passage;
mod source;

pub(crate) use card::{CardView, card};
pub(crate) use feed::{Listed, RobotsView, feed, sitemap};
pub(crate) use frame::{
    BylineView, FrameView, LinkView, PagerView, SiteView, byline, frame, pager, site,
};
pub(crate) use list::{comparison_lists, places, source_list};
pub(crate) use matrix::{MatrixRowView, Questions, RowBasis, RowPart, matrices, row};
pub(crate) use note::{NoteView, notes};
pub(crate) use page::{ComparisonPageView, ProsePageView, comparison_page, not_found, prose_page};
pub(crate) use parallel::{parallel_lists, parallel_page};
pub(crate) use passage::{PassageView, RelationView, excuses, locus, passage, relation};
pub(crate) use source::{ShownSource, SourcePageView, source_page};
