//! What reading remembers: each file as it was read last.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::memo::{Same, Table};
use crate::text::FileId;

use super::{Annotation, Page, Source};

/// Files that were read, with what was wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub(super) sources: Table<FileId, Same<Source>, Arc<Source>>,
    pub(super) annotations: Table<FileId, (Arc<[u8]>, BTreeSet<String>), (Arc<Annotation>, Diagnostics)>,
    pub(super) pages: Table<FileId, Arc<[u8]>, (Arc<Page>, Diagnostics)>,
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
