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
    sources: Table<(), Same<Sources>, Arc<Sources>>,
    pub(super) texts: Table<FileId, TextInput, Arc<ResolvedText>>,
}

/// Every source of a project.
pub(super) type Sources = Vec<Same<Source>>;

/// All that a text's quotations depend on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct TextInput {
    pub(super) text: Writing,
    pub(super) owner: Owner,
    pub(super) sources: Same<Sources>,
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
        self.sources.turn();
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

    /// All sources as one input.
    pub(super) fn sources(&mut self, project: &Project) -> Same<Sources> {
        Same(same(&mut self.sources, (), project.sources.iter().cloned().map(Same).collect()))
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.folded.count() + self.sources.count() + self.texts.count()
    }
}
