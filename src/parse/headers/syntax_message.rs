//! What is said of one fault that the TOML parser found.

use crate::diagnostics::{Diagnostic, Place};
use crate::text::Span;

use super::iso_date::iso_date;
use super::pasted::{pasted, words_as_key};
use super::syntax_fault::SyntaxFault;

/// What the parser's message holds, what else must be so, and what is said then.
type Known = (
    &'static str,
    fn(&SyntaxFault<'_>) -> bool,
    fn(&SyntaxFault<'_>) -> Diagnostic,
);

/// The first that fits is taken.
const KNOWN: &[Known] = &[
    ("", has_no_value, no_value),
    ("string values", always, unquoted),
    ("invalid date", always, unquoted),
    ("invalid time", always, unquoted),
    ("invalid float", always, unquoted_value),
    ("invalid integer", always, unquoted_value),
    ("invalid boolean", always, capital_boolean),
    ("duplicate key", is_table, table_twice),
    ("duplicate key", always, key_twice),
    ("escape", always, backslash),
    ("unicode", always, backslash),
    ("unexpected key or value", is_comma, comma),
    ("unexpected key or value", always, after_the_value),
    ("expected `\"`", is_one_line, unclosed_text),
    ("expected `'`", is_one_line, unclosed_text),
    ("expected `\"`", always, unclosed_lines),
    ("expected `'`", always, unclosed_lines),
    ("key with no value", is_fence, fence),
    ("key with no value", has_no_equals, without_equals),
    ("key with no value", has_blank, blank_in_key),
    ("unquoted keys cannot be empty", always, no_key),
    ("invalid unquoted key", is_fence, fence),
    ("invalid unquoted key", has_no_equals, without_equals),
    ("invalid unquoted key", always, strange_key),
    ("unclosed table", always, unclosed_table),
    ("array", always, unclosed_list),
];

/// The fault as a diagnostic.
pub(super) fn diagnostic(fault: &SyntaxFault<'_>) -> Diagnostic {
    if let Some(found) = pasted(fault) {
        return found;
    }
    for (words, applies, say) in KNOWN {
        if fault.message.contains(words) && applies(fault) {
            return say(fault);
        }
    }
    unknown(fault)
}

fn always(_: &SyntaxFault<'_>) -> bool {
    true
}

/// The parser's message is then about what stands in the next line.
fn has_no_value(fault: &SyntaxFault<'_>) -> bool {
    !has_no_equals(fault) && fault.value_span().is_empty()
}

fn has_no_equals(fault: &SyntaxFault<'_>) -> bool {
    !fault.line_text().contains('=')
}

fn has_blank(fault: &SyntaxFault<'_>) -> bool {
    fault.key().contains(char::is_whitespace)
}

fn is_table(fault: &SyntaxFault<'_>) -> bool {
    fault.line_text().trim_start().starts_with('[')
}

fn is_comma(fault: &SyntaxFault<'_>) -> bool {
    fault.header.text.slice(fault.rest()) == ","
}

fn is_one_line(fault: &SyntaxFault<'_>) -> bool {
    let value = fault.header.text.slice(fault.value_span());
    value.starts_with(['"', '\'']) && !begins_several_lines(value)
}

fn is_fence(fault: &SyntaxFault<'_>) -> bool {
    fault.is_fence()
}

fn unknown(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.visible(),
        format!("this line cannot be read as TOML: {}", fault.message),
        "write key = value, a text in straight double quotation marks: title = \"…\"",
    )
}

fn no_value(fault: &SyntaxFault<'_>) -> Diagnostic {
    let key = fault.key();
    fault.say(
        fault.line,
        format!("`{key}` has no value"),
        format!("write {key} = \"…\", or delete the line"),
    )
}

fn unquoted(fault: &SyntaxFault<'_>) -> Diagnostic {
    bare(fault, fault.span)
}

/// The parser took the beginning for a number, and its fault is behind that.
fn unquoted_value(fault: &SyntaxFault<'_>) -> Diagnostic {
    bare(fault, fault.value_span())
}

/// Keys whose values are lists.
const LISTS: [&str; 2] = ["authors", "tags"];

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
        let is_day =
            written.len() == 10 && written.bytes().filter(|byte| *byte == b'-').count() == 2;
        let help = if is_day {
            format!("there is no such day; write one as in {key} = 2025-06-16")
        } else {
            format!("write {key} = 2025-06-16, or \"2025-06\" or \"2025\" where only that is known")
        };
        return fault.say(span, not_a_date(), help);
    }
    let meant = match written.to_lowercase().as_str() {
        "yes" | "on" => true,
        "no" | "off" => false,
        _ => {
            let is_list = LISTS.contains(&key) && span == fault.value_span();
            let text = if is_list {
                format!("[\"{written}\"]")
            } else {
                format!("\"{written}\"")
            };
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

fn capital_boolean(fault: &SyntaxFault<'_>) -> Diagnostic {
    let written = fault.header.text.slice(fault.span);
    // `F` and `No` begin as these do, and are words.
    if !matches!(written.to_lowercase().as_str(), "true" | "false") {
        return bare(fault, fault.value_span());
    }
    fault.say(
        fault.span,
        format!("`{written}` must be written in small letters"),
        format!("write {} = {}", fault.key(), written.to_lowercase()),
    )
}

fn table_twice(fault: &SyntaxFault<'_>) -> Diagnostic {
    let written = fault.header.text.slice(fault.span);
    fault.say(
        fault.span,
        format!("the table `{written}` is written twice"),
        "move the lines below it to the first one, and delete this one",
    )
}

fn key_twice(fault: &SyntaxFault<'_>) -> Diagnostic {
    let written = fault.header.text.slice(fault.span);
    fault.say(
        fault.span,
        format!("`{written}` is written twice"),
        "delete one of the two lines",
    )
}

fn backslash(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.value_span(),
        "a backslash between double quotation marks begins a special character",
        "write \\\\ for a backslash; between the folders of a path write /",
    )
}

fn comma(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.rest(),
        "a comma stands after the end of this value",
        "delete it; every line ends without one",
    )
}

fn after_the_value(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.rest(),
        "there is something after the end of this value",
        "end the line after the value; inside a text in \"…\" write \\\" for a quotation mark",
    )
}

fn unclosed_text(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.value_span(),
        "this text is not closed",
        "write the quotation mark that opens it at its end too",
    )
}

fn unclosed_lines(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.opening(begins_several_lines),
        "this text of several lines is not closed",
        "write the three quotation marks that open it at its end too",
    )
}

fn begins_several_lines(value: &str) -> bool {
    value.starts_with("\"\"\"") || value.starts_with("'''")
}

fn fence(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.line,
        format!("a .toml file has no line {}", fault.line_text()),
        "delete it, and the one that closes; such lines stand round the front matter of a page",
    )
}

fn without_equals(fault: &SyntaxFault<'_>) -> Diagnostic {
    let help = with_colon(fault.line_text())
        .unwrap_or_else(|| "write key = \"…\", or delete the line".to_owned());
    fault.say(fault.line, "this line is not of the form key = value", help)
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

fn blank_in_key(fault: &SyntaxFault<'_>) -> Diagnostic {
    let key = fault.key();
    let line = fault.line_text();
    let end = fault.line.start + line.find('=').unwrap_or(line.len());
    let help = words_as_key(fault).unwrap_or_else(|| {
        "write the key alone; that of a source is the one by which it is cited, as in [@key]"
            .to_owned()
    });
    let span = Span::new(fault.line.start, end);
    fault.say(span, format!("the key `{key}` holds a blank"), help)
}

fn no_key(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.line,
        "there is no key in this line",
        "write key = \"…\"",
    )
}

fn strange_key(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.visible(),
        "this cannot stand in a key",
        "write key = \"…\"; a key holds only letters, digits, - and _",
    )
}

fn unclosed_table(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.line,
        "the name of this table is not closed",
        format!("write {}]", fault.line_text()),
    )
}

fn unclosed_list(fault: &SyntaxFault<'_>) -> Diagnostic {
    fault.say(
        fault.opening(|value| value.starts_with('[')),
        "this list is not closed, or two of its parts have no comma between them",
        "write a list as [\"one\", \"two\"]",
    )
}
