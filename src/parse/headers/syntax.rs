//! What a TOML parser found wrong, in the words of somebody who writes and does not program.

use toml::de::Error;

use crate::diagnostics::Diagnostics;
use crate::text::Span;

use super::syntax_fault::SyntaxFault;
use super::syntax_message::diagnostic;
use super::{Header, value};

/// How much of a piece of TOML could be read in spite of its faults.
pub(super) struct ReadableParts {
    /// Keys may have come to stand in another table, or be lost.
    pub(super) structure: bool,
    /// Values that are not what was meant, in order; their keys stand where they should.
    pub(super) values: Vec<Span>,
}

/// Reports what the parser found: the first fault of each line, and nothing below a fault that
/// makes the rest unreadable.
pub(super) fn report(
    header: Header,
    errors: &[Error],
    diagnostics: &mut Diagnostics,
) -> ReadableParts {
    let mut broken = ReadableParts {
        structure: false,
        values: Vec::new(),
    };
    let mut spans: Vec<(Span, &str)> = errors
        .iter()
        .map(|error| (span(header, error), error.message()))
        .collect();
    spans.sort();
    let mut faults: Vec<SyntaxFault> = Vec::with_capacity(spans.len());
    for (span, message) in spans {
        // A line is looked for once, however many faults it has.
        let known = faults
            .last()
            .map(|fault| fault.line)
            .filter(|line| span.start <= line.end);
        faults.push(SyntaxFault {
            header,
            span,
            message,
            line: known.unwrap_or_else(|| line_around(header, span.start)),
        });
    }
    // In a line where the structure broke, the values are not what their author meant by them.
    faults.sort_by_key(|fault| (fault.line.start, fault.is_value(), fault.span));
    faults.dedup_by_key(|fault| fault.line.start);
    // The two lines +++ of front matter in a file that has none are one mistake.
    let second_fence = faults
        .iter()
        .filter(|fault| fault.is_fence())
        .nth(1)
        .map(|fault| fault.line);
    faults.retain(|fault| Some(fault.line) != second_fence);
    for fault in faults {
        if fault.is_value() {
            broken.values.push(fault.value_span());
        } else {
            broken.structure = true;
        }
        diagnostics.push(diagnostic(&fault));
        if fault.runs_on() {
            break;
        }
    }
    broken
}

fn span(header: Header, error: &Error) -> Span {
    let length = header.span.len();
    let range = error.span().unwrap_or(0..0);
    value::shift(
        range.start.min(length)..range.end.min(length),
        header.span.start,
    )
}

/// The line round an offset, as far as it is TOML, without white space at its end.
fn line_around(header: Header, offset: usize) -> Span {
    let content = header.text.as_str();
    let start = content[..offset]
        .rfind('\n')
        .map_or(0, |at| at + 1)
        .max(header.span.start);
    let end = content[offset..]
        .find('\n')
        .map_or(content.len(), |at| offset + at)
        .min(header.span.end);
    Span::new(
        start,
        start + content[start..end.max(start)].trim_end().len(),
    )
}
