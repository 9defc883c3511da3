//! The only types that templates see: one file for each kind of page.
//!
//! A view holds what its page shows and nothing else. Rendered HTML is always of the type [`Html`](super::html::Html), everything
//! else is text that templates escape. `themes/README.md` describes the same for authors of themes.

mod card;
mod excerpts;
mod feed;
mod frame;
mod list;
mod list_places;
mod matrix;
mod note;
mod page;
mod parallel;
mod source;

pub(crate) use card::{Card, Passage, card, locus, passage, relation};
pub(crate) use feed::{Listed, Robots, feed, sitemap};
pub(crate) use frame::{Byline, Frame, Link, Pager, Site, byline, frame, pager, site};
pub(crate) use list::{ComparisonList, ListGroup, comparison_lists, source_list};
pub(crate) use list_places::ListPlaces;
pub(crate) use matrix::{MatrixRow, RowPart, matrices};
pub(crate) use note::{Note, notes};
pub(crate) use page::{ComparisonPage, ProsePage, Tally, comparison_page, front, is_front, not_found, prose_page};
pub(crate) use parallel::{Pair, pairs, parallel_lists, parallel_page};
pub(crate) use source::{SourcePage, source_page};
