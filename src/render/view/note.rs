//! The notes at the end of a page: one copy of each, comparisons in full.

use serde::Serialize;

use crate::address::{self, encode};
use crate::parse::{Writing, WritingId};
use crate::render::prose::{PageWriter, ProseView, Style, is_blank};
use crate::resolve::{Note, NoteTarget};

use super::{CardView, card};

/// A note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct NoteView {
    /// `n-ID`.
    pub id: String,
    /// `n-ID-K` for each further reference.
    pub aliases: Vec<String>,
    /// As its markers show it.
    pub number: usize,
    /// Whether the page's own text refers to it, not another note alone.
    pub in_text: bool,
    /// The comparison; nothing for an ordinary footnote.
    pub card: Option<CardView>,
    /// What the author wrote beside the passages.
    pub text: Vec<ProseView>,
    /// The comparison's own page.
    pub page: Option<String>,
    /// Ways back, one for each reference.
    pub backs: Vec<BackView>,
}

/// A way back to a reference.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct BackView {
    /// `r-ID-K`.
    pub id: String,
    /// `#r-ID-K`.
    pub href: String,
    /// Which reference it is, from 1.
    pub number: usize,
}

/// All notes of the page that is being written.
pub(crate) fn notes(writer: &mut PageWriter) -> Vec<NoteView> {
    let notes = writer.notes;
    notes
        .0
        .iter()
        .enumerate()
        .map(|(index, resolved)| note(writer, index, resolved))
        .collect()
}

/// Whether a note is a comparison.
pub(super) fn compares(notes: &[NoteView]) -> bool {
    notes
        .iter()
        .filter_map(|note| note.card.as_ref())
        .any(|card| card.relation.is_some())
}

fn note(writer: &mut PageWriter, index: usize, resolved: &Note) -> NoteView {
    let basis = writer.basis;
    let (card, text, page) = match &resolved.target {
        NoteTarget::Annotation(annotation) => {
            let writing = &basis.text(annotation).writing;
            let card = card(writer, annotation);
            (
                Some(card),
                annotation_text(writer, writing, 4, false),
                Some(address::link(writer.at, &writing.address)),
            )
        }
        NoteTarget::Definition { writing, index } => {
            (None, definition_text(writer, writing, *index), None)
        }
    };
    NoteView {
        id: address::note_id(&resolved.id),
        aliases: writer.markers.aliases(index).to_vec(),
        number: index + 1,
        in_text: writer.noted.contains(&index),
        card,
        text,
        page,
        backs: backs(resolved),
    }
}

/// The ways back, one for each reference.
fn backs(note: &Note) -> Vec<BackView> {
    let mut backs = Vec::with_capacity(note.references.len());
    for number in 1..=note.references.len() {
        let id = address::reference_id(&note.id, number);
        backs.push(BackView {
            href: format!("#{}", encode(&id)),
            id,
            number,
        });
    }
    backs
}

/// An annotation's body without the block quotations that its card shows.
pub(super) fn annotation_text(
    writer: &mut PageWriter,
    writing: &Writing,
    heading: usize,
    with_notes: bool,
) -> Vec<ProseView> {
    let text = writer.write(
        writing,
        0..writing.document.events.len(),
        Style {
            heading,
            without_passages: true,
            with_notes,
        },
    );
    if is_blank(&text) { Vec::new() } else { text }
}

fn definition_text(writer: &mut PageWriter, writing: &WritingId, index: usize) -> Vec<ProseView> {
    let writing = &writer.basis.text(writing).writing;
    let Some(definition) = writing.document.definitions.get(index) else {
        return Vec::new();
    };
    let inside = definition.events.start + 1..definition.events.end.saturating_sub(1);
    writer.write(
        writing,
        inside,
        Style {
            heading: 4,
            without_passages: false,
            with_notes: false,
        },
    )
}
