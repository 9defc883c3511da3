//! At each silence the sentence that the text does have and that comes nearest.

use std::collections::BTreeMap;

use crate::compare::alignment::{AlignedTexts, TextPair};
use crate::memo::{Shared, Table};
use crate::parse::{SourceId, WritingId};

use super::quoted::QuotedSentences;

/// For each source that is quoted how its sentences stand to those of the silent one, and the
/// numbers of those that are quoted.
type NearestInput = Vec<(Shared<AlignedTexts>, Vec<usize>)>;

/// An annotation and a source that is silent in it.
type Silence = (WritingId, SourceId);

/// What earlier runs found.
#[derive(Clone, Debug, Default)]
pub(super) struct NearestMemory(Table<Silence, NearestInput, Option<usize>>);

impl NearestMemory {
    pub(super) fn count(&self) -> usize {
        self.0.count()
    }
}

/// For each annotation its silent sources with the number of that sentence. `texts` are all pairs
/// of one that is quoted and one that is silent and may be shown.
pub(super) fn nearest(
    quoted: &[QuotedSentences<'_>],
    texts: &BTreeMap<TextPair, Shared<AlignedTexts>>,
    memory: &mut NearestMemory,
) -> BTreeMap<WritingId, Vec<(SourceId, usize)>> {
    memory.0.begin_run();
    let mut nearest: BTreeMap<WritingId, Vec<(SourceId, usize)>> = BTreeMap::new();
    for one in quoted {
        for silence in one.silent {
            let mut input = NearestInput::new();
            for (source, sentences) in &one.sentences {
                if let Some(texts) = texts.get(&TextPair::new(source, &silence.source)) {
                    input.push((texts.clone(), sentences.iter().copied().collect()));
                }
            }
            let key = (one.annotation.clone(), silence.source.clone());
            if let Some(sentence) = memory.0.get(key, input, nearest_sentence) {
                let found = nearest.entry(one.annotation.clone()).or_default();
                found.push((silence.source.clone(), sentence));
            }
        }
    }
    nearest
}

/// The sentence of the silent source that shares the most with one that is quoted, the first of
/// equal ones.
fn nearest_sentence((_, silent): &Silence, quoted: &NearestInput) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (texts, sentences) in quoted {
        for pair in &texts.pairs {
            let (of_quoted, of_silent) = if texts.a == *silent {
                (pair.b, pair.a)
            } else {
                (pair.a, pair.b)
            };
            if sentences.binary_search(&of_quoted).is_err() {
                continue;
            }
            let is_better = best.is_none_or(|(score, sentence)| {
                let by_score = pair.score.total_cmp(&score);
                by_score.then(sentence.cmp(&of_silent)).is_gt()
            });
            if is_better {
                best = Some((pair.score, of_silent));
            }
        }
    }
    best.map(|(_, sentence)| sentence)
}
