//! `variorum quotations`: every quotation, where it stands and how it resolved.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::diagnostics::{Position, Positions, visible};
use crate::parse::{Options, Project, Quotation, Source};
use crate::resolve::{Nearest, OtherPlace, Outcome, Resolved, Status};
use crate::text::{FileId, Span};
use crate::{Memo, analyze, disk};

use super::arguments::Format;
use super::project::{self, FAILED};
use super::summary::counted;
use super::terminal::Terminal;

pub(super) fn run(root: &Path, format: Format, terminal: Terminal) -> Result<ExitCode, disk::Error> {
    let read = project::read(root, Options { drafts: true, base_url: None }, terminal)?;
    let (analysis, _) = analyze(&read.inputs, &mut Memo::default());
    let mut positions = Positions::new(&read.inputs.files);
    let all: Vec<_> = analysis.resolution.quotations.values().flatten().collect();
    let mut print = |resolved: &Resolved| match format {
        // Strings and numbers always serialise.
        Format::Json => serde_json::to_string(&row(resolved, &analysis.project, &mut positions)).unwrap_or_default(),
        Format::Human => sentence(&row(resolved, &analysis.project, &mut positions)),
    };
    Terminal::lines(all.iter().map(|resolved| print(resolved)));
    let failed = all.iter().filter(|resolved| !resolved.status(&analysis.project.config.lints).is_accepted()).count();
    if format == Format::Human {
        let faults = if failed == 0 { "all found".to_owned() } else { format!("{failed} not accepted; see `variorum check`") };
        terminal.say(&format!("{}, {faults}", counted(all.len(), "quotation")));
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { FAILED.into() })
}

/// A quotation as it is printed; the order of the fields is the documented order of the keys.
#[derive(Serialize)]
struct Row<'a> {
    file: &'a FileId,
    start: Position,
    end: Position,
    source: &'a str,
    text: String,
    status: Status,
    passages: Vec<Words>,
    candidates: Vec<Words>,
    nearest: Option<NearestWords>,
}

/// Words of a source, in bytes of its file as stored.
#[derive(Serialize)]
struct Words {
    /// The source's key, where it is not the one that is cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    start: usize,
    end: usize,
    paragraph: usize,
    text: String,
}

/// Words of a source that are similar.
#[derive(Serialize)]
struct NearestWords {
    start: usize,
    end: usize,
    text: String,
    score: f64,
}

fn row<'a>(resolved: &'a Resolved, project: &Project, positions: &mut Positions<'_>) -> Row<'a> {
    let quotation = &resolved.quotation;
    let (start, end) = positions.of(&quotation.file, quotation.span);
    let source = resolved.source.as_ref().and_then(|source| project.sources.get(source));
    let words = |span: Span, paragraph: Option<usize>| {
        let paragraph = paragraph.unwrap_or_else(|| source.map_or(0, |source| paragraph_at(source, span.start)));
        Words {
            source: None,
            start: span.start,
            end: span.end,
            paragraph,
            text: source.map(|source| rendered(source, span)).unwrap_or_default(),
        }
    };
    let status = resolved.status(&project.config.lints);
    // What may not be published has no passage, though the guard may object to words that do stand somewhere.
    let parts = resolved.passage().filter(|_| status.is_accepted()).into_iter().flat_map(|passage| &passage.parts);
    let candidates = match &resolved.outcome {
        Outcome::Ambiguous(places) => places.iter().map(|span| words(*span, None)).collect(),
        Outcome::Misattributed(places) => places.iter().map(|place| of_other(place, project)).collect(),
        _ => Vec::new(),
    };
    let found = match &resolved.outcome {
        Outcome::Absent { nearest } => nearest.as_ref(),
        _ => None,
    };
    let nearest = |nearest: &Nearest| NearestWords {
        start: nearest.span.start,
        end: nearest.span.end,
        text: source.map(|source| rendered(source, nearest.span)).unwrap_or_default(),
        score: (nearest.score * 1000.0).round() / 1000.0,
    };
    Row {
        file: &quotation.file,
        start,
        end,
        source: &resolved.cited.key,
        text: quotation.text.as_str().replace(Quotation::PARAGRAPH_END, "\n\n"),
        status,
        passages: parts.map(|part| words(part.span, Some(part.paragraph))).collect(),
        candidates,
        nearest: found.map(nearest),
    }
}

/// Words of another source than the cited one.
fn of_other(place: &OtherPlace, project: &Project) -> Words {
    let source = &project.sources[&place.source];
    Words {
        source: Some(place.source.to_string()),
        start: place.span.start,
        end: place.span.end,
        paragraph: paragraph_at(source, place.span.start),
        text: rendered(source, place.span),
    }
}

/// Number of the paragraph that a byte of a source stands in, from 1.
fn paragraph_at(source: &Source, offset: usize) -> usize {
    (source.paragraphs.partition_point(|paragraph| paragraph.span.end <= offset) + 1).min(source.paragraphs.len())
}

/// The words of a span as they are shown: of a Markdown source what it renders to.
fn rendered(source: &Source, span: Span) -> String {
    let first = source.paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    let inside = source.paragraphs[first..].iter().take_while(|paragraph| paragraph.span.start < span.end);
    let words = inside.map(|paragraph| {
        let (start, end) = (paragraph.text.derived(span.start), paragraph.text.derived(span.end));
        paragraph.text.as_str().get(start..end).unwrap_or_default()
    });
    words.collect::<Vec<_>>().join("\n\n")
}

/// `content/index.md:3:12: verbatim “the words …” [@a, para. 2]`.
fn sentence(row: &Row<'_>) -> String {
    let place = format!("{}:{}:{}", row.file, row.start.line, row.start.column);
    let at = row.passages.first().map(|words| format!(", para. {}", words.paragraph)).unwrap_or_default();
    let status = serde_json::to_value(row.status).unwrap_or_default();
    visible(&format!("{place}: {} “{}” [@{}{at}]", status.as_str().unwrap_or_default(), shortened(&row.text), row.source))
}

/// Longest quotation that is printed whole, in characters.
const LONGEST: usize = 60;

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST {
        return text;
    }
    let head: String = text.chars().take(LONGEST).collect();
    let whole_words = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}
