//! Corrections: what was published and was not right, or is right no longer.

use crate::text::FileId;

use super::{Date, SourceId};

/// `[[correction]]` in front matter: what was wrong in a page or annotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// When it was put right.
    pub date: Date,
    /// What was wrong and what is right, in the author's plain words.
    pub text: String,
}

/// `[[correction]]` in `content/corrections.toml`: words that a source had when they were quoted,
/// and those that it has now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceCorrection {
    /// When the quotation was brought up to date.
    pub date: Date,
    /// The source that has changed.
    pub source: SourceId,
    /// The sha256 of its text before, 64 hexadecimal digits.
    pub old_sha256: String,
    /// The same of its text now.
    pub new_sha256: String,
    /// The page or annotation that quotes it. It may be gone since: what was published stays told.
    pub file: FileId,
    /// The words as they were quoted.
    pub was: String,
    /// The words that are quoted now.
    pub is: String,
}
