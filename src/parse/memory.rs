//! What reading remembers: each file as it was read last.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::memo::{Shared, Table};
use crate::text::FileId;

use super::addresses::AddressInput;
use super::{Source, SourceId, SourceText, Writing};

/// The keys of the sources.
pub(super) type Keys = BTreeSet<String>;

/// The keys of these sources.
pub(super) fn keys(sources: &BTreeMap<SourceId, Arc<Source>>) -> Shared<Keys> {
    Shared(Arc::new(sources.keys().map(ToString::to_string).collect()))
}

/// All that a writing by itself depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ParseInput {
    pub(super) bytes: Shared<[u8]>,
    /// The keys that an annotation may name; nothing for a page.
    pub(super) keys: Option<Shared<Keys>>,
}

/// All that a source by itself depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct SourceInput {
    pub(super) bytes: Shared<[u8]>,
    pub(super) sidecar: Option<Shared<[u8]>>,
    /// Where the sidecar says nothing.
    pub(super) published_text: SourceText,
    pub(super) language: String,
}

/// What files say, each with what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct ParseMemory {
    pub(super) sources: Table<FileId, SourceInput, (Option<Arc<Source>>, Diagnostics)>,
    pub(super) writings: Table<FileId, ParseInput, (Arc<Writing>, Diagnostics)>,
    pub(super) addresses: Table<(), AddressInput, Diagnostics>,
}

impl ParseMemory {
    pub(super) fn turn(&mut self) {
        self.sources.begin_run();
        self.writings.begin_run();
        self.addresses.begin_run();
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.sources.count() + self.writings.count() + self.addresses.count()
    }
}
