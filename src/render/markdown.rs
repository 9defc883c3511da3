//! Words in Markdown.

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
