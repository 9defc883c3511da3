//! The meaning guard: what an elision or a bracket does to a negation, a number, a hedge or an attribution.
//!
//! In come a quotation's pattern and the place where it stands; out come findings, which [`super::quotations`] turns into
//! diagnostics. Only words of the sentences to which kept words belong count.

mod bounds;
mod lists;

use std::ops::Range;

pub use lists::{ALL, WordList};

use crate::diagnostics::{Code, Severity};
use crate::text::fold::{fold_str, lowercase};
use crate::text::words::words;

use super::source_index::SourceIndex;
use bounds::{cut, left_out_bounds};

/// What a passage's editing does to what its source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// `meaning` or `cut-short`.
    pub(super) code: Code,
    pub(super) severity: Severity,
    /// The headline.
    pub(super) message: String,
    /// The words of the source that it is about, in its folded text.
    pub(super) about: Range<usize>,
}

/// A bracket that was placed: the words it stands for, which may be none, and those in it.
pub(super) struct PlacedBracket<'a> {
    pub(super) written: &'a str,
    pub(super) words: &'a str,
    /// In the folded source; empty if it only adds.
    pub(super) replaced: Range<usize>,
    /// What an elision beside it leaves out, in the folded source.
    pub(super) left_out: Option<Range<usize>>,
}

/// What matters of a place: ranges of the folded source.
pub(super) struct Editing<'a> {
    /// The words quoted as they stand.
    pub(super) kept: Vec<Range<usize>>,
    /// What the elisions leave out.
    pub(super) omitted: Vec<Range<usize>>,
    pub(super) brackets: Vec<PlacedBracket<'a>>,
}

/// Words of the source that a bracket may stand for.
pub(super) const MOST_REPLACED_WORDS: usize = 4;

/// The kinds of words that the guard knows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Negation,
    Number,
    Hedge,
    Limit,
    Attribution,
}

/// Whether a bracket may stand for these words: articles, pronouns, auxiliaries, or words that share its stem.
pub(super) fn is_free(list: Option<&WordList>, bracket: &str, replaced: &str) -> bool {
    let folded = fold_str(bracket);
    let stems: Vec<String> = words(&folded).map(|(_, word)| stem(list, word)).collect();
    let is_function_word = |word: &str| list.is_some_and(|list| list.function_words.contains(&lowercase(word).as_str()));
    words(replaced).all(|(_, word)| is_function_word(word) || stems.contains(&stem(list, word)))
}

fn stem(list: Option<&WordList>, word: &str) -> String {
    let word = lowercase(word);
    let word = word.strip_suffix("'s").unwrap_or(&word).to_owned();
    list.map_or(word.clone(), |list| (list.stemmer)().stem(&word).into_owned())
}

/// Words that say of which time another speaks, where a hyphen joins them to it: `[then-]President`.
const OF_TIME: [&str; 2] = ["then", "now"];

/// What the bracket joins by a hyphen to a word that it stands for, which makes another word of it: `non` in `[non-]nuclear`.
fn joined<'a>(list: Option<&WordList>, bracket: &'a str, replaced: &str) -> Option<&'a str> {
    let replaced: Vec<String> = words(replaced).map(|(_, word)| stem(list, word)).collect();
    let is_new = |word: &&str| !replaced.contains(&stem(list, word)) && !OF_TIME.contains(&lowercase(word).as_str());
    bracket.split(' ').filter(|compound| compound.contains('-')).find_map(|compound| {
        let (new, old): (Vec<&str>, Vec<&str>) = words(compound).map(|(_, word)| word).partition(is_new);
        new.first().copied().filter(|_| !old.is_empty())
    })
}

/// Whether the letters that stand outside the brackets of a word are those of the word that it stands for, at its ends and in their
/// order: `[t]he` of `The`, `veto[ing]` of `vetoed`, and not `[t]eh`.
pub(super) fn keeps_letters(written: &str, replaced: &str) -> bool {
    let (written, replaced) = (lowercase(&fold_str(written)), lowercase(replaced));
    if !written.contains('[') || (written.starts_with('[') && written.find(']') == Some(written.len() - 1)) {
        return true;
    }
    let mut rest = replaced.as_str();
    let mut outside = written.split('[');
    let Some(after) = rest.strip_prefix(outside.next().unwrap_or_default()) else { return false };
    rest = after;
    for part in outside.map(|part| part.split_once(']').map_or("", |(_, outside)| outside)) {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    let last = written.rsplit(']').next().unwrap_or_default();
    replaced.ends_with(last)
}

/// Everything that the editing of a passage does to what is said, and what stands just outside it.
pub(super) fn findings(index: &SourceIndex, list: Option<&WordList>, editing: &Editing) -> Vec<Finding> {
    let mut findings = Vec::new();
    let counted = sentences_of(index, &editing.kept);
    findings.extend(elision_findings(index, list, editing, &counted));
    findings.extend(editing.brackets.iter().flat_map(|bracket| bracket_findings(index, list, bracket)));
    findings.extend(list.and_then(|list| cut_short(index, list, editing)).or_else(|| cut(index, editing)));
    findings.extend(left_out_bounds(index, editing));
    findings
}

/// The sentences that hold kept words, as ranges of the folded source.
fn sentences_of(index: &SourceIndex, kept: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut counted: Vec<Range<usize>> = kept.iter().flat_map(|range| index.sentences(range)).cloned().collect();
    counted.sort_by_key(|sentence| sentence.start);
    counted.dedup();
    counted
}

fn elision_findings(index: &SourceIndex, list: Option<&WordList>, editing: &Editing, counted: &[Range<usize>]) -> Vec<Finding> {
    let overlaps = |sentence: &Range<usize>, omitted: &Range<usize>| {
        let (start, end) = (sentence.start.max(omitted.start), sentence.end.min(omitted.end));
        (start < end).then_some(start..end)
    };
    let parts = editing.omitted.iter().flat_map(|omitted| counted.iter().filter_map(move |sentence| overlaps(sentence, omitted)));
    let mut dropped: Vec<(Kind, Range<usize>)> = parts.flat_map(|part| telling_words(index.text(), part, list)).collect();
    dropped.sort_by_key(|(kind, range)| (*kind, range.start, range.end));
    dropped.dedup();
    let mut findings = Vec::new();
    for (severity, wanted) in [(Severity::Error, true), (Severity::Warning, false)] {
        let chosen: Vec<_> = dropped.iter().filter(|(kind, _)| (*kind == Kind::Negation) == wanted).collect();
        if let Some((_, first)) = chosen.first() {
            let names: Vec<String> = chosen.iter().map(|(kind, range)| named(*kind, &index.text()[range.clone()])).collect();
            let message = format!("the elision leaves out {}", names.join(" and "));
            findings.push(Finding { code: Code::Meaning, severity, message, about: first.clone() });
        }
    }
    findings
}

fn bracket_findings(index: &SourceIndex, list: Option<&WordList>, bracket: &PlacedBracket) -> Vec<Finding> {
    let words_in = fold_str(bracket.words);
    let added = telling_words(&words_in, 0..words_in.len(), list);
    let removed = telling_words(index.text(), bracket.replaced.clone(), list);
    let pick = |from: &[(Kind, Range<usize>)], text: &str, kind: Kind| -> Vec<String> {
        let mut chosen: Vec<_> =
            from.iter().filter(|(k, _)| *k == kind).map(|(_, range)| lowercase(&text[range.clone()])).collect();
        chosen.sort();
        chosen
    };
    let both = |kind| (pick(&removed, index.text(), kind), pick(&added, &words_in, kind));
    let finding = |severity, message: String| Finding { code: Code::Meaning, severity, message, about: bracket.replaced.clone() };
    let replaced = &index.text()[bracket.replaced.clone()];
    let (negations_before, negations_after) = both(Kind::Negation);
    let (numbers_before, numbers_after) = both(Kind::Number);
    if negations_before != negations_after {
        let message = match (negations_before.first(), negations_after.first()) {
            (None, Some(word)) => format!("the bracket {} adds the negation “{word}”", bracket.written),
            (Some(word), None) => format!("the bracket {} drops the negation “{word}”", bracket.written),
            (Some(old), Some(new)) => format!("the bracket {} puts “{new}” in the place of “{old}”", bracket.written),
            (None, None) => return Vec::new(),
        };
        return vec![finding(Severity::Error, message)];
    }
    if !numbers_before.is_empty() && !numbers_after.is_empty() && numbers_before != numbers_after {
        let message = format!("the bracket {} puts another number in the place of “{replaced}”", bracket.written);
        return vec![finding(Severity::Error, message)];
    }
    if !bracket.replaced.is_empty() && !keeps_letters(bracket.written, replaced) {
        let message = format!("outside the bracket of {} stand letters that are not those of “{replaced}”", bracket.written);
        return vec![finding(Severity::Error, message)];
    }
    if let Some(word) = joined(list, &words_in, replaced) {
        let message = format!("the bracket {} joins “{word}” to “{replaced}”, which makes another word of it", bracket.written);
        return vec![finding(Severity::Error, message)];
    }
    if !bracket.replaced.is_empty() && !is_free(list, bracket.words, replaced) {
        let message = format!(
            "the bracket {} stands in the place of “{replaced}”, which is more than an article, a pronoun or an auxiliary",
            bracket.written
        );
        return vec![finding(Severity::Error, message)];
    }
    if let Some(finding) = beside_elision(index, list, bracket) {
        return vec![finding];
    }
    [Kind::Hedge, Kind::Limit, Kind::Attribution]
        .into_iter()
        .filter_map(|kind| {
            let (before, after) = both(kind);
            let message = match (before.first(), after.first()) {
                _ if before == after => return None,
                (_, Some(word)) => format!("the bracket {} adds {}", bracket.written, named(kind, word)),
                (Some(word), None) => format!("the bracket {} drops {}", bracket.written, named(kind, word)),
                (None, None) => return None,
            };
            Some(finding(Severity::Warning, message))
        })
        .collect()
}

/// A bracket that only adds, beside an elision: readers take it for the words left out. Of no more words than a bracket may
/// replace it is a replacement under another sign.
fn beside_elision(index: &SourceIndex, list: Option<&WordList>, bracket: &PlacedBracket) -> Option<Finding> {
    let left_out = bracket.left_out.clone().filter(|_| bracket.replaced.is_empty())?;
    let (folded, omitted) = (fold_str(bracket.words), &index.text()[left_out.clone()]);
    let is_name_or_number = |word: &str| word.chars().next().is_some_and(|char| char.is_uppercase() || char.is_numeric());
    let others: Vec<&str> = words(&folded).map(|(_, word)| word).filter(|word| !is_name_or_number(word)).collect();
    let count = words(omitted).take(MOST_REPLACED_WORDS + 1).count();
    if count == 0 || is_free(list, omitted, &others.join(" ")) {
        return None;
    }
    let (written, severity) = (bracket.written, if count > MOST_REPLACED_WORDS { Severity::Warning } else { Severity::Error });
    let message = match severity {
        Severity::Error => format!("the bracket {written} beside the elision stands in the place of “{}”", omitted.trim()),
        _ => format!("the bracket {written} stands beside an elision, so that readers may take it for the words left out"),
    };
    let start = left_out.end - omitted.trim_start().len();
    Some(Finding { code: Code::Meaning, severity, message, about: start..start + omitted.trim().len() })
}

/// A negation or hedge among the three words before the quotation, or right after it, in the same sentence.
fn cut_short(index: &SourceIndex, list: &WordList, editing: &Editing) -> Option<Finding> {
    const WORDS_BEFORE: usize = 3;
    let (opening, closing) =
        (editing.kept.iter().map(|range| range.start).min()?, editing.kept.iter().map(|range| range.end).max()?);
    let counted = sentences_of(index, &[opening..opening + 1, closing - 1..closing]);
    let before = counted.iter().find(|sentence| sentence.contains(&opening)).map(|sentence| sentence.start..opening);
    let after = counted.iter().find(|sentence| sentence.contains(&(closing - 1))).map(|sentence| closing..sentence.end);
    let before = before.and_then(|range| {
        let words: Vec<_> = words(&index.text()[range.clone()]).map(|(word, _)| range.start + word.start).collect();
        words.get(words.len().saturating_sub(WORDS_BEFORE)).map(|start| *start..opening)
    });
    let after = after.and_then(|range| {
        let possessive = if index.text()[range.clone()].starts_with("'s") { 2 } else { 0 };
        let start = range.start + possessive;
        words(&index.text()[start..range.end]).next().map(|(word, _)| start + word.start..start + word.end)
    });
    let telling = |range: Range<usize>| {
        telling_words(index.text(), range, Some(list))
            .into_iter()
            .rfind(|(kind, _)| matches!(kind, Kind::Negation | Kind::Hedge | Kind::Limit))
    };
    let place = |side: &str, (kind, about): (Kind, Range<usize>)| Finding {
        code: Code::CutShort,
        severity: Severity::Warning,
        message: format!("{} stands just {side} this quotation, in the same sentence", named(kind, &index.text()[about.clone()])),
        about,
    };
    let found = before.and_then(telling).map(|found| place("before", found));
    found.or_else(|| after.and_then(telling).map(|found| place("after", found)))
}

/// The words of a range that the guard knows, with their ranges in the text. A phrase counts where all of it is in the range.
fn telling_words(text: &str, range: Range<usize>, list: Option<&WordList>) -> Vec<(Kind, Range<usize>)> {
    let words: Vec<(Range<usize>, String)> = words(&text[range.clone()])
        .map(|(word, letters)| (range.start + word.start..range.start + word.end, lowercase(letters)))
        .collect();
    let mut found = Vec::new();
    for (at, (place, word)) in words.iter().enumerate() {
        if word.chars().any(char::is_numeric) {
            found.push((Kind::Number, place.clone()));
        }
        let Some(list) = list else { continue };
        if list.is_negation(word) {
            found.push((Kind::Negation, place.clone()));
        }
        if is_name(text, place) {
            continue;
        }
        if list.numbers().is_some_and(|numbers| numbers.counts(word)) {
            found.push((Kind::Number, place.clone()));
        }
        for (kind, phrases) in [(Kind::Hedge, list.hedges), (Kind::Limit, list.limits), (Kind::Attribution, list.attributions)] {
            if let Some(count) = phrases.iter().filter_map(|phrase| phrase_length(&words[at..], phrase)).max() {
                found.push((kind, place.start..words[at + count - 1].0.end));
            }
        }
    }
    found
}

/// Whether a word is written like a name: with a capital, and not because a sentence begins with it (`May 2020`, `the States`).
fn is_name(text: &str, word: &Range<usize>) -> bool {
    let capital = text[word.clone()].chars().next().is_some_and(char::is_uppercase);
    let before = text[..word.start].trim_end_matches([' ', '"', '\'', '(', '[']);
    capital && !before.is_empty() && !before.ends_with(['.', '?', '!', ':', '\n', '-'])
}

/// Number of words of a phrase that `words` starts with.
fn phrase_length(words: &[(Range<usize>, String)], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for part in phrase.split([' ', '-']) {
        if words.get(count)?.1 != part {
            return None;
        }
        count += 1;
    }
    Some(count)
}

fn named(kind: Kind, word: &str) -> String {
    let kind = match kind {
        Kind::Negation => "the negation",
        Kind::Number => "the number",
        Kind::Hedge => "the hedge",
        Kind::Limit => "the limiting word",
        Kind::Attribution => "the attribution",
    };
    format!("{kind} “{word}”")
}
