//! The passage most similar to words that are not found: for messages and proposals only.
//!
//! Windows of the source are ranked by the rare words that they share with the quotation; the best
//! few are aligned with it word by word ([`alignment`](super::alignment)).

use std::ops::Range;

use super::Nearest;
use super::alignment::{align, weight_of};
use super::weighed::{Weighed, weighed, weight};
use crate::corpus::SourceIndex;

/// Below this share of common words a passage is not even worth a message.
const LEAST_SCORE: f64 = 0.4;
/// Below this share it is no proposal. On real edits of public texts, passages that had been
/// reworded lie above and passages that only look alike lie below, all but one in fifty.
pub(super) const PROPOSED_SCORE: f64 = 0.66;
/// Windows that are aligned.
const WINDOWS: usize = 6;
/// Words of a quotation that are looked at; longer ones are proposed by their beginning.
const MOST_WORDS: usize = 1_000;

/// The closest passage to folded words without regard to case, if any is close enough to propose.
/// Score: twice the weight of the words in common, by the weight of all words of both; 0 to 1.
pub(super) fn nearest(index: &SourceIndex, wanted: &str) -> Option<Nearest> {
    let wanted = weighed(index, wanted, MOST_WORDS);
    let mut best: Option<Aligned> = None;
    for window in windows(index, &wanted, WINDOWS) {
        let Some(aligned) = Aligned::of(index, &wanted, window) else {
            continue;
        };
        if best.as_ref().is_none_or(|best| aligned.is_before(best)) {
            best = Some(aligned);
        }
    }
    let best = best.filter(|best| best.score >= LEAST_SCORE)?;
    let found = with_replaced_edges(index, &best, wanted.len());
    Some(passage(index, found, best.score))
}

/// A range of the source's words as a passage that may be proposed.
pub(super) fn passage(index: &SourceIndex, words: Range<usize>, score: f64) -> Nearest {
    let range = index.words()[words.start].start..index.words()[words.end - 1].end;
    Nearest {
        span: index.span(range.clone()),
        paragraph: index.paragraph_at(range.start) + 1,
        score,
    }
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
    fn of(index: &SourceIndex, wanted: &[Weighed], window: Range<usize>) -> Option<Self> {
        let alignment = align(index, wanted, window)?;
        let first = alignment.first(0..wanted.len())?;
        let last = alignment.last(0..wanted.len())?;
        let source = first.source..last.source + 1;
        let total = weight(wanted) + weight_of(index, source.clone());
        Some(Self {
            wanted: first.wanted..last.wanted + 1,
            score: 2.0 * alignment.shared(0..wanted.len()) / total,
            source,
        })
    }

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
    let count = index.words().len();
    let mut range = aligned.source.clone();
    for _ in 0..aligned.wanted.start {
        if range.start == 0 || !is_one_sentence(index, range.start - 1) {
            break;
        }
        range.start -= 1;
    }
    for _ in aligned.wanted.end..wanted {
        if range.end == count || !is_one_sentence(index, range.end - 1) {
            break;
        }
        range.end += 1;
    }
    range
}

/// Whether a word and the next one stand in one sentence.
pub(super) fn is_one_sentence(index: &SourceIndex, left: usize) -> bool {
    const ENDS: [char; 5] = ['.', '?', '!', '。', SourceIndex::PARAGRAPH_END];
    let words = index.words();
    let between = &index.text()[words[left].end..words[left + 1].start];
    !between.contains(ENDS)
}

/// So many ranges of words that share the most with those wanted, the best first, not overlapping
/// much.
pub(super) fn windows(index: &SourceIndex, wanted: &[Weighed], most: usize) -> Vec<Range<usize>> {
    // Half as many words again, for those that the quotation leaves out.
    let width = wanted.len() + wanted.len() / 2 + 2;
    let quotas = quotas(wanted);
    let scored = scored_windows(&hits(index, &quotas), &quotas, width);
    let margin = wanted.len() / 4 + 1;
    let count = index.words().len();
    apart(scored, wanted.len() / 3, most)
        .into_iter()
        .map(|start| start.saturating_sub(margin)..(start + width).min(count))
        .collect()
}

/// A word of the source, how often it is wanted, and its weight.
struct Quota {
    id: u32,
    count: usize,
    weight: f64,
}

/// Each word that is wanted and that the source has, once.
fn quotas(wanted: &[Weighed]) -> Vec<Quota> {
    let mut known: Vec<(u32, f64)> = Vec::with_capacity(wanted.len());
    known.extend(
        wanted
            .iter()
            .filter_map(|word| Some((word.id?, word.weight))),
    );
    known.sort_unstable_by_key(|(id, _)| *id);
    let same = known.chunk_by(|a, b| a.0 == b.0);
    same.map(|words| Quota {
        id: words[0].0,
        count: words.len(),
        weight: words[0].1,
    })
    .collect()
}

/// The words of the source that are wanted, by number, and which of the wanted each is.
fn hits(index: &SourceIndex, quotas: &[Quota]) -> Vec<(usize, usize)> {
    let table = index.word_table();
    let mut wanted: Vec<Option<usize>> = vec![None; table.id_count()];
    for (which, quota) in quotas.iter().enumerate() {
        wanted[quota.id as usize] = Some(which);
    }
    let mut hits = Vec::new();
    for (number, id) in table.ids().iter().enumerate() {
        hits.extend(wanted[*id as usize].map(|which| (number, which)));
    }
    hits
}

/// For each hit the weight of the wanted words in the window that begins there, and its number.
/// Each word counts as often as it is wanted, so that a window full of “the” is worth no more than
/// one with a single “the”.
fn scored_windows(hits: &[(usize, usize)], quotas: &[Quota], width: usize) -> Vec<(f64, usize)> {
    let mut scored: Vec<(f64, usize)> = Vec::with_capacity(hits.len());
    let mut inside = vec![0; quotas.len()];
    let counts = |which: usize, count: usize| count <= quotas[which].count;
    let (mut total, mut right) = (0.0, 0);
    for (start, leaving) in hits {
        while let Some((_, entering)) = hits.get(right).filter(|(place, _)| *place < start + width)
        {
            inside[*entering] += 1;
            if counts(*entering, inside[*entering]) {
                total += quotas[*entering].weight;
            }
            right += 1;
        }
        scored.push((total, *start));
        if counts(*leaving, inside[*leaving]) {
            total -= quotas[*leaving].weight;
        }
        inside[*leaving] -= 1;
    }
    scored
}

/// Where the best few begin that are more than a distance from those that are better.
fn apart(mut scored: Vec<(f64, usize)>, distance: usize, most: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < most {
        let by_worth =
            |a: &&(f64, usize), b: &&(f64, usize)| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1));
        let Some((_, best)) = scored.iter().max_by(by_worth).copied() else {
            break;
        };
        chosen.push(best);
        scored.retain(|(_, start)| start.abs_diff(best) > distance);
    }
    chosen
}
