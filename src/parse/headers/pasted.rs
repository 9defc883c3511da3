//! What word processors and web pages leave in TOML: curly marks and blanks that cannot be seen.

use crate::diagnostics::{Diagnostic, Place};
use crate::text::Span;

use super::syntax_fault::SyntaxFault;
use super::toml_string;

const CURLY: [char; 9] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];

const INVISIBLE: [char; 8] = [
    '\u{a0}', '\u{202f}', '\u{2007}', '\u{2009}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{3000}',
];

/// What is said of a fault that comes of this.
pub(super) fn pasted(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    curly_key(fault)
        .or_else(|| curly_value(fault))
        .or_else(|| invisible(fault))
}

fn curly_key(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let key = fault.line_text().split('=').next()?;
    if !key.starts_with(CURLY) {
        return None;
    }
    let key = Span::new(fault.line.start, fault.line.start + key.trim_end().len());
    let help =
        words_as_key(fault).unwrap_or_else(|| "write the key without quotation marks".to_owned());
    Some(fault.say(key, "the quotation marks round this key are curly", help))
}

fn curly_value(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let value = fault.value_span();
    let text = fault.header.text.slice(value);
    let start = text.find(|char: char| !"[ \t".contains(char))?;
    let faulty = fault.header.text.slice(fault.span);
    let opens = text[start..].starts_with(CURLY)
        || (value.contains(fault.span) && faulty.starts_with(CURLY));
    let closes = text[start..].starts_with(['"', '\''])
        && text.ends_with(CURLY)
        && fault.message.starts_with("invalid");
    if !opens && !closes {
        return None;
    }
    let found = fault.say(
        value,
        "these quotation marks are curly, and only straight ones hold a text",
        "type straight quotation marks (\"); word processors turn them into curly ones",
    );
    let words = text.trim_matches(CURLY).trim_matches('"');
    let simple =
        !words.contains(['"', '\\', '[', ']']) && !words.contains(CURLY) && !words.is_empty();
    if !simple {
        return Some(found);
    }
    let place = Place::new(fault.header.file, value);
    Some(found.fix(place, format!("\"{words}\"")))
}

/// How to write the words of a quotation as a key, below a table of allowances.
pub(super) fn words_as_key(fault: &SyntaxFault<'_>) -> Option<String> {
    let above = Span::new(fault.header.span.start, fault.line.start);
    let above = fault.header.text.slice(above);
    let table = above
        .lines()
        .map(str::trim)
        .rfind(|line| line.starts_with('['))?;
    if !table.starts_with("[allow.") {
        return None;
    }
    let words = fault.key().trim_matches(['“', '”', '„', '«', '»', '"']);
    let key = toml_string(words.trim());
    Some(format!("write the words between straight marks: {key}"))
}

fn invisible(fault: &SyntaxFault<'_>) -> Option<Diagnostic> {
    let line = fault.line_text();
    // Between quotation marks and in a remark they are welcome.
    let outside = line.find(['"', '\'', '#']).unwrap_or(line.len());
    let (at, char) = line[..outside]
        .char_indices()
        .find(|(_, char)| INVISIBLE.contains(char))?;
    let start = fault.line.start + at;
    let code = u32::from(char);
    Some(fault.say(
        Span::new(start, start + char.len_utf8()),
        format!("an invisible character stands here (U+{code:04X})"),
        "delete it, and type an ordinary blank if one is needed",
    ))
}
