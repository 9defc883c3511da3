//! Suggestions as `variorum suggest` lists them.

use serde::Serialize;

use crate::compare::alignment::{AlignedTexts, Differing, Explanation, WordKind};
use crate::compare::{Fact, SharedWording, SuggestedPair, Suggestions, UntouchedSentence};
use crate::corpus::{Corpus, shown};
use crate::diagnostics::{Position, Positions};
use crate::parse::SourceId;
use crate::text::words::one_line;
use crate::text::{FileId, Span};

/// Prints suggestions with their places.
pub(super) struct SuggestionPrinter<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) positions: Positions<'a>,
}

/// A line for programs; the order of the fields is the documented order of the keys.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum SuggestionRow<'a> {
    Pair {
        a: SentenceRow<'a>,
        b: SentenceRow<'a>,
        score: f64,
        rank_score: f64,
        mutual: bool,
        /// Words that both have, with their parts of the score.
        shared: Vec<SharedRow>,
        /// The letters' part of it.
        letters: f64,
        /// The longest run of words that both have; empty if there is none.
        longest: String,
        check: Vec<DifferingRow>,
    },
    /// What two texts have word for word.
    Wording {
        a: &'a str,
        b: &'a str,
        /// How much of each stands word for word in the other, from 0 to 1.
        share_of_a: f64,
        share_of_b: f64,
        runs: Vec<RunRow>,
    },
    Sentence {
        #[serde(flatten)]
        place: SentenceRow<'a>,
        holds: Vec<&'static str>,
    },
}

/// A sentence of a source.
#[derive(Serialize)]
struct SentenceRow<'a> {
    file: &'a FileId,
    source: &'a str,
    /// From 0.
    sentence: usize,
    start: Position,
    end: Position,
    text: String,
}

/// A run of common words: how many, and bytes of both source files as stored.
#[derive(Serialize)]
struct RunRow {
    words: usize,
    a: [usize; 2],
    b: [usize; 2],
}

#[derive(Serialize)]
struct SharedRow {
    kind: &'static str,
    a: String,
    b: String,
    weight: f64,
}

#[derive(Serialize)]
struct DifferingRow {
    kind: &'static str,
    a: Vec<String>,
    b: Vec<String>,
}

impl<'a> SuggestionPrinter<'a> {
    /// One object for each suggestion.
    pub(super) fn json(&mut self, found: &'a Suggestions) -> Vec<String> {
        let mut rows = Vec::new();
        for suggested in &found.pairs {
            rows.push(self.pair_row(suggested));
        }
        for (texts, wording) in &found.wording {
            rows.push(wording_row(texts, wording));
        }
        for untouched in &found.untouched {
            rows.push(SuggestionRow::Sentence {
                place: self.sentence(&untouched.source, untouched.sentence),
                holds: untouched
                    .holds
                    .iter()
                    .map(|fact| fact_name(*fact))
                    .collect(),
            });
        }
        // Strings and numbers always serialise.
        let lines = rows
            .iter()
            .map(|row| serde_json::to_string(row).unwrap_or_default());
        lines.collect()
    }

    fn pair_row(&mut self, suggested: &SuggestedPair) -> SuggestionRow<'a> {
        let SuggestedPair {
            texts,
            pair,
            explanation,
        } = suggested;
        let words = |key: &SourceId, span: Span| words(self.corpus, key, span);
        let shared = explanation.shared.iter().map(|word| SharedRow {
            kind: kind_name(word.kind),
            a: words(&texts.a, word.a),
            b: words(&texts.b, word.b),
            weight: rounded(word.weight),
        });
        let check = explanation.check.iter().map(|found| DifferingRow {
            kind: kind_name(found.kind),
            a: found.a.iter().map(|span| words(&texts.a, *span)).collect(),
            b: found.b.iter().map(|span| words(&texts.b, *span)).collect(),
        });
        let longest = explanation.longest;
        SuggestionRow::Pair {
            shared: shared.collect(),
            check: check.collect(),
            longest: longest.map_or_else(String::new, |run| words(&texts.a, run.a)),
            letters: rounded(explanation.letters),
            a: self.sentence(&texts.a, pair.a),
            b: self.sentence(&texts.b, pair.b),
            score: rounded(pair.score),
            rank_score: rounded(pair.rank_score),
            mutual: pair.mutual,
        }
    }

    fn sentence(&mut self, key: &SourceId, number: usize) -> SentenceRow<'a> {
        let corpus = self.corpus;
        let index = &corpus[key];
        let span = index.all_sentences()[number].span;
        let (start, end) = self.positions.of(&index.source.file, span);
        SentenceRow {
            file: &index.source.file,
            source: index.source.key.as_str(),
            sentence: number,
            start,
            end,
            text: words(self.corpus, key, span),
        }
    }

    /// A few lines for each suggestion.
    pub(super) fn human(&mut self, found: &Suggestions) -> Vec<String> {
        let mut lines = Vec::new();
        for suggested in &found.pairs {
            let a = self.sentence(&suggested.texts.a, suggested.pair.a);
            let b = self.sentence(&suggested.texts.b, suggested.pair.b);
            let score = suggested.pair.score;
            lines.push(format!("{} ~ {} (score {score:.2})", at(&a), at(&b)));
            lines.push(format!("  {}: {}", a.source, a.text));
            lines.push(format!("  {}: {}", b.source, b.text));
            let reasons = reasons(suggested, self.corpus);
            lines.extend(reasons.iter().map(|reason| format!("  {reason}")));
            lines.push(String::new());
        }
        for (texts, wording) in &found.wording {
            lines.push(taken_over(texts, wording));
        }
        for untouched in &found.untouched {
            let sentence = self.sentence(&untouched.source, untouched.sentence);
            lines.push(format!(
                "{}: {} that no annotation touches",
                at(&sentence),
                held(untouched)
            ));
            lines.push(format!("  {}: {}", sentence.source, sentence.text));
        }
        lines
    }
}

fn wording_row<'a>(texts: &'a AlignedTexts, wording: &SharedWording) -> SuggestionRow<'a> {
    let runs = wording.runs.iter().map(|run| RunRow {
        words: run.words,
        a: [run.a.start, run.a.end],
        b: [run.b.start, run.b.end],
    });
    SuggestionRow::Wording {
        a: texts.a.as_str(),
        b: texts.b.as_str(),
        share_of_a: rounded(wording.share_of_a),
        share_of_b: rounded(wording.share_of_b),
        runs: runs.collect(),
    }
}

/// `a and b: 45 % of the first and 60 % of the second stand word for word in the other, in 3 runs`.
fn taken_over(texts: &AlignedTexts, wording: &SharedWording) -> String {
    let runs = match wording.runs.len() {
        1 => "1 run".to_owned(),
        count => format!("{count} runs"),
    };
    format!(
        "{} and {}: {:.0} % of the first and {:.0} % of the second stand word for word in the \
         other, in {runs} of five words or more",
        texts.a,
        texts.b,
        wording.share_of_a * 100.0,
        wording.share_of_b * 100.0
    )
}

/// `content/sources/a.txt:3:1`.
fn at(sentence: &SentenceRow<'_>) -> String {
    format!(
        "{}:{}:{}",
        sentence.file, sentence.start.line, sentence.start.column
    )
}

/// `number, name`.
fn held(untouched: &UntouchedSentence) -> String {
    let names: Vec<&str> = untouched
        .holds
        .iter()
        .map(|fact| fact_name(*fact))
        .collect();
    names.join(", ")
}

/// Why two sentences are suggested, line by line.
pub(super) fn reasons(suggested: &SuggestedPair, corpus: &Corpus) -> Vec<String> {
    /// Words that are listed; the others weigh less.
    const MOST: usize = 8;
    let SuggestedPair {
        texts, explanation, ..
    } = suggested;
    let telling = explanation
        .shared
        .iter()
        .filter(|word| word.kind != WordKind::Small);
    let shared: Vec<String> = telling
        .take(MOST)
        .map(|word| format!("{} {:.3}", words(corpus, &texts.a, word.a), word.weight))
        .collect();
    let letters = format!("their letters {:.3}", explanation.letters);
    let parts: Vec<String> = shared.into_iter().chain([letters]).collect();
    let mut lines = vec![format!("shared: {}", parts.join(", "))];
    if let Some(run) = explanation.longest {
        lines.push(format!("longest run: {}", words(corpus, &texts.a, run.a)));
    }
    lines.extend(check(suggested, explanation, corpus));
    lines
}

/// `check this: number 1,200 / 1,300; name – / Hardham`.
fn check(suggested: &SuggestedPair, explanation: &Explanation, corpus: &Corpus) -> Option<String> {
    let list = |key: &SourceId, spans: &[Span]| {
        let all: Vec<String> = spans.iter().map(|span| words(corpus, key, *span)).collect();
        if all.is_empty() {
            "–".to_owned()
        } else {
            all.join(", ")
        }
    };
    let one = |found: &Differing| {
        let (a, b) = (
            list(&suggested.texts.a, &found.a),
            list(&suggested.texts.b, &found.b),
        );
        format!("{} {a} / {b}", kind_name(found.kind))
    };
    let all: Vec<String> = explanation.check.iter().map(one).collect();
    (!all.is_empty()).then(|| format!("check this: {}", all.join("; ")))
}

fn words(corpus: &Corpus, key: &SourceId, span: Span) -> String {
    corpus
        .get(key)
        .map_or_else(String::new, |index| one_line(&shown(&index.source, span)))
}

fn kind_name(kind: WordKind) -> &'static str {
    match kind {
        WordKind::Number => "number",
        WordKind::Date => "date",
        WordKind::Name => "name",
        WordKind::Word | WordKind::Small => "word",
    }
}

fn fact_name(fact: Fact) -> &'static str {
    match fact {
        Fact::Number => "number",
        Fact::Date => "date",
        Fact::Name => "name",
        Fact::Speech => "direct speech",
    }
}

/// To six digits: more would tell of the arithmetic, not of the texts.
fn rounded(score: f64) -> f64 {
    (score * 1e6).round() / 1e6
}
