//! The only types that templates see: one file for each kind of page.
//!
//! A view holds what its page shows and nothing else. Rendered HTML is always of the type [`Html`](super::html::Html), everything
//! else is text that templates escape. `themes/README.md` describes the same for authors of themes.

mod card;
mod frame;
mod list;
mod matrix;
mod note;
mod page;
mod source;

pub use card::{Bracket, Card, Group, Omitted, Passage, Relation, Silence, Translation, card, passage, relation};
pub use frame::{Byline, Frame, Link, Pager, Site, byline, frame, pager, site};
pub use list::{ComparisonList, ListGroup, ListItem, SourceItem, SourceList, comparison_lists, source_list};
pub use matrix::{MatrixCell, MatrixPage, MatrixRow, matrices};
pub use note::{Back, Note, notes};
pub use page::{ComparisonPage, NotFoundPage, ProsePage, comparison_page, not_found, prose_page};
pub use source::{Excerpt, Fact, QuotedPassage, ShownParagraph, SourcePage, Stretch, source_page};
