//! Footnotes: which note each `[^id]` means, and in which order notes are numbered.

mod checks;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostics;
use crate::parse::markdown::FootnoteReference;
use crate::parse::{Options, Project, SourceId, Writing, WritingId};
use crate::text::Span;

/// The notes of one page by number; note N is at N - 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Notes(pub Vec<Note>);

/// A note as a page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Unique on its page: an annotation's id, or a definition's; a definition of an annotation's
    /// body is `annotation.id`.
    pub id: String,
    /// What it is.
    pub target: NoteTarget,
    /// Every place on the page that refers to it, in the order of reading: prose first, then notes
    /// by number. Never empty.
    pub references: Vec<Reference>,
}

/// What a note is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoteTarget {
    /// An annotation.
    Annotation(WritingId),
    /// An ordinary footnote.
    Definition {
        /// The page or annotation that it stands in.
        writing: WritingId,
        /// Its index in the [`crate::parse::markdown::Document::definitions`] there.
        index: usize,
    },
}

impl NoteTarget {
    /// The annotation, if it is one.
    pub fn annotation(&self) -> Option<&WritingId> {
        match self {
            Self::Annotation(annotation) => Some(annotation),
            Self::Definition { .. } => None,
        }
    }
}

/// Where a marker stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reference {
    /// What it is written in: the page, or an annotation that the page shows.
    pub writing: WritingId,
    /// From `[` to `]`.
    pub span: Span,
}

/// Resolves every footnote: the notes of each page, and those of each annotation's own page. There
/// the annotation is no note of its own, since whoever follows a reference to it is on it already;
/// and of other annotations only those are notes that it refers to itself, since those that they
/// refer to are one link away, and pages would grow with the length of such chains.
pub fn footnotes(
    project: &Project,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<WritingId, Notes> {
    let book = Book::new(project);
    let notes: BTreeMap<WritingId, Notes> = book
        .texts
        .iter()
        .map(|(writing, text)| ((*writing).clone(), book.notes_of(text)))
        .collect();
    let meant = checks::written(&book, options, diagnostics);
    for (writing, text) in &book.texts {
        checks::unused_definitions(text, &notes[*writing], &meant, diagnostics);
    }
    checks::unused_annotations(project, &notes, &meant, diagnostics);
    notes
}

/// A writing that may hold footnotes.
struct NotedText<'a> {
    writing: &'a Writing,
    /// First definition of each id.
    definitions: BTreeMap<&'a str, usize>,
    /// References by the definition they stand in.
    references: BTreeMap<Option<&'a str>, Vec<&'a FootnoteReference>>,
}

/// All writings, and the annotations by id.
struct Book<'a> {
    texts: BTreeMap<&'a WritingId, NotedText<'a>>,
    annotations: &'a BTreeMap<String, WritingId>,
    /// The keys of the sources.
    keys: BTreeSet<&'a str>,
}

impl<'a> NotedText<'a> {
    fn new(writing: &'a Writing) -> Self {
        let mut definitions = BTreeMap::new();
        for (index, definition) in writing.document.definitions.iter().enumerate() {
            definitions.entry(definition.id.as_str()).or_insert(index);
        }
        let mut references: BTreeMap<Option<&str>, Vec<_>> = BTreeMap::new();
        for reference in &writing.document.footnotes {
            references
                .entry(reference.inside.as_deref())
                .or_default()
                .push(reference);
        }
        Self {
            writing,
            definitions,
            references,
        }
    }

    fn references_in<'s>(
        &'s self,
        definition: Option<&'s str>,
    ) -> impl Iterator<Item = &'s FootnoteReference> + 's {
        self.references
            .get(&definition)
            .into_iter()
            .flatten()
            .copied()
    }
}

impl<'a> Book<'a> {
    fn new(project: &'a Project) -> Self {
        let texts = project
            .writings
            .iter()
            .map(|(id, writing)| (id, NotedText::new(writing)))
            .collect();
        let keys = project.sources.keys().map(SourceId::as_str).collect();
        Self {
            texts,
            annotations: &project.annotations,
            keys,
        }
    }

    /// What an id means in a text: its own definition, else the annotation.
    fn target(&self, text: &NotedText, id: &str) -> Option<NoteTarget> {
        match text.definitions.get(id) {
            Some(index) => Some(NoteTarget::Definition {
                writing: text.writing.id.clone(),
                index: *index,
            }),
            None => self
                .annotations
                .get(id)
                .map(|annotation| NoteTarget::Annotation(annotation.clone())),
        }
    }

    /// The notes that a text shows, by number: those of its prose, then those that its notes refer
    /// to.
    fn notes_of(&self, root: &NotedText<'a>) -> Notes {
        let mut collected = Collected {
            own: own_note(root),
            ..Collected::default()
        };
        for reference in root.references_in(None) {
            self.collect(root, reference, &mut collected);
        }
        let mut next = 0;
        while let Some(note) = collected.notes.get(next) {
            next += 1;
            let (text, inside) = match note.target.clone() {
                NoteTarget::Annotation(annotation) => (&self.texts[&annotation], None),
                NoteTarget::Definition { writing, index } => {
                    let text = &self.texts[&writing];
                    (
                        text,
                        Some(text.writing.document.definitions[index].id.as_str()),
                    )
                }
            };
            text.references_in(inside)
                .for_each(|reference| self.collect(text, reference, &mut collected));
        }
        Notes(collected.notes)
    }

    fn collect(&self, text: &NotedText, reference: &FootnoteReference, collected: &mut Collected) {
        let Some(target) = self.target(text, &reference.id) else {
            return;
        };
        if let Some(own) = &collected.own {
            let leads_away =
                matches!(target, NoteTarget::Annotation(_)) && own_note(text).as_ref() != Some(own);
            if target == *own || leads_away {
                return;
            }
        }
        let number = match collected.numbers.get(&target) {
            Some(number) => *number,
            None => collected.add(note_id(text, &target, &reference.id), target),
        };
        collected.notes[number].references.push(Reference {
            writing: text.writing.id.clone(),
            span: reference.span,
        });
    }
}

/// The id of a note: that of a footnote of an annotation has the annotation's own before it, since
/// two annotations may have the same.
fn note_id(text: &NotedText, target: &NoteTarget, id: &str) -> String {
    match (target, text.writing.annotation()) {
        (NoteTarget::Definition { .. }, Some(annotation)) => format!("{}.{id}", annotation.id),
        _ => id.to_owned(),
    }
}

/// The note that a text is itself, if it is an annotation.
fn own_note(text: &NotedText) -> Option<NoteTarget> {
    text.writing
        .annotation()
        .map(|_| NoteTarget::Annotation(text.writing.id.clone()))
}

/// Notes met so far.
#[derive(Default)]
struct Collected {
    /// The annotation whose own page it is.
    own: Option<NoteTarget>,
    notes: Vec<Note>,
    numbers: BTreeMap<NoteTarget, usize>,
}

impl Collected {
    /// Adds a note that nothing refers to yet, and gives its number.
    fn add(&mut self, id: String, target: NoteTarget) -> usize {
        let number = self.notes.len();
        self.numbers.insert(target.clone(), number);
        self.notes.push(Note {
            id,
            target,
            references: Vec::new(),
        });
        number
    }
}
