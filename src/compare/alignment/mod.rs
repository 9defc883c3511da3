//! Which sentences of two texts seem to speak of the same thing.
//!
//! In comes the [`Corpus`]; out come, for each pair of its sources, the sentences that have
//! something in common, each pair with how much. It is arithmetic on shared words and letters,
//! which anybody can do again by hand, and it says nothing of how the sentences stand to each
//! other: whether they agree is the editor's to see. That two sentences are no pair means that few
//! letters are shared, not that there is nothing to compare. Whoever shows a pair asks an
//! [`Explainer`] for its reasons.
//!
//! 1. [`terms`] cuts each sentence into stems and runs of letters.
//! 2. [`weights`] says how much each of them tells: the rarer, the more.
//! 3. [`mod@scores`] compares the sentences of two texts by the terms that they share.
//! 4. [`candidates`] ranks the pairs, and marks those that an editor should see.

mod candidates;
mod differing;
mod explained;
mod kinds;
mod postings;
mod scores;
mod terms;
#[cfg(test)]
mod tests;
mod tokens;
mod translated;
mod weights;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{Corpus, SourceIndex};
use crate::memo::{Shared, Table};
use crate::parse::SourceId;

use candidates::ranked;
use scores::scores;
use terms::{TextTerms, Vocabulary};
use translated::{translated, voice};
use weights::Frequencies;

pub use differing::Differing;
pub use explained::{Explainer, Explanation, SharedRun, SharedWord};
pub use kinds::WordKind;
pub(super) use kinds::{KnownTokens, SourceWords, facts};

/// Two sources and what of them corresponds.
#[derive(Clone, PartialEq, Debug)]
pub struct AlignedTexts {
    /// The first by key.
    pub a: SourceId,
    /// The other.
    pub b: SourceId,
    /// Pairs of sentences that share something, ordered by the sentence of `a`, then that of `b`.
    /// None of a text and its translation.
    pub pairs: Vec<SentencePair>,
    /// Of a text and its translation: paragraphs, from 1, that say the same in two languages.
    pub paragraphs: Vec<(usize, usize)>,
}

/// Two sentences, one of each text, by their numbers from 0.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SentencePair {
    /// In the first text.
    pub a: usize,
    /// In the other.
    pub b: usize,
    /// How much they have in common, from 0 to 1.
    pub score: f64,
    /// The same less what either has in common with any sentence of the other text, and less a
    /// little for standing at another place; good for ranking alone.
    pub rank_score: f64,
    /// Whether each is the other's best, and they have enough in common to be a candidate.
    pub mutual: bool,
    /// Whether an editor should see them.
    pub candidate: bool,
}

/// What the alignment of all sources is made from.
#[derive(PartialEq, Debug)]
pub struct CorpusTerms {
    vocabulary: Vocabulary,
    texts: BTreeMap<SourceId, TextTerms>,
    all: Frequencies,
}

/// Two sources that are to be compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TextPair {
    /// The first by key.
    pub a: SourceId,
    /// The other.
    pub b: SourceId,
}

impl TextPair {
    /// Of two sources in either order.
    pub fn new(one: &SourceId, other: &SourceId) -> Self {
        Self {
            a: one.min(other).clone(),
            b: one.max(other).clone(),
        }
    }
}

/// Pairs of sources.
#[derive(Clone, PartialEq, Debug)]
pub struct AlignedCorpus {
    /// What it is made from, by which it is explained.
    pub terms: Shared<CorpusTerms>,
    /// By key of the first, then of the other.
    pub texts: Vec<Arc<AlignedTexts>>,
}

/// Alignments of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct AlignmentMemory {
    terms: Table<(), Shared<Corpus>, Shared<CorpusTerms>>,
    texts: Table<TextPair, PairInput, Arc<AlignedTexts>>,
}

impl AlignmentMemory {
    /// Pairs of sources that the last run compared anew.
    pub fn compared_anew(&self) -> &[TextPair] {
        self.texts.anew()
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.terms.count() + self.texts.count()
    }
}

/// All that the alignment of two texts depends on.
#[derive(Clone, PartialEq, Debug)]
struct PairInput {
    a: Shared<SourceIndex>,
    b: Shared<SourceIndex>,
    /// How rare a word is in all sources.
    terms: Shared<CorpusTerms>,
}

/// Compares each source with each other one. Pure; what is found does not depend on the number of
/// threads.
pub fn alignment(corpus: &Shared<Corpus>) -> AlignedCorpus {
    let mut pairs = BTreeSet::new();
    for (number, a) in corpus.keys().enumerate() {
        pairs.extend(corpus.keys().skip(number + 1).map(|b| TextPair::new(a, b)));
    }
    alignment_of(corpus, &pairs, &mut AlignmentMemory::default())
}

/// The same for some pairs; where no source has changed, nothing is compared again.
pub fn alignment_of(
    corpus: &Shared<Corpus>,
    pairs: &BTreeSet<TextPair>,
    memory: &mut AlignmentMemory,
) -> AlignedCorpus {
    memory.terms.begin_run();
    memory.texts.begin_run();
    let read = |(): &(), corpus: &Shared<Corpus>| Shared(Arc::new(read(corpus)));
    let terms = memory.terms.get((), corpus.clone(), read);
    let mut asked = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let input = PairInput {
            a: corpus[&pair.a].clone(),
            b: corpus[&pair.b].clone(),
            terms: terms.clone(),
        };
        asked.push((pair.clone(), input));
    }
    let texts = memory.texts.get_all(asked, aligned);
    AlignedCorpus { terms, texts }
}

fn read(corpus: &Corpus) -> CorpusTerms {
    let mut vocabulary = Vocabulary::default();
    let mut texts = BTreeMap::new();
    for (key, index) in corpus {
        texts.insert(key.clone(), vocabulary.read(index));
    }
    CorpusTerms {
        all: Frequencies::of(texts.values()),
        vocabulary,
        texts,
    }
}

fn aligned(TextPair { a, b }: &TextPair, input: &PairInput) -> Arc<AlignedTexts> {
    let (first, second) = (&input.terms.texts[a], &input.terms.texts[b]);
    let (mut pairs, mut paragraphs) = (Vec::new(), Vec::new());
    if voice(&input.a.source) == voice(&input.b.source) {
        paragraphs = translated(&input.a.source, &input.b.source);
    } else {
        let scored = scores(first, second, &input.terms.all);
        pairs = ranked(&scored, (first.sentences.len(), second.sentences.len()));
    }
    Arc::new(AlignedTexts {
        a: a.clone(),
        b: b.clone(),
        pairs,
        paragraphs,
    })
}
