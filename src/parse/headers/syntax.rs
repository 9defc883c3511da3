//! What a TOML parser found wrong, in the words of somebody who writes and does not program.

use toml::de::Error;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::text::Span;

use super::iso_date::iso_date;
use super::{Header, toml_string, value};

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

/// One fault with the line it stands in.
struct SyntaxFault<'h> {
    header: Header<'h>,
    span: Span,
    message: &'h str,
    line: Span,
}

impl SyntaxFault<'_> {
    /// Whether the parser went on behind the value as if nothing had been wrong.
    fn is_value(&self) -> bool {
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
    fn runs_on(&self) -> bool {
        ["array", "inline table", "multi-line"]
            .iter()
            .any(|part| self.message.contains(part))
    }

    /// What stands behind `=` in the line, or the whole line.
    fn value_span(&self) -> Span {
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

    fn diagnostic(&self) -> Diagnostic {
        self.curly()
            .or_else(|| self.invisible())
            .or_else(|| self.known())
            .unwrap_or_else(|| {
                let message = format!("this line cannot be read as TOML: {}", self.message);
                self.say(
                    self.visible(),
                    message,
                    "write key = value, a text in straight double quotation marks: title = \"…\"",
                )
            })
    }

    /// Word processors turn `"` into curly marks, which TOML does not know.
    fn curly(&self) -> Option<Diagnostic> {
        const CURLY: [char; 9] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];
        if let Some(key) = self.header.text.slice(self.line).split('=').next()
            && key.starts_with(CURLY)
        {
            let key = Span::new(self.line.start, self.line.start + key.trim_end().len());
            let help = self
                .words_as_key()
                .unwrap_or_else(|| "write the key without quotation marks".to_owned());
            return Some(self.say(key, "the quotation marks round this key are curly", help));
        }
        let value = self.value_span();
        let text = self.header.text.slice(value);
        let start = text.find(|char: char| !"[ \t".contains(char))?;
        let opens = text[start..].starts_with(CURLY)
            || (value.contains(self.span) && self.header.text.slice(self.span).starts_with(CURLY));
        let closes = text[start..].starts_with(['"', '\''])
            && text.ends_with(CURLY)
            && self.message.starts_with("invalid");
        if !opens && !closes {
            return None;
        }
        let help = "type straight quotation marks (\"); word processors turn them into curly ones";
        let found = self.say(
            value,
            "these quotation marks are curly, and only straight ones hold a text",
            help,
        );
        let words = text.trim_matches(CURLY).trim_matches('"');
        let simple =
            !words.contains(['"', '\\', '[', ']']) && !words.contains(CURLY) && !words.is_empty();
        Some(if simple {
            found.fix(Place::new(self.header.file, value), format!("\"{words}\""))
        } else {
            found
        })
    }

    /// How to write the words of a quotation as a key, below a table of allowances.
    fn words_as_key(&self) -> Option<String> {
        let above = self
            .header
            .text
            .slice(Span::new(self.header.span.start, self.line.start));
        let table = above
            .lines()
            .map(str::trim)
            .rfind(|line| line.starts_with('['))?;
        let key = self.header.text.slice(self.line).split('=').next()?.trim();
        let words = key.trim_matches(['“', '”', '„', '«', '»', '"']).trim();
        table.starts_with("[allow.").then(|| {
            format!(
                "write the words between straight marks: {}",
                toml_string(words)
            )
        })
    }

    /// Word processors and web pages leave blanks that TOML does not know.
    fn invisible(&self) -> Option<Diagnostic> {
        const INVISIBLE: [char; 8] = [
            '\u{a0}', '\u{202f}', '\u{2007}', '\u{2009}', '\u{200b}', '\u{2060}', '\u{feff}',
            '\u{3000}',
        ];
        let line = self.header.text.slice(self.line);
        let outside = line.find(['"', '\'', '#']).unwrap_or(line.len());
        let (at, char) = line[..outside]
            .char_indices()
            .find(|(_, char)| INVISIBLE.contains(char))?;
        let span = Span::new(self.line.start + at, self.line.start + at + char.len_utf8());
        let message = format!(
            "an invisible character stands here (U+{:04X})",
            u32::from(char)
        );
        Some(self.say(
            span,
            message,
            "delete it, and type an ordinary blank if one is needed",
        ))
    }

    fn known(&self) -> Option<Diagnostic> {
        let written = self.header.text.slice(self.span);
        let line = self.header.text.slice(self.line);
        let key = line.split('=').next().unwrap_or_default().trim();
        let message = self.message;
        Some(match () {
            () if line.contains('=') && self.value_span().is_empty() => {
                self.say(self.line, format!("`{key}` has no value"), format!("write {key} = \"…\", or delete the line"))
            }
            () if ["string values", "invalid date", "invalid time"].iter().any(|it| message.starts_with(it)) => {
                self.unquoted(key, written)
            }
            () if ["invalid float", "invalid integer"].iter().any(|it| message.starts_with(it)) => {
                let value = self.value_span();
                Self { span: value, ..*self }.unquoted(key, self.header.text.slice(value))
            }
            () if message.starts_with("invalid boolean") => {
                let small = written.to_lowercase();
                self.say(self.span, format!("`{written}` must be written in small letters"), format!("write {key} = {small}"))
            }
            () if message.starts_with("duplicate key") && line.trim_start().starts_with('[') => self.say(
                self.span,
                format!("the table `{written}` is written twice"),
                "move the lines below it to the first one, and delete this one",
            ),
            () if message.starts_with("duplicate key") => {
                self.say(self.span, format!("`{written}` is written twice"), "delete one of the two lines")
            }
            () if ["escape", "unicode"].iter().any(|it| message.contains(it)) => self.say(
                self.value_span(),
                "a backslash between double quotation marks begins a special character",
                "write \\\\ for a backslash; between the folders of a path write /",
            ),
            () if message.starts_with("unexpected key or value") && self.header.text.slice(self.rest()) == "," => {
                self.say(self.rest(), "a comma stands after the end of this value", "delete it; every line ends without one")
            }
            () if message.starts_with("unexpected key or value") => self.say(
                self.rest(),
                "there is something after the end of this value",
                "end the line after the value; inside a text in \"…\" write \\\" for a quotation mark",
            ),
            () if message.contains("expected `\"`") || message.contains("expected `'`") => self.unclosed_text(),
            () if ["key with no value", "invalid unquoted key"].iter().any(|it| message.starts_with(it))
                && !line.contains('=') =>
            {
                self.without_equals(line)
            }
            () if message.starts_with("key with no value") && key.contains(char::is_whitespace) => self.say(
                Span::new(self.line.start, self.line.start + line.find('=').unwrap_or(line.len())),
                format!("the key `{key}` holds a blank"),
                self.words_as_key().unwrap_or_else(|| {
                    "write the key alone; that of a source is the one by which it is cited, as in [@key]".to_owned()
                }),
            ),
            () if message.starts_with("unquoted keys cannot be empty") => {
                self.say(self.line, "there is no key in this line", "write key = \"…\"")
            }
            () if message.starts_with("invalid unquoted key") => self.say(
                self.visible(),
                "this cannot stand in a key",
                "write key = \"…\"; a key holds only letters, digits, - and _",
            ),
            () if message.starts_with("unclosed table") => {
                self.say(self.line, "the name of this table is not closed", format!("write {line}]"))
            }
            () if message.contains("array") => self.say(
                self.opening(|value| value.starts_with('[')),
                "this list is not closed, or two of its parts have no comma between them",
                "write a list as [\"one\", \"two\"]",
            ),
            () => return None,
        })
    }

    /// The line +++ that stands round front matter, in a file that is TOML from end to end.
    fn is_fence(&self) -> bool {
        let line = self.header.text.slice(self.line);
        line.len() > 2 && line.chars().all(|char| "+-".contains(char))
    }

    fn without_equals(&self, line: &str) -> Diagnostic {
        if self.is_fence() {
            let help = "delete it, and the one that closes; such lines stand round the front matter of a page";
            return self.say(self.line, format!("a .toml file has no line {line}"), help);
        }
        let help = match line
            .split_once(':')
            .map(|(key, value)| (key.trim(), value.trim()))
        {
            Some((key, value)) if !key.contains(char::is_whitespace) => {
                let marked = value.starts_with(['"', '\'', '['])
                    || value == "true"
                    || value == "false"
                    || iso_date(value).is_some();
                let value = if marked {
                    value.to_owned()
                } else {
                    format!("\"{value}\"")
                };
                format!("write {key} = {value}; a colon, as in YAML, does not do")
            }
            _ => "write key = \"…\", or delete the line".to_owned(),
        };
        self.say(self.line, "this line is not of the form key = value", help)
    }

    fn unclosed_text(&self) -> Diagnostic {
        let several = |value: &str| value.starts_with("\"\"\"") || value.starts_with("'''");
        let value = self.header.text.slice(self.value_span());
        if value.starts_with(['"', '\'']) && !several(value) {
            return self.say(
                self.value_span(),
                "this text is not closed",
                "write the quotation mark that opens it at its end too",
            );
        }
        let message = "this text of several lines is not closed";
        self.say(
            self.opening(several),
            message,
            "write the three quotation marks that open it at its end too",
        )
    }

    fn unquoted(&self, key: &str, written: &str) -> Diagnostic {
        if let Some(date) = iso_date(written) {
            return self.say(
                self.span,
                format!("the date `{written}` cannot be read"),
                format!("write {key} = {date}"),
            );
        }
        if self.message.starts_with("invalid date")
            || ["date", "updated", "published", "retrieved"].contains(&key)
        {
            let help = format!(
                "write {key} = 2025-06-16, or \"2025-06\" or \"2025\" where only that is known"
            );
            return self.say(
                self.span,
                format!("the date `{written}` cannot be read"),
                help,
            );
        }
        match written.to_lowercase().as_str() {
            "yes" | "on" => self.say(
                self.span,
                format!("`{written}` is not understood here"),
                format!("write {key} = true"),
            ),
            "no" | "off" => self.say(
                self.span,
                format!("`{written}` is not understood here"),
                format!("write {key} = false"),
            ),
            _ => self
                .say(
                    self.span,
                    "this text has no quotation marks",
                    format!("write \"{written}\""),
                )
                .fix(
                    Place::new(self.header.file, self.span),
                    format!("\"{written}\""),
                ),
        }
    }

    /// From the fault to the end of its line, at least one character.
    fn rest(&self) -> Span {
        Span::new(self.span.start.min(self.line.end), self.line.end)
    }

    /// The line in which the value that the fault stands in was opened.
    fn opening(&self, opens: impl Fn(&str) -> bool) -> Span {
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
    fn visible(&self) -> Span {
        if self.span.is_empty() {
            self.line
        } else {
            self.span
        }
    }

    fn say(&self, span: Span, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(
            self.header.code,
            Place::new(self.header.file, span),
            message,
        )
        .help(help)
    }
}
