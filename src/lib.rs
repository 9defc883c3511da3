#![doc = include_str!("README.md")]

pub mod address;
pub mod analysis;
pub mod commands;
pub mod compare;
pub mod corpus;
pub mod diagnostics;
pub mod disk;
pub mod draft;
pub mod language;
pub mod lsp;
pub mod memo;
mod par_map;
pub mod parse;
pub mod preview;
pub mod render;
pub mod repair;
pub mod resolve;
pub mod text;

pub use analysis::Analysis;

use std::collections::BTreeMap;
use std::sync::Arc;

use analysis::apply_lints;
use diagnostics::Diagnostics;
use parse::Inputs;
use render::Site;

/// Pure results of earlier runs under their whole inputs; an empty one gives the same bytes.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    analysis: analysis::Memory,
    render: render::RenderMemory,
}

impl Memo {
    /// For a run that none will follow: what such a run would remember only for the next, it lets
    /// go of.
    pub fn of_one_run() -> Self {
        Self {
            render: render::RenderMemory::of_one_run(),
            ..Self::default()
        }
    }

    /// What the analysis was made of is no more use where no run follows, and pages need the room.
    fn forget_the_way(&mut self) {
        if self.render.is_of_one_run() {
            self.analysis = analysis::Memory::default();
        }
    }

    /// How many results are remembered: those of one run, however many there were.
    pub fn count(&self) -> usize {
        self.analysis.count() + self.render.count()
    }

    /// What the pages of the last run were made from; nothing where it made none.
    pub fn page_bases(&self) -> Option<render::PageBases> {
        self.render.page_bases()
    }

    /// Addresses of the pages that the last run made anew, each because something that it shows has
    /// changed.
    pub fn made_anew(&self) -> &[String] {
        self.render.made_anew()
    }
}

/// Everything but the pages: what `check` and `quotations` need. Pure and total.
pub fn analyze(inputs: &Inputs, memo: &mut Memo) -> (Analysis, Diagnostics) {
    analysis::analyze(inputs, &mut memo.analysis)
}

/// The whole of it: what `build`, `watch` and `serve` publish. Pure and total; with errors the site
/// must not be published.
pub fn compile(inputs: &Inputs, memo: &mut Memo) -> (Site, Analysis, Diagnostics) {
    let (analysis, mut diagnostics) = analyze(inputs, memo);
    // Texts without a project are pages of no site.
    if diagnostics.has_errors() || analysis.project.is_bare {
        return (Site::default(), analysis, diagnostics);
    }
    memo.forget_the_way();
    let (site, found) = pages(inputs, &analysis, memo);
    diagnostics.append(found);
    (site, analysis, diagnostics.sorted())
}

/// What a preview shows until [`compile`] has made the site of a project that was analyzed and had
/// no errors; nothing if its theme has.
pub fn pages_on_demand(
    inputs: &Inputs,
    analysis: &Analysis,
    memo: &mut Memo,
) -> Option<render::PagesOnDemand> {
    render::pages_on_demand(inputs, analysis, &mut memo.render)
}

/// The pages that show a page or annotation, by address, after its words were edited: as
/// [`compile`] would make them, though no other text is read or checked again. `before` is what it
/// gave last, and had no errors.
///
/// Nothing where the edit may be seen elsewhere than on these pages, or may be an error: where it
/// quotes, names sources or refers to notes otherwise than before, changes more than the body, or
/// has to do with places that links lead to. Then [`compile`] tells. Lists, and what the search
/// finds, are of `compile` alone.
pub fn compile_edit(
    before: &Compiled,
    file: &text::FileId,
    bytes: &Arc<[u8]>,
) -> Option<BTreeMap<String, Arc<[u8]>>> {
    let Analysis {
        project,
        corpus,
        resolution,
        ..
    } = before.analysis;
    let known = project.writings.get(&parse::WritingId::new(file))?;
    let (writing, mut diagnostics) = parse::read_edit(known, &project.sources, bytes)?;
    let known = (&**known, &*resolution.quotations[&writing.id]);
    let edit = resolve::resolved_edit(&writing, known, (project, corpus))?;
    diagnostics.append(edit.diagnostics.clone());
    let pages = render::edited_pages(before.pages, (project, &writing), edit, &mut diagnostics)?;
    let diagnostics = apply_lints(diagnostics, &project.config.lints);
    (!diagnostics.has_errors()).then_some(pages)
}

/// What [`compile_edit`] needs of a project that was compiled.
#[derive(Clone, Copy, Debug)]
pub struct Compiled<'a> {
    /// Its results.
    pub analysis: &'a Analysis,
    /// What its pages were made from.
    pub pages: &'a render::PageBases,
}

/// The second half of [`compile`]: the pages of a project in which no error was found, and what is
/// found when they are made.
fn pages(inputs: &Inputs, analysis: &Analysis, memo: &mut Memo) -> (Site, Diagnostics) {
    let (site, found) = render::render_with(inputs, analysis, &mut memo.render);
    (site, apply_lints(found, &analysis.project.config.lints))
}
