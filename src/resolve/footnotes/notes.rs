//! The notes of a page.

use crate::parse::WritingId;
use crate::text::Span;

/// The notes of one page by number; note N is at N - 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Notes(pub Vec<Note>);

impl Notes {
    /// Whether any of them is referred to in a text.
    pub(crate) fn has_marker_in(&self, writing: &WritingId) -> bool {
        let mut references = self.0.iter().flat_map(|note| &note.references);
        references.any(|reference| reference.writing == *writing)
    }
}

/// A note as a page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Unique on its page: an annotation's id, or a definition's; a definition of an annotation's
    /// body is `annotation.id`.
    pub id: String,
    /// What it is.
    pub target: NoteTarget,
    /// Every place on the page that refers to it, in the order of reading: prose first, then notes
    /// by number. Never empty.
    pub references: Vec<Reference>,
}

/// What a note is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoteTarget {
    /// An annotation.
    Annotation(WritingId),
    /// An ordinary footnote.
    Definition {
        /// The page or annotation that it stands in.
        writing: WritingId,
        /// Its index in the [`crate::parse::markdown::Document::definitions`] there.
        index: usize,
    },
}

impl NoteTarget {
    /// The annotation, if it is one.
    pub fn annotation(&self) -> Option<&WritingId> {
        match self {
            Self::Annotation(annotation) => Some(annotation),
            Self::Definition { .. } => None,
        }
    }
}

/// Where a marker stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reference {
    /// What it is written in: the page, or an annotation that the page shows.
    pub writing: WritingId,
    /// From `[` to `]`.
    pub span: Span,
}
