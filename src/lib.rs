#![doc = include_str!("README.md")]

pub mod address;
pub mod commands;
pub mod compare;
pub mod diagnostics;
pub mod disk;
pub mod language;
pub mod memo;
pub mod parse;
pub mod preview;
pub mod render;
pub mod resolve;
pub mod text;

use compare::Compared;
use diagnostics::{Diagnostics, Lints};
use parse::{Inputs, Project};
use render::Site;
use resolve::Resolution;

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

/// Pure results of earlier runs under their whole inputs; an empty one gives the same bytes.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    parse: parse::Memory,
    resolve: resolve::Memory,
    compare: compare::Memory,
    render: render::Memory,
}

impl Memo {
    /// For a run that none will follow: what such a run would remember only for the next, it lets go of.
    pub fn of_one_run() -> Self {
        Self { render: render::Memory::of_one_run(), ..Self::default() }
    }

    /// How many results are remembered: those of one run, however many there were.
    pub fn count(&self) -> usize {
        self.parse.count() + self.resolve.count() + self.compare.count() + self.render.count()
    }

    /// Addresses of the pages that the last run made anew, each because something that it shows has changed.
    pub fn made_anew(&self) -> &[String] {
        self.render.made_anew()
    }
}

/// Everything but the pages: what `check` and `quotations` need. Pure and total.
pub fn analyze(inputs: &Inputs, memo: &mut Memo) -> (Analysis, Diagnostics) {
    let (project, mut diagnostics) = parse::parse_with(inputs, &mut memo.parse);
    let (resolution, found) = resolve::resolve_with(&project, &inputs.options, &mut memo.resolve);
    diagnostics.append(found);
    let diagnostics = apply_lints(diagnostics, &project.config.lints).sorted();
    let compared = compare::compare_with(&project, &resolution, &inputs.options, &mut memo.compare);
    (Analysis { project, resolution, compared }, diagnostics)
}

/// The whole of it: what `build`, `watch` and `serve` publish. Pure and total; with errors the site must not be published.
pub fn compile(inputs: &Inputs, memo: &mut Memo) -> (Site, Analysis, Diagnostics) {
    let (analysis, mut diagnostics) = analyze(inputs, memo);
    if diagnostics.has_errors() {
        return (Site::default(), analysis, diagnostics);
    }
    let (site, found) = render::render_with(inputs, &analysis, &mut memo.render);
    diagnostics.append(apply_lints(found, &analysis.project.config.lints));
    (site, analysis, diagnostics.sorted())
}

/// What `[lints]` sets replaces a lint's own severity.
fn apply_lints(diagnostics: Diagnostics, lints: &Lints) -> Diagnostics {
    diagnostics.filter_map(|found| {
        let severity = lints.severity(found.code, found.severity)?;
        Some(found.severity(severity))
    })
}
