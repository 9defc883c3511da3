//! What stands for the control characters of a file, which are no text.
//!
//! Line ends of any system are line ends (UAX #14: BK, CR, LF, NL). U+0080 to U+009F are what
//! Windows-1252 has at these bytes, since that is how they get into a file: a text in that encoding
//! was saved again as if it were Latin-1. Every other control is white space.

use std::borrow::Cow;

use super::Mapped;

/// Windows-1252 from 0x80 to 0x9F as the WHATWG's Encoding Standard has it; a space where it has a
/// control.
const WINDOWS_1252: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// The character that is matched and shown in the place of another: `\n` for every line end, itself
/// for what is no control.
pub fn shown_char(char: char) -> char {
    match char {
        '\t' => '\t',
        _ if is_line_end(char) => '\n',
        '\u{80}'..='\u{9f}' => WINDOWS_1252[char as usize - 0x80],
        _ if char.is_control() => ' ',
        _ => char,
    }
}

/// A text of the same length, byte for byte, in which no line ends as it did on old Macintoshes.
pub fn without_lone_returns(content: &str) -> Cow<'_, str> {
    if !has_lone_return(content.as_bytes()) {
        return Cow::Borrowed(content);
    }
    let ends_line =
        |at: usize| content[at..].starts_with('\r') && !content[at..].starts_with("\r\n");
    let kept = content
        .char_indices()
        .map(|(at, char)| if ends_line(at) { '\n' } else { char });
    Cow::Owned(kept.collect())
}

/// Whether a line ends as it did on old Macintoshes.
fn has_lone_return(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'))
}

/// Whether bytes hold what may be a control or a line end that Markdown does not know: a look that
/// most texts end at.
fn may_hold_foreign(bytes: &[u8]) -> bool {
    let is_odd = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 0x7f | 0xc2);
    // Without a way out within a chunk, so that many bytes are looked at in one step.
    bytes
        .chunks(64)
        .any(|chunk| chunk.iter().fold(false, |odd, byte| odd | is_odd(*byte)))
        || ["\u{2028}", "\u{2029}"]
            .iter()
            .any(|end| memchr::memmem::find(bytes, end.as_bytes()).is_some())
}

/// Whether a character behind another shows anything when it is printed. Joiners, fillers and
/// variation selectors say how the letter or sign before them is drawn, where that is none of the
/// letters that are never joined.
pub fn shows(char: char, before: Option<char>) -> bool {
    match char {
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180b}'..='\u{180d}'
        | '\u{180f}'
        | '\u{200c}'
        | '\u{200d}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => before.is_some_and(|before| before > '\u{58f}'),
        _ => !super::fold::is_invisible(char),
    }
}

/// Whether a line ends with this character, on one system or another.
pub fn is_line_end(char: char) -> bool {
    matches!(
        char,
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// A text as it is matched and shown: every line end is `\n`, that of two characters too.
pub fn without_controls(text: Mapped) -> Mapped {
    if text.as_str().chars().all(|char| shown_char(char) == char) {
        return text;
    }
    let mut shown = Mapped::default();
    let mut chars = text.chars().peekable();
    while let Some((char, mut origin)) = chars.next() {
        if char == '\r'
            && let Some((_, newline)) = chars.next_if(|(next, _)| *next == '\n')
        {
            origin = origin.to(newline);
        }
        let mut bytes = [0; 4];
        if shown_char(char) == char {
            shown.push_verbatim(char.encode_utf8(&mut bytes), origin.start);
        } else {
            shown.push(shown_char(char).encode_utf8(&mut bytes), origin);
        }
    }
    shown
}

/// A text of the same length, byte for byte, in which a parser of Markdown finds the line ends that
/// it does not know, and no control, of which it would make U+FFFD.
pub fn for_markdown(content: &str) -> Cow<'_, str> {
    let is_foreign = |char: char| {
        (char.is_control() && !matches!(char, '\n' | '\r' | '\t'))
            || matches!(char, '\u{2028}' | '\u{2029}')
    };
    let lone = has_lone_return(content.as_bytes());
    if !lone && (!may_hold_foreign(content.as_bytes()) || !content.contains(is_foreign)) {
        return Cow::Borrowed(content);
    }
    let mut replaced = String::with_capacity(content.len());
    let mut chars = content.chars().peekable();
    while let Some(char) = chars.next() {
        match shown_char(char) {
            // The parser does not end every block at one.
            '\n' if char == '\r' && chars.peek() != Some(&'\n') => replaced.push('\n'),
            '\n' if is_foreign(char) => replaced.push_str(&"   \n"[4 - char.len_utf8()..]),
            // What Windows-1252 has there is longer: `without_controls` puts it in when the text is
            // read.
            _ if !is_foreign(char) || char.len_utf8() > 1 => replaced.push(char),
            shown => replaced.push(shown),
        }
    }
    Cow::Owned(replaced)
}

#[cfg(test)]
mod tests {
    use super::{for_markdown, without_controls};
    use crate::text::{Mapped, Span};

    #[test]
    fn controls_are_what_they_stand_for() {
        let content = "a\r\nb\rc\u{85}d\u{b}e\0f\u{93}g\u{94}\u{81}h";
        let shown = without_controls(Mapped::verbatim(content, Span::new(0, content.len())));
        assert_eq!(shown.as_str(), "a\nb\nc\nd\ne f“g” h");
        assert_eq!(
            shown.origin(1..2),
            Span::new(1, 3),
            "both characters of one line end"
        );
        let quoted = shown.as_str().find('“').unwrap();
        let origin = shown.origin(quoted..quoted + '“'.len_utf8());
        assert_eq!(&content[origin.range()], "\u{93}");
    }

    #[test]
    fn markdown_is_read_at_the_same_places() {
        for (content, read) in [
            ("a\u{85}b", "a \nb"),
            ("a\u{2028}b", "a  \nb"),
            ("a\u{c}b\0", "a\nb "),
            ("a\r\nb", "a\r\nb"),
            ("a\rb", "a\nb"),
        ] {
            assert_eq!(for_markdown(content), read);
            assert_eq!(for_markdown(content).len(), content.len());
        }
    }
}
