//! Words as messages show them.

/// At most 12 words, so that a message stays on its line.
pub(super) fn shortened(text: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= WORDS {
        words.join(" ")
    } else {
        format!(
            "{} … {}",
            words[..WORDS - 3].join(" "),
            words[words.len() - 3..].join(" ")
        )
    }
}
