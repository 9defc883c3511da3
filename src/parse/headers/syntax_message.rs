//! What is said of one fault that the TOML parser found.

use crate::diagnostics::{Diagnostic, Place};
use crate::text::Span;

use super::iso_date::iso_date;
use super::pasted::{pasted, words_as_key};
use super::syntax_fault::SyntaxFault;

/// What is said of a fault, or nothing if it is of another kind after all.
type Saying = fn(&SyntaxFault<'_>) -> Option<Diagnostic>;

/// Words of the parser's message, and what is said where they stand. The first that says something
/// is taken.
const KNOWN: &[(&str, Saying)] = &[
    ("string values", unquoted),
    ("invalid date", unquoted),
    ("invalid time", unquoted),
    ("invalid float", unquoted_value),
    ("invalid integer", unquoted_value),
    ("invalid boolean", capital_boolean),
    ("duplicate key", written_twice),
    ("escape", backslash),
    ("unicode", backslash),
    ("unexpected key or value", after_the_value),
    ("expected `\"`", unclosed_text),
    ("expected `'`", unclosed_text),
    ("key with no value", without_equals),
    ("key with no value", blank_in_key),
    ("invalid unquoted key", without_equals),
    ("unquoted keys cannot be empty", no_key),
    ("invalid unquoted key", strange_key),
    ("unclosed table", unclosed_table),
    ("array", unclosed_list),
];

/// The fault as a diagnostic.
pub(super) fn diagnostic(fault: &SyntaxFault<'_>) -> Diagnostic {
    pasted(fault)
        .or_else(|| no_value(fault))
        .or_else(|| known(fault))
        .unwrap_or_else(|| unknown(fault))
}

fn known(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let mut sayings = KNOWN
        .iter()
        .filter(|(words, _)| fault.message.contains(words));
    sayings.find_map(|(_, say)| say(fault))
}

fn unknown(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.visible(),
        format!("this line cannot be read as TOML: {}", fault.message),
        "write key = value, a text in straight double quotation marks: title = \"…\"",
    )
}

/// Looked for first: the parser's message is about what stands in the next line.
fn no_value(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    if !fault.line_text().contains('=') || !fault.value_span().is_empty() {
        return None;
    }
    let key = fault.key();
    Some(fault.say(
        fault.line,
        format!("`{key}` has no value"),
        format!("write {key} = \"…\", or delete the line"),
    ))
}

fn unquoted(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    Some(bare(fault, fault.span))
}

/// The parser took the beginning for a number, and its fault is behind that.
fn unquoted_value(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    Some(bare(fault, fault.value_span()))
}

/// A value without quotation marks.
fn bare(fault: &SyntaxFault<'_>, span: Span) -> Diagnostic {
    let (key, written) = (fault.key(), fault.header.text.slice(span));
    let not_a_date = || format!("the date `{written}` cannot be read");
    if let Some(date) = iso_date(written) {
        return fault.say(span, not_a_date(), format!("write {key} = {date}"));
    }
    if fault.message.starts_with("invalid date")
        || ["date", "updated", "published", "retrieved"].contains(&key)
    {
        let help = format!(
            "write {key} = 2025-06-16, or \"2025-06\" or \"2025\" where only that is known"
        );
        return fault.say(span, not_a_date(), help);
    }
    let meant = match written.to_lowercase().as_str() {
        "yes" | "on" => true,
        "no" | "off" => false,
        _ => {
            let text = format!("\"{written}\"");
            return fault
                .say(
                    span,
                    "this text has no quotation marks",
                    format!("write {text}"),
                )
                .fix(Place::new(fault.header.file, span), text);
        }
    };
    fault.say(
        span,
        format!("`{written}` is not understood here"),
        format!("write {key} = {meant}"),
    )
}

fn capital_boolean(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let written = fault.header.text.slice(fault.span);
    Some(fault.say(
        fault.span,
        format!("`{written}` must be written in small letters"),
        format!("write {} = {}", fault.key(), written.to_lowercase()),
    ))
}

fn written_twice(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let written = fault.header.text.slice(fault.span);
    Some(if fault.line_text().trim_start().starts_with('[') {
        fault.say(
            fault.span,
            format!("the table `{written}` is written twice"),
            "move the lines below it to the first one, and delete this one",
        )
    } else {
        fault.say(
            fault.span,
            format!("`{written}` is written twice"),
            "delete one of the two lines",
        )
    })
}

fn backslash(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    Some(fault.say(
        fault.value_span(),
        "a backslash between double quotation marks begins a special character",
        "write \\\\ for a backslash; between the folders of a path write /",
    ))
}

fn after_the_value(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let rest = fault.rest();
    Some(if fault.header.text.slice(rest) == "," {
        fault.say(
            rest,
            "a comma stands after the end of this value",
            "delete it; every line ends without one",
        )
    } else {
        fault.say(
            rest,
            "there is something after the end of this value",
            "end the line after the value; inside a text in \"…\" write \\\" for a quotation mark",
        )
    })
}

fn unclosed_text(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let value = fault.header.text.slice(fault.value_span());
    Some(
        if value.starts_with(['"', '\'']) && !begins_several_lines(value) {
            fault.say(
                fault.value_span(),
                "this text is not closed",
                "write the quotation mark that opens it at its end too",
            )
        } else {
            fault.say(
                fault.opening(begins_several_lines),
                "this text of several lines is not closed",
                "write the three quotation marks that open it at its end too",
            )
        },
    )
}

fn begins_several_lines(value: &str) -> bool {
    value.starts_with("\"\"\"") || value.starts_with("'''")
}

fn without_equals(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let line = fault.line_text();
    if line.contains('=') {
        return None;
    }
    if fault.is_fence() {
        let help = "delete it, and the one that closes; such lines stand round the front matter \
                    of a page";
        return Some(fault.say(fault.line, format!("a .toml file has no line {line}"), help));
    }
    let help =
        with_colon(line).unwrap_or_else(|| "write key = \"…\", or delete the line".to_owned());
    Some(fault.say(fault.line, "this line is not of the form key = value", help))
}

/// How to write a line of YAML.
fn with_colon(line: &str) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let (key, value) = (key.trim(), value.trim());
    if key.contains(char::is_whitespace) {
        return None;
    }
    let is_toml = value.starts_with(['"', '\'', '['])
        || value == "true"
        || value == "false"
        || iso_date(value).is_some();
    let value = if is_toml {
        value.to_owned()
    } else {
        format!("\"{value}\"")
    };
    Some(format!(
        "write {key} = {value}; a colon, as in YAML, does not do"
    ))
}

fn blank_in_key(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let key = fault.key();
    if !key.contains(char::is_whitespace) {
        return None;
    }
    let line = fault.line_text();
    let end = fault.line.start + line.find('=').unwrap_or(line.len());
    let help = words_as_key(fault).unwrap_or_else(|| {
        "write the key alone; that of a source is the one by which it is cited, as in [@key]"
            .to_owned()
    });
    let span = Span::new(fault.line.start, end);
    Some(fault.say(span, format!("the key `{key}` holds a blank"), help))
}

fn no_key(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    Some(fault.say(
        fault.line,
        "there is no key in this line",
        "write key = \"…\"",
    ))
}

fn strange_key(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    Some(fault.say(
        fault.visible(),
        "this cannot stand in a key",
        "write key = \"…\"; a key holds only letters, digits, - and _",
    ))
}

fn unclosed_table(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    Some(fault.say(
        fault.line,
        "the name of this table is not closed",
        format!("write {}]", fault.line_text()),
    ))
}

fn unclosed_list(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    Some(fault.say(
        fault.opening(|value| value.starts_with('[')),
        "this list is not closed, or two of its parts have no comma between them",
        "write a list as [\"one\", \"two\"]",
    ))
}
