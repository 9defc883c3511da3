//! What an editor can do about a place: the fixes of messages, what `fix` proposes, and an
//! annotation of words that are selected in a source.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CreateFile, DocumentChange,
    OptionalVersionedTextDocumentIdentifier, Position, Range, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use crate::corpus::{ShownWords, excerpts, locator};
use crate::diagnostics::{Code, Diagnostic};
use crate::draft::{
    AnnotationDraft, FoundWords, WantedWords, annotation_id, annotation_path, find,
};
use crate::parse::Source;
use crate::repair::{Patch, Proposal};
use crate::text::{FileId, Span};

use super::diagnosed::diagnosed;
use super::locations::Locations;
use super::subject::holds;
use super::workspace::Checked;

/// Letters of a title that are shown of an edit.
const SHOWN: usize = 60;

/// What messages of a selection propose themselves.
pub(super) fn fixes(locations: &mut Locations<'_>, file: &FileId, span: Span) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    for found in &locations.checked().diagnostics {
        if let Some(fix) = &found.fix
            && touches(found, file, span)
        {
            let title = match fix.replacement.as_str() {
                "" => "Take it out".to_owned(),
                words => format!("Write {}", shortened(words)),
            };
            let range = locations.range(&fix.place.file, fix.place.span);
            let edit = TextEdit::new(range, fix.replacement.clone());
            let changes = HashMap::from([(locations.uri(&fix.place.file), vec![edit])]);
            actions.push(CodeAction {
                title,
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![diagnosed(found, locations)]),
                is_preferred: Some(true),
                edit: Some(changed(changes)),
                ..CodeAction::default()
            });
        }
    }
    actions
}

/// Whether what `fix` proposes has to be looked for: what no message proposes itself.
pub(super) fn wants_proposals(checked: &Checked, file: &FileId, span: Span) -> bool {
    let mut found = checked.diagnostics.iter();
    found.any(|found| {
        matches!(found.code, Code::SourceChanged | Code::QuotationCase)
            && touches(found, file, span)
    })
}

/// What `fix` proposes for a selection, beside what the messages do.
pub(super) fn proposed(
    locations: &mut Locations<'_>,
    proposals: &[Proposal],
    file: &FileId,
    span: Span,
) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    for proposal in proposals {
        let place = &proposal.place;
        if place.file == *file && overlap(place.span, span) {
            actions.push(CodeAction {
                title: capitalised(&proposal.headline),
                kind: Some(CodeActionKind::QuickFix),
                is_preferred: Some(proposal.sure),
                edit: Some(changed(edits(locations, &proposal.patch))),
                ..CodeAction::default()
            });
        }
    }
    actions
}

/// An annotation of the words that are selected in a source, as a file that the editor makes.
pub(super) fn annotation(
    locations: &mut Locations<'_>,
    file: &FileId,
    span: Span,
    makes_files: bool,
) -> Option<CodeAction> {
    let checked = locations.checked();
    let project = &checked.analysis.project;
    let source = project
        .sources
        .values()
        .find(|source| source.file == *file)?;
    let found = selected(checked, source, span)?;
    let id = free_id(checked, &annotation_id(&found.words));
    let draft = AnnotationDraft {
        id,
        question: None,
        relation: None,
        title: None,
        unpublished: false,
        found: vec![found],
        others: Vec::new(),
    };
    let (path, bytes) = draft.file();
    let uri = locations.uri(&FileId::new(path.as_str()));
    let start = Position::new(0, 0);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let written = TextEdit::new(Range::new(start, start), text);
    Some(CodeAction {
        title: format!("Make an annotation of this selection: {path}"),
        kind: Some(CodeActionKind::RefactorExtract),
        edit: Some(new_file(uri, written, makes_files)),
        ..CodeAction::default()
    })
}

/// A file that is not there yet. Editors that do not say that they make files do so when they are
/// to write in one (Emacs 28 and 29).
fn new_file(uri: Uri, written: TextEdit, makes_files: bool) -> WorkspaceEdit {
    if !makes_files {
        return changed(HashMap::from([(uri, vec![written])]));
    }
    let made = CreateFile::new(uri.clone(), None, None);
    let document = OptionalVersionedTextDocumentIdentifier {
        version: None,
        text_document_identifier: TextDocumentIdentifier::new(uri),
    };
    let written = TextDocumentEdit::new(document, vec![written.into()]);
    let changes = vec![
        DocumentChange::CreateFile(made),
        DocumentChange::TextDocumentEdit(written),
    ];
    WorkspaceEdit {
        document_changes: Some(changes),
        ..WorkspaceEdit::default()
    }
}

/// The selected words as a quotation that holds: with a locator where they stand in several places.
fn selected(checked: &Checked, source: &Source, span: Span) -> Option<FoundWords> {
    let words = excerpts(source, span);
    let quote: Vec<&str> = words.iter().map(|words| words.text.trim()).collect();
    let mut wanted = WantedWords {
        key: source.key.to_string(),
        quote: quote.join("\n\n"),
        locator: None,
    };
    let analysis = &checked.analysis;
    let look =
        |wanted: &WantedWords| find(wanted, &source.file, &analysis.project, &analysis.corpus);
    match look(&wanted) {
        Ok(found) => Some(found),
        Err(fault) if fault.locators.is_empty() => None,
        Err(fault) => {
            wanted.locator = Some(own_locator(source, &words, &fault.locators)?);
            look(&wanted).ok()
        }
    }
}

/// Of the locators of the places where words stand, the one that means the words themselves.
fn own_locator(source: &Source, words: &[ShownWords<'_>], all: &[String]) -> Option<String> {
    let own = words.first()?;
    let paragraph = locator(own.paragraph, None);
    let inside = format!("{paragraph}, ");
    let mut here = all
        .iter()
        .filter(|one| **one == paragraph || one.starts_with(&inside));
    let before = &source.paragraphs[own.paragraph - 1].text.as_str()[..own.range.start];
    here.nth(before.matches(own.text.trim()).count()).cloned()
}

/// A name that no annotation has.
fn free_id(checked: &Checked, wanted: &str) -> String {
    let wanted = if wanted.is_empty() {
        "annotation"
    } else {
        wanted
    };
    let is_free = |id: &String| {
        let file = FileId::new(annotation_path(id));
        !checked.inputs.files.contains_key(&file)
            && !checked.analysis.project.annotations.contains_key(id)
    };
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut ids = std::iter::once(wanted.to_owned()).chain(numbered);
    ids.find(is_free).unwrap_or_default()
}

fn touches(found: &Diagnostic, file: &FileId, span: Span) -> bool {
    found.place.file == *file && overlap(found.place.span, span)
}

/// Whether a selection, which may be a cursor, touches a span.
fn overlap(place: Span, selection: Span) -> bool {
    holds(place, selection.start) || holds(selection, place.start)
}

fn changed(changes: HashMap<Uri, Vec<TextEdit>>) -> WorkspaceEdit {
    WorkspaceEdit {
        changes: Some(changes),
        ..WorkspaceEdit::default()
    }
}

fn edits(locations: &mut Locations<'_>, patch: &Patch) -> HashMap<Uri, Vec<TextEdit>> {
    let mut changes = HashMap::new();
    for (file, edits) in patch.edits() {
        let edits = edits.iter();
        let edits =
            edits.map(|edit| TextEdit::new(locations.range(file, edit.span), edit.text.clone()));
        let edits: Vec<_> = edits.collect();
        changes.insert(locations.uri(file), edits);
    }
    changes
}

/// `Take over…` of `take over…`.
fn capitalised(headline: &str) -> String {
    let mut chars = headline.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.clone()).collect()
}

/// Words on one line, as many as a title holds.
pub(super) fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= SHOWN {
        return words;
    }
    let start: String = words.chars().take(SHOWN).collect();
    format!("{start}…")
}
