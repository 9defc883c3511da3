//! What was written meets the sources.
//!
//! In comes a [`Project`]; out comes, for each quotation, the [`Passage`] it resolves to, for each
//! footnote the note it means, and for each annotation how its relation, answers and silences
//! stand. Nothing is accepted because it is similar: fuzzy search lives in `nearest` and feeds
//! messages and proposals only.

mod alignment;
mod allowances;
mod almost;
mod anchor;
mod annotations;
mod citations;
mod context;
mod edited;
pub mod footnotes;
mod locked;
pub mod meaning;
mod memory;
mod nearest;
mod outcome;
mod passage;
mod quotations;
mod resolved_annotation;
#[cfg(test)]
mod trial;
mod uncited;
mod voices;
mod weighed;

pub(crate) use edited::{ResolvedEdit, resolved_edit};
pub(crate) use footnotes::notes_of;
pub use footnotes::{Note, NoteTarget, Notes, Reference};
pub use locked::RULES;
pub(crate) use locked::next_lock;
pub use memory::ResolveMemory;
pub use outcome::{
    Excuse, How, Objection, OtherPlace, Outcome, QuotationId, Quotations, Resolved, Status, Uncited,
};
pub use passage::{Mark, Nearest, Part, Passage, Piece};
pub use quotations::look_up;
pub(crate) use quotations::{Cut, cut};
pub use resolved_annotation::{Exception, Relation, ResolvedAnnotation, ResolvedSilence};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::corpus::{Corpus, corpus};
use crate::diagnostics::Diagnostics;
use crate::memo::Shared;
use crate::par_map::join;
use crate::parse::{Options, Project, WritingId};

/// The results of this stage.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Resolution {
    /// Every quotation with each of its cited sources.
    pub quotations: Quotations,
    /// What looks quoted in every writing and is not cited, by place.
    pub uncited: BTreeMap<WritingId, Vec<Uncited>>,
    /// Every annotation, checked.
    pub annotations: BTreeMap<WritingId, Arc<ResolvedAnnotation>>,
    /// The notes of every writing's own page.
    pub notes: BTreeMap<WritingId, Notes>,
}

impl Resolution {
    /// The quotation of a name.
    pub fn quotation(&self, id: &QuotationId) -> &Arc<Resolved> {
        &self.quotations[&id.writing][id.number - 1]
    }
}

/// Looks up everything that a project's texts refer to.
pub fn resolve(project: &Project, options: &Options) -> (Resolution, Diagnostics) {
    resolve_with(
        project,
        &corpus(project),
        options,
        &mut ResolveMemory::default(),
    )
}

/// The same; texts that are as they were, with sources that are as they were, are not looked up
/// again.
pub fn resolve_with(
    project: &Project,
    corpus: &Shared<Corpus>,
    options: &Options,
    memory: &mut ResolveMemory,
) -> (Resolution, Diagnostics) {
    memory.turn();
    let mut diagnostics = Diagnostics::default();
    let (quotations, uncited) = quotations::quotations(project, corpus, memory, &mut diagnostics);
    if project.is_bare {
        let resolution = Resolution {
            quotations,
            uncited,
            ..Resolution::default()
        };
        return (resolution, diagnostics);
    }
    let mut of_notes = Diagnostics::default();
    let (annotations, notes) = join(
        || annotations::annotations(project, corpus, &quotations, memory, &mut diagnostics),
        || footnotes::footnotes(project, options, &mut of_notes),
    );
    diagnostics.append(of_notes);
    (
        Resolution {
            quotations,
            uncited,
            annotations,
            notes,
        },
        diagnostics,
    )
}
