//! What a quotation's edges cut that is no word and no number: hyphenated words, ranges, and bounds
//! before numbers.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::numbers::bound_before;

use super::editing::Editing;
use super::finding::Finding;

/// The first thing that an edge of the quotation, or of a part between elisions, cuts in two.
pub(super) fn cut(index: &SourceIndex, editing: &Editing) -> Option<Finding> {
    let opening = editing.kept.iter().map(|range| range.start).min()?;
    let closing = editing.kept.iter().map(|range| range.end).max()?;
    let inner = editing
        .omitted
        .iter()
        .flat_map(|range| [range.start, range.end]);
    let joined = |at: usize| index.edges(at).and_then(|edges| edges.joined_around(at));
    if let Some(about) = [opening, closing].into_iter().chain(inner).find_map(joined) {
        let message = format!(
            "only a part of “{}” is quoted",
            &index.text()[about.clone()]
        );
        return Some(Finding::cut_short(message, about, "quote all of it"));
    }
    let about = bound(index, opening)?;
    let message = format!(
        "“{}” stands just before the number with which this quotation begins",
        &index.text()[about.clone()]
    );
    Some(Finding::cut_short(message, about, "quote from there"))
}

/// Bounds that elisions leave out before a number that is quoted.
pub(super) fn left_out(index: &SourceIndex, omitted: &[Range<usize>]) -> Vec<Range<usize>> {
    let inside = |omitted: &Range<usize>| {
        bound(index, omitted.end).filter(|about| omitted.start <= about.start)
    };
    omitted.iter().filter_map(inside).collect()
}

/// The words before a position that say of the number behind it that it is a bound, or not exact.
fn bound(index: &SourceIndex, at: usize) -> Option<Range<usize>> {
    let paragraph = index.paragraph(index.paragraph_at(at));
    let behind = &index.text()[at..paragraph.end.max(at)];
    // A currency or an opening mark may stand before the number.
    let marks = behind
        .find(char::is_alphanumeric)
        .filter(|marks| !behind[..*marks].contains(' '))?;
    let before = &index.text()[paragraph.start..at];
    let range = bound_before(before, &index.source.language)?;
    let bounds = index.paragraph_edges(at)?.number_starts(at..at + marks + 1);
    bounds.then_some(paragraph.start + range.start..paragraph.start + range.end)
}
