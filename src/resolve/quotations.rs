//! Every quotation, resolved.

use crate::diagnostics::{Code, Diagnostics};
use crate::parse::{CitedSource, Project, Quotation};
use crate::text::Span;

use super::{Nearest, Passage};

/// A quotation with one of its cited sources, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Resolved {
    /// The words as written.
    pub quotation: Quotation,
    /// Whose body or front matter it stands in.
    pub owner: Owner,
    /// The cited source as written.
    pub cited: CitedSource,
    /// The source's index in [`Project::sources`]; nothing if no source has this key.
    pub source: Option<usize>,
    /// What became of it.
    pub status: Status,
    /// Where it stands; nothing unless the status accepts it.
    pub passage: Option<Passage>,
    /// The places of an ambiguous one, in bytes of the source file as stored.
    pub candidates: Vec<Span>,
    /// The closest passage of one that is not found.
    pub nearest: Option<Nearest>,
    /// What `[allow]` excuses in it.
    pub excuses: Vec<Excuse>,
}

/// What a quotation stands in; the index is into the [`Project`]'s list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Owner {
    /// An annotation.
    Annotation(usize),
    /// A page.
    Page(usize),
}

/// A reason that `[allow]` gives, printed beside the quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excuse {
    /// What is excused.
    pub lint: Code,
    /// Why.
    pub reason: String,
}

/// How a quotation resolved.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Byte for byte, line breaks and emphasis apart.
    Verbatim,
    /// The same words in other typography.
    Folded,
    /// With an elision, a bracket or ` / `.
    Edited,
    /// The same but for case.
    Case,
    /// In more than one place.
    Ambiguous,
    /// Nowhere.
    NotFound,
    /// With any other error.
    Invalid,
    /// Verbatim, at another place than remembered.
    Moved,
    /// Changed in the source.
    Reworded,
    /// Gone from the source.
    Gone,
}

impl Status {
    /// Whether the quotation may be published.
    pub fn is_accepted(self) -> bool {
        matches!(self, Self::Verbatim | Self::Folded | Self::Edited | Self::Case | Self::Moved)
    }
}

/// Resolves every quotation of a project, in annotations and pages, drafts and unreferenced files too.
pub fn quotations(_project: &Project, _diagnostics: &mut Diagnostics) -> Vec<Resolved> {
    Vec::new()
}
