//! A whole project, read.

use crate::diagnostics::Diagnostics;
use crate::text::FileId;

use super::{Annotation, Config, Inputs, Page, Source};

/// All that the files of a project say. Lists are ordered by path bytes, sources by key.
#[derive(Clone, PartialEq, Debug)]
pub struct Project {
    /// `variorum.toml`.
    pub config: Config,
    /// Sources by key.
    pub sources: Vec<Source>,
    /// Annotations by id, drafts included.
    pub annotations: Vec<Annotation>,
    /// Pages by path, drafts included.
    pub pages: Vec<Page>,
    /// Other files below `content/`, published at the same path.
    pub assets: Vec<Asset>,
}

/// A file that is published as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// The file.
    pub file: FileId,
    /// Where it is published, relative to the output's root.
    pub address: String,
}

/// Reads every file of a project.
pub fn parse(_inputs: &Inputs) -> (Project, Diagnostics) {
    todo!()
}
