//! What the meaning guard objects to.

use std::ops::Range;

use crate::diagnostics::{Code, Severity};

/// What a passage's editing does to what its source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::resolve) struct Finding {
    /// `meaning` or `cut-short`.
    pub(in crate::resolve) code: Code,
    pub(in crate::resolve) severity: Severity,
    /// The headline.
    pub(in crate::resolve) message: String,
    /// The words of the source that it is about, in its folded text.
    pub(in crate::resolve) about: Range<usize>,
    /// What the author can do.
    pub(in crate::resolve) cure: &'static str,
}

impl Finding {
    pub(super) fn meaning(severity: Severity, message: String, about: Range<usize>) -> Self {
        Self {
            code: Code::Meaning,
            severity,
            message,
            about,
            cure: "quote the words as they stand",
        }
    }

    pub(super) fn cut_short(message: String, about: Range<usize>, cure: &'static str) -> Self {
        Self {
            code: Code::CutShort,
            severity: Severity::Warning,
            message,
            about,
            cure,
        }
    }
}
