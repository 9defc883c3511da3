//! Text that is no Markdown and stands beside it: strings of front matter, alternative texts and
//! titles of pictures.
//!
//! Nothing in it can be cited, so that pairs of quotation marks and citations in it are told and
//! never checked.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{ForeignMarkup, Spanned};
use crate::text::{FileId, Mapped, Span};

use super::event::Edge;
use super::events::SpannedEvent;
use super::flow::{Flattened, Flow, InlineMarkup};
use super::inline;
use super::unchecked::{between_marks, outermost};

/// What looks like a quotation or a citation in a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::parse) struct Plain {
    /// The outermost pairs, from mark to mark.
    pub pairs: Vec<Range<usize>>,
    /// `[@key]`, as far as it goes.
    pub citations: Vec<Range<usize>>,
}

/// Reads a text without markup.
pub(in crate::parse) fn plain(text: &Mapped) -> Plain {
    let flow = Flow {
        text: text.clone(),
        ..Flow::default()
    };
    let pairs = outermost(&flow, &inline::read(&flow), &[]);
    Plain {
        pairs,
        citations: citations(text.as_str()),
    }
}

/// Reports a citation where none can stand.
pub(in crate::parse) fn misplaced_citation(file: &FileId, span: Span, help: &str) -> Diagnostic {
    let message = "a citation cannot stand here, so that nobody checks the words before it";
    Diagnostic::new(Code::Citation, Place::new(file, span), message).help(help)
}

fn citations(text: &str) -> Vec<Range<usize>> {
    let mut citations = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices("[@") {
        let rest = &text[at + 2..];
        if at >= end && rest.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            end = at + 2 + rest.find(']').map_or(rest.len(), |close| close + 1);
            citations.push(at..end);
        }
    }
    citations
}

/// The pairs in the alternative texts and titles of pictures; a citation in one is reported.
pub(super) fn of_pictures(
    file: &FileId,
    content: &str,
    events: &[SpannedEvent],
    flows: &Flattened,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    let mut pairs = Vec::new();
    for text in alternatives(flows)
        .into_iter()
        .chain(titles(content, events))
    {
        let found = plain(&text);
        pairs.extend(found.pairs.iter().map(|pair| between_marks(&text, pair)));
        for citation in found.citations {
            let help = "quote below the picture, in the text: “words” [@key]";
            diagnostics.push(misplaced_citation(file, text.origin(citation), help));
        }
    }
    pairs.sort_by_key(|pair| pair.span);
    pairs
}

/// The alternative texts of pictures; that of one within another belongs to the outer one.
fn alternatives(flows: &Flattened) -> Vec<Mapped> {
    let mut texts = Vec::new();
    for flow in &flows.flows {
        let (mut depth, mut start) = (0usize, 0);
        for edge in flow
            .edges
            .iter()
            .filter(|edge| edge.markup == InlineMarkup::Foreign(ForeignMarkup::Picture))
        {
            match edge.edge {
                Edge::Start => {
                    start = if depth == 0 { edge.at } else { start };
                    depth += 1;
                }
                Edge::End => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        texts.push(flow.text.part(start..edge.at));
                    }
                }
            }
        }
    }
    texts
}

fn titles(content: &str, events: &[SpannedEvent]) -> Vec<Mapped> {
    let mut titles = Vec::new();
    for (event, span) in events {
        let Event::Start(Tag::Image { title, .. }) = event else {
            continue;
        };
        let mut text = Mapped::default();
        match content[span.range()].rfind(&**title) {
            Some(at) => text.push_verbatim(title, span.start + at),
            None => text.push(title, *span),
        }
        titles.push(text);
    }
    titles
}
