//! What a bracket does to a statement: in the middle, where it stands for words or adds some; beside an elision; at either end.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::diagnostics::Severity;
use crate::language::Language;
use crate::resolve::source_index::SourceIndex;
use crate::text::fold::{fold_str, lowercase};
use crate::text::words::words;

use super::replacement::{Replaced, added_auxiliary, folded_words, is_auxiliary, is_free, is_function_word, is_other_form};
use super::telling::{Kind, Telling, guard_words, named, telling, uncapital, weightiest};
use super::{Finding, MOST_REPLACED_WORDS, PlacedBracket, Standing};

/// Words of the source round a bracket that may be parts of phrases with words in it.
const WORDS_AROUND: usize = 3;

/// Everything that a bracket does to what is said.
pub(super) fn findings(index: &SourceIndex, language: Option<&Language>, bracket: &PlacedBracket) -> Vec<Finding> {
    if let Some(word) = mixed_scripts(bracket.words) {
        let message = format!("the word “{word}” in the bracket {} mixes letters of several scripts", bracket.written);
        return vec![Finding::meaning(Severity::Error, message, bracket.replaced.clone())];
    }
    if bracket.replaced.is_empty() && words(bracket.words).next().is_none() {
        return Vec::new();
    }
    match &bracket.standing {
        Standing::Among => among(index, language, bracket),
        Standing::BesideElision(left_out) => beside_elision(index, language, bracket, left_out),
        Standing::AtStart | Standing::AtEnd => at_edge(index, language, bracket),
    }
}

/// What a bracket drops and adds where it stands for a range of the source.
struct Change<'a> {
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

impl<'a> Change<'a> {
    fn new(index: &'a SourceIndex, language: Option<&'a Language>, bracket: &'a PlacedBracket, replaced: Range<usize>) -> Self {
        let source = index.text();
        let sentence = sentence_around(index, &replaced);
        let mut dropped = telling(source, sentence.clone(), language);
        dropped.retain(|found| found.touches(&replaced) && found.weighs_in(&replaced));
        let before = last_words(source, sentence.start..replaced.start, WORDS_AROUND);
        let behind = first_words(source, replaced.end..sentence.end, WORDS_AROUND);
        let (before, words, behind) = (&source[before], uncapital(&fold_str(bracket.words)), &source[behind]);
        let composed = format!("\n{before} {words} {behind}");
        let own = before.len() + 2..before.len() + 2 + words.len();
        let mut added = telling(&composed, 1..composed.len(), language);
        added.retain(|found| found.touches(&own) && found.weighs_in(&own));
        let (dropped, added) = (weightiest(&dropped), weightiest(&added));
        let old = guard_words(source, replaced.clone(), language);
        let auxiliary = language.and_then(|language| added_auxiliary(language, bracket.words, &old));
        Self { language, bracket, replaced, source, dropped, composed, added, auxiliary }
    }

    fn said(&self, kinds: &[Kind]) -> (Vec<String>, Vec<String>) {
        let of = |from: &[Telling], text: &str| {
            let mut said: Vec<String> =
                from.iter().filter(|found| kinds.contains(&found.kind)).map(|found| spelled(found, text)).collect();
            said.sort();
            said
        };
        (of(&self.dropped, self.source), of(&self.added, &self.composed))
    }

    fn finding(&self, severity: Severity, message: String) -> Finding {
        Finding::meaning(severity, message, self.replaced.clone())
    }

    /// A negation or a reversal dropped, added or put for another; a number put for another.
    fn forbidden(&self) -> Option<Finding> {
        let written = self.bracket.written;
        for (kind, kinds) in [(Kind::Negation, &[Kind::Negation][..]), (Kind::Reversal, &[Kind::Reversal])] {
            let (before, after) = self.said(kinds);
            let exchanged = kind == Kind::Reversal && before.len() == after.len();
            if before == after || exchanged {
                continue;
            }
            let message = match (before.first(), after.first()) {
                (Some(old), Some(new)) => format!("the bracket {written} puts “{new}” in the place of “{old}”"),
                (Some(old), None) => format!("the bracket {written} drops {}", named(kind, old)),
                (None, new) => format!("the bracket {written} adds {}", named(kind, new.map_or("", String::as_str))),
            };
            return Some(self.finding(Severity::Error, message));
        }
        let replaced = &self.source[self.replaced.clone()];
        self.exchanges_number().then(|| {
            let message = format!("the bracket {written} puts another number in the place of “{replaced}”");
            self.finding(Severity::Error, message)
        })
    }

    /// Whether it holds a number that it drops none of, and drops one that it holds none of.
    fn exchanges_number(&self) -> bool {
        [&[Kind::Number, Kind::Quantifier][..], &[Kind::Calendar]].into_iter().any(|kinds| {
            let (before, after) = self.said(kinds);
            before.iter().any(|old| !after.contains(old)) && after.iter().any(|new| !before.contains(new))
        })
    }

    /// What weakens, limits, attributes or counts, dropped or added; a number added is free.
    fn weakened(&self) -> Vec<Finding> {
        let replaced = Replaced { text: self.source, range: self.replaced.clone() };
        if self.language.is_some_and(|language| is_other_form(language, self.bracket.words, &replaced)) {
            return Vec::new();
        }
        let written = self.bracket.written;
        let mut findings = Vec::new();
        for kind in [Kind::Number, Kind::Quantifier, Kind::Hedge, Kind::Limit, Kind::Qualifier, Kind::Attribution] {
            let (before, after) = self.said(&[kind]);
            let is_verb = |word: &&String| kind == Kind::Hedge && self.auxiliary.is_none() && self.is_auxiliary(word);
            let old = before.iter().find(|old| !after.contains(old) && !is_verb(old));
            let new = after.iter().find(|new| !before.contains(new) && !is_verb(new)).filter(|_| kind != Kind::Number);
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
        self.language.is_some_and(|language| is_auxiliary(language, word))
    }
}

/// How a word is compared: `n't` is *not*.
fn spelled(found: &Telling, text: &str) -> String {
    let said = found.said(text);
    if found.kind == Kind::Negation && (said == "n't" || said == "cannot") { "not".to_owned() } else { said }
}

/// A bracket among quoted words: it stands for what the source has between these, or adds to it.
fn among(index: &SourceIndex, language: Option<&Language>, bracket: &PlacedBracket) -> Vec<Finding> {
    if lowercase(&fold_str(bracket.words)) == lowercase(&index.text()[bracket.replaced.clone()]) && !bracket.replaced.is_empty() {
        return Vec::new();
    }
    let change = Change::new(index, language, bracket, bracket.replaced.clone());
    if let Some(finding) = change.forbidden() {
        return vec![finding];
    }
    let (written, old) = (bracket.written, &index.text()[bracket.replaced.clone()]);
    if !old.is_empty() && !keeps_letters(written, old) {
        let message = format!("outside the bracket of {written} stand letters that are not those of “{old}”");
        return vec![change.finding(Severity::Error, message)];
    }
    if let Some(word) = joined(language, bracket.words, old) {
        let message = format!("the bracket {written} joins “{word}” to “{old}”, which makes another word of it");
        return vec![change.finding(Severity::Error, message)];
    }
    let replaced = Replaced { text: index.text(), range: bracket.replaced.clone() };
    if !old.is_empty() && !is_of_time(bracket.words, old) && !is_free(language, bracket.words, &replaced) {
        let message = format!(
            "the bracket {written} stands in the place of “{old}”, which is more than an article, a pronoun or an auxiliary"
        );
        return vec![change.finding(Severity::Error, message)];
    }
    change.weakened()
}

/// A bracket that only adds, beside an elision: readers take it for the words left out. Of no more words than a bracket may
/// replace it is a replacement under another sign.
fn beside_elision(
    index: &SourceIndex,
    language: Option<&Language>,
    bracket: &PlacedBracket,
    left_out: &Range<usize>,
) -> Vec<Finding> {
    let trimmed = trimmed(index.text(), left_out.clone());
    let omitted = &index.text()[trimmed.clone()];
    let change = Change::new(index, language, bracket, trimmed.start..trimmed.start);
    if let Some(finding) = change.forbidden() {
        return vec![finding];
    }
    let (written, count) = (bracket.written, words(omitted).take(MOST_REPLACED_WORDS + 1).count());
    let instead = Change::new(index, language, bracket, trimmed.clone());
    if count > 0 && instead.exchanges_number() {
        let message = format!("the bracket {written} beside the elision puts another number in the place of one left out");
        return vec![instead.finding(Severity::Error, message)];
    }
    let replaced = Replaced { text: index.text(), range: trimmed.clone() };
    if count == 0 || is_free(language, bracket.words, &replaced) || all_known(language, bracket, omitted) {
        return instead.weakened().into_iter().filter(adds).collect();
    }
    let (severity, message) = if count > MOST_REPLACED_WORDS {
        let message =
            format!("the bracket {written} stands beside an elision, so that readers may take it for the words left out");
        (Severity::Warning, message)
    } else {
        (Severity::Error, format!("the bracket {written} beside the elision stands in the place of “{omitted}”"))
    };
    vec![Finding::meaning(severity, message, trimmed)]
}

/// What the elision drops is told once, for the elision.
fn adds(finding: &Finding) -> bool {
    finding.message.contains(" adds ")
}

/// Whether a bracket beside an elision holds names, numbers, function words and forms of the words left out alone.
fn all_known(language: Option<&Language>, bracket: &PlacedBracket, omitted: &str) -> bool {
    let folded = fold_str(bracket.words);
    let names = language.is_none_or(|language| language.noun_endings.is_empty());
    let is_number = telling(&folded, 0..folded.len(), language);
    let counts = |range: &Range<usize>| {
        is_number.iter().any(|found| matches!(found.kind, Kind::Number | Kind::Calendar) && found.touches(range))
    };
    folded_words(language, bracket.words).iter().all(|word| {
        let letters = &folded[word.range.clone()];
        let is_name = names && letters.starts_with(char::is_uppercase);
        let is_form = |old: &str| language.map_or(lowercase(old) == word.text, |language| language.same_word(old, letters));
        is_name
            || counts(&word.range)
            || language.is_some_and(|language| is_function_word(language, word) || is_auxiliary(language, &word.text))
            || words(omitted).any(|(_, old)| is_form(old))
    })
}

/// A bracket at the outer start or end stands for one to four words just outside, whichever number judges it most kindly.
fn at_edge(index: &SourceIndex, language: Option<&Language>, bracket: &PlacedBracket) -> Vec<Finding> {
    let at = bracket.replaced.start;
    let adding = Change::new(index, language, bracket, at..at);
    if let Some(finding) = adding.forbidden() {
        return vec![finding];
    }
    let outside = outside(index, bracket);
    if let Some(range) = outside.iter().find(|range| is_mirrored(index, language, bracket, range)) {
        return Change::new(index, language, bracket, range.clone()).forbidden().into_iter().collect();
    }
    if outside.first().is_none_or(|nearest| is_parted(index, nearest, at)) {
        return adding.weakened();
    }
    let judged = outside.into_iter().map(|range| instead_of(index, language, bracket, range));
    judged.min_by_key(|findings| weight(findings)).unwrap_or_default()
}

/// How much findings weigh: nothing, as a warning, as an error.
fn weight(findings: &[Finding]) -> usize {
    let of = |severity| findings.iter().any(|finding| finding.severity == severity);
    if of(Severity::Error) { 2 } else { usize::from(!findings.is_empty()) }
}

/// What a bracket does at an edge if it stands for these words.
fn instead_of(index: &SourceIndex, language: Option<&Language>, bracket: &PlacedBracket, range: Range<usize>) -> Vec<Finding> {
    let change = Change::new(index, language, bracket, range.clone());
    if let Some(finding) = change.forbidden() {
        return vec![finding];
    }
    let old = &index.text()[range.clone()];
    let replaced = Replaced { text: index.text(), range };
    let only_adds =
        words(old).all(|(_, word)| words(&lowercase(&fold_str(bracket.words))).any(|(_, new)| new == lowercase(word)));
    if (!only_adds && is_free(language, bracket.words, &replaced)) || is_of_time(bracket.words, old) {
        return change.weakened();
    }
    let message = format!("the bracket {} stands where the source has “{old}”", bracket.written);
    vec![change.finding(Severity::Warning, message)]
}

/// The one to four words just outside an edge, in the same sentence: the nearest, the nearest two, …
fn outside(index: &SourceIndex, bracket: &PlacedBracket) -> Vec<Range<usize>> {
    let (text, at) = (index.text(), bracket.replaced.start);
    let at_start = matches!(bracket.standing, Standing::AtStart);
    let inside = if at_start { at..(at + 1).min(text.len()) } else { at.saturating_sub(1)..at };
    let Some(sentence) = index.sentences(&inside).first().cloned() else { return Vec::new() };
    let range = if at_start { sentence.start..at } else { at + possessive(&text[at..])..sentence.end.max(at) };
    if range.is_empty() {
        return Vec::new();
    }
    let found: Vec<Range<usize>> =
        words(&text[range.clone()]).map(|(word, _)| range.start + word.start..range.start + word.end).collect();
    let counts = 1..=found.len().min(MOST_REPLACED_WORDS);
    let last = found.len();
    counts
        .map(|count| if at_start { found[last - count].start..found[last - 1].end } else { found[0].start..found[count - 1].end })
        .collect()
}

/// Bytes of a possessive that may be left off.
pub(super) fn possessive(rest: &str) -> usize {
    if rest.starts_with("'s") { 2 } else { 0 }
}

/// Whether punctuation stands between a position and the nearest words outside it.
fn is_parted(index: &SourceIndex, nearest: &Range<usize>, at: usize) -> bool {
    let between = if nearest.end <= at { nearest.end..at } else { at..nearest.start };
    let joins =
        [between.start, between.end].into_iter().any(|at| index.edges(at).is_some_and(|edges| edges.joined_around(at).is_some()));
    let between = index.text()[between].trim_start_matches("'s");
    !joins && between.contains(|char: char| !char.is_whitespace() && !char.is_alphanumeric())
}

/// Whether a bracket repeats words with other numbers: `[In 2018,]` for *In 2019*.
fn is_mirrored(index: &SourceIndex, language: Option<&Language>, bracket: &PlacedBracket, range: &Range<usize>) -> bool {
    let without_numbers = |text: &str| {
        let counting = telling(text, 0..text.len(), language);
        let counts = |word: &Range<usize>| {
            counting
                .iter()
                .any(|found| matches!(found.kind, Kind::Number | Kind::Quantifier | Kind::Calendar) && found.touches(word))
        };
        words(text).map(|(word, letters)| if counts(&word) { "#".to_owned() } else { lowercase(letters) }).collect::<Vec<_>>()
    };
    let (new, old) = (without_numbers(&fold_str(bracket.words)), without_numbers(&index.text()[range.clone()]));
    new == old && new.iter().any(|word| word == "#")
}

/// Words that say of which time another speaks, where a hyphen joins them to it: `[then-]President`.
const OF_TIME: [&str; 2] = ["then", "now"];

/// What the bracket joins by a hyphen to a word that it stands for, which makes another word of it: `non` in `[non-]nuclear`.
fn joined(language: Option<&Language>, bracket: &str, replaced: &str) -> Option<String> {
    let same =
        |one: &str, other: &str| language.map_or(lowercase(one) == lowercase(other), |language| language.same_word(one, other));
    let is_new = |word: &&str| !words(replaced).any(|(_, old)| same(old, word)) && !OF_TIME.contains(&lowercase(word).as_str());
    fold_str(bracket).split(' ').filter(|compound| compound.contains('-')).find_map(|compound| {
        let (new, old): (Vec<&str>, Vec<&str>) = words(compound).map(|(_, word)| word).partition(is_new);
        new.first().map(|word| (*word).to_owned()).filter(|_| !old.is_empty())
    })
}

/// Whether a bracket only puts *then-* or *now-* before a word.
fn is_of_time(bracket: &str, replaced: &str) -> bool {
    let folded = fold_str(bracket);
    let rest = OF_TIME
        .iter()
        .find_map(|time| lowercase(&folded).strip_prefix(time).map(|rest| rest.trim_start_matches('-').trim().to_owned()));
    rest.is_some_and(|rest| rest == lowercase(replaced))
}

/// Whether the letters that stand outside the brackets of a word are those of the word that it stands for, at its ends and in their
/// order: `[t]he` of `The`, `veto[ing]` of `vetoed`, and not `[t]eh`.
pub(in crate::resolve) fn keeps_letters(written: &str, replaced: &str) -> bool {
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

/// A word with letters of more than one script, which looks like another.
fn mixed_scripts(bracket: &str) -> Option<&str> {
    words(bracket).map(|(_, word)| word).find(|word| {
        let mut scripts: Vec<Script> = word.chars().filter(|char| char.is_alphabetic()).map(|char| char.script()).collect();
        scripts.retain(|script| !matches!(script, Script::Common | Script::Inherited));
        scripts.iter().any(|script| *script != scripts[0] && !(is_east_asian(*script) && is_east_asian(scripts[0])))
    })
}

fn is_east_asian(script: Script) -> bool {
    matches!(script, Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo | Script::Hangul)
}

/// The sentence that a range stands in, widened to hold all of it.
fn sentence_around(index: &SourceIndex, range: &Range<usize>) -> Range<usize> {
    let around =
        range.start.saturating_sub(usize::from(range.is_empty()))..range.end.max(range.start + 1).min(index.text().len());
    let sentences = index.sentences(&around);
    let start = sentences.first().map_or(range.start, |sentence| sentence.start.min(range.start));
    start..sentences.last().map_or(range.end, |sentence| sentence.end.max(range.end))
}

fn first_words(text: &str, range: Range<usize>, count: usize) -> Range<usize> {
    let end = words(&text[range.clone()]).take(count).last().map_or(range.start, |(word, _)| range.start + word.end);
    range.start..end
}

fn last_words(text: &str, range: Range<usize>, count: usize) -> Range<usize> {
    let found: Vec<Range<usize>> = words(&text[range.clone()]).map(|(word, _)| word).collect();
    let start = found
        .len()
        .checked_sub(count)
        .map_or(range.start, |first| found.get(first).map_or(range.end, |word| range.start + word.start));
    start..range.end
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.end - inside.trim_start().len();
    start..start + inside.trim().len()
}
