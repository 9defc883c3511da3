//! Pages: the briefing and what stands beside it.

use std::collections::BTreeMap;

use crate::text::{FileId, Text};

use super::markdown::Document;
use super::{Allow, Date, Spanned};

/// `content/**/*.md` outside annotations and sources; `content/index.md` is the briefing.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// Its file.
    pub file: FileId,
    /// The file's text.
    pub text: Text,
    /// Its title: the front matter's, else the first heading's, else the stem.
    pub title: String,
    /// The title in the front matter.
    pub written_title: Option<Spanned<String>>,
    /// When it was written.
    pub date: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Not to be published yet.
    pub draft: bool,
    /// Place in lists: small numbers first.
    pub weight: i64,
    /// What the author excuses.
    pub allow: Vec<Allow>,
    /// Free keys.
    pub extra: BTreeMap<String, toml::Value>,
    /// The body.
    pub document: Document,
}

/// Where a page is published, relative to the output's root: `index.html`, `about/team.html`.
pub type PageAddress = String;

impl Page {
    /// The address of the page: its path below `content/` with `.html`.
    pub fn address(&self) -> PageAddress {
        let path = self.file.as_str();
        let path = path.strip_prefix("content/").unwrap_or(path);
        format!("{}.html", path.strip_suffix(self.file.extension()).map_or(path, |path| path.strip_suffix('.').unwrap_or(path)))
    }
}
