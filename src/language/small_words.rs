//! Words and parts of words that say nothing by themselves.

use super::Language;

impl Language {
    /// Whether a word, folded and in small letters, is one without which a sentence says the same.
    pub fn is_small_word(&self, word: &str) -> bool {
        self.small_words.contains(&word)
    }

    /// Bytes of what is joined to the beginning of a word, its apostrophe included: 2 of `l'homme`.
    pub fn joined(&self, word: &str) -> usize {
        let Some(apostrophe) = word.find('\'') else {
            return 0;
        };
        let joined = &word[..=apostrophe];
        if self.proclitics.contains(&joined) || self.elided.contains(&joined) {
            joined.len()
        } else {
            0
        }
    }
}
