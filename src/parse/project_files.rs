//! The files of a project, each with what it is read as.

use std::borrow::Cow;
use std::sync::Arc;

use crate::address::{FileKind, kind};
use crate::text::FileId;

use super::Inputs;

/// The files of a project without what editors and file managers leave below `content/`.
pub(super) struct ProjectFiles<'a> {
    pub(super) inputs: Cow<'a, Inputs>,
    /// What each is read as, in their order: paths are read once, whoever asks.
    kinds: Vec<FileKind>,
}

impl<'a> ProjectFiles<'a> {
    /// The bytes are shared.
    pub(super) fn new(inputs: &'a Inputs) -> Self {
        let kinds: Vec<FileKind> = inputs.files.keys().map(kind).collect();
        if !kinds.contains(&FileKind::Temporary) {
            return Self {
                inputs: Cow::Borrowed(inputs),
                kinds,
            };
        }
        let mut own = inputs.clone();
        own.files
            .retain(|file, _| kind(file) != FileKind::Temporary);
        let kinds = own.files.keys().map(kind).collect();
        Self {
            inputs: Cow::Owned(own),
            kinds,
        }
    }

    /// All of them, ordered by path.
    pub(super) fn all(&self) -> impl Iterator<Item = (&FileId, &Arc<[u8]>, FileKind)> {
        let files = self.inputs.files.iter().zip(&self.kinds);
        files.map(|((file, bytes), kind)| (file, bytes, *kind))
    }

    /// Those of a kind, ordered by path.
    pub(super) fn of(&self, wanted: FileKind) -> impl Iterator<Item = (&FileId, &Arc<[u8]>)> {
        let files = self.all().filter(move |(_, _, kind)| *kind == wanted);
        files.map(|(file, bytes, _)| (file, bytes))
    }
}
