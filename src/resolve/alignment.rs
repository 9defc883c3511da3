//! Words beside words of a source: which of them stand for each other.
//!
//! Smith and Waterman's local alignment (1981), over words instead of bases, weighted by inverse
//! document frequency.

use std::ops::Range;

use crate::corpus::SourceIndex;

use super::weighed::Weighed;

/// What leaving a word out costs, by its weight.
const SKIPPED: f64 = 0.3;
/// What putting another word in its place costs.
const OTHER: f64 = 0.5;

/// How much words of the source weigh together.
pub(super) fn weight_of(index: &SourceIndex, source: Range<usize>) -> f64 {
    let table = index.word_table();
    source.map(|number| table.rarity_at(number)).sum()
}

/// A wanted word and the word of the source that stands for it.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) wanted: usize,
    /// Its number in the source.
    pub(super) source: usize,
    /// Weight of what the two have in common.
    shared: f64,
}

/// Words that stand for each other, in the order of both sides.
pub(super) struct Alignment(Vec<Pair>);

impl Alignment {
    fn within(&self, wanted: Range<usize>) -> impl DoubleEndedIterator<Item = Pair> + '_ {
        let pairs = self.0.iter().copied();
        pairs.filter(move |pair| wanted.contains(&pair.wanted))
    }

    /// The first pair of a range of the wanted words.
    pub(super) fn first(&self, wanted: Range<usize>) -> Option<Pair> {
        self.within(wanted).next()
    }

    /// The last one.
    pub(super) fn last(&self, wanted: Range<usize>) -> Option<Pair> {
        self.within(wanted).next_back()
    }

    /// What a wanted word is paired with.
    pub(super) fn of(&self, wanted: usize) -> Option<usize> {
        self.first(wanted..wanted + 1).map(|pair| pair.source)
    }

    /// Weight of what a range of the wanted words has in common with the source.
    pub(super) fn shared(&self, wanted: Range<usize>) -> f64 {
        self.within(wanted).map(|pair| pair.shared).sum()
    }
}

/// The words of a window that align best with those wanted; nothing if none does.
pub(super) fn align(
    index: &SourceIndex,
    wanted: &[Weighed],
    window: Range<usize>,
) -> Option<Alignment> {
    let grid = Grid::new(index, wanted, window);
    let (mut row, mut column) = grid.best?;
    let mut pairs = Vec::new();
    // Back from the end.
    loop {
        let step = grid.step(row, column);
        if step == AlignmentStep::Begin {
            break;
        }
        if step == AlignmentStep::Both {
            pairs.extend(grid.pair(row, column));
        }
        if step != AlignmentStep::Wanted {
            column -= 1;
        }
        if step != AlignmentStep::Source {
            row -= 1;
        }
    }
    pairs.reverse();
    Some(Alignment(pairs))
}

/// How a cell is come to.
#[derive(Clone, Copy, PartialEq)]
enum AlignmentStep {
    /// Nothing before it is worth anything.
    Begin,
    /// The wanted word is left out.
    Wanted,
    /// The word of the source is.
    Source,
    /// One stands for the other.
    Both,
}

/// What each cell of the table is worth. The first row stands before every wanted word, the first
/// column before every word of the window, and both are worth nothing.
///
/// How a cell was come to is not written down but asked again on the way back, which passes few of
/// them: filling the table is what looking for changed words takes longest.
struct Grid<'a> {
    index: &'a SourceIndex,
    wanted: &'a [Weighed<'a>],
    window: Range<usize>,
    /// What leaving out each word of the window costs.
    skips: Vec<f64>,
    /// Row by row.
    worths: Vec<f64>,
    /// Row and column of the cell that is worth most, the first of these, if one is worth anything.
    best: Option<(usize, usize)>,
}

/// What putting each word of a window in the place of one wanted word gains and costs.
struct Exchange {
    /// Weight of what the two have in common.
    common: Vec<f64>,
    cost: Vec<f64>,
}

impl<'a> Grid<'a> {
    fn new(index: &'a SourceIndex, wanted: &'a [Weighed<'a>], window: Range<usize>) -> Self {
        let table = index.word_table();
        let skips = window.clone().map(|word| SKIPPED * table.rarity_at(word));
        let mut grid = Self {
            index,
            wanted,
            skips: skips.collect(),
            worths: vec![0.0; (wanted.len() + 1) * (window.len() + 1)],
            window,
            best: None,
        };
        grid.fill();
        grid
    }

    fn fill(&mut self) {
        let (count, width) = (self.window.len(), self.window.len() + 1);
        let mut exchange = Exchange {
            common: vec![0.0; count],
            cost: vec![OTHER; count],
        };
        let mut most = 0.0;
        for (row, word) in (1..).zip(self.wanted) {
            exchange.set(word, self.index, &self.window);
            let (above, below) = self.worths.split_at_mut(row * width);
            let (above, cells) = (&above[(row - 1) * width..], &mut below[..width]);
            let row_most = fill_row(
                SKIPPED * word.weight,
                &self.skips,
                &exchange,
                (above, cells),
            );
            if row_most > most {
                most = row_most;
                let column = cells.iter().position(|worth| *worth >= most);
                self.best = column.map(|column| (row, column));
            }
        }
    }

    fn worth(&self, row: usize, column: usize) -> f64 {
        self.worths[row * (self.window.len() + 1) + column]
    }

    /// How a cell was come to; of ways that are worth the same, the first.
    fn step(&self, row: usize, column: usize) -> AlignmentStep {
        let worth = self.worth(row, column);
        if worth <= 0.0 {
            return AlignmentStep::Begin;
        }
        // It is worth as much as the best way to it, and no less than another.
        if worth <= self.worth(row - 1, column) - SKIPPED * self.wanted[row - 1].weight {
            return AlignmentStep::Wanted;
        }
        if worth <= self.worth(row, column - 1) - self.skips[column - 1] {
            return AlignmentStep::Source;
        }
        AlignmentStep::Both
    }

    /// The words that a cell stands behind, if they have anything in common.
    fn pair(&self, row: usize, column: usize) -> Option<Pair> {
        let (wanted, source) = (row - 1, self.window.start + column - 1);
        let (word, table) = (&self.wanted[wanted], self.index.word_table());
        let id = table.id_at(source);
        if !word.candidates().contains(&id) {
            return None;
        }
        let similarity = word.similarity(id, table);
        (similarity > 0.0).then(|| Pair {
            wanted,
            source,
            shared: similarity * word.weight.min(table.rarity(id)),
        })
    }
}

impl Exchange {
    /// Sets what putting words in the place of this one gains and costs.
    fn set(&mut self, word: &Weighed, index: &SourceIndex, window: &Range<usize>) {
        self.common.fill(0.0);
        self.cost.fill(OTHER);
        let table = index.word_table();
        for id in word.candidates() {
            let places = table.places_within(id, window);
            if places.is_empty() {
                continue;
            }
            let similarity = word.similarity(id, table);
            for place in places {
                let column = *place as usize - window.start;
                self.common[column] = similarity * word.weight.min(table.rarity(id));
                self.cost[column] = (1.0 - similarity) * OTHER;
            }
        }
    }
}

/// Fills a row from the one above, and says what the best of its cells is worth. `skipped` is what
/// leaving the wanted word out costs.
fn fill_row(
    skipped: f64,
    skips: &[f64],
    exchange: &Exchange,
    (above, cells): (&[f64], &mut [f64]),
) -> f64 {
    // First what does not hang on the cell to the left, so that several are made at once.
    let exchanged = exchange.common.iter().zip(&exchange.cost);
    let above = above.iter().zip(&above[1..]).zip(exchanged);
    for (cell, ((diagonal, above), (common, cost))) in cells[1..].iter_mut().zip(above) {
        let left_out = above - skipped;
        let both = diagonal + common - cost;
        *cell = larger(0.0, larger(left_out, both));
    }
    let (mut before, mut most) = (0.0, 0.0);
    for (cell, skip) in cells[1..].iter_mut().zip(skips) {
        before = larger(*cell, before - skip);
        *cell = before;
        most = larger(most, before);
    }
    most
}

/// The larger of two numbers, of which neither is NaN: one instruction, where `f64::max` asks.
fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}
