//! Quotations in; where each of them stands among the events, out.
//!
//! Blocks that hold nothing but quotations are shown as passages, a blockquote of nothing else with
//! its own tags. Every other quotation stands in place, within a sentence of the author's.

use std::cmp::Reverse;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::text::Span;

use super::blockquote::BlockQuotation;
use super::event::QuotedBlocks;
use super::events::SpannedEvent;
use super::flow::{Blockquote, Flattened, Flow};
use super::part::FlowPart;
use super::placed::{BuiltQuotation, markers_beside, placed};

/// Where quotations stand.
#[derive(Default)]
pub(super) struct Layout {
    /// Ranges of events, in order and without overlap.
    pub blocks: Vec<(Range<usize>, QuotedBlocks)>,
    /// Quotations in place: the bytes of the file that their words take up, in order and without
    /// overlap.
    pub placed: Vec<(Span, usize)>,
    /// Footnote references beside the words of block quotations, each with its quotation.
    pub beside: Vec<(usize, usize)>,
}

/// Lays out the quotations of a document; `made` are all of them in the order of the document's.
pub(super) fn layout(
    events: &[SpannedEvent],
    flows: &Flattened,
    blocks: &[BlockQuotation],
    made: &[BuiltQuotation],
) -> Layout {
    let builder = LayoutBuilder::new(events, flows, blocks, made);
    let ranges = builder.all_ranges();
    let mut grouped = vec![false; flows.flows.len()];
    for flow in ranges.iter().flat_map(|range| builder.flows_in(range)) {
        grouped[flow] = true;
    }
    let beside = ranges
        .iter()
        .flat_map(|range| builder.beside(range))
        .collect();
    let mut blocks: Vec<_> = ranges
        .into_iter()
        .map(|range| (range.clone(), builder.quoted(&range)))
        .collect();
    blocks.extend(builder.wholes());
    blocks.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    Layout {
        blocks,
        placed: placed(flows, made, &grouped),
        beside,
    }
}

/// Whether a block begins with an event that no words of a blockquote's stand in.
fn is_never_quoted(event: &Event) -> bool {
    matches!(
        event,
        Event::Rule
            | Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_))
    )
}

/// For each event that starts something, one past the event that ends it; for every other, one past
/// itself.
fn ends(events: &[SpannedEvent]) -> Vec<usize> {
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

/// A block of a blockquote.
struct Child {
    events: Range<usize>,
    blockquote: usize,
    /// Whether it holds nothing but quotations of this blockquote, each of which stands in such
    /// blocks alone.
    quoted: bool,
}

struct LayoutBuilder<'a> {
    events: &'a [SpannedEvent],
    flows: &'a Flattened,
    blocks: &'a [BlockQuotation],
    /// For each flow the block quotation that it belongs to as a whole.
    holders: Vec<Option<usize>>,
    /// For each block quotation the numbers of its quotations, one for each citation.
    numbers: Vec<Vec<usize>>,
    ends: Vec<usize>,
    /// Blockquote by blockquote.
    children: Vec<Child>,
}

impl<'a> LayoutBuilder<'a> {
    fn new(
        events: &'a [SpannedEvent],
        flows: &'a Flattened,
        blocks: &'a [BlockQuotation],
        made: &[BuiltQuotation],
    ) -> LayoutBuilder<'a> {
        let mut holders = vec![None; flows.flows.len()];
        for (index, block) in blocks.iter().enumerate() {
            block
                .flows
                .iter()
                .for_each(|flow| holders[*flow] = Some(index));
        }
        let mut numbers = vec![Vec::new(); blocks.len()];
        for (number, made) in made.iter().enumerate() {
            if let Some(block) = made.block {
                numbers[block].push(number);
            }
        }
        let mut builder = LayoutBuilder {
            events,
            flows,
            blocks,
            holders,
            numbers,
            ends: ends(events),
            children: Vec::new(),
        };
        for index in 0..flows.blockquotes.len() {
            builder.add_children(index);
        }
        builder.release();
        builder
    }

    fn add_children(&mut self, index: usize) {
        let blockquote = self.flows.blockquotes[index].events.clone();
        let mut at = blockquote.start + 1;
        while at + 1 < blockquote.end {
            let events = at..self.ends[at];
            at = events.end;
            let quoted = self.is_quoted(&events, index);
            self.children.push(Child {
                events,
                blockquote: index,
                quoted,
            });
        }
    }

    /// Leaves a quotation in place whose words do not all stand in blocks of quotations, with its
    /// citations; what stands in the same blocks then does so too.
    fn release(&mut self) {
        let mut child_of = vec![None; self.flows.flows.len()];
        for (index, child) in self.children.iter().enumerate() {
            for flow in self
                .flows_in(&child.events)
                .filter(|flow| self.flows.flows[*flow].quote == Some(child.blockquote))
            {
                child_of[flow] = Some(index);
            }
        }
        let stands = |part: &FlowPart| {
            child_of[part.flow].is_some_and(|child: usize| self.children[child].quoted)
        };
        let in_place = |block: &usize| {
            !self.blocks[*block].parts.iter().all(stands) || self.is_within_sentence(*block)
        };
        let mut released: Vec<usize> = (0..self.blocks.len()).filter(in_place).collect();
        while let Some(block) = released.pop() {
            for flow in self.blocks[block].flows.iter().copied() {
                if self.holders[flow]
                    .take_if(|holder| *holder == block)
                    .is_none()
                {
                    continue;
                }
                let Some(child) = child_of[flow]
                    .map(|child| &mut self.children[child])
                    .filter(|child| child.quoted)
                else {
                    continue;
                };
                child.quoted = false;
                let events = child.events.clone();
                released.extend(self.flows_in(&events).filter_map(|flow| self.holders[flow]));
            }
        }
    }

    /// Whether words of the author's stand beside the quoted ones in their paragraph.
    fn is_within_sentence(&self, block: usize) -> bool {
        let block = &self.blocks[block];
        block
            .parts
            .iter()
            .any(|part| !block.flows.contains(&part.flow))
    }

    /// Whether every word of a block belongs to a quotation of this blockquote.
    fn is_quoted(&self, block: &Range<usize>, blockquote: usize) -> bool {
        let mut events = self.events[block.clone()].iter();
        if events.any(|(event, _)| is_never_quoted(event)) {
            return false;
        }
        let mut inside = self.flows_in(block).peekable();
        inside.peek().is_some()
            && inside.all(|flow| {
                self.holders[flow].is_some() && self.flows.flows[flow].quote == Some(blockquote)
            })
    }

    /// The events of all blocks that hold nothing but quotations, in order and without overlap.
    fn all_ranges(&self) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for children in self
            .children
            .chunk_by(|one, other| one.blockquote == other.blockquote)
        {
            ranges.extend(self.ranges(children));
        }
        ranges.extend(self.citations_apart(&ranges));
        ranges.sort_by_key(|range| (range.start, Reverse(range.end)));
        // A citation that an inner blockquote took with it is a block of the outer one as well.
        ranges.dedup_by(|next, last| {
            next.start = next.start.max(last.end);
            next.start >= next.end
        });
        ranges
    }

    /// The blocks of a blockquote that hold nothing but quotations; all of it, and the citation
    /// below it, where there are no others.
    fn ranges(&self, children: &[Child]) -> Vec<Range<usize>> {
        if let Some(first) = children
            .first()
            .filter(|_| children.iter().all(|child| child.quoted))
        {
            return vec![self.whole(&self.flows.blockquotes[first.blockquote])];
        }
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for child in children.iter().filter(|child| child.quoted) {
            match ranges
                .last_mut()
                .filter(|last| last.end == child.events.start)
            {
                Some(last) => last.end = child.events.end,
                None => ranges.push(child.events.clone()),
            }
        }
        ranges
    }

    /// A whole blockquote with the citation below it, and the blockquotes round it that hold
    /// nothing else.
    fn whole(&self, blockquote: &Blockquote) -> Range<usize> {
        let mut range = blockquote.events.clone();
        let inside = self.flows_in(&range).filter_map(|flow| self.holders[flow]);
        let below = inside
            .flat_map(|block| &self.blocks[block].flows)
            .map(|flow| &self.flows.flows[*flow]);
        let Some(below) = below
            .filter(|flow| flow.events.start >= range.end)
            .max_by_key(|flow| flow.events.start)
        else {
            return range;
        };
        let below = self.block_of(below);
        let mut parent = blockquote.parent;
        while let Some(outer) = parent.map(|parent| &self.flows.blockquotes[parent])
            && outer.events == (range.start.wrapping_sub(1)..range.end + 1)
        {
            (range, parent) = (outer.events.clone(), outer.parent);
        }
        if below.start == range.end {
            range.start..below.end
        } else {
            blockquote.events.clone()
        }
    }

    /// Citations below blockquotes that are not quotations as a whole.
    fn citations_apart(&self, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut apart = Vec::new();
        for (flow, holder) in self.flows.flows.iter().zip(&self.holders) {
            let mut ranges = ranges.iter();
            let is_held = ranges.any(|range| range.contains(&flow.events.start));
            if holder.is_some() && flow.quote.is_none() && !is_held {
                apart.push(self.block_of(flow));
            }
        }
        apart
    }

    /// A flow with the list that it is all of.
    fn block_of(&self, flow: &Flow) -> Range<usize> {
        let start = flow.events.start;
        let before = start.checked_sub(1).and_then(|at| self.events.get(at));
        if matches!(before, Some((Event::Start(Tag::Item), _))) {
            start - 2..self.ends[start - 2]
        } else {
            flow.events.clone()
        }
    }

    fn flows_in(&self, range: &Range<usize>) -> Range<usize> {
        let at = |event: usize| {
            self.flows
                .flows
                .partition_point(|flow| flow.events.start < event)
        };
        at(range.start)..at(range.end)
    }

    /// What a range of events quotes.
    fn quoted(&self, range: &Range<usize>) -> QuotedBlocks {
        let mut quoted = QuotedBlocks::default();
        for flow in self.flows_in(range) {
            let Some(block) = self.holders[flow] else {
                continue;
            };
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

    /// The footnote references beside the words in a range of events; of several citations the
    /// first has them.
    fn beside(&self, range: &Range<usize>) -> Vec<(usize, usize)> {
        let mut beside = Vec::new();
        for flow in self.flows_in(range) {
            let Some(block) = self.holders[flow] else {
                continue;
            };
            let Some(first) = self.numbers[block].first() else {
                continue;
            };
            let words = self.blocks[block]
                .parts
                .iter()
                .filter(|part| part.flow == flow);
            let words: Vec<&Range<usize>> = words.map(|part| &part.range).collect();
            let markers = markers_beside(&self.flows.flows[flow], &words).into_iter();
            beside.extend(markers.map(|marker| (*first, marker)));
        }
        beside
    }
}

impl LayoutBuilder<'_> {
    /// Blockquotes that a cited pair ends, which may turn out to be quotations as a whole. Their
    /// pairs stand in place as well.
    fn wholes(&self) -> Vec<(Range<usize>, QuotedBlocks)> {
        let mut wholes = Vec::new();
        for (number, block) in self.blocks.iter().enumerate() {
            let Some(whole) = block.ends.as_ref().and_then(|ends| ends.whole.as_ref()) else {
                continue;
            };
            let range = self.flows.blockquotes[whole.0].events.clone();
            let quoted = QuotedBlocks {
                begun: self.numbers[number].clone(),
                whole: true,
                ..QuotedBlocks::default()
            };
            wholes.push((range, quoted));
        }
        wholes
    }
}
