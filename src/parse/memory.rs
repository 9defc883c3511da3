//! What reading remembers: each file as it was read last.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::memo::{Same, Table};
use crate::text::FileId;

use super::{Annotation, Page, Source};

/// The keys of the sources.
type Keys = BTreeSet<String>;

/// What a file says, and what is wrong with it.
type Read<T> = (Arc<T>, Diagnostics);

/// Files that were read, with what was wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub(super) sources: Table<FileId, Same<Source>, Arc<Source>>,
    pub(super) annotations: Table<FileId, (Arc<[u8]>, Keys), Read<Annotation>>,
    pub(super) pages: Table<FileId, Arc<[u8]>, Read<Page>>,
}

impl Memory {
    pub(super) fn turn(&mut self) {
        self.sources.turn();
        self.annotations.turn();
        self.pages.turn();
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.sources.count() + self.annotations.count() + self.pages.count()
    }
}
