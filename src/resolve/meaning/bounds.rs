//! What a quotation's edges cut that is no word and no number: hyphenated words, ranges, and bounds before numbers.

use std::ops::Range;

use crate::diagnostics::{Code, Severity};
use crate::resolve::source_index::SourceIndex;
use crate::text::numbers::bound_before;

use super::{Editing, Finding};

/// The first thing that an edge of the quotation, or of a part between elisions, cuts in two.
pub(super) fn cut(index: &SourceIndex, editing: &Editing) -> Option<Finding> {
    let opening = editing.kept.iter().map(|range| range.start).min()?;
    let closing = editing.kept.iter().map(|range| range.end).max()?;
    let inner = editing.omitted.iter().flat_map(|range| [range.start, range.end]);
    let joined = |at: usize| index.edges(at).and_then(|edges| edges.joined_around(at));
    if let Some(about) = [opening, closing].into_iter().chain(inner).find_map(joined) {
        let message = format!("only a part of “{}” is quoted", &index.text()[about.clone()]);
        return Some(Finding { code: Code::CutShort, severity: Severity::Warning, message, about });
    }
    let about = bound(index, opening)?;
    let message = format!("“{}” stands just before the number with which this quotation begins", &index.text()[about.clone()]);
    Some(Finding { code: Code::CutShort, severity: Severity::Warning, message, about })
}

/// Bounds that an elision leaves out before a number that is quoted.
pub(super) fn left_out_bounds(index: &SourceIndex, editing: &Editing) -> Vec<Finding> {
    let bounds = editing.omitted.iter().filter_map(|omitted| {
        let about = bound(index, omitted.end).filter(|about| omitted.start <= about.start)?;
        let message = format!("the elision leaves out “{}” before a number", &index.text()[about.clone()]);
        Some(Finding { code: Code::Meaning, severity: Severity::Warning, message, about })
    });
    bounds.collect()
}

/// The words before a position that say of the number behind it that it is a bound, or not exact.
fn bound(index: &SourceIndex, at: usize) -> Option<Range<usize>> {
    let paragraph = index.paragraph(index.paragraph_at(at));
    let behind = &index.text()[at..paragraph.end.max(at)];
    // A currency or an opening mark may stand before the number.
    let marks = behind.find(char::is_alphanumeric).filter(|marks| !behind[..*marks].contains(' '))?;
    if !index.edges(at)?.number_starts(at..at + marks + 1) {
        return None;
    }
    let before = &index.lowercase()[paragraph.start..at];
    let range = bound_before(before, &index.source.language)?;
    Some(paragraph.start + range.start..paragraph.start + range.end)
}
