//! Flows in; every cited quotation, and the pairs of marks that nobody cites, out.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Citation, Form, Quotation};
use crate::text::{FileId, Span};

use super::flow::{Flow, Flows};
use super::inline::{self, Cited, Words};
use super::marks::{self, Mark};

/// What is quoted in a document.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Found {
    /// In order of place.
    pub quotations: Vec<Quotation>,
    /// Pairs without a citation, from mark to mark.
    pub unchecked: Vec<Span>,
    /// Blockquotes without a citation.
    pub unattributed: Vec<Span>,
}

/// A flow with its marks and what its citations follow.
pub(super) struct Read<'a> {
    pub flow: &'a Flow,
    pub marks: Vec<Mark>,
    pub cited: Vec<Cited>,
}

/// Every quotation of a document.
pub(super) fn quotations(file: &FileId, flows: &Flows, citations: &[Citation], diagnostics: &mut Diagnostics) -> Found {
    let mut found = Found::default();
    for flow in &flows.flows {
        let marks = marks::marks(flow);
        let cited = inline::cited(flow, &marks);
        let read = Read { flow, marks, cited };
        for cited in &read.cited {
            match cited.words {
                Words::Pair { opener, closer } => {
                    let words = inline::between(flow, &read.marks, opener, closer);
                    found.quotations.push(quotation(file, flow, words, Form::Inline, &citations[cited.citation]));
                }
                Words::Unopened => diagnostics.push(unopened(file, citations[cited.citation].span)),
                Words::None => {}
            }
        }
    }
    found.quotations.sort_by_key(|quotation| (quotation.span.start, quotation.citation.span.start));
    found
}

/// A quotation of words of one flow, between marks.
fn quotation(file: &FileId, flow: &Flow, words: Range<usize>, form: Form, citation: &Citation) -> Quotation {
    let within = |range: &Range<usize>| {
        let range = range.start.max(words.start)..range.end.min(words.end);
        (range.start < range.end).then(|| range.start - words.start..range.end - words.start)
    };
    Quotation {
        file: file.clone(),
        span: flow.text.origin(words.clone()),
        form,
        text: flow.text.part(words.clone()),
        emphasis: flow.emphasis.iter().filter_map(within).collect(),
        marked: true,
        citation: citation.clone(),
    }
}

fn unopened(file: &FileId, citation: Span) -> Diagnostic {
    let message = "The closing quotation mark before this citation has no opening one in this paragraph";
    let help = "put an opening mark before the first quoted word; each paragraph needs its own pair";
    Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
}
