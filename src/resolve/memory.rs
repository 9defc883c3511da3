//! What resolving remembers: the quotations of each writing, and what was checked of each
//! annotation.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::memo::{Shared, Table};
use crate::parse::{CustomRelation, SourceId, Writing, WritingId};

use super::voices::Voices;
use super::{Nearest, QuotationId, Resolved, ResolvedAnnotation, Uncited};

/// Results of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct ResolveMemory {
    pub(super) writings: Table<WritingId, ResolveInput, Arc<ResolvedWriting>>,
    pub(super) failures: Table<QuotationId, FailureInput, (Arc<Resolved>, Diagnostic)>,
    pub(super) checks: Table<WritingId, CheckInput, (Arc<ResolvedAnnotation>, Diagnostics)>,
}

/// All that the check of an annotation depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct CheckInput {
    pub(super) writing: Shared<Writing>,
    /// Its own, in order.
    pub(super) quotations: Vec<Shared<Resolved>>,
    pub(super) relations: Shared<BTreeMap<String, CustomRelation>>,
    /// In which answers are written.
    pub(super) language: String,
    /// What it is told of every source.
    pub(super) voices: Shared<Voices>,
    /// Where words are looked for that must not occur, and from which answers quote.
    pub(super) texts: Option<Shared<Corpus>>,
}

/// All that the quotations of a writing depend on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ResolveInput {
    pub(super) writing: Shared<Writing>,
    /// All sources, in order.
    pub(super) keys: Shared<Vec<SourceId>>,
    /// The sources that it cites.
    pub(super) cited: Corpus,
    /// Annotations that it cites as if they were sources.
    pub(super) annotations: Vec<String>,
}

/// All that is said of a quotation that is not in its source depends on. Every source is looked at,
/// which no other quotation's writing depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct FailureInput {
    pub(super) failure: Shared<Failure>,
    pub(super) corpus: Shared<Corpus>,
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
    pub(super) failures: Vec<Shared<Failure>>,
}

impl ResolveMemory {
    pub(super) fn turn(&mut self) {
        self.writings.begin_run();
        self.failures.begin_run();
        self.checks.begin_run();
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.writings.count() + self.failures.count() + self.checks.count()
    }
}
