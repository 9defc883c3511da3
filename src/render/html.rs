//! Text in; escaped HTML out. The one type that templates may print as it is.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::text::controls::shown_char;

/// HTML that this program wrote and whose every foreign character is escaped.
///
/// Templates see it as a map with one key, so that the filter `html` can tell it from text: text
/// can never be printed unescaped.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Html(String);

impl Html {
    /// The key under which templates' filter `html` finds it.
    pub(crate) const KEY: &str = "html";

    /// Appends markup of this program's own; never a value from outside.
    pub(crate) fn push_markup(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Appends text, escaped for text and for attributes in double quotation marks.
    pub(crate) fn push_text(&mut self, text: &str) {
        let mut rest = text;
        // Most text holds nothing to escape, and goes over as a whole.
        while let Some(at) = rest.bytes().position(may_need_escape) {
            let (plain, tail) = rest.split_at(at);
            self.0.push_str(plain);
            let mut chars = tail.chars();
            chars
                .next()
                .into_iter()
                .for_each(|char| self.push_char(char));
            rest = chars.as_str();
        }
        self.0.push_str(rest);
    }

    fn push_char(&mut self, char: char) {
        match char {
            '&' => self.0.push_str("&amp;"),
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '"' => self.0.push_str("&quot;"),
            '\'' => self.0.push_str("&#39;"),
            // Two code points that XML forbids and HTML's checkers complain of.
            '\u{fffe}' | '\u{ffff}' => {}
            // NUL and the other controls are no text, and parsers disagree about them.
            char => self.0.push(shown_char(char)),
        }
    }

    /// Appends ` name="value"`.
    pub(crate) fn push_attribute(&mut self, name: &'static str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.push_text(value);
        self.0.push('"');
    }

    /// Appends a start tag with its attributes.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.push_attribute(name, value);
        }
        self.0.push('>');
    }

    /// Appends an element without content.
    pub(crate) fn open_and_close(
        &mut self,
        tag: &'static str,
        attributes: &[(&'static str, &str)],
    ) {
        self.open(tag, attributes);
        self.close(tag);
    }

    /// Appends an end tag.
    pub(crate) fn close(&mut self, tag: &'static str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Appends other HTML.
    pub(crate) fn push(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// The markup.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(Self::KEY, &self.0)?;
        map.end()
    }
}

/// Writes text as [`Html::push_text`] does, for templates: of a character that XML forbids no feed
/// could be read.
pub(crate) fn write_text(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if !text.bytes().any(may_need_escape) {
        return out.write_all(text.as_bytes());
    }
    let mut html = Html::default();
    html.push_text(text);
    out.write_all(html.0.as_bytes())
}

/// Whether a character that begins with this byte may have to be written otherwise: marks of HTML,
/// and what is no text.
fn may_need_escape(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0..=8 | 11..=31 | 0x7f | 0xc2 | 0xef)
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn foreign_characters_are_escaped() {
        let mut html = Html::default();
        html.push_text("<b>\"'&\0");
        html.open("a", &[("href", "\"><script>")]);
        assert_eq!(
            html.as_str(),
            "&lt;b&gt;&quot;&#39;&amp; <a href=\"&quot;&gt;&lt;script&gt;\">"
        );
    }
}
