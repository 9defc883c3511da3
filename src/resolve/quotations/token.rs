//! A token of a quotation: words, or a mark that stands for something else unless the source has it
//! itself.

use std::cell::OnceCell;

use crate::text::fold::lowercase;
use crate::text::words::words;
use crate::text::{Folded, Span};

use super::occurrences::Needle;

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
    /// What must stand of it, made ready to be looked for: with its case, and without. One
    /// quotation may be looked for in hundreds of sources.
    pub(super) needles: [OnceCell<Needle>; 2],
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
pub(crate) enum BracketKind {
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

    /// What must stand of it where it is read as it is written.
    pub(super) fn needle(&self, case: bool) -> &Needle {
        let [with_case, without] = &self.needles;
        if case {
            with_case.get_or_init(|| Needle::new(self.least(), &self.divisions))
        } else {
            without.get_or_init(|| Needle::new(&lowercase(self.least()), &self.divisions))
        }
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
