//! Sources made ready to be asked.
//!
//! In come the sources of a [`Project`]; out comes, for each, a [`SourceIndex`]: its text folded
//! and in small letters, its words and how rare they are, its sentences and paragraphs, and what
//! belongs together in them. Each is made only when it is asked for, and once. Whoever looks words
//! up, compares passages or repairs a quotation asks this one. Nothing here knows what a quotation
//! is, and nothing decides.

mod edges;
mod excerpt;
mod locator;
mod sentence;
mod source_index;
mod stems;
mod word_table;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::memo::{Shared, Table, same};
use crate::parse::{Project, Source, SourceId};

pub use edges::Edges;
pub use excerpt::{ShownWords, excerpts, paragraph_at, shown};
pub use locator::{locator, locators};
pub use sentence::Sentence;
pub use source_index::SourceIndex;
pub use stems::Stems;
pub use word_table::WordTable;

/// Every source of a project, ready to be asked.
pub type Corpus = BTreeMap<SourceId, Shared<SourceIndex>>;

/// Sources that earlier runs made ready. A source holds its language, so that it is remembered
/// under both.
#[derive(Clone, Debug, Default)]
pub struct CorpusMemory {
    sources: Table<SourceId, Shared<Source>, Arc<SourceIndex>>,
    /// All of them as one value, so that what is made from all compares them by one look.
    all: Table<(), Shared<Corpus>, Arc<Corpus>>,
}

impl CorpusMemory {
    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.sources.count() + self.all.count()
    }
}

/// Makes the sources of a project ready.
pub fn corpus(project: &Project) -> Shared<Corpus> {
    corpus_with(project, &mut CorpusMemory::default())
}

/// The same; a source that is as it was is not made ready again.
pub fn corpus_with(project: &Project, memory: &mut CorpusMemory) -> Shared<Corpus> {
    memory.sources.begin_run();
    memory.all.begin_run();
    let mut corpus = Corpus::new();
    for (key, source) in &project.sources {
        let input = Shared(source.clone());
        let index = memory.sources.get(key.clone(), input, |_, source| {
            SourceIndex::new(&source.0).into()
        });
        corpus.insert(key.clone(), Shared(index));
    }
    Shared(same(&mut memory.all, (), corpus))
}
