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
    /// What the command line asked for.
    pub options: Options,
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
