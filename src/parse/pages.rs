//! The Markdown files of `content/` in; pages out.

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostics};
use crate::text::FileId;

use super::headers::{self, Header, PageHeader};
use super::read_text::read_text;
use super::{Inputs, Memory, Page, markdown};

/// Reads every page, ordered by path.
pub(super) fn pages(inputs: &Inputs, memory: &mut Memory, diagnostics: &mut Diagnostics) -> Vec<Arc<Page>> {
    let files = inputs.files.iter().filter(|(file, _)| is_page(file));
    let read = |(file, bytes): (&FileId, &Arc<[u8]>)| {
        let (page, found) = memory.pages.get(file.clone(), bytes.clone(), |bytes| {
            let mut found = Diagnostics::default();
            (page(file, bytes, &mut found).into(), found)
        });
        diagnostics.append(found);
        page
    };
    files.map(read).collect()
}

/// Whether a file is a page.
pub(super) fn is_page(file: &FileId) -> bool {
    let Some(path) = file.as_str().strip_prefix("content/") else { return false };
    file.extension().eq_ignore_ascii_case("md") && !path.starts_with("annotations/") && !path.starts_with("sources/")
}

fn page(file: &FileId, bytes: &[u8], diagnostics: &mut Diagnostics) -> Page {
    let text = read_text(file, bytes, diagnostics);
    let parts = headers::front_matter(file, &text, diagnostics);
    let header = |span| Header { file, text: &text, span, code: Code::FrontMatter };
    let header: PageHeader = parts.header.map(|span| headers::page_header(header(span), diagnostics)).unwrap_or_default();
    let document = markdown::document(file, text.as_str(), parts.body, diagnostics);
    let written = header.title.as_ref().map(|title| title.value.clone());
    let heading = || document.headings.iter().map(|heading| heading.text.trim()).find(|heading| !heading.is_empty());
    Page {
        file: file.clone(),
        title: written.or_else(|| heading().map(str::to_owned)).unwrap_or_else(|| file.stem().to_owned()),
        written_title: header.title,
        date: header.date,
        updated: header.updated,
        authors: header.authors,
        summary: header.summary,
        draft: header.draft,
        weight: header.weight,
        allow: header.allow,
        extra: header.extra,
        document,
        text,
    }
}
