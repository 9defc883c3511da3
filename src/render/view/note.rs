//! The notes at the end of a page: one copy of each, comparisons in full.

use serde::Serialize;

use crate::parse::markdown::Document;
use crate::render::address;
use crate::render::markers::reference_id;
use crate::render::prose::{Body, PageWriter, Stretch, Style, is_blank};
use crate::resolve::{Note as Resolved, NoteTarget, Owner};
use crate::text::FileId;

use super::{Card, card};

/// A note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Note {
    /// `n-ID`.
    pub id: String,
    /// `n-ID-K` for each further reference.
    pub aliases: Vec<String>,
    /// As its markers show it.
    pub number: usize,
    /// Whether the page's own text refers to it, not another note alone.
    pub in_text: bool,
    /// The comparison; nothing for an ordinary footnote.
    pub card: Option<Card>,
    /// What the author wrote beside the passages.
    pub text: Vec<Stretch>,
    /// The comparison's own page.
    pub page: Option<String>,
    /// Ways back, one for each reference.
    pub backs: Vec<Back>,
}

/// A way back to a reference.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Back {
    /// `r-ID-K`.
    pub id: String,
    /// `#r-ID-K`.
    pub href: String,
    /// Which reference it is, from 1.
    pub number: usize,
}

/// All notes of the page that is being written.
pub(crate) fn notes(writer: &mut PageWriter) -> Vec<Note> {
    let notes = writer.notes;
    notes.0.iter().enumerate().map(|(index, resolved)| note(writer, index, resolved)).collect()
}

fn note(writer: &mut PageWriter, index: usize, resolved: &Resolved) -> Note {
    let edition = writer.edition;
    let (card, text, page) = match &resolved.target {
        NoteTarget::Annotation(annotation) => {
            let card = card(edition, *annotation, writer.at);
            let text = annotation_text(writer, *annotation, 4, false);
            let page = address::link(writer.at, &edition.address(Owner::Annotation(*annotation)));
            (Some(card), text, Some(page))
        }
        NoteTarget::Definition { file, index } => (None, definition_text(writer, file, *index), None),
    };
    let back = |number: usize| {
        let id = reference_id(resolved, number);
        Back { href: format!("#{}", address::encode(&id)), id, number }
    };
    Note {
        id: format!("n-{}", resolved.id),
        aliases: writer.markers.aliases(index).to_vec(),
        number: index + 1,
        in_text: writer.noted.contains(&index),
        card,
        text,
        page,
        backs: (1..=resolved.references.len()).map(back).collect(),
    }
}

/// An annotation's body without the block quotations that its card shows.
pub(super) fn annotation_text(writer: &mut PageWriter, annotation: usize, heading: usize, with_notes: bool) -> Vec<Stretch> {
    let written = &writer.edition.project.annotations[annotation];
    let body = Body { file: &written.file, document: &written.document, owner: Owner::Annotation(annotation) };
    let text = writer.write(body, 0..written.document.events.len(), Style { heading, without_passages: true, with_notes });
    if is_blank(&text) { Vec::new() } else { text }
}

fn definition_text(writer: &mut PageWriter, file: &FileId, index: usize) -> Vec<Stretch> {
    let project = writer.edition.project;
    let page = project.pages.binary_search_by(|page| page.file.cmp(file)).ok();
    let annotation = || project.annotations.iter().position(|annotation| annotation.file == *file);
    let found: Option<(&Document, Owner)> = match page {
        Some(page) => Some((&project.pages[page].document, Owner::Page(page))),
        None => annotation().map(|index| (&project.annotations[index].document, Owner::Annotation(index))),
    };
    let Some((document, owner)) = found else { return Vec::new() };
    let Some(definition) = document.definitions.get(index) else { return Vec::new() };
    let inside = definition.events.start + 1..definition.events.end.saturating_sub(1);
    writer.write(Body { file, document, owner }, inside, Style { heading: 4, without_passages: false, with_notes: false })
}
