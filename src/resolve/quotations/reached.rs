//! How far a source has been read, and a step from there.

use std::ops::Range;

use super::fit::{Cost, TokenReading};
use super::token::has_word;

/// How far the source has been read before a token. Positions are bytes of the folded source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    /// A part starts exactly here.
    Start { at: usize },
    /// Words have been read up to here.
    Words { end: usize, part: ReadPart },
    /// A bracket has been read; what follows may start anywhere from one position to another, both
    /// included.
    Bracket {
        from: usize,
        to: usize,
        part: ReadPart,
    },
    /// A part ended here, and an elision or a paragraph's end has been read; the next part has not
    /// begun.
    Between {
        end: usize,
        elided: bool,
        paragraph_ends: usize,
    },
}

/// What has been read of a part.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ReadPart {
    /// It holds words.
    pub(super) has_words: bool,
    /// It must come to hold words: without them, a word with a bracket in it could stand for any
    /// word.
    pub(super) needs_words: bool,
    /// A word with a bracket in it was read last, and tells where a bracket behind it begins.
    pub(super) behind_word: bool,
    /// Something of the source must follow in it: without that, nothing would tell what a bracket
    /// stands for.
    pub(super) needs_more: bool,
}

impl ReadPart {
    pub(super) fn may_end(self) -> bool {
        !self.needs_words && !self.needs_more
    }

    /// After words, which may be punctuation alone.
    pub(super) fn with_words(self, words: &str) -> Self {
        let has_words = self.has_words || has_word(words);
        Self {
            has_words,
            needs_words: self.needs_words && !has_words,
            behind_word: false,
            needs_more: false,
        }
    }
}

/// One way to read a token.
pub(super) struct Step {
    pub(super) read: TokenReading,
    /// What the token then stands for.
    pub(super) range: Range<usize>,
    pub(super) next: Reached,
    /// Without what a bracket changes.
    pub(super) cost: Cost,
    /// Where words must be allowed to end for it.
    pub(super) end: Option<usize>,
    /// Where words must be allowed to start for it.
    pub(super) start: Option<usize>,
}

/// The cost of a mark that stands for words of the source.
pub(super) fn mark(words: usize) -> Cost {
    Cost {
        marks: 1,
        words,
        ..Cost::default()
    }
}

/// An elision or a paragraph's end, where a part may end or has ended.
pub(super) fn part_ends(state: Reached, leaves_out: bool, ends: usize) -> Option<Step> {
    let (at, end, elided, paragraph_ends) = match state {
        Reached::Words { end, part } if part.may_end() => (end, Some(end), false, 0),
        Reached::Bracket { from, part, .. } if part.may_end() => (from, None, false, 0),
        Reached::Between {
            end,
            elided,
            paragraph_ends,
        } => (end, None, elided, paragraph_ends),
        _ => return None,
    };
    // More than two say the same as two.
    let next = Reached::Between {
        end: at,
        elided: elided || leaves_out,
        paragraph_ends: (paragraph_ends + ends).min(2),
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
