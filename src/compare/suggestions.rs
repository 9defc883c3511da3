//! What an editor may have overlooked: pairs of sentences that no annotation compares, and
//! sentences with facts that none touches.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::corpus::{Corpus, Sentence, SourceIndex};
use crate::memo::Shared;
use crate::parse::{SourceId, WritingId};
use crate::resolve::Resolution;
use crate::text::Span;

use super::alignment::{
    AlignedCorpus, AlignedTexts, Explainer, Explanation, SentencePair, WordKind, facts,
};
use super::speech::direct_speech;
use super::wording::{SharedWording, shared_wording};

/// What is worth a look. Neither list says that the rest is not.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Suggestions {
    /// Candidates that no annotation covers, those that share the most first.
    pub pairs: Vec<SuggestedPair>,
    /// Sentences with facts that no annotation touches, by source and place.
    pub untouched: Vec<UntouchedSentence>,
    /// Texts of which one has words of the other as they stand there.
    pub wording: Vec<(Arc<AlignedTexts>, SharedWording)>,
}

/// Two sentences that seem to speak of the same thing.
#[derive(Clone, PartialEq, Debug)]
pub struct SuggestedPair {
    /// The two texts.
    pub texts: Arc<AlignedTexts>,
    /// The two sentences.
    pub pair: SentencePair,
    /// Why.
    pub explanation: Explanation,
}

/// A sentence that nobody has taken up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UntouchedSentence {
    /// Whose.
    pub source: SourceId,
    /// Its number, from 0.
    pub sentence: usize,
    /// What makes it worth a look.
    pub holds: BTreeSet<Fact>,
}

/// What makes a sentence worth a look.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fact {
    /// A number.
    Number,
    /// A date.
    Date,
    /// A name.
    Name,
    /// Words in quotation marks.
    Speech,
}

/// The annotations that touch a sentence.
type Touched<'a> = BTreeMap<(&'a SourceId, usize), BTreeSet<&'a WritingId>>;

/// Looks at what annotations quote, drafts among them, and at what the machine sees in the sources.
pub fn suggestions(
    corpus: &Shared<Corpus>,
    resolution: &Resolution,
    aligned: &AlignedCorpus,
) -> Suggestions {
    let touched = touched(corpus, resolution);
    let mut pairs = Vec::new();
    for texts in &aligned.texts {
        pairs.extend(uncovered(texts, aligned, corpus, &touched));
    }
    pairs.sort_by(|one, other| {
        let by_score = other.pair.rank_score.total_cmp(&one.pair.rank_score);
        by_score.then_with(|| place(one).cmp(&place(other)))
    });
    Suggestions {
        pairs,
        untouched: corpus
            .iter()
            .flat_map(|(source, index)| {
                let is_touched = |sentence| touched.contains_key(&(source, sentence));
                untouched(source, &sentence_facts(index), is_touched)
            })
            .collect(),
        wording: wording(corpus, aligned),
    }
}

fn place(suggested: &SuggestedPair) -> (&SourceId, &SourceId, usize, usize) {
    let SuggestedPair { texts, pair, .. } = suggested;
    (&texts.a, &texts.b, pair.a, pair.b)
}

fn touched<'a>(corpus: &'a Corpus, resolution: &'a Resolution) -> Touched<'a> {
    let mut touched = Touched::new();
    for (annotation, checked) in &resolution.annotations {
        for id in &checked.quotations {
            let Some((source, passage)) = resolution.quotation(id).place() else {
                continue;
            };
            let Some((source, index)) = corpus.get_key_value(source) else {
                continue;
            };
            for part in &passage.parts {
                for sentence in sentences_at(index.all_sentences(), part.span) {
                    let annotations = touched.entry((source, sentence)).or_default();
                    annotations.insert(annotation);
                }
            }
        }
    }
    touched
}

/// Numbers of the sentences that hold a part of a span.
pub(super) fn sentences_at(sentences: &[Sentence], span: Span) -> Range<usize> {
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let last = sentences.partition_point(|sentence| sentence.span.start < span.end);
    first..last.max(first)
}

/// The candidates of two texts of which no annotation quotes both sentences.
fn uncovered(
    texts: &Arc<AlignedTexts>,
    aligned: &AlignedCorpus,
    corpus: &Corpus,
    touched: &Touched<'_>,
) -> Vec<SuggestedPair> {
    let candidates = texts.pairs.iter().filter(|pair| pair.candidate);
    let open: Vec<&SentencePair> = candidates
        .filter(|pair| !is_covered(texts, pair, touched))
        .collect();
    if open.is_empty() {
        return Vec::new();
    }
    let sources = [&*corpus[&texts.a].0, &*corpus[&texts.b].0];
    let explainer = Explainer::new(texts, &aligned.terms, sources);
    let suggested = open.into_iter().map(|pair| SuggestedPair {
        texts: texts.clone(),
        pair: *pair,
        explanation: explainer.explain(pair),
    });
    suggested.collect()
}

/// Whether one annotation quotes both sentences.
fn is_covered(texts: &AlignedTexts, pair: &SentencePair, touched: &Touched<'_>) -> bool {
    let first = touched.get(&(&texts.a, pair.a));
    let second = touched.get(&(&texts.b, pair.b));
    let both = first.zip(second);
    both.is_some_and(|(first, second)| !first.is_disjoint(second))
}

fn wording(corpus: &Corpus, aligned: &AlignedCorpus) -> Vec<(Arc<AlignedTexts>, SharedWording)> {
    let mut found = Vec::new();
    for texts in &aligned.texts {
        let wording = shared_wording(&corpus[&texts.a], &corpus[&texts.b]);
        if !wording.runs.is_empty() {
            found.push((texts.clone(), wording));
        }
    }
    found
}

/// What makes each sentence of a source worth a look, in order.
pub(super) fn sentence_facts(index: &SourceIndex) -> Vec<BTreeSet<Fact>> {
    let mut holds: Vec<BTreeSet<Fact>> = facts(index)
        .into_iter()
        .map(|kinds| kinds.into_iter().filter_map(fact).collect())
        .collect();
    for speech in direct_speech(index) {
        for sentence in sentences_at(index.all_sentences(), speech.span) {
            holds[sentence].insert(Fact::Speech);
        }
    }
    holds
}

/// The sentences of a source that have facts and that no annotation touches.
pub(super) fn untouched(
    source: &SourceId,
    facts: &[BTreeSet<Fact>],
    is_touched: impl Fn(usize) -> bool,
) -> Vec<UntouchedSentence> {
    let mut untouched = Vec::new();
    for (sentence, holds) in facts.iter().enumerate() {
        if !holds.is_empty() && !is_touched(sentence) {
            untouched.push(UntouchedSentence {
                source: source.clone(),
                sentence,
                holds: holds.clone(),
            });
        }
    }
    untouched
}

fn fact(kind: WordKind) -> Option<Fact> {
    match kind {
        WordKind::Number => Some(Fact::Number),
        WordKind::Date => Some(Fact::Date),
        WordKind::Name => Some(Fact::Name),
        WordKind::Word | WordKind::Small => None,
    }
}
