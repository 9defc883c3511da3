//! Quotations and citations as they are written, before anything is looked up.

use std::ops::Range;

use crate::text::controls::is_line_end;
use crate::text::{FileId, Mapped, Span};

/// The words an author quotes, and where from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// The file it is written in.
    pub file: FileId,
    /// From the first to the last quoted character, without the marks round it.
    pub span: Span,
    /// How it is written.
    pub form: Form,
    /// The words as Markdown renders them; a paragraph's end in a blockquote is
    /// [`Quotation::PARAGRAPH_END`].
    pub text: Mapped,
    /// Ranges of `text` that the author emphasised; no two overlap.
    pub emphasis: Vec<Range<usize>>,
    /// Ranges of `text` that the author linked, each with its index in the document's links.
    pub links: Vec<(Range<usize>, usize)>,
    /// What stands among the words and is none of them, in order.
    pub objects: Vec<QuotedObject>,
    /// Footnote references of a blockquote beside its words, behind the citation or at a name:
    /// indices in the document's footnotes.
    pub beside: Vec<usize>,
    /// Whether its words stand where they are written, among words or blocks of the author's; else
    /// it is a block of its own, or printed with the words of a quotation round it.
    pub in_place: bool,
    /// The first markup within the words that no quotation may hold, and where it stands.
    pub foreign: Option<(ForeignMarkup, Span)>,
    /// Whether quotation marks stand round it: then one comma or full stop before the closing one
    /// is forgiven.
    pub marked: bool,
    /// Where it is cited from.
    pub citation: Citation,
    /// For a pair that ends a blockquote with other words in it, the blockquote.
    pub enclosing: Option<Box<Enclosing>>,
    /// The sign at the start of a line that Markdown took for that of a list or a heading, so that
    /// it is none of the words.
    pub line_start: Option<LineStart>,
}

/// A blockquote with words beside the cited pair that ends it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enclosing {
    /// All words of the blockquote, which are the quotation where its source has them so; nothing
    /// where other words are cited among them.
    pub whole: Option<Quotation>,
    /// From the first to the last of the words outside the pair.
    pub outside: Span,
}

/// A sign at which Markdown begins an item of a list, or a heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineStart {
    /// As written: `-`, `1.`, `##`.
    pub sign: String,
    /// Where it stands.
    pub span: Span,
}

/// A footnote reference or a citation among the words of a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct QuotedObject {
    /// Where it stands in [`Quotation::text`].
    pub at: usize,
    /// What it is.
    pub kind: QuotedObjectKind,
}

/// What stands among the words of a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuotedObjectKind {
    /// An index in the document's footnotes.
    Marker(usize),
    /// An index in the document's citations.
    Citation(usize),
}

/// Markup that says something of the words which their source does not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ForeignMarkup {
    /// `~~words~~`.
    Struck,
    /// `![words](x.png)`.
    Picture,
    /// Words between backticks.
    Code,
}

impl Quotation {
    /// Stands in [`Quotation::text`] where a paragraph of a blockquote ends.
    pub const PARAGRAPH_END: char = '\u{2029}';

    /// Words with nothing among them and beside them, and no marks round them.
    pub fn plain(file: FileId, form: Form, text: Mapped, citation: Citation) -> Self {
        Self {
            file,
            span: text.span(),
            form,
            text,
            emphasis: Vec::new(),
            links: Vec::new(),
            objects: Vec::new(),
            beside: Vec::new(),
            in_place: false,
            foreign: None,
            marked: false,
            citation,
            enclosing: None,
            line_start: None,
        }
    }
}

impl Quotation {
    /// The bytes that its words occupy, in stretches of one line: what stands between them, markup
    /// and the signs of a blockquote, is none of the words, nor is the white space at their ends.
    pub fn stretches(&self) -> Vec<Span> {
        let mut stretches: Vec<Span> = Vec::new();
        // How far the last stretch reaches, with the white space behind it.
        let mut reach = 0;
        for (char, origin) in self.text.chars() {
            let goes_on = origin.start <= reach;
            if is_line_end(char) || (char.is_whitespace() && !goes_on) {
                reach = 0;
                continue;
            }
            reach = origin.end;
            if char.is_whitespace() {
                continue;
            }
            match stretches.last_mut() {
                Some(last) if goes_on => last.end = origin.end,
                _ => stretches.push(origin),
            }
        }
        stretches
    }
}

/// How a quotation is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// A pair of quotation marks in running text.
    Inline,
    /// A blockquote, or the cited pair that ends one.
    Block,
    /// A pair of quotation marks in an answer, whose source needs no citation; it may stand in
    /// several places.
    Answer,
    /// A `[[passage]]` table: the machine form, whose `exact` may cross paragraphs.
    Table {
        /// What stands before it.
        prefix: String,
        /// What stands after it.
        suffix: String,
        /// Where it stood, in bytes of the source as stored.
        position: Option<Span>,
    },
}

/// `[@key]`, `[@a, para. 6, 2nd]`, `[@a; @b]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// From `[` to `]`.
    pub span: Span,
    /// One for each `@key`; empty if the citation cannot be read, which has been reported.
    pub sources: Vec<CitedSource>,
}

/// One `@key` of a citation with its locator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CitedSource {
    /// The source's key as written, without `@`.
    pub key: String,
    /// From `@` to the end of the locator.
    pub span: Span,
    /// Which place is meant.
    pub locator: Locator,
}

/// Which of several places is meant; both parts may be absent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Locator {
    /// Non-blank paragraph, from 1.
    pub paragraph: Option<usize>,
    /// Occurrence within that paragraph, else within the text, from 1.
    pub occurrence: Option<usize>,
}

impl Locator {
    /// An occurrence as it is written: `1st`, `2nd`, `3rd`, `11th`.
    pub fn ordinal(number: usize) -> String {
        let ending = match (number % 10, number % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        format!("{number}{ending}")
    }

    /// Reads `para. 6`, `¶ 6`, `paragraph 6`, `2nd`, or a paragraph and then an occurrence: `para.
    /// 6, 2nd`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if let Some((paragraph, occurrence)) = text.split_once(',') {
            return Some(Self {
                paragraph: Some(read_paragraph(paragraph)?),
                occurrence: Some(read_occurrence(occurrence)?),
            });
        }
        let locator = Self {
            paragraph: read_paragraph(&text),
            occurrence: read_occurrence(&text),
        };
        (locator != Self::default()).then_some(locator)
    }
}

fn read_paragraph(text: &str) -> Option<usize> {
    let text = text.trim();
    let number = text
        .strip_prefix("para.")
        .or_else(|| text.strip_prefix('¶'));
    let number = number.or_else(|| {
        text.strip_prefix("paragraph")
            .filter(|rest| rest.starts_with(char::is_whitespace))
    });
    read_number(number?.trim_start())
}

fn read_occurrence(text: &str) -> Option<usize> {
    let text = text.trim();
    let end = text.find(|char: char| !char.is_ascii_digit())?;
    let number = read_number(&text[..end])?;
    (text[end..] == *ordinal_ending(number)).then_some(number)
}

fn read_number(text: &str) -> Option<usize> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number| *number > 0)
}

fn ordinal_ending(number: usize) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::Locator;

    #[test]
    fn locators() {
        let read =
            |text| Locator::parse(text).map(|locator| (locator.paragraph, locator.occurrence));
        for text in [
            "para. 6",
            "¶ 6",
            "¶6",
            "paragraph 6",
            "Para.\u{a0}6",
            " PARAGRAPH  6 ",
        ] {
            assert_eq!(read(text), Some((Some(6), None)), "{text}");
        }
        assert_eq!(read("2nd"), Some((None, Some(2))));
        assert_eq!(read("112th"), Some((None, Some(112))));
        assert_eq!(read("para. 6, 2nd"), Some((Some(6), Some(2))));
        for text in [
            "",
            "p. 3",
            "pp. 3",
            "para. 0",
            "para.",
            "6",
            "0th",
            "2th",
            "para. 6, 7",
            "2nd, 2nd",
            "para. +6",
            "paragraph6",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
