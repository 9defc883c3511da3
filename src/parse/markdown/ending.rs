//! How a paragraph of a blockquote ends: with citations, and perhaps a dash and a name before them.

use std::ops::Range;

use super::flow::Flow;
use super::inline::{Cited, CitedWords, is_blank};

/// The end of a flow that a citation ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CitationEnding {
    /// The citations in a row, as indices into those of the flow.
    pub cited: Range<usize>,
    /// Where the words before them, and before the dash, end.
    pub words: usize,
    /// Whether a dash or a name stands between words and citation.
    pub dash: bool,
}

/// A name after a dash has at most this many words.
const LONGEST_NAME: usize = 10;

/// A name that starts small, on a line of its own within a paragraph, has at most this many: it may
/// be the middle of a sentence.
const LONGEST_SMALL_NAME: usize = 6;

/// What stands between a dash at the start of a paragraph and the citation at its end has at most
/// this many.
const LONGEST_ATTRIBUTION: usize = 20;

/// What stands in brackets after the last citation has at most this many: `(emphasis added)`.
const LONGEST_REMARK: usize = 6;

/// What is known of the place where a flow stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Surroundings {
    /// It is all of a list: the bullet was meant as a dash, and a name needs no other.
    pub bullet: bool,
    /// Words in paragraphs of their own wait for a citation: a dash at its start can only be the
    /// citation's.
    pub apart: bool,
}

/// The end of a flow, if nothing but white space, punctuation and a short remark in brackets
/// follows its last citation.
pub(super) fn ending(
    flow: &Flow,
    cited: &[Cited],
    setting: Surroundings,
) -> Option<CitationEnding> {
    let text = flow.text.as_str();
    let last = cited.last()?;
    if !is_tail(&text[last.at..]) {
        return None;
    }
    let mut first = cited.len() - 1;
    while first > 0
        && text[cited[first - 1].at..cited[first].at]
            .chars()
            .all(|char| is_blank(char) || ",;".contains(char))
    {
        first -= 1;
    }
    let head = without_bracket(text[..cited[first].at].trim_end_matches(is_blank));
    let is_quoted = matches!(cited[first].words, CitedWords::Pair { .. });
    let (words, dash) = without_attribution(
        head,
        Surroundings {
            apart: setting.apart && !is_quoted,
            ..setting
        },
    );
    Some(CitationEnding {
        cited: first..cited.len(),
        words,
        dash,
    })
}

/// Whether what follows the last citation says nothing that is quoted.
fn is_tail(text: &str) -> bool {
    has_no_words(text) || is_remark(text).unwrap_or(false)
}

fn has_no_words(text: &str) -> bool {
    // A filler is a letter by its category, and shows nothing.
    !text.contains(|char: char| char.is_alphanumeric() && !is_blank(char))
}

/// Whether a text is a few words in brackets; nothing if there are no brackets.
fn is_remark(text: &str) -> Option<bool> {
    let (before, rest) = text.split_once(['(', '['])?;
    let (remark, after) = rest.split_once([')', ']'])?;
    // A long text is not counted to its end.
    let words = remark.split_whitespace().take(LONGEST_REMARK + 1).count();
    Some(has_no_words(before) && has_no_words(after) && words <= LONGEST_REMARK)
}

/// Without the bracket that opens round a citation.
fn without_bracket(head: &str) -> &str {
    head.strip_suffix(['(', '[', '（', '［'])
        .map_or(head, |before| before.trim_end_matches(is_blank))
}

/// Length of the words before a dash and a name, and whether there is a dash.
pub(super) fn without_attribution(head: &str, setting: Surroundings) -> (usize, bool) {
    if setting.bullet
        && (head.is_empty() || is_name(head) || (setting.apart && is_attribution(head)))
    {
        return (0, true);
    }
    if setting.apart && after_dash(head).is_some_and(is_attribution) {
        return (0, true);
    }
    if let Some(at) = name_line(head) {
        return (at, true);
    }
    let words = head.trim_end_matches(is_dash);
    if words.len() < head.len() {
        return (
            without_bracket(words.trim_end_matches(is_blank)).len(),
            true,
        );
    }
    (head.len(), false)
}

/// What stands after the dash that a line or paragraph starts with; a round bracket may stand
/// before it.
fn after_dash(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(is_blank);
    let line = line
        .strip_prefix(['(', '（'])
        .map_or(line, |line| line.trim_start_matches(is_blank));
    line.starts_with(is_dash)
        .then(|| line.trim_start_matches(is_dash).trim_matches(is_blank))
}

/// Where the line starts that is a dash and a name, up to the end; the name may go on over line
/// ends.
fn name_line(head: &str) -> Option<usize> {
    let mut end = head.len();
    let mut words = 0;
    while words <= LONGEST_NAME {
        let start = head[..end].rfind('\n').map_or(0, |newline| newline + 1);
        if let Some(name) = after_dash(&head[start..]) {
            return (name.is_empty() || is_name(name) || is_small_name(&head[..start], name))
                .then_some(start);
        }
        words += head[start..end].split_whitespace().count();
        end = start.checked_sub(1)?;
    }
    None
}

/// Whether it may be the name after a dash: few words, and not the middle of a sentence.
fn is_name(text: &str) -> bool {
    let starts = text
        .chars()
        .next()
        .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    starts && has_at_most(text, LONGEST_NAME)
}

/// Whether it may be a name that starts small. A dash among the words before it may be the first of
/// a pair.
fn is_small_name(before: &str, name: &str) -> bool {
    let dash = |word: &str| word.chars().all(is_dash) || word.contains(['–', '—', '―']);
    has_at_most(name, LONGEST_SMALL_NAME)
        && !before.trim().is_empty()
        && !before.split_whitespace().any(dash)
}

/// Whether it may say, in a paragraph of its own after a dash, who is quoted and where: anything
/// but several sentences.
fn is_attribution(text: &str) -> bool {
    has_at_most(text, LONGEST_ATTRIBUTION) && !has_sentence_end(text)
}

/// Whether a sentence ends before the last word. Short words with a full stop are taken for
/// abbreviations.
fn has_sentence_end(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let starts = |next: &&str| next.starts_with(char::is_uppercase);
        let stop =
            word.ends_with('.') && word.chars().count() > 5 && words.peek().is_some_and(starts);
        if words.peek().is_some() && (stop || word.ends_with(['!', '?'])) {
            return true;
        }
    }
    false
}

fn has_at_most(text: &str, words: usize) -> bool {
    text.split_whitespace().take(words + 1).count() <= words
}

/// Any dash that may stand before a citation.
pub(super) fn is_dash(char: char) -> bool {
    matches!(char, '-' | '‐'..='―' | '−' | '⸺' | '⸻' | '﹘' | '﹣' | '－')
}
