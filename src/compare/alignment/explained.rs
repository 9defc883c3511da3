//! Why two sentences are a pair, and what in them wants a look.

use crate::corpus::SourceIndex;
use crate::text::Span;

use super::differing::{Differing, differing};
use super::kinds::{KnownTokens, SourceWords, WordKind};
use super::scores::stem_share;
use super::weights::{Frequencies, Weights};
use super::{AlignedTexts, CorpusTerms, SentencePair};

/// The reasons of a pair. All spans are bytes of the source files as stored.
#[derive(Clone, PartialEq, Debug)]
pub struct Explanation {
    /// Words that both have, those that count, date and name first, then by weight. The weights add
    /// up to the part of the score that words give.
    pub shared: Vec<SharedWord>,
    /// What the letters of the words add to the score.
    pub letters: f64,
    /// The longest run of words that both have.
    pub longest: Option<SharedRun>,
    /// Numbers, dates and names that one of them has alone: an editor should look at them.
    pub check: Vec<Differing>,
}

/// A word that both sentences have, in one form or another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SharedWord {
    /// What it does.
    pub kind: WordKind,
    /// Where it first stands in the first sentence.
    pub a: Span,
    /// And in the other.
    pub b: Span,
    /// Its part of the score.
    pub weight: f64,
}

/// Words that stand in both sentences in the same order without another between them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SharedRun {
    /// How many words.
    pub words: usize,
    /// Where they stand in the first sentence.
    pub a: Span,
    /// And in the other.
    pub b: Span,
}

/// Explains the pairs of two texts.
pub struct Explainer<'a> {
    texts: &'a AlignedTexts,
    terms: &'a CorpusTerms,
    /// How common each term is in the two texts.
    frequencies: Frequencies,
    sides: [SourceWords<'a>; 2],
}

impl<'a> Explainer<'a> {
    /// For two texts, by the terms that they were aligned by.
    pub fn new(
        texts: &'a AlignedTexts,
        terms: &'a CorpusTerms,
        sources: [&'a SourceIndex; 2],
    ) -> Self {
        Self {
            texts,
            terms,
            frequencies: Frequencies::of(
                [&terms.texts[&texts.a], &terms.texts[&texts.b]].into_iter(),
            ),
            sides: sources.map(SourceWords::new),
        }
    }

    /// The reasons of a pair.
    pub fn explain(&self, pair: &SentencePair) -> Explanation {
        let [first, second] = &self.sides;
        let sentence = |side: &SourceWords<'_>, number: usize| {
            side.of_sentence(&side.index.all_sentences()[number])
        };
        let (a, b) = (sentence(first, pair.a), sentence(second, pair.b));
        let shared = self.shared(pair, (&a, &b));
        let words: f64 = shared.iter().map(|word| word.weight).sum();
        Explanation {
            letters: (pair.score - words).max(0.0),
            longest: longest_run((first.index, &a), (second.index, &b)),
            check: differing((first.index, &a), (second.index, &b)),
            shared,
        }
    }

    fn shared(&self, pair: &SentencePair, (a, b): (&KnownTokens, &KnownTokens)) -> Vec<SharedWord> {
        let weights = Weights {
            pair: &self.frequencies,
            all: &self.terms.all,
        };
        let sentence = |key, number: usize| &self.terms.texts[key].sentences[number];
        let first = weights.stems(sentence(&self.texts.a, pair.a));
        let second = weights.stems(sentence(&self.texts.b, pair.b));
        let mut shared = Vec::new();
        for (term, weight) in stem_share(&first, &second) {
            let is_term = |(token, _): &&(_, _)| self.terms.vocabulary.stem(token) == Some(term);
            let found = a.iter().find(is_term).zip(b.iter().find(is_term));
            shared.extend(found.map(|((one, kind), (other, _))| SharedWord {
                kind: *kind,
                a: self.sides[0].index.span(one.range.clone()),
                b: self.sides[1].index.span(other.range.clone()),
                weight,
            }));
        }
        let class = |kind: WordKind| kind.min(WordKind::Word);
        shared.sort_by(|one, other| {
            let by_kind = class(one.kind).cmp(&class(other.kind));
            let by_weight = || other.weight.total_cmp(&one.weight);
            by_kind
                .then_with(by_weight)
                .then(one.a.start.cmp(&other.a.start))
        });
        shared
    }
}

/// The longest run of equal words, the first of equally long ones; small words alone are none.
fn longest_run(
    (first, a): (&SourceIndex, &KnownTokens),
    (second, b): (&SourceIndex, &KnownTokens),
) -> Option<SharedRun> {
    let mut longest: Option<(usize, usize, usize)> = None;
    // Lengths of the runs that end with the word before, by the word of the other sentence.
    let mut before = vec![0; b.len() + 1];
    for (i, (one, _)) in a.iter().enumerate() {
        let mut now = vec![0; b.len() + 1];
        for (j, (other, _)) in b.iter().enumerate() {
            if one.letters != other.letters {
                continue;
            }
            now[j + 1] = before[j] + 1;
            let run = &a[i + 1 - now[j + 1]..=i];
            let says_something = run.iter().any(|(token, _)| !token.is_small);
            if says_something && longest.is_none_or(|(length, ..)| now[j + 1] > length) {
                longest = Some((now[j + 1], i, j));
            }
        }
        before = now;
    }
    let (words, i, j) = longest.filter(|(words, ..)| *words > 1)?;
    let span = |index: &SourceIndex, tokens: &KnownTokens, last: usize| {
        index.span(tokens[last + 1 - words].0.range.start..tokens[last].0.range.end)
    };
    Some(SharedRun {
        words,
        a: span(first, a, i),
        b: span(second, b, j),
    })
}
