//! The passage most similar to words that are not found: for messages and proposals only.
//!
//! Windows of the source are ranked by the rare words that they share with the quotation; the best
//! few are aligned with it word by word (Smith and Waterman's local alignment, over words instead
//! of bases, weighted by inverse document frequency).

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::words::words;

use super::Nearest;

/// Below this share of common words a passage is not even worth a message.
const LEAST_SCORE: f64 = 0.4;
/// Below this share it is no proposal. On real edits of public texts, passages that had been
/// reworded lie above and passages that only look alike lie below, all but one in fifty.
pub(super) const PROPOSED_SCORE: f64 = 0.66;
/// Windows that are aligned.
const WINDOWS: usize = 6;
/// Words of a quotation that are looked at; longer ones are proposed by their beginning.
const MOST_WORDS: usize = 1_000;

/// A word, and how rare it is in the source.
#[derive(Clone, Copy)]
struct Weighed<'a> {
    word: &'a str,
    weight: f64,
}

impl<'a> Weighed<'a> {
    fn new(word: &'a str, index: &SourceIndex) -> Self {
        let weight = index.word_table().rarity(word);
        Self { word, weight }
    }
}

/// The closest passage to folded words without regard to case, if any is close enough to propose.
/// Score: twice the weight of the words in common, by the weight of all words of both; 0 to 1.
pub(super) fn nearest(index: &SourceIndex, wanted: &str) -> Option<Nearest> {
    let wanted: Vec<Weighed> = words(wanted)
        .map(|(_, word)| Weighed::new(word, index))
        .take(MOST_WORDS)
        .collect();
    let mut best: Option<Aligned> = None;
    for window in windows(index, &wanted) {
        let Some(aligned) = align(index, &wanted, window) else {
            continue;
        };
        if best.as_ref().is_none_or(|best| aligned.is_before(best)) {
            best = Some(aligned);
        }
    }
    let best = best.filter(|best| best.score >= LEAST_SCORE)?;
    let found = with_replaced_edges(index, &best, wanted.len());
    let range = index.words()[found.start].start..index.words()[found.end - 1].end;
    Some(Nearest {
        span: index.span(range.clone()),
        paragraph: index.paragraph_at(range.start) + 1,
        score: best.score,
    })
}

/// A stretch of the quotation and the stretch of the source that it aligns with, both as ranges of
/// words.
#[derive(Clone)]
struct Aligned {
    wanted: Range<usize>,
    source: Range<usize>,
    score: f64,
}

impl Aligned {
    /// Whether this is the better one of two; of those as good the first in the source, and of
    /// those that begin at one place the later found.
    fn is_before(&self, other: &Self) -> bool {
        let by_score = self.score.total_cmp(&other.score);
        by_score
            .then(other.source.start.cmp(&self.source.start))
            .is_ge()
    }
}

/// The source's range with as many words at either end as the quotation has other words there,
/// within the sentence: what stands in their place.
fn with_replaced_edges(index: &SourceIndex, aligned: &Aligned, wanted: usize) -> Range<usize> {
    let words = index.words();
    let same_sentence = |left: usize| {
        let between = &index.text()[words[left].end..words[left + 1].start];
        !between.contains(['.', '?', '!', '。', SourceIndex::PARAGRAPH_END])
    };
    let mut range = aligned.source.clone();
    for _ in 0..aligned.wanted.start {
        if range.start == 0 || !same_sentence(range.start - 1) {
            break;
        }
        range.start -= 1;
    }
    for _ in aligned.wanted.end..wanted {
        if range.end == words.len() || !same_sentence(range.end - 1) {
            break;
        }
        range.end += 1;
    }
    range
}

/// Ranges of words that share the most with the quotation, the best first, not overlapping much.
fn windows(index: &SourceIndex, wanted: &[Weighed]) -> Vec<Range<usize>> {
    // Half as many words again, for those that the quotation leaves out.
    let width = wanted.len() + wanted.len() / 2 + 2;
    let scored = scored_windows(&hits(index, wanted), &quotas(wanted), width);
    let margin = wanted.len() / 4 + 1;
    let count = index.words().len();
    apart(scored, wanted.len() / 3)
        .into_iter()
        .map(|start| start.saturating_sub(margin)..(start + width).min(count))
        .collect()
}

/// How often each word is wanted, and its weight.
fn quotas<'a>(wanted: &[Weighed<'a>]) -> HashMap<&'a str, (usize, f64)> {
    let mut quotas = HashMap::new();
    for Weighed { word, weight } in wanted {
        quotas.entry(*word).or_insert((0, *weight)).0 += 1;
    }
    quotas
}

/// The words of the source that are wanted, by number.
fn hits<'a>(index: &SourceIndex, wanted: &[Weighed<'a>]) -> Vec<(usize, &'a str)> {
    let distinct: BTreeSet<&str> = wanted.iter().map(|wanted| wanted.word).collect();
    let mut hits = Vec::new();
    for word in distinct {
        let places = index.word_table().places(word);
        hits.extend(places.iter().map(|place| (*place as usize, word)));
    }
    hits.sort_unstable();
    hits
}

/// For each hit the weight of the wanted words in the window that begins there, the best first.
/// Each word counts as often as it is wanted, so that a window full of “the” is worth no more than
/// one with a single “the”.
fn scored_windows(
    hits: &[(usize, &str)],
    quotas: &HashMap<&str, (usize, f64)>,
    width: usize,
) -> Vec<usize> {
    let mut scored: Vec<(f64, usize)> = Vec::with_capacity(hits.len());
    let mut inside: HashMap<&str, usize> = HashMap::new();
    let (mut total, mut right) = (0.0, 0);
    for (start, word) in hits {
        while let Some((_, entering)) = hits.get(right).filter(|(place, _)| *place < start + width)
        {
            let count = inside.entry(entering).or_default();
            *count += 1;
            let (most, weight) = quotas[entering];
            total += if *count <= most { weight } else { 0.0 };
            right += 1;
        }
        scored.push((total, *start));
        let (most, weight) = quotas[word];
        if let Some(count) = inside.get_mut(word) {
            total -= if *count <= most { weight } else { 0.0 };
            *count -= 1;
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, start)| start).collect()
}

/// The first few that are more than a distance from those before them.
fn apart(starts: Vec<usize>, distance: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    for start in starts {
        if chosen.len() == WINDOWS {
            break;
        }
        if chosen.iter().all(|other| start.abs_diff(*other) > distance) {
            chosen.push(start);
        }
    }
    chosen
}

/// A cell of the alignment: the best one that ends at a word of the quotation and one of the
/// window.
#[derive(Clone, Copy, Default)]
struct AlignmentCell {
    worth: f64,
    /// Weight of the words in common.
    shared: f64,
    /// Where the alignment began: word of the quotation, word of the window.
    began: (usize, usize),
}

impl AlignmentCell {
    /// Goes on with a word that only one side has.
    fn skipping(self, skipped: Weighed) -> Self {
        /// What leaving a word out costs, by its weight.
        const SKIPPED: f64 = 0.3;
        Self {
            worth: self.worth - SKIPPED * skipped.weight,
            ..self
        }
    }

    /// Goes on with a word of either side; what is worth nothing begins here.
    fn matching(self, word: Weighed, candidate: Weighed, here: (usize, usize)) -> Self {
        /// What putting another word in its place costs.
        const OTHER: f64 = 0.5;
        let similarity = similarity(word.word, candidate.word);
        let common = similarity * word.weight.min(candidate.weight);
        Self {
            worth: self.worth + common - (1.0 - similarity) * OTHER,
            shared: self.shared + common,
            began: if self.worth > 0.0 { self.began } else { here },
        }
    }
}

/// The words in a window that align best with the quotation.
fn align(index: &SourceIndex, wanted: &[Weighed], window: Range<usize>) -> Option<Aligned> {
    let source: Vec<Weighed> = window
        .clone()
        .map(|number| Weighed::new(index.word(number), index))
        .collect();
    let (cell, end) = best_cell(wanted, &source)?;
    let range = cell.began.1..end.1;
    let total = weight(wanted) + weight(&source[range.clone()]);
    Some(Aligned {
        wanted: cell.began.0..end.0,
        source: window.start + range.start..window.start + range.end,
        score: 2.0 * cell.shared / total,
    })
}

fn weight(words: &[Weighed]) -> f64 {
    words.iter().map(|word| word.weight).sum()
}

/// The end of the best alignment: its cell, and one past its last word of either side.
fn best_cell(wanted: &[Weighed], source: &[Weighed]) -> Option<(AlignmentCell, (usize, usize))> {
    let mut above = vec![AlignmentCell::default(); source.len() + 1];
    let mut best = (AlignmentCell::default(), (0, 0));
    for (row, word) in wanted.iter().enumerate() {
        // Only the row above is looked back at, so that a long quotation needs no whole table.
        let cells = next_row(row, *word, source, &above);
        for (column, cell) in cells.iter().enumerate() {
            if cell.worth > best.0.worth {
                best = (*cell, (row + 1, column));
            }
        }
        above = cells;
    }
    (best.0.worth > 0.0).then_some(best)
}

fn next_row(
    row: usize,
    word: Weighed,
    source: &[Weighed],
    above: &[AlignmentCell],
) -> Vec<AlignmentCell> {
    let mut cells = Vec::with_capacity(above.len());
    cells.push(AlignmentCell::default());
    for (column, candidate) in source.iter().enumerate() {
        let ways = [
            above[column + 1].skipping(word),
            cells[column].skipping(*candidate),
            above[column].matching(word, *candidate, (row, column)),
        ];
        let mut best = AlignmentCell::default();
        for way in ways {
            if way.worth > best.worth {
                best = way;
            }
        }
        cells.push(best);
    }
    cells
}

/// 1 for the same word, less for one that is spelled alike, else 0.
fn similarity(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let same_beginning = a.bytes().zip(b.bytes()).take(3).all(|(a, b)| a == b);
    if short < 4 || short * 2 < long || long > 64 || !same_beginning {
        return 0.0;
    }
    let similarity = strsim::normalized_levenshtein(a, b);
    if similarity >= 0.6 { similarity } else { 0.0 }
}
