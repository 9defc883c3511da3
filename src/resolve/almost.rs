//! What was meant as a citation and is not read as one: `(@key)`, `[key]` or a bare `@key` behind
//! quoted words.

use crate::text::fold::is_invisible;
use crate::text::{Span, is_stop};

/// A would-be citation right behind the byte `at` of a file, with the key that it names. `keys` are
/// those of the sources.
pub(in crate::resolve) fn almost_citation<'k>(
    content: &str,
    at: usize,
    keys: &[&'k str],
) -> Option<(Span, &'k str)> {
    let rest = content.get(at..)?;
    let skipped = rest.len() - rest.trim_start_matches(is_passed_over).len();
    let rest = &rest[skipped..];
    let (inner, length) = match rest.chars().next()? {
        '(' => enclosed(rest, ")")?,
        '{' => enclosed(rest, "}")?,
        // Some editors put a backslash before every bracket, and other programs link with two.
        '[' if rest.starts_with("[[") => enclosed(rest, "]]")?,
        '\\' if rest.starts_with("\\[") => enclosed(rest, "]")?,
        '[' => enclosed(rest, "]")?,
        '@' => {
            let length = rest[1..]
                .find(|char: char| !is_of_key(char))
                .map_or(rest.len(), |end| end + 1);
            (&rest[..length], length)
        }
        _ => return None,
    };
    // Round brackets hold ordinary words more often than keys.
    let name = named(inner)
        .or_else(|| (!rest.starts_with(['(', '{'])).then(|| inner.trim_matches(['[', ' '])))?;
    let key = keys.iter().find(|key| key.eq_ignore_ascii_case(name))?;
    Some((
        Span::new(at + skipped, at + skipped + length + link(&rest[length..])),
        key,
    ))
}

/// The key behind the `@` of `@key`, `see @key, p. 3` or `-@key`.
fn named(inner: &str) -> Option<&str> {
    let (before, name) = inner.split_once('@')?;
    let end = name
        .find(|char: char| !is_of_key(char))
        .unwrap_or(name.len());
    (!before.ends_with(char::is_alphanumeric)).then(|| &name[..end])
}

/// Length of the address behind a bracket that Markdown takes for a link.
fn link(rest: &str) -> usize {
    if rest.starts_with('(') {
        rest.find(')').map_or(0, |end| end + 1)
    } else {
        0
    }
}

/// What stands between the bracket at the start and the one that closes it, and the length with
/// both.
fn enclosed<'t>(rest: &'t str, closing: &str) -> Option<(&'t str, usize)> {
    let end = rest.find(closing)?;
    Some((
        rest[..end]
            .trim_start_matches(['\\', '[', '(', '{'])
            .trim_end_matches('\\'),
        end + closing.len(),
    ))
}

/// What may stand between quoted words and their citation.
fn is_passed_over(char: char) -> bool {
    matches!(char, '>' | '—' | '–') || char.is_whitespace() || is_invisible(char) || is_stop(char)
}

fn is_of_key(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '-'
}

#[cfg(test)]
mod tests {
    use super::almost_citation;

    #[test]
    fn what_was_meant_as_a_citation() {
        let found = |text: &str| {
            almost_citation(text, 0, &["a", "gazette"])
                .map(|(span, key)| (text[span.range()].to_owned(), key))
        };
        for (text, written) in [
            (" (@gazette) says", "(@gazette)"),
            (" [Gazette].", "[Gazette]"),
            (", @gazette: more", "@gazette"),
            ("\n> — {@gazette}", "{@gazette}"),
            (" [see @gazette, p. 3] and", "[see @gazette, p. 3]"),
            (" [-@gazette]", "[-@gazette]"),
            (" [[gazette]] says", "[[gazette]]"),
            (" \\[@gazette\\]", "\\[@gazette\\]"),
            (" [\\@gazette]", "[\\@gazette]"),
            (
                " [gazette](sources/gazette.html)",
                "[gazette](sources/gazette.html)",
            ),
        ] {
            assert_eq!(found(text), Some((written.to_owned(), "gazette")), "{text}");
        }
        for text in [
            " (gazette)",
            " [@gaz",
            " @herald",
            " a",
            " [^a]",
            "",
            " (see",
            " [mail me@gazette]",
            " [the gazette]",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
