//! Words that a source divides at a line's end and a quotation does not: `Sec-⏎tion` for `Section`.
//!
//! Nobody can tell the hyphen of a divided word from one that the word has anyway (`well-⏎known`). So the source keeps it, and at
//! these places words may stand without it; the quotation is then read with the hyphen.

use std::ops::Range;

use memchr::memmem;

/// Where some words stand in a stretch of a text without one or more of the hyphens at `divisions`, ascending.
pub(super) fn divided(words: &str, text: &str, stretch: &Range<usize>, divisions: &[usize]) -> Vec<Range<usize>> {
    let first = divisions.partition_point(|at| *at < stretch.start);
    let within = divisions[first..].iter().take_while(|at| **at < stretch.end);
    let mut found: Vec<Range<usize>> = within.flat_map(|at| without(words, text, stretch, *at, divisions)).collect();
    found.sort_by_key(|range| range.start);
    found
}

/// Where the words stand so that the hyphen at a position is the first that they do without.
fn without(words: &str, text: &str, stretch: &Range<usize>, hyphen: usize, divisions: &[usize]) -> Vec<Range<usize>> {
    let before = &text[stretch.start..hyphen];
    let left = before
        .rfind(|char: char| !char.is_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let Some(behind) = text[hyphen + 1..].chars().next() else { return Vec::new() };
    // The words go on with the rest of the divided one where its beginning ends.
    let joint = format!("{}{behind}", &before[left..]);
    let mut found = Vec::new();
    for at in memmem::find_iter(words.as_bytes(), joint.as_bytes()) {
        let passed = at + joint.len() - behind.len_utf8();
        let Some(start) = hyphen.checked_sub(passed).filter(|start| *start >= stretch.start) else { continue };
        if text.as_bytes()[start..hyphen] == words.as_bytes()[..passed] {
            found.extend(end(&words[passed..], text, hyphen + 1, divisions).map(|end| start..end));
        }
    }
    found
}

/// Where words end that start at a position of a text, and may do without the hyphens at `divisions`.
fn end(words: &str, text: &str, start: usize, divisions: &[usize]) -> Option<usize> {
    let mut at = start;
    for byte in words.bytes() {
        if text.as_bytes().get(at) == Some(&b'-') && byte != b'-' && divisions.binary_search(&at).is_ok() {
            at += 1;
        }
        if text.as_bytes().get(at) != Some(&byte) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::divided;

    #[test]
    fn each_hyphen_may_be_nothing() {
        let text = "a sec-tion of well-known sec-tions and re-or-der, sec-tion";
        let divisions: Vec<usize> = text.match_indices('-').map(|(at, _)| at).filter(|at| *at < 50).collect();
        let found = |words: &str| {
            let found = divided(words, text, &(1..text.len()), &divisions);
            found.into_iter().map(|range| &text[range]).collect::<Vec<_>>().join("|")
        };
        assert_eq!(found("section"), "sec-tion|sec-tion");
        assert_eq!(found("section of well-known sections"), "sec-tion of well-known sec-tions");
        assert_eq!(found("section of wellknown sec-tions and"), "sec-tion of well-known sec-tions and");
        assert_eq!(found("reorder"), "re-or-der");
        assert_eq!(found("re-order"), "re-or-der");
        assert_eq!(found("a section"), "");
        assert_eq!(found("a sec-tion"), "");
    }
}
