//! How much of each source is taken up: figures, and no judgement. A source that is quoted less may
//! say less.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::corpus::{Corpus, SourceIndex, shown};
use crate::memo::{Shared, Table};
use crate::parse::{Options, Project, SourceId};
use crate::resolve::Resolution;
use crate::text::{Span, merged, words};

use super::is_published;
use super::suggestions::sentences_at;

/// What published annotations quote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Balance {
    /// For each source.
    pub sources: BTreeMap<SourceId, SourceBalance>,
    /// How many comparisons have each relation, by its name.
    pub relations: BTreeMap<String, usize>,
}

/// What published annotations quote from a source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceBalance {
    /// Passages, each as often as it is quoted.
    pub passages: usize,
    /// Words that are quoted, each once.
    pub words: usize,
    /// All words of the source.
    pub all_words: usize,
    /// Sentences of which something is quoted.
    pub sentences: usize,
    /// All sentences of the source.
    pub all_sentences: usize,
}

/// The stretches of a source that annotations quote, with the source.
type QuotedInput = (Shared<SourceIndex>, Vec<Range<usize>>);

/// Figures of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct BalanceMemory(Table<SourceId, QuotedInput, SourceBalance>);

impl BalanceMemory {
    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.0.count()
    }
}

/// Counts what published annotations quote.
pub fn balance(
    project: &Project,
    corpus: &Corpus,
    resolution: &Resolution,
    options: &Options,
) -> Balance {
    balance_with(
        (project, corpus),
        resolution,
        options,
        &mut BalanceMemory::default(),
    )
}

/// The same; of a source of which the same is quoted nothing is counted again.
pub fn balance_with(
    (project, corpus): (&Project, &Corpus),
    resolution: &Resolution,
    options: &Options,
    memory: &mut BalanceMemory,
) -> Balance {
    memory.0.begin_run();
    let mut balance = Balance::default();
    let mut spans: BTreeMap<&SourceId, Vec<Range<usize>>> = BTreeMap::new();
    for (annotation, checked) in &resolution.annotations {
        if !is_published(&project.writings[annotation], options) {
            continue;
        }
        if let Some(relation) = &checked.relation {
            *balance.relations.entry(relation.name.clone()).or_default() += 1;
        }
        for id in &checked.quotations {
            let Some((source, passage)) = resolution.quotation(id).place() else {
                continue;
            };
            balance.sources.entry(source.clone()).or_default().passages += 1;
            let parts = passage.parts.iter().map(|part| part.span.range());
            spans.entry(source).or_default().extend(parts);
        }
    }
    let mut asked = Vec::with_capacity(corpus.len());
    for (source, index) in corpus {
        let quoted = merged(spans.remove(source).unwrap_or_default());
        asked.push((source.clone(), (index.clone(), quoted)));
    }
    for (source, counted) in corpus.keys().zip(memory.0.get_all(asked, counted)) {
        let of_source = balance.sources.entry(source.clone()).or_default();
        *of_source = SourceBalance {
            passages: of_source.passages,
            ..counted
        };
    }
    balance
}

fn counted(_: &SourceId, (index, quoted): &QuotedInput) -> SourceBalance {
    let mut of_source = SourceBalance::default();
    let mut sentences = BTreeSet::new();
    for range in quoted {
        let span = Span::new(range.start, range.end);
        of_source.words += words::words(&shown(&index.source, span)).count();
        sentences.extend(sentences_at(index.all_sentences(), span));
    }
    of_source.sentences = sentences.len();
    of_source.all_sentences = index.all_sentences().len();
    of_source.all_words = index.words().len();
    of_source
}
