//! Which blockquotes are, as a whole, one cited quotation: these are shown as passages.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::parse::Form;
use crate::parse::markdown::Document;
use crate::text::Span;

/// Index of the event that starts a blockquote → the index of its quotation in [`Document::quotations`].
pub(super) fn whole_quotations(document: &Document) -> BTreeMap<usize, usize> {
    let mut whole = BTreeMap::new();
    let mut open: Vec<Open> = Vec::new();
    for (index, (event, span)) in document.events.iter().enumerate() {
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                if let Some(outer) = open.last_mut() {
                    outer.nested = true;
                }
                open.push(Open { start: index, span: *span, nested: false });
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                let Some(quote) = open.pop() else { continue };
                if let Some(quotation) = only_quotation(document, &quote).filter(|_| !quote.nested) {
                    whole.insert(quote.start, quotation);
                }
            }
            _ => {}
        }
    }
    whole
}

struct Open {
    start: usize,
    span: Span,
    nested: bool,
}

/// The one quotation of a blockquote, if it is cited as a block and no word stands before it.
fn only_quotation(document: &Document, quote: &Open) -> Option<usize> {
    let first = document.quotations.partition_point(|quotation| quotation.span.start < quote.span.start);
    let mut inside =
        (first..document.quotations.len()).take_while(|&index| document.quotations[index].span.end <= quote.span.end);
    let index = inside.next()?;
    let quotation = &document.quotations[index];
    if inside.next().is_some() || quotation.form != Form::Block {
        return None;
    }
    let before = document.events[quote.start..].iter().take_while(|(_, span)| span.start < quotation.span.start);
    let words_before = before.into_iter().any(|(event, span)| match event {
        Event::Text(text) | Event::Code(text) => {
            let until = quotation.span.start.saturating_sub(span.start).min(text.len());
            text.get(..until).unwrap_or(text).chars().any(char::is_alphanumeric)
        }
        Event::FootnoteReference(_) => true,
        _ => false,
    });
    (!words_before).then_some(index)
}
