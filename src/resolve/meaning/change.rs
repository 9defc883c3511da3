//! What a bracket drops of the source and what it adds, whatever it stands for.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::diagnostics::Severity;
use crate::language::Language;
use crate::text::fold::fold_str;
use crate::text::words::words;

use super::editing::PlacedBracket;
use super::finding::Finding;
use super::replacement::{Replaced, added_auxiliary, folded_words, is_auxiliary, is_other_form};
use super::telling::{Telling, TellingKind, named, telling, weightiest};
use super::words::{guard_words, uncapital};

/// Words of the source round a bracket that may be parts of phrases with words in it.
const WORDS_AROUND: usize = 3;

/// What a bracket drops and adds where it stands for a range of the source.
pub(super) struct BracketChange<'a> {
    language: Option<&'a Language>,
    bracket: &'a PlacedBracket<'a>,
    replaced: Range<usize>,
    source: &'a str,
    dropped: Vec<Telling>,
    /// The bracket with some words of the source round it.
    composed: String,
    added: Vec<Telling>,
    /// Auxiliaries in it that are forms of none for which it stands.
    auxiliary: Option<String>,
}

impl<'a> BracketChange<'a> {
    pub(super) fn new(
        index: &'a SourceIndex,
        language: Option<&'a Language>,
        bracket: &'a PlacedBracket,
        replaced: Range<usize>,
    ) -> Self {
        let source = index.text();
        let sentence = sentence_around(index, &replaced);
        let mut dropped = telling(source, sentence.clone(), language);
        let new = folded_words(language, bracket.words);
        // A phrase weighs nothing where all of it goes: *non violent* for *violent* is another
        // matter.
        let keeps = |phrase: &Range<usize>| {
            guard_words(source, phrase.clone(), language)
                .iter()
                .any(|word| new.iter().any(|other| other.text == word.text))
        };
        dropped.retain(|found| {
            found.touches(&replaced)
                && (found.weighs_in(&replaced) || found.weightless.as_ref().is_some_and(keeps))
        });
        let before = last_words(source, sentence.start..replaced.start, WORDS_AROUND);
        let behind = first_words(source, replaced.end..sentence.end, WORDS_AROUND);
        let (before, words, behind) = (
            &source[before],
            uncapital(&fold_str(bracket.words)),
            &source[behind],
        );
        let composed = format!("\n{before} {words} {behind}");
        let own = before.len() + 2..before.len() + 2 + words.len();
        let mut added = telling(&composed, 1..composed.len(), language);
        // A preposition or an article in it makes no phrase with a word that is quoted.
        let small = language
            .map(|language| [language.particles, language.articles].concat())
            .unwrap_or_default();
        let adds = |word: &Range<usize>| {
            own.contains(&word.start) && !small.contains(&&composed[word.clone()])
        };
        added.retain(|found| found.words.iter().any(adds) && found.weighs_in(&own));
        let (dropped, added) = (weightiest(&dropped), weightiest(&added));
        let old = guard_words(source, replaced.clone(), language);
        let auxiliary =
            language.and_then(|language| added_auxiliary(language, bracket.words, &old));
        Self {
            language,
            bracket,
            replaced,
            source,
            dropped,
            composed,
            added,
            auxiliary,
        }
    }

    fn said(&self, kinds: &[TellingKind]) -> (Vec<String>, Vec<String>) {
        (
            said_of(kinds, &self.dropped, self.source),
            said_of(kinds, &self.added, &self.composed),
        )
    }

    pub(super) fn finding(&self, severity: Severity, message: String) -> Finding {
        Finding::meaning(severity, message, self.replaced.clone())
    }

    /// A negation or a reversal dropped, added or put for another; a number put for another.
    pub(super) fn forbidden(&self) -> Option<Finding> {
        let written = self.bracket.written;
        for (kind, kinds) in [
            (TellingKind::Negation, &[TellingKind::Negation][..]),
            (TellingKind::Reversal, &[TellingKind::Reversal]),
        ] {
            let (before, after) = self.said(kinds);
            let exchanged = kind == TellingKind::Reversal && before.len() == after.len();
            if before == after || exchanged {
                continue;
            }
            let message = match (before.first(), after.first()) {
                (Some(old), Some(new)) => {
                    format!("the bracket {written} puts “{new}” in the place of “{old}”")
                }
                (Some(old), None) => format!("the bracket {written} drops {}", named(kind, old)),
                (None, new) => format!(
                    "the bracket {written} adds {}",
                    named(kind, new.map_or("", String::as_str))
                ),
            };
            return Some(self.finding(Severity::Error, message));
        }
        self.exchanged_number()
    }

    /// A number put for another.
    pub(super) fn exchanged_number(&self) -> Option<Finding> {
        let (written, replaced) = (self.bracket.written, &self.source[self.replaced.clone()]);
        self.exchanges_number().then(|| {
            let message =
                format!("the bracket {written} puts another number in the place of “{replaced}”");
            self.finding(Severity::Error, message)
        })
    }

    /// Whether it adds a number that is said in words right beside one that is quoted.
    pub(super) fn joins_numbers(&self) -> bool {
        let mut numbers = telling(&self.composed, 1..self.composed.len(), self.language);
        numbers.retain(|found| found.kind == TellingKind::Number);
        for added in &self.added {
            let one = added.range();
            if added.kind != TellingKind::Number
                || self.composed[one.clone()].contains(char::is_numeric)
            {
                continue;
            }
            let mut others = numbers.iter().map(Telling::range);
            if others.any(|other| self.stand_side_by_side(&one, &other)) {
                return true;
            }
        }
        false
    }

    /// Whether nothing but space stands between two ranges, which do not overlap.
    fn stand_side_by_side(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let between = if one.end <= other.start {
            one.end..other.start
        } else {
            other.end..one.start
        };
        one != other && between.start <= between.end && self.composed[between].trim().is_empty()
    }

    /// Whether it holds a number that it drops none of, and drops one that it holds none of.
    pub(super) fn exchanges_number(&self) -> bool {
        [
            &[TellingKind::Number, TellingKind::Quantifier][..],
            &[TellingKind::Calendar],
        ]
        .into_iter()
        .any(|kinds| {
            let (before, after) = self.said(kinds);
            before.iter().any(|old| !after.contains(old))
                && after.iter().any(|new| !before.contains(new))
        })
    }

    /// What weakens, limits, attributes or counts, dropped or added; a number added is free.
    pub(super) fn weakened(&self) -> Vec<Finding> {
        self.weakened_by(&self.dropped)
    }

    /// The same of what is added: what an elision drops is told once, for the elision.
    pub(super) fn weakened_by_adding(&self) -> Vec<Finding> {
        self.weakened_by(&[])
    }

    fn weakened_by(&self, dropped: &[Telling]) -> Vec<Finding> {
        let replaced = Replaced {
            text: self.source,
            range: self.replaced.clone(),
        };
        if self
            .language
            .is_some_and(|language| is_other_form(language, self.bracket.words, &replaced))
        {
            return Vec::new();
        }
        let written = self.bracket.written;
        let mut findings = Vec::new();
        for kind in [
            TellingKind::Number,
            TellingKind::Quantifier,
            TellingKind::Hedge,
            TellingKind::Limit,
            TellingKind::Qualifier,
            TellingKind::Attribution,
        ] {
            let (before, after) = self.said(&[kind]);
            let is_dropped = dropped.iter().any(|found| found.kind == kind);
            let is_verb = |word: &&String| {
                kind == TellingKind::Hedge && self.auxiliary.is_none() && self.is_auxiliary(word)
            };
            let old = before
                .iter()
                .find(|old| is_dropped && !after.contains(old) && !is_verb(old));
            let new = after
                .iter()
                .find(|new| !before.contains(new) && !is_verb(new))
                .filter(|_| kind != TellingKind::Number);
            let message = match (old, new) {
                (_, Some(word)) => format!("the bracket {written} adds {}", named(kind, word)),
                (Some(word), None) => format!("the bracket {written} drops {}", named(kind, word)),
                (None, None) => continue,
            };
            findings.push(self.finding(Severity::Warning, message));
        }
        if let Some(word) = self.auxiliary.as_ref().filter(|_| findings.is_empty()) {
            let message = format!("the bracket {written} adds the auxiliary “{word}”");
            findings.push(self.finding(Severity::Warning, message));
        }
        findings
    }

    /// Whether a word that weakens is an auxiliary, a form of which stands on the other side.
    fn is_auxiliary(&self, word: &str) -> bool {
        self.language
            .is_some_and(|language| is_auxiliary(language, word))
    }
}

/// What is said of some kinds in a text, as it is compared.
fn said_of(kinds: &[TellingKind], from: &[Telling], text: &str) -> Vec<String> {
    let of_kind = from.iter().filter(|found| kinds.contains(&found.kind));
    let mut said: Vec<String> = of_kind.map(|found| spelled(found, text)).collect();
    said.sort();
    said
}

/// How a word is compared: `n't` is *not*.
fn spelled(found: &Telling, text: &str) -> String {
    let said = found.said(text);
    match (found.kind, said.as_str()) {
        (TellingKind::Negation, "n't" | "cannot") => "not".to_owned(),
        (TellingKind::Negation, "n'") => "ne".to_owned(),
        (TellingKind::Number, _) if said.contains(char::is_numeric) => {
            text[with_signs(text, found.range())].to_owned()
        }
        _ => said,
    }
}

/// A number with its currency, sign and unit.
fn with_signs(text: &str, number: Range<usize>) -> Range<usize> {
    let is_sign = |char: char| {
        !char.is_alphanumeric() && !char.is_whitespace() && !",.;!?()[]\"'-…".contains(char)
    };
    let start = text[..number.start].trim_end_matches(is_sign).len();
    let end = text.len() - text[number.end..].trim_start_matches(is_sign).len();
    let negative = text[..start]
        .strip_suffix('-')
        .filter(|before| !before.ends_with(char::is_alphanumeric));
    negative.map_or(start, str::len)..end
}

/// The sentence that a range stands in, widened to hold all of it.
fn sentence_around(index: &SourceIndex, range: &Range<usize>) -> Range<usize> {
    let around = range.start.saturating_sub(usize::from(range.is_empty()))
        ..range.end.max(range.start + 1).min(index.text().len());
    let sentences = index.sentences(&around);
    let start = sentences
        .first()
        .map_or(range.start, |sentence| sentence.start.min(range.start));
    start
        ..sentences
            .last()
            .map_or(range.end, |sentence| sentence.end.max(range.end))
}

fn first_words(text: &str, range: Range<usize>, count: usize) -> Range<usize> {
    let end = words(&text[range.clone()])
        .take(count)
        .last()
        .map_or(range.start, |(word, _)| range.start + word.end);
    range.start..end
}

fn last_words(text: &str, range: Range<usize>, count: usize) -> Range<usize> {
    let found: Vec<Range<usize>> = words(&text[range.clone()]).map(|(word, _)| word).collect();
    let start = found.len().checked_sub(count).map_or(range.start, |first| {
        found
            .get(first)
            .map_or(range.end, |word| range.start + word.start)
    });
    start..range.end
}
