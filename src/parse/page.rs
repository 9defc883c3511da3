//! Pages: the briefing and what stands beside it.

use super::Spanned;

/// `content/**/*.md` outside annotations and sources; `content/index.md` is the briefing.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// Its title: the front matter's, else the first heading's, else the stem.
    pub title: String,
    /// What its front matter says that an annotation's does not.
    pub head: PageHead,
}

/// What the front matter of a page alone may say.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PageHead {
    /// Its title.
    pub title: Option<Spanned<String>>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Place in lists: small numbers first.
    pub weight: i64,
}
