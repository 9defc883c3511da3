//! What the stages after this one look through alike: annotations and pages.

use crate::memo::Same;
use crate::text::FileId;

use super::markdown::Document;
use super::{Annotation, Page};

/// A text of the author's, which may quote, refer to notes and link.
#[derive(Clone, PartialEq, Debug)]
pub enum Writing {
    /// An annotation.
    Annotation(Same<Annotation>),
    /// A page.
    Page(Same<Page>),
}

impl Writing {
    /// Its file.
    pub fn file(&self) -> &FileId {
        match self {
            Self::Annotation(annotation) => &annotation.file,
            Self::Page(page) => &page.file,
        }
    }

    /// Its body.
    pub fn document(&self) -> &Document {
        match self {
            Self::Annotation(annotation) => &annotation.document,
            Self::Page(page) => &page.document,
        }
    }
}
