//! What resolving remembers: folded sources, and the quotations of each writing.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::memo::{Same, Table, same};
use crate::parse::{CustomRelation, Project, Source, SourceId, Writing, WritingId};
use crate::text::FileId;

use super::source_index::{FoldedSource, Indices, SourceIndex};
use super::{Nearest, QuotationId, Resolved, ResolvedAnnotation, Uncited};

/// Results of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    folded: Table<FileId, Same<Source>, Arc<FoldedSource>>,
    sources: Table<(), Same<Sources>, Arc<Sources>>,
    pub(super) writings: Table<WritingId, WritingInput, Arc<ResolvedWriting>>,
    pub(super) failures: Table<QuotationId, FailureInput, (Arc<Resolved>, Diagnostic)>,
    pub(super) checks: Table<WritingId, CheckInput, (ResolvedAnnotation, Diagnostics)>,
}

/// Of every source its key, its label and the key of what it translates.
type Heads = Vec<(SourceId, String, Option<String>)>;

/// Every source.
type Sources = Vec<Same<Source>>;

/// What annotations are told of sources.
pub(super) fn heads(project: &Project) -> Same<Heads> {
    let translated = |source: &Source| source.sidecar.translation_of.as_ref().map(|key| key.value.clone());
    let head = |source: &Arc<Source>| (source.key.clone(), source.label.clone(), translated(source));
    Same(Arc::new(project.sources.values().map(head).collect()))
}

/// All that the check of an annotation depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct CheckInput {
    pub(super) writing: Same<Writing>,
    /// Its own, in order.
    pub(super) quotations: Vec<Same<Resolved>>,
    pub(super) relations: BTreeMap<String, CustomRelation>,
    /// In which answers are written.
    pub(super) language: String,
    pub(super) heads: Same<Heads>,
    /// Where words are looked for that must not occur, and from which answers quote.
    pub(super) searched: Option<Same<Sources>>,
}

/// All that the quotations of a writing depend on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct WritingInput {
    pub(super) writing: Same<Writing>,
    /// All sources, in order.
    pub(super) keys: Same<Vec<SourceId>>,
    /// The sources that it cites.
    pub(super) cited: Vec<Same<Source>>,
    /// Annotations that it cites as if they were sources.
    pub(super) annotations: Vec<String>,
}

/// All that is said of a quotation that is not in its source depends on. Every source is looked at, which no other quotation's
/// writing depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct FailureInput {
    pub(super) failure: Same<Failure>,
    pub(super) sources: Same<Sources>,
}

/// A quotation that is not in its source.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Failure {
    /// As its own source leaves it.
    pub(super) resolved: Arc<Resolved>,
    /// The label of its own source.
    pub(super) label: String,
    /// What is said of it if no other source has the words.
    pub(super) fault: Diagnostic,
    /// The closest passage of its own source, close enough to be proposed or not.
    pub(super) nearest: Option<Nearest>,
}

/// The quotations of a writing and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub(super) struct ResolvedWriting {
    pub(super) quotations: Vec<Arc<Resolved>>,
    pub(super) uncited: Vec<Uncited>,
    pub(super) diagnostics: Diagnostics,
    /// Those that are not in their source, in order; what is wrong with them is not among the diagnostics.
    pub(super) failures: Vec<Same<Failure>>,
}

impl Memory {
    pub(super) fn turn(&mut self) {
        self.folded.turn();
        self.sources.turn();
        self.writings.turn();
        self.failures.turn();
        self.checks.turn();
    }

    /// Every source, folded.
    pub(super) fn indices<'a>(&mut self, project: &'a Project) -> Indices<'a> {
        let folded = |source: &'a Arc<Source>| {
            let folded = self.folded.get(source.file.clone(), Same(source.clone()), |source| FoldedSource::new(source).into());
            (source.key.clone(), SourceIndex::of(source, folded))
        };
        project.sources.values().map(folded).collect()
    }

    /// All sources as one input.
    pub(super) fn sources(&mut self, project: &Project) -> Same<Sources> {
        Same(same(&mut self.sources, (), project.sources.values().cloned().map(Same).collect()))
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.sources.count() + self.folded.count() + self.writings.count() + self.failures.count() + self.checks.count()
    }
}
