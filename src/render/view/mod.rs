//! The only types that templates see: one file for each kind of page.
//!
//! A view holds what its page shows and nothing else. Rendered HTML is always of the type
//! [`Html`](super::html::Html), everything else is text that templates escape. `themes/README.md`
//! describes the same for authors of themes.

mod balance;
mod card;
mod comparison;
mod comparison_list;
mod correction_entries;
mod correction_list;
mod correction_notice;
mod embed;
mod excerpts;
mod facts;
mod feed;
mod frame;
mod link;
mod matrix;
mod matrix_csv;
mod matrix_row;
mod not_found;
mod note;
mod parallel;
mod parallel_list;
mod parallel_side;
mod parallel_ties;
mod passage;
mod prose_page;
mod quotable;
mod quoted_sources;
mod source;
mod source_list;
mod source_text;
mod untouched;
mod who_is_quoted;
mod word_changes;

pub(crate) use balance::balance_rows;
pub(crate) use card::{CardView, card};
pub(crate) use comparison::{ComparisonPageView, comparison_page};
pub(crate) use comparison_list::{ComparisonListView, comparison_lists, places};
pub(crate) use correction_entries::correction_entries;
pub(crate) use correction_list::correction_lists;
pub(crate) use correction_notice::{CorrectionNoticeView, correction_notices};
pub(crate) use embed::embed;
pub(crate) use feed::{Listed, RobotsView, feed, sitemap};
pub(crate) use frame::{
    BylineView, FrameView, PagerView, SiteView, byline, folder_menu, frame, list_frame, pager, site,
};
pub(crate) use link::LinkView;
pub(crate) use matrix::{Questions, matrices};
pub(crate) use matrix_csv::matrix_csv;
pub(crate) use matrix_row::{MatrixRowView, RowBasis, RowPart, row};
pub(crate) use not_found::not_found;
pub(crate) use note::{NoteView, notes};
pub(crate) use parallel::parallel_page;
pub(crate) use parallel_list::parallel_lists;
pub(crate) use passage::{
    PassageView, RelationView, excuses, locus, lone_passage, passage, relation,
};
pub(crate) use prose_page::{ProsePageView, prose_page};
pub(crate) use source::{ShownSource, SourcePageView, source_page};
pub(crate) use source_list::source_list;
pub(crate) use untouched::untouched_lists;
pub(crate) use who_is_quoted::speech_lists;
