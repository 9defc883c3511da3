//! Citations that look as if they cited quoted words and cite none: inside HTML, and behind
//! attributes of another Markdown.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::text::{FileId, Span};

use super::ending::{Surroundings, ending, is_dash};
use super::flow::{Flattened, Flow, FlowKind};
use super::html;
use super::inline::{self, FlowQuotations, is_blank};
use super::lookalikes;

/// Why a citation is taken for one that is checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Door {
    /// It stands between HTML tags, or a tag stands between it and what it was meant for.
    Html,
    /// `{: .right}` or `{.right}` stands before it.
    Attributes,
}

/// The doors of the citations of one flow.
pub(super) struct Doors<'a> {
    flow: &'a Flow,
    read: &'a FlowQuotations,
    /// The citations that are all of the flow, with the door that stands before them.
    lone: Option<(Range<usize>, Door)>,
    elements: Vec<Range<usize>>,
}

impl<'a> Doors<'a> {
    pub(super) fn new(flows: &'a Flattened, number: usize, read: &'a FlowQuotations) -> Self {
        let flow = &flows.flows[number];
        let before = number.checked_sub(1).map(|number| &flows.flows[number]);
        let before = before
            .filter(|before| before.events.end == flow.events.start)
            .and_then(leads_in);
        let elements = html::elements(flow.text.as_str(), &flow.tags);
        Self {
            flow,
            read,
            lone: lone(flow, read, before),
            elements,
        }
    }

    /// The door of a citation, by its number in the flow.
    pub(super) fn of(&self, number: usize) -> Option<Door> {
        let at = self.read.cited[number].at;
        let element = self.elements.partition_point(|element| element.end < at);
        if self.flow.kind == FlowKind::Html
            || self
                .elements
                .get(element)
                .is_some_and(|element| element.start <= at)
        {
            return Some(Door::Html);
        }
        let start = number
            .checked_sub(1)
            .map_or(0, |previous| self.read.cited[previous].at);
        let head = self.flow.text.as_str()[start..at]
            .trim_end_matches(|char| is_blank(char) || is_dash(char));
        if ends_with_attributes(head) {
            return Some(Door::Attributes);
        }
        if self.is_behind_tag(start, head) {
            return Some(Door::Html);
        }
        self.lone
            .as_ref()
            .filter(|(cited, _)| cited.contains(&number))
            .map(|(_, door)| *door)
    }

    /// Whether tags stand behind quoted words, or words that HTML itself marks as quoted.
    fn is_behind_tag(&self, start: usize, head: &str) -> bool {
        let (mut head, mut quotes, mut behind) = (head, false, false);
        let first = self
            .flow
            .tags
            .partition_point(|tag| tag.end <= start + head.len());
        for tag in self.flow.tags[..first]
            .iter()
            .rev()
            .take_while(|tag| tag.start >= start)
        {
            if tag.end != start + head.len() {
                break;
            }
            quotes |= matches!(
                html::name(&self.flow.text.as_str()[tag.clone()]),
                "/q" | "/blockquote"
            );
            behind = true;
            head = head[..tag.start - start].trim_end_matches(is_blank);
        }
        let closer = || {
            inline::closing_mark(&self.read.marks, start + head.len())
                .map(|mark| &self.read.marks[mark])
        };
        quotes
            || (behind
                && (lookalikes::closes_nothing(head)
                    || closer().is_some_and(|mark| !mark.apostrophe)))
    }
}

/// The citations of a flow that are, with a dash and a name at most, all of their paragraph, and
/// the door that stands before them.
fn lone(flow: &Flow, read: &FlowQuotations, before: Option<Door>) -> Option<(Range<usize>, Door)> {
    let end = ending(
        flow,
        &read.cited,
        Surroundings {
            apart: true,
            ..Surroundings::default()
        },
    )?;
    let words = flow.text.as_str()[..end.words].trim_matches(is_blank);
    let door = if words.is_empty() {
        before
    } else {
        is_attributes(words).then_some(Door::Attributes)
    };
    Some((end.cited, door?))
}

/// What a flow is to the citation in the paragraph below it.
fn leads_in(flow: &Flow) -> Option<Door> {
    let text = flow.text.as_str();
    match flow.kind {
        FlowKind::Html => text.contains("</blockquote>").then_some(Door::Html),
        FlowKind::Text => is_attributes(text.trim_matches(is_blank)).then_some(Door::Attributes),
        FlowKind::Code => None,
    }
}

/// `{: .right}`, `{.right}`, `{#id}`, `{lang=en}`, and nothing else.
fn is_attributes(text: &str) -> bool {
    let Some(inner) = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
    else {
        return false;
    };
    let named = inner
        .strip_prefix(['.', '#'])
        .is_some_and(|name| name.starts_with(char::is_alphabetic));
    let valued = inner.contains('=') && !inner.contains(" =");
    !inner.contains(['{', '}']) && (inner.starts_with(':') || named || valued)
}

/// Whether the last words are attributes of another Markdown.
pub(super) fn ends_with_attributes(text: &str) -> bool {
    text.ends_with('}')
        && text
            .rfind('{')
            .is_some_and(|start| is_attributes(&text[start..]))
}

impl Door {
    /// The error at a citation.
    pub(super) fn error(self, file: &FileId, citation: Span) -> Diagnostic {
        let (message, help) = match self {
            Self::Html => (
                "HTML stands round this citation or before it, so that nobody checks the words \
                    that it is meant for",
                "write Markdown: a blockquote that ends with a line `> — [@key]`, or “words” \
                    [@key]",
            ),
            Self::Attributes => (
                "attributes in curly brackets stand before this citation, so that nobody checks \
                    the words that it is meant for",
                "take them away; this Markdown knows none",
            ),
        };
        Diagnostic::new(Code::Citation, Place::new(file, citation), message).help(help)
    }
}
