//! Keys of allowances: the words of a quotation or their beginning, folded as quotations are.

use crate::parse::Quotation;
use crate::text::fold::{fold_str, is_invisible};
use crate::text::words::one_line;

/// Brackets that an elision may stand in.
const BRACKETS: [(&str, &str); 4] = [("[", "]"), ("(", ")"), ("{", "}"), ("<", ">")];

/// Words as they are compared: folded, with every elision an ellipsis, every paragraph's end ` / `,
/// and no marks round them, which belong to the words of blockquotes alone.
pub(super) fn folded(words: &str) -> String {
    let mut folded =
        fold_str(&words.replace(Quotation::PARAGRAPH_END, " / ")).replace("... ", "...");
    for (open, close) in BRACKETS {
        folded = folded.replace(&format!("{open}...{close}"), "...");
    }
    let folded = folded
        .replace(" ...", "...")
        .replace("... ", "...")
        .replace("...", " ... ");
    let words = folded.trim_matches([' ', '"', '\'']);
    // What may be forgiven before a closing mark makes no other words.
    let stop = if words.ends_with("...") {
        None
    } else {
        words.strip_suffix([',', '.'])
    };
    stop.unwrap_or(words).to_owned()
}

/// Words as they are written into a file, on one line and without what shows nothing.
pub(super) fn shown(words: &str) -> String {
    let words = words
        .replace(Quotation::PARAGRAPH_END, " / ")
        .replace(is_invisible, "");
    one_line(&words)
}

/// How alike a key is to the beginning of folded words that is as long, from 0 to 1.
pub(super) fn likeness(key: &str, words: &str) -> f64 {
    let beginning: String = words.chars().take(key.chars().count()).collect();
    strsim::normalized_damerau_levenshtein(&beginning, key)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn the_same_in_any_typography() {
        for written in [
            "I will … resign",
            "I will ... resign",
            "I will […] resign",
            "I  will [...] resign",
            "I will . . . resign",
            "I will… resign",
            "I will (…) resign",
        ] {
            assert_eq!(folded(written), "I will ... resign", "{written}");
        }
        for written in ["“I will", "I will,", "I will."] {
            assert_eq!(folded(written), "I will");
        }
        assert_eq!(folded("one\u{2029}Two"), "one / Two");
        assert_ne!(folded("i will"), folded("I will"));
    }
}
