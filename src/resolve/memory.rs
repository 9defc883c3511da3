//! What resolving remembers: sources made ready for searching, and the quotations of each writing.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::memo::{Same, Table, same};
use crate::parse::{CustomRelation, Project, Source, SourceId, Writing, WritingId};
use crate::text::FileId;

use super::annotations::Voices;
use super::quotations::Desk;
use super::{Nearest, QuotationId, Resolved, ResolvedAnnotation, Uncited};

/// Results of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    sources: Table<FileId, Same<Source>, Arc<Desk>>,
    desks: Table<(), Same<Desks>, Arc<Desks>>,
    pub(super) writings: Table<WritingId, WritingInput, Arc<ResolvedWriting>>,
    pub(super) failures: Table<QuotationId, FailureInput, (Arc<Resolved>, Diagnostic)>,
    pub(super) checks: Table<WritingId, CheckInput, (ResolvedAnnotation, Diagnostics)>,
}

/// Sources, each on its desk.
pub(super) type Desks = BTreeMap<SourceId, Same<Desk>>;

/// All that the check of an annotation depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct CheckInput {
    pub(super) writing: Same<Writing>,
    /// Its own, in order.
    pub(super) quotations: Vec<Same<Resolved>>,
    pub(super) relations: BTreeMap<String, CustomRelation>,
    /// In which answers are written.
    pub(super) language: String,
    /// What it is told of every source.
    pub(super) voices: Same<Voices>,
    /// Where words are looked for that must not occur, and from which answers quote.
    pub(super) texts: Option<Same<Desks>>,
}

/// All that the quotations of a writing depend on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct WritingInput {
    pub(super) writing: Same<Writing>,
    /// All sources, in order.
    pub(super) keys: Same<Vec<SourceId>>,
    /// The sources that it cites.
    pub(super) cited: Desks,
    /// Annotations that it cites as if they were sources.
    pub(super) annotations: Vec<String>,
}

/// All that is said of a quotation that is not in its source depends on. Every source is looked at,
/// which no other quotation's writing depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct FailureInput {
    pub(super) failure: Same<Failure>,
    pub(super) desks: Same<Desks>,
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
    /// Those that are not in their source, in order; what is wrong with them is not among the
    /// diagnostics.
    pub(super) failures: Vec<Same<Failure>>,
}

impl Memory {
    pub(super) fn turn(&mut self) {
        self.sources.turn();
        self.desks.turn();
        self.writings.turn();
        self.failures.turn();
        self.checks.turn();
    }

    /// Every source on its desk, all as one input.
    pub(super) fn desks(&mut self, project: &Project) -> Same<Desks> {
        let mut desks = Desks::new();
        for (key, source) in &project.sources {
            let desk = self
                .sources
                .get(source.file.clone(), Same(source.clone()), |_, source| {
                    Desk::new(&source.0).into()
                });
            desks.insert(key.clone(), Same(desk));
        }
        Same(same(&mut self.desks, (), desks))
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.sources.count()
            + self.desks.count()
            + self.writings.count()
            + self.failures.count()
            + self.checks.count()
    }
}
