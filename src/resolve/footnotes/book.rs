//! All writings as texts that may hold footnotes, and what an id means in each.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::markdown::FootnoteReference;
use crate::parse::{Project, SourceId, Writing, WritingId};

use super::notes::{Note, NoteTarget, Notes, Reference};

/// A writing that may hold footnotes.
pub(super) struct NotedText<'a> {
    pub(super) writing: &'a Writing,
    /// First definition of each id.
    pub(super) definitions: BTreeMap<&'a str, usize>,
    /// References by the definition they stand in.
    pub(super) references: BTreeMap<Option<&'a str>, Vec<&'a FootnoteReference>>,
}

/// All writings, and the annotations by id.
pub(super) struct Book<'a> {
    pub(super) texts: BTreeMap<&'a WritingId, NotedText<'a>>,
    pub(super) annotations: &'a BTreeMap<String, WritingId>,
    /// The keys of the sources.
    pub(super) keys: BTreeSet<&'a str>,
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

    pub(super) fn references_in<'s>(
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
    pub(super) fn new(project: &'a Project) -> Self {
        let texts = project
            .writings
            .iter()
            .map(|(id, writing)| (id, NotedText::new(writing)))
            .collect();
        Self::of_texts(texts, project)
    }

    /// A text and every annotation that its markers lead to, over others or at once, where the
    /// project has `edited` as it was.
    pub(super) fn of_page(page: &'a Writing, edited: &'a Writing, project: &'a Project) -> Self {
        let (mut texts, mut open) = (BTreeMap::new(), vec![page]);
        while let Some(writing) = open.pop() {
            if texts.contains_key(&writing.id) {
                continue;
            }
            let is_edited = writing.id == edited.id;
            let writing = if is_edited { edited } else { writing };
            for reference in &writing.document.footnotes {
                let annotation = project.annotations.get(&reference.id);
                open.extend(annotation.map(|id| &*project.writings[id]));
            }
            texts.insert(&writing.id, NotedText::new(writing));
        }
        Self::of_texts(texts, project)
    }

    fn of_texts(texts: BTreeMap<&'a WritingId, NotedText<'a>>, project: &'a Project) -> Self {
        Self {
            texts,
            annotations: &project.annotations,
            keys: project.sources.keys().map(SourceId::as_str).collect(),
        }
    }

    /// What an id means in a text: its own definition, else the annotation.
    pub(super) fn target(&self, text: &NotedText, id: &str) -> Option<NoteTarget> {
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
    pub(super) fn notes_of(&self, root: &NotedText<'a>) -> Notes {
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
