//! The results of the stages together: what `check` and `quotations` print, and what pages are made
//! from.

use crate::compare::{self, Compared};
use crate::corpus::{self, Corpus};
use crate::diagnostics::{Diagnostics, Lints};
use crate::memo::Shared;
use crate::parse::{self, Inputs, Project};
use crate::resolve::{self, Resolution};

/// The results of the stages, without methods: whoever has a question about the project asks these.
#[derive(Clone, PartialEq, Debug)]
pub struct Analysis {
    /// What the files say.
    pub project: Project,
    /// Its sources, ready to be asked.
    pub corpus: Shared<Corpus>,
    /// What that means in the sources.
    pub resolution: Resolution,
    /// How the passages stand to each other.
    pub compared: Compared,
}

/// What the stages remember of earlier runs; an empty one gives the same results.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    parse: parse::ParseMemory,
    corpus: corpus::CorpusMemory,
    resolve: resolve::ResolveMemory,
    compare: compare::WordsMemory,
}

impl Memory {
    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.parse.count() + self.corpus.count() + self.resolve.count() + self.compare.count()
    }
}

/// Everything but the pages. Pure and total.
pub(crate) fn analyze(inputs: &Inputs, memory: &mut Memory) -> (Analysis, Diagnostics) {
    let (project, mut diagnostics) = parse::parse_with(inputs, &mut memory.parse);
    let corpus = corpus::corpus_with(&project, &mut memory.corpus);
    let (resolution, found) =
        resolve::resolve_with(&project, &corpus, &inputs.options, &mut memory.resolve);
    diagnostics.append(found);
    let diagnostics = apply_lints(diagnostics, &project.config.lints).sorted();
    let compared =
        compare::compare_with(&project, &resolution, &inputs.options, &mut memory.compare);
    (
        Analysis {
            project,
            corpus,
            resolution,
            compared,
        },
        diagnostics,
    )
}

/// What `[lints]` sets replaces a lint's own severity.
pub(crate) fn apply_lints(diagnostics: Diagnostics, lints: &Lints) -> Diagnostics {
    diagnostics.filter_map(|found| {
        let severity = lints.severity(found.code, found.severity)?;
        Some(found.severity(severity))
    })
}
