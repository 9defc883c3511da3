//! What elisions leave out.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::diagnostics::Severity;
use crate::language::{Auxiliary, Language};
use crate::text::fold::lowercase;
use crate::text::words::words;

use super::editing::{Editing, Standing, sentences_of};
use super::finding::Finding;
use super::replacement::is_kind_of_auxiliary;
use super::telling::{Telling, TellingKind, telling, weightiest};
use super::words::guard_words;
use super::{aside, bounds};

/// One finding for what must not be left out, one for the rest. What is left out in `exchanged`
/// stands in a bracket that is wrong, and is not told again but where it must not be left out.
pub(super) fn findings(
    index: &SourceIndex,
    language: Option<&Language>,
    editing: &Editing,
    exchanged: &[Range<usize>],
) -> Vec<Finding> {
    let mut dropped = dropped(index, language, editing);
    dropped.retain(|(found, severity)| {
        *severity == Severity::Error || !exchanged.iter().any(|omitted| found.touches(omitted))
    });
    let mut findings = Vec::new();
    // An author who mends the one sees the other in the same place, so two messages are enough.
    for severity in [Severity::Error, Severity::Warning] {
        let mut chosen = dropped
            .iter()
            .filter(|(_, weighs)| *weighs == severity)
            .map(|(found, _)| found)
            .peekable();
        let Some(first) = chosen.peek().map(|first| first.range()) else {
            continue;
        };
        let names: Vec<String> = chosen.map(|found| found.named(index.text())).collect();
        findings.push(Finding::meaning(
            severity,
            format!("the elision leaves out {}", names.join(" and ")),
            first,
        ));
    }
    let is_told = |range: &Range<usize>| dropped.iter().any(|(found, _)| found.touches(range));
    for omitted in &editing.omitted {
        findings.extend(
            language
                .and_then(|language| without_auxiliary(index, language, omitted))
                .filter(|it| !is_told(&it.about)),
        );
        findings.extend(without_possessive(index, omitted));
        if !is_told(omitted) {
            findings.extend(joined_halves(index, language, editing, omitted));
        }
    }
    findings
}

/// An elision from within one sentence, or from its end without its stop, into the middle of
/// another: what is printed on its two sides reads as one sentence, and stands nowhere as one.
fn joined_halves(
    index: &SourceIndex,
    language: Option<&Language>,
    editing: &Editing,
    omitted: &Range<usize>,
) -> Option<Finding> {
    let text = index.text();
    let left_out = text[omitted.clone()].trim();
    // Sentences in brackets end none of those round them.
    if left_out.starts_with('(') && left_out.ends_with(')') {
        return None;
    }
    let sentence_at = |range: Range<usize>| index.sentences(&range).first().cloned();
    let before = sentence_at(omitted.start.checked_sub(1)?..omitted.start)?;
    let behind = sentence_at(omitted.end..omitted.end + 1)?;
    let is_one_paragraph = index.paragraph_at(before.start) == index.paragraph_at(behind.start);
    if before.end > behind.start || !is_one_paragraph {
        return None;
    }
    let is_ended = text[omitted.start.min(before.end)..before.end]
        .trim()
        .is_empty();
    let is_begun = behind.start >= omitted.end
        || !text[behind.start..omitted.end].contains(char::is_alphanumeric);
    if is_ended || is_begun || has_subject(language, editing, omitted) {
        return None;
    }
    let message = "the elision joins the beginning of one sentence with the end of another";
    let finding = Finding::meaning(Severity::Warning, message.to_owned(), omitted.clone());
    Some(finding)
}

/// Whether a bracket behind an elision says of whom the rest is said: it holds a name, a pronoun or
/// an article with its noun.
fn has_subject(language: Option<&Language>, editing: &Editing, omitted: &Range<usize>) -> bool {
    let names = |word: &str| {
        let small = lowercase(word);
        let is_listed = |language: &Language| {
            let known = [language.articles, language.pronouns];
            known.iter().any(|list| list.contains(&small.as_str()))
        };
        word.starts_with(char::is_uppercase) || language.is_none_or(is_listed)
    };
    let mut beside = editing.brackets.iter().filter(|bracket| {
        bracket.standing == Standing::BesideElision(omitted.clone())
            && bracket.replaced.start > omitted.start
    });
    beside.any(|bracket| words(bracket.words).any(|(_, word)| names(word)))
}

/// Whether digits are a year, which goes with an aside as a day does.
fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse()
            .is_ok_and(|year: u16| (1000..2100).contains(&year))
}

/// An auxiliary that is left out, while the verb that it belongs to is quoted: of *was sued* and
/// *must resign*.
fn without_auxiliary(
    index: &SourceIndex,
    language: &Language,
    omitted: &Range<usize>,
) -> Option<Finding> {
    let text = index.text();
    let left_out = guard_words(text, omitted.clone(), Some(language));
    let next = index
        .sentences(&(omitted.end..omitted.end + 1))
        .first()
        .filter(|sentence| sentence.contains(&omitted.end))?;
    let verb = guard_words(text, omitted.end..next.end, Some(language))
        .into_iter()
        .next()?;
    let be = left_out
        .iter()
        .rfind(|word| is_kind_of_auxiliary(language, word, Auxiliary::Be));
    let be = be.filter(|be| {
        language.is_past(&verb.text)
            && !text[be.range.end..verb.range.start].contains([',', '.', ';', ':', '('])
    });
    if let Some(be) = be {
        let line = text[..omitted.start].rfind('\n').map_or(0, |at| at + 1);
        let before = guard_words(text, line..omitted.start, Some(language)).pop();
        // *Had been killed* without *been* has the dead kill; *was killed* without *was* is a
        // headline, and may pass.
        let has = before.is_some_and(|word| is_kind_of_auxiliary(language, &word, Auxiliary::Have));
        let severity = if has {
            Severity::Error
        } else {
            Severity::Warning
        };
        let message = format!(
            "the elision leaves out “{}”, which says that it was done to somebody",
            be.text
        );
        return Some(Finding::meaning(severity, message, be.range.clone()));
    }
    let modal = left_out
        .last()
        .filter(|word| is_kind_of_auxiliary(language, word, Auxiliary::Modal))?;
    let parts =
        text[modal.range.end..verb.range.start].contains(|char: char| !char.is_whitespace());
    let message = format!("the elision leaves out “{}” before the verb", modal.text);
    (!parts).then(|| Finding::meaning(Severity::Warning, message, modal.range.clone()))
}

/// A possessive left off before an elision: of *The mayor's son* the son.
fn without_possessive(index: &SourceIndex, omitted: &Range<usize>) -> Option<Finding> {
    let left_out = &index.text()[omitted.clone()];
    let is_possessive = left_out.starts_with("'s ") || left_out.starts_with("' ");
    let about = omitted.start..omitted.start + left_out.trim_end().len();
    let message = format!(
        "the elision leaves out what belongs to somebody who is quoted: “{}”",
        &index.text()[about.clone()]
    );
    is_possessive.then(|| Finding::meaning(Severity::Warning, message, about))
}

/// What is left out of the sentences that are quoted, and how much that weighs.
fn dropped(
    index: &SourceIndex,
    language: Option<&Language>,
    editing: &Editing,
) -> Vec<(Telling, Severity)> {
    if editing.omitted.is_empty() {
        return Vec::new();
    }
    let mut dropped: Vec<(Telling, Severity)> = Vec::new();
    let mut uncovered = Vec::new();
    for sentence in sentences_of(index, &editing.kept) {
        let told = telling(index.text(), sentence.clone(), language);
        uncovered.extend(told.iter().filter_map(|found| uncovers(editing, found)));
        dropped.extend(left_out_of(index, language, &sentence, editing, told));
    }
    for bound in bounds::left_out(index, &editing.omitted) {
        if !dropped.iter().any(|(found, _)| found.touches(&bound)) {
            dropped.push((limit(bound), Severity::Warning));
        }
    }
    dropped.extend(uncovered.into_iter().map(|found| (found, Severity::Error)));
    dropped.sort_by_key(|(found, _)| (found.kind, found.range().start));
    dropped.dedup();
    dropped
}

/// What weighs of all that a sentence tells, and is left out of it.
fn left_out_of(
    index: &SourceIndex,
    language: Option<&Language>,
    sentence: &Range<usize>,
    editing: &Editing,
    mut told: Vec<Telling>,
) -> Vec<(Telling, Severity)> {
    let leaves_out = |found: &Telling| {
        let mut omitted = editing.omitted.iter();
        omitted.any(|omitted| found.touches(omitted) && found.weighs_in(omitted))
    };
    told.retain(leaves_out);
    let mut left_out = Vec::new();
    for found in weightiest(&told) {
        let mut omitted = editing.omitted.iter();
        let Some(omitted) = omitted.find(|omitted| found.touches(omitted)) else {
            continue;
        };
        let in_aside = || aside::holds(index, language, (sentence, omitted), &found);
        if let Some(severity) = weight(&found, in_aside, index.text()) {
            left_out.push((found, severity));
        }
    }
    left_out
}

/// How much it weighs that something is left out; nothing where that is free. An aside may go as a
/// whole, for the sentence round it says what it said: the year in it goes without a word, and a
/// negation in it with a warning.
fn weight(found: &Telling, in_aside: impl Fn() -> bool, text: &str) -> Option<Severity> {
    match found.kind {
        // Where no other day is put for it, one may be left out.
        TellingKind::Calendar => None,
        TellingKind::Number if is_year(&text[found.range()]) && in_aside() => None,
        TellingKind::Negation | TellingKind::Reversal if !in_aside() => Some(Severity::Error),
        _ => Some(Severity::Warning),
    }
}

/// A bound of a number that stays, which is on no list as it counts before a number alone.
fn limit(bound: Range<usize>) -> Telling {
    Telling {
        kind: TellingKind::Limit,
        words: vec![bound],
        weightless: None,
    }
}

/// Words that are quoted without the rest of a phrase in which they weigh nothing, by the phrase:
/// *non* of *oui ou non*.
fn uncovers(editing: &Editing, found: &Telling) -> Option<Telling> {
    let phrase = found
        .weightless
        .clone()
        .filter(|_| matches!(found.kind, TellingKind::Negation | TellingKind::Reversal))?;
    let cuts = |omitted: &Range<usize>| omitted.start < phrase.end && phrase.start < omitted.end;
    let is_left_out = editing.omitted.iter().any(|omitted| found.touches(omitted));
    let is_cut = !is_left_out && editing.omitted.iter().any(cuts);
    is_cut.then(|| Telling {
        words: vec![phrase],
        ..found.clone()
    })
}
