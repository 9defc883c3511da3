//! For each term, the sentences of a text that have it: who shares a rare word with a sentence is
//! found without a look at the others.

use std::collections::HashMap;

use super::weights::Weighted;

/// Sentences that are compared closely with one of the other text, at most: so that what is kept
/// grows with the sentences, and not with their pairs.
const KEPT: usize = 50;
/// A term that more sentences have finds nothing: a share of all of them, and never fewer than
/// [`FEW`].
const COMMON: usize = 20;
const FEW: usize = 100;

/// The sentences of a text by their terms.
pub(super) struct Postings {
    of_term: HashMap<u32, Vec<(u32, f32)>>,
    sentences: usize,
}

impl Postings {
    /// Those of a text's sentences, in their order.
    pub(super) fn of<'a>(sentences: impl Iterator<Item = &'a Weighted>) -> Self {
        let mut of_term: HashMap<u32, Vec<(u32, f32)>> = HashMap::new();
        let mut count = 0;
        for terms in sentences {
            for (term, weight) in terms {
                of_term.entry(*term).or_default().push((count, *weight));
            }
            count += 1;
        }
        Self {
            of_term,
            sentences: count as usize,
        }
    }

    /// The sentences that share the most with these terms, in order of the text. `sums` is as long
    /// as the text has sentences and holds nothing but zeros, before and after.
    pub(super) fn nearest(&self, terms: &Weighted, sums: &mut [f32]) -> Vec<usize> {
        let cap = (self.sentences / COMMON).max(FEW);
        let mut met = Vec::new();
        for (term, weight) in terms {
            let Some(postings) = self.of_term.get(term).filter(|list| list.len() <= cap) else {
                continue;
            };
            for (sentence, other) in postings {
                let sum = &mut sums[*sentence as usize];
                if *sum == 0.0 {
                    met.push(*sentence as usize);
                }
                *sum += weight * other;
            }
        }
        let most = |a: &usize, b: &usize| sums[*b].total_cmp(&sums[*a]).then(a.cmp(b));
        let mut kept = met.clone();
        if kept.len() > KEPT {
            kept.select_nth_unstable_by(KEPT, most);
            kept.truncate(KEPT);
        }
        for sentence in met {
            sums[sentence] = 0.0;
        }
        kept.sort_unstable();
        kept
    }
}
