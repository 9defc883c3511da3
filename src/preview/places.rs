//! A page of the preview in; where what it shows is written out.
//!
//! This is asked for by the preview's script and never stands in a page, so that pages are the ones
//! that `build` writes.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event as Parsed, Tag, TagEnd};
use serde::Serialize;

use crate::address;
use crate::diagnostics::Positions;
use crate::parse::markdown::{Document, Edge, Event};
use crate::parse::{Source, Writing};
use crate::render::passage_ids;
use crate::resolve::{Note, NoteTarget};
use crate::text::{FileId, Span};

use super::shown::{Good, ending};

/// Places as `file:line:column`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub(super) struct Places {
    /// By the id of an element, or the one that it links to.
    ids: BTreeMap<String, String>,
    /// Letters and digits that a block of the author's begins with, in the order they are written,
    /// with the block's place.
    blocks: Vec<(String, String)>,
}

/// Letters and digits by which a block is known.
const KNOWN_BY: usize = 200;

/// The places of what the page at an address shows; none if it is no page.
pub(super) fn places(good: &Good, address: &str) -> Places {
    let html = match good.site.made.get(address) {
        Some(html) if ending(address) == "html" => String::from_utf8_lossy(html),
        _ => return Places::default(),
    };
    let mut writer = PlaceWriter {
        good,
        positions: Positions::new(&good.inputs.files),
        places: Places::default(),
    };
    let shown = fragments(&html);
    writer.passages(&shown);
    if let Some(source) = source_at(good, address) {
        writer.paragraphs(source);
    } else if let Some(writing) = writing_at(good, address) {
        writer.blocks(writing);
        for note in &good.analysis.resolution.notes[&writing.id].0 {
            writer.note(note);
        }
    }
    writer.places
}

/// Ids of passages that a page has or links to.
///
/// They are read from the page itself: what it shows is decided by its theme, and its view is not
/// kept. A word between such signs that only looks like an id costs nothing, since no passage has
/// it.
fn fragments(html: &str) -> BTreeSet<&str> {
    html.split(['"', '#'])
        .filter(|piece| address::is_passage_id(piece))
        .collect()
}

fn source_at<'a>(good: &'a Good, address: &str) -> Option<&'a Source> {
    let key = address::source_at(address)?;
    let source = good.analysis.project.sources.get(key)?;
    Some(source)
}

fn writing_at<'a>(good: &'a Good, address: &str) -> Option<&'a Writing> {
    let mut writings = good.analysis.project.writings.values();
    let writing = writings.find(|writing| *writing.address == *address)?;
    Some(writing)
}

struct PlaceWriter<'a> {
    good: &'a Good,
    positions: Positions<'a>,
    places: Places,
}

impl PlaceWriter<'_> {
    fn place(&mut self, file: &FileId, span: Span) -> String {
        let (start, _) = self.positions.of(file, span);
        format!("{file}:{}:{}", start.line, start.column)
    }

    fn set(&mut self, id: String, file: &FileId, span: Span) {
        let place = self.place(file, span);
        self.places.ids.insert(id, place);
    }

    /// A passage is written where it is quoted: the source is never changed.
    fn passages(&mut self, shown: &BTreeSet<&str>) {
        let good = self.good;
        let (project, resolution) = (&good.analysis.project, &good.analysis.resolution);
        let ids = passage_ids(project, resolution, &good.inputs.options);
        for (quotation, mark) in ids {
            if shown.contains(mark.id.as_str()) {
                let span = resolution.quotation(&quotation).quotation.span;
                self.set(mark.id, quotation.writing.file(), span);
            }
        }
    }

    fn paragraphs(&mut self, source: &Source) {
        for (number, paragraph) in (1..).zip(&source.paragraphs) {
            self.set(address::paragraph_id(number), &source.file, paragraph.span);
        }
    }

    fn note(&mut self, note: &Note) {
        let project = &self.good.analysis.project;
        let id = address::note_id(&note.id);
        match &note.target {
            NoteTarget::Annotation(annotation) => {
                let writing = &project.writings[annotation];
                let head = writing.annotation().map(|annotation| &annotation.head);
                let heading = head.and_then(|head| head.heading());
                // Without a question or title there is no better place than the file's start.
                let span = heading.map_or(Span::default(), |heading| heading.span);
                self.set(id, writing.file(), span);
                self.blocks(writing);
            }
            NoteTarget::Definition { writing, index } => {
                let document = &project.writings[writing].document;
                if let Some(definition) = document.definitions.get(*index) {
                    self.set(id, writing.file(), definition.span);
                }
            }
        }
    }

    fn blocks(&mut self, writing: &Writing) {
        for (known_by, span) in blocks(&writing.document) {
            let place = self.place(writing.file(), span);
            self.places.blocks.push((known_by, place));
        }
    }
}

/// Every paragraph, heading, list item and table cell that has letters of its own: what it begins
/// with, and its span.
fn blocks(document: &Document) -> Vec<(String, Span)> {
    let mut done: Vec<(String, Span)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (event, span) in &document.events {
        match event {
            Event::Markdown(Parsed::Start(Tag::Paragraph | Tag::Item | Tag::TableCell))
            | Event::Heading(_, Edge::Start) => {
                open.push(done.len());
                done.push((String::new(), *span));
            }
            Event::Markdown(Parsed::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell))
            | Event::Heading(_, Edge::End) => {
                open.pop();
            }
            Event::Markdown(Parsed::Text(text) | Parsed::Code(text)) => {
                // A tight item's words are its own; those of a paragraph in it are the paragraph's.
                if let Some((known_by, _)) = open.last().map(|index| &mut done[*index]) {
                    let free = KNOWN_BY.saturating_sub(known_by.chars().count());
                    let letters = text.chars().filter(|char| char.is_alphanumeric());
                    known_by.extend(letters.take(free));
                }
            }
            _ => {}
        }
    }
    done.retain(|(known_by, _)| !known_by.is_empty());
    done
}
