//! Rendered HTML in; the words that a reader sees of it, out.

use std::borrow::Cow;

use super::html::Html;

/// What stands under one heading, or before the first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Section {
    /// The heading's id, with which the section's text begins.
    pub id: Option<String>,
    /// White space is one space; markers of notes and words for screen readers alone are left out.
    pub text: String,
}

/// The text of this program's own markup, in which `<` is always a tag's.
pub(crate) fn text(html: &Html) -> String {
    let mut sections = vec![Section::default()];
    read(html, &mut sections);
    sections.into_iter().map(|section| section.text).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Goes on with the last section, and begins one with each heading that has an id.
pub(crate) fn read(html: &Html, sections: &mut Vec<Section>) {
    let mut parts = html.as_str().split('<');
    push(sections, parts.next().unwrap_or(""));
    // How many elements that are not read are open: the one that began it, and those inside it.
    let mut unread = 0usize;
    for part in parts {
        let Some((tag, after)) = part.split_once('>') else { continue };
        let closing = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
        if unread > 0 {
            unread = if closing { unread - 1 } else { unread + usize::from(!is_void(name) && !tag.ends_with('/')) };
        } else if !closing && is_unread(tag) {
            unread = 1;
        } else {
            if !closing
                && is_heading(name)
                && let Some(id) = attribute(tag, "id")
            {
                sections.push(Section { id: Some(id.to_owned()), text: String::new() });
            }
            if !is_inline(name) {
                push(sections, " ");
            }
        }
        if unread == 0 {
            push(sections, after);
        }
    }
}

/// Appends escaped text.
fn push(sections: &mut Vec<Section>, escaped: &str) {
    if sections.is_empty() {
        sections.push(Section::default());
    }
    let Some(section) = sections.last_mut() else { return };
    let text = unescaped(escaped);
    for (index, word) in text.split(char::is_whitespace).enumerate() {
        if index > 0 && !section.text.is_empty() && !section.text.ends_with(' ') {
            section.text.push(' ');
        }
        section.text.push_str(word);
    }
}

fn unescaped(escaped: &str) -> Cow<'_, str> {
    if !escaped.contains('&') {
        return escaped.into();
    }
    let words = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    words.iter().fold(escaped.to_owned(), |text, (written, meant)| text.replace(written, meant)).into()
}

fn is_unread(tag: &str) -> bool {
    let class = attribute(tag, "class").unwrap_or("");
    class.split(' ').any(|class| matches!(class, "ref" | "vh")) || tag.starts_with("svg")
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input")
}

fn is_inline(name: &str) -> bool {
    matches!(name, "a" | "abbr" | "b" | "bdi" | "code" | "del" | "em" | "mark" | "q" | "s" | "span" | "strong" | "sub" | "sup")
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let named = tag.match_indices(name).find(|(at, _)| tag[..*at].ends_with(' ') && tag[at + name.len()..].starts_with("=\""));
    named.and_then(|(at, _)| tag[at + name.len() + 2..].split_once('"')).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::{Html, read, text};

    #[test]
    fn markers_are_left_out_and_headings_begin_sections() {
        let mut html = Html::default();
        html.push_markup("<p>A <em>pla</em>n.<a class=\"ref only\" href=\"#n-x\"><span class=\"vh\">[note</span>1<svg><use href=\"#s\"/></svg></a></p>\n<h2 id=\"why\">Why</h2><p>");
        html.push_text("\"a < b\" &lt;");
        html.push_markup("</p>");
        assert_eq!(text(&html), "A plan.  Why \"a < b\" &lt;");
        let mut sections = Vec::new();
        read(&html, &mut sections);
        let found: Vec<_> = sections.iter().map(|section| (section.id.as_deref(), section.text.trim())).collect();
        assert_eq!(found, [(None, "A plan."), (Some("why"), "Why \"a < b\" &lt;")]);
    }

    #[test]
    fn white_space_is_one_space_and_entities_are_what_they_mean() {
        let read = |html: &'static str| {
            let mut markup = Html::default();
            markup.push_markup(html);
            text(&markup)
        };
        assert_eq!(read("<p> one\n two<em>\u{a0}three</em> &amp;&amp;amp; four &lt; </p>"), "one two three &&amp; four <");
        assert_eq!(read("<p>one</p><p>two</p>&#39;three&quot;"), "one two 'three\"");
    }
}
