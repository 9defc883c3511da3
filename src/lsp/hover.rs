//! What is shown of a place where the cursor rests.

use std::collections::BTreeSet;

use gen_lsp_types::{Hover, MarkupContent, MarkupKind, Position};

use crate::diagnostics::Code;
use crate::parse::Writing;
use crate::parse::markdown::FootnoteDefinition;
use crate::render::markdown::escaped;
use crate::resolve::Resolved;
use crate::text::FileId;

use super::locations::Locations;
use super::passages::{in_paragraphs, paragraph, places};
use super::references::quoting;
use super::subject::{Subject, holds, subject};
use super::workspace::Checked;

/// The passage of a quotation or citation in its paragraph, the comparison of a footnote, and what
/// the messages of this place mean; nothing where there is nothing.
pub(super) fn hover(
    locations: &mut Locations<'_>,
    file: &FileId,
    position: Position,
) -> Option<Hover> {
    let checked = locations.checked();
    let at = locations.offset(file, position);
    let found = subject(checked, file, at);
    let span = found.as_ref().map(|(_, span)| *span);
    let mut parts = Vec::new();
    if let Some((subject, _)) = &found {
        parts.push(shown(checked, subject, at));
    }
    parts.extend(explanations(checked, file, at));
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return None;
    }
    let value = parts.join("\n\n---\n\n");
    let contents = MarkupContent::new(MarkupKind::Markdown, value);
    Some(Hover {
        contents: contents.into(),
        range: span.map(|span| locations.range(file, span)),
    })
}

fn shown(checked: &Checked, subject: &Subject<'_>, at: usize) -> String {
    match subject {
        Subject::Quotation(all) => all.iter().map(|one| outcome(checked, one)).collect(),
        Subject::Citation(cited) => {
            let source = checked.analysis.project.sources.get(cited.key.as_str());
            let number = cited.locator.paragraph.unwrap_or(1);
            source.map_or(String::new(), |source| paragraph(source, number))
        }
        Subject::Annotation(annotation) => comparison(checked, annotation),
        Subject::Definition(writing, definition) => defined(writing, definition),
        Subject::Source(source) => {
            let files: BTreeSet<&FileId> = quoting(checked, source, at)
                .into_iter()
                .map(|resolved| &resolved.quotation.file)
                .collect();
            let names = files.iter().map(|file| format!("- `{file}`\n"));
            let names: String = names.collect();
            if names.is_empty() {
                return names;
            }
            format!("Quoted in\n\n{names}")
        }
    }
}

/// What became of a quotation, and where.
fn outcome(checked: &Checked, resolved: &Resolved) -> String {
    let status = resolved.status(&checked.analysis.project.config.lints);
    let places = places(resolved, checked);
    let shown = in_paragraphs(&places);
    if status.is_accepted() {
        return shown;
    }
    let name = status.name();
    if places.is_empty() {
        return format!("*{name}*\n\n");
    }
    format!("*{name}*; see\n\n{shown}")
}

/// An annotation with the words that it quotes, as its readers will see it.
fn comparison(checked: &Checked, annotation: &Writing) -> String {
    let mut parts = Vec::new();
    let head = annotation.annotation().map(|annotation| &annotation.head);
    if let Some(heading) = head.and_then(|head| head.heading()) {
        parts.push(format!("### {}\n\n", escaped(&heading.value, false)));
    }
    if let Some(relation) = head.and_then(|head| head.relation.as_ref()) {
        parts.push(format!("*{}*\n\n", escaped(&relation.value, false)));
    }
    for answer in head.into_iter().flat_map(|head| &head.answers) {
        let (key, words) = (&answer.source.value, escaped(&answer.text.value, false));
        parts.push(format!("- `{key}`: {words}\n"));
    }
    parts.push("\n".to_owned());
    let quotations = checked.analysis.resolution.quotations.get(&annotation.id);
    for resolved in quotations.into_iter().flatten() {
        parts.push(outcome(checked, resolved));
    }
    parts.concat()
}

/// A footnote as it is written.
fn defined(writing: &Writing, definition: &FootnoteDefinition) -> String {
    writing.text.slice(definition.span).trim().to_owned()
}

/// What the messages of this place mean, each once.
fn explanations(checked: &Checked, file: &FileId, at: usize) -> Vec<String> {
    let here = checked.diagnostics.iter();
    let here = here.filter(|found| found.place.file == *file && holds(found.place.span, at));
    let codes: BTreeSet<Code> = here.map(|found| found.code).collect();
    codes
        .into_iter()
        .map(|code| code.explanation().to_owned())
        .collect()
}
