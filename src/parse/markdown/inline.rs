//! Quotations in running text: a pair of quotation marks with a citation after it.

use std::ops::Range;

use crate::text::fold::is_invisible;
use crate::text::is_stop;

use super::flow::{Flow, FlowKind, ObjectKind};
use super::lookalikes;
use super::marks::{self, QuoteMark};

/// What a flow says about its quotations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FlowQuotations {
    pub marks: Vec<QuoteMark>,
    pub cited: Vec<Cited>,
}

/// Reads the marks and citations of a flow.
pub(super) fn read(flow: &Flow) -> FlowQuotations {
    if flow.kind == FlowKind::Code {
        return FlowQuotations {
            marks: Vec::new(),
            cited: Vec::new(),
        };
    }
    let marks = marks::marks(flow);
    let cited = cited(flow, &marks);
    FlowQuotations { marks, cited }
}

/// A citation of a flow, and the mark that it follows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cited {
    /// Index into the document's citations.
    pub citation: usize,
    /// Where it stands in the flow's text.
    pub at: usize,
    pub words: CitedWords,
}

/// What a citation follows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum CitedWords {
    /// No quotation mark: it links to the source.
    None,
    /// A pair: indices of its marks.
    Pair { opener: usize, closer: usize },
    /// A mark that closes nothing: its index.
    Unopened(usize),
    /// An opening mark that nothing closes.
    Unclosed,
    /// A sign that looks like a closing mark and is none.
    Lookalike,
}

/// Every citation of a flow, in order, with what it follows.
fn cited(flow: &Flow, marks: &[QuoteMark]) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    let mut taken = vec![false; marks.len()];
    let unclosed = marks::unclosed(marks);
    let mut opaque = flow.opaque.iter().peekable();
    for object in &flow.objects {
        let ObjectKind::Citation {
            index: citation, ..
        } = object.kind
        else {
            continue;
        };
        let at = object.range.start;
        let previous = cited.last().map_or(0, |previous| previous.at);
        let gap = &flow.text.as_str()[previous..at];
        let words = if !cited.is_empty() && gap.chars().all(is_blank) {
            // Several citations in a row cite the same words.
            cited
                .last()
                .map_or(CitedWords::None, |previous| previous.words.clone())
        } else {
            let head = &gap[..before_citation(gap)];
            let end = previous + head.len();
            let closer = if head.is_empty() {
                None
            } else {
                closing_mark(marks, end)
            };
            while opaque.next_if(|range| range.end < end).is_some() {}
            let is_plain = opaque.peek().is_none_or(|range| range.start >= end);
            let words = match closer.map(|closer| pair(marks, closer, &taken)) {
                Some(CitedWords::None) if lookalikes::opens(head, &[]) => CitedWords::Lookalike,
                Some(words) => words,
                None if is_plain && lookalikes::closes_nothing(head) => CitedWords::Lookalike,
                None => CitedWords::None,
            };
            let single = closer.is_some_and(|closer| marks::is_single(marks[closer].char));
            let first = unclosed.partition_point(|mark| mark.at < previous);
            // A single mark alone is too often an apostrophe, but the low one, which never is.
            let mut open = unclosed[first..].iter().take_while(|mark| mark.at < at);
            let mut is_open =
                || open.any(|mark| single || mark.char == '‚' || !marks::is_single(mark.char));
            if words == CitedWords::None && is_open() {
                CitedWords::Unclosed
            } else {
                words
            }
        };
        if let CitedWords::Pair { opener, .. } = words {
            taken[opener] = true;
        }
        cited.push(Cited {
            citation,
            at,
            words,
        });
    }
    cited
}

/// Length of what stands before the white space and the comma or full stop that may part a closing
/// mark from its citation. What shows nothing counts as nothing.
fn before_citation(gap: &str) -> usize {
    let trimmed = gap.trim_end_matches(is_blank);
    let trimmed = trimmed
        .strip_suffix(['(', '[', '（', '［'])
        .map_or(trimmed, |before| before.trim_end_matches(is_blank));
    without_stop(trimmed).len()
}

/// A text without the comma or full stop that may stand behind a closing mark.
pub(super) fn without_stop(text: &str) -> &str {
    text.strip_suffix(is_stop)
        .unwrap_or(text)
        .trim_end_matches(is_blank)
}

/// White space, or what shows nothing.
pub(super) fn is_blank(char: char) -> bool {
    char.is_whitespace() || is_invisible(char)
}

/// The mark that ends at `end`.
pub(super) fn closing_mark(marks: &[QuoteMark], end: usize) -> Option<usize> {
    let index = marks.partition_point(|mark| mark.range().end < end);
    marks
        .get(index)
        .filter(|mark| mark.range().end == end)
        .map(|_| index)
}

/// What a mark before a citation closes.
fn pair(marks: &[QuoteMark], closer: usize, taken: &[bool]) -> CitedWords {
    let mark = &marks[closer];
    // Where it can be an apostrophe only the nearest opening mark tells, not the stack: "the dogs’
    // bone" closes nothing.
    let opener = if marks::is_single(mark.char) {
        mark.nearest.or(mark.opener)
    } else {
        mark.opener.or(mark.nearest)
    };
    match opener.filter(|opener| mark.opener == Some(*opener) || !taken[*opener]) {
        Some(opener) => CitedWords::Pair { opener, closer },
        None if mark.apostrophe => CitedWords::None,
        None => CitedWords::Unopened(closer),
    }
}

/// The words between two marks, without white space at either end.
pub(super) fn between(
    flow: &Flow,
    marks: &[QuoteMark],
    opener: usize,
    closer: usize,
) -> Range<usize> {
    trimmed(flow, marks[opener].range().end..marks[closer].at)
}

/// A range of a flow's text without white space, and what shows nothing, at either end.
pub(super) fn trimmed(flow: &Flow, range: Range<usize>) -> Range<usize> {
    let text = &flow.text.as_str()[range.clone()];
    let start = range.start + (text.len() - text.trim_start_matches(is_blank).len());
    start..(start + text.trim_matches(is_blank).len())
}
