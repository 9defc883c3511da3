//! Markdown in; events with spans, and the quotations, citations and footnotes that stand in them,
//! out.
//!
//! 1. `events` reads the body: raw HTML becomes text, comments vanish.
//! 2. `flow_builder` flattens the events into runs of text (`flow`), and remembers blockquotes and
//!    footnote definitions.
//! 3. `scan` takes citations and footnote references out of each run's words.
//! 4. `marks` pairs quotation marks; `inline` and `blockquote` say which words each citation is
//!    about, and `quotations` makes quotations of them.
//! 5. `layout` says which blocks are nothing but quotations, and where the others stand; `whole`
//!    puts [`Event`]s of our own for quotations, citations and footnote references among the
//!    parser's; `outline` lists the rest.
//! 6. `doors`, `lookalikes` and `plain` tell what looks like a checked quotation and is none;
//!    `source` reads a text that is quoted.
//!
//! Nothing here asks whether a source or a footnote exists, and nothing that a citation follows is
//! passed over in silence.

mod blockquote;
mod citation;
mod document;
mod doors;
mod ending;
mod event;
mod events;
mod flow;
mod flow_builder;
mod hebrew;
mod html;
mod inline;
mod layout;
mod lookalikes;
mod mark_faults;
mod marks;
mod outline;
mod part;
mod placed;
pub(super) mod plain;
mod plain_events;
mod quotations;
mod quoted_words;
mod scan;
mod signs;
mod source;
mod spans;
mod stray;
mod unattributed;
pub(super) mod unchecked;
mod uncited;
mod whole;

use crate::diagnostics::Diagnostics;
use crate::text::controls::for_markdown;
use crate::text::{FileId, Span};

pub use document::{Document, FootnoteDefinition, FootnoteReference, Heading, Link};
pub use event::{Edge, Event, QuotedBlocks};
use events::SpannedEvent;
pub(super) use html::first_tag;
pub(crate) use marks::closer;
use quotations::Flat;
use scan::Scanner;
pub use source::paragraphs;

/// Reads the body of a file; `body` is the part after the front matter, and spans stay those of the
/// file.
pub fn document(
    file: &FileId,
    content: &str,
    body: Span,
    diagnostics: &mut Diagnostics,
) -> Document {
    let content = &*for_markdown(content);
    read(
        file,
        content,
        events::events(content, body),
        false,
        diagnostics,
    )
}

/// Reads a text that belongs to no project; its words that nobody cites are wanted as quotations
/// too. A text that is not Markdown is read as paragraphs and, where its lines begin with `>`, as
/// blockquotes.
pub fn bare_document(
    file: &FileId,
    content: &str,
    body: Span,
    is_markdown: bool,
    diagnostics: &mut Diagnostics,
) -> Document {
    let content = &*for_markdown(content);
    let events = if is_markdown {
        events::events(content, body)
    } else {
        plain_events::plain_events(content, body)
    };
    read(file, content, events, true, diagnostics)
}

fn read(
    file: &FileId,
    content: &str,
    events: Vec<SpannedEvent>,
    with_uncited: bool,
    diagnostics: &mut Diagnostics,
) -> Document {
    let mut flows = flow_builder::flows(content, &events);
    let mut scanner = Scanner {
        file,
        content,
        citations: Vec::new(),
        footnotes: 0,
        diagnostics,
    };
    flows.flows.iter_mut().for_each(|flow| scanner.scan(flow));
    let citations = scanner.citations;
    let flat = Flat {
        file,
        content,
        events: &events,
        flows: &flows,
        with_uncited,
    };
    let found = quotations::quotations(&flat, &citations, diagnostics);
    stray::stray(&flat, &found, diagnostics);
    let in_pictures = plain::of_pictures(file, content, &events, &flows, diagnostics);
    let headings = outline::headings(&events, &flows);
    let links = outline::links(&events);
    let mentions = stray::mentions(&flows);
    let footnotes = outline::footnotes(&flows);
    let footnote_links = outline::footnote_links(content, &events);
    let mut events = whole::whole(content, events, &flows, &found);
    // They are kept as long as the page is, and are most of what a site takes in memory.
    events.shrink_to_fit();
    Document {
        definitions: outline::definitions(&events),
        events,
        quotations: found.quotations,
        cited: found.cited,
        blocks: found
            .layout
            .blocks
            .into_iter()
            .map(|(_, blocks)| blocks)
            .collect(),
        citations,
        footnotes,
        footnote_links,
        unchecked: found.unchecked,
        in_pictures,
        unattributed: found.unattributed,
        uncited: found.uncited,
        headings,
        links,
        mentions,
    }
}

#[cfg(test)]
mod any_markdown;
#[cfg(test)]
mod tests;
