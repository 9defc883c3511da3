//! A piece of TOML.

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
