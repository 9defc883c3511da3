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
    /// A word that a line's end divides is one where the author has it so.
    pub(super) fn new(source: &Source, span: Span, flat: bool, author: &str) -> Self {
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
            let outside = [inside.start - start, end - inside.end];
            words.push(&joined(&text[start..end], author), outside);
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

    /// Adds what is shown, of which so many bytes at its ends stand beside the passage.
    fn push(&mut self, shown: &str, outside: [usize; 2]) {
        let base = self.shown.len();
        let inside = outside[0]..shown.len() - outside[1];
        let folded = fold(&Mapped::verbatim(shown, whole(shown)));
        for (at, token) in folded.as_str().split_word_bound_indices() {
            if token.trim().is_empty() {
                continue;
            }
            let origin = folded.origin(at..at + token.len());
            self.tokens.push(SourceToken {
                folded: token.to_owned(),
                range: base + origin.start..base + origin.end,
                outside: origin.end <= inside.start || origin.start >= inside.end,
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

/// A text without the ends of lines that divide words, and without the hyphen where the author has
/// the word without one.
fn joined(text: &str, author: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("-\n") {
        joined.push_str(before);
        let is_letter = |char: &char| char.is_alphabetic();
        let head = before
            .rsplit(|char| !is_letter(&char))
            .next()
            .unwrap_or_default();
        let tail = behind
            .split(|char| !is_letter(&char))
            .next()
            .unwrap_or_default();
        match (head, tail) {
            ("", _) | (_, "") => joined.push_str("-\n"),
            _ if author.contains(&format!("{head}{tail}")) => {}
            _ => joined.push('-'),
        }
        rest = behind;
    }
    joined.push_str(rest);
    joined
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
