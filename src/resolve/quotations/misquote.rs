//! A quotation that something is said of.

use crate::corpus::SourceIndex;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::parse::{CitedSource, ForeignMarkup, Form, Quotation, Source};
use crate::text::Span;

use super::search::Match;
use super::shortened::shortened;

/// A quotation, its source, and where both are: what every message needs.
pub(super) struct Misquote<'a> {
    pub(super) quotation: &'a Quotation,
    pub(super) cited: &'a CitedSource,
    pub(super) index: &'a SourceIndex,
}

impl Misquote<'_> {
    pub(super) fn source(&self) -> &Source {
        &self.index.source
    }

    /// The source as messages name it: `source A`.
    pub(super) fn name(&self) -> String {
        format!("source {}", self.source().label)
    }

    /// Whether more than the words is known of where they stood.
    pub(super) fn is_remembered(&self) -> bool {
        match &self.quotation.form {
            Form::Table {
                prefix,
                suffix,
                position,
            } => position.is_some() || !prefix.is_empty() || !suffix.is_empty(),
            Form::Inline | Form::Block | Form::Answer => false,
        }
    }

    fn place(&self) -> Place {
        Place::new(&self.quotation.file, self.quotation.span)
    }

    pub(super) fn error(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.place(), message)
    }

    pub(super) fn in_source(&self, span: Span) -> Place {
        Place::new(&self.source().file, span)
    }

    /// Where a place is in the source's file.
    pub(super) fn span(&self, found: &Match) -> Span {
        self.index.span(found.range())
    }

    /// Words of the source at a place of its folded text, shortened for a message.
    pub(super) fn shown(&self, span: Span) -> String {
        shortened(&self.index.shown(span))
    }
}

/// The message about markup among quoted words that their source does not have, if there is any.
pub(super) fn foreign_markup(quotation: &Quotation) -> Option<Diagnostic> {
    let (markup, span) = quotation.foreign?;
    let (what, help) = match markup {
        ForeignMarkup::Struck => (
            "words that are struck out",
            "take the `~~` away; what the source does not say cannot be quoted",
        ),
        ForeignMarkup::Picture => ("a picture", "put the picture outside the quotation"),
        ForeignMarkup::Code => ("words set as code", "take the backticks away"),
    };
    let message = format!("this quotation holds {what}, which its source cannot say");
    let place = Place::new(&quotation.file, quotation.span);
    let error = Diagnostic::new(Code::QuotationMarkup, place, message);
    let here = Place::new(&quotation.file, span);
    Some(error.related(here, "it stands here").help(help))
}
