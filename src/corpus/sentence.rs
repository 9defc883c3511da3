//! A sentence of a source.

use std::ops::Range;

use crate::text::Span;

/// A sentence, without the white space behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Paragraph, from 1.
    pub paragraph: usize,
    /// Where it stands in the folded text.
    pub range: Range<usize>,
    /// Bytes of the source file as stored.
    pub span: Span,
}
