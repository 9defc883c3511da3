//! What reading remembers: each file as it was read last.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::memo::{Same, Table};
use crate::text::FileId;

use super::{Annotation, Page, Source, SourceText};

/// The keys of the sources.
pub(super) type Keys = BTreeSet<String>;

/// The bytes of an annotation, and the keys that it may name.
type AnnotationInput = (Arc<[u8]>, Same<Keys>);

/// What a file says, and what is wrong with it.
type Read<T> = (Arc<T>, Diagnostics);

/// All that a source by itself depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct SourceInput {
    pub(super) bytes: Arc<[u8]>,
    pub(super) sidecar: Option<Arc<[u8]>>,
    /// Where the sidecar says nothing.
    pub(super) published_text: SourceText,
    pub(super) language: String,
}

/// Files that were read, with what was wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub(super) texts: Table<FileId, SourceInput, (Option<Arc<Source>>, Diagnostics)>,
    pub(super) annotations: Table<FileId, AnnotationInput, Read<Annotation>>,
    pub(super) pages: Table<FileId, Arc<[u8]>, Read<Page>>,
}

impl Memory {
    pub(super) fn turn(&mut self) {
        self.texts.turn();
        self.annotations.turn();
        self.pages.turn();
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.texts.count() + self.annotations.count() + self.pages.count()
    }
}
