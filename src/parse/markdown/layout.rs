//! Quotations in; where each of them stands among the events, out.
//!
//! Blocks that hold nothing but quotations are shown as passages, a blockquote of nothing else with its own tags. Every other
//! quotation stands in place, within a sentence of the author's.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::text::Span;

use super::blockquote::{BlockQuotation, Part};
use super::event::QuotedBlocks;
use super::events::Spanned;
use super::flow::{Blockquote, Flattened, Flow, ObjectKind};

/// A quotation as it was made: its words, and the block quotation that it is of.
pub(super) struct Made {
    pub parts: Vec<Part>,
    pub block: Option<usize>,
    /// Index into the document's citations.
    pub citation: usize,
}

/// Where quotations stand.
#[derive(Default)]
pub(super) struct Layout {
    /// Ranges of events, in order and without overlap.
    pub blocks: Vec<(Range<usize>, QuotedBlocks)>,
    /// Quotations in place: the bytes of the file that their words take up, in order and without overlap.
    pub placed: Vec<(Span, usize)>,
    /// Footnote references beside the words of block quotations, each with its quotation.
    pub beside: Vec<(usize, usize)>,
}

/// Lays out the quotations of a document; `made` are all of them in the order of the document's.
pub(super) fn layout(events: &[Spanned], flows: &Flattened, blocks: &[BlockQuotation], made: &[Made]) -> Layout {
    let mut holders = vec![None; flows.flows.len()];
    for (index, block) in blocks.iter().enumerate() {
        block.flows.iter().for_each(|flow| holders[*flow] = Some(index));
    }
    let mut numbers = vec![Vec::new(); blocks.len()];
    for (number, made) in made.iter().enumerate() {
        if let Some(block) = made.block {
            numbers[block].push(number);
        }
    }
    let builder = Builder { flows, blocks, holders, numbers, ends: ends(events), events };
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for index in 0..flows.blockquotes.len() {
        ranges.extend(builder.ranges(index));
    }
    ranges.extend(builder.citations_apart(&ranges));
    ranges.sort_by_key(|range| range.start);
    let mut grouped = vec![false; flows.flows.len()];
    for flow in ranges.iter().flat_map(|range| builder.flows_in(range)) {
        grouped[flow] = true;
    }
    let beside = ranges.iter().flat_map(|range| builder.beside(range)).collect();
    let mut blocks: Vec<_> = ranges.into_iter().map(|range| (range.clone(), builder.quoted(&range))).collect();
    blocks.extend(builder.wholes());
    blocks.sort_by_key(|(range, _)| range.start);
    Layout { blocks, placed: placed(flows, made, &grouped), beside }
}

/// For each event that starts something, one past the event that ends it; for every other, one past itself.
fn ends(events: &[Spanned]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=events.len()).collect();
    let mut open = Vec::new();
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(index),
            Event::End(_) => {
                if let Some(start) = open.pop() {
                    ends[start] = index + 1;
                }
            }
            _ => {}
        }
    }
    ends
}

struct Builder<'a> {
    events: &'a [Spanned],
    flows: &'a Flattened,
    blocks: &'a [BlockQuotation],
    /// For each flow the block quotation that it belongs to as a whole.
    holders: Vec<Option<usize>>,
    /// For each block quotation the numbers of its quotations, one for each citation.
    numbers: Vec<Vec<usize>>,
    ends: Vec<usize>,
}

impl Builder<'_> {
    /// The blocks of a blockquote that hold nothing but quotations; all of it, and the citation below it, where there are no others.
    fn ranges(&self, index: usize) -> Vec<Range<usize>> {
        let blockquote = &self.flows.blockquotes[index];
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut all = true;
        let mut at = blockquote.events.start + 1;
        while at + 1 < blockquote.events.end {
            let child = at..self.ends[at];
            at = child.end;
            if !self.is_quoted(&child, index) {
                all = false;
                continue;
            }
            match ranges.last_mut().filter(|last| last.end == child.start) {
                Some(last) => last.end = child.end,
                None => ranges.push(child),
            }
        }
        if all && !ranges.is_empty() { vec![self.whole(blockquote)] } else { ranges }
    }

    /// Whether every word of a block belongs to a quotation of this blockquote.
    fn is_quoted(&self, block: &Range<usize>, blockquote: usize) -> bool {
        if matches!(self.events[block.start].0, Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_))) {
            return false;
        }
        let mut inside = self.flows_in(block).peekable();
        inside.peek().is_some()
            && inside.all(|flow| self.holders[flow].is_some() && self.flows.flows[flow].quote == Some(blockquote))
    }

    /// A whole blockquote with the citation below it, and the blockquotes round it that hold nothing else.
    fn whole(&self, blockquote: &Blockquote) -> Range<usize> {
        let mut range = blockquote.events.clone();
        let inside = self.flows_in(&range).filter_map(|flow| self.holders[flow]);
        let below = inside.flat_map(|block| &self.blocks[block].flows).map(|flow| &self.flows.flows[*flow]);
        let Some(below) = below.filter(|flow| flow.events.start >= range.end).max_by_key(|flow| flow.events.start) else {
            return range;
        };
        let below = self.block_of(below);
        let mut parent = blockquote.parent;
        while let Some(outer) = parent.map(|parent| &self.flows.blockquotes[parent])
            && outer.events == (range.start.wrapping_sub(1)..range.end + 1)
        {
            (range, parent) = (outer.events.clone(), outer.parent);
        }
        if below.start == range.end { range.start..below.end } else { blockquote.events.clone() }
    }

    /// Citations below blockquotes that are not quotations as a whole.
    fn citations_apart(&self, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
        let held = (0..self.flows.flows.len()).filter(|flow| self.holders[*flow].is_some());
        let apart = held.map(|flow| &self.flows.flows[flow]).filter(|flow| {
            let next = ranges.iter().find(|range| range.contains(&flow.events.start));
            flow.quote.is_none() && next.is_none()
        });
        apart.map(|flow| self.block_of(flow)).collect()
    }

    /// A flow with the list that it is all of.
    fn block_of(&self, flow: &Flow) -> Range<usize> {
        let event = |at: Option<usize>| at.and_then(|at| self.events.get(at)).map(|(event, _)| event);
        let start = flow.events.start;
        let item = matches!(event(start.checked_sub(1)), Some(Event::Start(Tag::Item)));
        if item { start - 2..self.ends[start - 2] } else { flow.events.clone() }
    }

    fn flows_in(&self, range: &Range<usize>) -> Range<usize> {
        let at = |event: usize| self.flows.flows.partition_point(|flow| flow.events.start < event);
        at(range.start)..at(range.end)
    }

    /// What a range of events quotes.
    fn quoted(&self, range: &Range<usize>) -> QuotedBlocks {
        let mut quoted = QuotedBlocks::default();
        for flow in self.flows_in(range) {
            let Some(block) = self.holders[flow] else { continue };
            let begins = match self.blocks[block].parts.first() {
                Some(first) => first.flow == flow,
                None => self.blocks[block].flows.first() == Some(&flow),
            };
            if begins {
                quoted.begun.extend(&self.numbers[block]);
            } else {
                quoted.continued.extend(&self.numbers[block]);
            }
        }
        quoted
    }

    /// The footnote references beside the words in a range of events; of several citations the first has them.
    fn beside(&self, range: &Range<usize>) -> Vec<(usize, usize)> {
        let mut beside = Vec::new();
        for flow in self.flows_in(range) {
            let Some(block) = self.holders[flow] else { continue };
            let Some(first) = self.numbers[block].first() else { continue };
            let words = self.blocks[block].parts.iter().filter(|part| part.flow == flow);
            let words: Vec<&Range<usize>> = words.map(|part| &part.range).collect();
            let markers = markers_beside(&self.flows.flows[flow], &words).into_iter();
            beside.extend(markers.map(|marker| (*first, marker)));
        }
        beside
    }
}

impl Builder<'_> {
    /// Blockquotes that a cited pair ends, which may turn out to be quotations as a whole. Their pairs stand in place as well.
    fn wholes(&self) -> Vec<(Range<usize>, QuotedBlocks)> {
        let mut wholes = Vec::new();
        for (number, block) in self.blocks.iter().enumerate() {
            let Some(whole) = block.ends.as_ref().and_then(|ends| ends.whole.as_ref()) else { continue };
            let range = self.flows.blockquotes[whole.0].events.clone();
            let quoted = QuotedBlocks { begun: self.numbers[number].clone(), whole: true, ..QuotedBlocks::default() };
            wholes.push((range, quoted));
        }
        wholes
    }
}

/// The footnote references of a flow that stand outside its quoted words.
pub(super) fn markers_beside(flow: &Flow, words: &[&Range<usize>]) -> Vec<usize> {
    let mut beside = Vec::new();
    for object in &flow.objects {
        let ObjectKind::Footnote { index, .. } = object.kind else { continue };
        let at = object.range.start;
        if !words.iter().any(|words| words.start <= at && at <= words.end) {
            beside.push(index);
        }
    }
    beside
}

/// The quotations that stand in place. One within another is printed with the words of the outer one.
fn placed(flows: &Flattened, made: &[Made], grouped: &[bool]) -> Vec<(Span, usize)> {
    let mut placed = Vec::new();
    for (number, made) in made.iter().enumerate() {
        let parts = made.parts.iter().filter(|part| !grouped[part.flow] && !part.range.is_empty());
        placed.extend(parts.map(|part| (taken_up(&flows.flows[part.flow], &part.range), number)));
    }
    placed.sort_unstable_by_key(|(span, number)| (span.start, std::cmp::Reverse(span.end), *number));
    placed.dedup_by(|next, last| next.0.start < last.0.end);
    placed
}

/// What a range of words takes up in the file: all from the mark before it to the mark behind it, markup at its ends included.
fn taken_up(flow: &Flow, range: &Range<usize>) -> Span {
    let text = flow.text.as_str();
    let words = flow.text.origin(range.clone());
    let before = text[..range.start].chars().next_back();
    let start = before.map_or(words.start, |char| flow.text.origin(range.start - char.len_utf8()..range.start).end);
    let after = text[range.end..].chars().next();
    let end = after.map_or(words.end, |char| flow.text.origin(range.end..range.end + char.len_utf8()).start);
    Span::new(start.min(words.start), end.max(words.end))
}
