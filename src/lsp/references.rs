//! Where something is defined, and what refers to it.

use gen_lsp_types::{Location, Position};

use crate::corpus::paragraph_at;
use crate::parse::{Source, Writing, WritingId};
use crate::resolve::Resolved;
use crate::text::{FileId, Span};

use super::locations::Locations;
use super::passages::places;
use super::subject::{Subject, holds, subject};
use super::workspace::Checked;

/// Where the words of a quotation stand, the source of a citation, the text of a footnote.
pub(super) fn definition(
    locations: &mut Locations<'_>,
    file: &FileId,
    position: Position,
) -> Vec<Location> {
    let checked = locations.checked();
    let at = locations.offset(file, position);
    let Some((subject, _)) = subject(checked, file, at) else {
        return Vec::new();
    };
    let found: Vec<(&FileId, Span)> = match subject {
        Subject::Source(_) => Vec::new(),
        Subject::Quotation(all) => {
            let all = all.into_iter().flat_map(|one| places(one, checked));
            all.map(|(source, span)| (&source.file, span)).collect()
        }
        Subject::Citation(cited) => {
            let source = checked.analysis.project.sources.get(cited.key.as_str());
            let place = |source: &'_ Source| {
                let number = cited.locator.paragraph.unwrap_or(1);
                let paragraph = source.paragraphs.get(number - 1);
                paragraph.map_or(Span::default(), |paragraph| paragraph.span)
            };
            source
                .map(|source| (&source.file, place(source)))
                .into_iter()
                .collect()
        }
        Subject::Annotation(annotation) => vec![(annotation.file(), Span::default())],
        Subject::Definition(writing, found) => vec![(writing.file(), found.span)],
    };
    let found = found.into_iter();
    found
        .map(|(file, span)| locations.location(file, span))
        .collect()
}

/// What quotes the words at a place of a source, or the same words as the quotation at a place;
/// what cites a source; the footnotes that lead to a note, from one of them or from the note.
pub(super) fn references(
    locations: &mut Locations<'_>,
    file: &FileId,
    position: Position,
) -> Vec<Location> {
    let checked = locations.checked();
    let at = locations.offset(file, position);
    let mut found = match subject(checked, file, at) {
        Some((Subject::Source(source), _)) => in_writings(quoting(checked, source, at)),
        Some((Subject::Quotation(all), _)) => {
            let places = all.into_iter().flat_map(|one| places(one, checked));
            let same = places.flat_map(|(source, span)| overlapping(checked, source, span));
            in_writings(same.collect())
        }
        Some((Subject::Citation(cited), _)) => citing(checked, &cited.key),
        Some((Subject::Annotation(annotation), _)) => leading_to(checked, annotation),
        Some((Subject::Definition(writing, definition), _)) => {
            markers(writing, &definition.id).collect()
        }
        None => {
            let writing = checked.analysis.project.writings.get(&WritingId::new(file));
            writing.map_or(Vec::new(), |writing| leading_to(checked, writing))
        }
    };
    found.sort();
    found.dedup();
    let found = found.into_iter();
    found
        .map(|(file, span)| locations.location(file, span))
        .collect()
}

/// What quotes the words at a byte of a source; if nothing does, what quotes its paragraph.
pub(super) fn quoting<'a>(checked: &'a Checked, source: &Source, at: usize) -> Vec<&'a Resolved> {
    let exact = overlapping(checked, source, Span::new(at, at + 1));
    if !exact.is_empty() || source.paragraphs.is_empty() {
        return exact;
    }
    let paragraph = &source.paragraphs[paragraph_at(source, at).max(1) - 1];
    if holds(paragraph.span, at) {
        overlapping(checked, source, paragraph.span)
    } else {
        exact
    }
}

/// Quotations of which a word stands in a span of a source.
fn overlapping<'a>(checked: &'a Checked, source: &Source, span: Span) -> Vec<&'a Resolved> {
    let all = checked.analysis.resolution.quotations.values().flatten();
    let mut found = Vec::new();
    for resolved in all.map(|resolved| &**resolved) {
        let Some((key, passage)) = resolved.place() else {
            continue;
        };
        let touches = |part: Span| part.start < span.end && span.start < part.end;
        if *key == source.key && passage.parts.iter().any(|part| touches(part.span)) {
            found.push(resolved);
        }
    }
    found
}

fn in_writings(quotations: Vec<&Resolved>) -> Vec<(&FileId, Span)> {
    let quotations = quotations.into_iter().map(|resolved| &resolved.quotation);
    quotations
        .map(|quotation| (&quotation.file, quotation.span))
        .collect()
}

/// Every citation of a source.
fn citing<'a>(checked: &'a Checked, key: &str) -> Vec<(&'a FileId, Span)> {
    let mut found = Vec::new();
    for writing in checked.analysis.project.writings.values() {
        for citation in &writing.document.citations {
            if citation.sources.iter().any(|cited| cited.key == key) {
                found.push((writing.file(), citation.span));
            }
        }
    }
    found
}

/// Every footnote that leads to an annotation; nothing leads to a page.
fn leading_to<'a>(checked: &'a Checked, annotation: &'a Writing) -> Vec<(&'a FileId, Span)> {
    let Some(annotation) = annotation.annotation() else {
        return Vec::new();
    };
    let writings = checked.analysis.project.writings.values();
    writings
        .flat_map(|writing| markers(writing, &annotation.id))
        .collect()
}

fn markers<'a>(writing: &'a Writing, id: &str) -> impl Iterator<Item = (&'a FileId, Span)> {
    let footnotes = writing.document.footnotes.iter();
    footnotes
        .filter(move |reference| reference.id == id)
        .map(|reference| (writing.file(), reference.span))
}
