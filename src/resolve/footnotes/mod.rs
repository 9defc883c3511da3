//! Footnotes: which note each `[^id]` means, and in which order notes are numbered.

mod book;
mod checks;
mod notes;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostics;
use crate::parse::{Options, Project, Writing, WritingId};

use book::Book;
pub use notes::{Note, NoteTarget, Notes, Reference};

/// Resolves every footnote: the notes of each page, and those of each annotation's own page. There
/// the annotation is no note of its own, since whoever follows a reference to it is on it already;
/// and of other annotations only those are notes that it refers to itself, since those that they
/// refer to are one link away, and pages would grow with the length of such chains.
pub fn footnotes(
    project: &Project,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<WritingId, Notes> {
    let book = Book::new(project);
    let notes: BTreeMap<WritingId, Notes> = book
        .texts
        .iter()
        .map(|(writing, text)| ((*writing).clone(), book.notes_of(text)))
        .collect();
    let meant = checks::written(&book, options, diagnostics);
    for (writing, text) in &book.texts {
        checks::unused_definitions(text, &notes[*writing], &meant, diagnostics);
    }
    checks::unused_annotations(project, &notes, &meant, diagnostics);
    notes
}

/// The notes of the page of one text, where the project has `edited` as it was.
pub(crate) fn notes_of(page: &Writing, edited: &Writing, project: &Project) -> Notes {
    let book = Book::of_page(page, edited, project);
    book.notes_of(&book.texts[&page.id])
}
