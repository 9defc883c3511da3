//! Flattened in; every cited quotation, and the pairs of marks that nobody cites, out.

use pulldown_cmark::{Event, Tag};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::parse::{Citation, Enclosing, Form, LineStart, Quotation, Spanned};
use crate::text::{FileId, Span};

use super::blockquote::{self, BlockQuotations, Ends};
use super::doors::Doors;
use super::ending::{Surroundings, ending};
use super::events::SpannedEvent;
use super::flow::{Flattened, FlowKind};
use super::inline::{self, CitedWords, FlowQuotations};
use super::layout::{Layout, layout};
use super::lookalikes;
use super::mark_faults;
use super::marks::{closer, is_closer, is_single};
use super::part::FlowPart;
use super::placed::{BuiltQuotation, markers_beside};
use super::quoted_words::QuotedWords;
use super::spans;
use super::unattributed::{unattributed, words_of};
use super::unchecked::{between_marks, origin, unchecked};
use super::uncited::{self, UncitedWords};

/// What is quoted in a document.
#[derive(Default)]
pub(super) struct FoundQuotations {
    /// In order of place.
    pub quotations: Vec<Quotation>,
    /// Pairs without a citation, from mark to mark.
    pub unchecked: Vec<Spanned<String>>,
    /// Blockquotes with words that nobody cites.
    pub unattributed: Vec<Spanned<String>>,
    /// Of both the words as quotations that cite nothing, in order of place, where these are asked
    /// for.
    pub uncited: Vec<Quotation>,
    /// For each citation the quotation that it cites.
    pub cited: Vec<Option<usize>>,
    /// Where the quotations stand among the events.
    pub layout: Layout,
}

/// A file, with what it was flattened to.
pub(super) struct Flat<'a> {
    pub file: &'a FileId,
    pub content: &'a str,
    pub events: &'a [SpannedEvent],
    pub flows: &'a Flattened,
    /// Whether what nobody cites is wanted as quotations too.
    pub with_uncited: bool,
}

/// Every quotation of a document.
pub(super) fn quotations(
    flat: &Flat,
    citations: &[Citation],
    diagnostics: &mut Diagnostics,
) -> FoundQuotations {
    let Flat { events, flows, .. } = *flat;
    let reads: Vec<FlowQuotations> = flows.flows.iter().map(inline::read).collect();
    let blocks = blockquote::blockquotes(events, flows, &reads);
    let mut builder = QuotationBuilder {
        flat,
        citations,
        reads: &reads,
        quotations: Vec::new(),
        doors: Vec::new(),
        diagnostics,
    };
    builder.blocks(&blocks);
    for flow in 0..flows.flows.len() {
        builder.flow(flow, blocks.handled[flow]);
    }
    let mut written = std::mem::take(&mut builder.quotations);
    written.sort_by_key(|(quotation, _)| (quotation.span.start, quotation.citation.span.start));
    let (mut quotations, made): (Vec<Quotation>, Vec<BuiltQuotation>) = written.into_iter().unzip();
    let mut covered: Vec<FlowPart> = made.iter().flat_map(|made| &made.parts).cloned().collect();
    covered.sort_by_key(|part| (part.flow, part.range.start));
    let mut unchecked = unchecked(flows, &reads, &covered);
    let blockquotes = unattributed(flows, &blocks, &builder.doors);
    let cited = cited_by(&made, citations.len());
    let layout = layout(events, flows, &blocks.quotations, &made);
    mark(&mut quotations, &layout);
    let outside = quotations
        .iter()
        .filter_map(|quotation| Some(quotation.enclosing.as_ref()?.outside));
    let spans = blockquotes
        .iter()
        .map(|index| flows.blockquotes[*index].span);
    let reported = spans::union(spans.chain(outside));
    unchecked.retain(|pair| !spans::any_contains(&reported, origin(flows, pair)));
    let mut uncited = Vec::new();
    if flat.with_uncited {
        let words = uncited::uncited(flows, &reads, &unchecked, &blockquotes);
        uncited.extend(words.iter().map(|words| builder.uncited(words)));
    }
    FoundQuotations {
        quotations,
        uncited,
        unchecked: unchecked
            .iter()
            .map(|pair| between_marks(&flows.flows[pair.flow].text, &pair.range))
            .collect(),
        unattributed: blockquotes
            .iter()
            .map(|index| words_of(flows, *index))
            .collect(),
        cited,
        layout,
    }
}

/// For each citation the quotation that it cites.
fn cited_by(made: &[BuiltQuotation], citations: usize) -> Vec<Option<usize>> {
    let mut cited = vec![None; citations];
    for (number, made) in made.iter().enumerate() {
        cited[made.citation] = Some(number);
    }
    cited
}

/// Says of each quotation how it is laid out.
fn mark(quotations: &mut [Quotation], layout: &Layout) {
    for (quotation, marker) in &layout.beside {
        quotations[*quotation].beside.push(*marker);
    }
    for (_, quotation) in &layout.placed {
        quotations[*quotation].in_place = true;
    }
}

struct QuotationBuilder<'a> {
    flat: &'a Flat<'a>,
    citations: &'a [Citation],
    reads: &'a [FlowQuotations],
    quotations: Vec<(Quotation, BuiltQuotation)>,
    /// Citations that cite nothing and look as if they did.
    doors: Vec<Span>,
    diagnostics: &'a mut Diagnostics,
}

impl QuotationBuilder<'_> {
    fn blocks(&mut self, blocks: &BlockQuotations) {
        for (index, block) in blocks.quotations.iter().enumerate() {
            for (number, citation) in block.citations.iter().enumerate() {
                let made = BuiltQuotation {
                    parts: block.parts.clone(),
                    block: Some(index),
                    citation: *citation,
                };
                let mut quotation = self.cited(&made.parts, Form::Block, block.marked, *citation);
                quotation.enclosing = block
                    .ends
                    .as_ref()
                    .and_then(|ends| self.enclosing(ends, *citation, number == 0))
                    .map(Box::new);
                self.quotations.push((quotation, made));
            }
        }
    }

    fn enclosing(&self, ends: &Ends, citation: usize, is_first: bool) -> Option<Enclosing> {
        let origin = |part: &FlowPart| {
            self.flat.flows.flows[part.flow]
                .text
                .origin(part.range.clone())
        };
        let outside = ends.outside.iter().map(origin).reduce(Span::to)?;
        let mut whole = None;
        if let Some((_, parts)) = &ends.whole {
            let mut quotation = self.cited(parts, Form::Block, false, citation);
            if is_first {
                quotation.beside = self.markers_beside(parts);
            }
            whole = Some(quotation);
        }
        Some(Enclosing { whole, outside })
    }

    /// The footnote references in the paragraphs of these words, outside them.
    fn markers_beside(&self, parts: &[FlowPart]) -> Vec<usize> {
        let mut flows: Vec<usize> = parts.iter().map(|part| part.flow).collect();
        flows.dedup();
        let mut markers = Vec::new();
        for flow in flows {
            let words: Vec<_> = parts
                .iter()
                .filter(|part| part.flow == flow)
                .map(|part| &part.range)
                .collect();
            markers.extend(markers_beside(&self.flat.flows.flows[flow], &words));
        }
        markers
    }

    /// The quotations in running text; from citation `handled` on they belong to a blockquote.
    fn flow(&mut self, flow: usize, handled: Option<usize>) {
        let read = &self.reads[flow];
        let running = &read.cited[..handled.unwrap_or(read.cited.len())];
        if running.is_empty() {
            return;
        }
        let dashed = if handled.is_none() {
            self.dashed(flow)
        } else {
            None
        };
        let doors = Doors::new(self.flat.flows, flow, read);
        for (index, cited) in running.iter().enumerate() {
            let words = match &dashed {
                Some((from, words)) if index >= *from => words,
                _ => &cited.words,
            };
            let span = self.citations[cited.citation].span;
            if matches!(words, CitedWords::None | CitedWords::Pair { .. })
                && let Some(door) = doors.of(index)
            {
                self.doors.push(span);
                self.diagnostics.push(door.error(self.flat.file, span));
            }
            match words {
                CitedWords::Pair { opener, closer } => {
                    let range = inline::between(
                        &self.flat.flows.flows[flow],
                        &read.marks,
                        *opener,
                        *closer,
                    );
                    let made = BuiltQuotation {
                        parts: vec![FlowPart { flow, range }],
                        block: None,
                        citation: cited.citation,
                    };
                    self.quotations.push((
                        self.cited(&made.parts, Form::Inline, true, made.citation),
                        made,
                    ));
                }
                CitedWords::Unopened(mark) => {
                    let error = self.unopened(flow, *mark, cited.at, span);
                    self.diagnostics.push(error);
                }
                CitedWords::Unclosed => self
                    .diagnostics
                    .push(mark_faults::unclosed(self.flat.file, span)),
                CitedWords::Lookalike => self
                    .diagnostics
                    .push(mark_faults::lookalike(self.flat.file, span)),
                CitedWords::None => {}
            }
        }
    }

    /// A mark before a citation that closes nothing.
    fn unopened(&self, flow: usize, mark: usize, citation: usize, span: Span) -> Diagnostic {
        if let Some(error) = self.unequal(flow, citation, span) {
            return error;
        }
        let mark = &self.reads[flow].marks[mark];
        if mark.closed || !is_closer(mark.char) {
            mark_faults::opening(self.flat.file, span)
        } else {
            mark_faults::unopened(self.flat.file, span)
        }
    }

    /// What somebody types who cannot find the second of two curly marks.
    fn unequal(&self, flow: usize, citation: usize, span: Span) -> Option<Diagnostic> {
        let marks = &self.reads[flow].marks;
        let before = &marks[..marks.partition_point(|mark| mark.at < citation)];
        let (closed, before) = before.split_last()?;
        let opener = before
            .iter()
            .rev()
            .find(|mark| mark.opens && !mark.closed && !is_single(mark.char))?;
        Some(mark_faults::unequal(
            self.flat.file,
            span,
            opener.char,
            closed.char,
            closer(opener.char)?,
        ))
    }

    /// A dash may part a pair from its citation where both end a paragraph, as they would end a
    /// blockquote.
    fn dashed(&self, flow: usize) -> Option<(usize, CitedWords)> {
        let (read, flow) = (&self.reads[flow], &self.flat.flows.flows[flow]);
        let end = ending(flow, &read.cited, Surroundings::default())
            .filter(|end| end.dash && flow.kind == FlowKind::Text)?;
        let head = inline::without_stop(
            flow.text.as_str()[..end.words].trim_end_matches(inline::is_blank),
        );
        let Some(closer) = inline::closing_mark(&read.marks, head.len()) else {
            return lookalikes::closes_nothing(head)
                .then_some((end.cited.start, CitedWords::Lookalike));
        };
        let mark = &read.marks[closer];
        match mark.opener {
            Some(opener) => Some((end.cited.start, CitedWords::Pair { opener, closer })),
            None => (!mark.apostrophe).then_some((end.cited.start, CitedWords::Unopened(closer))),
        }
    }

    /// Words with a citation of the document, as an index.
    fn cited(&self, parts: &[FlowPart], form: Form, marked: bool, citation: usize) -> Quotation {
        self.quotation(parts, form, marked, self.citations[citation].clone())
    }

    /// Words as a quotation that cites nothing.
    fn uncited(&self, words: &UncitedWords) -> Quotation {
        let span = Span::new(words.end, words.end);
        let citation = Citation {
            span,
            sources: Vec::new(),
        };
        self.quotation(&words.parts, words.form.clone(), words.marked, citation)
    }

    fn quotation(
        &self,
        parts: &[FlowPart],
        form: Form,
        marked: bool,
        citation: Citation,
    ) -> Quotation {
        let mut words = QuotedWords::default();
        let mut span: Option<Span> = None;
        for part in parts {
            let flow = &self.flat.flows.flows[part.flow];
            let origin = flow.text.origin(part.range.clone());
            if let Some(before) = span {
                words.text.push(
                    Quotation::PARAGRAPH_END.encode_utf8(&mut [0; 4]),
                    Span::new(before.end, origin.start),
                );
            }
            span = Some(span.map_or(origin, |before| before.to(origin)));
            words.push(flow, &part.range);
        }
        let span = span.unwrap_or_else(|| Span::new(citation.span.start, citation.span.start));
        let QuotedWords {
            text,
            emphasis,
            links,
            objects,
            foreign,
        } = words;
        let line_start = parts
            .iter()
            .find_map(|part| line_start(self.flat, part.flow));
        let plain = Quotation::plain(self.flat.file.clone(), form, text, citation);
        Quotation {
            span,
            emphasis,
            links,
            objects,
            foreign,
            marked,
            line_start,
            ..plain
        }
    }
}

/// The sign of a list or heading at which a flow begins.
fn line_start(flat: &Flat, flow: usize) -> Option<LineStart> {
    let first = flat.flows.flows[flow].events.start;
    let opens =
        |(event, _): &&SpannedEvent| matches!(event, Event::Start(Tag::Item | Tag::Heading { .. }));
    let (_, span) = flat.events[first.saturating_sub(1)..]
        .iter()
        .take(2)
        .find(opens)?;
    let written = &flat.content[span.range()];
    let sign = written
        .split(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_sign = !sign.is_empty() && !sign.contains(char::is_alphabetic);
    is_sign.then(|| LineStart {
        sign: sign.to_owned(),
        span: Span::new(span.start, span.start + sign.len()),
    })
}
