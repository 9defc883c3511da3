//! What is wrong with citations.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Corpus;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Citation, CitedSource, SourceId, Writing};
use crate::text::{FileId, Span};

use super::almost::almost_citation;
use super::memory::ResolveInput;

/// Checks the citations of a writing.
pub(super) fn citations(input: &ResolveInput, diagnostics: &mut Diagnostics) {
    let writing = &*input.writing;
    let keys: Vec<&str> = input.keys.iter().map(SourceId::as_str).collect();
    unknown_sources(writing, &keys, &input.annotations, diagnostics);
    lone_citations(writing, &input.cited, diagnostics);
    almost_cited(writing, &keys, diagnostics);
}

/// Citations, with a quotation or without, of what is no source.
fn unknown_sources(
    writing: &Writing,
    keys: &[&str],
    annotations: &[String],
    diagnostics: &mut Diagnostics,
) {
    let quoting = writing.quotations().map(|quotation| &quotation.citation);
    let citations: BTreeMap<Span, &Citation> = quoting
        .chain(&writing.document.citations)
        .map(|citation| (citation.span, citation))
        .collect();
    for citation in citations.into_values() {
        for cited in citation
            .sources
            .iter()
            .filter(|cited| !keys.contains(&cited.key.as_str()))
        {
            diagnostics.push(unknown_source(
                writing.file(),
                citation,
                cited,
                keys,
                annotations,
            ));
        }
    }
}

/// Citations that cite no quotation: they link to a source, in which the paragraph must exist.
fn lone_citations(writing: &Writing, corpus: &Corpus, diagnostics: &mut Diagnostics) {
    let quoting: BTreeSet<Span> = writing
        .quotations()
        .map(|quotation| quotation.citation.span)
        .collect();
    let lone = writing
        .document
        .citations
        .iter()
        .filter(|citation| !quoting.contains(&citation.span));
    for (citation, cited) in
        lone.flat_map(|citation| citation.sources.iter().map(move |cited| (citation, cited)))
    {
        let Some(index) = corpus.get(cited.key.as_str()) else {
            continue;
        };
        let count = index.paragraph_count();
        if cited.locator.paragraph.is_some_and(|number| number > count) {
            let place = Place::new(writing.file(), citation.span);
            let message = format!("source {} has only {count} paragraphs", index.source.label);
            diagnostics.push(
                Diagnostic::new(Code::LocatorMismatch, place, message)
                    .help("name a paragraph that the source has"),
            );
        }
    }
}

/// Quotation marks, in pages and annotations, with something behind them that was meant as a
/// citation.
fn almost_cited(writing: &Writing, keys: &[&str], diagnostics: &mut Diagnostics) {
    let quotes = writing
        .document
        .unchecked
        .iter()
        .chain(&writing.document.unattributed);
    for (span, key) in
        quotes.filter_map(|quote| almost_citation(writing.text.as_str(), quote.span.end, keys))
    {
        let place = Place::new(writing.file(), span);
        let message = "this is not read as a citation, so that nobody checks the words before it";
        let citation = format!("[@{key}]");
        diagnostics.push(
            Diagnostic::new(Code::Citation, place.clone(), message)
                .help(format!("write {citation}"))
                .fix(place, citation),
        );
    }
}

/// No source has the key of a citation; it may be the id of one of these annotations.
fn unknown_source(
    file: &FileId,
    citation: &Citation,
    cited: &CitedSource,
    keys: &[&str],
    annotations: &[String],
) -> Diagnostic {
    let key = Span::new(cited.span.start + 1, cited.span.start + 1 + cited.key.len());
    if annotations.contains(&cited.key) {
        let id = &cited.key;
        let error = Diagnostic::new(
            Code::UnknownSource,
            Place::new(file, citation.span),
            format!("no source has the key `{id}`"),
        );
        return error.help(format!(
            "`{id}` is an annotation: to refer to it, write [^{id}]"
        ));
    }
    let error = unknown_key(Place::new(file, key), &cited.key, keys);
    Diagnostic {
        place: Place::new(file, citation.span),
        ..error
    }
}

/// How alike two keys are, from 0 to 1 (Jaro and Winkler).
fn likeness(known: &str, key: &str) -> f64 {
    if known.eq_ignore_ascii_case(key) {
        1.0
    } else {
        strsim::jaro_winkler(known, key)
    }
}

/// No source has the key that stands at a place.
pub(super) fn unknown_key(place: Place, key: &str, keys: &[&str]) -> Diagnostic {
    /// Below this likeness a key is not worth asking about.
    const ALIKE: f64 = 0.75;
    let error = Diagnostic::new(
        Code::UnknownSource,
        place.clone(),
        format!("no source has the key `{key}`"),
    );
    let near = keys
        .iter()
        .map(|known| (likeness(known, key), *known))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((likeness, known)) if likeness > ALIKE => error
            .help(format!("did you mean `{known}`?"))
            .fix(place, known),
        None => error.help("there is no source yet: put a text into content/sources/"),
        Some(_) => error.help(format!(
            "the sources are {}",
            keys.iter()
                .map(|key| format!("`{key}`"))
                .collect::<Vec<_>>()
                .join(", ")
        )),
    }
}
