//! Brackets at either end that repeat the words just outside: these belong to the passage.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::fold::{fold_str, lowercase};
use crate::text::words::{may_end, may_start};

use super::pattern::{Element, Pattern};

/// Lets the first and the last bracket stand for the words that they repeat, where only a space
/// parts these from what is quoted.
pub(super) fn take_in_repeated(pattern: &mut Pattern, index: &SourceIndex) {
    let text = index.lowercase();
    if let Some(first) = pattern.parts.first_mut() {
        let leading = first
            .elements
            .iter()
            .take_while(|element| adds(element))
            .count();
        take_in(
            &mut first.elements[..leading],
            |words, range| before(text, range.start, words),
            |taken| taken.start,
        );
    }
    if let Some(last) = pattern.parts.last_mut() {
        let trailing = last
            .elements
            .iter()
            .rev()
            .take_while(|element| adds(element))
            .count();
        let first = last.elements.len() - trailing;
        last.elements[first..].reverse();
        take_in(
            &mut last.elements[first..],
            |words, range| after(text, range.end, words),
            |taken| taken.end,
        );
        last.elements[first..].reverse();
    }
}

/// Gives the bracket that is nearest to what is quoted, the last of these, the range of the words
/// that it repeats; the others then stand beyond it.
fn take_in(
    brackets: &mut [(Element, Range<usize>)],
    repeated: impl Fn(&str, &Range<usize>) -> Option<Range<usize>>,
    beyond: impl Fn(&Range<usize>) -> usize,
) {
    let Some(((Element::Bracket(bracket), range), others)) = brackets.split_last_mut() else {
        return;
    };
    let words = lowercase(&fold_str(&bracket.words));
    let Some(taken) = repeated(&words, range).filter(|_| !words.is_empty()) else {
        return;
    };
    for (_, other) in others {
        *other = beyond(&taken)..beyond(&taken);
    }
    *range = taken;
}

/// A bracket that adds words.
fn adds((element, range): &(Element, Range<usize>)) -> bool {
    matches!(element, Element::Bracket(_)) && range.is_empty()
}

fn before(text: &str, at: usize, words: &str) -> Option<Range<usize>> {
    let end = text[..at].strip_suffix(' ')?.len();
    let start = text[..end].strip_suffix(words)?.len();
    may_start(text, start).then_some(start..end)
}

fn after(text: &str, at: usize, words: &str) -> Option<Range<usize>> {
    let start = text.len() - text[at..].strip_prefix(' ')?.len();
    let end = text.len() - text[start..].strip_prefix(words)?.len();
    may_end(text, end).then_some(start..end)
}
