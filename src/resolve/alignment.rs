//! Words beside words of a source: which of them stand for each other.
//!
//! Smith and Waterman's local alignment (1981), over words instead of bases, weighted by inverse
//! document frequency.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::words::words;

/// What leaving a word out costs, by its weight.
const SKIPPED: f64 = 0.3;
/// What putting another word in its place costs.
const OTHER: f64 = 0.5;

/// Letters with which two words that are spelled alike begin, in bytes.
const BEGINNING: usize = 3;

/// A word beside a source, and how rare it is there.
#[derive(Clone, Copy)]
pub(super) struct Weighed<'a> {
    pub(super) word: &'a str,
    pub(super) weight: f64,
    /// Its id in the source, if the source has it: two words are compared in every cell of a table,
    /// and numbers sooner than letters.
    id: Option<u32>,
    /// Its first bytes, if it is so long that another may be spelled like it.
    beginning: Option<[u8; BEGINNING]>,
}

impl<'a> Weighed<'a> {
    fn new(word: &'a str, index: &SourceIndex) -> Self {
        let table = index.word_table();
        Self {
            word,
            weight: table.rarity(word),
            id: table.id_of(word),
            beginning: beginning(word),
        }
    }

    /// A word of the source.
    fn at(number: usize, index: &'a SourceIndex) -> Self {
        let (word, table) = (index.word(number), index.word_table());
        Self {
            word,
            weight: table.rarity_at(number),
            id: Some(table.id_at(number)),
            beginning: beginning(word),
        }
    }
}

fn beginning(word: &str) -> Option<[u8; BEGINNING]> {
    let first = word.as_bytes().first_chunk();
    first.filter(|_| word.len() > BEGINNING).copied()
}

/// The words of a folded text in small letters, as many as `most`.
pub(super) fn weighed<'a>(index: &SourceIndex, text: &'a str, most: usize) -> Vec<Weighed<'a>> {
    words(text)
        .map(|(_, word)| Weighed::new(word, index))
        .take(most)
        .collect()
}

/// How much words weigh together.
pub(super) fn weight(words: &[Weighed]) -> f64 {
    words.iter().map(|word| word.weight).sum()
}

/// The same of a range of the source's words.
pub(super) fn weight_of(index: &SourceIndex, source: Range<usize>) -> f64 {
    source
        .map(|number| index.word_table().rarity_at(number))
        .sum()
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

/// How a cell of the table is come to.
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

/// The words of a window that align best with those wanted; nothing if none does.
pub(super) fn align(
    index: &SourceIndex,
    wanted: &[Weighed],
    window: Range<usize>,
) -> Option<Alignment> {
    let source: Vec<Weighed> = window
        .clone()
        .map(|number| Weighed::at(number, index))
        .collect();
    let width = source.len() + 1;
    let mut steps = vec![AlignmentStep::Begin; wanted.len() * width];
    let (mut above, mut worths) = (vec![0.0; width], vec![0.0; width]);
    let (mut most, mut end) = (0.0, None);
    for (row, word) in wanted.iter().enumerate() {
        let ways = &mut steps[row * width..][..width];
        fill_row(word, &source, &above, (&mut worths, ways));
        for (column, worth) in worths.iter().enumerate() {
            if *worth > most {
                (most, end) = (*worth, Some((row, column)));
            }
        }
        std::mem::swap(&mut above, &mut worths);
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = end?;
    // Back from the end; cell (row, column) stands behind word `row` and `column - 1`.
    while column > 0 && steps[row * width + column] != AlignmentStep::Begin {
        let step = steps[row * width + column];
        if step == AlignmentStep::Both {
            let (word, candidate) = (wanted[row], source[column - 1]);
            let shared = common(&word, &candidate).1;
            if shared > 0.0 {
                let source = window.start + column - 1;
                pairs.push(Pair {
                    wanted: row,
                    source,
                    shared,
                });
            }
        }
        if step != AlignmentStep::Wanted {
            column -= 1;
        }
        if step != AlignmentStep::Source {
            let Some(before) = row.checked_sub(1) else {
                break;
            };
            row = before;
        }
    }
    pairs.reverse();
    Some(Alignment(pairs))
}

/// Fills a row of the table: what each cell is worth, and how it is come to. The first stands
/// before every word of the source, and stays worth nothing.
fn fill_row(
    word: &Weighed,
    source: &[Weighed],
    above: &[f64],
    (worths, steps): (&mut [f64], &mut [AlignmentStep]),
) {
    let mut before = 0.0;
    let cells = worths[1..].iter_mut().zip(&mut steps[1..]);
    for ((cell, candidate), above) in cells.zip(source).zip(above.windows(2)) {
        let (similarity, common) = common(word, candidate);
        let ways = [
            (above[1] - SKIPPED * word.weight, AlignmentStep::Wanted),
            (before - SKIPPED * candidate.weight, AlignmentStep::Source),
            (
                above[0] + common - (1.0 - similarity) * OTHER,
                AlignmentStep::Both,
            ),
        ];
        let mut best = (0.0, AlignmentStep::Begin);
        for way in ways {
            if way.0 > best.0 {
                best = way;
            }
        }
        before = best.0;
        (*cell.0, *cell.1) = best;
    }
}

/// How similar two words are, and the weight of what they have in common.
fn common(word: &Weighed, candidate: &Weighed) -> (f64, f64) {
    let similarity = similarity(word, candidate);
    (similarity, similarity * word.weight.min(candidate.weight))
}

/// 1 for the same word, less for one that is spelled alike, else 0; the candidate is the source's.
fn similarity(word: &Weighed, candidate: &Weighed) -> f64 {
    if word.id == candidate.id {
        return 1.0;
    }
    if word.beginning.is_none() || word.beginning != candidate.beginning {
        return 0.0;
    }
    let (a, b) = (word.word, candidate.word);
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short * 2 < long || long > 64 {
        return 0.0;
    }
    let similarity = strsim::normalized_levenshtein(a, b);
    if similarity >= 0.6 { similarity } else { 0.0 }
}
