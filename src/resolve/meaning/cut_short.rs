//! What stands just outside a quotation, in the same sentence, and turns or weakens it; a question
//! without its mark.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::language::Language;
use crate::text::fold::lowercase;
use crate::text::words::words;

use super::editing::{Editing, sentences_of};
use super::ends::possessive;
use super::finding::Finding;
use super::replacement::{is_auxiliary, is_function_word};
use super::telling::{Telling, TellingKind, telling};
use super::words::{FoldedWord, guard_words};

/// Words before a quotation that are looked at. What turns a statement stands close before it, with
/// an article and an adverb between at most; what stands farther off mostly belongs to something
/// else, and each word more would warn of more honest cuts (`tests/retyped`, *cuts*).
const WORDS_BEFORE: usize = 3;
/// So many words need not be a statement that depends on anything.
const FEW_WORDS: usize = 2;

/// A negation, reversal, hedge or limiting word among the words before the quotation or right after
/// it, or the mark of a question that it does not reach.
pub(super) fn findings(
    index: &SourceIndex,
    language: Option<&Language>,
    editing: &Editing,
) -> Vec<Finding> {
    let (opening, closing) = (
        editing.kept.iter().map(|range| range.start).min(),
        editing.kept.iter().map(|range| range.end).max(),
    );
    let (Some(opening), Some(closing)) = (opening, closing) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    if let Some(language) = language {
        // Each sentence is read once.
        let sentences = sentences_of(index, &editing.kept);
        let mut told: Vec<Telling> = Vec::new();
        for sentence in sentences {
            told.extend(telling(index.text(), sentence, Some(language)));
        }
        told.sort_by_key(|found| found.range().start);
        if let Some(found) = before(index, language, &told, opening) {
            let message = outside("before", &found, index);
            findings.push(cut_from(message, &found));
        } else if let Some(found) = condition(index, language, &told, opening..closing) {
            let named = found.named(index.text());
            let message = format!("{named} begins this sentence, and what is quoted depends on it");
            findings.push(cut_from(message, found));
        }
        if let Some(found) = after(index, language, &told, closing) {
            let message = outside("after", &found, index);
            findings.push(Finding::cut_short(
                message,
                found.range(),
                "quote on to there",
            ));
        }
        if findings.is_empty() {
            findings.extend(split(index, &told, editing, opening..closing));
        }
    }
    if findings.is_empty() {
        findings.extend(unreached_question(index, editing));
    }
    findings
}

/// What is cut off before a quotation.
fn cut_from(message: String, found: &Telling) -> Finding {
    Finding::cut_short(message, found.range(), "quote from there")
}

fn outside(side: &str, found: &Telling, index: &SourceIndex) -> String {
    format!(
        "{} stands just {side} this quotation, in the same sentence",
        found.named(index.text())
    )
}

/// Whether it counts just outside a quotation. An attribution does not: authors take the words out
/// of it, and say themselves whose they are. Bounds of numbers are looked at apart (`bounds`).
fn weighs(found: &Telling) -> bool {
    matches!(
        found.kind,
        TellingKind::Negation
            | TellingKind::Reversal
            | TellingKind::Hedge
            | TellingKind::Limit
            | TellingKind::Qualifier
    )
}

/// The nearest of what weighs among the words before a quotation.
fn before(
    index: &SourceIndex,
    language: &Language,
    told: &[Telling],
    opening: usize,
) -> Option<Telling> {
    let sentence = index.sentences(&(opening..opening + 1)).first()?.clone();
    let before = sentence.start..opening;
    let starts: Vec<usize> = words(&index.text()[before.clone()])
        .map(|(word, _)| before.start + word.start)
        .collect();
    let window = *starts.get(starts.len().saturating_sub(WORDS_BEFORE))?..opening;
    let near =
        |found: &Telling| weighs(found) && found.weighs_in(&(0..opening)) && found.touches(&window);
    told.iter()
        .rfind(|found| near(found) && concerns(index, language, found, opening))
        .cloned()
}

/// The condition with which a sentence begins, where the quotation begins behind its comma: *If the
/// report is true, …*. The rest depends on it, however far off the *if* is. Of one or two words
/// alone nobody can tell that they say anything.
fn condition<'t>(
    index: &SourceIndex,
    language: &Language,
    told: &'t [Telling],
    quoted: Range<usize>,
) -> Option<&'t Telling> {
    let opening = quoted.start;
    let sentence = index.sentences(&(opening..opening + 1)).first()?;
    let (text, before) = (index.text(), sentence.start..opening);
    let (first, _) = words(&text[before.clone()]).next()?;
    let first = before.start + first.start;
    let comma = before.start + text[before.clone()].rfind(',')?;
    words(&text[quoted]).nth(FEW_WORDS)?;
    let begins = |found: &&Telling| {
        let range = found.range();
        let is_condition = language.conditions.contains(&found.said(text).as_str());
        is_condition && range.start == first && range.end <= comma && found.weighs_in(&before)
    };
    let found = told.iter().find(begins)?;
    (!begins_anew(index, language, found.range().end..opening)).then_some(found)
}

/// Whether what stands before a quotation is said of its words.
fn concerns(index: &SourceIndex, language: &Language, found: &Telling, opening: usize) -> bool {
    let Some(last) = found.words.iter().rfind(|word| word.end <= opening) else {
        return false;
    };
    let between = last.end..opening;
    let is_next = |is_passed: fn(&Language, &FoldedWord) -> bool| {
        guard_words(index.text(), between.clone(), Some(language))
            .iter()
            .all(|word| is_passed(language, word))
    };
    // *He denied it, but the mayor resigned*: what is denied ends before the *but*.
    if begins_anew(index, language, between.clone()) {
        return false;
    }
    if found.kind == TellingKind::Qualifier {
        return is_next(|_, _| false)
            || (is_next(may_qualify) && !begins_with_name(index, opening));
    }
    !precedes_infinitive(index, language, found)
        || is_next(|language, word| !says_anything(language, word))
        || leads_on(index, language, between)
}

/// Whether a word is more than an article, a pronoun, a preposition or an auxiliary.
fn says_anything(language: &Language, word: &FoldedWord) -> bool {
    !is_function_word(language, word) && !is_auxiliary(language, &word.text)
}

/// Whether a clause or a second noun hangs on what stands before a quotation: *refused to believe
/// that*, *accused of theft and of*.
fn leads_on(index: &SourceIndex, language: &Language, between: Range<usize>) -> bool {
    const THAT: [&str; 6] = ["that", "dass", "daß", "que", "qu'", "ce"];
    let leads = |word: &FoldedWord| {
        THAT.contains(&word.text.as_str()) || language.conjunctions.contains(&word.text.as_str())
    };
    guard_words(index.text(), between, Some(language))
        .iter()
        .any(leads)
}

/// A phrase of which a part is quoted and the rest stands outside: *lehnt* of *lehnt … ab*.
fn split(
    index: &SourceIndex,
    told: &[Telling],
    editing: &Editing,
    quoted: Range<usize>,
) -> Option<Finding> {
    let is_outside = |word: &Range<usize>| word.end <= quoted.start || quoted.end <= word.start;
    let mut weighing = told
        .iter()
        .filter(|found| weighs(found) && found.weightless.is_none());
    let found = weighing.find(|found| {
        let mut words = found.words.iter();
        words.clone().any(is_outside) && words.any(|word| editing.keeps(word))
    })?;
    let message = format!("only a part of {} is quoted", found.named(index.text()));
    Some(Finding::cut_short(
        message,
        found.range(),
        "quote all of it",
    ))
}

/// Whether a word may stand between what is said of a noun and the noun: it begins nothing that is
/// said of the noun itself.
fn may_qualify(language: &Language, word: &FoldedWord) -> bool {
    let says = |phrase: &&str| phrase.split(['/', ' ']).any(|part| part == word.text);
    !is_function_word(language, word)
        && !is_auxiliary(language, &word.text)
        && !language.attributions.iter().any(says)
}

/// Whether a phrase is said of the verb behind it alone: *refused to*, then *sign*.
fn precedes_infinitive(index: &SourceIndex, language: &Language, found: &Telling) -> bool {
    let last = found
        .words
        .last()
        .map(|word| lowercase(&index.text()[word.clone()]));
    found.words.len() > 1 && last.is_some_and(|last| language.infinitive.contains(&last.as_str()))
}

/// Whether a name begins at a position: a word with a capital that the source never writes without.
/// What is said of the noun before it is not said of the name: *former President*, then *Donald
/// Trump*.
fn begins_with_name(index: &SourceIndex, at: usize) -> bool {
    let text = index.text();
    let Some((_, word)) = words(&text[at..]).next() else {
        return false;
    };
    let is_small = || words(text).any(|(_, other)| other == lowercase(word));
    word.starts_with(char::is_uppercase) && !is_small()
}

/// Whether another statement begins in a stretch: behind a semicolon, or behind a comma or dash
/// with a conjunction.
fn begins_anew(index: &SourceIndex, language: &Language, stretch: Range<usize>) -> bool {
    let text = index.text();
    if text[stretch.clone()].contains(';') {
        return true;
    }
    for word in guard_words(text, stretch.clone(), Some(language)) {
        let before = text[stretch.start..word.range.start].trim_end();
        let is_conjunction = language.conjunctions.contains(&word.text.as_str());
        if is_conjunction && before.ends_with([',', '-']) {
            return true;
        }
    }
    false
}

/// What weighs and begins with the very next word behind a quotation: there stands *nicht*, *pas*
/// and *ab*. What comes later is mostly said of something else.
fn after(
    index: &SourceIndex,
    language: &Language,
    told: &[Telling],
    closing: usize,
) -> Option<Telling> {
    let sentence = index.sentences(&(closing - 1..closing)).last()?.clone();
    let start = closing + possessive(&index.text()[closing..]);
    let behind = start.min(sentence.end)..sentence.end;
    let (first, _) = words(&index.text()[behind.clone()]).next()?;
    let first = behind.start + first.start..behind.start + first.end;
    // Behind a semicolon or in brackets another statement begins.
    if index.text()[closing..first.start].contains([';', '(']) {
        return None;
    }
    // A verb weakens what follows it, and so does what is said of a noun.
    let is_verb = |found: &Telling| {
        found.kind == TellingKind::Hedge && is_auxiliary(language, &index.text()[found.range()])
    };
    let concerns =
        |found: &Telling| weighs(found) && found.kind != TellingKind::Qualifier && !is_verb(found);
    let begins = |found: &Telling| found.range().start >= closing && found.touches(&first);
    let mut weighing = told
        .iter()
        .filter(|found| concerns(found) && found.weighs_in(&(closing..behind.end)));
    weighing.find(|found| begins(found)).cloned()
}

/// The mark of a question of which words are quoted, and not it.
fn unreached_question(index: &SourceIndex, editing: &Editing) -> Option<Finding> {
    for sentence in sentences_of(index, &editing.kept) {
        let Some(about) = question_mark_of(index.text(), sentence) else {
            continue;
        };
        if editing.keeps(&about) {
            continue;
        }
        let message = "these words are part of a question, and its mark is not quoted".to_owned();
        return Some(Finding::cut_short(message, about, "quote its mark too"));
    }
    None
}

/// The question mark that ends a sentence; quotation marks and brackets may close behind it.
fn question_mark_of(text: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    let closes = |char: char| !is_question_mark(char) && !char.is_alphanumeric();
    let asked = text[sentence.clone()].trim_end_matches(closes);
    let mark = asked
        .chars()
        .next_back()
        .filter(|char| is_question_mark(*char))?;
    let end = sentence.start + asked.len();
    Some(end - mark.len_utf8()..end)
}

/// The question marks that folding leaves, of any script.
fn is_question_mark(char: char) -> bool {
    matches!(
        char,
        '?' | '？'
            | '؟'
            | '՞'
            | '፧'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‽'
            | '⸮'
            | '꘏'
            | '꛷'
            | '﹖'
            | '︖'
    )
}
