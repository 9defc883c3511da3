//! A text cut into what numbers are made of: digits, words with a role in numbers, signs of per
//! cent.

use std::ops::Range;

use super::literal;
use super::words::{NumberWords, Role};
use crate::text::words::is_spaceless;

/// A piece, in order.
pub(super) struct NumberPiece {
    pub(super) range: Range<usize>,
    pub(super) kind: PieceKind,
}

/// What a piece is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PieceKind {
    Digits,
    /// Digits with letters behind them, which nothing goes on with: `5th`, `12km`.
    Labelled,
    Word(Role),
    /// A sign of per cent.
    PerCent,
}

/// The pieces of a text, in order.
pub(super) fn pieces(text: &str, words: Option<&NumberWords>) -> Vec<NumberPiece> {
    let mut pieces: Vec<NumberPiece> = Vec::new();
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        let behind_number = pieces
            .last()
            .is_some_and(|last| last.range.end == at || text[last.range.end..at].trim().is_empty());
        let piece = if literal::begins(char) || literal::is_han_several(text, at) {
            Some(digits(text, at))
        } else if let Some(length) = per_cent(&text[at..]).filter(|_| behind_number) {
            Some(NumberPiece {
                range: at..at + length,
                kind: PieceKind::PerCent,
            })
        } else if is_letter(char) {
            let length = word_length(&text[at..]);
            let found = words.and_then(|words| word(text, at..at + length, words));
            at = found.as_ref().map_or(at + length, |piece| piece.range.end);
            pieces.extend(found);
            continue;
        } else {
            None
        };
        at = piece
            .as_ref()
            .map_or(at + char.len_utf8(), |piece| piece.range.end);
        pieces.extend(piece);
    }
    pieces
}

fn digits(text: &str, at: usize) -> NumberPiece {
    let first = if literal::is_han_several(text, at) {
        text[at..].chars().next().map_or(0, char::len_utf8)
    } else {
        0
    };
    let mut range = literal::literal(text, at + first);
    range.start = if first > 0 { at } else { range.start };
    let labelled = text[range.end..].starts_with(is_letter);
    let label = if labelled {
        word_length(&text[range.end..])
    } else {
        0
    };
    NumberPiece {
        range: range.start..range.end + label,
        kind: if labelled {
            PieceKind::Labelled
        } else {
            PieceKind::Digits
        },
    }
}

/// A letter of a script that parts its words.
pub(super) fn is_letter(char: char) -> bool {
    char.is_alphabetic() && !is_spaceless(char)
}

/// Bytes of the word that a text starts with; digits in it are its own (`F16`), and so is an accent
/// that stands by itself.
fn word_length(text: &str) -> usize {
    let is_word = |char: char| {
        is_letter(char)
            || (char.is_numeric() && !literal::is_han(char))
            || matches!(char, '\u{300}'..='\u{36f}')
    };
    text.find(|char| !is_word(char)).unwrap_or(text.len())
}

/// A word with a role, or the phrase of two that it begins.
fn word(text: &str, range: Range<usize>, words: &NumberWords) -> Option<NumberPiece> {
    let rest = &text[range.end..];
    let next = rest
        .strip_prefix([' ', '\n', '\u{a0}'])
        .map(|next| &next[..word_length(next)]);
    let next = next.filter(|next| !next.is_empty() && words.begins_phrase(&text[range.clone()]));
    let phrase = next.and_then(|next| {
        let role = words.role(&format!("{}_{next}", &text[range.clone()]))?;
        let space = rest.chars().next().map_or(0, char::len_utf8);
        Some((range.start..range.end + space + next.len(), role))
    });
    let (range, role) = phrase.or_else(|| Some((range.clone(), words.role(&text[range])?)))?;
    Some(NumberPiece {
        range,
        kind: PieceKind::Word(role),
    })
}

/// Bytes of the sign or word of per cent that a text starts with, in any script.
fn per_cent(text: &str) -> Option<usize> {
    const SIGNS: [&str; 16] = [
        "%",
        "‰",
        "‱",
        "％",
        "﹪",
        "٪",
        "؉",
        "؊",
        "パーセント",
        "个百分点",
        "個百分點",
        "割",
        "成",
        "プロセント",
        "ポイント",
        "퍼센트",
    ];
    SIGNS
        .iter()
        .find(|sign| text.starts_with(**sign))
        .map(|sign| sign.len())
}
