//! A link, as pages show it.

use serde::Serialize;

/// A link.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct LinkView {
    /// Relative to the page.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Whether it leads to this page.
    pub current: bool,
}

impl LinkView {
    /// A link to another page, or to a place on some page.
    pub(crate) fn new(href: String, label: impl Into<String>) -> Self {
        Self {
            href,
            label: label.into(),
            current: false,
        }
    }
}
