//! What is wrong with footnotes: references to nothing or to drafts, ids defined twice, notes that
//! nobody reaches.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::markdown::{FootnoteDefinition, FootnoteReference};
use crate::parse::{LONGEST_COMPARED, Options, Project, WritingId, nearest_name, slug};
use crate::text::{FileId, Span};

use super::book::{Book, NotedText};
use super::notes::{NoteTarget, Notes};

/// Notes that a misspelt reference probably meant, or whose id a footnote has taken: that nothing
/// refers to them is no second fault.
pub(super) type Meant = BTreeSet<NoteTarget>;

/// Checks what is written, reached or not, in drafts too: each definition and each reference where
/// it stands.
pub(super) fn written(book: &Book, options: &Options, diagnostics: &mut Diagnostics) -> Meant {
    let mut proposals = Proposals::default();
    for text in book.texts.values() {
        definitions(book, text, &mut proposals.meant, diagnostics);
        references(book, text, options, &mut proposals, diagnostics);
        footnote_links(text, diagnostics);
    }
    proposals.meant
}

/// `[^id]:`, the part of a definition that a message underlines.
fn marker(definition: &FootnoteDefinition) -> Span {
    let end = definition.span.start + "[^]:".len() + definition.id.len();
    Span::new(definition.span.start, end.min(definition.span.end))
}

fn start(file: &FileId) -> Place {
    Place::new(file, Span::default())
}

fn definitions(book: &Book, text: &NotedText, meant: &mut Meant, diagnostics: &mut Diagnostics) {
    for (index, definition) in text.writing.document.definitions.iter().enumerate() {
        let id = &definition.id;
        let place = Place::new(text.writing.file(), marker(definition));
        let error = |code, message| Diagnostic::new(code, place.clone(), message);
        let first = text.definitions[id.as_str()];
        if first != index {
            let earlier = &text.writing.document.definitions[first];
            let earlier = Place::new(text.writing.file(), marker(earlier));
            let error = error(
                Code::DuplicateId,
                format!("the footnote `{id}` is defined twice"),
            );
            diagnostics.push(
                error
                    .related(earlier, "defined here first")
                    .help("give one of them another id"),
            );
        } else if let Some(annotation) = book.annotations.get(id.as_str()) {
            meant.insert(NoteTarget::Annotation(annotation.clone()));
            let error = error(
                Code::DuplicateId,
                format!("`{id}` is both a footnote of this file and an annotation"),
            );
            let help =
                "give the footnote another id, or leave it out and let the annotation stand for it";
            diagnostics.push(
                error
                    .related(start(annotation.file()), "the annotation")
                    .help(help),
            );
        } else if !is_id(id) {
            let message = format!(
                "`{id}` cannot be the name of a footnote: only a-z, 0-9 and - can stand in it"
            );
            let help = format!(
                "write [^{}], here and where the text refers to it",
                proposed_id(id)
            );
            diagnostics.push(error(Code::UndefinedFootnote, message).help(help));
        }
    }
}

fn is_id(id: &str) -> bool {
    id.bytes()
        .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// An id that can be one, as like to what was written as can be.
fn proposed_id(written: &str) -> String {
    let slug = slug(written);
    if slug.is_empty() {
        "note-1".to_owned()
    } else {
        slug
    }
}

fn references(
    book: &Book,
    text: &NotedText,
    options: &Options,
    proposals: &mut Proposals,
    diagnostics: &mut Diagnostics,
) {
    let unmarked = unmarked(book, text);
    for reference in &text.writing.document.footnotes {
        let place = Place::new(text.writing.file(), reference.span);
        match book.target(text, &reference.id) {
            None if unmarked.contains(reference.id.as_str()) => {
                if reference.opens {
                    diagnostics.push(without_colon(reference, place));
                }
            }
            None if book.keys.contains(reference.id.as_str()) => {
                diagnostics.push(of_source(reference, place));
            }
            None => diagnostics.push(undefined(
                reference,
                place,
                proposals.nearest(book, text, &reference.id),
            )),
            Some(NoteTarget::Annotation(annotation))
                if is_draft(&book.texts[&annotation]) && !is_draft(text) && !options.drafts =>
            {
                let message = format!(
                    "this refers to the annotation `{}`, which is a draft",
                    reference.id
                );
                let error = Diagnostic::new(Code::DraftReferenced, place, message);
                let error = error.related(start(annotation.file()), "the draft");
                diagnostics.push(error.help(
                    "take `draft = true` out of the annotation, or the reference out of the text",
                ));
            }
            Some(_) => {}
        }
    }
}

fn is_draft(text: &NotedText) -> bool {
    text.writing.head.draft
}

/// Ids whose text begins a paragraph as a definition does, but for the colon: what they are
/// referred to by is no fault of its own.
fn unmarked<'t>(book: &Book, text: &'t NotedText) -> BTreeSet<&'t str> {
    let (mut opening, mut referred) = (BTreeSet::new(), BTreeSet::new());
    for reference in &text.writing.document.footnotes {
        let id = reference.id.as_str();
        if book.target(text, id).is_some() {
            continue;
        }
        if reference.opens {
            opening.insert(id);
        } else {
            referred.insert(id);
        }
    }
    opening.retain(|id| referred.contains(id));
    opening
}

fn without_colon(reference: &FootnoteReference, place: Place) -> Diagnostic {
    let id = &reference.id;
    let message = format!("the text of the footnote `{id}` begins without a colon");
    let error = Diagnostic::new(Code::UndefinedFootnote, place.clone(), message);
    error
        .help(format!("write [^{id}]: before its text"))
        .fix(place, format!("[^{id}]:"))
}

fn of_source(reference: &FootnoteReference, place: Place) -> Diagnostic {
    let id = &reference.id;
    let message = format!("no footnote and no annotation is called `{id}`");
    let error = Diagnostic::new(Code::UndefinedFootnote, place.clone(), message);
    error
        .help(format!("`{id}` is a source: to cite it, write [@{id}]"))
        .fix(place, format!("[@{id}]"))
}

fn undefined(reference: &FootnoteReference, place: Place, near: Option<&str>) -> Diagnostic {
    let message = format!("no footnote and no annotation is called `{}`", reference.id);
    let error = Diagnostic::new(Code::UndefinedFootnote, place.clone(), message);
    match near {
        Some(id) => error
            .help(format!("did you mean [^{id}]?"))
            .fix(place, format!("[^{id}]")),
        None => error.help(format!(
            "write the annotation content/annotations/{0}.md, or the footnote “[^{0}]: …” in this \
            file",
            proposed_id(&reference.id)
        )),
    }
}

/// The ids that misspelt ones are near to.
struct Proposals {
    meant: Meant,
    /// Letters that may still be compared with letters: a text with thousands of faults is told of
    /// them all, but not helped with each.
    left: usize,
}

impl Default for Proposals {
    fn default() -> Self {
        Self {
            meant: Meant::new(),
            left: 20_000_000,
        }
    }
}

impl Proposals {
    fn nearest<'b>(&mut self, book: &Book<'b>, text: &NotedText<'b>, id: &str) -> Option<&'b str> {
        // The first that is too dear ends it, since names that nobody may be compared with need not
        // be counted again either.
        if self.left == 0 {
            return None;
        }
        let annotations = book.annotations.keys().map(String::as_str);
        let known: Vec<&str> = text
            .definitions
            .keys()
            .copied()
            .chain(annotations)
            .collect();
        let letters = |name: &str| name.len().min(LONGEST_COMPARED) + 1;
        let needed = letters(id) * known.iter().copied().map(letters).sum::<usize>();
        let Some(left) = self.left.checked_sub(needed) else {
            self.left = 0;
            return None;
        };
        self.left = left;
        let near = nearest_name(id, known)?;
        self.meant.extend(book.target(text, near));
        Some(near)
    }
}

fn footnote_links(text: &NotedText, diagnostics: &mut Diagnostics) {
    for span in &text.writing.document.footnote_links {
        let place = Place::new(text.writing.file(), *span);
        let warning = Diagnostic::new(
            Code::FootnoteAsLink,
            place,
            "Markdown reads this footnote as a link",
        );
        diagnostics.push(warning.help("put a space between `]` and `(`"));
    }
}

/// Definitions that the notes of their own page or annotation do not reach.
pub(super) fn unused_definitions(
    text: &NotedText,
    notes: &Notes,
    meant: &Meant,
    diagnostics: &mut Diagnostics,
) {
    let used: BTreeSet<&NoteTarget> = notes.0.iter().map(|note| &note.target).collect();
    for (id, index) in &text.definitions {
        let target = NoteTarget::Definition {
            writing: text.writing.id.clone(),
            index: *index,
        };
        if used.contains(&target) || meant.contains(&target) {
            continue;
        }
        let place = Place::new(
            text.writing.file(),
            marker(&text.writing.document.definitions[*index]),
        );
        let warning = Diagnostic::new(
            Code::UnusedFootnote,
            place,
            format!("nothing refers to the footnote `{id}`"),
        );
        diagnostics.push(warning.help(format!("put [^{id}] where it belongs, or take it out")));
    }
}

/// Annotations that no page reaches. A draft may wait for its page. One whose name cannot be an id,
/// and the second of two with one id, cannot be referred to, which has been reported.
pub(super) fn unused_annotations(
    project: &Project,
    notes: &BTreeMap<WritingId, Notes>,
    meant: &Meant,
    diagnostics: &mut Diagnostics,
) {
    let on_pages = project
        .pages()
        .flat_map(|(page, _)| &notes[&page.id].0)
        .map(|note| &note.target);
    let used: BTreeSet<&WritingId> = on_pages
        .chain(meant)
        .filter_map(NoteTarget::annotation)
        .collect();
    for (id, writing) in project
        .annotations
        .iter()
        .filter(|(_, writing)| !used.contains(writing))
    {
        let writing = &project.writings[writing];
        if writing.head.draft || writing.file().stem() != id {
            continue;
        }
        let start = writing.text.body_start();
        let title = writing
            .annotation()
            .and_then(|annotation| annotation.head.heading());
        let place = Place::new(
            writing.file(),
            title.map_or(Span::new(start, start), |title| title.span),
        );
        let warning = Diagnostic::new(
            Code::UnusedAnnotation,
            place,
            format!("no page refers to the annotation `{id}`"),
        );
        diagnostics.push(warning.help(format!(
            "put [^{id}] where a page speaks of it, or mark it with `draft = true`"
        )));
    }
}
