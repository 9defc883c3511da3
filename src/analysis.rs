//! The results of the stages together: what `check` and `quotations` print, and what pages are made
//! from.

use crate::compare::{self, Compared};
use crate::diagnostics::{Diagnostics, Lints};
use crate::parse::{self, Inputs, Project};
use crate::resolve::{self, Resolution};

/// The results of the stages, without methods: whoever has a question about the project asks these.
#[derive(Clone, PartialEq, Debug)]
pub struct Analysis {
    /// What the files say.
    pub project: Project,
    /// What that means in the sources.
    pub resolution: Resolution,
    /// How the passages stand to each other.
    pub compared: Compared,
}

/// What the stages remember of earlier runs; an empty one gives the same results.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    parse: parse::ParseMemory,
    resolve: resolve::ResolveMemory,
    compare: compare::WordsMemory,
}

impl Memory {
    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.parse.count() + self.resolve.count() + self.compare.count()
    }
}

/// Everything but the pages. Pure and total.
pub(crate) fn analyze(inputs: &Inputs, memory: &mut Memory) -> (Analysis, Diagnostics) {
    let (project, mut diagnostics) = parse::parse_with(inputs, &mut memory.parse);
    let (resolution, found) = resolve::resolve_with(&project, &inputs.options, &mut memory.resolve);
    diagnostics.append(found);
    let diagnostics = apply_lints(diagnostics, &project.config.lints).sorted();
    let compared =
        compare::compare_with(&project, &resolution, &inputs.options, &mut memory.compare);
    (
        Analysis {
            project,
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
