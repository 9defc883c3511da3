//! What is wrong with citations and with words that nobody cites, and allowances that excuse nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Citation, CitedSource, Kind, SourceId, Writing};
use crate::text::{FileId, Span};

use super::Resolved;
use super::almost::almost_citation;
use super::source_index::Indices;

/// Checks the citations of a writing, and its marks and blockquotes without one. `annotations` are those that it cites as if they
/// were sources.
pub(super) fn citations(writing: &Writing, indices: &Indices, annotations: &[String], diagnostics: &mut Diagnostics) {
    let keys: Vec<&str> = indices.keys().map(SourceId::as_str).collect();
    unknown_sources(writing, &keys, annotations, diagnostics);
    lone_citations(writing, indices, diagnostics);
    almost_cited(writing, &keys, diagnostics);
    without_citation(writing, &keys, diagnostics);
}

/// Citations, with a quotation or without, of what is no source.
fn unknown_sources(writing: &Writing, keys: &[&str], annotations: &[String], diagnostics: &mut Diagnostics) {
    let quoting = writing.quotations().map(|quotation| &quotation.citation);
    let citations: BTreeMap<Span, &Citation> =
        quoting.chain(&writing.document.citations).map(|citation| (citation.span, citation)).collect();
    for citation in citations.into_values() {
        for cited in citation.sources.iter().filter(|cited| !keys.contains(&cited.key.as_str())) {
            diagnostics.push(unknown_source(writing.file(), citation, cited, keys, annotations));
        }
    }
}

/// Citations that cite no quotation: they link to a source, in which the paragraph must exist.
fn lone_citations(writing: &Writing, indices: &Indices, diagnostics: &mut Diagnostics) {
    let quoting: BTreeSet<Span> = writing.quotations().map(|quotation| quotation.citation.span).collect();
    let lone = writing.document.citations.iter().filter(|citation| !quoting.contains(&citation.span));
    for (citation, cited) in lone.flat_map(|citation| citation.sources.iter().map(move |cited| (citation, cited))) {
        let Some(index) = indices.get(cited.key.as_str()) else { continue };
        let count = index.paragraph_count();
        if cited.locator.paragraph.is_some_and(|number| number > count) {
            let place = Place::new(writing.file(), citation.span);
            let message = format!("source {} has only {count} paragraphs", index.source.label);
            diagnostics.push(Diagnostic::new(Code::LocatorMismatch, place, message).help("name a paragraph that the source has"));
        }
    }
}

/// Quotation marks, in pages and annotations, with something behind them that was meant as a citation.
fn almost_cited(writing: &Writing, keys: &[&str], diagnostics: &mut Diagnostics) {
    let spans = writing.document.unchecked.iter().chain(&writing.document.unattributed);
    for (span, key) in spans.filter_map(|span| almost_citation(writing.text.as_str(), span.end, keys)) {
        let place = Place::new(writing.file(), span);
        let message = "this is not read as a citation, so that nobody checks the words before it";
        let citation = format!("[@{key}]");
        diagnostics
            .push(Diagnostic::new(Code::Citation, place.clone(), message).help(format!("write {citation}")).fix(place, citation));
    }
}

/// Quotation marks in a page and blockquotes in an annotation that nothing is cited for.
fn without_citation(writing: &Writing, keys: &[&str], diagnostics: &mut Diagnostics) {
    let (code, spans, message, help) = match writing.kind {
        Kind::Page(_) => (
            Code::UncheckedQuotation,
            &writing.document.unchecked,
            "these words are in quotation marks, and no citation follows them",
            "put [@key] behind them if a source is quoted; each pair of marks needs its own",
        ),
        Kind::Annotation(_) => (
            Code::UnattributedQuotation,
            &writing.document.unattributed,
            "this blockquote has no citation, so that it is not checked",
            "end it with a line `> — [@key]`; if the words go on in the block below, make one block of the two",
        ),
    };
    let misplaced: BTreeMap<Span, Span> = misplaced(writing).collect();
    let plain = |span: &&Span| almost_citation(writing.text.as_str(), span.end, keys).is_none() && !misplaced.contains_key(span);
    for span in spans.iter().filter(plain) {
        diagnostics.push(Diagnostic::new(code, Place::new(writing.file(), *span), message).help(help));
    }
    for (quote, citation) in &misplaced {
        let message = "the citation does not end this blockquote, so that it is not checked";
        let warning = Diagnostic::new(Code::UnattributedQuotation, Place::new(writing.file(), *quote), message);
        let written = &writing.text.as_str()[citation.range()];
        diagnostics.push(warning.help(format!("end the blockquote with a line `> — {written}`, and nothing behind it")));
    }
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

/// Every `[allow]` that excuses nothing in these quotations of its file.
pub(super) fn unused_allows(writing: &Writing, quotations: &[Arc<Resolved>], diagnostics: &mut Diagnostics) {
    let excuses = quotations.iter().flat_map(|resolved| resolved.excuses());
    let used: BTreeSet<Code> = excuses.map(|excuse| excuse.lint).collect();
    for allow in writing.head.allow.iter().filter(|allow| !used.contains(&allow.lint) && !allow.reason.is_empty()) {
        let message = format!("`{}` is allowed here, but no quotation of this file needs it", allow.lint);
        let warning = Diagnostic::new(Code::UnusedAllow, Place::new(writing.file(), allow.span), message);
        diagnostics.push(warning.help("take the line out"));
    }
}

/// No source has the key of a citation; it may be the id of one of these annotations.
fn unknown_source(file: &FileId, citation: &Citation, cited: &CitedSource, keys: &[&str], annotations: &[String]) -> Diagnostic {
    let key = Span::new(cited.span.start + 1, cited.span.start + 1 + cited.key.len());
    if annotations.contains(&cited.key) {
        let id = &cited.key;
        let error =
            Diagnostic::new(Code::UnknownSource, Place::new(file, citation.span), format!("no source has the key `{id}`"));
        return error.help(format!("`{id}` is an annotation: to refer to it, write [^{id}]"));
    }
    let error = unknown_key(Place::new(file, key), &cited.key, keys);
    Diagnostic { place: Place::new(file, citation.span), ..error }
}

/// No source has the key that stands at a place.
pub(super) fn unknown_key(place: Place, key: &str, keys: &[&str]) -> Diagnostic {
    /// Below this similarity (Jaro and Winkler) a key is not worth asking about.
    const ALIKE: f64 = 0.75;
    let error = Diagnostic::new(Code::UnknownSource, place.clone(), format!("no source has the key `{key}`"));
    let likeness = |known: &str| if known.eq_ignore_ascii_case(key) { 1.0 } else { strsim::jaro_winkler(known, key) };
    let near = keys.iter().map(|known| (likeness(known), *known)).max_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((likeness, known)) if likeness > ALIKE => error.help(format!("did you mean `{known}`?")).fix(place, known),
        None => error.help("there is no source yet: put a text into content/sources/"),
        Some(_) => {
            error.help(format!("the sources are {}", keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")))
        }
    }
}
