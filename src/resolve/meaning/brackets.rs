//! What a bracket does to a statement: in the middle, where it stands for words or adds some;
//! beside an elision; at either end.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::corpus::SourceIndex;
use crate::diagnostics::Severity;
use crate::language::Language;
use crate::text::fold::{fold_str, lowercase};
use crate::text::words::words;

use super::change::BracketChange;
use super::editing::{MOST_REPLACED_WORDS, PlacedBracket, Standing};
use super::ends::at_end;
use super::finding::Finding;
use super::of_time::{OF_TIME, is_of_time};
use super::replacement::{
    Replaced, completes, folded_words, is_auxiliary, is_free, is_function_word, reason,
    turns_auxiliary,
};
use super::telling::{TellingKind, telling};
use super::words::guard_words;

/// Everything that a bracket does to what is said.
pub(super) fn findings(
    index: &SourceIndex,
    language: Option<&Language>,
    bracket: &PlacedBracket,
) -> Vec<Finding> {
    if let Some(word) = mixed_scripts(bracket.words) {
        let message = format!(
            "the word “{word}” in the bracket {} mixes letters of several scripts",
            bracket.written
        );
        return vec![Finding::meaning(
            Severity::Error,
            message,
            bracket.replaced.clone(),
        )];
    }
    if bracket.replaced.is_empty() && words(bracket.words).next().is_none() {
        return Vec::new();
    }
    match &bracket.standing {
        Standing::Among => among(index, language, bracket),
        Standing::BesideElision(left_out) => beside_elision(index, language, bracket, left_out),
        Standing::AtStart | Standing::AtEnd => at_end(index, language, bracket),
    }
}

/// A bracket among quoted words: it stands for what the source has between these, or adds to it.
///
/// What is gravest is looked at first, and the first fault is told alone: the rest mostly follows
/// from it.
fn among(
    index: &SourceIndex,
    language: Option<&Language>,
    bracket: &PlacedBracket,
) -> Vec<Finding> {
    let is_same =
        lowercase(&fold_str(bracket.words)) == lowercase(&index.text()[bracket.replaced.clone()]);
    // Of a number the sign or unit beside it may be gone.
    if is_same && !bracket.replaced.is_empty() && !bracket.words.contains(char::is_numeric) {
        return Vec::new();
    }
    let change = BracketChange::new(index, language, bracket, bracket.replaced.clone());
    if let Some(finding) = change.forbidden() {
        return vec![finding];
    }
    let (written, old) = (bracket.written, &index.text()[bracket.replaced.clone()]);
    if old.is_empty() && change.joins_numbers() {
        let message =
            format!("the bracket {written} makes another number of the one that it stands beside");
        return vec![change.finding(Severity::Error, message)];
    }
    if !old.is_empty() && !keeps_letters(written, old) {
        let message =
            format!("outside the bracket of {written} stand letters that are not those of “{old}”");
        return vec![change.finding(Severity::Error, message)];
    }
    if let Some(word) = joined(language, bracket.words, old) {
        let message = format!(
            "the bracket {written} joins “{word}” to “{old}”, which makes another word of it"
        );
        return vec![change.finding(Severity::Error, message)];
    }
    let replaced = Replaced {
        text: index.text(),
        range: bracket.replaced.clone(),
    };
    // What only adds a time or completes a word puts no other in its place, whatever it stands for.
    let is_fair = is_of_time(bracket.words, old)
        || completes(
            language,
            bracket.written,
            &replaced,
            is_abbreviated(index, &bracket.replaced),
        );
    if !old.is_empty() && !is_fair && !is_free(language, bracket.words, &replaced) {
        let message = format!(
            "the bracket {written} stands in the place of “{old}”, {}",
            reason(language, &replaced)
        );
        return vec![change.finding(Severity::Error, message)];
    }
    change.weakened()
}

/// Whether a full stop stands behind a word and ends no sentence.
fn is_abbreviated(index: &SourceIndex, word: &Range<usize>) -> bool {
    let sentence = index.sentences(word).first();
    let rest = sentence
        .and_then(|sentence| index.text().get(word.end..sentence.end))
        .unwrap_or_default();
    rest.strip_prefix('.')
        .is_some_and(|rest| words(rest).next().is_some())
}

/// A bracket that only adds, beside an elision: readers take it for the words left out. Of no more
/// words than a bracket may replace it is a replacement under another sign.
fn beside_elision(
    index: &SourceIndex,
    language: Option<&Language>,
    bracket: &PlacedBracket,
    left_out: &Range<usize>,
) -> Vec<Finding> {
    let trimmed = trimmed(index.text(), left_out.clone());
    let omitted = &index.text()[trimmed.clone()];
    let change = BracketChange::new(index, language, bracket, trimmed.start..trimmed.start);
    if let Some(finding) = change.forbidden() {
        return vec![finding];
    }
    let (written, count) = (
        bracket.written,
        words(omitted).take(MOST_REPLACED_WORDS + 1).count(),
    );
    let instead = BracketChange::new(index, language, bracket, trimmed.clone());
    if count > 0 && instead.exchanges_number() {
        let message = format!(
            "the bracket {written} beside the elision puts another number in the place of one left \
            out"
        );
        return vec![instead.finding(Severity::Error, message)];
    }
    let replaced = Replaced {
        text: index.text(),
        range: trimmed.clone(),
    };
    let left = guard_words(index.text(), trimmed.clone(), language);
    if count <= MOST_REPLACED_WORDS
        && language.is_some_and(|language| turns_auxiliary(language, bracket.words, &left))
    {
        let message = format!(
            "the bracket {written} beside the elision puts another verb in the place of one left \
            out"
        );
        return vec![instead.finding(Severity::Error, message)];
    }
    if count == 0
        || is_free(language, bracket.words, &replaced)
        || all_known(language, bracket, omitted)
    {
        return instead.weakened_by_adding();
    }
    let (severity, message) = if count > MOST_REPLACED_WORDS {
        let message = format!(
            "the bracket {written} stands beside an elision, so that readers may take it for the \
            words left out"
        );
        (Severity::Warning, message)
    } else {
        (
            Severity::Error,
            format!("the bracket {written} beside the elision stands in the place of “{omitted}”"),
        )
    };
    vec![Finding::meaning(severity, message, trimmed)]
}

/// Whether a bracket beside an elision holds names, numbers, function words and forms of the words
/// left out alone.
fn all_known(language: Option<&Language>, bracket: &PlacedBracket, omitted: &str) -> bool {
    let folded = fold_str(bracket.words);
    let names = language.is_none_or(|language| language.noun_endings.is_empty());
    let mut is_number = telling(&folded, 0..folded.len(), language);
    is_number.retain(|found| matches!(found.kind, TellingKind::Number | TellingKind::Calendar));
    let counts = |range: &Range<usize>| is_number.iter().any(|found| found.touches(range));
    for word in folded_words(language, bracket.words) {
        let letters = &folded[word.range.clone()];
        let is_name = names && letters.starts_with(char::is_uppercase);
        let is_small = language.is_some_and(|language| {
            is_function_word(language, &word) || is_auxiliary(language, &word.text)
        });
        let mut left_out = words(omitted).map(|(_, old)| old);
        let is_known = is_name
            || is_small
            || counts(&word.range)
            || left_out.any(|old| is_same_word(language, old, letters));
        if !is_known {
            return false;
        }
    }
    true
}

/// Whether two words are forms of one; where the language's words are not known, the same letters.
fn is_same_word(language: Option<&Language>, one: &str, other: &str) -> bool {
    match language {
        Some(language) => language.same_word(one, other),
        None => lowercase(one) == lowercase(other),
    }
}

/// What the bracket joins by a hyphen to a word that it stands for, which makes another word of it:
/// `non` in `[non-]nuclear`.
fn joined(language: Option<&Language>, bracket: &str, replaced: &str) -> Option<String> {
    let is_new = |word: &&str| {
        !words(replaced).any(|(_, old)| is_same_word(language, old, word))
            && !OF_TIME.contains(&lowercase(word).as_str())
    };
    for compound in fold_str(bracket).split(' ') {
        if !compound.contains('-') {
            continue;
        }
        let (new, old): (Vec<&str>, Vec<&str>) =
            words(compound).map(|(_, word)| word).partition(is_new);
        // A compound of new words alone replaces; it does not make another of one that stays.
        if let (Some(first), false) = (new.first(), old.is_empty()) {
            return Some((*first).to_owned());
        }
    }
    None
}

/// Whether the letters that stand outside the brackets of a word are those of the word that it
/// stands for, at its ends and in their order: `[t]he` of `The`, `veto[ing]` of `vetoed`, and not
/// `[t]eh`.
pub(in crate::resolve) fn keeps_letters(written: &str, replaced: &str) -> bool {
    let (written, replaced) = (lowercase(&fold_str(written)), lowercase(replaced));
    if !written.contains('[')
        || (written.starts_with('[') && written.find(']') == Some(written.len() - 1))
    {
        return true;
    }
    let mut rest = replaced.as_str();
    let mut outside = written.split('[');
    let Some(after) = rest.strip_prefix(outside.next().unwrap_or_default()) else {
        return false;
    };
    rest = after;
    for part in outside.map(|part| part.split_once(']').map_or("", |(_, outside)| outside)) {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    let last = written.rsplit(']').next().unwrap_or_default();
    replaced.ends_with(last)
}

/// A word with letters of more than one script, which looks like another.
fn mixed_scripts(bracket: &str) -> Option<&str> {
    words(bracket)
        .map(|(_, word)| word)
        .find(|word| mixes_scripts(word))
}

fn mixes_scripts(word: &str) -> bool {
    let mut scripts: Vec<Script> = word
        .chars()
        .filter(|char| char.is_alphabetic())
        .map(|char| char.script())
        .collect();
    scripts.retain(|script| !matches!(script, Script::Common | Script::Inherited));
    // Chinese, Japanese and Korean write words in several scripts.
    let goes_with = |script: Script, first: Script| {
        script == first || (is_east_asian(script) && is_east_asian(first))
    };
    scripts.iter().any(|script| !goes_with(*script, scripts[0]))
}

fn is_east_asian(script: Script) -> bool {
    matches!(
        script,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo | Script::Hangul
    )
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.end - inside.trim_start().len();
    start..start + inside.trim().len()
}
