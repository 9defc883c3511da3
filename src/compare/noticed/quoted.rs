//! Which sentences published annotations quote.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::alignment::TextPair;
use crate::compare::is_published;
use crate::compare::suggestions::sentences_at;
use crate::parse::{SourceId, WritingId};
use crate::resolve::ResolvedSilence;

use super::Noticing;

/// What one annotation quotes.
pub(super) struct QuotedSentences<'a> {
    pub(super) annotation: &'a WritingId,
    pub(super) silent: &'a [ResolvedSilence],
    /// Numbers of the sentences, by source.
    pub(super) sentences: BTreeMap<&'a SourceId, BTreeSet<usize>>,
}

/// What each published annotation quotes.
pub(super) fn quoted(from: Noticing<'_>) -> Vec<QuotedSentences<'_>> {
    let mut quoted = Vec::new();
    for (annotation, checked) in &from.resolution.annotations {
        if !is_published(&from.project.writings[annotation], from.options) {
            continue;
        }
        let mut sentences: BTreeMap<&SourceId, BTreeSet<usize>> = BTreeMap::new();
        for id in &checked.quotations {
            let Some((source, passage)) = from.resolution.quotation(id).place() else {
                continue;
            };
            for part in &passage.parts {
                let found = sentences_at(from.corpus[source].all_sentences(), part.span);
                sentences.entry(source).or_default().extend(found);
            }
        }
        quoted.push(QuotedSentences {
            annotation,
            silent: &checked.silent,
            sentences,
        });
    }
    quoted
}

/// The sentences of each source that some annotation quotes.
pub(super) fn touched<'a>(
    quoted: &[QuotedSentences<'a>],
) -> BTreeMap<&'a SourceId, BTreeSet<usize>> {
    let mut touched: BTreeMap<&SourceId, BTreeSet<usize>> = BTreeMap::new();
    for (source, sentences) in quoted.iter().flat_map(|one| &one.sentences) {
        touched.entry(source).or_default().extend(sentences);
    }
    touched
}

/// Two sentences by their numbers, the first that of the text with the first key.
pub(super) type Sentences = (usize, usize);

/// For each pair of sources the sentences that one annotation quotes together.
pub(super) fn covered(quoted: &[QuotedSentences<'_>]) -> BTreeMap<TextPair, BTreeSet<Sentences>> {
    let mut covered: BTreeMap<TextPair, BTreeSet<Sentences>> = BTreeMap::new();
    for one in quoted {
        for (number, (a, of_a)) in one.sentences.iter().enumerate() {
            for (b, of_b) in one.sentences.iter().skip(number + 1) {
                let together = covered.entry(TextPair::new(a, b)).or_default();
                for first in of_a {
                    together.extend(of_b.iter().map(|second| (*first, *second)));
                }
            }
        }
    }
    covered
}
