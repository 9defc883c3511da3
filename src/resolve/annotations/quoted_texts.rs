//! What an annotation quotes.

use crate::memo::Shared;
use crate::parse::SourceId;
use crate::resolve::Resolved;

/// The sources and quotations of an annotation.
pub(super) struct QuotedTexts<'a> {
    /// The sources that stand for themselves, in order.
    pub(super) sources: &'a [SourceId],
    /// The texts that its quotations count as being from, translations by themselves.
    pub(super) texts: Vec<&'a SourceId>,
    /// Its quotations.
    pub(super) quotations: &'a [Shared<Resolved>],
    /// Whether every quotation's source is known, so that no other is meant by `*`.
    pub(super) all_known: bool,
}
