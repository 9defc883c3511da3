//! A value and where it stands.

use crate::text::Span;

/// A value with the place it was written at, so that a message can point to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where, in UTF-8 bytes of its file as stored.
    pub span: Span,
}
