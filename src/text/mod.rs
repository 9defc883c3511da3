//! Bytes of a file in; text with byte spans out.
//!
//! In come the stored bytes of one file. Out come its [`Text`] with a line index, derived text that
//! remembers where it came from ([`Mapped`]), what stands for control characters, the folded form
//! in which words are compared ([`Folded`]) with the table of what folds, word boundaries and
//! sentences. Nothing here knows Markdown, sources or quotations, and nothing replaces text that
//! others hold spans into.

pub mod classes;
pub mod controls;
pub mod csv;
mod file;
pub mod fold;
mod folded;
pub mod html;
mod mapped;
mod merged;
pub mod numbers;
pub mod sentences;
mod stops;
pub mod table;
pub mod words;
mod wrapped;

pub use controls::shows;
pub use file::{FileId, LineColumn, NotUtf8, Span, Text, line_starts};
pub use fold::fold;
pub use folded::Folded;
pub use mapped::Mapped;
pub use merged::merged;
pub use stops::{asks, is_stop};
pub use wrapped::is_wrapped;
