//! Everything a run depends on, as one value.

use std::collections::BTreeMap;
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
}
