//! The head that clipping tools and note programs write above a Markdown text.

use crate::text::{Span, Text};

/// What follows the YAML or TOML head of a Markdown source; the whole text if it has none.
///
/// A head begins in the first line that is not blank and holds keys alone: between two lines `+++`,
/// or between `---` and the next `---` or `...` if every line between is one of YAML.
pub(in crate::parse) fn below_head(text: &Text) -> Span {
    let whole = Span::new(text.body_start(), text.as_str().len());
    let lines: Vec<Span> = text.lines().collect();
    let line = |number: usize| text.slice(lines[number]).trim_end();
    let Some(first) = (0..lines.len()).find(|number| !line(*number).is_empty()) else {
        return whole;
    };
    let closing =
        |fences: &[&str]| (first + 1..lines.len()).find(|number| fences.contains(&line(*number)));
    let end = match line(first) {
        "+++" => closing(&["+++"]),
        "---" => closing(&["---", "..."]).filter(|end| is_yaml((first + 1..*end).map(line))),
        _ => None,
    };
    let Some(end) = end else { return whole };
    Span::new(
        lines.get(end + 1).map_or(whole.end, |next| next.start),
        whole.end,
    )
}

/// Whether every line is a key, a part of a value below its key, a comment or blank. A head without
/// a key is none; and, as in Pandoc, `---` with a blank line below it is a rule between paragraphs.
fn is_yaml<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let mut keys = 0;
    let mut lines = lines.peekable();
    if lines.peek().is_none_or(|line| line.is_empty()) {
        return false;
    }
    for line in lines.filter(|line| !line.is_empty()) {
        let is_key = is_key(line);
        keys += usize::from(is_key);
        if !is_key && !line.starts_with([' ', '\t', '#', '-', ']', '}', '"', '\'']) {
            return false;
        }
    }
    keys > 0
}

/// `key: value`, `date created:`: few words before the colon.
fn is_key(line: &str) -> bool {
    /// Words of a key, at most.
    const WORDS: usize = 3;
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    let is_name = key
        .trim_matches(['"', '\''])
        .chars()
        .all(|char| char.is_alphanumeric() || "-_. ".contains(char));
    let words = key.split_whitespace().count();
    is_name
        && !key.starts_with([' ', '-'])
        && (1..=WORDS).contains(&words)
        && (value.is_empty() || value.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::below_head;
    use crate::text::Text;

    #[test]
    fn heads_of_clippings() {
        for (content, body) in [
            ("---\ntitle: A\ntags:\n- b\n  - c\n---\nText", "Text"),
            (
                "\u{feff}---\r\n# clipped\r\ndate created: 1\r\n---\r\n\r\nText",
                "\r\nText",
            ),
            ("---\nurl: https://example.org/a:b\n...\nText", "Text"),
            ("\n+++\ntitle = \"A\"\n+++\nText", "Text"),
            (
                "---\n\nThe mayor: he left.\n\n---\nText",
                "---\n\nThe mayor: he left.\n\n---\nText",
            ),
            ("---\nHe left.\n---\nText", "---\nHe left.\n---\nText"),
            ("---\ntitle: A\nText", "---\ntitle: A\nText"),
            ("---\n---\nText", "---\n---\nText"),
            (
                "The mayor came.\n\n---\n\nThe mayor left.",
                "The mayor came.\n\n---\n\nThe mayor left.",
            ),
        ] {
            assert_eq!(
                &content[below_head(&Text::from(content)).range()],
                body,
                "{content}"
            );
        }
    }
}
