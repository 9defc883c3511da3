//! `variorum export alignment`: every pair of sentences that shares something, so that others can
//! measure it.

use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use serde::Serialize;

use crate::compare::alignment::{AlignedTexts, SentencePair, alignment};
use crate::corpus::{Corpus, corpus};
use crate::disk;
use crate::parse::{Options, SourceId, parse};

use super::project;
use super::terminal::Terminal;

/// What `export` prints.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ExportFormat {
    /// Pairs of sentences, one JSON object a line.
    Alignment,
}

pub(super) fn run(root: &Path, terminal: Terminal) -> Result<ExitCode, disk::Error> {
    let read = project::read(root, Options::default(), terminal)?;
    let (project, _) = parse(&read.inputs);
    let corpus = corpus(&project);
    let alignment = alignment(&corpus);
    for texts in &alignment.texts {
        let rows = texts.pairs.iter().map(|pair| row(texts, pair, &corpus));
        // Strings and numbers always serialise.
        Terminal::lines(rows.map(|row| serde_json::to_string(&row).unwrap_or_default()));
    }
    Ok(ExitCode::SUCCESS)
}

/// A pair as it is printed; the order of the fields is the documented order of the keys.
#[derive(Serialize)]
struct PairRow<'a> {
    a: SentenceRow<'a>,
    b: SentenceRow<'a>,
    score: f64,
    rank_score: f64,
    mutual: bool,
}

/// A sentence of a source.
#[derive(Serialize)]
struct SentenceRow<'a> {
    /// The key.
    source: &'a str,
    /// From 0.
    sentence: usize,
    /// Bytes of the source file as stored.
    start: usize,
    end: usize,
}

fn row<'a>(texts: &'a AlignedTexts, pair: &SentencePair, corpus: &Corpus) -> PairRow<'a> {
    PairRow {
        a: sentence(&texts.a, pair.a, corpus),
        b: sentence(&texts.b, pair.b, corpus),
        score: rounded(pair.score),
        rank_score: rounded(pair.rank_score),
        mutual: pair.mutual,
    }
}

fn sentence<'a>(source: &'a SourceId, number: usize, corpus: &Corpus) -> SentenceRow<'a> {
    let span = corpus[source].all_sentences()[number].span;
    SentenceRow {
        source: source.as_str(),
        sentence: number,
        start: span.start,
        end: span.end,
    }
}

/// To six digits: more would tell of the arithmetic, not of the texts.
fn rounded(score: f64) -> f64 {
    (score * 1e6).round() / 1e6
}
