//! The words of a TOML text with their places in the file.

use crate::parse::Spanned;
use crate::text::{Mapped, Span, Text};

/// The words of a TOML string: each character of a text with the bytes that stand for it, those of
/// an escape (`\"`, `\u2019`) included. Where the file has something that is not understood here,
/// every character stands for the whole.
pub fn toml_words(text: &Text, string: &Spanned<String>) -> Mapped {
    let raw = text.slice(string.span);
    let marks = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|marks| raw.starts_with(marks))
        .unwrap_or_default();
    let inner = Span::new(
        string.span.start + marks.len(),
        (string.span.end - marks.len()).max(string.span.start + marks.len()),
    );
    let written = text.slice(inner);
    let mapped = read(written, inner.start, marks);
    if mapped.as_str() == string.value {
        return mapped;
    }
    let mut whole = Mapped::default();
    whole.push(&string.value, inner);
    whole
}

/// Reads what stands between the marks, from `start` of the file on.
fn read(written: &str, start: usize, marks: &str) -> Mapped {
    let mut mapped = Mapped::default();
    let mut at = 0;
    if marks.len() == 3 {
        // A line's end right behind the opening marks is none of the text.
        at = ["\r\n", "\n"]
            .into_iter()
            .find(|end| written.starts_with(end))
            .map_or(0, str::len);
    }
    while let Some(char) = written[at..].chars().next() {
        let escape = (char == '\\' && marks.starts_with('"'))
            .then(|| escape(&written[at + 1..]))
            .flatten();
        let length = escape
            .as_ref()
            .map_or(char.len_utf8(), |(_, length)| length + 1);
        match escape {
            Some((meant, _)) => mapped.push(&meant, Span::new(start + at, start + at + length)),
            None => mapped.push_verbatim(&written[at..at + length], start + at),
        }
        at += length;
    }
    mapped
}

/// What a backslash and the text behind it stand for, and how many bytes of that text belong to it.
fn escape(rest: &str) -> Option<(String, usize)> {
    let kind = rest.chars().next()?;
    let simple = match kind {
        'b' => "\u{8}",
        't' => "\t",
        'n' => "\n",
        'f' => "\u{c}",
        'r' => "\r",
        'e' => "\u{1b}",
        '"' => "\"",
        '\\' => "\\",
        'x' => return code_point(rest, 2),
        'u' => return code_point(rest, 4),
        'U' => return code_point(rest, 8),
        // At a line's end it takes away all white space up to the next word.
        _ if kind.is_whitespace() => {
            return Some((String::new(), rest.len() - rest.trim_start().len()));
        }
        _ => return None,
    };
    Some((simple.to_owned(), 1))
}

/// The character of a code point in so many hexadecimal digits behind one letter, with the length
/// of both.
fn code_point(rest: &str, digits: usize) -> Option<(String, usize)> {
    let number = u32::from_str_radix(rest.get(1..=digits)?, 16).ok()?;
    Some((char::from_u32(number)?.to_string(), digits + 1))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::Span;

    #[test]
    fn every_character_has_its_place() {
        for (written, marks, value) in [
            ("a \\\"b\\\" \\u00e9", "\"", "a \"b\" é"),
            ("a \\\"b", "'", "a \\\"b"),
            ("\na \\\n   b", "\"\"\"", "a b"),
            ("\r\na\r\nb", "'''", "a\r\nb"),
        ] {
            assert_eq!(read(written, 10, marks).as_str(), value, "{written}");
        }
        let mapped = read("a \\\"b\\\" c", 10, "\"");
        let at = mapped.as_str().find('b').unwrap();
        assert_eq!(
            mapped.origin(at - 1..at),
            Span::new(12, 14),
            "an escape is one character"
        );
        assert_eq!(mapped.origin(at..at + 1), Span::new(14, 15));
    }
}
