//! The lines round a span, cut to what fits on a screen.
//!
//! A paragraph of a source is one line of a thousand characters, a minified file one of a million:
//! shown is a window round the span, with `…` where it was cut. What is not UTF-8 is shown lossily;
//! control characters are made visible.

use std::ops::Range;

use crate::text::Span;

use super::position::Lines;
use super::visible::visible_char;

/// Text to show and the part of it to underline.
pub(super) struct SourceLines {
    /// Lines, parted by `\n`.
    pub(super) text: String,
    /// Bytes of `text` that stand for the span.
    pub(super) range: Range<usize>,
    /// Number of the first line, from 1.
    pub(super) line: usize,
    /// Whether the span begins in a blockquote, so that the signs before its later lines are none
    /// of its words.
    is_blockquote: bool,
}

/// One line of it.
pub(super) struct Line {
    /// From 1.
    pub(super) number: usize,
    /// What stands before the span.
    pub(super) before: String,
    /// The part of the span in this line.
    pub(super) marked: String,
    /// What stands behind it.
    pub(super) after: String,
}

/// Characters of a line that are shown.
const WIDTH: usize = 110;
/// Characters shown on either side of a cut.
const HALF: usize = WIDTH / 2;
/// Lines shown at either end of a long span; those between are folded.
const ENDS: usize = 3;

/// The excerpt for a span of `bytes`.
pub(super) fn excerpt(bytes: &[u8], lines: &Lines<'_>, span: Span) -> SourceLines {
    let start = character_start(bytes, span.start.min(bytes.len()));
    let span = Span::new(start, span.end.clamp(start, bytes.len()));
    let first = lines.position(span.start).line;
    let last = lines
        .position(span.end.saturating_sub(1).max(span.start))
        .line;
    // A span may begin before the text of its line does: in a byte order mark.
    let before = lines.span(first).start..span.start;
    let mut excerpt = SourceLines {
        text: String::new(),
        range: 0..0,
        line: first,
        is_blockquote: is_blockquote(bytes.get(before).unwrap_or_default()),
    };
    for line in first..=last {
        if line > first {
            excerpt.text.push('\n');
        }
        let whole = lines.span(line);
        let near = line < first + ENDS || line + ENDS > last;
        excerpt.push_line(
            bytes,
            if near {
                whole
            } else {
                Span::new(whole.start, whole.start)
            },
            span,
            (line == first, line == last),
        );
    }
    excerpt.range.end = excerpt.range.end.max(excerpt.range.start);
    excerpt
}

impl SourceLines {
    /// Its lines; those that are folded are left out.
    pub(super) fn lines(&self) -> Vec<Line> {
        let count = self.text.split('\n').count();
        let (mut lines, mut start) = (Vec::new(), 0);
        for (index, text) in self.text.split('\n').enumerate() {
            let within = |offset: usize| offset.clamp(start, start + text.len()) - start;
            let (mut from, to) = (within(self.range.start), within(self.range.end));
            if index > 0 && self.is_blockquote {
                let words = text[from..to].trim_start_matches([' ', '>']);
                from = to - words.len();
            }
            if index < ENDS || index + ENDS >= count {
                let [before, marked, after] =
                    [&text[..from], &text[from..to], &text[to..]].map(str::to_owned);
                lines.push(Line {
                    number: self.line + index,
                    before,
                    marked,
                    after,
                });
            }
            start += text.len() + 1;
        }
        lines
    }

    /// Appends what is shown of a line, and notes where the span starts and ends in it.
    fn push_line(
        &mut self,
        bytes: &[u8],
        line: Span,
        span: Span,
        (is_first, is_last): (bool, bool),
    ) {
        let start = span.start.clamp(line.start, line.end);
        let end = span.end.clamp(start, line.end);
        let before = tail(
            bytes,
            Span::new(line.start, start),
            context(bytes, Span::new(start, line.end)),
        );
        let after = head(
            bytes,
            Span::new(end, line.end),
            context(bytes, Span::new(line.start, end)),
        );
        if before.start > line.start {
            self.text.push('…');
        }
        self.push(bytes, before);
        if is_first {
            self.range.start = self.text.len();
        }
        self.push_middle(bytes, Span::new(start, end));
        if is_last {
            self.range.end = self.text.len();
        }
        self.push(bytes, after);
        if after.end < line.end {
            self.text.push('…');
        }
    }

    /// The span's own part of a line: whole if it fits, else its two ends.
    fn push_middle(&mut self, bytes: &[u8], middle: Span) {
        let (first, last) = (head(bytes, middle, HALF), tail(bytes, middle, HALF));
        if last.start <= first.end {
            return self.push(bytes, middle);
        }
        self.push(bytes, first);
        self.text.push_str(" … ");
        self.push(bytes, last);
    }

    fn push(&mut self, bytes: &[u8], span: Span) {
        self.text.extend(
            String::from_utf8_lossy(&bytes[span.range()])
                .chars()
                .map(visible_char),
        );
    }
}

/// Whether what stands before a span in its first line begins a blockquote, in a list or not.
fn is_blockquote(before: &[u8]) -> bool {
    let is_sign = |byte: &u8| b" \t>-+*.)".contains(byte) || byte.is_ascii_digit();
    before
        .iter()
        .copied()
        .take_while(|byte| is_sign(byte))
        .any(|byte| byte == b'>')
}

/// How many characters of context one side may take, given what stands on the other side of its
/// border.
fn context(bytes: &[u8], rest: Span) -> usize {
    let taken = head(bytes, rest, HALF);
    WIDTH
        - String::from_utf8_lossy(&bytes[taken.range()])
            .chars()
            .count()
            .min(HALF)
}

/// The first `count` characters of a span.
fn head(bytes: &[u8], span: Span, count: usize) -> Span {
    let mut starts = (span.start..span.end).filter(|at| is_start(bytes[*at]));
    Span::new(span.start, starts.nth(count).unwrap_or(span.end))
}

/// The last `count` characters of a span.
fn tail(bytes: &[u8], span: Span, count: usize) -> Span {
    if count == 0 {
        return Span::new(span.end, span.end);
    }
    let mut starts = (span.start..span.end)
        .rev()
        .filter(|at| is_start(bytes[*at]));
    Span::new(starts.nth(count - 1).unwrap_or(span.start), span.end)
}

/// The start of the character that an offset stands in.
fn character_start(bytes: &[u8], offset: usize) -> usize {
    let starts = (offset.saturating_sub(3)..=offset).rev();
    starts
        .into_iter()
        .find(|at| bytes.get(*at).is_none_or(|byte| is_start(*byte)))
        .unwrap_or(offset)
}

fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}
