//! How much a term tells: the rarer, the more.

use super::terms::{SentenceTerms, Terms, TextTerms};

/// In how many sentences each term stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Frequencies {
    pub(super) stems: TermFrequencies,
    pub(super) grams: TermFrequencies,
}

/// In how many sentences each term of a kind stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct TermFrequencies {
    /// By number of the term; those that are beyond its end stand in none.
    of_term: Vec<u32>,
    sentences: u32,
}

impl Frequencies {
    /// Those of all sentences of some texts.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a TextTerms>) -> Self {
        let mut frequencies = Self::default();
        for sentence in texts.flat_map(|text| &text.sentences) {
            frequencies.stems.add(&sentence.stems);
            frequencies.grams.add(&sentence.grams);
        }
        frequencies
    }
}

impl TermFrequencies {
    fn add(&mut self, terms: &Terms) {
        self.sentences += 1;
        for term in terms {
            let term = *term as usize;
            if self.of_term.len() <= term {
                self.of_term.resize(term + 1, 0);
            }
            self.of_term[term] += 1;
        }
    }

    /// In how many sentences a term stands.
    pub(super) fn of_term(&self, term: u32) -> u32 {
        self.of_term.get(term as usize).copied().unwrap_or(0)
    }

    /// Inverse document frequency (Spärck Jones 1972), smoothed so that a term of every sentence
    /// still tells a little.
    fn rarity(&self, term: u32) -> f64 {
        (f64::from(1 + self.sentences) / f64::from(1 + self.of_term(term))).ln() + 1.0
    }
}

/// What the terms of two texts tell.
pub(super) struct Weights<'a> {
    /// In both texts.
    pub(super) pair: &'a Frequencies,
    /// In all texts.
    pub(super) all: &'a Frequencies,
}

/// Terms with their weights, ascending; the squares of the weights add up to 1.
pub(super) type Weighted = Vec<(u32, f32)>;

impl Weights<'_> {
    pub(super) fn stems(&self, sentence: &SentenceTerms) -> Weighted {
        weighted(&sentence.stems, &self.pair.stems, &self.all.stems)
    }

    pub(super) fn grams(&self, sentence: &SentenceTerms) -> Weighted {
        weighted(&sentence.grams, &self.pair.grams, &self.all.grams)
    }
}

/// A term that is rare in these two texts may be what all sources repeat, and the other way: the
/// geometric mean wants it to be rare in both.
fn weighted(terms: &Terms, pair: &TermFrequencies, all: &TermFrequencies) -> Weighted {
    let weights: Vec<(u32, f64)> = terms
        .iter()
        .map(|term| (*term, (pair.rarity(*term) * all.rarity(*term)).sqrt()))
        .collect();
    let length = weights
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough")]
    let normal = |weight: f64| (weight / length) as f32;
    weights
        .into_iter()
        .map(|(term, weight)| (term, normal(weight)))
        .collect()
}
