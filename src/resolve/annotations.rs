//! How an annotation's relation, answers and silences stand to its passages.

use crate::diagnostics::Diagnostics;
use crate::parse::{Project, RelationKind};
use crate::text::Span;

use super::Resolved;

/// An annotation, checked. Sources are indices into [`Project::sources`]; a translation counts as its original.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResolvedAnnotation {
    /// The relation, if it is a comparison and names one that exists.
    pub relation: Option<Relation>,
    /// Its quotations' indices in [`super::Resolution::quotations`], in order: by source, then place in the annotation.
    pub quotations: Vec<usize>,
    /// Sources quoted, in the order of the sources.
    pub quoted: Vec<usize>,
    /// Answers by source, in the order of the sources.
    pub answers: Vec<(usize, String)>,
    /// Silent sources, in the order of the sources.
    pub silent: Vec<ResolvedSilence>,
    /// Sources that are neither quoted nor silent; nothing is said of them.
    pub unexamined: Vec<usize>,
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
    pub source: usize,
    /// The words, as written, those of `*` included.
    pub probes: Vec<String>,
    /// Places where they occur in another sense.
    pub exceptions: Vec<Exception>,
}

/// A place where a probe occurs in another sense.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// The words that stand there, in bytes of the source file as stored.
    pub span: Span,
    /// Paragraph, from 1.
    pub paragraph: usize,
}

/// Checks every annotation of a project.
pub fn annotations(project: &Project, _quotations: &[Resolved], _diagnostics: &mut Diagnostics) -> Vec<ResolvedAnnotation> {
    project.annotations.iter().map(|_| ResolvedAnnotation::default()).collect()
}
