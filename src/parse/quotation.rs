//! Quotations and citations as they are written, before anything is looked up.

use crate::text::{FileId, Mapped, Span};

/// The words an author quotes, and where from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// The file it is written in.
    pub file: FileId,
    /// From the first to the last quoted character, without the marks round it.
    pub span: Span,
    /// How it is written.
    pub form: Form,
    /// The words as Markdown renders them; a paragraph's end in a blockquote is [`Quotation::PARAGRAPH_END`].
    pub text: Mapped,
    /// Ranges of `text` that the author emphasised.
    pub emphasis: Vec<std::ops::Range<usize>>,
    /// Whether quotation marks stand round it: then one comma or full stop before the closing one is forgiven.
    pub marked: bool,
    /// Where it is cited from.
    pub citation: Citation,
}

impl Quotation {
    /// Stands in [`Quotation::text`] where a paragraph of a blockquote ends.
    pub const PARAGRAPH_END: char = '\u{2029}';
}

/// How a quotation is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// A pair of quotation marks in running text.
    Inline,
    /// A blockquote, or the cited pair that ends one.
    Block,
    /// A `[[passage]]` table: the machine form, whose `exact` may cross paragraphs.
    Table {
        /// What stands before it.
        prefix: String,
        /// What stands after it.
        suffix: String,
        /// Where it stood, in bytes of the source as stored.
        position: Option<Span>,
    },
}

/// `[@key]`, `[@a, para. 6, 2nd]`, `[@a; @b]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// From `[` to `]`.
    pub span: Span,
    /// One for each `@key`; empty if the citation cannot be read, which has been reported.
    pub sources: Vec<CitedSource>,
}

/// One `@key` of a citation with its locator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CitedSource {
    /// The source's key as written, without `@`.
    pub key: String,
    /// From `@` to the end of the locator.
    pub span: Span,
    /// Which place is meant.
    pub locator: Locator,
}

/// Which of several places is meant; both parts may be absent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Locator {
    /// Non-blank paragraph, from 1.
    pub paragraph: Option<usize>,
    /// Occurrence within that paragraph, else within the text, from 1.
    pub occurrence: Option<usize>,
}
