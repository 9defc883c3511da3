//! Which words of a blockquote its citations are about.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::ending::{CitationEnding, Surroundings, ending, is_dash};
use super::events::SpannedEvent;
use super::flow::{Blockquote, Flattened, FlowKind};
use super::inline::{self, CitedWords, FlowQuotations};
use super::part::{FlowPart, without_marks};

/// Words that are quoted, and by which citations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct BlockQuotation {
    /// One for each paragraph; none if there are no words.
    pub parts: Vec<FlowPart>,
    pub marked: bool,
    /// Indices into the document's citations.
    pub citations: Vec<usize>,
    /// The flows that hold nothing but these words and what cites them; none for a pair within a
    /// sentence of the author's.
    pub flows: Vec<usize>,
    /// For a pair that ends a blockquote with other words in it, these and all words together.
    pub ends: Option<Ends>,
}

/// What a blockquote holds that a cited pair ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ends {
    /// The words outside the pair.
    pub outside: Vec<FlowPart>,
    /// All words, if nothing else in the blockquote is cited or is no text: the blockquote, as an
    /// index, and its words.
    pub whole: Option<(usize, Vec<FlowPart>)>,
}

/// What the blockquotes of a document quote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct BlockQuotations {
    pub quotations: Vec<BlockQuotation>,
    /// For each flow, from which of its citations on they belong to a blockquote.
    pub handled: Vec<Option<usize>>,
    /// Blockquotes with words that nobody cites, as indices.
    pub unattributed: Vec<usize>,
}

/// Reads every blockquote of a document.
pub(super) fn blockquotes(
    events: &[SpannedEvent],
    flows: &Flattened,
    reads: &[FlowQuotations],
) -> BlockQuotations {
    let handled = vec![None; flows.flows.len()];
    let mut reader = BlockquoteReader {
        events,
        flows,
        reads,
        found: BlockQuotations {
            handled,
            ..BlockQuotations::default()
        },
    };
    let mut order: Vec<usize> = (0..flows.blockquotes.len()).collect();
    // Inner blockquotes first: what follows one may be its citation, and then is none of the words
    // of the outer one.
    order.sort_by_key(|index| flows.blockquotes[*index].events.end);
    for index in order {
        reader.blockquote(index);
    }
    reader.found.unattributed.sort_unstable();
    reader.found
}

struct BlockquoteReader<'a> {
    events: &'a [SpannedEvent],
    flows: &'a Flattened,
    reads: &'a [FlowQuotations],
    found: BlockQuotations,
}

/// What is known of a blockquote while its paragraphs are read.
#[derive(Default)]
struct BlockquoteState {
    /// Words that wait for their citation.
    pending: Vec<FlowPart>,
    /// The last quotation, as an index.
    last: Option<usize>,
}

impl BlockquoteReader<'_> {
    fn blockquote(&mut self, index: usize) {
        let blockquote = &self.flows.blockquotes[index];
        let mut state = BlockquoteState::default();
        let first = self.found.quotations.len();
        for flow in &blockquote.flows {
            self.paragraph(&mut state, *flow);
        }
        self.following(&mut state, blockquote);
        self.offer_whole(first, index, &state);
        // A citation before all words quotes nothing, which is reported; once is enough.
        let empty = state
            .last
            .is_some_and(|last| self.found.quotations[last].parts.is_empty());
        if !state.pending.is_empty() && !empty {
            self.found.unattributed.push(index);
        }
    }

    fn paragraph(&mut self, state: &mut BlockquoteState, flow: usize) {
        if self.flows.flows[flow].kind == FlowKind::Code
            || (self.found.handled[flow].is_some() && state.pending.is_empty())
        {
            return;
        }
        let waits = !state.pending.is_empty();
        let setting = Surroundings {
            bullet: waits && self.is_bullet(flow),
            apart: waits && !self.is_dialogue(state),
        };
        let Some(end) = self.ending(flow, setting) else {
            let whole = 0..self.flows.flows[flow].text.as_str().len();
            return self.wait(state, flow, whole);
        };
        self.found.handled[flow] = Some(end.cited.start);
        if !end.dash
            && let CitedWords::Pair { opener, closer } =
                self.reads[flow].cited[end.cited.start].words
            && (!state.pending.is_empty()
                || self.has_words(flow, 0..self.reads[flow].marks[opener].at))
        {
            return self.pair(state, flow, opener..closer, &end);
        }
        self.wait(state, flow, 0..end.words);
        if state.pending.is_empty() && state.last.is_none() {
            // Nothing but a dash and what looks like a name: then those are the words.
            let at = self.reads[flow].cited[end.cited.start].at;
            let dashes = self.flows.flows[flow].text.as_str()[..at]
                .find(char::is_alphanumeric)
                .unwrap_or(at);
            self.wait(state, flow, dashes..at);
        }
        let citations = self.citations(flow, &end);
        self.quote(state, flow, citations);
    }

    /// A cited pair that ends a blockquote with other words in it.
    fn pair(
        &mut self,
        state: &mut BlockquoteState,
        flow: usize,
        marks: Range<usize>,
        end: &CitationEnding,
    ) {
        let read = &self.reads[flow];
        let before = end
            .cited
            .start
            .checked_sub(1)
            .map_or(0, |previous| read.cited[previous].at);
        let opener = read.marks[marks.start].at;
        let mut outside = std::mem::take(&mut state.pending);
        let mut whole = outside.clone();
        self.push_part(&mut whole, flow, 0..end.words);
        self.push_part(&mut outside, flow, before.min(opener)..opener);
        let has_word = |part: &FlowPart| {
            self.flows.flows[part.flow].text.as_str()[part.range.clone()]
                .contains(char::is_alphanumeric)
        };
        outside.retain(has_word);
        let ends = (!outside.is_empty()).then_some(Ends {
            outside,
            whole: Some((0, whole)),
        });
        let range = inline::between(&self.flows.flows[flow], &read.marks, marks.start, marks.end);
        let citations = self.citations(flow, end);
        state.last = Some(self.found.quotations.len());
        let parts = vec![FlowPart { flow, range }];
        self.found.quotations.push(BlockQuotation {
            parts,
            marked: true,
            citations,
            flows: Vec::new(),
            ends,
        });
    }

    /// Keeps all words of a blockquote together as a quotation only where they are all that it
    /// holds: one that holds another, or code, or several quotations, is not quoted as a whole.
    fn offer_whole(&mut self, first: usize, blockquote: usize, state: &BlockquoteState) {
        let events = self.flows.blockquotes[blockquote].events.clone();
        let inside = &self.events[events.start + 1..events.end.max(events.start + 1)];
        let nests = inside.iter().any(|(event, _)| {
            matches!(event, Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_)))
        });
        let single = self.found.quotations.len() == first + 1 && state.pending.is_empty();
        for quotation in &mut self.found.quotations[first..] {
            let Some(ends) = &mut quotation.ends else {
                continue;
            };
            let cited_once = quotation
                .parts
                .iter()
                .all(|part| self.found.handled[part.flow] == Some(0));
            ends.whole = ends
                .whole
                .take()
                .filter(|_| single && !nests && cited_once)
                .map(|(_, parts)| (blockquote, parts));
        }
    }

    /// Makes a quotation of the words that wait; without any the citations belong to the quotation
    /// before them.
    fn quote(&mut self, state: &mut BlockquoteState, flow: usize, citations: Vec<usize>) {
        let parts = std::mem::take(&mut state.pending);
        if parts.is_empty()
            && let Some(last) = state.last
        {
            let last = &mut self.found.quotations[last];
            last.flows.push(flow);
            return last.citations.extend(citations);
        }
        let mut flows: Vec<usize> = parts.iter().map(|part| part.flow).chain([flow]).collect();
        flows.dedup();
        let (parts, marked) = without_marks(self.flows, self.reads, parts);
        state.last = Some(self.found.quotations.len());
        self.found.quotations.push(BlockQuotation {
            parts,
            marked,
            citations,
            flows,
            ends: None,
        });
    }

    /// Takes up a citation that directly follows a blockquote as a paragraph, or a list of one
    /// item, of its own.
    fn following(&mut self, state: &mut BlockquoteState, blockquote: &Blockquote) {
        if state.pending.is_empty() && state.last.is_none() {
            return;
        }
        let Some(flow) = self.flow_after(blockquote) else {
            return;
        };
        if state.pending.is_empty() && self.flows.flows[flow].quote.is_some() {
            return;
        }
        let setting = Surroundings {
            bullet: self.is_bullet(flow),
            apart: true,
        };
        let Some(end) = self
            .ending(flow, setting)
            .filter(|end| !self.has_words(flow, 0..end.words))
        else {
            return;
        };
        self.found.handled[flow] = Some(end.cited.start);
        let citations = self.citations(flow, &end);
        self.quote(state, flow, citations);
    }

    /// The flow that starts where a blockquote ends; so do the ends of blockquotes round it that
    /// hold nothing else.
    fn flow_after(&self, blockquote: &Blockquote) -> Option<usize> {
        let mut end = blockquote.events.end;
        let mut parent = blockquote.parent;
        while let Some(outer) = parent.map(|parent| &self.flows.blockquotes[parent])
            && outer.flows.is_empty()
            && outer.events.end == end + 1
        {
            (end, parent) = (end + 1, outer.parent);
        }
        if matches!(
            self.events.get(end),
            Some((Event::Start(Tag::List(None)), _))
        ) {
            end += 2;
        }
        let index = self
            .flows
            .flows
            .partition_point(|flow| flow.events.start < end);
        let flow = self
            .flows
            .flows
            .get(index)
            .filter(|flow| flow.events.start == end)?;
        let is_item = matches!(
            self.events.get(end.wrapping_sub(1)),
            Some((Event::Start(Tag::Item), _))
        );
        (flow.kind == FlowKind::Text
            && self.may_be_citation(end)
            && (!is_item || self.is_bullet(index)))
        .then_some(index)
    }

    /// A heading or a table cell is not a paragraph.
    fn may_be_citation(&self, event: usize) -> bool {
        !matches!(
            self.events.get(event),
            Some((Event::Start(Tag::Heading { .. } | Tag::TableCell), _))
        )
    }

    /// Whether a flow is all there is in a bullet list: somebody wrote `- [@a]` and meant a dash.
    fn is_bullet(&self, flow: usize) -> bool {
        let flow = &self.flows.flows[flow];
        let event = |at: usize| self.events.get(at).map(|(event, _)| event);
        let before = |distance| flow.events.start.checked_sub(distance).and_then(event);
        matches!(before(1), Some(Event::Start(Tag::Item)))
            && matches!(before(2), Some(Event::Start(Tag::List(None))))
            && matches!(event(flow.events.end), Some(Event::End(TagEnd::Item)))
            && matches!(
                event(flow.events.end + 1),
                Some(Event::End(TagEnd::List(_)))
            )
    }

    /// A citation inside HTML cites no words.
    fn ending(&self, flow: usize, setting: Surroundings) -> Option<CitationEnding> {
        if self.flows.flows[flow].kind == FlowKind::Html {
            return None;
        }
        ending(&self.flows.flows[flow], &self.reads[flow].cited, setting)
    }

    /// Whether the words that wait start with a dash, as speech does in many languages: then
    /// another dash may be speech too.
    fn is_dialogue(&self, state: &BlockquoteState) -> bool {
        let words =
            |part: &FlowPart| &self.flows.flows[part.flow].text.as_str()[part.range.clone()];
        state
            .pending
            .first()
            .is_some_and(|part| words(part).starts_with(is_dash))
    }

    fn citations(&self, flow: usize, end: &CitationEnding) -> Vec<usize> {
        self.reads[flow].cited[end.cited.clone()]
            .iter()
            .map(|cited| cited.citation)
            .collect()
    }

    fn has_words(&self, flow: usize, range: Range<usize>) -> bool {
        !self.flows.flows[flow].text.as_str()[range]
            .chars()
            .all(inline::is_blank)
    }

    fn wait(&self, state: &mut BlockquoteState, flow: usize, range: Range<usize>) {
        self.push_part(&mut state.pending, flow, range);
    }

    fn push_part(&self, parts: &mut Vec<FlowPart>, flow: usize, range: Range<usize>) {
        let range = inline::trimmed(&self.flows.flows[flow], range);
        if !range.is_empty() {
            parts.push(FlowPart { flow, range });
        }
    }
}
