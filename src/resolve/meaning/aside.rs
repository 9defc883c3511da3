//! Asides: what stands between a comma, dash or bracket and its fellow.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::language::Language;

use super::replacement::is_auxiliary;
use super::telling::{Telling, TellingKind};
use super::words::{FoldedWord, guard_words};

/// Whether words stand in a whole aside of a sentence that is left out, marks and all or within its
/// marks.
pub(super) fn holds(
    index: &SourceIndex,
    language: Option<&Language>,
    (sentence, omitted): (&Range<usize>, &Range<usize>),
    found: &Telling,
) -> bool {
    let text = index.text();
    // The marks may stand just outside of what is left out.
    let before = text[..omitted.start].trim_end();
    let from = before
        .char_indices()
        .next_back()
        .map_or(omitted.start, |(at, _)| at)
        .max(sentence.start);
    let behind = text.len() - text[omitted.end..].trim_start().len();
    let to = text[behind..]
        .chars()
        .next()
        .map_or(behind, |mark| behind + mark.len_utf8())
        .min(sentence.end);
    let words = found.range();
    for (open, close) in [(',', ','), ('-', '-'), ('(', ')'), ('[', ']')] {
        let opens = marks(index, sentence.start..words.start, open);
        let closes = marks(index, words.end..sentence.end, close);
        let (Some(first), Some(last)) = (opens.last().copied(), closes.first().copied()) else {
            continue;
        };
        let is_left_out = from <= first && last < to;
        // Brackets say by themselves that an aside stands between them; commas and dashes part
        // clauses as well.
        if is_left_out
            && (open != close || is_aside(index, language, first + 1..last, found, opens.len()))
        {
            return true;
        }
    }
    false
}

/// Whether what stands between two marks of one kind is an aside and no clause between two others:
/// it begins as a relative clause, or the marks pair off so, and it holds more than the word and no
/// verb that this denies.
fn is_aside(
    index: &SourceIndex,
    language: Option<&Language>,
    between: Range<usize>,
    found: &Telling,
    marks_before: usize,
) -> bool {
    let Some(language) = language else {
        return marks_before % 2 == 1;
    };
    let words = guard_words(index.text(), between, Some(language));
    let is_relative = words
        .first()
        .is_some_and(|first| language.relatives.contains(&first.text.as_str()));
    if is_relative || PREPOSITIONS.contains(&found.said(index.text()).as_str()) {
        return true;
    }
    // *The mayor, not known for haste, left*: the sentence says the same without it. Beside a
    // finite auxiliary the negation is that of a whole clause, which two commas only part off.
    let denies_verb =
        found.kind == TellingKind::Negation && is_beside_auxiliary(language, &words, found);
    marks_before % 2 == 1 && words.len() > found.words.len() && !denies_verb
}

fn is_beside_auxiliary(language: &Language, words: &[FoldedWord], found: &Telling) -> bool {
    let stands = |word: &FoldedWord| {
        word.range.start < found.range().end && found.range().start < word.range.end
    };
    let Some(at) = words.iter().position(stands) else {
        return false;
    };
    let neighbours = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|number| words.get(number));
    let is_finite = |word: &FoldedWord| {
        is_auxiliary(language, &word.text)
            && !NOT_FINITE.iter().any(|ending| word.text.ends_with(ending))
    };
    neighbours.into_iter().any(is_finite)
}

/// Endings of what an aside says without a clause: *having no money*.
const NOT_FINITE: [&str; 4] = ["ing", "ant", "ando", "endo"];

/// Negations that deny no verb.
const PREPOSITIONS: [&str; 4] = ["without", "ohne", "sans", "sin"];

/// Where a mark stands in a range, in no number and no hyphenated word.
fn marks(index: &SourceIndex, range: Range<usize>, mark: char) -> Vec<usize> {
    let found = index.text()[range.clone()]
        .match_indices(mark)
        .map(|(at, _)| range.start + at);
    found.filter(|at| parts_words(index, *at, mark)).collect()
}

fn parts_words(index: &SourceIndex, at: usize, mark: char) -> bool {
    let text = index.text();
    let joins = |at: usize| {
        index.edges(at).is_some_and(|edges| {
            edges.joined_around(at).is_some() || edges.number_around(at).is_some()
        })
    };
    match mark {
        '-' => !joins(at) && !joins(at + 1),
        ',' => {
            !(text[..at].ends_with(char::is_numeric)
                && text[at + 1..].starts_with(char::is_numeric))
        }
        _ => true,
    }
}
