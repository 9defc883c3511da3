//! Signs of other programs' markup, reported where they stand outside code and quotations; and what
//! a stage that knows the sources may find to be one.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::Spanned;
use crate::text::Span;

use super::flow::{Flattened, Flow, FlowKind};
use super::html;
use super::quotations::{Flat, FoundQuotations};
use super::signs::{in_text, is_behind_mark, link_words, meets, tags};
use super::spans;

/// Reports every sign in a document.
pub(super) fn stray(flat: &Flat, found: &FoundQuotations, diagnostics: &mut Diagnostics) {
    // Of a text that belongs to no project nobody asks how it is printed.
    if flat.with_uncited {
        return;
    }
    let quoted = spans::union(found.quotations.iter().map(|found| found.span));
    let uncited = uncited(diagnostics);
    for (number, flow) in flat.flows.flows.iter().enumerate() {
        let signs = match flow.kind {
            FlowKind::Code => continue,
            FlowKind::Html => tags(flow, &html::tags(flow.text.as_str())),
            FlowKind::Text => in_text(flow, flat.content),
        };
        // Whoever is told that nothing is cited here need not be told why twice.
        if signs.is_empty() || holds_one(&uncited, with_next(flat, number)) {
            continue;
        }
        for sign in signs {
            let span = flow.text.origin(sign.range);
            if !spans::any_contains(&quoted, span) {
                diagnostics.push(
                    Diagnostic::new(Code::StrayMarkup, Place::new(flat.file, span), sign.message)
                        .help(sign.help),
                );
            }
        }
    }
}

/// Where citations are reported, in order.
fn uncited(diagnostics: &Diagnostics) -> Vec<Span> {
    let told = diagnostics
        .iter()
        .filter(|told| told.code == Code::Citation);
    let mut spans: Vec<Span> = told.map(|told| told.place.span).collect();
    spans.sort();
    spans
}

fn holds_one(spans: &[Span], around: Span) -> bool {
    let first = spans.partition_point(|span| span.start < around.start);
    spans.get(first).is_some_and(|span| span.start < around.end)
}

/// A flow and the next, in the file: the citation of a blockquote stands below it.
fn with_next(flat: &Flat, number: usize) -> Span {
    let flows = &flat.flows.flows;
    let span = |flow: &Flow| {
        let events = &flat.events[flow.events.clone()];
        let first = events.first().map_or(Span::default(), |(_, span)| *span);
        events.iter().fold(first, |all, (_, span)| all.to(*span))
    };
    let next = flows.get(number + 1).unwrap_or(&flows[number]);
    span(&flows[number]).to(span(next))
}

/// `@gazette` as words: what Pandoc takes for a citation, where a source has that key.
pub(super) fn mentions(flows: &Flattened) -> Vec<Spanned<String>> {
    let mut mentions = Vec::new();
    for flow in &flows.flows {
        if flow.kind != FlowKind::Text {
            continue;
        }
        let (text, links) = (flow.text.as_str(), link_words(flow));
        let (mut seen, mut brackets) = (0, 0usize);
        for (at, _) in text.match_indices('@') {
            for char in text[seen..at].chars() {
                match char {
                    '[' => brackets += 1,
                    ']' => brackets = brackets.saturating_sub(1),
                    _ => {}
                }
            }
            seen = at;
            let before = text[..at].chars().next_back();
            let is_of_key = |char: char| char.is_ascii_alphanumeric() || char == '-';
            let rest = &text[at + 1..];
            let end = rest.find(|char| !is_of_key(char)).unwrap_or(rest.len());
            let range = at..at + 1 + end;
            let begins_word = before.is_none_or(char::is_whitespace)
                && !is_behind_mark(text, at)
                && brackets == 0;
            let is_apart = meets(&flow.opaque, &range) || meets(&links, &range);
            if begins_word && end > 0 && !is_apart {
                mentions.push(Spanned {
                    value: rest[..end].to_owned(),
                    span: flow.text.origin(range),
                });
            }
        }
    }
    mentions
}
