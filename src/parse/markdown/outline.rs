//! What else stands in a document: headings, links, footnote references and definitions.

use pulldown_cmark::{Event as Parsed, LinkType, Tag, TagEnd};

use crate::parse::{ForeignMarkup, Styles};
use crate::text::{Mapped, Span};

use super::document::{FootnoteDefinition, FootnoteReference, Heading, Link};
use super::event::{Edge, Event};
use super::events::SpannedEvent;
use super::flow::{Flattened, Flow, InlineMarkup, ObjectKind};

/// Every heading with its words; citations and footnote references are none of them.
pub(super) fn headings(events: &[SpannedEvent], flows: &Flattened) -> Vec<Heading> {
    let headings = flows.flows.iter().filter_map(|flow| heading(events, flow));
    headings.collect()
}

fn heading(events: &[SpannedEvent], flow: &Flow) -> Option<Heading> {
    let (Parsed::Start(Tag::Heading { level, .. }), span) = events.get(flow.events.start)? else {
        return None;
    };
    let words: Vec<&str> = flow.text.as_str().split_whitespace().collect();
    Some(Heading {
        level: *level as u8,
        text: words.join(" "),
        span: *span,
    })
}

/// How a flow of a source sets its words, `text` being what is shown of it: from each position on,
/// ascending.
pub(super) fn styles(flow: &Flow, text: &Mapped) -> Vec<(usize, Styles)> {
    let mut styles: Vec<(usize, Styles)> = Vec::new();
    let (mut emphasised, mut struck) = (0usize, 0usize);
    for edge in &flow.edges {
        let depth = match edge.markup {
            InlineMarkup::Emphasis => &mut emphasised,
            InlineMarkup::Foreign(ForeignMarkup::Struck) => &mut struck,
            InlineMarkup::Link(_) | InlineMarkup::Foreign(_) => continue,
        };
        *depth = if edge.edge == Edge::Start {
            *depth + 1
        } else {
            depth.saturating_sub(1)
        };
        let at = text.derived(flow.text.origin(edge.at..edge.at).start);
        let now = Styles {
            emphasis: emphasised > 0,
            struck: struck > 0,
        };
        styles.pop_if(|(last, _)| *last == at);
        styles.push((at, now));
    }
    styles
}

/// Every link and image.
pub(super) fn links(events: &[SpannedEvent]) -> Vec<Link> {
    events.iter().filter_map(link).collect()
}

fn link((event, span): &SpannedEvent) -> Option<Link> {
    let mut link = Link {
        destination: String::new(),
        span: *span,
        image: false,
        title: None,
        is_bare: false,
    };
    match event {
        Parsed::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }) => {
            link.is_bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
            link.destination = match link_type {
                LinkType::Email => format!("mailto:{dest_url}"),
                _ => dest_url.to_string(),
            };
        }
        Parsed::Start(Tag::Image {
            dest_url, title, ..
        }) => {
            link.destination = dest_url.to_string();
            link.image = true;
            link.title = (!title.trim().is_empty()).then(|| title.to_string());
        }
        _ => return None,
    }
    Some(link)
}

/// Every `[^id](…)` that Markdown reads as a link.
pub(super) fn footnote_links(content: &str, events: &[SpannedEvent]) -> Vec<Span> {
    let mut links = Vec::new();
    for (event, span) in events {
        let is_inline = matches!(
            event,
            Parsed::Start(Tag::Link {
                link_type: LinkType::Inline,
                ..
            })
        );
        if is_inline && content[span.range()].starts_with("[^") {
            links.push(*span);
        }
    }
    links
}

/// Every footnote reference, whether or not the document defines it.
pub(super) fn footnotes(flows: &Flattened) -> Vec<FootnoteReference> {
    let mut footnotes = Vec::new();
    for flow in &flows.flows {
        let inside = flow
            .definition
            .map(|definition| &flows.definitions[definition]);
        for object in &flow.objects {
            let ObjectKind::Footnote { id, .. } = &object.kind else {
                continue;
            };
            footnotes.push(FootnoteReference {
                id: id.clone(),
                span: object.span,
                inside: inside.cloned(),
                opens: object.range.start == 0 && !flow.text.is_empty(),
            });
        }
    }
    footnotes
}

/// Every footnote definition, the second of an id too.
pub(super) fn definitions(events: &[(Event, Span)]) -> Vec<FootnoteDefinition> {
    let mut definitions: Vec<FootnoteDefinition> = Vec::new();
    let mut open = Vec::new();
    for (index, (event, span)) in events.iter().enumerate() {
        match event {
            Event::Markdown(Parsed::Start(Tag::FootnoteDefinition(id))) => {
                open.push(definitions.len());
                definitions.push(FootnoteDefinition {
                    id: id.to_string(),
                    span: *span,
                    events: index..index,
                });
            }
            Event::Markdown(Parsed::End(TagEnd::FootnoteDefinition)) => {
                if let Some(definition) =
                    open.pop().and_then(|open: usize| definitions.get_mut(open))
                {
                    definition.events.end = index + 1;
                }
            }
            _ => {}
        }
    }
    definitions
}
