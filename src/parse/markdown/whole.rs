//! Events in; the same with one event for each citation and footnote reference, out.
//!
//! The parser gives `[@a, para. 6]` as several texts, or as a part of one. Whoever renders the events wants it whole.

use std::iter::Peekable;

use pulldown_cmark::{CowStr, Event};

use crate::text::Span;

use super::events::Spanned;
use super::flow::{Flattened, Object, ObjectKind};

/// Gathers what belongs together. Tags stay where they are, so that they still pair.
pub(super) fn whole(content: &str, events: Vec<Spanned>, flows: &Flattened) -> Vec<Spanned> {
    let mut objects = flows.flows.iter().flat_map(|flow| &flow.objects).filter(|object| !is_link(object)).peekable();
    let mut whole = Vec::with_capacity(events.len());
    for (event, span) in events {
        match event {
            Event::Text(text) => cut(content, &mut objects, text, span, &mut whole),
            Event::FootnoteReference(id) => {
                objects.next_if(|object| object.span == span);
                whole.push((Event::FootnoteReference(id), span));
            }
            Event::SoftBreak | Event::HardBreak | Event::Code(_) | Event::InlineHtml(_) if inside(&mut objects, span) => {}
            Event::InlineHtml(text) => whole.push((Event::Text(text), span)),
            event => whole.push((event, span)),
        }
    }
    whole
}

/// `[@key](…)` stays the link that Markdown makes of it; it is reported.
fn is_link(object: &Object) -> bool {
    matches!(object.kind, ObjectKind::Citation { link: true, .. })
}

/// Whether a span lies within the next object, whose event stands already.
fn inside<'a>(objects: &mut Peekable<impl Iterator<Item = &'a Object>>, span: Span) -> bool {
    while objects.next_if(|object| object.span.end <= span.start).is_some() {}
    objects.peek().is_some_and(|object| object.span.start < span.start)
}

/// Cuts a text at the objects that start or end in it.
fn cut<'a>(
    content: &str,
    objects: &mut Peekable<impl Iterator<Item = &'a Object>>,
    text: CowStr<'static>,
    span: Span,
    whole: &mut Vec<Spanned>,
) {
    while objects.next_if(|object| object.span.end <= span.start).is_some() {}
    if objects.peek().is_none_or(|object| object.span.start >= span.end) {
        return whole.push((Event::Text(text), span));
    }
    let mut at = span.start;
    while at < span.end {
        let Some(object) = objects.peek().filter(|object| object.span.start < span.end) else { break };
        push(content, Span::new(at, object.span.start), whole);
        if object.span.start >= at {
            whole.push((event(content, object), object.span));
        }
        at = object.span.end;
        if at <= span.end {
            objects.next();
        }
    }
    push(content, Span::new(at, span.end), whole);
}

fn event(content: &str, object: &Object) -> Event<'static> {
    match &object.kind {
        ObjectKind::Footnote(id) => Event::FootnoteReference(id.clone().into()),
        ObjectKind::Citation { .. } => Event::Text(content[object.span.range()].to_owned().into()),
    }
}

fn push(content: &str, span: Span, whole: &mut Vec<Spanned>) {
    if !span.is_empty() {
        whole.push((Event::Text(content[span.range()].to_owned().into()), span));
    }
}
