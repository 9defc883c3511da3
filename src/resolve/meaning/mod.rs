//! The meaning guard: what an elision or a bracket does to a statement, and what stands just
//! outside a quotation.
//!
//! In comes what a quotation does to a place of its source ([`Editing`]); out come findings, which
//! [`super::quotations`] turns into diagnostics. Only words of the sentences to which kept words
//! belong count. The guard knows words and not sentences: what it cannot tell it lets pass, and
//! what it tells may be excused by an author who gives a reason.

mod aside;
mod bounds;
mod brackets;
mod change;
mod cut_short;
mod editing;
mod elisions;
mod ends;
mod finding;
mod of_time;
mod replacement;
mod telling;
mod words;

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::diagnostics::Severity;
use crate::language::Language;

pub(super) use brackets::keeps_letters;
pub(super) use editing::{Editing, MOST_REPLACED_WORDS, PlacedBracket, Standing};
pub(super) use finding::Finding;

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
