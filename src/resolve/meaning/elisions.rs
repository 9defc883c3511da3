//! What elisions leave out.

use std::ops::Range;

use crate::diagnostics::Severity;
use crate::language::Language;
use crate::resolve::source_index::SourceIndex;

use super::telling::{Kind, Telling, telling, weightiest};
use super::{Editing, Finding, bounds, sentences_of};

/// One finding for what must not be left out, one for the rest.
/// What is left out in `exchanged` stands in a bracket that is wrong, and is not told again but where it must not be left out.
pub(super) fn findings(
    index: &SourceIndex,
    language: Option<&Language>,
    editing: &Editing,
    exchanged: &[Range<usize>],
) -> Vec<Finding> {
    let mut dropped = dropped(index, language, editing);
    dropped.retain(|(found, severity)| *severity == Severity::Error || !exchanged.iter().any(|omitted| found.touches(omitted)));
    let mut findings = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        let mut chosen = dropped.iter().filter(|(_, weighs)| *weighs == severity).map(|(found, _)| found).peekable();
        let Some(first) = chosen.peek().map(|first| first.range()) else { continue };
        let names: Vec<String> = chosen.map(|found| found.named(index.text())).collect();
        findings.push(Finding::meaning(severity, format!("the elision leaves out {}", names.join(" and ")), first));
    }
    findings
}

/// What is left out of the sentences that are quoted, and how much that weighs.
fn dropped(index: &SourceIndex, language: Option<&Language>, editing: &Editing) -> Vec<(Telling, Severity)> {
    let mut dropped: Vec<(Telling, Severity)> = Vec::new();
    if editing.omitted.is_empty() {
        return dropped;
    }
    for sentence in sentences_of(index, &editing.kept) {
        let mut left_out = telling(index.text(), sentence.clone(), language);
        left_out.retain(|found| editing.omitted.iter().any(|omitted| found.touches(omitted) && found.weighs_in(omitted)));
        for found in weightiest(&left_out) {
            let Some(omitted) = editing.omitted.iter().find(|omitted| found.touches(omitted)) else { continue };
            let severity = match found.kind {
                // Where no other day is put for it, one may be left out.
                Kind::Calendar => continue,
                Kind::Negation | Kind::Reversal if !is_in_aside(index, &sentence, omitted, &found.range()) => Severity::Error,
                _ => Severity::Warning,
            };
            dropped.push((found, severity));
        }
    }
    for bound in bounds::left_out(index, &editing.omitted) {
        if !dropped.iter().any(|(found, _)| found.touches(&bound)) {
            dropped.push((Telling { kind: Kind::Limit, words: vec![bound], weightless: None }, Severity::Warning));
        }
    }
    dropped.sort_by_key(|(found, _)| (found.kind, found.range().start));
    dropped.dedup();
    dropped
}

/// Whether words stand in a whole aside that is left out: from a comma, dash or bracket to its fellow.
fn is_in_aside(index: &SourceIndex, sentence: &Range<usize>, omitted: &Range<usize>, words: &Range<usize>) -> bool {
    let text = index.text();
    // The marks may stand just outside of what is left out.
    let from = text[..omitted.start]
        .trim_end()
        .chars()
        .next_back()
        .map_or(omitted.start, |char| text[..omitted.start].trim_end().len() - char.len_utf8());
    let behind = omitted.end + (text[omitted.end..].len() - text[omitted.end..].trim_start().len());
    let to = behind + text[behind..].chars().next().map_or(0, char::len_utf8);
    let (from, to) = (from.max(sentence.start), to.min(sentence.end));
    if from > words.start || words.end > to {
        return false;
    }
    [(',', ','), ('-', '-'), ('(', ')'), ('[', ']')].into_iter().any(|(open, close)| {
        let marks = |at: usize, char: char, mark: char| char == mark && is_mark_of_aside(index, at, char);
        let opens = text[from..words.start].char_indices().rfind(|(at, char)| marks(from + at, *char, open));
        let closes = text[words.end..to].char_indices().find(|(at, char)| marks(words.end + at, *char, close));
        opens.is_some() && closes.is_some()
    })
}

/// Whether a comma, dash or bracket parts words: it stands in no number and no hyphenated word.
fn is_mark_of_aside(index: &SourceIndex, at: usize, mark: char) -> bool {
    let text = index.text();
    let joins =
        |at: usize| index.edges(at).is_some_and(|edges| edges.joined_around(at).is_some() || edges.number_around(at).is_some());
    match mark {
        '-' => !joins(at) && !joins(at + 1),
        ',' => !(text[..at].ends_with(char::is_numeric) && text[at + 1..].starts_with(char::is_numeric)),
        _ => true,
    }
}
