//! Quotations in running text: a pair of quotation marks with a citation after it.

use std::ops::Range;

use super::flow::{Flow, FlowKind, ObjectKind};
use super::marks::{self, Mark, closes};

/// What a flow says about its quotations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Read {
    pub marks: Vec<Mark>,
    pub cited: Vec<Cited>,
}

/// Reads the marks and citations of a flow.
pub(super) fn read(flow: &Flow) -> Read {
    if flow.kind == FlowKind::Code {
        return Read { marks: Vec::new(), cited: Vec::new() };
    }
    let marks = marks::marks(flow);
    let cited = cited(flow, &marks);
    Read { marks, cited }
}

/// A citation of a flow, and the mark that it follows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cited {
    /// Index into the document's citations.
    pub citation: usize,
    /// Where it stands in the flow's text.
    pub at: usize,
    pub words: Words,
}

/// What a citation follows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Words {
    /// No quotation mark: it links to the source.
    None,
    /// A pair: indices of its marks.
    Pair { opener: usize, closer: usize },
    /// A closing mark that nothing opens.
    Unopened,
    /// An opening mark that nothing closes.
    Unclosed,
}

/// Every citation of a flow, in order, with what it follows.
fn cited(flow: &Flow, marks: &[Mark]) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    let mut taken = vec![false; marks.len()];
    let unclosed = marks::unclosed(marks);
    for object in &flow.objects {
        let ObjectKind::Citation { index: citation, .. } = object.kind else { continue };
        let at = object.range.start;
        let previous = cited.last().map_or(0, |previous| previous.at);
        let gap = &flow.text.as_str()[previous..at];
        let words = if !cited.is_empty() && gap.trim().is_empty() {
            // Several citations in a row cite the same words.
            cited.last().map_or(Words::None, |previous| previous.words.clone())
        } else {
            let end = Some(previous + before_citation(gap)).filter(|end| *end > previous);
            let closer = end.and_then(|end| closing_mark(marks, end));
            let words = closer.map_or(Words::None, |closer| pair(marks, closer, &taken));
            let single = closer.is_some_and(|closer| marks::is_single(marks[closer].char));
            let first = unclosed.partition_point(|mark| mark.at < previous);
            // A single mark alone is too often an apostrophe.
            let mut open = unclosed[first..].iter().take_while(|mark| mark.at < at);
            let mut is_open = || open.any(|mark| single || !marks::is_single(mark.char));
            if words == Words::None && is_open() { Words::Unclosed } else { words }
        };
        if let Words::Pair { opener, .. } = words {
            taken[opener] = true;
        }
        cited.push(Cited { citation, at, words });
    }
    cited
}

/// Length of what stands before the white space and the comma or full stop that may part a closing mark from its citation.
fn before_citation(gap: &str) -> usize {
    let trimmed = gap.trim_end();
    let trimmed = trimmed.strip_suffix(['(', '[']).map_or(trimmed, str::trim_end);
    let trimmed = trimmed.strip_suffix([',', '.']).unwrap_or(trimmed).trim_end();
    trimmed.len()
}

/// The mark that ends at `end`.
pub(super) fn closing_mark(marks: &[Mark], end: usize) -> Option<usize> {
    let index = marks.partition_point(|mark| mark.range().end < end);
    marks.get(index).filter(|mark| mark.range().end == end).map(|_| index)
}

/// What a mark before a citation closes.
fn pair(marks: &[Mark], closer: usize, taken: &[bool]) -> Words {
    let mark = &marks[closer];
    // Where it can be an apostrophe only the nearest opening mark tells, not the stack: "the dogs’ bone" closes nothing.
    let opener = if marks::is_single(mark.char) { mark.nearest.or(mark.opener) } else { mark.opener.or(mark.nearest) };
    match opener.filter(|opener| mark.opener == Some(*opener) || !taken[*opener]) {
        Some(opener) => Words::Pair { opener, closer },
        None if mark.apostrophe => Words::None,
        None if !can_close(mark.char) => Words::None,
        None => Words::Unopened,
    }
}

fn can_close(char: char) -> bool {
    ['“', '"', '„', '”', '«', '»', '‹', '›', '「', '『', '‘', '\'', '‚'].iter().any(|opener| closes(*opener, char))
}

/// The words between two marks, without white space at either end.
pub(super) fn between(flow: &Flow, marks: &[Mark], opener: usize, closer: usize) -> Range<usize> {
    trimmed(flow, marks[opener].range().end..marks[closer].at)
}

/// A range of a flow's text without white space at either end.
pub(super) fn trimmed(flow: &Flow, range: Range<usize>) -> Range<usize> {
    let text = &flow.text.as_str()[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    start..(start + text.trim().len())
}
