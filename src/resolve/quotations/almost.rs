//! What was meant as a citation and is not read as one: `(@key)`, `[key]` or a bare `@key` behind quoted words.

use crate::text::Span;

/// A would-be citation right behind the byte `at` of a file, with the key that it names. `keys` are those of the sources.
pub(super) fn almost_citation<'k>(content: &str, at: usize, keys: &[&'k str]) -> Option<(Span, &'k str)> {
    let rest = content.get(at..)?;
    let skipped = rest.len() - rest.trim_start_matches([' ', ',', '.', '\n', '\r', '>', '—', '–']).len();
    let rest = &rest[skipped..];
    let (inner, length) = match rest.chars().next()? {
        '(' => enclosed(rest, ')')?,
        '{' => enclosed(rest, '}')?,
        '[' => enclosed(rest, ']')?,
        '@' => {
            let length = rest[1..].find(|char: char| !is_of_key(char)).map_or(rest.len(), |end| end + 1);
            (&rest[..length], length)
        }
        _ => return None,
    };
    let inner = inner.trim();
    // Round brackets hold ordinary words more often than keys.
    let name = inner.strip_prefix('@').or_else(|| rest.starts_with('[').then_some(inner))?;
    let key = keys.iter().find(|key| key.eq_ignore_ascii_case(name))?;
    Some((Span::new(at + skipped, at + skipped + length), key))
}

/// What stands between the bracket at the start and the one that closes it, and the length with both.
fn enclosed(rest: &str, closing: char) -> Option<(&str, usize)> {
    let end = rest.find(closing)?;
    Some((&rest[1..end], end + closing.len_utf8()))
}

fn is_of_key(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '-'
}

#[cfg(test)]
mod tests {
    use super::almost_citation;

    #[test]
    fn what_was_meant_as_a_citation() {
        let found =
            |text: &str| almost_citation(text, 0, &["a", "gazette"]).map(|(span, key)| (text[span.range()].to_owned(), key));
        for (text, written) in [
            (" (@gazette) says", "(@gazette)"),
            (" [Gazette].", "[Gazette]"),
            (", @gazette: more", "@gazette"),
            ("\n> — {@gazette}", "{@gazette}"),
        ] {
            assert_eq!(found(text), Some((written.to_owned(), "gazette")), "{text}");
        }
        for text in [" (gazette)", " [@gaz", " @herald", " a", " [^a]", "", " (see"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
