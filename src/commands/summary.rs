//! The last line: what was checked, in numbers.

use crate::analysis::Analysis;
use crate::compare::Balance;
use crate::diagnostics::{Diagnostics, Severity};

/// `61 quotations`, `1 quotation`.
pub(super) fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// `Checked 61 quotations in 2 sources, 1 with a reservation`: quotations that may be published,
/// each with each of its sources. Pairs of quotation marks and blockquotes that name no source are
/// counted too: nobody shall take them for checked.
pub(super) fn checked(analysis: &Analysis) -> String {
    let lints = &analysis.project.config.lints;
    let quotations = analysis.resolution.quotations.values().flatten();
    let accepted: Vec<_> = quotations
        .filter(|resolved| resolved.status(lints).is_accepted())
        .collect();
    let reserved = match accepted
        .iter()
        .filter(|resolved| !resolved.excuses().is_empty())
        .count()
    {
        0 => String::new(),
        count => format!(", {count} with a reservation"),
    };
    let unchecked = unchecked(analysis);
    let unchecked = if unchecked == 0 {
        String::new()
    } else {
        format!(" ({unchecked} more without a citation are not checked)")
    };
    let (quotations, sources) = (
        counted(accepted.len(), "quotation"),
        counted(analysis.project.sources.len(), "source"),
    );
    format!("Checked {quotations} in {sources}{reserved}{unchecked}")
}

/// `Looked up 12 quotations in 3 texts, 2 of them in none`: of texts without a project.
pub(super) fn looked_up(analysis: &Analysis) -> String {
    let found: usize = analysis.resolution.quotations.values().map(Vec::len).sum();
    let nowhere = unchecked(analysis);
    let none = match nowhere {
        0 => String::new(),
        count => format!(", {count} of them in none"),
    };
    format!(
        "Looked up {} in {}{none}",
        counted(found + nowhere, "quotation"),
        counted(analysis.project.sources.len(), "text")
    )
}

/// `; the guard is lowered: meaning = warn`, where the settings let through what it would stop.
pub(super) fn lowered(analysis: &Analysis) -> String {
    let lowering = analysis.project.config.lints.lowering();
    lowering.map_or_else(String::new, |lints| {
        format!("; the guard is lowered: {lints}")
    })
}

/// What annotations take up of each source, and how many comparisons have each relation: figures,
/// which say nothing of whether they are as they should be.
pub(super) fn balanced(balance: &Balance) -> Vec<String> {
    let mut lines = Vec::new();
    for (source, of) in &balance.sources {
        lines.push(format!(
            "  {source}: {}, {} of {} words, {} of {} sentences quoted in annotations",
            counted(of.passages, "passage"),
            of.words,
            of.all_words,
            of.sentences,
            of.all_sentences
        ));
    }
    let relations: Vec<String> = balance
        .relations
        .iter()
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    if !relations.is_empty() {
        lines.push(format!("  relations: {}", relations.join(", ")));
    }
    lines
}

/// Pairs of quotation marks and blockquotes that name no source.
pub(super) fn unchecked(analysis: &Analysis) -> usize {
    analysis.resolution.uncited.values().map(Vec::len).sum()
}

/// `3 errors and 1 warning`; `no errors` where there is neither.
pub(super) fn faults(diagnostics: &Diagnostics) -> String {
    let (errors, warnings) = (
        diagnostics.count(Severity::Error),
        diagnostics.count(Severity::Warning),
    );
    match (errors, warnings) {
        (0, 0) => "no errors".to_owned(),
        (0, _) => format!("no errors, {}", counted(warnings, "warning")),
        (_, 0) => counted(errors, "error"),
        _ => format!(
            "{} and {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    }
}
