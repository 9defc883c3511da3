//! Quotations and citations as they are written, before anything is looked up.

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
    /// The words as Markdown renders them; a paragraph's end in a blockquote is [`Quotation::PARAGRAPH_END`].
    pub text: Mapped,
    /// Ranges of `text` that the author emphasised.
    pub emphasis: Vec<std::ops::Range<usize>>,
    /// Whether quotation marks stand round it: then one comma or full stop before the closing one is forgiven.
    pub marked: bool,
    /// Where it is cited from.
    pub citation: Citation,
}

impl Quotation {
    /// Stands in [`Quotation::text`] where a paragraph of a blockquote ends.
    pub const PARAGRAPH_END: char = '\u{2029}';
}

/// How a quotation is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// A pair of quotation marks in running text.
    Inline,
    /// A blockquote, or the cited pair that ends one.
    Block,
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
    /// Reads `para. 6`, `¶ 6`, `¶6`, `paragraph 6`, `2nd`, or both with a comma between; nothing else is a locator.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, second) = text.split_once(',').map_or((text, None), |(first, second)| (first, Some(second)));
        let (first, second) = (first.trim(), second.map(str::trim));
        match (paragraph(first), second) {
            (Some(paragraph), None) => Some(Self { paragraph: Some(paragraph), occurrence: None }),
            (Some(paragraph), Some(second)) => Some(Self { paragraph: Some(paragraph), occurrence: Some(ordinal(second)?) }),
            (None, None) => Some(Self { paragraph: None, occurrence: Some(ordinal(first)?) }),
            (None, Some(_)) => None,
        }
    }
}

/// The number of `para. 6`, `¶ 6`, `¶6` or `paragraph 6`.
fn paragraph(text: &str) -> Option<usize> {
    if let Some(digits) = text.strip_prefix('¶') {
        return number(digits.trim_start());
    }
    let (word, digits) = text.split_once(char::is_whitespace)?;
    let known = ["para.", "paragraph"].iter().any(|name| name.eq_ignore_ascii_case(word));
    known.then(|| number(digits.trim_start())).flatten()
}

/// The number of `1st`, `2nd`, `3rd` or `4th`.
fn ordinal(text: &str) -> Option<usize> {
    let (digits, suffix) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let known = ["st", "nd", "rd", "th"].iter().any(|name| name.eq_ignore_ascii_case(suffix));
    known.then(|| number(digits)).flatten()
}

/// A whole number from 1 in ASCII digits.
fn number(digits: &str) -> Option<usize> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().filter(|number| *number >= 1)
}

#[cfg(test)]
mod tests {
    use super::Locator;

    #[test]
    fn locators() {
        let parse = |text| Locator::parse(text).map(|locator| (locator.paragraph, locator.occurrence));
        for text in ["para. 6", "Para.\u{a0}6", "¶ 6", "¶6", "paragraph  6", " PARAGRAPH 6 ", "para.\n6"] {
            assert_eq!(parse(text), Some((Some(6), None)), "{text}");
        }
        assert_eq!(parse("2nd"), Some((None, Some(2))));
        assert_eq!(parse("para. 6, 21ST"), Some((Some(6), Some(21))));
        for text in ["", "p. 3", "para 3", "para. 0", "0th", "2", "nd", "para. 3, 4", "2nd, para. 3", "para. 3,", "para. x", "é"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("99999999999999999999th"), None);
    }
}
