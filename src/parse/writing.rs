//! What an author writes: pages and annotations, which the stages after this one look through
//! alike.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::text::{FileId, Text};

use super::markdown::Document;
use super::{Allow, Annotation, Correction, Date, Page, Quotation, Spanned};

/// A writing by name: its file's path. Another one beside it changes no name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WritingId(FileId);

impl WritingId {
    pub(crate) fn new(file: &FileId) -> Self {
        Self(file.clone())
    }

    /// Its file.
    pub fn file(&self) -> &FileId {
        &self.0
    }
}

impl fmt::Display for WritingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text of the author's, which may quote, refer to notes and link.
#[derive(Clone, PartialEq, Debug)]
pub struct Writing {
    /// Its name.
    pub id: WritingId,
    /// Where it is published, relative to the output's root: `index.html`, `about/team.html`,
    /// `comparisons/veto.html`.
    pub address: Arc<str>,
    /// The file's text.
    pub text: Text,
    /// What the front matter of either kind may say.
    pub head: WritingHead,
    /// Which of the two it is, with what that kind alone says.
    pub kind: WritingKind,
    /// The body.
    pub document: Document,
}

/// What the front matter of every writing may say.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct WritingHead {
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was written.
    pub date: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Not to be published yet.
    pub draft: bool,
    /// What the author excuses.
    pub allow: Vec<Allow>,
    /// What was wrong in it, the latest first.
    pub corrections: Vec<Correction>,
    /// Free keys.
    pub extra: BTreeMap<String, toml::Value>,
    /// Pairs of quotation marks in its strings, which nothing can be cited for, each with its
    /// words; not those of answers.
    pub unchecked: Vec<Spanned<String>>,
}

/// The kinds of writings.
#[derive(Clone, PartialEq, Debug)]
pub enum WritingKind {
    /// The briefing or another page.
    Page(Page),
    /// A comparison or note.
    Annotation(Annotation),
}

impl Writing {
    /// Its file.
    pub fn file(&self) -> &FileId {
        self.id.file()
    }

    /// What it says as a page, if it is one.
    pub fn page(&self) -> Option<&Page> {
        match &self.kind {
            WritingKind::Page(page) => Some(page),
            WritingKind::Annotation(_) => None,
        }
    }

    /// What it says as an annotation, if it is one.
    pub fn annotation(&self) -> Option<&Annotation> {
        match &self.kind {
            WritingKind::Page(_) => None,
            WritingKind::Annotation(annotation) => Some(annotation),
        }
    }

    /// Its topics; a page has none.
    pub fn tags(&self) -> &[String] {
        self.annotation()
            .map_or(&[], |annotation| &annotation.head.tags)
    }

    /// Its quotations: those of the answers, those of the tables, then those of the body.
    pub fn quotations(&self) -> impl Iterator<Item = &Quotation> {
        let heads = self
            .annotation()
            .map(|annotation| &annotation.head)
            .into_iter();
        heads
            .flat_map(|head| head.quoted.iter().chain(&head.passages))
            .chain(&self.document.quotations)
    }
}
