//! The passage most similar to words that are not found: for messages and proposals only.
//!
//! Windows of the source are ranked by the rare words that they share with the quotation; the best
//! few are aligned with it word by word (Smith and Waterman's local alignment, over words instead
//! of bases, weighted by inverse document frequency).

use std::collections::HashMap;
use std::ops::Range;

use crate::text::words::words;

use super::Nearest;
use super::source_index::SourceIndex;

/// Below this share of common words a passage is not even worth a message.
const LEAST_SCORE: f64 = 0.4;
/// Below this share it is no proposal. On real edits of public texts, passages that had been
/// reworded lie above and passages that only look alike lie below, all but one in fifty.
pub(super) const PROPOSED_SCORE: f64 = 0.66;
/// Windows that are aligned.
const WINDOWS: usize = 6;
/// Words of a quotation that are looked at; longer ones are proposed by their beginning.
const MOST_WORDS: usize = 1_000;

/// The words of a source by what they are, for looking up near misses.
#[derive(Default)]
pub(super) struct WordTable {
    places: HashMap<String, Vec<u32>>,
    /// For each word of the source its letters without regard to case.
    words: Vec<String>,
}

impl WordTable {
    /// Reads the words of a source; numbers are indices into [`SourceIndex::words`].
    pub(super) fn new(index: &SourceIndex) -> Self {
        let mut table = Self::default();
        for (number, range) in index.words().iter().enumerate() {
            let word = &index.lowercase()[range.clone()];
            table
                .places
                .entry(word.to_owned())
                .or_default()
                .push(u32::try_from(number).unwrap_or(u32::MAX));
            table.words.push(word.to_owned());
        }
        table
    }

    fn weight(&self, word: &str) -> f64 {
        let places = self.places.get(word).map_or(0, Vec::len);
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of words are far below 2^52"
        )]
        (1.0 + self.words.len() as f64 / (1 + places) as f64).ln()
    }
}

/// The closest passage to folded words without regard to case, if any is close enough to propose.
/// Score: twice the weight of the words in common, by the weight of all words of both; 0 to 1.
pub(super) fn nearest(index: &SourceIndex, table: &WordTable, wanted: &str) -> Option<Nearest> {
    let wanted: Vec<&str> = words(wanted)
        .map(|(_, word)| word)
        .take(MOST_WORDS)
        .collect();
    let weights: Vec<f64> = wanted.iter().map(|word| table.weight(word)).collect();
    let aligned = windows(table, &wanted, &weights)
        .into_iter()
        .filter_map(|window| align(table, &wanted, &weights, window));
    let best = aligned.max_by(|a, b| {
        a.score
            .total_cmp(&b.score)
            .then(b.source.start.cmp(&a.source.start))
    });
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
fn windows(table: &WordTable, wanted: &[&str], weights: &[f64]) -> Vec<Range<usize>> {
    let mut quota: HashMap<&str, (usize, f64)> = HashMap::new();
    for (word, weight) in wanted.iter().zip(weights) {
        quota.entry(word).or_insert((0, *weight)).0 += 1;
    }
    let mut hits: Vec<(usize, &str)> = Vec::new();
    let distinct: std::collections::BTreeSet<&str> = wanted.iter().copied().collect();
    for word in distinct {
        hits.extend(
            table
                .places
                .get(word)
                .into_iter()
                .flatten()
                .map(|place| (*place as usize, word)),
        );
    }
    hits.sort_unstable();
    let width = wanted.len() + wanted.len() / 2 + 2;
    let mut scored: Vec<(f64, usize)> = Vec::with_capacity(hits.len());
    let mut inside: HashMap<&str, usize> = HashMap::new();
    let (mut total, mut right) = (0.0, 0);
    for (left, (start, word)) in hits.iter().enumerate() {
        while let Some((_, entering)) = hits.get(right).filter(|(place, _)| *place < start + width)
        {
            let count = inside.entry(entering).or_default();
            *count += 1;
            let (most, weight) = quota[entering];
            total += if *count <= most { weight } else { 0.0 };
            right += 1;
        }
        scored.push((total, hits[left].0));
        let (most, weight) = quota[word];
        if let Some(count) = inside.get_mut(word) {
            total -= if *count <= most { weight } else { 0.0 };
            *count -= 1;
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<usize> = Vec::new();
    for (_, start) in scored {
        if chosen
            .iter()
            .all(|other| start.abs_diff(*other) > wanted.len() / 3)
        {
            chosen.push(start);
        }
        if chosen.len() == WINDOWS {
            break;
        }
    }
    let margin = wanted.len() / 4 + 1;
    chosen
        .into_iter()
        .map(|start| start.saturating_sub(margin)..(start + width).min(table.words.len()))
        .collect()
}

/// A cell of the alignment.
#[derive(Clone, Copy, Default)]
struct AlignmentCell {
    worth: f64,
    /// Weight of the words in common.
    shared: f64,
    /// Where the alignment began: word of the quotation, word of the window.
    began: (usize, usize),
}

impl AlignmentCell {
    fn less(self, worth: f64) -> Self {
        Self {
            worth: self.worth - worth,
            ..self
        }
    }
}

/// The words in a window that align best with the quotation.
fn align(
    table: &WordTable,
    wanted: &[&str],
    weights: &[f64],
    window: Range<usize>,
) -> Option<Aligned> {
    /// What leaving a word out costs, by its weight.
    const SKIPPED: f64 = 0.3;
    /// What putting another word in its place costs.
    const OTHER: f64 = 0.5;
    let source = &table.words[window.clone()];
    let source_weights: Vec<f64> = source.iter().map(|word| table.weight(word)).collect();
    let mut previous = vec![AlignmentCell::default(); source.len() + 1];
    let mut best: Option<(AlignmentCell, (usize, usize))> = None;
    for (row, (word, weight)) in wanted.iter().zip(weights).enumerate() {
        let mut cells = Vec::with_capacity(source.len() + 1);
        cells.push(AlignmentCell::default());
        for (column, (candidate, candidate_weight)) in
            source.iter().zip(&source_weights).enumerate()
        {
            let similarity = similarity(word, candidate);
            let common = similarity * weight.min(*candidate_weight);
            let before: AlignmentCell = previous[column];
            let began = if before.worth > 0.0 {
                before.began
            } else {
                (row, column)
            };
            let matched = AlignmentCell {
                worth: before.worth + common - (1.0 - similarity) * OTHER,
                shared: before.shared + common,
                began,
            };
            let skipped = [
                previous[column + 1].less(SKIPPED * weight),
                cells[column].less(SKIPPED * candidate_weight),
            ];
            let cell =
                skipped
                    .into_iter()
                    .chain([matched])
                    .fold(AlignmentCell::default(), |a, b| {
                        if b.worth > a.worth { b } else { a }
                    });
            if best.is_none_or(|(best, _)| cell.worth > best.worth) {
                best = Some((cell, (row + 1, column + 1)));
            }
            cells.push(cell);
        }
        previous = cells;
    }
    let (cell, end) = best.filter(|(cell, _)| cell.worth > 0.0)?;
    let range = cell.began.1..end.1;
    let total: f64 =
        weights.iter().sum::<f64>() + source_weights[range.clone()].iter().sum::<f64>();
    let source = window.start + range.start..window.start + range.end;
    Some(Aligned {
        wanted: cell.began.0..end.0,
        source,
        score: 2.0 * cell.shared / total,
    })
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
