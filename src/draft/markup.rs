//! Words as Markdown that means exactly these words.

use crate::render::markdown::escaped;

/// A blockquote with its citation. An empty line in `words` is a paragraph's end.
pub fn blockquote(words: &str, citation: &str) -> String {
    let paragraphs: Vec<String> = words
        .split("\n\n")
        .map(|paragraph| escaped(&one_line(paragraph), true))
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    format!("> {}\n>\n> — [@{citation}]\n", paragraphs.join("\n>\n> "))
}

/// Running text on one line.
fn one_line(words: &str) -> String {
    words
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::blockquote;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(
            blockquote("2 * 3\n  is_six", "a"),
            "> 2 \\* 3 is\\_six\n>\n> — [@a]\n"
        );
        assert_eq!(
            blockquote("1. One\n\n# Two", "a, 2nd"),
            "> 1\\. One\n>\n> \\# Two\n>\n> — [@a, 2nd]\n"
        );
        assert_eq!(
            blockquote("> ~~mail~~", "a"),
            "> \\> \\~\\~mail\\~\\~\n>\n> — [@a]\n"
        );
        assert_eq!(
            blockquote("[T]he [^1]", "a"),
            "> [T]he \\[^1]\n>\n> — [@a]\n"
        );
    }
}
