//! Pairs of quotation marks that nobody cites.

use std::ops::Range;

use crate::parse::Spanned;
use crate::text::{Mapped, Span};

use super::flow::{Flattened, Flow, FlowKind};
use super::inline::{self, FlowQuotations};
use super::marks::is_apostrophe;
use super::part::FlowPart;

/// The outermost pairs outside cited words (`covered`, in order), from mark to mark.
pub(super) fn unchecked(
    flows: &Flattened,
    reads: &[FlowQuotations],
    covered: &[FlowPart],
) -> Vec<FlowPart> {
    let mut pairs = Vec::new();
    let mut covered = covered;
    for (index, (flow, read)) in flows.flows.iter().zip(reads).enumerate() {
        let own = covered.partition_point(|part| part.flow <= index);
        let (cited, rest) = covered.split_at(own);
        covered = rest;
        if flow.kind == FlowKind::Text {
            let found = outermost(flow, read, cited).into_iter();
            pairs.extend(found.map(|range| FlowPart { flow: index, range }));
        }
    }
    pairs
}

/// Where words stand in the file.
pub(super) fn origin(flows: &Flattened, part: &FlowPart) -> Span {
    flows.flows[part.flow].text.origin(part.range.clone())
}

/// A pair with the words between its marks.
pub(in crate::parse) fn between_marks(text: &Mapped, pair: &Range<usize>) -> Spanned<String> {
    let value = text.as_str()[words(text, pair)].to_owned();
    Spanned {
        value,
        span: text.origin(pair.clone()),
    }
}

/// The words of a pair, without its marks and the white space within.
pub(in crate::parse) fn words(text: &Mapped, pair: &Range<usize>) -> Range<usize> {
    let mut chars = text.as_str()[pair.clone()].chars();
    let opener = chars.next().map_or(0, char::len_utf8);
    let closer = chars.next_back().map_or(0, char::len_utf8);
    let flow = Flow {
        text: text.clone(),
        ..Flow::default()
    };
    inline::trimmed(&flow, pair.start + opener..pair.end - closer)
}

/// The outermost pairs of a flow outside cited words.
pub(super) fn outermost(
    flow: &Flow,
    read: &FlowQuotations,
    cited: &[FlowPart],
) -> Vec<Range<usize>> {
    let mut pairs = Vec::new();
    for (closer, mark) in read.marks.iter().enumerate() {
        // What may be an apostrophe is too often one, or feet, minutes and years.
        if let Some(opener) = mark.opener
            && !is_apostrophe(read.marks[opener].char)
        {
            pairs.push((opener, closer));
        }
    }
    pairs.sort_unstable();
    let mut cited = cited.iter().peekable();
    let (mut reach, mut end) = (None, 0);
    let mut kept = Vec::new();
    for (opener, closer) in pairs {
        let words = inline::between(flow, &read.marks, opener, closer);
        while let Some(part) = cited.next_if(|part| part.range.start <= words.start) {
            reach = reach.max(Some(part.range.end));
        }
        let range = read.marks[opener].at..read.marks[closer].range().end;
        if range.start >= end && reach.is_none_or(|reach| reach < words.end) {
            end = range.end;
            kept.push(range);
        }
    }
    kept
}
