//! What became of an annotation.

use crate::parse::{RelationKind, SourceId};
use crate::text::Span;

use super::QuotationId;

/// An annotation, checked. A translation counts as its original.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResolvedAnnotation {
    /// The relation, if it is a comparison and names one that exists.
    pub relation: Option<Relation>,
    /// Its quotations: by source, then place in the annotation.
    pub quotations: Vec<QuotationId>,
    /// Sources quoted, in the order of the sources.
    pub quoted: Vec<SourceId>,
    /// Answers by source, in the order of the sources.
    pub answers: Vec<(SourceId, String)>,
    /// Silent sources, in the order of the sources.
    pub silent: Vec<ResolvedSilence>,
}

impl ResolvedAnnotation {
    /// Whether a source is quoted or silent. Of any other nothing is said; those are asked for and
    /// not listed, since of a hundred sources nearly all are.
    pub(crate) fn examines(&self, source: &SourceId) -> bool {
        let is_silent = || self.silent.iter().any(|silence| silence.source == *source);
        self.quoted.binary_search(source).is_ok() || is_silent()
    }
}

/// A relation as it is printed and checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relation {
    /// Its name in annotations.
    pub name: String,
    /// The site's own label; nothing for a built-in one, whose words are the theme's.
    pub label: Option<String>,
    /// The built-in relation whose check and sign it takes.
    pub kind: RelationKind,
}

/// A source in which the words that were looked for do not occur.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResolvedSilence {
    /// The source.
    pub source: SourceId,
    /// The words, as written, those of `*` included.
    pub probes: Vec<String>,
    /// Places where they occur in another sense.
    pub exceptions: Vec<Exception>,
    /// The languages in which they were looked for, those of its translations too, where the texts
    /// quoted are in another than its own: tags without region.
    pub languages: Vec<String>,
}

/// A place where a probe occurs in another sense.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// The source whose text it is: the silent one or a translation of it.
    pub source: SourceId,
    /// The words that stand there, in bytes of the source file as stored.
    pub span: Span,
    /// Paragraph, from 1.
    pub paragraph: usize,
}
