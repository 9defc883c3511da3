//! The candidates of the pairs that pages show, without those that an annotation quotes together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::compare::alignment::{
    AlignedTexts, CorpusTerms, Explainer, Explanation, SentencePair, TextPair,
};
use crate::corpus::{Corpus, SourceIndex};
use crate::memo::{Shared, Table};

use super::quoted::Sentences;

/// Two sentences with what they share.
#[derive(Clone, PartialEq, Debug)]
pub struct ExplainedPair {
    /// The two sentences.
    pub pair: SentencePair,
    /// Why.
    pub explanation: Explanation,
}

/// Candidates of two texts, by place. The same value as long as they are the same.
pub type Candidates = Shared<Vec<Arc<ExplainedPair>>>;

/// Candidates of earlier runs.
#[derive(Clone, Debug, Default)]
pub(super) struct SuggestedMemory {
    explained: Table<TextPair, ExplainedInput, Candidates>,
    open: Table<TextPair, (Candidates, BTreeSet<Sentences>), Candidates>,
}

impl SuggestedMemory {
    pub(super) fn count(&self) -> usize {
        self.explained.count() + self.open.count()
    }
}

/// All that the reasons of two texts' candidates depend on.
#[derive(Clone, PartialEq, Debug)]
struct ExplainedInput {
    texts: Shared<AlignedTexts>,
    terms: Shared<CorpusTerms>,
    a: Shared<SourceIndex>,
    b: Shared<SourceIndex>,
}

/// The candidates of each of these texts that are not covered.
pub(super) fn suggested(
    corpus: &Corpus,
    (texts, terms): (Vec<(TextPair, Shared<AlignedTexts>)>, &Shared<CorpusTerms>),
    mut covered: BTreeMap<TextPair, BTreeSet<Sentences>>,
    memory: &mut SuggestedMemory,
) -> BTreeMap<TextPair, Candidates> {
    memory.explained.begin_run();
    memory.open.begin_run();
    let mut asked = Vec::with_capacity(texts.len());
    for (pair, texts) in texts {
        let input = ExplainedInput {
            texts,
            terms: terms.clone(),
            a: corpus[&pair.a].clone(),
            b: corpus[&pair.b].clone(),
        };
        asked.push((pair, input));
    }
    let pairs: Vec<TextPair> = asked.iter().map(|(pair, _)| pair.clone()).collect();
    let candidates = memory.explained.get_all(asked, explained);
    let mut suggested = BTreeMap::new();
    for (pair, candidates) in pairs.into_iter().zip(candidates) {
        let input = (candidates, covered.remove(&pair).unwrap_or_default());
        let open = memory.open.get(pair.clone(), input, open);
        suggested.insert(pair, open);
    }
    suggested
}

fn explained(_: &TextPair, input: &ExplainedInput) -> Candidates {
    let candidates = input.texts.pairs.iter().filter(|pair| pair.candidate);
    let candidates: Vec<&SentencePair> = candidates.collect();
    if candidates.is_empty() {
        return Shared(Arc::default());
    }
    let explainer = Explainer::new(&input.texts, &input.terms, [&input.a, &input.b]);
    let pairs = candidates.into_iter().map(|pair| ExplainedPair {
        pair: *pair,
        explanation: explainer.explain(pair),
    });
    Shared(Arc::new(pairs.map(Arc::new).collect()))
}

fn open(_: &TextPair, (candidates, covered): &(Candidates, BTreeSet<Sentences>)) -> Candidates {
    let is_open = |found: &&Arc<ExplainedPair>| !covered.contains(&(found.pair.a, found.pair.b));
    let open = candidates.iter().filter(is_open);
    Shared(Arc::new(open.cloned().collect()))
}
