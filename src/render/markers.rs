//! The footnotes of one page: which number each marker has, where it leads, and the ways back.

use std::collections::BTreeMap;

use crate::address::{Ids, note_id, reference_id};
use crate::resolve::{Notes, Reference};

/// Every marker of a page and every note's ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Markers {
    /// Marker → note's index and the marker's number among the note's references, from 1.
    by_place: BTreeMap<Reference, (usize, usize)>,
    /// For each note: the ids that its references lead to; the first is the note's own.
    targets: Vec<Vec<String>>,
}

/// A marker in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Marker<'a> {
    /// Index of its note; the number shown is one more.
    pub note: usize,
    /// `r-ID-K`.
    pub id: String,
    /// Id that it leads to.
    pub target: &'a str,
}

impl Markers {
    /// Numbers the markers of a page. The ids are taken from `ids`: notes' own stay as they are, an
    /// alias gives way.
    pub(crate) fn new(notes: &Notes, ids: &mut Ids) -> Self {
        for note in &notes.0 {
            ids.reserve(&note_id(&note.id));
        }
        let mut markers = Self::default();
        for (index, note) in notes.0.iter().enumerate() {
            let mut targets = vec![note_id(&note.id)];
            for (k, reference) in (1..).zip(&note.references) {
                markers.by_place.insert(reference.clone(), (index, k));
                ids.reserve(&reference_id(&note.id, k));
                // Each reference leads to an id of its own, so that a style sheet can show the note
                // beside the one that its reader came from.
                if k > 1 {
                    targets.push(ids.unique(&format!("n-{}-{k}", note.id)));
                }
            }
            markers.targets.push(targets);
        }
        markers
    }

    /// The marker at a place, if a note stands behind it.
    pub(crate) fn at<'a>(&'a self, notes: &Notes, place: &Reference) -> Option<Marker<'a>> {
        let &(note, k) = self.by_place.get(place)?;
        Some(Marker {
            note,
            id: reference_id(&notes.0[note].id, k),
            target: &self.targets[note][k - 1],
        })
    }

    /// The alias ids of a note: all but its own.
    pub(crate) fn aliases(&self, note: usize) -> &[String] {
        &self.targets[note][1..]
    }
}
