//! The Markdown files of `content/` in; pages and annotations out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{FileKind, of_annotation, of_page};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::Shared;
use crate::text::FileId;

use super::conflict::conflict;
use super::headers::{self, Header};
use super::memory::{Keys, ParseInput, keys};
use super::project_files::ProjectFiles;
use super::read_text::read_text;
use super::slug::{is_slug, slug};
use super::{
    Annotation, Page, PageHead, ParseMemory, Source, SourceId, Writing, WritingId, WritingKind,
    markdown,
};

/// Every page and annotation by its path.
pub(super) type Writings = BTreeMap<WritingId, Arc<Writing>>;

/// Reads every page and annotation. `keys` are those of the sources.
pub(super) fn writings(
    files: &ProjectFiles,
    keys: &Shared<Keys>,
    memory: &mut ParseMemory,
    diagnostics: &mut Diagnostics,
) -> Writings {
    let mut asked = Vec::new();
    for (file, bytes, kind) in files.all() {
        let is_annotation = match kind {
            FileKind::Page => false,
            FileKind::Annotation => true,
            _ => continue,
        };
        // Only an annotation names sources in its front matter, so that a page need not be read
        // again with a new one.
        let input = ParseInput {
            bytes: Shared(bytes.clone()),
            keys: is_annotation.then(|| keys.clone()),
        };
        asked.push((file.clone(), input));
    }
    let mut writings = Vec::with_capacity(asked.len());
    for (writing, found) in memory.writings.get_all(asked, read_writing) {
        diagnostics.append(found);
        writings.push((writing.id.clone(), writing));
    }
    // At once: what is in order already need not be looked for one by one.
    writings.into_iter().collect()
}

/// A page or annotation with other bytes, beside these sources. Nothing if more than its words is
/// another.
pub(crate) fn read_edit(
    before: &Writing,
    sources: &BTreeMap<SourceId, Arc<Source>>,
    bytes: &Arc<[u8]>,
) -> Option<(Arc<Writing>, Diagnostics)> {
    let input = ParseInput {
        bytes: Shared(bytes.clone()),
        keys: before.annotation().map(|_| keys(sources)),
    };
    let (writing, found) = read_writing(before.file(), &input);
    let is_same = (&writing.head, &writing.kind) == (&before.head, &before.kind);
    is_same.then_some((writing, found))
}

fn read_writing(file: &FileId, input: &ParseInput) -> (Arc<Writing>, Diagnostics) {
    let mut found = Diagnostics::default();
    (writing(file, input, &mut found).into(), found)
}

/// The annotations by their ids. Of two with one id the second is reported, and nothing can refer
/// to it.
pub(super) fn annotations(
    writings: &Writings,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, WritingId> {
    let mut annotations: BTreeMap<String, WritingId> = BTreeMap::new();
    for writing in writings.values() {
        let Some(annotation) = writing.annotation() else {
            continue;
        };
        match annotations.get(&annotation.id) {
            Some(first) => {
                diagnostics.push(duplicate(first.file(), writing.file(), &annotation.id));
            }
            None => drop(annotations.insert(annotation.id.clone(), writing.id.clone())),
        }
    }
    annotations
}

fn writing(file: &FileId, input: &ParseInput, diagnostics: &mut Diagnostics) -> Writing {
    let text = read_text(file, &input.bytes, diagnostics);
    conflict(file, &text, diagnostics);
    let parts = headers::front_matter(file, &text, diagnostics);
    let header = parts.header.map(|span| Header {
        file,
        text: &text,
        span,
        code: Code::FrontMatter,
    });
    let document = markdown::document(file, text.as_str(), parts.body, diagnostics);
    pictures(file, &document, diagnostics);
    let (head, kind) = if let Some(keys) = &input.keys {
        let (shared, head) = header
            .map(|header| headers::annotation_head(header, keys, diagnostics))
            .unwrap_or_default();
        (
            shared,
            WritingKind::Annotation(Annotation {
                id: id(file, diagnostics),
                head,
            }),
        )
    } else {
        let (shared, head) = header
            .map(|header| headers::page_head(header, diagnostics))
            .unwrap_or_default();
        (
            shared,
            WritingKind::Page(Page {
                title: title(file, &head, &document),
                head,
            }),
        )
    };
    let address = match &kind {
        WritingKind::Page(_) => of_page(file),
        WritingKind::Annotation(annotation) => of_annotation(&annotation.id),
    };
    Writing {
        id: WritingId::new(file),
        address: address.into(),
        head,
        kind,
        document,
        text,
    }
}

/// Pictures of which nothing is said to those who do not see them.
fn pictures(file: &FileId, document: &markdown::Document, diagnostics: &mut Diagnostics) {
    use markdown::{Edge, Event};
    for pair in document.events.windows(2) {
        let [
            (Event::Picture(..), span),
            (Event::Picture(_, Edge::End), _),
        ] = pair
        else {
            continue;
        };
        let message = "this picture is shown without words for readers who do not see it";
        let help = "say between the square brackets what is to be seen: ![The town hall](hall.jpg)";
        let warning = Diagnostic::new(Code::MissingAlt, Place::new(file, *span), message);
        diagnostics.push(warning.help(help));
    }
}

/// The title of a page.
fn title(file: &FileId, head: &PageHead, document: &markdown::Document) -> String {
    if let Some(title) = &head.title {
        return title.value.clone();
    }
    let mut headings = document.headings.iter().map(|heading| heading.text.trim());
    let heading = headings.find(|heading| !heading.is_empty());
    heading.unwrap_or_else(|| file.stem()).to_owned()
}

/// The id of an annotation: its file's stem; of a stem that cannot be an id, which is reported, its
/// slug.
fn id(file: &FileId, diagnostics: &mut Diagnostics) -> String {
    let stem = file.stem();
    if is_slug(stem) {
        return stem.to_owned();
    }
    let proposal = slug(stem);
    let example = if proposal.is_empty() {
        "who-planned-it"
    } else {
        &proposal
    };
    let message = format!(
        "`{stem}` cannot be the name of an annotation: only small letters a-z, 0-9 and - can \
            stand in it"
    );
    let help =
        format!("rename the file to {example}.md; footnotes then refer to it as [^{example}]");
    diagnostics.push(Diagnostic::new(Code::UnsafePath, Place::start_of(file), message).help(help));
    if proposal.is_empty() {
        stem.to_owned()
    } else {
        proposal
    }
}

fn duplicate(earlier: &FileId, later: &FileId, id: &str) -> Diagnostic {
    let message = format!("two annotations have the id `{id}`");
    Diagnostic::new(Code::DuplicateId, Place::start_of(later), message)
        .help("rename one of the two files; footnotes refer to an annotation by its file's name")
        .related(
            Place::start_of(earlier),
            format!("{earlier} has it already"),
        )
}
