//! Texts that quote and texts that are quoted, without a project round them.
//!
//! Only what is said of quotations counts here: whoever hands in a text wrote it for other readers
//! than Variorum, and its front matter, notes and links are none of ours.

use std::sync::Arc;

use crate::address::{of_page, sidecar_of};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::language::{UNKNOWN, detect};
use crate::memo::Shared;
use crate::text::FileId;

use super::headers::below_head;
use super::inputs::Bare;
use super::memory::SourceInput;
use super::read_text::read_text;
use super::source::Sources;
use super::writings::Writings;
use super::{
    Inputs, Page, PageHead, Source, SourceText, Writing, WritingHead, WritingId, WritingKind,
    markdown, sources,
};

/// Reads what is checked and what it is checked against.
pub(super) fn bare(
    inputs: &Inputs,
    files: &Bare,
    diagnostics: &mut Diagnostics,
) -> (Sources, Writings) {
    let sources = sources(inputs, files, diagnostics);
    let mut writings = Writings::new();
    for file in &files.writings {
        if let Some(bytes) = inputs.files.get(file) {
            let writing = writing(file, bytes, &sources, diagnostics);
            writings.insert(writing.id.clone(), Arc::new(writing));
        }
    }
    (sources, writings)
}

/// Every text with its sidecar. Of two with one key the first by path is kept. What could be said
/// better of a text is its keeper's; what cannot be read is an error here too.
fn sources(inputs: &Inputs, files: &Bare, diagnostics: &mut Diagnostics) -> Sources {
    let mut sources = Sources::new();
    for file in &files.sources {
        let Some(bytes) = inputs.files.get(file) else {
            continue;
        };
        let input = SourceInput {
            bytes: Shared(bytes.clone()),
            sidecar: inputs.files.get(&sidecar_of(file)).cloned().map(Shared),
            published_text: SourceText::default(),
            language: UNKNOWN.to_owned(),
        };
        let mut found = Diagnostics::default();
        let source = sources::source(file, &input, &mut found);
        let errors = found
            .iter()
            .filter(|found| found.severity == Severity::Error);
        diagnostics.extend(errors.cloned());
        let Some(mut source) = source else { continue };
        if source.sidecar.language.is_none() {
            source.language = language(&source);
        }
        match sources.get(&source.key) {
            Some(earlier) => diagnostics.push(sources::duplicate(earlier, &source)),
            None => drop(sources.insert(source.key.clone(), source.into())),
        }
    }
    sources
}

/// The language that a text plainly reads as.
fn language(source: &Source) -> String {
    let text = source.text.as_str();
    detect::detect(text).unwrap_or(UNKNOWN).to_owned()
}

fn writing(
    file: &FileId,
    bytes: &[u8],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Writing {
    let text = read_text(file, bytes, diagnostics);
    let is_markdown = is_markdown(file);
    let mut found = Diagnostics::default();
    let body = below_head(&text);
    let document = markdown::bare_document(file, text.as_str(), body, is_markdown, &mut found);
    let of_ours = found
        .iter()
        .filter(|found| is_of_ours(found, text.as_str(), sources));
    diagnostics.extend(of_ours.cloned());
    Writing {
        id: WritingId::new(file),
        address: of_page(file).into(),
        head: WritingHead::default(),
        kind: WritingKind::Page(Page {
            title: file.stem().to_owned(),
            head: PageHead::default(),
        }),
        document,
        text,
    }
}

/// Whether a text is Markdown: by the name of its file, or where it came in without one.
fn is_markdown(file: &FileId) -> bool {
    let extension = file.extension().to_ascii_lowercase();
    file.as_str() == Bare::STANDARD_INPUT
        || ["md", "markdown", "mdown", "mkd", "qmd", "rmd", "mdx"].contains(&extension.as_str())
}

/// Whether a fault is in a citation of a text that is there. Others cite by the same signs what is
/// in no folder of ours.
fn is_of_ours(found: &Diagnostic, text: &str, sources: &Sources) -> bool {
    let written = &text[found.place.span.range()];
    let mut keys = written.split('@').skip(1).map(|rest| {
        let end = rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '-');
        &rest[..end.unwrap_or(rest.len())]
    });
    found.code == Code::Citation && keys.any(|key| sources.contains_key(key))
}
