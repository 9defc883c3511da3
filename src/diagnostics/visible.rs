//! What stands in a file must not steer the terminal.

/// The text with control characters and marks that turn the direction of writing made visible. Line
/// ends stay.
pub fn visible(text: &str) -> String {
    text.chars().map(visible_in_lines).collect()
}

fn visible_in_lines(char: char) -> char {
    match char {
        '\n' => '\n',
        _ => visible_char(char),
    }
}

/// One character that a terminal prints as a character.
pub(super) fn visible_char(char: char) -> char {
    match char {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{200e}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        '\u{2028}' | '\u{2029}' => '\u{23ce}',
        _ => char,
    }
}
