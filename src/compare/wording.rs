//! Words that two texts have in common as they stand: within a pair of passages, and across whole
//! texts.
//!
//! Across texts come first the runs that both have, wherever they stand, so that a paragraph that
//! was moved stays one move; only what is left of two passages is compared word by word.

use std::collections::HashMap;
use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::{Span, merged};

/// Fewest words of a run across texts: shorter ones are everybody's.
const LEAST_RUN: usize = 5;
/// Places of five words in the first text that are looked at for each in the second: what stands in
/// more of them is a formula.
const MOST_PLACES: usize = 64;

/// What two texts have word for word.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SharedWording {
    /// Runs of at least five words that go on neither to the left nor to the right, in the order of
    /// the second text.
    pub runs: Vec<CommonRun>,
    /// How much of the first text's words stand in them, from 0 to 1.
    pub share_of_a: f64,
    /// And of the second's.
    pub share_of_b: f64,
}

/// A run of words that both texts have. Spans are bytes of the source files as stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CommonRun {
    /// In the first text.
    pub a: Span,
    /// In the second.
    pub b: Span,
    /// How many words.
    pub words: usize,
}

/// Runs of words by their numbers in both texts.
struct WordRun {
    a: usize,
    b: usize,
    length: usize,
}

/// Looks for what two texts have word for word, without regard to case and typography.
pub fn shared_wording(first: &SourceIndex, second: &SourceIndex) -> SharedWording {
    let mut runs = maximal_runs(first, second);
    runs.sort_by_key(|run| (run.b, std::cmp::Reverse(run.length), run.a));
    let mut kept: Vec<WordRun> = Vec::new();
    for run in runs {
        let end = kept.last().map_or(0, |last| last.b + last.length);
        // A part of a longer run is repeated elsewhere; the longer one says more.
        if run.b + run.length > end {
            kept.push(run);
        }
    }
    let of_a = kept.iter().map(|run| run.a..run.a + run.length).collect();
    let of_b = kept.iter().map(|run| run.b..run.b + run.length).collect();
    SharedWording {
        share_of_a: share(of_a, first.words().len()),
        share_of_b: share(of_b, second.words().len()),
        runs: kept.iter().map(|run| common(run, first, second)).collect(),
    }
}

fn maximal_runs(first: &SourceIndex, second: &SourceIndex) -> Vec<WordRun> {
    let (a, b) = (words_of(first), words_of(second));
    let mut places: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (at, run) in a.windows(LEAST_RUN).enumerate() {
        let known = places.entry(run).or_default();
        if known.len() < MOST_PLACES {
            known.push(at);
        }
    }
    let mut runs = Vec::new();
    for (at, run) in b.windows(LEAST_RUN).enumerate() {
        for place in places.get(run).into_iter().flatten() {
            // One that could begin a word before has been found from there.
            if at > 0 && *place > 0 && a[place - 1] == b[at - 1] {
                continue;
            }
            let pairs = a[*place..].iter().zip(&b[at..]);
            let length = pairs.take_while(|(one, other)| one == other).count();
            runs.push(WordRun {
                a: *place,
                b: at,
                length,
            });
        }
    }
    runs
}

fn words_of(index: &SourceIndex) -> Vec<&str> {
    (0..index.words().len())
        .map(|number| index.word(number))
        .collect()
}

fn common(run: &WordRun, first: &SourceIndex, second: &SourceIndex) -> CommonRun {
    CommonRun {
        a: span(first, run.a..run.a + run.length),
        b: span(second, run.b..run.b + run.length),
        words: run.length,
    }
}

/// The bytes of some words, by their numbers.
fn span(index: &SourceIndex, numbers: Range<usize>) -> Span {
    let words = index.words();
    index.span(words[numbers.start].start..words[numbers.end - 1].end)
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
fn share(runs: Vec<Range<usize>>, all: usize) -> f64 {
    let inside: usize = merged(runs).iter().map(ExactSizeIterator::len).sum();
    inside as f64 / all.max(1) as f64
}

/// A stretch of two passages: words that both have, or those between them that each has alone.
/// Spans are bytes of the source files as stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Whether both have the words.
    pub is_common: bool,
    /// In the first; nothing where it has none.
    pub a: Option<Span>,
    /// In the other.
    pub b: Option<Span>,
}

/// Aligns the words of two passages, given in bytes of the folded texts: Needleman and Wunsch 1970
/// with 1 for equal words and -1 for unequal and for left-out ones. Nothing for passages that are
/// too long to be read side by side.
pub fn stretches(
    (first, one): (&SourceIndex, &Range<usize>),
    (second, other): (&SourceIndex, &Range<usize>),
) -> Vec<Stretch> {
    /// Pairs of words that are compared at most.
    const MOST_PAIRS: usize = 4_000_000;
    let (a, b) = (numbers(first, one), numbers(second, other));
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let span = |index, range: Range<usize>| (!range.is_empty()).then(|| span(index, range));
    let mut stretches = Vec::new();
    let (mut from_a, mut from_b) = (a.start, b.start);
    for (i, j, length) in equal_runs(&equal_words((first, &a), (second, &b))) {
        stretches.push(Stretch {
            is_common: false,
            a: span(first, from_a..i),
            b: span(second, from_b..j),
        });
        (from_a, from_b) = (i + length, j + length);
        stretches.push(Stretch {
            is_common: true,
            a: span(first, i..from_a),
            b: span(second, j..from_b),
        });
    }
    stretches.push(Stretch {
        is_common: false,
        a: span(first, from_a..a.end),
        b: span(second, from_b..b.end),
    });
    stretches.retain(|stretch| stretch.a.is_some() || stretch.b.is_some());
    stretches
}

/// Pairs of equal words that follow each other in both passages, taken together: where each run
/// begins in both, and its length.
fn equal_runs(pairs: &[(usize, usize)]) -> Vec<(usize, usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for (i, j) in pairs {
        match runs.last_mut() {
            Some((a, b, length)) if *a + *length == *i && *b + *length == *j => *length += 1,
            _ => runs.push((*i, *j, 1)),
        }
    }
    runs
}

/// Numbers of the words that lie in a range.
fn numbers(index: &SourceIndex, range: &Range<usize>) -> Range<usize> {
    let words = index.words();
    let start = words.partition_point(|word| word.start < range.start);
    let end = words.partition_point(|word| word.end <= range.end);
    start..end.max(start)
}

/// The pairs of equal words of the best alignment, in order; of equally good ones that which goes
/// on with both texts first.
fn equal_words(
    (first, a): (&SourceIndex, &Range<usize>),
    (second, b): (&SourceIndex, &Range<usize>),
) -> Vec<(usize, usize)> {
    let (rows, columns) = (a.len(), b.len());
    let is_same = |i: usize, j: usize| first.word(a.start + i) == second.word(b.start + j);
    // The best score of what lies behind each pair of positions.
    let mut scores = vec![vec![0_i32; columns + 1]; rows + 1];
    for i in (0..=rows).rev() {
        for j in (0..=columns).rev() {
            let both = (i < rows && j < columns)
                .then(|| scores[i + 1][j + 1] + if is_same(i, j) { 1 } else { -1 });
            let down = (i < rows).then(|| scores[i + 1][j] - 1);
            let right = (j < columns).then(|| scores[i][j + 1] - 1);
            scores[i][j] = both.max(down).max(right).unwrap_or(0);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows && j < columns {
        let same = is_same(i, j);
        if scores[i][j] == scores[i + 1][j + 1] + if same { 1 } else { -1 } {
            if same {
                pairs.push((a.start + i, b.start + j));
            }
            (i, j) = (i + 1, j + 1);
        } else if scores[i][j] == scores[i + 1][j] - 1 {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::corpus::{Corpus, corpus};
    use crate::memo::Shared;
    use crate::parse::{self, Inputs};
    use crate::text::{FileId, Span};

    use super::{shared_wording, stretches};

    fn sources(a: &str, b: &str) -> Shared<Corpus> {
        let files = [
            ("variorum.toml", "title = \"T\"\nlanguage = \"en\"\n"),
            ("content/sources/a.txt", a),
            ("content/sources/b.txt", b),
        ];
        let files = files.map(|(path, text)| (FileId::new(path), Arc::from(text.as_bytes())));
        let inputs = Inputs {
            files: files.into(),
            ..Inputs::default()
        };
        corpus(&parse::parse(&inputs).0)
    }

    const WIRE: &str =
        "The storm killed two people on the coast. Roofs were torn off in Hardham.\n";

    #[test]
    fn a_paragraph_that_was_taken_over_and_moved_is_one_run() {
        let a = format!("{WIRE}Schools stay closed until Monday, the mayor said.\n");
        let b = format!(
            "Nobody had been warned in time.\n{}",
            WIRE.replace("killed", "KILLED")
        );
        let corpus = sources(&a, &b);
        let shared = shared_wording(&corpus["a"], &corpus["b"]);
        assert_eq!(shared.runs.len(), 1);
        assert_eq!(shared.runs[0].words, 14);
        assert_eq!(
            &a[shared.runs[0].a.range()],
            WIRE.trim_end().trim_end_matches('.')
        );
        assert!(shared.share_of_a > 0.6 && shared.share_of_b > 0.6);
    }

    #[test]
    fn two_independent_reports_share_no_run() {
        let b = "Two died when a storm hit the coast. In Hardham, roofs were torn off houses.\n";
        let corpus = sources(WIRE, b);
        let shared = shared_wording(&corpus["a"], &corpus["b"]);
        assert!(
            shared.runs.is_empty() && shared.share_of_a == 0.0,
            "{shared:?}"
        );
    }

    #[test]
    fn the_words_of_two_passages_are_common_or_part() {
        let (a, b) = (
            "He never said that he would go.\n",
            "She said that he would not go.\n",
        );
        let corpus = sources(a, b);
        let whole = |text: &str| 0..text.trim_end().len();
        let found = stretches((&corpus["a"], &whole(a)), (&corpus["b"], &whole(b)));
        let part = |text: &str, span: Option<Span>| {
            span.map_or("–".to_owned(), |span| text[span.range()].to_owned())
        };
        let found = found.iter().map(|stretch| {
            let sign = if stretch.is_common { "=" } else { "|" };
            format!("{sign} {} / {}", part(a, stretch.a), part(b, stretch.b))
        });
        let expected = [
            "| He never / She",
            "= said that he would / said that he would",
            "| – / not",
            "= go / go",
        ];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
