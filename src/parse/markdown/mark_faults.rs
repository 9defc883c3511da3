//! What is said of quotation marks before a citation that are no pair.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::text::{FileId, Span};

/// Two marks that are no pair, the first of which another one would close.
pub(super) fn unequal(
    file: &FileId,
    citation: Span,
    opener: char,
    found: char,
    wanted: char,
) -> Diagnostic {
    let message = format!(
        "the quotation before this citation opens with {opener} and closes with {found}, which \
            are no pair"
    );
    Diagnostic::new(Code::Citation, Place::new(file, citation), message)
        .help(format!("close it with {wanted}"))
}

pub(super) fn unopened(file: &FileId, citation: Span) -> Diagnostic {
    let message =
        "the closing quotation mark before this citation has no opening one in this paragraph";
    let help =
        "put an opening mark before the first quoted word; each paragraph needs its own pair";
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
}

pub(super) fn unclosed(file: &FileId, citation: Span) -> Diagnostic {
    let message = "the opening quotation mark before this citation has no closing one before it";
    let help = "put the closing mark that belongs to it after the last quoted word; each \
        paragraph needs its own pair";
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
}

pub(super) fn opening(file: &FileId, citation: Span) -> Diagnostic {
    let message = "the quotation mark before this citation opens a quotation, and none ends there";
    let help = "put the citation behind the closing mark: “words” [@key]";
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
}

pub(super) fn lookalike(file: &FileId, citation: Span) -> Diagnostic {
    let message = "the sign before this citation looks like a quotation mark and is none that is \
        known here, so that nobody checks the words";
    let help =
        "put the words between quotation marks of your language, such as “…”, „…“, «…» or 「…」";
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
}
