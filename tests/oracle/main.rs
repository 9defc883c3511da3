//! The matcher beside one that tries everything: on alphabets of two to four words both come to the
//! same verdict.
//!
//! `PROPTEST_CASES=100000 cargo test --test oracle` asks for more cases than a run needs,
//! `PROPTEST_RNG_SEED` for others.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "who runs a test may ask for more cases"
)]

mod everything;
mod readings;
mod written;

use std::ops::Range;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::RngSeed;
use variorum::Memo;
use variorum::diagnostics::Code;
use variorum::parse::Inputs;
use variorum::resolve::{How, Outcome, Passage, Piece};
use variorum::text::{FileId, Span};

use everything::{Locator, Verdict};
use written::{IN_WORD, Item, WORDS, laid_out, text_of};

/// What the program makes of a quotation from a source.
fn said(source: &str, quotation: &str, marked: bool, locator: Locator) -> Verdict {
    let escape = |char: char| {
        if char.is_ascii_punctuation() {
            format!("\\{char}")
        } else {
            char.to_string()
        }
    };
    let words: String = quotation.chars().map(escape).collect();
    let body = if marked {
        format!("“{words}” [@c{locator}]")
    } else {
        format!("> {words}\n>\n> — [@c{locator}]")
    };
    let files = [
        ("variorum.toml", "title = \"x\"\n".to_owned()),
        (
            "content/index.md",
            format!("+++\ntitle = \"x\"\n+++\n\n{body}\n"),
        ),
        ("content/sources/c.txt", source.to_owned()),
        // No word list: a bracket may stand for the words that it holds, and for no others.
        ("content/sources/c.toml", "language = \"la\"\n".to_owned()),
    ];
    let files = files
        .into_iter()
        .map(|(path, text)| (FileId::new(path), Arc::from(text.into_bytes())));
    let inputs = Inputs {
        files: files.collect(),
        ..Inputs::default()
    };
    let (analysis, diagnostics) = variorum::analyze(&inputs, &mut Memo::default());
    let resolved = analysis
        .resolution
        .quotations
        .values()
        .flatten()
        .next()
        .expect("a quotation");
    match &resolved.outcome {
        Outcome::Found { passage, how, .. } => {
            let literal = matches!(how, How::Verbatim | How::Folded);
            Verdict::Found {
                place: without_repeated(source, passage),
                literal,
            }
        }
        Outcome::Ambiguous { places, .. } => {
            Verdict::Ambiguous(places.iter().map(|span| span.range()).collect())
        }
        _ if diagnostics
            .iter()
            .any(|found| found.code == Code::LocatorMismatch) =>
        {
            Verdict::Elsewhere
        }
        _ => Verdict::Absent,
    }
}

/// A passage without the words that brackets at its ends repeat, which belong to it by a rule of
/// their own.
fn without_repeated(source: &str, passage: &Passage) -> Range<usize> {
    let is_whole_bracket =
        |text: &str| text.starts_with('[') && text.find(']') == Some(text.len() - 1);
    let spans: Vec<(Span, bool)> = passage
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Words { span, .. } => Some((*span, false)),
            Piece::Replaced { span, text } => Some((*span, is_whole_bracket(text))),
            _ => None,
        })
        .collect();
    let (first, last) = (
        spans.iter().position(|(_, repeats)| !repeats),
        spans.iter().rposition(|(_, repeats)| !repeats),
    );
    let (whole, repeats_first) = (passage.span().range(), spans[0].1);
    let start = if repeats_first {
        spans[first.unwrap()].0.start
    } else {
        whole.start
    };
    let start = start + source[start..].len() - source[start..].trim_start().len();
    let repeats_last = spans.last().unwrap().1;
    let end = if repeats_last {
        source[..spans[last.unwrap()].0.end].trim_end().len()
    } else {
        whole.end
    };
    start..end
}

/// A source's paragraphs, and a quotation: one that an author makes of the source, words between
/// elisions, or anything.
fn case() -> impl Strategy<Value = (Vec<Vec<Item>>, Vec<Item>)> {
    (2..=WORDS.len()).prop_flat_map(|alphabet| {
        let source = vec(vec(item(alphabet, 5), 1..8), 1..4);
        let made = (any::<Index>(), vec(edit(alphabet), 1..7));
        let words = vec(select(&WORDS[..alphabet]).prop_map(Item::Word), 2..5);
        let over_paragraphs = vec![Item::Slash, Item::Elision, Item::Slash];
        let gap = prop_oneof![4 => Just(vec![Item::Elision]), 1 => Just(over_paragraphs)];
        let elided = (words, gap).prop_map(|(words, gap)| {
            let words: Vec<&[Item]> = words.iter().map(std::slice::from_ref).collect();
            words.join(&gap[..])
        });
        let quotation = prop_oneof![2 => vec(item(alphabet, 3), 1..6), 1 => elided];
        let other = proptest::option::weighted(0.4, quotation);
        (source, made, other).prop_map(|(source, (from, edits), other)| {
            let quotation = other.unwrap_or_else(|| edited(&source, from, &edits));
            (
                source.into_iter().map(tidy).collect(),
                tidy_quotation(&quotation),
            )
        })
    })
}

/// An item; the greater the weight of words, the fewer marks.
fn item(alphabet: usize, words: u32) -> impl Strategy<Value = Item> {
    let bracket = vec(select(&WORDS[..alphabet]), 1..3).prop_map(Item::Bracket);
    prop_oneof![
        4 * words => select(&WORDS[..alphabet]).prop_map(Item::Word),
        words => Just(Item::Comma),
        3 => Just(Item::Elision),
        2 => Just(Item::Slash),
        3 => bracket,
        1 => Just(Item::Bracket(vec!["sic"])),
        2 => select(&IN_WORD[..alphabet]).prop_map(Item::InWord),
    ]
}

/// What is done with the next item of a source on its way into a quotation.
#[derive(Clone, Debug)]
enum Edit {
    Keep(usize),
    LeaveOut(usize),
    Replace(usize, Vec<&'static str>),
    Add(Vec<&'static str>),
    InWord,
    Cross,
}

fn edit(alphabet: usize) -> impl Strategy<Value = Edit> {
    let words = vec(select(&WORDS[..alphabet]), 1..3);
    prop_oneof![
        6 => (1..4_usize).prop_map(Edit::Keep),
        2 => (0..4_usize).prop_map(Edit::LeaveOut),
        2 => (1..5_usize, words.clone()).prop_map(|(count, words)| Edit::Replace(count, words)),
        2 => words.prop_map(Edit::Add),
        1 => Just(Edit::InWord),
        1 => Just(Edit::Cross),
    ]
}

/// A quotation as an author makes it: from somewhere in the source on, with edits.
fn edited(source: &[Vec<Item>], from: Index, edits: &[Edit]) -> Vec<Item> {
    // A slash for each end of a paragraph.
    let items: Vec<Item> = source.join(&Item::Slash);
    let mut rest = items[from.index(items.len())..].iter().cloned();
    let mut quotation = Vec::new();
    for edit in edits {
        match edit {
            Edit::Keep(count) => quotation.extend(rest.by_ref().take(*count)),
            Edit::LeaveOut(count) => {
                rest.by_ref().take(*count).for_each(drop);
                quotation.push(Item::Elision);
            }
            Edit::Replace(count, words) => {
                rest.by_ref().take(*count).for_each(drop);
                quotation.push(Item::Bracket(words.clone()));
            }
            Edit::Add(words) => quotation.push(Item::Bracket(words.clone())),
            Edit::InWord => {
                let word = rest.next();
                let form = IN_WORD
                    .iter()
                    .find(|form| word == Some(Item::Word(form.1)))
                    .unwrap_or(&IN_WORD[0]);
                quotation.push(Item::InWord(*form));
            }
            Edit::Cross => {
                rest.by_ref()
                    .take_while(|item| *item != Item::Slash)
                    .for_each(drop);
                quotation.extend([Item::Slash, Item::Elision, Item::Slash]);
            }
        }
    }
    quotation
}

/// Commas stand behind words and brackets alone.
fn tidy(items: Vec<Item>) -> Vec<Item> {
    let mut tidied: Vec<Item> = Vec::new();
    for item in items {
        let stops = matches!(
            tidied.last(),
            Some(Item::Word(_) | Item::Bracket(_) | Item::InWord(_))
        );
        if stops || !matches!(item, Item::Comma) {
            tidied.push(item);
        }
    }
    if tidied.is_empty() {
        vec![Item::Word(WORDS[0])]
    } else {
        tidied
    }
}

/// A slash is a mark only between spaces, and so neither first nor last.
fn tidy_quotation(items: &[Item]) -> Vec<Item> {
    let items = tidy(items.to_vec());
    let is_inside = |item: &Item| *item != Item::Slash;
    let first = items.iter().position(is_inside).unwrap_or(items.len());
    let last = items
        .iter()
        .rposition(is_inside)
        .map_or(first, |last| last + 1);
    tidy(items[first..last].to_vec())
}

fn locator() -> impl Strategy<Value = Locator> {
    let paragraph = prop_oneof![3 => Just(None), 1 => (1..4_usize).prop_map(Some)];
    let number = prop_oneof![3 => Just(None), 1 => (1..4_usize).prop_map(Some)];
    (paragraph, number).prop_map(|(paragraph, number)| Locator { paragraph, number })
}

/// The same cases on every run, so that a change answers for what it breaks.
fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let rng_seed = if asked.rng_seed == RngSeed::Random {
        RngSeed::Fixed(1)
    } else {
        asked.rng_seed
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        asked.cases
    } else {
        1000
    };
    ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: None,
        max_shrink_iters: 10_000,
        ..asked
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_matcher_misses_nothing(
        (source, quotation) in case(),
        marked in any::<bool>(),
        locator in locator(),
    ) {
        let (text, paragraphs) = laid_out(&source);
        let written = text_of(&quotation);
        let expected = everything::verdict(&paragraphs, &quotation, marked, locator);
        let said = said(&text, &written, marked, locator);
        prop_assert_eq!(said, expected, "“{}” [@c{}] in\n{}", written, locator, text);
    }
}

#[test]
fn the_cases_are_of_every_kind() {
    let mut runner = proptest::test_runner::TestRunner::new(config());
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..1000 {
        let tree = (case(), any::<bool>(), locator())
            .new_tree(&mut runner)
            .unwrap();
        let ((source, quotation), marked, locator) = tree.current();
        let (_, paragraphs) = laid_out(&source);
        let marks = quotation.iter().any(Item::is_mark);
        let kind = match everything::verdict(&paragraphs, &quotation, marked, locator) {
            Verdict::Found { literal: true, .. } if marks => "found, and its marks with it",
            Verdict::Found { literal: true, .. } => "found as it is",
            Verdict::Found { .. } => "found, edited",
            Verdict::Ambiguous(_) => "ambiguous",
            Verdict::Elsewhere => "elsewhere",
            Verdict::Absent => "absent",
        };
        *counts.entry(kind).or_insert(0) += 1;
    }
    assert!(
        counts.len() == 6 && counts.values().all(|count| *count >= 10),
        "{counts:?}"
    );
}
