//! Markup with the words that a reader finds in it: what a page shows, and what the search looks
//! through, written in one go.

use serde::{Serialize, Serializer};

use super::html::Html;

/// HTML being written, and its words. Templates see the HTML alone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Markup {
    html: Html,
    sections: Vec<Section>,
}

/// What stands under one heading, or before the first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Section {
    /// The heading's id, with which the section's text begins.
    pub id: Option<String>,
    /// How many bytes of the text are the heading.
    pub heading: usize,
    /// White space is one space; markers of notes and words for screen readers alone are left out.
    pub text: String,
}

impl Section {
    /// Appends words; white space is one space, and none stands at the beginning.
    pub(crate) fn push(&mut self, words: &str) {
        if is_plain(words.as_bytes()) {
            let parted = self.text.is_empty() || self.text.ends_with(' ');
            let words = if parted {
                words.strip_prefix(' ').unwrap_or(words)
            } else {
                words
            };
            return self.text.push_str(words);
        }
        for (index, word) in words.split(char::is_whitespace).enumerate() {
            if index > 0 && !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
    }
}

/// Whether single spaces are all the white space of a text, as of most: then it goes over as a
/// whole.
fn is_plain(text: &[u8]) -> bool {
    // What begins a character of white space beyond ASCII begins others too, which are rare enough.
    let is_odd = |byte: u8| (byte < 0x20) | matches!(byte, 0xc2 | 0xe1 | 0xe3);
    let odd = text.iter().fold(false, |odd, byte| odd | is_odd(*byte));
    let mut signs = memchr::memchr_iter(0xe2, text);
    !odd && memchr::memmem::find(text, b"  ").is_none()
        && !signs.any(|at| is_odd_space(&text[at..]))
}

/// Whether a text begins with a space between U+2000 and U+205F, or with one of the line ends
/// there.
fn is_odd_space(text: &[u8]) -> bool {
    matches!(
        text,
        [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..] | [0xe2, 0x81, 0x9f, ..]
    )
}

impl Markup {
    /// Appends text, escaped; it is found.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.html.push_text(text);
        self.section().push(text);
    }

    /// Appends markup of this program's own that parts no words.
    pub(crate) fn push_markup(&mut self, markup: &'static str) {
        self.html.push_markup(markup);
    }

    /// Appends markup of this program's own that begins or ends a block.
    pub(crate) fn push_block(&mut self, markup: &'static str) {
        self.html.push_markup(markup);
        self.part();
    }

    /// Appends a start tag that parts no words.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        self.html.open(tag, attributes);
    }

    /// Appends the start tag of a block.
    pub(crate) fn open_block(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        self.html.open(tag, attributes);
        self.part();
    }

    /// Appends the start tag of a heading, with which a section begins.
    pub(crate) fn open_heading(&mut self, tag: &'static str, id: &str) {
        self.html.open(tag, &[("id", id)]);
        self.sections.push(Section {
            id: Some(id.to_owned()),
            ..Section::default()
        });
    }

    /// Appends the end tag of a heading.
    pub(crate) fn close_heading(&mut self, tag: &'static str) {
        self.close_block(tag);
        let section = self.section();
        section.heading = section.text.len();
    }

    /// Appends an end tag that parts no words.
    pub(crate) fn close(&mut self, tag: &'static str) {
        self.html.close(tag);
    }

    /// Appends the end tag of a block.
    pub(crate) fn close_block(&mut self, tag: &'static str) {
        self.html.close(tag);
        self.part();
    }

    /// Appends HTML whose words are not found: a marker, a sign.
    pub(crate) fn push_unread(&mut self, html: &Html) {
        self.html.push(html);
    }

    /// Appends words that are found and not shown: those of HTML that is appended beside.
    pub(crate) fn push_words(&mut self, words: &str) {
        self.section().push(words);
    }

    /// Appends other markup.
    pub(crate) fn push(&mut self, other: &Self) {
        self.html.push(&other.html);
        for section in &other.sections {
            if section.id.is_some() {
                self.sections.push(section.clone());
            } else {
                self.section().push(&section.text);
            }
        }
    }

    /// The HTML alone.
    pub(crate) fn into_html(self) -> Html {
        self.html
    }

    /// The HTML.
    pub(crate) fn as_str(&self) -> &str {
        self.html.as_str()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// What is found in it, heading by heading. A first section without an id goes on with what
    /// stands before.
    pub(crate) fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// All its words.
    pub(crate) fn words(&self) -> String {
        self.sections
            .iter()
            .map(|section| section.text.trim())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn section(&mut self) -> &mut Section {
        if self.sections.is_empty() {
            self.sections.push(Section::default());
        }
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    /// Words on either side of a block's edge are not one word.
    fn part(&mut self) {
        self.section().push(" ");
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.html.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn white_space_is_one_space() {
        for (words, expected) in [
            ("a b", "a b"),
            ("a  b", "a b"),
            ("a\u{a0}b\n", "a b "),
            ("a\u{2003}b", "a b"),
            ("“a” ", "“a” "),
            ("a\u{3000}b", "a b"),
        ] {
            let mut section = super::Section::default();
            section.push(" ");
            section.push(words);
            assert_eq!(section.text, expected, "{words:?}");
        }
    }

    #[test]
    fn markers_are_left_out_and_headings_begin_sections() {
        let mut markup = Markup::default();
        markup.push_block("<p>");
        markup.push_text("A ");
        markup.open("em", &[]);
        markup.push_text("pla");
        markup.close("em");
        markup.push_text("n.\n");
        markup.push_unread(&crate::render::marks::sign("only"));
        markup.push_block("</p>");
        markup.open_heading("h2", "why");
        markup.push_text("Why \"a < b\"");
        markup.close_block("h2");
        let found: Vec<_> = markup
            .sections()
            .iter()
            .map(|section| (section.id.as_deref(), section.text.trim()))
            .collect();
        assert_eq!(found, [(None, "A plan."), (Some("why"), "Why \"a < b\"")]);
        assert_eq!(markup.words(), "A plan. Why \"a < b\"");
    }
}
