//! The shown words of a span of a source.

use crate::parse::Source;
use crate::text::Span;

/// Words of one paragraph as the source shows them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShownWords<'a> {
    /// Paragraph, from 1.
    pub paragraph: usize,
    /// The range of the paragraph's shown text.
    pub range: std::ops::Range<usize>,
    /// The words.
    pub text: &'a str,
}

/// What a source shows for a span of its file, one for each paragraph that the span touches.
pub fn excerpt(source: &Source, span: Span) -> Vec<ShownWords<'_>> {
    let first = source
        .paragraphs
        .partition_point(|paragraph| paragraph.span.end <= span.start);
    let touched = source.paragraphs.iter().enumerate().skip(first);
    touched
        .take_while(|(_, paragraph)| paragraph.span.start < span.end)
        .filter_map(|(index, paragraph)| {
            let range = paragraph.text.derived(span.start)..paragraph.text.derived(span.end);
            let text = paragraph.text.as_str().get(range.clone())?;
            Some(ShownWords {
                paragraph: index + 1,
                range,
                text,
            })
        })
        .filter(|excerpt| !excerpt.text.is_empty())
        .collect()
}
