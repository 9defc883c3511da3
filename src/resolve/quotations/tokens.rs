//! A quotation cut into tokens: words, and the marks that stand for something else unless the
//! source has them itself.

use std::ops::Range;

use crate::parse::Quotation;
use crate::text::words::words;
use crate::text::{Folded, Mapped, Span, fold, is_stop};

/// A run of words or one mark, in the order in which they are written.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it is written.
    pub(super) span: Span,
    /// What stands in the source where it is read as it is written; empty for the end of a
    /// blockquote's paragraph, which no source has.
    pub(super) words: Folded,
    /// Whether folding leaves white space between it and the token before.
    pub(super) after_space: bool,
    /// Bytes of `words` without the comma or full stop at the quotation's very end, where that is
    /// forgiven.
    pub(super) without_stop: Option<usize>,
    /// Where `words` are divided at an end of the author's lines.
    pub(super) divisions: Vec<usize>,
    /// Whether it can only be read as it is written.
    pub(super) is_literal: bool,
}

/// What a token is. All but words are marks.
#[derive(Debug, Clone)]
pub(super) enum TokenKind {
    /// Words that stand in the source.
    Words,
    /// Words are left out.
    Elision,
    /// ` / `, or the end of a blockquote's paragraph.
    ParagraphEnd,
    /// `[words]`, `[T]he`.
    Bracket(BracketToken),
}

/// `[words]`, `[T]he`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BracketToken {
    /// As written, with the letters of its word: `[T]he`.
    pub(super) written: String,
    /// The words it stands for: `The`.
    pub(super) words: String,
    /// Where it is written.
    pub(super) span: Span,
    /// What it may do.
    pub(super) kind: BracketKind,
    /// Whether white space stands before it.
    pub(super) space_before: bool,
    /// Whether white space stands after it.
    pub(super) space_after: bool,
}

/// What a bracket may do to the source's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BracketKind {
    /// Adds words, or stands for some.
    Free,
    /// Adds words only: it holds none (`[sic]`, `[,]`).
    InsertOnly,
    /// Stands for the one word that it is part of.
    InWord,
}

/// Words that a bracket of the author may hold.
pub(super) const MOST_BRACKET_WORDS: usize = 8;

impl BracketToken {
    /// How many words it holds.
    pub(super) fn word_count(&self) -> usize {
        words(&self.words).count()
    }
}

impl Token {
    /// The bracket that it is.
    pub(super) fn bracket(&self) -> Option<&BracketToken> {
        match &self.kind {
            TokenKind::Bracket(bracket) => Some(bracket),
            _ => None,
        }
    }

    /// Whether it is anything but words.
    pub(super) fn is_mark(&self) -> bool {
        !matches!(self.kind, TokenKind::Words)
    }

    /// Whether it is a word with a bracket in it.
    pub(super) fn is_word_with_bracket(&self) -> bool {
        self.bracket()
            .is_some_and(|bracket| bracket.kind == BracketKind::InWord)
    }

    /// Whether something of the source stands for it however it is read: words, or the word that a
    /// bracket is part of.
    pub(super) fn is_of_source(&self) -> bool {
        !self.is_mark() || self.is_word_with_bracket()
    }

    /// Whether it parts what is before it from what is behind it, where it is a mark of the author.
    pub(super) fn parts(&self) -> bool {
        matches!(self.kind, TokenKind::Elision | TokenKind::ParagraphEnd)
    }

    /// Whether its words stand in the source however the quotation is read.
    pub(super) fn must_stand(&self) -> bool {
        self.is_literal || (!self.is_mark() && self.without_stop != Some(0))
    }

    /// Bytes of `words` that the source has wherever the token is read as it is written.
    pub(super) fn least(&self) -> &str {
        match self.without_stop {
            Some(length) if length > 0 => &self.words.as_str()[..length],
            _ => self.words.as_str(),
        }
    }
}

/// Whether a text holds a letter or digit.
pub(super) fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

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
        let after_space = before
            .as_ref()
            .zip(tokens.last())
            .is_some_and(|(before, last)| {
                // What two neighbours fold to together is longer than what each of them does by
                // what is between them.
                let together = fold(&text.part(before.start..range.end));
                together.as_str().len() > last.words.as_str().len() + words.as_str().len()
            });
        let span = text.origin(range.clone());
        let kind = kind_of(text, &range, kind);
        let is_literal = matches!(&kind, TokenKind::Bracket(bracket) if bracket.word_count() > MOST_BRACKET_WORDS);
        let divisions = words
            .as_str()
            .match_indices('-')
            .map(|(at, _)| at)
            .filter(|at| words.divides(*at, text))
            .collect();
        tokens.push(Token {
            kind,
            span,
            words,
            after_space,
            without_stop: None,
            divisions,
            is_literal,
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

fn is_sic(group: &str) -> bool {
    matches!(
        group.trim_matches(['[', ']', ' ']).to_lowercase().as_str(),
        "sic" | "sic!"
    )
}

/// What a piece of a quotation's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Words,
    Elision,
    ParagraphEnd,
    Bracket(BracketKind),
}

/// Cuts a quotation's text.
fn cut(text: &str) -> Vec<(Cut, Range<usize>)> {
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
    let Some((open, close)) = BRACKETS.iter().find(|(open, _)| text.starts_with(*open)) else {
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

/// The bracket, or the word with a bracket in it, that a text starts with.
fn bracketed(text: &str) -> Option<(BracketKind, usize)> {
    let group = |text: &str| -> Option<usize> {
        let inner = text.strip_prefix('[')?;
        let end = inner.find(['[', ']', Quotation::PARAGRAPH_END])?;
        (inner[end..].starts_with(']') && !is_elision_in_brackets(&inner[..end])).then_some(end + 2)
    };
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

#[cfg(test)]
mod tests {
    use super::{Cut, cut};

    #[test]
    fn texts_are_cut_at_marks() {
        let shown = |text: &str| {
            cut(text)
                .into_iter()
                .filter(|(t, _)| *t != Cut::Words)
                .map(|(_, r)| text[r].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            shown("A … B ... C .... D . . . E (…) F […] G"),
            ["…", "...", "....", ". . .", "(…)", "[…]"]
        );
        assert_eq!(shown("the U.S. … vetoed. … It"), ["…", "…"]);
        assert_eq!(
            shown("[T]he member[s] of [the] club [sic] and/or [,] x / y"),
            ["[T]he", "member[s]", "[the]", "[sic]", "[,]", "/"]
        );
    }
}
