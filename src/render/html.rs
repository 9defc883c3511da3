//! Text in; escaped HTML out. The one type that templates may print as it is.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::text::html::{may_need_escape, push_escaped};

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
        push_escaped(&mut self.0, text);
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
    let mut html = String::new();
    push_escaped(&mut html, text);
    out.write_all(html.as_bytes())
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
