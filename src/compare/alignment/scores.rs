//! How much the sentences of two texts have in common.

use super::postings::Postings;
use super::terms::TextTerms;
use super::weights::{Frequencies, Weighted, Weights};

/// A pair of sentences with how much they have in common.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Scored {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) score: f64,
}

/// Every pair of sentences that shares something worth it, by sentence of the first text, then of
/// the second.
pub(super) fn scores(first: &TextTerms, second: &TextTerms, all: &Frequencies) -> Vec<Scored> {
    let pair = Frequencies::of([first, second].into_iter());
    let weights = Weights { pair: &pair, all };
    let (first_vectors, second_vectors) = (vectors(first, &weights), vectors(second, &weights));
    // A text without spaces has no stems, so that letters alone are left to be shared.
    let by_letters = first.is_spaceless || second.is_spaceless;
    let key = |vectors| terms_of(vectors, by_letters);
    let postings = Postings::of(second_vectors.iter().map(key));
    let mut sums = vec![0.0; second_vectors.len()];
    let mut scores = Vec::new();
    for (a, sentence) in first_vectors.iter().enumerate() {
        for b in postings.nearest(key(sentence), &mut sums) {
            let score = sentence.score(&second_vectors[b]);
            scores.push(Scored { a, b, score });
        }
    }
    scores
}

/// A sentence as its weighted terms.
struct Vectors {
    stems: Weighted,
    grams: Weighted,
}

fn vectors(text: &TextTerms, weights: &Weights) -> Vec<Vectors> {
    let sentences = text.sentences.iter();
    sentences
        .map(|sentence| Vectors {
            stems: weights.stems(sentence),
            grams: weights.grams(sentence),
        })
        .collect()
}

impl Vectors {
    /// The mean of both cosines; where either text has no spaces, that of the letters.
    fn score(&self, other: &Self) -> f64 {
        let grams = cosine(&self.grams, &other.grams);
        if self.stems.is_empty() || other.stems.is_empty() {
            return grams;
        }
        f64::midpoint(cosine(&self.stems, &other.stems), grams)
    }
}

/// The terms by which sentences find each other.
fn terms_of(vectors: &Vectors, by_letters: bool) -> &Weighted {
    if by_letters {
        &vectors.grams
    } else {
        &vectors.stems
    }
}

/// The terms that both have, each with its part of the score.
pub(super) fn stem_share(one: &Weighted, other: &Weighted) -> Vec<(u32, f64)> {
    let halves = common(one, other).map(|(term, product)| (term, product / 2.0));
    halves.collect()
}

/// The sum of the products of what both have; 1 for the same terms, as their lengths are 1.
fn cosine(one: &Weighted, other: &Weighted) -> f64 {
    common(one, other).map(|(_, product)| product).sum()
}

/// The terms that both have, ascending, each with the product of its weights.
fn common<'a>(one: &'a Weighted, other: &'a Weighted) -> impl Iterator<Item = (u32, f64)> + 'a {
    let mut rest = other.iter().peekable();
    one.iter().filter_map(move |(term, weight)| {
        while rest.next_if(|(other, _)| other < term).is_some() {}
        let (_, other) = rest.next_if(|(other, _)| other == term)?;
        Some((*term, f64::from(*weight) * f64::from(*other)))
    })
}
