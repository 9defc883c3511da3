//! What a source shows at a passage, word by word.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::corpus::excerpts;
use crate::parse::Source;
use crate::text::{Mapped, Span, fold};

use super::author::whole;

/// A word or mark of the source.
pub(super) struct SourceToken {
    /// As it is compared.
    pub(super) folded: String,
    /// Where it stands in what is shown.
    pub(super) range: Range<usize>,
    /// Whether it stands beside the passage: a mark that a quotation of it may have or not.
    pub(super) outside: bool,
    /// Whether it is no word but the end of a paragraph.
    pub(super) ends_paragraph: bool,
}

/// What a source shows at a passage, with the marks that stand right beside it.
pub(super) struct SourceWords {
    shown: String,
    pub(super) tokens: Vec<SourceToken>,
}

impl SourceWords {
    /// The words at a span of a source's file. Ends of paragraphs are white space where `flat`.
    pub(super) fn new(source: &Source, span: Span, flat: bool) -> Self {
        let mut words = Self {
            shown: String::new(),
            tokens: Vec::new(),
        };
        let excerpts = excerpts(source, span);
        let count = excerpts.len();
        for (number, excerpt) in excerpts.into_iter().enumerate() {
            let text = source.paragraphs[excerpt.paragraph - 1].text.as_str();
            let inside = excerpt.range;
            let start = match number {
                0 => inside.start - marks_before(&text[..inside.start]),
                _ => inside.start,
            };
            let end = match count - number {
                1 => inside.end + marks_behind(&text[inside.end..]),
                _ => inside.end,
            };
            if number > 0 {
                words.end_paragraph(flat);
            }
            words.push(text, start..end, &inside);
        }
        words
    }

    fn end_paragraph(&mut self, flat: bool) {
        let at = self.shown.len();
        self.shown.push('\n');
        if !flat {
            self.tokens.push(SourceToken {
                folded: "\n".to_owned(),
                range: at..at + 1,
                outside: false,
                ends_paragraph: true,
            });
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>, inside: &Range<usize>) {
        let (base, first) = (self.shown.len(), range.start);
        let shown = &text[range];
        let folded = fold(&Mapped::verbatim(shown, whole(shown)));
        for (at, token) in folded.as_str().split_word_bound_indices() {
            if token.trim().is_empty() {
                continue;
            }
            let origin = folded.origin(at..at + token.len());
            self.tokens.push(SourceToken {
                folded: token.to_owned(),
                range: base + origin.start..base + origin.end,
                outside: first + origin.end <= inside.start || first + origin.start >= inside.end,
                ends_paragraph: false,
            });
        }
        self.shown.push_str(shown);
    }

    /// What is shown between two positions, with one space where white space is.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for char in self.shown.get(range).unwrap_or_default().chars() {
            if !char.is_whitespace() && !char.is_control() {
                text.push(char);
            } else if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        text
    }
}

/// Bytes of the marks that a text ends with.
fn marks_before(text: &str) -> usize {
    text.len() - text.trim_end_matches(is_mark).len()
}

/// Bytes of the marks that a text begins with.
fn marks_behind(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_mark).len()
}

fn is_mark(char: char) -> bool {
    !char.is_alphanumeric() && !char.is_whitespace()
}
