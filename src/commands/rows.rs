//! Quotations as `variorum quotations` lists them.

use std::sync::Arc;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::corpus::{excerpts, paragraph_at};
use crate::diagnostics::{Position, Positions};
use crate::parse::{Project, Quotation, Source};
use crate::resolve::{Excuse, Nearest, OtherPlace, Outcome, Resolved, Uncited};
use crate::text::{FileId, Span};

/// The word for what nothing is cited for.
pub(super) const UNCHECKED: &str = "unchecked";

/// A quotation as it is printed; the order of the fields is the documented order of the keys.
#[derive(Serialize)]
pub(super) struct QuotationRow<'a> {
    pub(super) file: &'a FileId,
    pub(super) start: Position,
    end: Position,
    /// The key; empty where nothing is cited that can be read.
    pub(super) source: &'a str,
    pub(super) text: String,
    /// Where its words stand in the file, line by line; none where nothing is cited.
    spans: Vec<WordsSpan>,
    /// A word of [`Status`](crate::resolve::Status), or `unchecked`.
    pub(super) status: &'static str,
    pub(super) passages: Vec<SourceWords>,
    candidates: Vec<SourceWords>,
    pub(super) nearest: Option<NearestWords>,
    pub(super) allowed: Vec<Allowed<'a>>,
}

/// Words of a quotation that stand side by side in one line.
#[derive(Serialize)]
struct WordsSpan {
    start: Position,
    end: Position,
}

/// Why something may stand.
#[derive(Serialize)]
pub(super) struct Allowed<'a> {
    pub(super) lint: &'static str,
    pub(super) reason: &'a str,
}

/// Words of a source, in bytes of its file as stored.
#[derive(Serialize)]
pub(super) struct SourceWords {
    /// The source's key, where it is not the one that is cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    start: usize,
    end: usize,
    pub(super) paragraph: usize,
    pub(super) text: String,
}

/// Words of a source that are similar.
#[derive(Serialize)]
pub(super) struct NearestWords {
    start: usize,
    end: usize,
    pub(super) text: String,
    score: f64,
}

/// Every quotation with each of its sources.
pub(super) fn all_cited<'a>(
    analysis: &'a Analysis,
    positions: &mut Positions<'_>,
) -> Vec<QuotationRow<'a>> {
    let mut rows = Vec::new();
    for resolved in analysis.resolution.quotations.values().flatten() {
        rows.push(cited(resolved, &analysis.project, positions));
    }
    rows
}

/// The same with what nothing is cited for, by file and place.
pub(super) fn all<'a>(
    analysis: &'a Analysis,
    positions: &mut Positions<'_>,
) -> Vec<QuotationRow<'a>> {
    let mut rows = all_cited(analysis, positions);
    for (writing, words) in &analysis.resolution.uncited {
        for words in words {
            rows.push(uncited(writing.file(), words, positions));
        }
    }
    rows.sort_by_key(|row| (row.file, row.start.offset));
    rows
}

/// The row of a quotation with one of its sources.
fn cited<'a>(
    resolved: &'a Resolved,
    project: &Project,
    positions: &mut Positions<'_>,
) -> QuotationRow<'a> {
    let quotation = &resolved.quotation;
    let (start, end) = positions.of(&quotation.file, quotation.span);
    let source = resolved
        .source
        .as_ref()
        .and_then(|source| project.sources.get(source));
    let status = resolved.status(&project.config.lints);
    // What may not be published has no passage, though the guard may object to words that do stand
    // somewhere.
    let mut passages = Vec::new();
    if let Some(passage) = resolved.passage().filter(|_| status.is_accepted()) {
        for part in &passage.parts {
            passages.push(source_words(source, part.span, Some(part.paragraph)));
        }
    }
    QuotationRow {
        file: &quotation.file,
        start,
        end,
        source: &resolved.cited.key,
        text: text(quotation.text.as_str()),
        spans: spans(quotation, positions),
        status: status.name(),
        passages,
        candidates: candidates(resolved, source, project),
        nearest: nearest(resolved, source),
        allowed: resolved.excuses().iter().map(allowed).collect(),
    }
}

fn spans(quotation: &Quotation, positions: &mut Positions<'_>) -> Vec<WordsSpan> {
    let mut spans = Vec::new();
    for stretch in quotation.stretches() {
        let (start, end) = positions.of(&quotation.file, stretch);
        spans.push(WordsSpan { start, end });
    }
    spans
}

/// The places among which its author has to choose.
fn candidates(
    resolved: &Resolved,
    source: Option<&Arc<Source>>,
    project: &Project,
) -> Vec<SourceWords> {
    match &resolved.outcome {
        Outcome::Ambiguous { places, .. } => places
            .iter()
            .map(|span| source_words(source, *span, None))
            .collect(),
        Outcome::Misattributed(places) => places
            .iter()
            .map(|place| of_other(place, project))
            .collect(),
        _ => Vec::new(),
    }
}

fn nearest(resolved: &Resolved, source: Option<&Arc<Source>>) -> Option<NearestWords> {
    let nearest = match &resolved.outcome {
        Outcome::Absent { nearest } | Outcome::Ambiguous { nearest, .. } => nearest.as_ref(),
        Outcome::Reworded { nearest } => Some(nearest),
        _ => None,
    };
    let Nearest { span, score, .. } = nearest?;
    Some(NearestWords {
        start: span.start,
        end: span.end,
        text: source.map_or_else(String::new, |source| rendered(source, *span)),
        score: (score * 1000.0).round() / 1000.0,
    })
}

/// Words of the cited source; their paragraph is looked for where it is not known.
fn source_words(source: Option<&Arc<Source>>, span: Span, paragraph: Option<usize>) -> SourceWords {
    let found = || source.map_or(0, |source| paragraph_at(source, span.start));
    SourceWords {
        source: None,
        start: span.start,
        end: span.end,
        paragraph: paragraph.unwrap_or_else(found),
        text: source.map_or_else(String::new, |source| rendered(source, span)),
    }
}

/// The row of words that look quoted and that nothing is cited for.
fn uncited<'a>(
    file: &'a FileId,
    uncited: &'a Uncited,
    positions: &mut Positions<'_>,
) -> QuotationRow<'a> {
    let (start, end) = positions.of(file, uncited.span);
    QuotationRow {
        file,
        start,
        end,
        source: "",
        text: text(&uncited.words),
        spans: Vec::new(),
        status: UNCHECKED,
        passages: Vec::new(),
        candidates: Vec::new(),
        nearest: None,
        allowed: uncited.excuse.iter().map(allowed).collect(),
    }
}

/// Words of another source than the cited one.
fn of_other(place: &OtherPlace, project: &Project) -> SourceWords {
    let source = &project.sources[&place.source];
    SourceWords {
        source: Some(place.source.to_string()),
        start: place.span.start,
        end: place.span.end,
        paragraph: paragraph_at(source, place.span.start),
        text: rendered(source, place.span),
    }
}

fn text(words: &str) -> String {
    words.replace(Quotation::PARAGRAPH_END, "\n\n")
}

fn allowed(excuse: &Excuse) -> Allowed<'_> {
    Allowed {
        lint: excuse.lint.name(),
        reason: &excuse.reason,
    }
}

/// The words of a span as they are shown, an empty line between two paragraphs.
fn rendered(source: &Source, span: Span) -> String {
    let texts: Vec<&str> = excerpts(source, span)
        .iter()
        .map(|excerpt| excerpt.text)
        .collect();
    texts.join("\n\n")
}
