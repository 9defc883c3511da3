//! What else stands in a document: headings, links, footnote references and definitions.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::text::Span;

use super::events::Spanned;
use super::flow::{Flattened, ObjectKind};
use super::{FootnoteDefinition, FootnoteReference, Heading, Link};

/// Every heading with its words; citations and footnote references are none of them.
pub(super) fn headings(events: &[Spanned], flows: &Flattened) -> Vec<Heading> {
    let heading = |flow: &super::flow::Flow| match events.get(flow.events.start) {
        Some((Event::Start(Tag::Heading { level, .. }), span)) => {
            let words: Vec<&str> = flow.text.as_str().split_whitespace().collect();
            Some(Heading { level: *level as u8, text: words.join(" "), span: *span })
        }
        _ => None,
    };
    flows.flows.iter().filter_map(heading).collect()
}

/// Every link and image.
pub(super) fn links(events: &[Spanned]) -> Vec<Link> {
    let link = |(event, span): &Spanned| match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
            Some(Link { destination: format!("{scheme}{dest_url}"), span: *span, image: false })
        }
        Event::Start(Tag::Image { dest_url, .. }) => Some(Link { destination: dest_url.to_string(), span: *span, image: true }),
        _ => None,
    };
    events.iter().filter_map(link).collect()
}

/// Every `[^id](…)` that Markdown reads as a link.
pub(super) fn footnote_links(content: &str, events: &[Spanned]) -> Vec<Span> {
    let inline_link = |(event, span): &Spanned| match event {
        Event::Start(Tag::Link { link_type: LinkType::Inline, .. }) if content[span.range()].starts_with("[^") => Some(*span),
        _ => None,
    };
    events.iter().filter_map(inline_link).collect()
}

/// Every footnote reference, whether or not the document defines it.
pub(super) fn footnotes(flows: &Flattened) -> Vec<FootnoteReference> {
    let mut footnotes = Vec::new();
    for flow in &flows.flows {
        let inside = flow.definition.map(|definition| &flows.definitions[definition]);
        footnotes.extend(flow.objects.iter().filter_map(|object| match &object.kind {
            ObjectKind::Footnote(id) => {
                let opens = object.range.start == 0 && !flow.text.is_empty();
                Some(FootnoteReference { id: id.clone(), span: object.span, inside: inside.cloned(), opens })
            }
            ObjectKind::Citation { .. } => None,
        }));
    }
    footnotes
}

/// Every footnote definition, the second of an id too.
pub(super) fn definitions(events: &[Spanned]) -> Vec<FootnoteDefinition> {
    let mut definitions: Vec<FootnoteDefinition> = Vec::new();
    let mut open = Vec::new();
    for (index, (event, span)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::FootnoteDefinition(id)) => {
                open.push(definitions.len());
                definitions.push(FootnoteDefinition { id: id.to_string(), span: *span, events: index..index });
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some(definition) = open.pop().and_then(|open: usize| definitions.get_mut(open)) {
                    definition.events.end = index + 1;
                }
            }
            _ => {}
        }
    }
    definitions
}
