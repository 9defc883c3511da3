//! Text in; HTML that no browser takes for markup out.

use super::controls::shown_char;

/// Appends text, escaped for text and for attributes in double quotation marks.
pub fn push_escaped(html: &mut String, text: &str) {
    let mut rest = text;
    // Most text holds nothing to escape, and goes over as a whole.
    while let Some(at) = rest.bytes().position(may_need_escape) {
        let (plain, tail) = rest.split_at(at);
        html.push_str(plain);
        let mut chars = tail.chars();
        if let Some(char) = chars.next() {
            push_char(html, char);
        }
        rest = chars.as_str();
    }
    html.push_str(rest);
}

/// Whether a character that begins with this byte may have to be written otherwise: marks of HTML,
/// and what is no text.
pub fn may_need_escape(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0..=8 | 11..=31 | 0x7f | 0xc2 | 0xef)
}

fn push_char(html: &mut String, char: char) {
    match char {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        // Two code points that XML forbids and HTML's checkers complain of.
        '\u{fffe}' | '\u{ffff}' => {}
        // NUL and the other controls are no text, and parsers disagree about them.
        char => html.push(shown_char(char)),
    }
}
