//! What stands at a place.

use crate::parse::markdown::FootnoteDefinition;
use crate::parse::{CitedSource, Source, Writing, WritingId};
use crate::resolve::Resolved;
use crate::text::{FileId, Span};

use super::workspace::Checked;

/// Something that an editor can ask about.
#[derive(Debug)]
pub(super) enum Subject<'a> {
    /// A text that is quoted.
    Source(&'a Source),
    /// Words that are quoted, once for each source that they cite.
    Quotation(Vec<&'a Resolved>),
    /// A citation without words.
    Citation(&'a CitedSource),
    /// `[^id]` of an annotation.
    Annotation(&'a Writing),
    /// `[^id]` of a footnote on the same page.
    Definition(&'a Writing, &'a FootnoteDefinition),
}

/// What stands at a byte of a file, and where it does.
pub(super) fn subject<'a>(
    checked: &'a Checked,
    file: &FileId,
    at: usize,
) -> Option<(Subject<'a>, Span)> {
    let project = &checked.analysis.project;
    let mut sources = project.sources.values();
    if let Some(source) = sources.find(|source| source.file == *file) {
        return Some((Subject::Source(source), Span::new(at, at)));
    }
    let writing = project.writings.get(&WritingId::new(file))?;
    marker(checked, writing, at)
        .or_else(|| citation(checked, writing, at))
        .or_else(|| quotation(checked, writing, at))
}

/// Whether a cursor is on something: its end is still on it.
pub(super) fn holds(span: Span, at: usize) -> bool {
    span.start <= at && at <= span.end
}

fn marker<'a>(
    checked: &'a Checked,
    writing: &'a Writing,
    at: usize,
) -> Option<(Subject<'a>, Span)> {
    let mut footnotes = writing.document.footnotes.iter();
    let reference = footnotes.find(|reference| holds(reference.span, at))?;
    let mut definitions = writing.document.definitions.iter();
    if let Some(found) = definitions.find(|definition| definition.id == reference.id) {
        return Some((Subject::Definition(writing, found), reference.span));
    }
    let project = &checked.analysis.project;
    let annotation = &project.writings[project.annotations.get(&reference.id)?];
    Some((Subject::Annotation(annotation), reference.span))
}

/// One key of a citation: with the words that it is about, if there are any.
fn citation<'a>(
    checked: &'a Checked,
    writing: &'a Writing,
    at: usize,
) -> Option<(Subject<'a>, Span)> {
    for resolved in quotations_of(checked, writing) {
        if holds(resolved.cited.span, at) && !resolved.cited.span.is_empty() {
            return Some((Subject::Quotation(vec![resolved]), resolved.cited.span));
        }
    }
    let mut cited = writing
        .document
        .citations
        .iter()
        .flat_map(|citation| &citation.sources);
    let cited = cited.find(|cited| holds(cited.span, at))?;
    Some((Subject::Citation(cited), cited.span))
}

fn quotation<'a>(
    checked: &'a Checked,
    writing: &'a Writing,
    at: usize,
) -> Option<(Subject<'a>, Span)> {
    let mut found: Vec<&Resolved> = Vec::new();
    for resolved in quotations_of(checked, writing) {
        let quotation = &resolved.quotation;
        if holds(quotation.span, at) || holds(quotation.citation.span, at) {
            found.push(resolved);
        }
    }
    let span = found.first()?.quotation.span;
    found.retain(|resolved| resolved.quotation.span == span);
    Some((Subject::Quotation(found), span))
}

fn quotations_of<'a>(
    checked: &'a Checked,
    writing: &Writing,
) -> impl Iterator<Item = &'a Resolved> {
    let quotations = &checked.analysis.resolution.quotations;
    let own = quotations.get(&writing.id).into_iter().flatten();
    own.map(|resolved| &**resolved)
}
