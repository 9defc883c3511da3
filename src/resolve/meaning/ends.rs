//! Brackets at the outer start and end of a quotation, where nothing beyond tells what they stand
//! for.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::diagnostics::Severity;
use crate::language::Language;
use crate::text::fold::{fold_str, lowercase};
use crate::text::words::words;

use super::change::BracketChange;
use super::editing::{MOST_REPLACED_WORDS, PlacedBracket, Standing};
use super::finding::Finding;
use super::of_time::is_of_time;
use super::replacement::{Replaced, is_free};
use super::telling::{Telling, TellingKind, telling};

/// A bracket at the outer start or end stands for one to four words just outside, whichever number
/// judges it most kindly.
pub(super) fn at_end(
    index: &SourceIndex,
    language: Option<&Language>,
    bracket: &PlacedBracket,
) -> Vec<Finding> {
    let at = bracket.replaced.start;
    let outside = outside(index, bracket);
    // Whoever writes the same words with another date means these words and no others, however
    // kindly another number of them would judge it.
    if let Some(range) = outside
        .iter()
        .find(|range| is_mirrored(index, language, bracket, range))
    {
        return BracketChange::new(index, language, bracket, range.clone())
            .forbidden()
            .into_iter()
            .collect();
    }
    if outside
        .first()
        .is_none_or(|nearest| is_parted(index, nearest, at))
    {
        let adding = BracketChange::new(index, language, bracket, at..at);
        let dated = |range: &Range<usize>| {
            BracketChange::new(index, language, bracket, range.clone()).exchanged_number()
        };
        let opens = matches!(bracket.standing, Standing::AtStart);
        let other_date = outside.last().filter(|_| opens).and_then(dated);
        return adding
            .forbidden()
            .or(other_date)
            .map_or_else(|| adding.weakened(), |finding| vec![finding]);
    }
    // Of ways that are judged alike the one that stands for as many words as the bracket holds is
    // told.
    let held = words(bracket.words).count();
    let judged = outside
        .into_iter()
        .enumerate()
        .map(|(number, range)| (number + 1, instead_of(index, language, bracket, range)));
    let kindest = judged.min_by_key(|(count, findings)| (weight(findings), count.abs_diff(held)));
    kindest.map(|(_, findings)| findings).unwrap_or_default()
}

/// How much findings weigh: nothing, as a warning, as an error.
fn weight(findings: &[Finding]) -> usize {
    let of = |severity| findings.iter().any(|finding| finding.severity == severity);
    if of(Severity::Error) {
        2
    } else {
        usize::from(!findings.is_empty())
    }
}

/// What a bracket does at an end if it stands for these words.
fn instead_of(
    index: &SourceIndex,
    language: Option<&Language>,
    bracket: &PlacedBracket,
    range: Range<usize>,
) -> Vec<Finding> {
    let change = BracketChange::new(index, language, bracket, range.clone());
    if let Some(finding) = change.forbidden() {
        return vec![finding];
    }
    let old = &index.text()[range.clone()];
    let replaced = Replaced {
        text: index.text(),
        range,
    };
    let only_adds = words(old).all(|(_, word)| {
        words(&lowercase(&fold_str(bracket.words))).any(|(_, new)| new == lowercase(word))
    });
    if (!only_adds && is_free(language, bracket.words, &replaced)) || is_of_time(bracket.words, old)
    {
        return change.weakened();
    }
    let message = format!(
        "the bracket {} stands where the source has “{old}”",
        bracket.written
    );
    vec![change.finding(Severity::Warning, message)]
}

/// The one to four words just outside an edge, in the same sentence: the nearest, the nearest two,
/// …
fn outside(index: &SourceIndex, bracket: &PlacedBracket) -> Vec<Range<usize>> {
    let (text, at) = (index.text(), bracket.replaced.start);
    let at_start = matches!(bracket.standing, Standing::AtStart);
    let inside = if at_start {
        at..(at + 1).min(text.len())
    } else {
        at.saturating_sub(1)..at
    };
    let Some(sentence) = index.sentences(&inside).first().cloned() else {
        return Vec::new();
    };
    let range = if at_start {
        sentence.start..at
    } else {
        at + possessive(&text[at..])..sentence.end.max(at)
    };
    if range.is_empty() {
        return Vec::new();
    }
    let found: Vec<Range<usize>> = words(&text[range.clone()])
        .map(|(word, _)| range.start + word.start..range.start + word.end)
        .collect();
    let last = found.len();
    let mut nearest = Vec::new();
    for count in 1..=last.min(MOST_REPLACED_WORDS) {
        nearest.push(if at_start {
            found[last - count].start..found[last - 1].end
        } else {
            found[0].start..found[count - 1].end
        });
    }
    nearest
}

/// Bytes of a possessive that may be left off.
pub(super) fn possessive(rest: &str) -> usize {
    if rest.starts_with("'s") { 2 } else { 0 }
}

/// Whether punctuation stands between a position and the nearest words outside it.
fn is_parted(index: &SourceIndex, nearest: &Range<usize>, at: usize) -> bool {
    let between = if nearest.end <= at {
        nearest.end..at
    } else {
        at..nearest.start
    };
    let joins = [between.start, between.end].into_iter().any(|at| {
        index
            .edges(at)
            .is_some_and(|edges| edges.joined_around(at).is_some())
    });
    let between = index.text()[between].trim_start_matches("'s");
    !joins
        && between
            .contains(|char: char| !char.is_whitespace() && !char.is_alphanumeric() && char != '\'')
}

/// Whether a bracket repeats words with other numbers: `[In 2018,]` for *In 2019*.
fn is_mirrored(
    index: &SourceIndex,
    language: Option<&Language>,
    bracket: &PlacedBracket,
    range: &Range<usize>,
) -> bool {
    let new = without_numbers(&fold_str(bracket.words), language);
    let old = without_numbers(&index.text()[range.clone()], language);
    new == old && new.iter().any(|word| word == A_NUMBER)
}

/// What stands for any number where words are compared without them; no word is spelled so.
const A_NUMBER: &str = "#";

fn is_count(found: &Telling) -> bool {
    matches!(
        found.kind,
        TellingKind::Number | TellingKind::Quantifier | TellingKind::Calendar
    )
}

/// The words of a text in small letters, all numbers alike.
fn without_numbers(text: &str, language: Option<&Language>) -> Vec<String> {
    let mut counting = telling(text, 0..text.len(), language);
    counting.retain(is_count);
    let mut compared = Vec::new();
    for (word, letters) in words(text) {
        let counts = counting.iter().any(|found| found.touches(&word));
        compared.push(if counts {
            A_NUMBER.to_owned()
        } else {
            lowercase(letters)
        });
    }
    compared
}
