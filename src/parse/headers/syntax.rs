//! What a TOML parser found wrong, in the words of somebody who writes and does not program.

use toml::de::Error;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::text::Span;

use super::{Header, value};

/// How much of a piece of TOML could be read in spite of its faults.
pub(super) struct Broken {
    /// Keys may have come to stand in another table, or be lost.
    pub(super) structure: bool,
    /// Values that are not what was meant; their keys stand where they should.
    pub(super) values: Vec<Span>,
}

/// Reports what the parser found: the first fault of each line, and nothing below a fault that makes the rest unreadable.
pub(super) fn report(header: Header, errors: &[Error], diagnostics: &mut Diagnostics) -> Broken {
    let mut broken = Broken { structure: false, values: Vec::new() };
    let mut faults: Vec<Fault> = errors.iter().map(|error| Fault::new(header, span(header, error), error.message())).collect();
    // In a line where the structure broke, the values are not what their author meant by them.
    faults.sort_by_key(|fault| (fault.line.start, fault.is_value(), fault.span));
    faults.dedup_by_key(|fault| fault.line.start);
    for fault in faults {
        if fault.is_value() {
            broken.values.push(fault.value_span());
        } else {
            broken.structure = true;
        }
        diagnostics.push(fault.diagnostic());
        if fault.runs_on() {
            break;
        }
    }
    broken
}

fn span(header: Header, error: &Error) -> Span {
    let length = header.span.len();
    let range = error.span().unwrap_or(0..0);
    value::shift(range.start.min(length)..range.end.min(length), header.span.start)
}

/// One fault with the line it stands in.
struct Fault<'h> {
    header: Header<'h>,
    span: Span,
    message: &'h str,
    line: Span,
}

impl<'h> Fault<'h> {
    fn new(header: Header<'h>, span: Span, message: &'h str) -> Self {
        let content = header.text.as_str();
        let start = content[..span.start].rfind('\n').map_or(0, |at| at + 1).max(header.span.start);
        let end = content[span.start..].find('\n').map_or(content.len(), |at| span.start + at).min(header.span.end);
        let trimmed = content[start..end.max(start)].trim_end().len();
        Self { header, span, message, line: Span::new(start, start + trimmed) }
    }

    /// Whether the parser went on behind the value as if nothing had been wrong.
    fn is_value(&self) -> bool {
        ["string values must be quoted", "invalid date", "invalid boolean", "missing escaped", "duplicate key"]
            .iter()
            .any(|message| self.message.starts_with(message))
    }

    /// Whether what follows is read as part of this.
    fn runs_on(&self) -> bool {
        ["array", "inline table", "multi-line"].iter().any(|part| self.message.contains(part))
    }

    /// What stands behind `=` in the line, or the whole line.
    fn value_span(&self) -> Span {
        let line = self.header.text.slice(self.line);
        let Some(equals) = line.find('=') else { return self.line };
        let blank = line[equals + 1..].len() - line[equals + 1..].trim_start().len();
        Span::new((self.line.start + equals + 1 + blank).min(self.line.end), self.line.end)
    }

    fn diagnostic(&self) -> Diagnostic {
        self.curly().or_else(|| self.known()).unwrap_or_else(|| {
            let message = format!("this line cannot be read as TOML: {}", self.message);
            self.say(self.visible(), message, "write key = value, a text in straight double quotation marks: title = \"…\"")
        })
    }

    /// Word processors turn `"` into curly marks, which TOML does not know.
    fn curly(&self) -> Option<Diagnostic> {
        const CURLY: [char; 9] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];
        let value = self.value_span();
        let text = self.header.text.slice(value);
        let start = text.find(|char: char| !"[ \t".contains(char))?;
        let opens = text[start..].starts_with(CURLY)
            || (value.contains(self.span) && self.header.text.slice(self.span).starts_with(CURLY));
        let closes = text[start..].starts_with(['"', '\'']) && text.ends_with(CURLY) && self.message.starts_with("invalid");
        if !opens && !closes {
            return None;
        }
        let help = "type straight quotation marks (\"); word processors turn them into curly ones";
        let found = self.say(value, "these quotation marks are curly, and only straight ones hold a text", help);
        let words = text.trim_matches(CURLY).trim_matches('"');
        let simple = !words.contains(['"', '\\', '[', ']']) && !words.contains(CURLY) && !words.is_empty();
        Some(if simple { found.fix(Place::new(self.header.file, value), format!("\"{words}\"")) } else { found })
    }

    fn known(&self) -> Option<Diagnostic> {
        let written = self.header.text.slice(self.span);
        let line = self.header.text.slice(self.line);
        let key = line.split('=').next().unwrap_or_default().trim();
        let message = self.message;
        Some(match () {
            () if message.starts_with("string values must be quoted") || message.starts_with("invalid date") => {
                self.unquoted(key, written)
            }
            () if message.starts_with("invalid boolean") => {
                let small = written.to_lowercase();
                self.say(self.span, format!("`{written}` must be written in small letters"), format!("write {key} = {small}"))
            }
            () if message.starts_with("duplicate key") => {
                self.say(self.span, format!("`{written}` is written twice"), "delete one of the two lines")
            }
            () if message.starts_with("missing escaped") || message.contains("escape") => self.say(
                self.value_span(),
                "a backslash between double quotation marks begins a special character",
                "write \\\\ for a backslash",
            ),
            () if message.starts_with("unexpected key or value") => self.say(
                self.rest(),
                "there is something after the end of this value",
                "end the line after the value; inside a text in \"…\" write \\\" for a quotation mark",
            ),
            () if message.contains("expected `\"`") => {
                self.say(self.value_span(), "this text is not closed", "write a straight quotation mark (\") at its end")
            }
            () if ["key with no value", "invalid unquoted key"].iter().any(|it| message.starts_with(it))
                && !line.contains('=') =>
            {
                self.say(
                    self.line,
                    "this line is not of the form key = value",
                    "write key = \"…\"; a colon, as in YAML, does not do",
                )
            }
            () if message.starts_with("unclosed table") => {
                self.say(self.line, "the name of this table is not closed", format!("write {line}]"))
            }
            () if message.contains("array") => self.say(
                self.list(),
                "this list is not closed, or two of its parts have no comma between them",
                "write a list as [\"one\", \"two\"]",
            ),
            () => return None,
        })
    }

    fn unquoted(&self, key: &str, written: &str) -> Diagnostic {
        if let Some(date) = iso_date(written) {
            return self.say(self.span, format!("the date `{written}` cannot be read"), format!("write {key} = {date}"));
        }
        if self.message.starts_with("invalid date") || ["date", "updated", "published", "retrieved"].contains(&key) {
            let help = format!("write {key} = 2025-06-16, or \"2025-06\" or \"2025\" where only that is known");
            return self.say(self.span, format!("the date `{written}` cannot be read"), help);
        }
        match written.to_lowercase().as_str() {
            "yes" | "on" => self.say(self.span, format!("`{written}` needs another word"), format!("write {key} = true")),
            "no" | "off" => self.say(self.span, format!("`{written}` needs another word"), format!("write {key} = false")),
            _ => self
                .say(self.span, "this text has no quotation marks", format!("write \"{written}\""))
                .fix(Place::new(self.header.file, self.span), format!("\"{written}\"")),
        }
    }

    /// From the fault to the end of its line, at least one character.
    fn rest(&self) -> Span {
        Span::new(self.span.start.min(self.line.end), self.line.end)
    }

    /// The line in which the list that the fault stands in was opened.
    fn list(&self) -> Span {
        let content = &self.header.text.as_str()[self.header.span.start..self.line.end];
        let mut end = self.line.end;
        for line in content.rsplit('\n') {
            let start = end - line.len();
            if line.split_once('=').is_some_and(|(_, value)| value.trim_start().starts_with('[')) {
                return Span::new(start, start + line.trim_end().len());
            }
            end = start.saturating_sub(1);
        }
        self.visible()
    }

    /// The fault itself, or its line where it has no width.
    fn visible(&self) -> Span {
        if self.span.is_empty() { self.line } else { self.span }
    }

    fn say(&self, span: Span, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.header.code, Place::new(self.header.file, span), message).help(help)
    }
}

/// `16 June 2025`, `June 16, 2025` and `2025-06` as TOML writes them; nothing for what could be read in two ways.
pub(super) fn iso_date(written: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let written = written.trim().trim_matches('"');
    if written.len() == 7 && crate::parse::Date::parse(written).is_some() {
        return Some(format!("\"{written}\""));
    }
    let parts: Vec<String> = written.split([' ', ',', '.']).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let month = |part: &str| {
        let month = MONTHS.iter().position(|month| part.starts_with(month) && part.chars().all(char::is_alphabetic));
        month.map(|at| at + 1)
    };
    let day = |part: &str| part.trim_end_matches(char::is_alphabetic).parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    let year = |part: &str| {
        Some(part).filter(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
    };
    match parts.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [a, b, c] => {
            let (day, month) = day(a).zip(month(b)).or_else(|| day(b).zip(month(a)))?;
            Some(format!("{}-{month:02}-{day:02}", year(c)?))
        }
        [a, b] => Some(format!("\"{}-{:02}\"", year(b)?, month(a)?)),
        _ => None,
    }
}
