//! How a paragraph of a blockquote ends: with citations, and perhaps a dash and a name before them.

use std::ops::Range;

use super::flow::Flow;
use super::inline::Cited;

/// The end of a flow that a citation ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ending {
    /// The citations in a row, as indices into those of the flow.
    pub cited: Range<usize>,
    /// Where the words before them, and before the dash, end.
    pub words: usize,
    /// Whether a dash or a name stands between words and citation.
    pub dash: bool,
}

/// A name after a dash has at most this many words.
const LONGEST_NAME: usize = 10;

/// The end of a flow, if nothing but white space and punctuation follows its last citation. After the bullet of a list with one
/// item (`bullet`) a name needs no dash: the bullet was meant as one.
pub(super) fn ending(flow: &Flow, cited: &[Cited], bullet: bool) -> Option<Ending> {
    let text = flow.text.as_str();
    let last = cited.last()?;
    if !text[last.at..].chars().all(|char| char.is_whitespace() || ".,;)".contains(char)) {
        return None;
    }
    let mut first = cited.len() - 1;
    while first > 0 && text[cited[first - 1].at..cited[first].at].chars().all(|char| char.is_whitespace() || ",;".contains(char))
    {
        first -= 1;
    }
    let head = text[..cited[first].at].trim_end();
    let head = head.strip_suffix('(').map_or(head, str::trim_end);
    let (words, dash) = without_attribution(head, bullet);
    Some(Ending { cited: first..cited.len(), words, dash })
}

/// Length of the words before a dash and a name, and whether there is a dash.
fn without_attribution(head: &str, bullet: bool) -> (usize, bool) {
    if bullet && (head.is_empty() || is_name(head)) {
        return (0, true);
    }
    if let Some(at) = name_line(head) {
        return (at, true);
    }
    let words = head.trim_end_matches(is_dash);
    (words.trim_end().len(), words.len() < head.len())
}

/// Where the line starts that is a dash and a name, up to the end; the name may go on over line ends.
fn name_line(head: &str) -> Option<usize> {
    let mut end = head.len();
    let mut words = 0;
    while words <= LONGEST_NAME {
        let start = head[..end].rfind('\n').map_or(0, |newline| newline + 1);
        let line = head[start..].trim_start();
        if line.starts_with(is_dash) {
            let name = line.trim_start_matches(is_dash).trim();
            return (name.is_empty() || is_name(name)).then_some(start);
        }
        words += head[start..end].split_whitespace().count();
        end = start.checked_sub(1)?;
    }
    None
}

/// Whether it may be the name after a dash: few words, and not the middle of a sentence.
fn is_name(text: &str) -> bool {
    let starts = text.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    starts && text.split_whitespace().take(LONGEST_NAME + 1).count() <= LONGEST_NAME
}

fn is_dash(char: char) -> bool {
    matches!(char, '-' | '–' | '—' | '―')
}
