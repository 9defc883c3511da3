//! The ways to read the next token of a quotation from a state of having read its source.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::asks;
use crate::text::fold::lowercase;

use super::fit::{Cost, TokenReading};
use super::occurrences::Needle;
use super::reached::{Reached, ReadPart, Step, mark, part_ends};
use super::strictness::{Gaps, Strictness};
use super::token::{BracketKind, BracketToken, Token, TokenKind};

/// A quotation's tokens and the text that they are looked for in.
pub(super) struct Sought<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) index: &'a SourceIndex,
    pub(super) strictness: Strictness<'a>,
    pub(super) text: &'a str,
}

impl<'a> Sought<'a> {
    pub(super) fn new(
        tokens: &'a [Token],
        index: &'a SourceIndex,
        strictness: Strictness<'a>,
    ) -> Self {
        let text = match (strictness.paragraphs, strictness.case) {
            (true, true) => index.text(),
            (true, false) => index.lowercase(),
            (false, true) => index.flat(),
            (false, false) => index.flat_lowercase(),
        };
        Self {
            tokens,
            index,
            strictness,
            text,
        }
    }

    /// A token's words as they are looked for.
    pub(super) fn needle(&self, number: usize) -> &Needle {
        self.tokens[number].needle(self.strictness.case)
    }

    /// Whether the whole quotation stands in one paragraph, wherever it stands.
    pub(super) fn stands_together(&self) -> bool {
        let crosses = |token: &Token| matches!(token.kind, TokenKind::ParagraphEnd);
        self.strictness.paragraphs
            && self.strictness.gaps != Gaps::AnyOrder
            && !self.tokens.iter().any(crosses)
    }

    /// Where a part may start with a token, in a stretch of the text in which the words of each
    /// token occur at these places.
    pub(super) fn starts(
        &self,
        number: usize,
        stretch: &Range<usize>,
        occurrences: &[Vec<Range<usize>>],
    ) -> Vec<Reached> {
        let mut starts: Vec<usize> = occurrences[number]
            .iter()
            .map(|found| found.start)
            .collect();
        if self.tokens[number].is_word_with_bracket() {
            starts.extend(self.word_starts(number, stretch, occurrences));
        }
        starts.into_iter().map(|at| Reached::Start { at }).collect()
    }

    /// Where the words start in a stretch that a word with a bracket in it may stand for.
    fn word_starts(
        &self,
        number: usize,
        stretch: &Range<usize>,
        occurrences: &[Vec<Range<usize>>],
    ) -> Vec<usize> {
        let words = self.index.words();
        let first = words.partition_point(|word| word.start < stretch.start);
        let last = words.partition_point(|word| word.start < stretch.end);
        let words = &words[first..last.max(first)];
        let next = self.tokens.get(number + 1);
        if next.is_none_or(|next| !next.must_stand() || next.is_mark()) {
            return words.iter().map(|word| word.start).collect();
        }
        // Only a word right before the words that follow can be meant.
        let mut starts = Vec::new();
        for found in &occurrences[number + 1] {
            let before = words.partition_point(|word| word.end <= found.start);
            starts.extend(before.checked_sub(1).map(|before| words[before].start));
        }
        starts
    }

    /// Every way to read a token in a state, where its words occur at these places.
    pub(super) fn steps(
        &self,
        number: usize,
        state: Reached,
        occurrences: &[Range<usize>],
    ) -> Vec<Step> {
        let mut steps = Vec::new();
        self.as_written(number, state, occurrences, &mut steps);
        self.as_mark(&self.tokens[number], state, &mut steps);
        steps
    }

    /// The token's words stand in the source, with or without a forgiven stop.
    fn as_written(
        &self,
        number: usize,
        state: Reached,
        occurrences: &[Range<usize>],
        steps: &mut Vec<Step>,
    ) {
        let token = &self.tokens[number];
        let (positions, part, starts) = self.positions(state, token);
        let first = occurrences.partition_point(|found| found.start < positions.start);
        for found in &occurrences[first..] {
            if found.start >= positions.end {
                break;
            }
            let start = starts.then_some(found.start);
            for (end, stops) in self.ends(token, found.end) {
                let part = part.with_words(token.words.as_str());
                steps.push(Step {
                    read: TokenReading::Source,
                    range: found.start..end,
                    next: Reached::Words { end, part },
                    cost: forgiven(stops),
                    end: None,
                    start,
                });
            }
        }
        steps.extend(self.without_words(token, state));
    }

    /// Where a token's words may start in a state, what they go on with, and whether they must be
    /// allowed to start there.
    fn positions(&self, state: Reached, token: &Token) -> (Range<usize>, ReadPart, bool) {
        match state {
            Reached::Start { at } => (at..at + 1, ReadPart::default(), true),
            Reached::Bracket { from, to, part } => (from..to + 1, part, true),
            Reached::Words { end, part } => match self.behind_words(end, token) {
                Some(at) => (at..at + 1, part, false),
                None => (0..0, part, false),
            },
            Reached::Between { .. } => (0..0, ReadPart::default(), false),
        }
    }

    /// Where a token ends whose least words end at a position, each with the stops that are
    /// forgiven it.
    fn ends(&self, token: &Token, least: usize) -> impl Iterator<Item = (usize, usize)> {
        let rest = &token.words.as_str()[token.least().len()..];
        let stands = self.text[least..].starts_with(rest);
        let may_lack_stop = token.without_stop.is_some_and(|length| length > 0);
        let is_forgiven = may_lack_stop && !self.asks(least);
        let whole = stands.then_some((least + rest.len(), 0));
        let without_stop = is_forgiven.then_some((least, 1));
        whole.into_iter().chain(without_stop)
    }

    /// A token that is a forgiven stop alone, and stands for nothing.
    fn without_words(&self, token: &Token, state: Reached) -> Option<Step> {
        let asks = match state {
            Reached::Start { .. } => return None,
            Reached::Words { end, .. } | Reached::Bracket { from: end, .. } => self.asks(end),
            Reached::Between { .. } => false,
        };
        if asks || token.without_stop != Some(0) {
            return None;
        }
        Some(Step {
            read: TokenReading::Nothing,
            range: 0..0,
            next: state,
            cost: forgiven(1),
            end: None,
            start: None,
        })
    }

    /// Whether the source asks or exclaims where a stop would be forgiven: with one it would state.
    fn asks(&self, end: usize) -> bool {
        self.text[end..].trim_start_matches(' ').starts_with(asks)
    }

    /// Where a token's words start that follow words which end at a position.
    fn behind_words(&self, end: usize, token: &Token) -> Option<usize> {
        let space = usize::from(token.after_space);
        (!token.after_space || self.text[end..].starts_with(' ')).then_some(end + space)
    }

    /// The token is a mark of the author.
    fn as_mark(&self, token: &Token, state: Reached, steps: &mut Vec<Step>) {
        if token.is_literal {
            return;
        }
        match &token.kind {
            TokenKind::Words => {}
            TokenKind::Elision => steps.extend(part_ends(state, true, 0)),
            TokenKind::ParagraphEnd => steps.extend(part_ends(state, false, 1)),
            TokenKind::Bracket(bracket) => {
                if bracket.kind != BracketKind::InWord {
                    steps.extend(self.adding(state));
                }
                self.replacing(bracket, state, steps);
            }
        }
    }

    /// A bracket that only adds.
    fn adding(&self, state: Reached) -> Option<Step> {
        let (at, next, end) = match state {
            Reached::Start { .. } => return None,
            Reached::Words { end, part } => (
                end,
                Reached::Bracket {
                    from: end,
                    to: self.after_space(end),
                    part,
                },
                Some(end),
            ),
            Reached::Bracket { from, to, part } => (
                from,
                Reached::Bracket {
                    from,
                    to,
                    part: ReadPart {
                        behind_word: false,
                        ..part
                    },
                },
                None,
            ),
            Reached::Between { end, .. } => (end, state, None),
        };
        Some(Step {
            read: TokenReading::Mark,
            range: at..at,
            next,
            cost: mark(0),
            end,
            start: None,
        })
    }

    /// A bracket that stands for words of the source. At either end of a part there is nothing
    /// beyond a bracket that could tell what it stands for, so there it only adds; and of brackets
    /// side by side only the first may stand for words.
    fn replacing(&self, bracket: &BracketToken, state: Reached, steps: &mut Vec<Step>) {
        let (most, from, part, end) = match (state, bracket.kind) {
            (Reached::Words { end, part }, BracketKind::Free) => {
                (self.strictness.replaced_words, end, part, Some(end))
            }
            (Reached::Words { end, part }, BracketKind::InWord) => (1, end, part, Some(end)),
            (Reached::Bracket { from, part, .. }, BracketKind::Free) if part.behind_word => {
                (self.strictness.replaced_words, from, part, None)
            }
            (Reached::Bracket { from, part, .. }, BracketKind::InWord) => (1, from, part, None),
            (Reached::Start { at }, BracketKind::InWord) => (1, at, ReadPart::default(), None),
            _ => return,
        };
        let words = self.index.words();
        let first = words.partition_point(|word| word.start < from);
        for count in 1..=most {
            let Some(range) = words
                .get(first)
                .zip(words.get(first + count - 1))
                .map(|(a, b)| a.start..b.end)
            else {
                return;
            };
            let passed = &self.text[from..range.start];
            // A part starts with its first word, and with no mark before it.
            let reached = match state {
                Reached::Start { .. } => passed.is_empty(),
                _ => passed
                    .chars()
                    .all(|char| char != '\n' && !char.is_alphanumeric()),
            };
            if !reached || self.text[range.clone()].contains('\n') {
                return;
            }
            let part = match bracket.kind {
                BracketKind::InWord => self.with_word(part, bracket, &range),
                _ => ReadPart {
                    needs_more: true,
                    behind_word: false,
                    ..part
                },
            };
            let next = Reached::Bracket {
                from: range.end,
                to: self.next_word(first + count, range.end),
                part,
            };
            steps.push(Step {
                read: TokenReading::Mark,
                range,
                next,
                cost: mark(count),
                end,
                start: None,
            });
        }
    }

    /// A part after a word with a bracket in it. By itself such a word stands only for one that is
    /// spelled like it.
    fn with_word(&self, part: ReadPart, bracket: &BracketToken, range: &Range<usize>) -> ReadPart {
        let tells =
            part.has_words || (self.spelled_alike(bracket, range) && self.is_free(bracket, range));
        ReadPart {
            needs_words: part.needs_words || !tells,
            behind_word: true,
            needs_more: false,
            ..part
        }
    }

    /// Whether the word that a bracket stands for is its own but for case, or begins with the
    /// letters outside it.
    fn spelled_alike(&self, bracket: &BracketToken, range: &Range<usize>) -> bool {
        /// Letters that tell a word.
        const TELLING: usize = 3;
        let word = &self.index.lowercase()[range.clone()];
        let outside = lowercase(bracket.written.split('[').next().unwrap_or_default());
        lowercase(&bracket.words) == word
            || (outside.len() >= TELLING && word.starts_with(&outside))
    }

    /// Whether a bracket may stand for a range of the source without changing what is said.
    pub(super) fn is_free(&self, bracket: &BracketToken, range: &Range<usize>) -> bool {
        (self.strictness.is_free)(bracket, range.clone())
    }

    fn after_space(&self, at: usize) -> usize {
        if self.text[at..].starts_with(' ') {
            at + 1
        } else {
            at
        }
    }

    /// Start of the next word in the same paragraph, so that marks behind a replaced word may
    /// belong to it or to what follows.
    fn next_word(&self, word: usize, end: usize) -> usize {
        let next = self
            .index
            .words()
            .get(word)
            .map_or(self.text.len(), |word| word.start);
        self.text[end..next]
            .find('\n')
            .map_or(next, |paragraph_end| end + paragraph_end)
    }
}

/// The cost of stops that the source does not have.
fn forgiven(stops: usize) -> Cost {
    Cost {
        stops,
        ..Cost::default()
    }
}
