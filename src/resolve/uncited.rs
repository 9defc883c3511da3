//! Words that look quoted and that nobody checks, because nothing is cited for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{SourceId, Writing};
use crate::text::Span;

use super::Resolved;
use super::almost::almost_citation;
use super::source_index::Indices;

/// How many pairs of quotation marks and blockquotes of a writing nothing is cited for.
pub fn uncited_count(writing: &Writing, quotations: &[Arc<Resolved>]) -> usize {
    let document = &writing.document;
    let pairs = document.unchecked.len() + document.in_pictures.len() + writing.head.unchecked.len();
    pairs + document.unattributed.len() + outside(quotations).len()
}

/// Reports them, in pages and annotations alike.
pub(super) fn uncited(writing: &Writing, quotations: &[Arc<Resolved>], indices: &Indices, diagnostics: &mut Diagnostics) {
    let keys: Vec<&str> = indices.keys().map(SourceId::as_str).collect();
    let misplaced: BTreeMap<Span, Span> = misplaced(writing).collect();
    let plain = |span: &&Span| almost_citation(writing.text.as_str(), span.end, &keys).is_none() && !misplaced.contains_key(span);
    let (document, outside) = (&writing.document, outside(quotations));
    let warnings = pairs(&IN_TEXT, document.unchecked.iter().filter(plain))
        .chain(pairs(&IN_PICTURES, document.in_pictures.iter()))
        .chain(pairs(&IN_FRONT_MATTER, writing.head.unchecked.iter()))
        .chain(pairs(&BLOCKQUOTE, document.unattributed.iter().filter(plain)))
        .chain(pairs(&OUTSIDE, outside.iter()));
    for (kind, span) in warnings {
        diagnostics.push(Diagnostic::new(kind.code, Place::new(writing.file(), span), kind.message).help(kind.help));
    }
    for (quote, citation) in &misplaced {
        let message = "the citation does not end this blockquote, so that it is not checked";
        let warning = Diagnostic::new(Code::UnattributedQuotation, Place::new(writing.file(), *quote), message);
        let written = &writing.text.as_str()[citation.range()];
        diagnostics.push(warning.help(format!("end the blockquote with a line `> — {written}`, and nothing behind it")));
    }
}

/// What is said of one kind of words.
struct Uncited {
    code: Code,
    message: &'static str,
    help: &'static str,
}

const IN_TEXT: Uncited = Uncited {
    code: Code::UncheckedQuotation,
    message: "these words are in quotation marks, and no citation follows them",
    help: "put [@key] behind them if a source is quoted; each pair of marks needs its own",
};

const IN_PICTURES: Uncited = Uncited {
    code: Code::UncheckedQuotation,
    message: "these words are in quotation marks, and what is said of a picture cites nothing",
    help: "quote in the text, with [@key] behind the marks, or say it in words of your own",
};

const IN_FRONT_MATTER: Uncited = Uncited {
    code: Code::UncheckedQuotation,
    message: "these words are in quotation marks, and front matter cites nothing",
    help: "quote in the text below, with [@key] behind the marks, or say it in words of your own",
};

const BLOCKQUOTE: Uncited = Uncited {
    code: Code::UnattributedQuotation,
    message: "this blockquote has no citation, so that it is not checked",
    help: "end it with a line `> — [@key]`; if the words go on in the block below, make one block of the two",
};

const OUTSIDE: Uncited = Uncited {
    code: Code::UnattributedQuotation,
    message: "these words of a blockquote stand outside the pair that is cited, and its source does not have them there",
    help: "put words of your own above the blockquote",
};

fn pairs<'s>(kind: &'static Uncited, spans: impl Iterator<Item = &'s Span>) -> impl Iterator<Item = (&'static Uncited, Span)> {
    spans.map(move |span| (kind, *span))
}

/// Words of blockquotes outside the pairs that end them, where these and not the whole are the quotations, and stand. Where the
/// pair does not stand either, that is the one fault.
fn outside(quotations: &[Arc<Resolved>]) -> Vec<Span> {
    let accepted = quotations.iter().filter(|resolved| resolved.passage().is_some());
    let mut spans: Vec<Span> = accepted.filter_map(|resolved| Some(resolved.quotation.enclosing.as_ref()?.outside)).collect();
    spans.dedup();
    spans
}

/// Blockquotes that nobody checks, with a citation that begins one of their lines: it was meant for the words of the blockquote.
fn misplaced(writing: &Writing) -> impl Iterator<Item = (Span, Span)> {
    let begins = |citation: Span| {
        let line = writing.text.as_str()[..citation.start].rsplit('\n').next().unwrap_or_default();
        line.chars().all(|char| " \t>—–-(".contains(char))
    };
    let citations = &writing.document.citations;
    writing.document.unattributed.iter().filter_map(move |quote| {
        let first = citations.partition_point(|citation| citation.span.start < quote.start);
        let inside = citations[first..].iter().take_while(|citation| citation.span.end <= quote.end);
        inside.map(|citation| citation.span).find(|span| begins(*span)).map(|citation| (*quote, citation))
    })
}
