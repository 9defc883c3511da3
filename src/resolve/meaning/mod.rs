//! The meaning guard: what an elision or a bracket does to a statement, and what stands just
//! outside a quotation.
//!
//! In come a quotation's pattern and the place where it stands; out come findings, which
//! [`super::quotations`] turns into diagnostics. Only words of the sentences to which kept words
//! belong count.

mod aside;
mod bounds;
mod brackets;
mod change;
mod cut_short;
mod elisions;
mod ends;
mod replacement;
mod telling;
mod words;

use std::ops::Range;

use crate::diagnostics::{Code, Severity};
use crate::language::Language;

use crate::corpus::SourceIndex;
pub(super) use brackets::keeps_letters;

/// What a passage's editing does to what its source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// `meaning` or `cut-short`.
    pub(super) code: Code,
    pub(super) severity: Severity,
    /// The headline.
    pub(super) message: String,
    /// The words of the source that it is about, in its folded text.
    pub(super) about: Range<usize>,
    /// What the author can do.
    pub(super) cure: &'static str,
}

/// A bracket that was placed: the words it stands for, which may be none, and those in it.
pub(super) struct PlacedBracket<'a> {
    pub(super) written: &'a str,
    pub(super) words: &'a str,
    /// In the folded source; empty if it only adds.
    pub(super) replaced: Range<usize>,
    pub(super) standing: Standing,
}

/// Where a bracket stands in its quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// Among quoted words, or in place of one.
    Among,
    /// With nothing but brackets between it and an elision, which leaves this out of the folded
    /// source.
    BesideElision(Range<usize>),
    /// Before everything that is quoted.
    AtStart,
    /// Behind everything that is quoted.
    AtEnd,
}

/// What matters of a place: ranges of the folded source.
pub(super) struct Editing<'a> {
    /// The words quoted as they stand, and those that brackets stand for.
    pub(super) kept: Vec<Range<usize>>,
    /// What the elisions leave out.
    pub(super) omitted: Vec<Range<usize>>,
    pub(super) brackets: Vec<PlacedBracket<'a>>,
}

/// Words of the source that a bracket may stand for.
pub(super) const MOST_REPLACED_WORDS: usize = 4;

impl Finding {
    fn meaning(severity: Severity, message: String, about: Range<usize>) -> Self {
        Self {
            code: Code::Meaning,
            severity,
            message,
            about,
            cure: "quote the words as they stand",
        }
    }

    fn cut_short(message: String, about: Range<usize>, cure: &'static str) -> Self {
        Self {
            code: Code::CutShort,
            severity: Severity::Warning,
            message,
            about,
            cure,
        }
    }
}

/// Whether a bracket may stand for a range of a folded text without changing what is said.
pub(super) fn is_free(
    language: Option<&Language>,
    bracket: &str,
    text: &str,
    range: Range<usize>,
) -> bool {
    replacement::is_free(language, bracket, &replacement::Replaced { text, range })
}

/// Everything that the editing of a passage does to what is said, and what stands just outside it.
pub(super) fn findings(
    index: &SourceIndex,
    language: Option<&Language>,
    editing: &Editing,
) -> Vec<Finding> {
    let (mut findings, mut exchanged) = (Vec::new(), Vec::new());
    for bracket in &editing.brackets {
        let found = brackets::findings(index, language, bracket);
        if let Standing::BesideElision(left_out) = &bracket.standing
            && found
                .iter()
                .any(|finding| finding.severity == Severity::Error)
        {
            exchanged.push(left_out.clone());
        }
        findings.extend(found);
    }
    findings.extend(elisions::findings(index, language, editing, &exchanged));
    let outside = cut_short::findings(index, language, editing);
    if outside.is_empty() {
        findings.extend(bounds::cut(index, editing));
    }
    findings.extend(outside);
    findings
}

/// The sentences that hold kept words, as ranges of the folded source.
fn sentences_of(index: &SourceIndex, kept: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut counted: Vec<Range<usize>> = kept
        .iter()
        .flat_map(|range| index.sentences(range))
        .cloned()
        .collect();
    counted.sort_by_key(|sentence| sentence.start);
    counted.dedup();
    counted
}
