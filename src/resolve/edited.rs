//! One text whose words were edited, where that changes nothing of what others see of it.

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::Diagnostics;
use crate::parse::{Project, Writing};

use super::footnotes::notes_of;
use super::quotations::resolved_alone;
use super::{Notes, Resolved, Uncited};

/// What an edited text means in the sources.
pub(crate) struct ResolvedEdit {
    /// Its quotations: those that it had, at other places of it perhaps.
    pub quotations: Vec<Arc<Resolved>>,
    /// What looks quoted in it and is not cited.
    pub uncited: Vec<Uncited>,
    /// The notes of its own page.
    pub notes: Notes,
    /// What is wrong with its quotations.
    pub diagnostics: Diagnostics,
}

/// Looks up what an edited text refers to, where the rest of the project stays as it is. `old` is
/// the text in that, and `known` what it quoted. Nothing if it quotes or notes otherwise than it
/// did, which others see.
pub(crate) fn resolved_edit(
    writing: &Arc<Writing>,
    (old, known): (&Writing, &[Arc<Resolved>]),
    (project, corpus): (&Project, &Corpus),
) -> Option<ResolvedEdit> {
    if !has_same_notes(old, writing) || named(old) != named(writing) {
        return None;
    }
    let resolved = resolved_alone(writing, project, corpus);
    let is_same = known.len() == resolved.quotations.len()
        && known
            .iter()
            .zip(&resolved.quotations)
            .all(|(old, new)| old.is_same_but_for_place(new));
    is_same.then(|| ResolvedEdit {
        notes: notes_of(writing, writing, project),
        quotations: resolved.quotations,
        uncited: resolved.uncited,
        diagnostics: resolved.diagnostics,
    })
}

/// Whether two states of a text have the same notes in the same order.
fn has_same_notes(before: &Writing, now: &Writing) -> bool {
    markers(before) == markers(now) && definitions(before) == definitions(now)
}

/// The id of each marker, with that of the definition that it stands in.
fn markers(writing: &Writing) -> Vec<(&str, Option<&str>)> {
    let markers = writing.document.footnotes.iter();
    markers
        .map(|marker| (marker.id.as_str(), marker.inside.as_deref()))
        .collect()
}

fn definitions(writing: &Writing) -> Vec<&str> {
    let definitions = writing.document.definitions.iter();
    definitions
        .map(|definition| definition.id.as_str())
        .collect()
}

/// The sources that a text names, in whose order all sources may be shown.
fn named(writing: &Writing) -> Vec<&str> {
    let cited = writing.document.citations.iter();
    let cited = cited.flat_map(|citation| &citation.sources);
    cited.map(|source| source.key.as_str()).collect()
}
