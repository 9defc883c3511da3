//! A Markdown source in; its paragraphs as rendered text, each with its way back to the file, out.

use std::ops::Range;

use crate::parse::{ForeignMarkup, Paragraph};
use crate::text::controls::{for_markdown, without_controls};
use crate::text::{Span, merged};

use super::event::Edge;
use super::flow::{Flow, FlowKind, InlineMarkup, ObjectKind};
use super::{events, flow_builder, outline};

/// The paragraphs of a Markdown source. List items, headings and table cells are paragraphs too,
/// and so is each code block; citations are words like any others. Pictures and the markers of
/// notes are no text.
pub fn paragraphs(content: &str, body: Span) -> Vec<Paragraph> {
    let content = for_markdown(content);
    let events = events::events(&content, body);
    let flows = flow_builder::flows(&content, &events).flows.into_iter();
    flows
        .map(|flow| paragraph(&content, flow))
        .filter(|paragraph| !paragraph.text.is_empty())
        .collect()
}

fn paragraph(content: &str, mut flow: Flow) -> Paragraph {
    if flow.kind == FlowKind::Text {
        let taken = no_text(content, &flow);
        flow.leave_out(&taken);
    }
    let words = flow.text.as_str();
    let start = words.len() - words.trim_start().len();
    let text = without_controls(flow.text.part(start..words.trim_end().len().max(start)));
    let styles = outline::styles(&flow, &text);
    Paragraph {
        span: text.span(),
        text,
        styles,
    }
}

/// What is no text of a source, in order and without overlap: alternative texts of pictures,
/// markers of notes.
fn no_text(content: &str, flow: &Flow) -> Vec<Range<usize>> {
    let mut ranges = pictures(flow);
    let markers = flow
        .objects
        .iter()
        .filter(|object| matches!(object.kind, ObjectKind::Footnote { .. }));
    let markers = markers
        .map(|object| object.range.clone())
        .chain(undefined_markers(content, flow));
    ranges.extend(markers.map(|marker| with_space(flow.text.as_str(), marker)));
    merged(ranges)
}

fn pictures(flow: &Flow) -> Vec<Range<usize>> {
    let (mut open, mut pictures) = (Vec::new(), Vec::new());
    for edge in flow
        .edges
        .iter()
        .filter(|edge| edge.markup == InlineMarkup::Foreign(ForeignMarkup::Picture))
    {
        match edge.edge {
            Edge::Start => open.push(edge.at),
            Edge::End => pictures.extend(open.pop().map(|start| start..edge.at)),
        }
    }
    pictures
}

/// `[^1]` whose note is not in the file, as in a text that was copied without its notes: Markdown
/// takes it for words.
fn undefined_markers(content: &str, flow: &Flow) -> Vec<Range<usize>> {
    let text = flow.text.as_str();
    let mut markers = Vec::new();
    for (at, _) in text.match_indices("[^") {
        let Some(length) = text[at..].find(|char: char| char == ']' || char.is_whitespace()) else {
            break;
        };
        let range = at..at + length + 1;
        let origin = flow.text.origin(at..at + 2);
        let is_plain = origin.len() == 2 && !content[..origin.start].ends_with('\\');
        let is_marker = length > 2 && text[at + length..].starts_with(']');
        let in_code = flow.opaque.iter().any(|opaque| opaque.contains(&at));
        if is_plain && is_marker && !in_code {
            markers.push(range);
        }
    }
    markers
}

/// A marker with the white space before it, where none is needed to part words.
fn with_space(text: &str, marker: Range<usize>) -> Range<usize> {
    let follows_word = text[marker.end..].starts_with(char::is_alphanumeric);
    let start = if follows_word {
        marker.start
    } else {
        text[..marker.start].trim_end().len()
    };
    start..marker.end
}
