//! Which pairs of sentences an editor should see first.

use super::SentencePair;
use super::scores::Scored;

/// What a candidate has in common at least: two texts on different things have a best pair too.
const LEAST: f64 = 0.16;
/// How near a further link of a sentence comes to its best.
const SECOND: f64 = 0.9;
/// How much of what a sentence has in common with any is taken off.
const HUBNESS: f64 = 0.25;
/// What is taken off for two sentences that stand at the two ends of their texts: reports mostly
/// keep an order, and of two pairs that share as much the one in its place is likelier.
const ORDER: f64 = 0.05;
/// Sentences of a text of which each says so much that nothing can be told of any.
const SHORT: usize = 6;
/// Sentences that tell what a sentence has in common with any.
const NEIGHBOURS: usize = 3;

/// The pairs of two texts with so many sentences, ranked; their order stays.
pub(super) fn ranked(scored: &[Scored], lengths: (usize, usize)) -> Vec<SentencePair> {
    let mut rows = vec![Best::default(); lengths.0];
    let mut columns = vec![Best::default(); lengths.1];
    for pair in scored {
        rows[pair.a].meet(pair.score, pair.b);
        columns[pair.b].meet(pair.score, pair.a);
    }
    let is_short = lengths.0 <= SHORT || lengths.1 <= SHORT;
    let rank = |pair: &Scored| {
        let (row, column) = (&rows[pair.a], &columns[pair.b]);
        let is_best = row.first == Some(pair.b) && column.first == Some(pair.a);
        let is_near = pair.score >= SECOND * row.scores[0].min(column.scores[0]);
        let hubness = f64::midpoint(row.mean(), column.mean());
        let less = if is_short {
            0.0
        } else {
            HUBNESS * hubness + ORDER * displacement(pair, lengths)
        };
        SentencePair {
            a: pair.a,
            b: pair.b,
            score: pair.score,
            rank_score: pair.score - less,
            mutual: pair.score >= LEAST && is_best,
            candidate: pair.score >= LEAST && (is_best || is_near),
        }
    };
    scored.iter().map(rank).collect()
}

/// How far apart the places of two sentences in their texts are, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 sentences")]
fn displacement(pair: &Scored, lengths: (usize, usize)) -> f64 {
    let place = |number: usize, length: usize| number as f64 / (length - 1) as f64;
    (place(pair.a, lengths.0) - place(pair.b, lengths.1)).abs()
}

/// The best scores of a sentence.
#[derive(Clone, Default)]
struct Best {
    /// Descending.
    scores: [f64; NEIGHBOURS],
    /// The sentence of the best one; of equals the first.
    first: Option<usize>,
}

impl Best {
    fn meet(&mut self, score: f64, sentence: usize) {
        let Some(place) = self.scores.iter().position(|known| score > *known) else {
            return;
        };
        if place == 0 {
            self.first = Some(sentence);
        }
        self.scores[place..].rotate_right(1);
        self.scores[place] = score;
    }

    #[expect(clippy::cast_precision_loss, reason = "three is three")]
    fn mean(&self) -> f64 {
        self.scores.iter().sum::<f64>() / NEIGHBOURS as f64
    }
}
