//! What a machine sees in the sources, as the bases of pages hold it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::compare::alignment::WordKind;
use crate::compare::{ExplainedPair, Noticed, shown_places};
use crate::corpus::{Corpus, SourceIndex};
use crate::parse::{SourceId, WritingId};

use super::basis::{NearestSentence, SentencePlace, SuggestionBasis};
use super::pairs::SourcePair;

/// Words that a suggestion names; the others weigh less.
const MOST_WORDS: usize = 6;

/// The sentences of a pair of sources that a machine ties, by their place in the first; nothing
/// where that is not shown.
pub(super) fn suggestions(
    noticed: &Noticed,
    corpus: &Corpus,
    pair: &SourcePair,
) -> Option<Vec<SuggestionBasis>> {
    let texts = pair.texts();
    let found = noticed.suggested.get(&texts)?;
    let is_turned = pair.sources[0] != texts.a;
    let sources = pair.sources.each_ref().map(|source| &*corpus[source].0);
    let suggestion = |found: &ExplainedPair| suggestion(found, sources, is_turned);
    let mut suggestions: Vec<_> = found.iter().map(|found| suggestion(found)).collect();
    suggestions.sort_by_key(|suggestion| suggestion.sentences);
    Some(suggestions)
}

fn suggestion(
    found: &ExplainedPair,
    sources: [&SourceIndex; 2],
    is_turned: bool,
) -> SuggestionBasis {
    let mut numbers = [found.pair.a, found.pair.b];
    if is_turned {
        numbers.reverse();
    }
    let telling = found.explanation.shared.iter();
    let telling = telling.filter(|word| word.kind != WordKind::Small);
    let words = telling.take(MOST_WORDS).map(|word| {
        let span = if is_turned { word.b } else { word.a };
        sources[0].in_one_line(span)
    });
    SuggestionBasis {
        sentences: [0, 1].map(|side| place(sources[side], numbers[side])),
        score: found.pair.score,
        shared: words.collect(),
    }
}

fn place(index: &SourceIndex, number: usize) -> SentencePlace {
    let sentence = &index.all_sentences()[number];
    SentencePlace {
        number: number + 1,
        paragraph: sentence.paragraph,
        span: sentence.span,
    }
}

/// For each source of which suggestions are shown, where in its shown text the sentences stand that
/// a machine ties to those of others.
pub(super) fn suggested_places(
    noticed: &Noticed,
    corpus: &Corpus,
) -> BTreeMap<SourceId, Vec<Range<usize>>> {
    let mut sentences: BTreeMap<&SourceId, BTreeSet<usize>> = BTreeMap::new();
    for (texts, found) in &noticed.suggested {
        let first = sentences.entry(&texts.a).or_default();
        first.extend(found.iter().map(|found| found.pair.a));
        let second = sentences.entry(&texts.b).or_default();
        second.extend(found.iter().map(|found| found.pair.b));
    }
    let mut places = BTreeMap::new();
    for (source, numbers) in sentences {
        let index = &corpus[source];
        let all = index.all_sentences();
        let spans = numbers.into_iter().map(|number| all[number].span);
        places.insert(source.clone(), shown_places(&index.source, spans));
    }
    places
}

/// For each silent source of an annotation the sentence that comes nearest.
pub(super) fn nearest_sentences(
    noticed: &Noticed,
    corpus: &Corpus,
    annotation: &WritingId,
) -> Vec<NearestSentence> {
    let mut nearest = Vec::new();
    for (source, number) in noticed.nearest.get(annotation).into_iter().flatten() {
        let index = &corpus[source];
        let sentence = &index.all_sentences()[*number];
        nearest.push(NearestSentence {
            source: source.clone(),
            paragraph: sentence.paragraph,
            language: index.source.language.clone(),
            words: index.in_one_line(sentence.span),
        });
    }
    nearest
}
