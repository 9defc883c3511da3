//! Sources and quotations for tests beside the code. The rules of quoting are told, and tried, by
//! the chapters under `tests/`.

mod look_up;
mod table;

use std::sync::Arc;

use crate::parse::{
    Citation, CitedSource, Form, Locator, Paragraph, Quotation, Sidecar, Source, SourceId,
    SourceText,
};
use crate::text::{FileId, Mapped, Span, Text};

/// A source with one paragraph for each line.
pub(super) fn source(key: &str, content: &str, language: &str) -> Arc<Source> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in content.split('\n') {
        let span = Span::new(start, start + line.len());
        paragraphs.push(Paragraph {
            span,
            text: Mapped::verbatim(content, span),
            styles: Vec::new(),
        });
        start += line.len() + 1;
    }
    let source = Source {
        file: FileId::new(format!("content/sources/{key}.txt")),
        key: SourceId::new(key),
        label: key.to_uppercase(),
        sidecar: Sidecar::default(),
        sidecar_file: None,
        text: Text::new(content.as_bytes()).unwrap(),
        paragraphs,
        sha256: String::new(),
        text_sha256: String::new(),
        published_text: SourceText::Full,
        language: language.to_owned(),
    };
    source.into()
}

/// Words between quotation marks, cited from source `a`.
pub(super) fn quotation(words: &str) -> Quotation {
    let text = Mapped::verbatim(words, Span::new(0, words.len()));
    let span = Span::new(words.len(), words.len() + 4);
    let cited = CitedSource {
        key: "a".to_owned(),
        span,
        locator: Locator::default(),
    };
    let citation = Citation {
        span,
        sources: vec![cited],
    };
    Quotation {
        marked: true,
        ..Quotation::plain(
            FileId::new("content/index.md"),
            Form::Inline,
            text,
            citation,
        )
    }
}
