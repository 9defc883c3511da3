//! One fault that the TOML parser found, and what stands round it.

use crate::diagnostics::{Diagnostic, Place};
use crate::text::Span;

use super::Header;

/// One fault with the line it stands in.
#[derive(Clone, Copy)]
pub(super) struct SyntaxFault<'h> {
    pub(super) header: Header<'h>,
    pub(super) span: Span,
    pub(super) message: &'h str,
    pub(super) line: Span,
}

impl<'h> SyntaxFault<'h> {
    /// The line it stands in.
    pub(super) fn line_text(&self) -> &'h str {
        self.header.text.slice(self.line)
    }

    /// What stands before `=` in the line, or the whole line.
    pub(super) fn key(&self) -> &'h str {
        let line = self.line_text();
        line.split('=').next().unwrap_or_default().trim()
    }

    /// Whether the parser went on behind the value as if nothing had been wrong.
    pub(super) fn is_value(&self) -> bool {
        const VALUES: &[&str] = &[
            "string values must be quoted",
            "invalid date",
            "invalid time",
            "invalid boolean",
            "invalid float",
            "invalid integer",
            "missing escaped",
            "duplicate key",
        ];
        VALUES
            .iter()
            .any(|message| self.message.starts_with(message))
    }

    /// Whether what follows is read as part of this.
    pub(super) fn runs_on(&self) -> bool {
        ["array", "inline table", "multi-line"]
            .iter()
            .any(|part| self.message.contains(part))
    }

    /// What stands behind `=` in the line, or the whole line.
    pub(super) fn value_span(&self) -> Span {
        let line = self.header.text.slice(self.line);
        let Some(equals) = line.find('=') else {
            return self.line;
        };
        let blank = line[equals + 1..].len() - line[equals + 1..].trim_start().len();
        Span::new(
            (self.line.start + equals + 1 + blank).min(self.line.end),
            self.line.end,
        )
    }

    /// The line +++ that stands round front matter, in a file that is TOML from end to end.
    pub(super) fn is_fence(&self) -> bool {
        let line = self.header.text.slice(self.line);
        line.len() > 2 && line.chars().all(|char| "+-".contains(char))
    }

    /// From the fault to the end of its line, at least one character.
    pub(super) fn rest(&self) -> Span {
        Span::new(self.span.start.min(self.line.end), self.line.end)
    }

    /// The line in which the value that the fault stands in was opened.
    pub(super) fn opening(&self, opens: impl Fn(&str) -> bool) -> Span {
        let content = &self.header.text.as_str()[self.header.span.start..self.line.end];
        let mut end = self.line.end;
        for line in content.rsplit('\n') {
            let start = end - line.len();
            if line
                .split_once('=')
                .is_some_and(|(_, value)| opens(value.trim_start()))
            {
                return Span::new(start, start + line.trim_end().len());
            }
            end = start.saturating_sub(1);
        }
        self.visible()
    }

    /// The fault itself, or its line where it has no width.
    pub(super) fn visible(&self) -> Span {
        if self.span.is_empty() {
            self.line
        } else {
            self.span
        }
    }

    pub(super) fn say(
        &self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(
            self.header.code,
            Place::new(self.header.file, span),
            message,
        )
        .help(help)
    }
}
