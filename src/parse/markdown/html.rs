//! Tags in raw HTML that is shown as text.

use std::ops::Range;

/// Ranges of HTML tags in a text: the quotation marks in them belong to attributes.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        at = start + 1;
        if text[at..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)) {
            let Some(length) = text[at..].find('>') else { break };
            at += length + 1;
            tags.push(start..at);
        }
    }
    tags
}
