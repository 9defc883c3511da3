//! Everything a run depends on, as one value.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::text::FileId;

/// The files of a project and the options of the command: all that a run may depend on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inputs {
    /// Path relative to the root → bytes as stored: `variorum.toml`, `content/**`,
    /// `themes/<theme>/**`.
    pub files: BTreeMap<FileId, Arc<[u8]>>,
    /// Files that nobody looks into, by path; none of them is among `files`.
    pub opaque: BTreeMap<FileId, OpaqueFile>,
    /// What the command line asked for.
    pub options: Options,
}

impl Inputs {
    /// The paths of all files; those that nobody looks into come last.
    pub fn paths(&self) -> impl Iterator<Item = &FileId> {
        self.files.keys().chain(self.opaque.keys())
    }

    /// Whether there is such a file.
    pub fn holds(&self, file: &FileId) -> bool {
        self.files.contains_key(file) || self.opaque.contains_key(file)
    }
}

/// What is known of a file whose bytes nobody holds: it may be larger than the memory.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct OpaqueFile {
    /// Bytes.
    pub length: u64,
    /// As [`super::sha256()`] writes it.
    pub sha256: String,
}

/// Which of the files are what, where there is no project round them: every other file is one that
/// stands beside a source and says what is known about it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bare {
    /// What is checked: Markdown by its name, else plain text.
    pub writings: BTreeSet<FileId>,
    /// The texts in which quotations are looked for.
    pub sources: BTreeSet<FileId>,
}

impl Bare {
    /// The name of a text that comes in without one.
    pub const STANDARD_INPUT: &str = "-";
}

/// Options of the command line that change what is published.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Publish drafts too.
    pub drafts: bool,
    /// Address of the site's root; wins over the settings.
    pub base_url: Option<String>,
    /// A lock that is not what it should be is an error.
    pub locked: bool,
    /// Leave code without colours, which take longer than all else: for what a preview shows first.
    pub plain_code: bool,
    /// Check quotations without a project; then nothing else is looked at.
    pub bare: Option<Arc<Bare>>,
}
