//! Flattened in; every cited quotation, and the pairs of marks that nobody cites, out.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Citation, Form, Quotation};
use crate::text::{FileId, Span};

use super::blockquote::{self, BlockQuotations, Part};
use super::ending::{Setting, ending};
use super::events::Spanned;
use super::flow::{Flattened, FlowKind};
use super::inline::{self, Read, Words};
use super::layout::{Layout, Made, layout};
use super::marks::{closer, is_single};
use super::quoted_words::QuotedWords;
use super::unchecked::unchecked;

/// What is quoted in a document.
#[derive(Default)]
pub(super) struct Found {
    /// In order of place.
    pub quotations: Vec<Quotation>,
    /// Pairs without a citation, from mark to mark.
    pub unchecked: Vec<Span>,
    /// Blockquotes with words that nobody cites.
    pub unattributed: Vec<Span>,
    /// For each citation the quotation that it cites.
    pub cited: Vec<Option<usize>>,
    /// Where the quotations stand among the events.
    pub layout: Layout,
}

/// Every quotation of a document.
pub(super) fn quotations(
    file: &FileId,
    events: &[Spanned],
    flows: &Flattened,
    citations: &[Citation],
    diagnostics: &mut Diagnostics,
) -> Found {
    let reads: Vec<Read> = flows.flows.iter().map(inline::read).collect();
    let blocks = blockquote::blockquotes(events, flows, &reads);
    let mut builder = Builder { file, flows, citations, reads: &reads, quotations: Vec::new(), diagnostics };
    builder.blocks(&blocks);
    for flow in 0..flows.flows.len() {
        builder.flow(flow, blocks.handled[flow]);
    }
    let mut written = builder.quotations;
    written.sort_by_key(|(quotation, _)| (quotation.span.start, quotation.citation.span.start));
    let (mut quotations, made): (Vec<Quotation>, Vec<Made>) = written.into_iter().unzip();
    let mut covered: Vec<Part> = made.iter().flat_map(|made| &made.parts).cloned().collect();
    covered.sort_by_key(|part| (part.flow, part.range.start));
    let unattributed = blocks.unattributed.iter().map(|index| flows.blockquotes[*index].span).collect();
    let mut cited = vec![None; citations.len()];
    for (number, made) in made.iter().enumerate() {
        cited[made.citation] = Some(number);
    }
    let layout = layout(events, flows, &blocks.quotations, &made);
    for (quotation, marker) in &layout.beside {
        quotations[*quotation].beside.push(*marker);
    }
    Found { quotations, unchecked: unchecked(flows, &reads, &covered), unattributed, cited, layout }
}

struct Builder<'a> {
    file: &'a FileId,
    flows: &'a Flattened,
    citations: &'a [Citation],
    reads: &'a [Read],
    quotations: Vec<(Quotation, Made)>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn blocks(&mut self, blocks: &BlockQuotations) {
        for (index, block) in blocks.quotations.iter().enumerate() {
            for citation in &block.citations {
                let made = Made { parts: block.parts.clone(), block: Some(index), citation: *citation };
                self.push(made, Form::Block, block.marked);
            }
        }
    }

    /// The quotations in running text; from citation `handled` on they belong to a blockquote.
    fn flow(&mut self, flow: usize, handled: Option<usize>) {
        let read = &self.reads[flow];
        let running = &read.cited[..handled.unwrap_or(read.cited.len())];
        let dashed = if handled.is_none() { self.dashed(flow) } else { None };
        for (index, cited) in running.iter().enumerate() {
            let words = match &dashed {
                Some((from, words)) if index >= *from => words,
                _ => &cited.words,
            };
            match words {
                Words::Pair { opener, closer } => {
                    let range = inline::between(&self.flows.flows[flow], &read.marks, *opener, *closer);
                    let made = Made { parts: vec![Part { flow, range }], block: None, citation: cited.citation };
                    self.push(made, Form::Inline, true);
                }
                Words::Unopened => {
                    let span = self.citations[cited.citation].span;
                    let unequal = self.unequal(flow, cited.at, span);
                    self.diagnostics.push(unequal.unwrap_or_else(|| unopened(self.file, span)));
                }
                Words::Unclosed => self.diagnostics.push(unclosed(self.file, self.citations[cited.citation].span)),
                Words::None => {}
            }
        }
    }

    /// What somebody types who cannot find the second of two curly marks.
    fn unequal(&self, flow: usize, citation: usize, span: Span) -> Option<Diagnostic> {
        let marks = &self.reads[flow].marks;
        let before = &marks[..marks.partition_point(|mark| mark.at < citation)];
        let (closed, before) = before.split_last()?;
        let opener = before.iter().rev().find(|mark| mark.opens && !mark.closed && !is_single(mark.char))?;
        Some(unequal(self.file, span, opener.char, closed.char, closer(opener.char)?))
    }

    /// A dash may part a pair from its citation where both end a paragraph, as they would end a blockquote.
    fn dashed(&self, flow: usize) -> Option<(usize, Words)> {
        let (read, flow) = (&self.reads[flow], &self.flows.flows[flow]);
        let end = ending(flow, &read.cited, Setting::default()).filter(|end| end.dash && flow.kind == FlowKind::Text)?;
        let head = flow.text.as_str()[..end.words].trim_end();
        let head = head.strip_suffix([',', '.']).unwrap_or(head).trim_end();
        let closer = inline::closing_mark(&read.marks, head.len())?;
        let opener = read.marks[closer].opener?;
        Some((end.cited.start, Words::Pair { opener, closer }))
    }

    fn push(&mut self, made: Made, form: Form, marked: bool) {
        let citation = self.citations[made.citation].clone();
        let mut words = QuotedWords::default();
        let mut span: Option<Span> = None;
        for part in &made.parts {
            let flow = &self.flows.flows[part.flow];
            let origin = flow.text.origin(part.range.clone());
            if let Some(before) = span {
                words.text.push(Quotation::PARAGRAPH_END.encode_utf8(&mut [0; 4]), Span::new(before.end, origin.start));
            }
            span = Some(span.map_or(origin, |before| before.to(origin)));
            words.push(flow, &part.range);
        }
        let span = span.unwrap_or_else(|| Span::new(citation.span.start, citation.span.start));
        let QuotedWords { text, emphasis, links, objects, foreign } = words;
        let file = self.file.clone();
        let beside = Vec::new();
        let quotation = Quotation { file, span, form, text, emphasis, links, objects, beside, foreign, marked, citation };
        self.quotations.push((quotation, made));
    }
}

/// Two marks that are no pair, the first of which another one would close.
fn unequal(file: &FileId, citation: Span, opener: char, found: char, wanted: char) -> Diagnostic {
    let message = format!("the quotation before this citation opens with {opener} and closes with {found}, which are no pair");
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(format!("close it with {wanted}"))
}

fn unopened(file: &FileId, citation: Span) -> Diagnostic {
    let message = "the closing quotation mark before this citation has no opening one in this paragraph";
    let help = "put an opening mark before the first quoted word; each paragraph needs its own pair";
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
}

fn unclosed(file: &FileId, citation: Span) -> Diagnostic {
    let message = "the opening quotation mark before this citation has no closing one before it";
    let help = "put the closing mark that belongs to it after the last quoted word; each paragraph needs its own pair";
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
}
