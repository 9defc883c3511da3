//! What resolving remembers: folded sources, and each text's quotations.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostics, Level};
use crate::memo::{Same, Table, same};
use crate::parse::{Project, Source, Writing};
use crate::text::FileId;

use super::source_index::{FoldedSource, SourceIndex};
use super::{Owner, Resolved};

/// Results of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    folded: Table<FileId, Same<Source>, Arc<FoldedSource>>,
    keys: Table<(), Same<Vec<String>>, Arc<Vec<String>>>,
    pub(super) texts: Table<FileId, TextInput, Arc<ResolvedText>>,
}

/// All that a text's quotations depend on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct TextInput {
    pub(super) text: Writing,
    pub(super) owner: Owner,
    /// The keys of all sources, in order.
    pub(super) keys: Same<Vec<String>>,
    /// The sources that it cites.
    pub(super) cited: Vec<Same<Source>>,
    pub(super) lints: BTreeMap<Code, Level>,
}

/// A text's quotations and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub(super) struct ResolvedText {
    pub(super) quotations: Vec<Arc<Resolved>>,
    pub(super) diagnostics: Diagnostics,
}

impl Memory {
    pub(super) fn turn(&mut self) {
        self.folded.turn();
        self.keys.turn();
        self.texts.turn();
    }

    /// Every source, folded.
    pub(super) fn indices<'a>(&mut self, project: &'a Project) -> Vec<SourceIndex<'a>> {
        let folded = |source: &'a Arc<Source>| {
            let folded = self.folded.get(source.file.clone(), Same(source.clone()), |source| FoldedSource::new(source).into());
            SourceIndex::of(source, folded)
        };
        project.sources.iter().map(folded).collect()
    }

    /// The keys of all sources as one input.
    pub(super) fn keys(&mut self, project: &Project) -> Same<Vec<String>> {
        Same(same(&mut self.keys, (), project.sources.iter().map(|source| source.key.clone()).collect()))
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.folded.count() + self.keys.count() + self.texts.count()
    }
}
