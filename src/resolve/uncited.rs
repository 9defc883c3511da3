//! Words that look quoted and that nobody checks, because nothing is cited for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{SourceId, Spanned, Writing};
use crate::text::Span;

use super::allowances::{Allowances, all_words};
use super::almost::almost_citation;
use super::{Resolved, Uncited};

/// Pairs of quotation marks and blockquotes of a writing that nothing is cited for, by place.
pub(super) fn uncited(
    writing: &Writing,
    quotations: &[Arc<Resolved>],
    allowances: &Allowances,
) -> Vec<Uncited> {
    let document = &writing.document;
    let uncited = |lint: Code, span: Span, words: &str| Uncited {
        lint,
        span,
        words: words.to_owned(),
        excuse: allowances.excuse(lint, words),
    };
    let pairs = document
        .unchecked
        .iter()
        .map(|pair| uncited(Code::UncheckedQuotation, pair.span, &pair.value));
    // No reason could be printed beside these.
    let bare = document
        .in_pictures
        .iter()
        .chain(&writing.head.unchecked)
        .map(without_excuse);
    let quotes = document
        .unattributed
        .iter()
        .map(|quote| uncited(Code::UnattributedQuotation, quote.span, &quote.value));
    let outside = outside(quotations)
        .into_iter()
        .map(|(span, words)| uncited(Code::UnattributedQuotation, span, words));
    let mut all: Vec<Uncited> = pairs.chain(bare).chain(quotes).chain(outside).collect();
    all.sort_by_key(|uncited| uncited.span);
    all
}

fn without_excuse(pair: &Spanned<String>) -> Uncited {
    Uncited {
        lint: Code::UncheckedQuotation,
        span: pair.span,
        words: pair.value.clone(),
        excuse: None,
    }
}

/// Reports them, in pages and annotations alike, but those that are allowed, and those that have
/// another fault.
pub(super) fn report(
    writing: &Writing,
    uncited: &[Uncited],
    keys: &[SourceId],
    allowances: &Allowances,
    diagnostics: &mut Diagnostics,
) {
    let keys: Vec<&str> = keys.iter().map(SourceId::as_str).collect();
    let misplaced: BTreeMap<Span, Span> = misplaced(writing).collect();
    for uncited in uncited.iter().filter(|uncited| uncited.excuse.is_none()) {
        let kind = kind(writing, uncited);
        let is_almost =
            kind.cites && almost_citation(writing.text.as_str(), uncited.span.end, &keys).is_some();
        let (message, help) = match misplaced.get(&uncited.span) {
            Some(citation) => {
                let written = &writing.text.as_str()[citation.range()];
                let help = format!(
                    "end the blockquote with a line `> — {written}`, and nothing behind it"
                );
                (
                    "the citation does not end this blockquote, so that it is not checked",
                    help,
                )
            }
            // That is an error.
            None if is_almost => continue,
            None => (kind.message, kind.help.to_owned()),
        };
        let help = if kind.is_printed {
            format!(
                "{help}; or {}",
                allowances.advice(uncited.lint, &uncited.words)
            )
        } else {
            help
        };
        diagnostics.push(
            Diagnostic::new(
                uncited.lint,
                Place::new(writing.file(), uncited.span),
                message,
            )
            .help(help),
        );
    }
}

fn kind(writing: &Writing, uncited: &Uncited) -> &'static UncitedKind {
    let document = &writing.document;
    let is_one_of = |quotes: &[Spanned<String>]| {
        quotes
            .binary_search_by_key(&uncited.span, |quote| quote.span)
            .is_ok()
    };
    match uncited.lint {
        Code::UncheckedQuotation if is_one_of(&document.unchecked) => &IN_TEXT,
        Code::UncheckedQuotation if is_one_of(&document.in_pictures) => &IN_PICTURES,
        Code::UncheckedQuotation => &IN_FRONT_MATTER,
        _ if is_one_of(&document.unattributed) => &BLOCKQUOTE,
        _ => &OUTSIDE,
    }
}

/// What is said of one kind of words.
struct UncitedKind {
    /// Whether a citation may stand behind them.
    cites: bool,
    /// Whether a reason can be printed beside them.
    is_printed: bool,
    message: &'static str,
    help: &'static str,
}

const IN_TEXT: UncitedKind = UncitedKind {
    cites: true,
    is_printed: true,
    message: "these words are in quotation marks, and no citation follows them",
    help: "put [@key] behind them if a source is quoted; each pair of marks needs its own",
};

const IN_PICTURES: UncitedKind = UncitedKind {
    cites: false,
    is_printed: false,
    message: "these words are in quotation marks, and what is said of a picture cites nothing",
    help: "quote in the text, with [@key] behind the marks, or say it in words of your own",
};

const IN_FRONT_MATTER: UncitedKind = UncitedKind {
    cites: false,
    is_printed: false,
    message: "these words are in quotation marks, and front matter cites nothing",
    help: "quote in the text below, with [@key] behind the marks, or say it in words of your own",
};

const BLOCKQUOTE: UncitedKind = UncitedKind {
    cites: true,
    is_printed: true,
    message: "this blockquote has no citation, so that it is not checked",
    help: "end it with a line `> — [@key]`; if the words go on in the block below, make one block \
        of the two",
};

const OUTSIDE: UncitedKind = UncitedKind {
    cites: false,
    is_printed: true,
    message: "these words of a blockquote stand outside the pair that is cited, and its source \
        does not have them there",
    help: "put words of your own above the blockquote",
};

/// Reports words of blockquotes outside the pairs that end them, where nobody can give a reason.
pub(super) fn report_outside(
    writing: &Writing,
    quotations: &[Arc<Resolved>],
    diagnostics: &mut Diagnostics,
) {
    for (span, _) in outside(quotations) {
        let place = Place::new(writing.file(), span);
        let warning = Diagnostic::new(Code::UnattributedQuotation, place, OUTSIDE.message);
        diagnostics.push(warning.help(OUTSIDE.help));
    }
}

/// Words of blockquotes outside the pairs that end them, where these and not the whole are the
/// quotations, and stand. Where the pair does not stand either, that is the one fault.
fn outside(quotations: &[Arc<Resolved>]) -> Vec<(Span, &str)> {
    let accepted = quotations
        .iter()
        .filter(|resolved| resolved.passage().is_some());
    let mut outside = Vec::new();
    for quotation in accepted.map(|resolved| &resolved.quotation) {
        outside.extend(
            quotation
                .enclosing
                .as_ref()
                .map(|enclosing| (enclosing.outside, all_words(quotation))),
        );
    }
    outside.dedup();
    outside
}

/// Blockquotes that nobody checks, with a citation that begins one of their lines: it was meant for
/// the words of the blockquote.
fn misplaced(writing: &Writing) -> impl Iterator<Item = (Span, Span)> {
    let quotes = writing.document.unattributed.iter();
    quotes.filter_map(|quote| Some((quote.span, misplaced_in(writing, quote.span)?)))
}

/// The first citation in a blockquote that begins a line.
fn misplaced_in(writing: &Writing, quote: Span) -> Option<Span> {
    let citations = &writing.document.citations;
    let first = citations.partition_point(|citation| citation.span.start < quote.start);
    for citation in &citations[first..] {
        if citation.span.end > quote.end {
            break;
        }
        if begins_line(writing.text.as_str(), citation.span.start) {
            return Some(citation.span);
        }
    }
    None
}

/// Whether nothing stands before a position in its line but the marks of a blockquote, and dashes
/// and brackets as people put before a source.
fn begins_line(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.chars().all(|char| " \t>—–-(".contains(char))
}
