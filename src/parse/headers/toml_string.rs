//! Words as TOML has them.

/// Words as a TOML string, which may be a key too, with the marks round them.
pub fn toml_string(words: &str) -> String {
    let mut text = String::from('"');
    for char in words.chars() {
        match char {
            '"' | '\\' => text.extend(['\\', char]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            char if char.is_control() => text.extend([format!("\\u{:04X}", u32::from(char))]),
            char => text.push(char),
        }
    }
    text.push('"');
    text
}
