//! A quotation's text cut into words and marks.

use std::ops::Range;

use crate::parse::Quotation;

use super::token::{BracketKind, has_word};

/// What a piece of a quotation's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    Words,
    Elision,
    ParagraphEnd,
    Bracket(BracketKind),
}

/// Cuts a quotation's text.
pub(crate) fn cut(text: &str) -> Vec<(Cut, Range<usize>)> {
    let mut tokens = Vec::new();
    let mut words_from = 0;
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        let found = special(text, at);
        let Some((token, range)) = found else {
            at += word_run(&text[at..]).max(char.len_utf8());
            continue;
        };
        if words_from < range.start {
            tokens.push((Cut::Words, words_from..range.start));
        }
        (at, words_from) = (range.end, range.end);
        tokens.push((token, range));
    }
    if words_from < text.len() {
        tokens.push((Cut::Words, words_from..text.len()));
    }
    tokens
}

/// Bytes of the word that a text starts with, so that a bracket inside it is not met before the
/// word's start.
fn word_run(text: &str) -> usize {
    text.find(|char: char| !char.is_alphanumeric())
        .unwrap_or(text.len())
}

/// The token that is not words and starts at `at`.
fn special(text: &str, at: usize) -> Option<(Cut, Range<usize>)> {
    let rest = &text[at..];
    if rest.starts_with(Quotation::PARAGRAPH_END) {
        return Some((
            Cut::ParagraphEnd,
            at..at + Quotation::PARAGRAPH_END.len_utf8(),
        ));
    }
    if let Some(after) = rest.strip_prefix('/') {
        let parted =
            text[..at].ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace);
        return parted.then_some((Cut::ParagraphEnd, at..at + 1));
    }
    if let Some(length) = elision(rest) {
        return Some((Cut::Elision, at..at + length));
    }
    bracketed(rest).map(|(kind, length)| (Cut::Bracket(kind), at..at + length))
}

/// Brackets that an elision may stand in, in the typography of any language.
const BRACKETS: [(char, char); 11] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('<', '>'),
    ('（', '）'),
    ('［', '］'),
    ('｛', '｝'),
    ('【', '】'),
    ('〔', '〕'),
    ('〈', '〉'),
    ('⟨', '⟩'),
];

/// Length of the elision that a text starts with: `…`, `...`, `. . .`, with or without a pair of
/// brackets.
fn elision(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let Some((open, close)) = BRACKETS.iter().find(|(open, _)| *open == first) else {
        return dots(text);
    };
    let inner = &text[open.len_utf8()..];
    let length = inner.find(|char: char| !is_dot(char) && !char.is_whitespace())?;
    let is_elision =
        inner[length..].starts_with(*close) && is_elision_in_brackets(&inner[..length]);
    is_elision.then_some(open.len_utf8() + length + close.len_utf8())
}

/// Whether what stands in brackets is an elision; two dots are enough there.
fn is_elision_in_brackets(inner: &str) -> bool {
    let inner = inner.trim();
    inner == ".." || dots(inner) == Some(inner.len())
}

fn is_dot(char: char) -> bool {
    matches!(char, '.' | '…' | '⋯')
}

/// Length of a run of at least three dots, or of any with `…` or `⋯` in it; dots may be parted by
/// one space each.
fn dots(text: &str) -> Option<usize> {
    let run = text.find(|char| !is_dot(char)).unwrap_or(text.len());
    if text[..run].contains(['…', '⋯']) || run >= 3 {
        return Some(run);
    }
    let mut end = 0;
    let mut count = 0;
    let mut rest = text;
    while let Some(after) = rest.strip_prefix('.') {
        count += 1;
        end = text.len() - after.len();
        rest = after
            .strip_prefix([' ', '\u{a0}', '\u{202f}', '\u{2009}'])
            .unwrap_or(after);
    }
    (count >= 3).then_some(end)
}

/// The length of the bracket that a text starts with, if it is one of words.
fn group(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let end = inner.find(['[', ']', Quotation::PARAGRAPH_END])?;
    (inner[end..].starts_with(']') && !is_elision_in_brackets(&inner[..end])).then_some(end + 2)
}

/// The bracket, or the word with a bracket in it, that a text starts with.
fn bracketed(text: &str) -> Option<(BracketKind, usize)> {
    let in_word = |length: usize, text: &str| {
        !is_sic(&text[..length]) && (length == 2 || has_word(&text[..length]))
    };
    let (mut at, mut letters, mut groups) = (0, 0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = group(rest).filter(|length| in_word(*length, rest)) {
            groups += 1;
            at += length;
        } else {
            let run = word_run(rest);
            let apostrophe = rest
                .chars()
                .next()
                .filter(|char| matches!(char, '\'' | '’'));
            let joined = apostrophe.filter(|mark| {
                at > 0 && rest[mark.len_utf8()..].starts_with(char::is_alphanumeric)
            });
            match joined {
                Some(mark) => at += mark.len_utf8(),
                None if run == 0 => break,
                None => (at, letters) = (at + run, letters + run),
            }
        }
    }
    if groups > 0 && letters > 0 {
        return Some((BracketKind::InWord, at));
    }
    let length = group(text)?;
    let insert_only = is_sic(&text[..length]) || !has_word(&text[..length]);
    Some((
        if insert_only {
            BracketKind::InsertOnly
        } else {
            BracketKind::Free
        },
        length,
    ))
}

/// Whether a bracket says that what stands before it is the source's own.
pub(super) fn is_sic(group: &str) -> bool {
    matches!(
        group.trim_matches(['[', ']', ' ']).to_lowercase().as_str(),
        "sic" | "sic!"
    )
}

#[cfg(test)]
mod tests {
    use super::{Cut, cut};

    fn marks(text: &str) -> Vec<&str> {
        let cuts = cut(text).into_iter();
        let marks = cuts.filter(|(kind, _)| *kind != Cut::Words);
        marks.map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn texts_are_cut_at_marks() {
        assert_eq!(
            marks("A … B ... C .... D . . . E (…) F […] G"),
            ["…", "...", "....", ". . .", "(…)", "[…]"]
        );
        assert_eq!(marks("the U.S. … vetoed. … It"), ["…", "…"]);
        assert_eq!(
            marks("[T]he member[s] of [the] club [sic] and/or [,] x / y"),
            ["[T]he", "member[s]", "[the]", "[sic]", "[,]", "/"]
        );
    }
}
