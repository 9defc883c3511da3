//! Signs of other programs' markup in running text, which readers would see as they are written.
//!
//! What might be meant as it stands is left alone: an author who is warned without a reason no
//! longer reads warnings.

use std::ops::Range;

use super::doors::ends_with_attributes;
use super::event::Edge;
use super::flow::{Flow, InlineMarkup};
use super::html;

/// A sign, and what to write instead.
pub(super) struct Sign {
    /// In the text of its flow.
    pub(super) range: Range<usize>,
    pub(super) message: &'static str,
    pub(super) help: String,
}

/// Every sign in running text.
pub(super) fn in_text(flow: &Flow, content: &str) -> Vec<Sign> {
    let links = link_words(flow);
    let mut signs = shortcodes(flow);
    signs.extend(attributes(flow));
    signs.extend(wiki_links(flow));
    signs.extend(contents_list(flow));
    signs.extend(header_table(flow));
    signs.extend(escapes(flow, content));
    signs.extend(numbers(flow, &links));
    signs.extend(addresses(flow, &links));
    // What stands in code or in a tag is no sign.
    signs.retain(|sign| !meets(&flow.opaque, &sign.range));
    signs.extend(tags(flow, &flow.tags));
    signs
}

/// Whether a range meets one of these, which are in order.
pub(super) fn meets(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|known| known.end <= range.start);
    ranges
        .get(next)
        .is_some_and(|known| known.start < range.end)
}

/// The words of links, in order.
pub(super) fn link_words(flow: &Flow) -> Vec<Range<usize>> {
    let (mut open, mut words) = (None, Vec::new());
    for edge in &flow.edges {
        match (edge.markup, edge.edge) {
            (InlineMarkup::Link(_), Edge::Start) => open = Some(edge.at),
            (InlineMarkup::Link(_), Edge::End) => words.extend(open.take().map(|at| at..edge.at)),
            _ => {}
        }
    }
    words
}

/// The first HTML tag: who writes one writes many, and the first shows where.
pub(super) fn tags(flow: &Flow, tags: &[Range<usize>]) -> Vec<Sign> {
    let text = flow.text.as_str();
    let known = tags.iter().find_map(|tag| {
        let name = html::name(&text[tag.clone()]).to_ascii_lowercase();
        Some((tag, html::instead(&name)?))
    });
    let sign = known.map(|(tag, instead)| Sign {
        range: tag.clone(),
        message: "this HTML is not read, and readers see it as it is written",
        help: instead.to_owned(),
    });
    sign.into_iter().collect()
}

/// `{{< youtube x >}}`, `{% figure %}`, `{{ site.title }}`.
fn shortcodes(flow: &Flow) -> Vec<Sign> {
    let pairs = [("{{", "}}"), ("{%", "%}")];
    let mut signs = Vec::new();
    for range in pairs
        .iter()
        .flat_map(|(open, close)| between(flow.text.as_str(), open, close))
    {
        signs.push(Sign {
            range,
            message: "this is a command of another program, and readers see it as it is written",
            help: "write Markdown: a picture is ![what is to be seen](picture.jpg), all else a \
                link [words](https://…)"
                .to_owned(),
        });
    }
    signs
}

/// `## Heading {#my-id}`.
fn attributes(flow: &Flow) -> Option<Sign> {
    let text = flow.text.as_str().trim_end();
    let start = text.rfind('{').filter(|_| ends_with_attributes(text))?;
    Some(Sign {
        range: start..text.len(),
        message: "attributes in curly brackets are not read, and readers see them",
        help: "take them away; a heading has the address that its words make: \
            [words](#words-of-the-heading)"
            .to_owned(),
    })
}

/// `[[people]]`, `![[picture.png]]`.
fn wiki_links(flow: &Flow) -> Vec<Sign> {
    let text = flow.text.as_str();
    let mut signs = Vec::new();
    for range in between(text, "[[", "]]") {
        let inner = &text[range.start + 2..range.end - 2];
        if inner.trim().is_empty()
            || inner.contains(['[', '@', '^'])
            || is_contents(inner)
            || is_behind_mark(text, range.start)
        {
            continue;
        }
        let is_picture = text[..range.start].ends_with('!');
        let help = if is_picture {
            format!("write ![what is to be seen]({inner})")
        } else {
            let name = inner.split(['|', '#']).next().unwrap_or(inner).trim();
            format!("write [{name}]({name}.md), with the path of the page")
        };
        signs.push(Sign {
            range: range.start - usize::from(is_picture)..range.end,
            message: "this link of another program is not read, and readers see the brackets",
            help,
        });
    }
    signs
}

/// `[TOC]` in a line of its own.
fn contents_list(flow: &Flow) -> Option<Sign> {
    let text = flow.text.as_str();
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    is_contents(inner.trim_matches(['[', ']'])).then(|| Sign {
        range: 0..text.trim_end().len(),
        message: "no list of contents is made of this, and readers see it as it is written",
        help: "take it away".to_owned(),
    })
}

/// `[allow.meaning]` below the front matter, where somebody has pasted it.
fn header_table(flow: &Flow) -> Option<Sign> {
    const TABLES: [&str; 6] = [
        "[allow",
        "[answers]",
        "[silent",
        "[[passage]]",
        "[[correction]]",
        "[extra]",
    ];
    let text = flow.text.as_str();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = text[at + line.len()..].lines().next().unwrap_or_default();
        let begins = TABLES.iter().any(|table| line.starts_with(table));
        if begins && line.trim_end().ends_with(']') && next.contains(" = ") {
            return Some(Sign {
                range: at..at + line.trim_end().len(),
                message: "this belongs to the front matter, and readers see it here",
                help: "move it up, to the last lines between the two lines +++ at the head of \
                    this file"
                    .to_owned(),
            });
        }
        at += line.len();
    }
    None
}

fn is_contents(inner: &str) -> bool {
    matches!(inner.trim(), "TOC" | "toc" | "_TOC_")
}

/// `\[^aboard\]` and `\> `, which an export of Google Docs writes for what an author has typed.
fn escapes(flow: &Flow, content: &str) -> Vec<Sign> {
    let text = flow.text.as_str();
    let mut signs = Vec::new();
    let is_escaped = |at: usize| {
        let origin = flow.text.origin(at..at + 1);
        content[..origin.start].ends_with('\\') || content[origin.range()].starts_with('\\')
    };
    for open in ["[^", "[@"] {
        for range in between(text, open, "]") {
            // Whoever escapes one bracket means it; a program escapes both.
            let is_exported = is_escaped(range.start) && is_escaped(range.end - 1);
            if !is_exported || open == "[@" && is_behind_mark(text, range.start) {
                continue;
            }
            let written = text[range.clone()].to_owned();
            signs.push(Sign {
                range,
                message: "a backslash stands before this, so that readers see the brackets",
                help: format!("take the backslashes away: {written}"),
            });
        }
    }
    for (at, _) in text.match_indices("> ") {
        let begins_line = at == 0 || text[..at].ends_with('\n');
        if begins_line && is_escaped(at) {
            signs.push(Sign {
                range: at..at + 1,
                message: "a backslash stands before this >, so that it begins no blockquote",
                help: "take the backslash away".to_owned(),
            });
        }
    }
    signs
}

/// `text [1]`, a note in the way of an encyclopedia.
fn numbers(flow: &Flow, links: &[Range<usize>]) -> Vec<Sign> {
    if flow.quote.is_some() {
        return Vec::new();
    }
    let text = flow.text.as_str();
    let mut signs = Vec::new();
    for range in between(text, "[", "]") {
        let inner = &text[range.start + 1..range.end - 1];
        let is_number = matches!(inner.len(), 1 | 2) && inner.bytes().all(|b| b.is_ascii_digit());
        let before = text[..range.start].trim_end_matches(' ');
        let follows_words =
            before.ends_with(|char: char| char.is_alphanumeric() || ".,;:!?)”’»\"".contains(char));
        let goes_on = text[range.end..]
            .starts_with(|char: char| char.is_alphanumeric() || "([:-".contains(char));
        if is_number && follows_words && !goes_on && !meets(links, &range) {
            signs.push(Sign {
                message: "this number in brackets leads nowhere",
                help: format!(
                    "write a footnote: [^n{inner}] here, and below the paragraph a line \
                        [^n{inner}]: with its text"
                ),
                range,
            });
        }
    }
    signs
}

/// `https://example.org` and `www.example.org` as plain text.
fn addresses(flow: &Flow, links: &[Range<usize>]) -> Vec<Sign> {
    let text = flow.text.as_str();
    let mut signs = Vec::new();
    for begin in ["https://", "http://", "www."] {
        for (at, _) in text.match_indices(begin) {
            let before = text[..at].chars().next_back();
            let continues =
                before.is_some_and(|char| char.is_alphanumeric() || "/.@".contains(char));
            if continues {
                continue;
            }
            let rest = &text[at..];
            let end = rest
                .find(|char: char| char.is_whitespace() || "<>\"”“»«|\\`".contains(char))
                .unwrap_or(rest.len());
            let address =
                rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '…']);
            let range = at..at + address.len();
            let host = address.get(begin.len()..).unwrap_or_default();
            if !host.contains('.') || meets(links, &range) {
                continue;
            }
            let help = if begin == "www." {
                format!("write [{address}](https://{address})")
            } else {
                format!("write <{address}>, or [words]({address})")
            };
            signs.push(Sign {
                range,
                message: "this address is no link, and readers cannot follow it",
                help,
            });
        }
    }
    signs
}

/// Whether quoted words end right before a place: what stands there was meant as a citation, and is
/// reported as that.
pub(super) fn is_behind_mark(text: &str, at: usize) -> bool {
    let before =
        text[..at].trim_end_matches(|char: char| char.is_whitespace() || "[(".contains(char));
    before.ends_with(['”', '“', '"', '»', '«', '’', '›', '‹', '」'])
}

/// Ranges from an opening sign to the next closing one in the same line.
fn between(text: &str, open: &str, close: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    // Hardly any text has one, and one character is found much sooner than two.
    if !text.contains(&open[..1]) {
        return ranges;
    }
    let mut at = 0;
    while let Some(found) = text[at..].find(open) {
        let start = at + found;
        let inner = start + open.len();
        let line = text[inner..].split('\n').next().unwrap_or_default();
        match line.find(close) {
            Some(length) => {
                at = inner + length + close.len();
                ranges.push(start..at);
            }
            // Nor does anything further on in the line close it.
            None => at = inner + line.len(),
        }
    }
    ranges
}
