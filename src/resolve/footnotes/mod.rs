//! Footnotes: which note each `[^id]` means, and in which order notes are numbered.

mod checks;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostics;
use crate::parse::markdown::{Document, FootnoteReference};
use crate::parse::{Options, Project, SourceId};
use crate::text::{FileId, Span};

/// The notes of one page by number; note N is at N - 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Notes(pub Vec<Note>);

/// A note as a page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Unique on its page: an annotation's id, or a definition's; a definition of an annotation's body is `annotation.id`.
    pub id: String,
    /// What it is.
    pub target: NoteTarget,
    /// Every place on the page that refers to it, in the order of reading: prose first, then notes by number. Never empty.
    pub references: Vec<Reference>,
}

/// What a note is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoteTarget {
    /// An annotation, by its index in [`Project::annotations`].
    Annotation(usize),
    /// An ordinary footnote.
    Definition {
        /// The page's or annotation's file.
        file: FileId,
        /// Its index in that file's [`crate::parse::markdown::Document::definitions`].
        index: usize,
    },
}

/// Where a marker stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reference {
    /// The file it is written in: the page, or an annotation that the page shows.
    pub file: FileId,
    /// From `[` to `]`.
    pub span: Span,
}

/// Resolves every footnote: the notes of each page, and those of each annotation's own page. There the annotation is no note of its
/// own, since whoever follows a reference to it is on it already; and of other annotations only those are notes that it refers to
/// itself, since those that they refer to are one link away, and pages would grow with the length of such chains.
pub fn footnotes(project: &Project, options: &Options, diagnostics: &mut Diagnostics) -> (Vec<Notes>, Vec<Notes>) {
    let book = Book::new(project);
    let notes = |texts: &[NotedText]| texts.iter().map(|text| book.notes_of(text)).collect::<Vec<_>>();
    let (page_notes, annotation_notes) = (notes(&book.pages), notes(&book.annotations));
    let meant = checks::written(&book, options, diagnostics);
    for (text, notes) in book.pages.iter().zip(&page_notes).chain(book.annotations.iter().zip(&annotation_notes)) {
        checks::unused_definitions(text, notes, &meant, diagnostics);
    }
    checks::unused_annotations(project, &book, &page_notes, &meant, diagnostics);
    (page_notes, annotation_notes)
}

/// A text that may hold footnotes.
struct NotedText<'a> {
    file: &'a FileId,
    document: &'a Document,
    draft: bool,
    /// The annotation's id, if it is one.
    annotation: Option<&'a str>,
    /// First definition of each id.
    definitions: BTreeMap<&'a str, usize>,
    /// References by the definition they stand in.
    references: BTreeMap<Option<&'a str>, Vec<&'a FootnoteReference>>,
}

/// All texts, and the annotations by id.
struct Book<'a> {
    pages: Vec<NotedText<'a>>,
    annotations: Vec<NotedText<'a>>,
    ids: BTreeMap<&'a str, usize>,
    files: BTreeMap<&'a FileId, usize>,
    /// The keys of the sources.
    keys: BTreeSet<&'a str>,
}

impl<'a> NotedText<'a> {
    fn new(file: &'a FileId, document: &'a Document, draft: bool, annotation: Option<&'a str>) -> Self {
        let mut definitions = BTreeMap::new();
        for (index, definition) in document.definitions.iter().enumerate() {
            definitions.entry(definition.id.as_str()).or_insert(index);
        }
        let mut references: BTreeMap<Option<&str>, Vec<_>> = BTreeMap::new();
        for reference in &document.footnotes {
            references.entry(reference.inside.as_deref()).or_default().push(reference);
        }
        Self { file, document, draft, annotation, definitions, references }
    }

    fn references_in<'s>(&'s self, definition: Option<&'s str>) -> impl Iterator<Item = &'s FootnoteReference> + 's {
        self.references.get(&definition).into_iter().flatten().copied()
    }
}

impl<'a> Book<'a> {
    fn new(project: &'a Project) -> Self {
        let annotations: Vec<_> = project
            .annotations
            .iter()
            .map(|annotation| NotedText::new(&annotation.file, &annotation.document, annotation.draft, Some(&annotation.id)))
            .collect();
        let pages: Vec<_> =
            project.pages.iter().map(|page| NotedText::new(&page.file, &page.document, page.draft, None)).collect();
        let mut ids = BTreeMap::new();
        for (index, annotation) in project.annotations.iter().enumerate() {
            ids.entry(annotation.id.as_str()).or_insert(index);
        }
        let files = annotations.iter().enumerate().map(|(index, text)| (text.file, index)).collect();
        let keys = project.sources.keys().map(SourceId::as_str).collect();
        Self { pages, annotations, ids, files, keys }
    }

    fn texts(&self) -> impl Iterator<Item = &NotedText<'a>> {
        self.annotations.iter().chain(&self.pages)
    }

    /// What an id means in a text: its own definition, else the annotation.
    fn target(&self, text: &NotedText, id: &str) -> Option<NoteTarget> {
        match text.definitions.get(id) {
            Some(index) => Some(NoteTarget::Definition { file: text.file.clone(), index: *index }),
            None => self.ids.get(id).map(|index| NoteTarget::Annotation(*index)),
        }
    }

    /// The note that a text is itself, if it is an annotation.
    fn own_note(&self, text: &NotedText) -> Option<NoteTarget> {
        self.files.get(text.file).map(|annotation| NoteTarget::Annotation(*annotation))
    }

    /// The notes that a text shows, by number: those of its prose, then those that its notes refer to.
    fn notes_of(&self, root: &NotedText<'a>) -> Notes {
        let mut collected = Collected { own: self.own_note(root), ..Collected::default() };
        for reference in root.references_in(None) {
            self.collect(root, reference, &mut collected);
        }
        let mut next = 0;
        while let Some(note) = collected.notes.get(next) {
            next += 1;
            match note.target.clone() {
                NoteTarget::Annotation(index) => {
                    let text = &self.annotations[index];
                    text.references_in(None).for_each(|reference| self.collect(text, reference, &mut collected));
                }
                NoteTarget::Definition { file, index } => {
                    let text = self.files.get(&file).map_or(root, |annotation| &self.annotations[*annotation]);
                    let id = text.document.definitions[index].id.as_str();
                    text.references_in(Some(id)).for_each(|reference| self.collect(text, reference, &mut collected));
                }
            }
        }
        Notes(collected.notes)
    }

    fn collect(&self, text: &NotedText, reference: &FootnoteReference, collected: &mut Collected) {
        let Some(target) = self.target(text, &reference.id) else { return };
        if let Some(own) = &collected.own {
            let leads_away = matches!(target, NoteTarget::Annotation(_)) && self.own_note(text).as_ref() != Some(own);
            if target == *own || leads_away {
                return;
            }
        }
        let number = *collected.numbers.entry(target.clone()).or_insert_with(|| {
            let id = match (&target, text.annotation) {
                (NoteTarget::Definition { .. }, Some(annotation)) => format!("{annotation}.{}", reference.id),
                _ => reference.id.clone(),
            };
            collected.notes.push(Note { id, target, references: Vec::new() });
            collected.notes.len() - 1
        });
        collected.notes[number].references.push(Reference { file: text.file.clone(), span: reference.span });
    }
}

/// Notes met so far.
#[derive(Default)]
struct Collected {
    /// The annotation whose own page it is.
    own: Option<NoteTarget>,
    notes: Vec<Note>,
    numbers: BTreeMap<NoteTarget, usize>,
}
