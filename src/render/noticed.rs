//! What a machine sees in the sources, as the bases of pages hold it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::compare::alignment::{TextPair, WordKind};
use crate::compare::{Candidates, ExplainedPair, Noticed, shown_places};
use crate::corpus::{Corpus, SourceIndex};
use crate::memo::{Shared, Table};
use crate::parse::{SourceId, WritingId};

use super::basis::{NearestSentence, PairSuggestions, SentencePlace, SuggestionBasis};
use super::pairs::SourcePair;

/// Words that a suggestion names; the others weigh less.
const MOST_WORDS: usize = 6;

/// Suggestions on a page, each some two thousand bytes of it: those of two books would be more than
/// a browser shows.
const MOST_SHOWN: usize = 100;

/// What pages show of the suggestions.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct ShownSuggestions {
    /// For each pair of sources that has a page the sentences that a machine ties, by their place
    /// in the first; none where that is not shown.
    pub of_pairs: BTreeMap<TextPair, Shared<PairSuggestions>>,
    /// For each source of which suggestions are shown, where in its shown text the sentences stand
    /// that a machine ties to those of others.
    pub places: BTreeMap<SourceId, Shared<Vec<Range<usize>>>>,
}

/// What earlier editions showed.
#[derive(Clone, Debug, Default)]
pub(super) struct SuggestionMemory {
    of_pairs: Table<TextPair, PairInput, Shared<PairSuggestions>>,
    places: Table<SourceId, PlacesInput, Shared<Vec<Range<usize>>>>,
}

impl SuggestionMemory {
    pub(super) fn count(&self) -> usize {
        self.of_pairs.count() + self.places.count()
    }
}

/// Two sources in the order of their page, and what ties them.
#[derive(Clone, PartialEq, Debug)]
struct PairInput {
    sources: [Shared<SourceIndex>; 2],
    is_turned: bool,
    found: Candidates,
}

/// A source, and what ties it to each other one.
type PlacesInput = (Shared<SourceIndex>, Vec<(TextPair, Candidates)>);

/// What pages show of the suggestions; what is as it was is not made again.
pub(super) fn shown_suggestions(
    noticed: &Noticed,
    corpus: &Corpus,
    pairs: &[SourcePair],
    memory: &mut SuggestionMemory,
) -> ShownSuggestions {
    memory.of_pairs.begin_run();
    memory.places.begin_run();
    let mut shown = ShownSuggestions::default();
    for pair in pairs {
        let texts = pair.texts();
        let Some(found) = noticed.suggested.get(&texts) else {
            continue;
        };
        let input = PairInput {
            sources: pair.sources.each_ref().map(|id| corpus[id].clone()),
            is_turned: pair.sources[0] != texts.a,
            found: found.clone(),
        };
        let made = memory.of_pairs.get(texts.clone(), input, suggestions);
        shown.of_pairs.insert(texts, made);
    }
    let mut of_sources: BTreeMap<&SourceId, Vec<(TextPair, Candidates)>> = BTreeMap::new();
    for (texts, found) in &noticed.suggested {
        for source in [&texts.a, &texts.b] {
            let all = of_sources.entry(source).or_default();
            all.push((texts.clone(), found.clone()));
        }
    }
    for (source, found) in of_sources {
        let input = (corpus[source].clone(), found);
        let made = memory.places.get(source.clone(), input, places);
        shown.places.insert(source.clone(), made);
    }
    shown
}

fn suggestions(_: &TextPair, input: &PairInput) -> Shared<PairSuggestions> {
    let sources = input.sources.each_ref().map(|source| &*source.0);
    let found = input.found.iter();
    let mut suggestions: Vec<SuggestionBasis> = found
        .map(|found| suggestion(found, sources, input.is_turned))
        .collect();
    let count = suggestions.len();
    suggestions.sort_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score.then(one.sentences.cmp(&other.sentences))
    });
    suggestions.truncate(MOST_SHOWN);
    suggestions.sort_by_key(|suggestion| suggestion.sentences);
    let shown = suggestions;
    Shared(PairSuggestions { count, shown }.into())
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

fn places(source: &SourceId, (index, found): &PlacesInput) -> Shared<Vec<Range<usize>>> {
    let mut numbers = BTreeSet::new();
    for (texts, found) in found {
        let pairs = found.iter().map(|found| found.pair);
        numbers.extend(pairs.map(|pair| if texts.a == *source { pair.a } else { pair.b }));
    }
    let all = index.all_sentences();
    let spans = numbers.into_iter().map(|number| all[number].span);
    Shared(shown_places(&index.source, spans).into())
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
