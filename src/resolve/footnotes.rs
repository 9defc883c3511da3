//! Footnotes: which note each `[^id]` means, and in which order notes are numbered.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::markdown::{Document, FootnoteDefinition, FootnoteReference};
use crate::parse::{Annotation, Options, Project};
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

/// Resolves every footnote: the notes of each page, and those of each annotation's own page. A note of an annotation that refers
/// to the annotation itself is a note like any other.
pub fn footnotes(project: &Project, options: &Options, diagnostics: &mut Diagnostics) -> (Vec<Notes>, Vec<Notes>) {
    let book = Book::new(project);
    for text in book.texts() {
        check_definitions(&book, text, diagnostics);
        check_references(&book, text, options, diagnostics);
    }
    let notes = |texts: &[NotedText]| texts.iter().map(|text| book.notes_of(text)).collect::<Vec<_>>();
    let (page_notes, annotation_notes) = (notes(&book.pages), notes(&book.annotations));
    for (text, notes) in book.pages.iter().zip(&page_notes).chain(book.annotations.iter().zip(&annotation_notes)) {
        unused_definitions(text, notes, diagnostics);
    }
    unused_annotations(&book, project, &page_notes, diagnostics);
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
        Self { pages, annotations, ids, files }
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

    /// The notes that a text shows, by number: those of its prose, then those that its notes refer to.
    fn notes_of(&self, root: &NotedText<'a>) -> Notes {
        let mut collected = Collected::default();
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
    notes: Vec<Note>,
    numbers: BTreeMap<NoteTarget, usize>,
}

/// `[^id]:`, the part of a definition that a message underlines.
fn marker(definition: &FootnoteDefinition) -> Span {
    let end = definition.span.start + "[^]:".len() + definition.id.len();
    Span::new(definition.span.start, end.min(definition.span.end))
}

fn check_definitions(book: &Book, text: &NotedText, diagnostics: &mut Diagnostics) {
    for (index, definition) in text.document.definitions.iter().enumerate() {
        let place = Place::new(text.file, marker(definition));
        let first = text.definitions[definition.id.as_str()];
        if first != index {
            let message = format!("the footnote `{}` is defined twice", definition.id);
            let error = Diagnostic::new(Code::DuplicateId, place, message).help("give one of them another id");
            let earlier = Place::new(text.file, marker(&text.document.definitions[first]));
            diagnostics.push(error.related(earlier, "defined here first"));
        } else if let Some(annotation) = book.ids.get(definition.id.as_str()) {
            let message = format!("`{}` is both a footnote of this file and an annotation", definition.id);
            let other = Place::new(book.annotations[*annotation].file, Span::default());
            let error = Diagnostic::new(Code::DuplicateId, place, message).related(other, "the annotation");
            diagnostics.push(error.help("give the footnote another id, or leave it out and let the annotation stand for it"));
        }
    }
}

fn check_references(book: &Book, text: &NotedText, options: &Options, diagnostics: &mut Diagnostics) {
    for reference in &text.document.footnotes {
        let place = Place::new(text.file, reference.span);
        match book.target(text, &reference.id) {
            None => diagnostics.push(undefined(book, text, reference, place)),
            Some(NoteTarget::Annotation(index)) if book.annotations[index].draft && !text.draft && !options.drafts => {
                let message = format!("this refers to the annotation `{}`, which is a draft", reference.id);
                let draft = Place::new(book.annotations[index].file, Span::default());
                let error = Diagnostic::new(Code::DraftReferenced, place, message).related(draft, "the draft");
                diagnostics.push(error.help("take `draft = true` out of the annotation, or the reference out of the text"));
            }
            Some(_) => {}
        }
    }
    for span in &text.document.footnote_links {
        let warning =
            Diagnostic::new(Code::FootnoteAsLink, Place::new(text.file, *span), "Markdown reads this footnote as a link");
        diagnostics.push(warning.help("put a space between `]` and `(`"));
    }
}

fn undefined(book: &Book, text: &NotedText, reference: &FootnoteReference, place: Place) -> Diagnostic {
    /// Below this similarity (Jaro and Winkler) a name is not worth asking about.
    const ALIKE: f64 = 0.8;
    let known = text.definitions.keys().chain(book.ids.keys());
    let near = known.map(|id| (strsim::jaro_winkler(id, &reference.id.to_lowercase()), *id)).max_by(|a, b| a.0.total_cmp(&b.0));
    let message = format!("no footnote and no annotation has the id `{}`", reference.id);
    let error = Diagnostic::new(Code::UndefinedFootnote, place.clone(), message);
    match near {
        Some((similarity, id)) if similarity >= ALIKE => {
            error.help(format!("did you mean [^{id}]?")).fix(place, format!("[^{id}]"))
        }
        _ => error.help(format!(
            "write the annotation content/annotations/{0}.md, or the footnote “[^{0}]: …” in this file",
            reference.id
        )),
    }
}

fn unused_definitions(text: &NotedText, notes: &Notes, diagnostics: &mut Diagnostics) {
    let reached = |note: &Note| match &note.target {
        NoteTarget::Definition { file, index } if file == text.file => Some(*index),
        _ => None,
    };
    let used: BTreeSet<usize> = notes.0.iter().filter_map(reached).collect();
    for definition in
        text.definitions.values().filter(|index| !used.contains(index)).map(|index| &text.document.definitions[*index])
    {
        let message = format!("nothing refers to the footnote `{}`", definition.id);
        let warning = Diagnostic::new(Code::UnusedFootnote, Place::new(text.file, marker(definition)), message);
        diagnostics.push(warning.help(format!("put [^{}] where it belongs, or take it out", definition.id)));
    }
}

/// Annotations that no page leads to; where an id is at fault, that has been said and is enough.
fn unused_annotations(book: &Book, project: &Project, page_notes: &[Notes], diagnostics: &mut Diagnostics) {
    let reached = |note: &Note| match note.target {
        NoteTarget::Annotation(index) => Some(index),
        NoteTarget::Definition { .. } => None,
    };
    let used: BTreeSet<usize> = page_notes.iter().flat_map(|notes| &notes.0).filter_map(reached).collect();
    let sound = |index: usize, annotation: &Annotation| {
        let id = annotation.id.as_str();
        let taken = book.texts().any(|text| text.definitions.contains_key(id));
        book.ids.get(id) == Some(&index) && annotation.file.stem() == id && !taken
    };
    let unused = project.annotations.iter().enumerate().filter(|(index, annotation)| !used.contains(index) && !annotation.draft);
    for (_, annotation) in unused.filter(|(index, annotation)| sound(*index, annotation)) {
        let start = annotation.text.body_start();
        let span = annotation.question.as_ref().or(annotation.title.as_ref()).map_or(Span::new(start, start), |title| title.span);
        let message = format!("no page refers to the annotation `{}`", annotation.id);
        let warning = Diagnostic::new(Code::UnusedAnnotation, Place::new(&annotation.file, span), message);
        diagnostics
            .push(warning.help(format!("put [^{}] where a page speaks of it, or mark it with `draft = true`", annotation.id)));
    }
}
