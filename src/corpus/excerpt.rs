//! The shown words of a span of a source.

use std::ops::Range;

use crate::parse::Source;
use crate::text::Span;

/// Words of one paragraph as the source shows them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShownWords<'a> {
    /// Paragraph, from 1.
    pub paragraph: usize,
    /// The range of the paragraph's shown text.
    pub range: Range<usize>,
    /// The words.
    pub text: &'a str,
}

/// What a source shows for a span of its file, one for each paragraph that the span touches.
pub fn excerpts(source: &Source, span: Span) -> Vec<ShownWords<'_>> {
    let mut excerpts = Vec::new();
    let first = paragraphs_before(source, span.start);
    for (index, paragraph) in source.paragraphs.iter().enumerate().skip(first) {
        if paragraph.span.start >= span.end {
            break;
        }
        let range = paragraph.text.derived(span.start)..paragraph.text.derived(span.end);
        let text = paragraph.text.as_str().get(range.clone());
        // A span may end with the white space before a paragraph, of which nothing is shown.
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            continue;
        };
        excerpts.push(ShownWords {
            paragraph: index + 1,
            range,
            text,
        });
    }
    excerpts
}

/// The words of a source at a span of its file, as they stand there; in a Markdown source as they
/// are rendered. Paragraphs are parted by a line end.
pub fn shown(source: &Source, span: Span) -> String {
    let texts: Vec<&str> = excerpts(source, span)
        .iter()
        .map(|excerpt| excerpt.text)
        .collect();
    texts.join("\n")
}

/// Number of the paragraph that a byte of a source's file stands in, from 1; of a byte behind the
/// last one the last.
pub fn paragraph_at(source: &Source, offset: usize) -> usize {
    (paragraphs_before(source, offset) + 1).min(source.paragraphs.len())
}

/// How many paragraphs end before a byte of the file.
fn paragraphs_before(source: &Source, offset: usize) -> usize {
    source
        .paragraphs
        .partition_point(|paragraph| paragraph.span.end <= offset)
}
