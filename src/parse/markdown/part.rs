//! Words of one flow, with and without the quotation marks round them.

use std::ops::Range;

use super::flow::Flattened;
use super::inline::{self, FlowQuotations};
use super::marks::{QuoteMark, closes, is_single};

/// Words of one flow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FlowPart {
    pub flow: usize,
    pub range: Range<usize>,
}

/// Drops the quotation marks round the whole; whether there were any.
pub(super) fn without_marks(
    flows: &Flattened,
    reads: &[FlowQuotations],
    mut parts: Vec<FlowPart>,
) -> (Vec<FlowPart>, bool) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return (parts, false);
    };
    let text = &flows.flows[last.flow].text.as_str()[last.range.clone()];
    let end = last.range.start + inline::without_stop(text).len();
    let (marks, last_marks) = (&reads[first.flow].marks, &reads[last.flow].marks);
    let opener = marks
        .binary_search_by_key(&first.range.start, |mark| mark.at)
        .ok();
    let closer = inline::closing_mark(last_marks, end);
    let (Some(opener), Some(closer)) = (opener, closer) else {
        return (parts, false);
    };
    if !belong_together(
        &marks[opener],
        opener,
        &last_marks[closer],
        first.flow == last.flow,
    ) {
        return (parts, false);
    }
    let (start, end) = (marks[opener].range().end, last_marks[closer].at);
    if let Some(first) = parts.first_mut() {
        first.range.start = start;
    }
    if let Some(last) = parts.last_mut() {
        last.range.end = end.max(last.range.start);
    }
    for part in &mut parts {
        part.range = inline::trimmed(&flows.flows[part.flow], part.range.clone());
    }
    (parts, true)
}

/// Whether two marks are a pair: in one paragraph as they were paired, else both left alone in
/// theirs.
fn belong_together(first: &QuoteMark, opener: usize, last: &QuoteMark, one_flow: bool) -> bool {
    if one_flow {
        return last.opener == Some(opener)
            || (is_single(last.char) && last.nearest == Some(opener));
    }
    !first.closed && last.opener.is_none() && closes(first.char, last.char)
}
