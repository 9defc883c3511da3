//! Markdown in; events with spans, and the quotations, citations and footnotes that stand in them, out.
//!
//! 1. `events` reads the body: raw HTML becomes text, comments vanish.
//! 2. `flow` flattens the events into runs of text, and remembers blockquotes and footnote definitions.
//! 3. `scan` takes citations and footnote references out of each run's words.
//! 4. `marks` pairs quotation marks; `inline` and `blockquote` say which words each citation is about, and
//!    `quotations` makes quotations of them.
//! 5. `layout` says which blocks are nothing but quotations, and where the others stand; `whole` puts [`Event`]s of our own for
//!    quotations, citations and footnote references among the parser's; `outline` lists the rest.
//! 6. `doors`, `lookalikes` and `plain` tell what looks like a checked quotation and is none; `source` reads a text that is quoted.
//!
//! Nothing here asks whether a source or a footnote exists, and nothing that a citation follows is passed over in silence.

mod blockquote;
mod citation;
mod doors;
mod ending;
mod event;
mod events;
mod flow;
mod hebrew;
mod html;
mod inline;
mod layout;
mod lookalikes;
mod marks;
mod outline;
pub(super) mod plain;
mod quotations;
mod quoted_words;
mod scan;
mod source;
mod spans;
pub(super) mod unchecked;
mod whole;

use crate::diagnostics::Diagnostics;
use crate::text::controls::for_markdown;
use crate::text::{FileId, Span};

use super::{Citation, Quotation, Spanned};

pub use event::{Edge, Event, QuotedBlocks};
use quotations::Flat;
use scan::Scanner;
pub use source::paragraphs;

/// A Markdown text, read once. All spans are bytes of the file as stored.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// Every event in order, with its span.
    pub events: Vec<(Event, Span)>,
    /// Every quotation with a citation, in order of place.
    pub quotations: Vec<Quotation>,
    /// Blocks that hold nothing but quotations, in order of place.
    pub blocks: Vec<QuotedBlocks>,
    /// Every citation, those of quotations included, in order of place.
    pub citations: Vec<Citation>,
    /// For each citation the quotation that it cites, as an index, if it cites one.
    pub cited: Vec<Option<usize>>,
    /// Every `[^id]` outside code, in order of place.
    pub footnotes: Vec<FootnoteReference>,
    /// Every `[^id]: …`, in order of place.
    pub definitions: Vec<FootnoteDefinition>,
    /// `[^id](…)`: what Markdown reads as a link, or would if the brackets held an address.
    pub footnote_links: Vec<Span>,
    /// Pairs of quotation marks without a citation, outside cited quotations, code and pictures: opening to closing mark, with the words
    /// between the two.
    pub unchecked: Vec<Spanned<String>>,
    /// Pairs of quotation marks in alternative texts and titles of pictures, in which nothing can be cited; the same.
    pub in_pictures: Vec<Spanned<String>>,
    /// Blockquotes without a citation, with their words.
    pub unattributed: Vec<Spanned<String>>,
    /// Headings with level (1-6) and words.
    pub headings: Vec<Heading>,
    /// Destinations of links and images, entities decoded, with the whole link's span.
    pub links: Vec<Link>,
}

/// `[^id]` in running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FootnoteReference {
    /// What stands between `[^` and `]`.
    pub id: String,
    /// From `[` to `]`.
    pub span: Span,
    /// The id of the footnote definition that it stands in, if it does.
    pub inside: Option<String>,
    /// Whether words follow it and none stand before it in its paragraph, as if it were a definition.
    pub opens: bool,
}

/// `[^id]: …`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FootnoteDefinition {
    /// What stands between `[^` and `]`.
    pub id: String,
    /// The whole definition.
    pub span: Span,
    /// Its events' range in [`Document::events`], start and end of the definition included.
    pub events: std::ops::Range<usize>,
}

/// A heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The whole heading.
    pub span: Span,
}

/// A link or an image.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Its destination.
    pub destination: String,
    /// The whole of it.
    pub span: Span,
    /// Whether it is an image.
    pub image: bool,
}

/// Reads the body of a file; `body` is the part after the front matter, and spans stay those of the file.
pub fn document(file: &FileId, content: &str, body: Span, diagnostics: &mut Diagnostics) -> Document {
    let content = &*for_markdown(content);
    let events = events::events(content, body);
    let mut flows = flow::flows(content, &events);
    let mut scanner = Scanner { file, content, citations: Vec::new(), footnotes: 0, diagnostics };
    flows.flows.iter_mut().for_each(|flow| scanner.scan(flow));
    let citations = scanner.citations;
    let flat = Flat { file, content, events: &events, flows: &flows };
    let found = quotations::quotations(&flat, &citations, diagnostics);
    let in_pictures = plain::of_pictures(file, content, &events, &flows, diagnostics);
    let headings = outline::headings(&events, &flows);
    let links = outline::links(&events);
    let footnotes = outline::footnotes(&flows);
    let footnote_links = outline::footnote_links(content, &events);
    let events = whole::whole(content, events, &flows, &found);
    Document {
        definitions: outline::definitions(&events),
        events,
        quotations: found.quotations,
        cited: found.cited,
        blocks: found.layout.blocks.into_iter().map(|(_, blocks)| blocks).collect(),
        citations,
        footnotes,
        footnote_links,
        unchecked: found.unchecked,
        in_pictures,
        unattributed: found.unattributed,
        headings,
        links,
    }
}

#[cfg(test)]
mod any_markdown;
#[cfg(test)]
mod tests;
