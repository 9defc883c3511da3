//! A piece of TOML, and which keys it may hold.

use crate::diagnostics::Code;
use crate::text::{FileId, Span, Text};

/// A piece of TOML in a file.
#[derive(Clone, Copy)]
pub(in crate::parse) struct Header<'a> {
    /// The file it stands in.
    pub(in crate::parse) file: &'a FileId,
    /// The whole text of that file.
    pub(in crate::parse) text: &'a Text,
    /// Where in it the TOML stands.
    pub(in crate::parse) span: Span,
    /// The code of everything that is wrong with it.
    pub(in crate::parse) code: Code,
}

/// Which keys a kind of file knows, to tell a key in the wrong place from one that nobody knows.
pub(super) struct Vocabulary {
    /// Keys that stand above every table.
    pub(super) top: &'static [&'static str],
    /// Keys of tables, by the table's name.
    pub(super) tables: &'static [(&'static str, &'static [&'static str])],
}
