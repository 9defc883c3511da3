//! Keys of allowances: the words of a quotation or their beginning, folded as quotations are.

use std::collections::BTreeSet;

use crate::parse::Quotation;
use crate::text::fold::{fold_str, is_invisible};
use crate::text::words::may_end;

/// Brackets that an elision may stand in.
const BRACKETS: [(&str, &str); 4] = [("[", "]"), ("(", ")"), ("{", "}"), ("<", ">")];

/// Words as they are compared: folded, with every elision an ellipsis and every paragraph's end ` / `.
pub(super) fn folded(words: &str) -> String {
    let mut folded = fold_str(&words.replace(Quotation::PARAGRAPH_END, " / ")).replace("... ", "...");
    for (open, close) in BRACKETS {
        folded = folded.replace(&format!("{open}...{close}"), "...");
    }
    folded.replace(" ...", "...").replace("... ", "...").replace("...", " ... ").trim().to_owned()
}

/// Words as they are written into a file, on one line and without what shows nothing.
pub(super) fn shown(words: &str) -> String {
    let words = words.replace(Quotation::PARAGRAPH_END, " / ").replace(is_invisible, "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which of these folded words a key means: those that it is, else all that it begins, up to a word's end.
pub(super) fn meant<'f>(key: &str, known: &'f [String]) -> BTreeSet<&'f str> {
    let is = |words: &&str| *words == key;
    let begins = |words: &&str| words.starts_with(key) && may_end(words, key.len());
    let known = || known.iter().map(String::as_str);
    let same: BTreeSet<&str> = known().filter(is).collect();
    if same.is_empty() { known().filter(begins).collect() } else { same }
}

/// The folded words that a key most likely meant, by number; nothing where none is alike.
pub(super) fn nearest(key: &str, known: &[String]) -> Option<usize> {
    /// Below this likeness a proposal puzzles more than it helps.
    const ENOUGH: f64 = 0.6;
    let likeness = |words: &String| {
        let beginning: String = words.chars().take(key.chars().count()).collect();
        strsim::normalized_damerau_levenshtein(&beginning, key)
    };
    let alike = known.iter().map(likeness).enumerate().filter(|(_, likeness)| *likeness >= ENOUGH);
    alike.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::{folded, meant};

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
        assert_eq!(folded("one\u{2029}Two"), "one / Two");
        assert_ne!(folded("i will"), folded("I will"));
    }

    #[test]
    fn whole_words_before_beginnings() {
        let known = ["I will", "I will go", "I willed"].map(str::to_owned);
        let meant = |key: &str| meant(key, &known).into_iter().collect::<Vec<_>>();
        assert_eq!(meant("I will"), ["I will"]);
        assert_eq!(meant("I"), ["I will", "I will go", "I willed"]);
        assert_eq!(meant("I will g"), [""; 0]);
    }
}
