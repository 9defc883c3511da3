//! Tags in raw HTML that is shown as text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::merged;

/// Ranges of HTML tags in a text: the quotation marks in them belong to attributes.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        at = start + 1;
        if text[at..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)) {
            let Some(length) = text[at..].find('>') else {
                break;
            };
            at += length + 1;
            tags.push(start..at);
        }
    }
    tags
}

/// What stands between a tag and the one that closes it, in order and without overlap. A tag that
/// nothing closes holds nothing.
pub(super) fn elements(text: &str, tags: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut open: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut elements = Vec::new();
    for tag in tags {
        let name = name(&text[tag.clone()]);
        match name.strip_prefix('/') {
            None => open.entry(name).or_default().push(tag.end),
            Some(name) => {
                let start = open.get_mut(name).and_then(Vec::pop);
                elements.extend(start.map(|start| start..tag.start));
            }
        }
    }
    merged(elements)
}

/// The name of a tag, with the stroke of one that closes.
pub(super) fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('<');
    let end = tag
        .char_indices()
        .find(|(at, char)| !char.is_ascii_alphanumeric() && (*at > 0 || *char != '/'));
    &tag[..end.map_or(tag.len(), |(at, _)| at)]
}

/// What to write in the place of an HTML element; nothing for a name that no element of HTML has,
/// which its author may mean as words.
pub(super) fn instead(name: &str) -> Option<&'static str> {
    Some(match name {
        "b" | "strong" => "write **words** for bold ones",
        "i" | "em" | "cite" | "u" => "write *words* for emphasis",
        "a" => "write [words](https://…)",
        "img" | "picture" | "figure" => "write ![what is to be seen](picture.jpg)",
        "iframe" | "video" | "audio" | "embed" | "object" | "script" => {
            "write a link to it: [words](https://…)"
        }
        "blockquote" | "q" => "write > before each line of the quotation",
        "br" | "p" | "div" | "span" | "center" | "section" => {
            "take the tag away; an empty line parts paragraphs"
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write ## before the words of a heading",
        "ul" | "ol" | "li" => "write - before each line of a list",
        "table" | "tr" | "td" | "th" => "write the table with strokes: | a | b |",
        "hr" => "write a line ---",
        "code" | "pre" | "kbd" => "put backticks round it: `code`",
        "sup" | "sub" | "small" | "mark" | "font" | "s" | "del" | "ins" | "details" | "summary"
        | "style" | "link" | "meta" | "html" | "body" | "head" | "abbr" | "nobr" => {
            "take the tag away"
        }
        _ => return None,
    })
}

/// The first tag of a text that holds several of HTML's own. `a < b` and `<name>` are none, and one
/// pair may be what the text speaks of.
pub(in crate::parse) fn first_tag(text: &str) -> Option<Range<usize>> {
    const SEVERAL: usize = 3;
    let mut tags = tags(text);
    tags.retain(|tag| {
        let name = name(&text[tag.clone()]).to_ascii_lowercase();
        instead(name.trim_start_matches('/')).is_some()
    });
    if tags.len() < SEVERAL {
        return None;
    }
    tags.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::{elements, tags};

    #[test]
    fn elements_hold_what_their_tags_enclose() {
        for (text, expected) in [
            (
                "a <i>b</i> c <b title=\"x\">d <i>e</i></b>",
                &["b", "d <i>e</i>"][..],
            ),
            ("a<br>b</p> <cite>c", &[]),
        ] {
            let found: Vec<&str> = elements(text, &tags(text))
                .into_iter()
                .map(|element| &text[element])
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
