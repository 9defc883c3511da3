//! Words as Markdown that means exactly these words.

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

/// Running text on one line in which nothing is markup, at a line's beginning or within one.
pub(crate) fn escaped(words: &str, begins_line: bool) -> String {
    let mut text = String::with_capacity(words.len());
    for (at, char) in words.char_indices() {
        let begins =
            begins_line && at == 0 && matches!(char, '#' | '+' | '-' | '=' | ':' | '>' | '|');
        let digits = words[..at].bytes().all(|byte| byte.is_ascii_digit());
        let numbers = begins_line && at > 0 && digits && matches!(char, '.' | ')');
        // A single bracket is the author's; one that opens a citation, a footnote or a link would
        // be read as such.
        let opens = char == '[' && words[at + 1..].starts_with(['@', '^', '['])
            || char == '(' && words[..at].ends_with(']');
        if begins || numbers || opens || matches!(char, '\\' | '*' | '_' | '`' | '~' | '<' | '&') {
            text.push('\\');
        }
        text.push(char);
    }
    text
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
