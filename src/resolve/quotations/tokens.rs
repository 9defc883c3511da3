//! A quotation cut into tokens.

use std::ops::Range;

use crate::parse::Quotation;
use crate::text::{Folded, Mapped, fold, is_stop};

use super::cut::{Cut, cut, is_sic};
use super::token::{BracketKind, BracketToken, MOST_BRACKET_WORDS, Token, TokenKind};

/// The tokens of a quotation. What folds to nothing is none.
pub(super) fn tokens(quotation: &Quotation) -> Vec<Token> {
    let text = &quotation.text;
    let mut tokens: Vec<Token> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for (kind, range) in cut(text.as_str()) {
        let ends_paragraph = text.as_str()[range.clone()].contains(Quotation::PARAGRAPH_END);
        let words = if ends_paragraph {
            Folded::default()
        } else {
            fold(&text.part(range.clone()))
        };
        if matches!(kind, Cut::Words) && words.as_str().is_empty() {
            continue;
        }
        let after_space = match (&before, tokens.last()) {
            (Some(before), Some(last)) => {
                // What two neighbours fold to together is longer than what each of them does by
                // what is between them.
                let together = fold(&text.part(before.start..range.end));
                together.as_str().len() > last.words.as_str().len() + words.as_str().len()
            }
            _ => false,
        };
        let kind = kind_of(text, &range, kind);
        tokens.push(Token {
            is_literal: is_too_long(&kind),
            kind,
            span: text.origin(range.clone()),
            divisions: divisions(&words, text),
            words,
            after_space,
            without_stop: None,
            needles: Default::default(),
        });
        before = Some(range);
    }
    if let Some(last) = tokens
        .last_mut()
        .filter(|last| quotation.marked && !last.is_mark())
    {
        last.without_stop = without_stop(last.words.as_str());
    }
    tokens
}

/// Whether it is a bracket that holds more words than one of the author's may.
fn is_too_long(kind: &TokenKind) -> bool {
    match kind {
        TokenKind::Bracket(bracket) => bracket.word_count() > MOST_BRACKET_WORDS,
        _ => false,
    }
}

/// Where words are divided at an end of the author's lines.
fn divisions(words: &Folded, text: &Mapped) -> Vec<usize> {
    let hyphens = words.as_str().match_indices('-').map(|(at, _)| at);
    hyphens.filter(|at| words.divides(*at, text)).collect()
}

/// Bytes of a text without the comma or full stop at its end, if it has one.
fn without_stop(words: &str) -> Option<usize> {
    let bare = words
        .strip_suffix(is_stop)
        .filter(|_| !words.ends_with(".."))?;
    Some(bare.trim_end().len())
}

fn kind_of(text: &Mapped, range: &Range<usize>, kind: Cut) -> TokenKind {
    match kind {
        Cut::Words => TokenKind::Words,
        Cut::Elision => TokenKind::Elision,
        Cut::ParagraphEnd => TokenKind::ParagraphEnd,
        Cut::Bracket(kind) => TokenKind::Bracket(bracket(text, range, kind)),
    }
}

fn bracket(text: &Mapped, range: &Range<usize>, kind: BracketKind) -> BracketToken {
    let span = text.origin(range.clone());
    let text = text.as_str();
    let written = &text[range.clone()];
    let words: String = written
        .chars()
        .filter(|char| !matches!(char, '[' | ']'))
        .collect();
    let words = if is_sic(written) {
        String::new()
    } else {
        words.trim().to_owned()
    };
    BracketToken {
        written: written.to_owned(),
        words,
        span,
        kind,
        space_before: text[..range.start].ends_with(char::is_whitespace),
        space_after: text[range.end..].starts_with(char::is_whitespace),
    }
}
