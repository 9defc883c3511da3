//! The files of `content/annotations/` in; annotations out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::Same;
use crate::text::{FileId, Span};

use super::headers::{self, AnnotationHeader, Header};
use super::memory::Keys;
use super::read_text::read_text;
use super::slug::{is_slug, slug};
use super::{Annotation, Inputs, Memory, markdown};

const FOLDER: &str = "content/annotations/";

/// Reads every annotation, ordered by id. `keys` are those of the sources. Of two with one id both are kept.
pub(super) fn annotations(
    inputs: &Inputs,
    keys: &Same<Keys>,
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<Annotation>> {
    let mut annotations: Vec<Arc<Annotation>> = Vec::new();
    let mut earlier: BTreeMap<String, FileId> = BTreeMap::new();
    for (file, bytes) in inputs.files.iter().filter(|(file, _)| is_annotation(file)) {
        let (annotation, found) = memory.annotations.get(file.clone(), (bytes.clone(), keys.clone()), |(bytes, keys)| {
            let mut found = Diagnostics::default();
            (annotation(file, bytes, keys, &mut found).into(), found)
        });
        diagnostics.append(found);
        match earlier.get(&annotation.id) {
            Some(first) => diagnostics.push(duplicate(first, &annotation)),
            None => drop(earlier.insert(annotation.id.clone(), file.clone())),
        }
        annotations.push(annotation);
    }
    annotations.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
    annotations
}

/// Whether a file is an annotation.
pub(super) fn is_annotation(file: &FileId) -> bool {
    file.as_str().starts_with(FOLDER) && file.extension().eq_ignore_ascii_case("md")
}

fn annotation(file: &FileId, bytes: &[u8], keys: &Keys, diagnostics: &mut Diagnostics) -> Annotation {
    let text = read_text(file, bytes, diagnostics);
    let parts = headers::front_matter(file, &text, diagnostics);
    let header = |span| Header { file, text: &text, span, code: Code::FrontMatter };
    let header = parts.header.map(|span| headers::annotation_header(header(span), keys, diagnostics));
    let header: AnnotationHeader = header.unwrap_or_default();
    let document = markdown::document(file, text.as_str(), parts.body, diagnostics);
    Annotation {
        id: id(file, diagnostics),
        file: file.clone(),
        question: header.question,
        title: header.title,
        relation: header.relation,
        tags: header.tags,
        authors: header.authors,
        date: header.date,
        updated: header.updated,
        draft: header.draft,
        answers: header.answers,
        silent: header.silent,
        allow: header.allow,
        extra: header.extra,
        passages: header.passages,
        document,
        text,
    }
}

/// The stem; of a stem that cannot be an id, which is reported, its slug.
fn id(file: &FileId, diagnostics: &mut Diagnostics) -> String {
    let stem = file.stem();
    if is_slug(stem) {
        return stem.to_owned();
    }
    let proposal = slug(stem);
    let example = if proposal.is_empty() { "who-planned-it" } else { &proposal };
    let message = format!("`{stem}` cannot be the name of an annotation: only small letters a-z, 0-9 and - can stand in it");
    let help = format!("rename the file to {example}.md; footnotes then refer to it as [^{example}]");
    diagnostics.push(Diagnostic::new(Code::UnsafePath, Place::new(file, Span::default()), message).help(help));
    if proposal.is_empty() { stem.to_owned() } else { proposal }
}

fn duplicate(earlier: &FileId, later: &Annotation) -> Diagnostic {
    let start = |file: &FileId| Place::new(file, Span::default());
    let message = format!("two annotations have the id `{}`", later.id);
    Diagnostic::new(Code::DuplicateId, start(&later.file), message)
        .help("rename one of the two files; footnotes refer to an annotation by its file's name")
        .related(start(earlier), format!("{earlier} has it already"))
}
