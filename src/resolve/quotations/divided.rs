//! Words that a line's end divides in a source or a quotation, and not in the other: `Sec-⏎tion`
//! for `Section`.
//!
//! Nobody can tell the hyphen of a divided word from one that the word has anyway (`well-⏎known`).
//! So both keep it, and there the words of the other may stand without it; the quotation is then
//! read with the hyphens of its source. Where the line is a paragraph, its end is white space that
//! may be missing with the hyphen or without it.

use std::ops::Range;

use memchr::memmem;

use crate::corpus::SourceIndex;

/// A folded text, and where hyphens divide words of it, ascending.
#[derive(Clone, Copy)]
pub(super) struct Divided<'t> {
    pub(super) text: &'t str,
    pub(super) at: &'t [usize],
}

/// Where words stand in a stretch of a source, apart from places where they stand hyphen for
/// hyphen; ascending.
pub(super) fn divided(
    words: Divided,
    source: Divided,
    stretch: &Range<usize>,
) -> Vec<Range<usize>> {
    let first = source.at.partition_point(|at| *at < stretch.start);
    let hyphens = source.at[first..]
        .iter()
        .take_while(|at| **at < stretch.end);
    let mut met: Vec<Meeting> = hyphens
        .flat_map(|hyphen| source_divides(words, source, *hyphen))
        .collect();
    met.extend(
        words
            .at
            .iter()
            .flat_map(|hyphen| words_divide(words, source, *hyphen, stretch)),
    );
    let mut found: Vec<Range<usize>> = met
        .into_iter()
        .filter_map(|met| range(words, source, met, stretch))
        .collect();
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

/// The first hyphen that only one of the two has: how much of each stands before it and behind it.
#[derive(Clone, Copy)]
struct Meeting {
    /// Bytes of the words before it, and where they go on.
    words: (usize, usize),
    /// The same of the source.
    source: (usize, usize),
}

/// Where words go on without a hyphen of the source, or without the paragraph's end behind it.
fn source_divides(words: Divided, source: Divided, hyphen: usize) -> Vec<Meeting> {
    let behind = behind(source.text, hyphen);
    let mut met = Vec::new();
    for start in hyphen..behind {
        let gap = start..behind;
        let (joint, left) = joint(source.text, hyphen, &gap);
        let found = memmem::find_iter(words.text.as_bytes(), joint.as_bytes());
        met.extend(found.map(|at| Meeting {
            words: (at + left, at + left),
            source: (gap.start, gap.end),
        }));
    }
    met
}

/// Where a text goes on behind a hyphen and the paragraph's end that may follow it.
fn behind(text: &str, hyphen: usize) -> usize {
    let ends = text[hyphen + 1..].starts_with([' ', SourceIndex::PARAGRAPH_END]);
    hyphen + 1 + usize::from(ends)
}

/// Where a source goes on without a hyphen of the words.
fn words_divide(
    words: Divided,
    source: Divided,
    hyphen: usize,
    stretch: &Range<usize>,
) -> Vec<Meeting> {
    if hyphen >= words.text.len() {
        return Vec::new();
    }
    let (joint, left) = joint(words.text, hyphen, &(hyphen..hyphen + 1));
    let found = memmem::find_iter(&source.text.as_bytes()[stretch.clone()], joint.as_bytes())
        .map(|at| stretch.start + at);
    found
        .map(|at| Meeting {
            words: (hyphen, hyphen + 1),
            source: (at + left, at + left),
        })
        .collect()
}

/// What a text has at a hyphen without a gap that the other has not: what stands before the gap
/// from the letters before the hyphen on, and the letter behind it. And how long the former is.
fn joint(text: &str, hyphen: usize, gap: &Range<usize>) -> (String, usize) {
    let before = &text[..hyphen];
    let start = before.rfind(|char: char| !char.is_alphanumeric());
    let start = start.map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let left = &text[start..gap.start];
    let behind: String = text[gap.end..].chars().take(1).collect();
    (format!("{left}{behind}"), left.len())
}

/// Where the words stand if they do so on both sides of a hyphen.
fn range(
    words: Divided,
    source: Divided,
    met: Meeting,
    stretch: &Range<usize>,
) -> Option<Range<usize>> {
    let start = met
        .source
        .0
        .checked_sub(met.words.0)
        .filter(|start| *start >= stretch.start)?;
    if source.text.as_bytes()[start..met.source.0] != words.text.as_bytes()[..met.words.0] {
        return None;
    }
    let (mut own, mut at) = (met.words.1, met.source.1);
    let byte = |text: &str, at: usize| text.as_bytes().get(at).copied();
    while let Some(wanted) = byte(words.text, own) {
        match byte(source.text, at) {
            Some(stands) if stands == wanted => (own, at) = (own + 1, at + 1),
            Some(b'-') if source.at.binary_search(&at).is_ok() => at += 1,
            Some(b' ' | b'\n') if at > 0 && source.at.binary_search(&(at - 1)).is_ok() => at += 1,
            _ if wanted == b'-' && words.at.binary_search(&own).is_ok() => own += 1,
            _ => return None,
        }
    }
    (at <= stretch.end).then_some(start..at)
}

#[cfg(test)]
mod tests {
    use super::{Divided, divided};

    fn found(words: &str, source: &str) -> String {
        let [words_at, source_at] = [words, source].map(|text| {
            text.match_indices('=')
                .map(|(at, _)| at)
                .collect::<Vec<_>>()
        });
        let [words, source] = [words, source].map(|text| text.replace('=', "-"));
        let (words, text) = (
            Divided {
                text: &words,
                at: &words_at,
            },
            Divided {
                text: &source,
                at: &source_at,
            },
        );
        let found = divided(words, text, &(1..source.len()));
        found
            .into_iter()
            .map(|range| &source[range])
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn each_hyphen_may_be_nothing() {
        let source = "a sec=tion of well=known sec=tions and re=or=der, sec-tion";
        assert_eq!(found("section", source), "sec-tion|sec-tion");
        assert_eq!(
            found("section of well-known sections", source),
            "sec-tion of well-known sec-tions"
        );
        assert_eq!(
            found("section of wellknown sec-tions and", source),
            "sec-tion of well-known sec-tions and"
        );
        assert_eq!(found("reorder", source), "re-or-der");
        assert_eq!(found("re-order", source), "re-or-der");
        assert_eq!(
            found("a section", source),
            "",
            "it begins before the stretch"
        );
        assert_eq!(found("sec-tion", source), "", "hyphen for hyphen");
    }

    #[test]
    fn the_author_may_divide_words_too() {
        let source = "a section of well-known sec=tions, section";
        assert_eq!(found("sec=tion", source), "section|section");
        assert_eq!(
            found("sec=tion of well=known sec=tions", source),
            "section of well-known sec-tions"
        );
        assert_eq!(found("sec=tion of wellknown", source), "");
        assert_eq!(found("sect=ions", source), "sec-tions");
    }
}
