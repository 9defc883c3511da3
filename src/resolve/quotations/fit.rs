//! What a match costs, and what it takes each token for.

use std::ops::{Add, Range};
use std::rc::Rc;

/// What a match costs, the weightiest first. Of two matches the one that costs less is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// Brackets that change what is said.
    pub(super) changes: usize,
    /// Marks that are not the source's own.
    pub(super) marks: usize,
    /// Final stops that the source does not have.
    pub(super) stops: usize,
    /// Words that brackets stand for.
    pub(super) words: usize,
    /// Bytes that elisions leave out.
    pub(super) left_out: usize,
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            changes: self.changes + other.changes,
            marks: self.marks + other.marks,
            stops: self.stops + other.stops,
            words: self.words + other.words,
            left_out: self.left_out + other.left_out,
        }
    }
}

/// The best way to read the rest of a quotation.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    pub(super) cost: Cost,
    /// Where the whole ends.
    pub(super) end: usize,
    /// What each token is taken for from here on.
    pub(super) path: Path,
}

/// What the tokens of a quotation's rest are taken for; rests that are the same are kept once.
pub(super) type Path = Option<Rc<Taken>>;

/// What one token is taken for.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) read: TokenReading,
    /// What stands for it in the folded source; empty for a bracket that only adds, of no meaning
    /// for an elision or paragraph's end.
    pub(super) range: Range<usize>,
    pub(super) rest: Path,
}

/// How a token is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenReading {
    /// As it is written, since the source has it so.
    Source,
    /// As a mark of the author.
    Mark,
    /// As the final stop that is forgiven, and as nothing else.
    Nothing,
}
