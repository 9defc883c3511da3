//! The results of the stages together: what `check` and `quotations` print, and what pages are made
//! from.

use crate::address::LOCK;
use crate::compare::{self, Compared};
use crate::corpus::{self, Corpus};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Lints, Place};
use crate::memo::Shared;
use crate::parse::{self, Inputs, Project, SourceText, newer_lock};
use crate::resolve::{self, Resolution};
use crate::text::{FileId, Span};

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
    let compared =
        compare::compare_with(&project, &resolution, &inputs.options, &mut memory.compare);
    let analysis = Analysis {
        project,
        corpus,
        resolution,
        compared,
    };
    diagnostics.extend(outdated(inputs, &analysis));
    diagnostics.extend(all_quoted(&analysis));
    let diagnostics = apply_lints(diagnostics, &analysis.project.config.lints).sorted();
    (analysis, diagnostics)
}

/// The text of the lock as it should be once this has been published without errors.
pub fn next_lock(analysis: &Analysis) -> String {
    resolve::next_lock(
        &analysis.project,
        &analysis.corpus,
        &analysis.resolution.quotations,
    )
}

/// That a lock is of newer rules, or not what it should be where that was asked for.
fn outdated(inputs: &Inputs, analysis: &Analysis) -> Option<Diagnostic> {
    let file = FileId::new(LOCK);
    let place = Place::new(&file, Span::new(0, 0));
    if analysis.project.lock.rules > resolve::RULES {
        return Some(newer_lock(&file));
    }
    if !inputs.options.locked {
        return None;
    }
    let written = inputs.files.get(&file);
    let should_be = next_lock(analysis);
    let bytes = written.map_or(&[][..], |bytes| bytes);
    if bytes == should_be.as_bytes() {
        return None;
    }
    let message = match written {
        Some(_) => "variorum.lock is not what a build would write",
        None => "there is no variorum.lock",
    };
    let error = Diagnostic::new(Code::LockOutdated, place, message);
    Some(error.help("run variorum build without --locked, and commit the file"))
}

/// Sources of which only excerpts may be published, and nearly all is quoted. A post is as short as
/// what one quotes of it.
fn all_quoted(analysis: &Analysis) -> Vec<Diagnostic> {
    const NEARLY_ALL: usize = 90;
    const OF_A_POST: usize = 280;
    let mut found = Vec::new();
    if analysis.project.is_bare {
        return found;
    }
    for source in analysis.project.sources.values() {
        let coverage = &analysis.compared.coverage[&source.key];
        let is_kept = source.published_text == SourceText::Excerpts;
        if !is_kept || coverage.length <= OF_A_POST || coverage.percent() < NEARLY_ALL {
            continue;
        }
        let message = format!(
            "{} per cent of this text are quoted and so published, and only excerpts of it may be",
            coverage.percent()
        );
        let warning = Diagnostic::new(Code::AllQuoted, Place::start_of(&source.file), message);
        found
            .push(warning.help("quote less of it, or write text = \"full\" if you may publish it"));
    }
    found
}

/// What `[lints]` sets replaces a lint's own severity.
pub(crate) fn apply_lints(diagnostics: Diagnostics, lints: &Lints) -> Diagnostics {
    diagnostics.filter_map(|found| {
        let severity = lints.severity(found.code, found.severity)?;
        Some(found.severity(severity))
    })
}
