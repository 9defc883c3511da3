//! Whether words are such that they are hardly in a source by chance: many of them, a number, or a
//! name.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::language::Language;
use crate::text::numbers::{NumberWords, Role};
use crate::text::words::words;

use super::editing::editing;
use super::pattern::Pattern;

/// As many words as are hardly in a source by chance.
pub(super) const DISTINCTIVE_WORDS: usize = 4;

/// Whether a quotation that is read so is hardly in a source by chance.
pub(super) fn is_distinctive(pattern: &Pattern, index: &SourceIndex) -> bool {
    let kept = editing(pattern).kept;
    let mut count = 0;
    for range in kept {
        for (at, word) in words(&index.text()[range.clone()]) {
            count += 1;
            let at = range.start + at.start..range.start + at.end;
            if count == DISTINCTIVE_WORDS || is_number(word, index) || is_name(word, &at, index) {
                return true;
            }
        }
    }
    false
}

/// A number in digits, or a word that says how many. *One* says other things too.
fn is_number(word: &str, index: &SourceIndex) -> bool {
    let role = NumberWords::of(&index.source.language).and_then(|words| words.role(word));
    word.contains(char::is_numeric) || role.is_some_and(|role| role.counts() && role != Role::One)
}

/// A word with a capital where none begins a sentence. A capital says nothing in German, where
/// every noun has one, nor in *I*.
fn is_name(word: &str, at: &Range<usize>, index: &SourceIndex) -> bool {
    let has_noun_capitals = Language::of(&index.source.language)
        .is_some_and(|language| !language.noun_endings.is_empty());
    let letters = word.split('\'').next().unwrap_or(word);
    let is_capital = word.starts_with(char::is_uppercase) && letters.chars().nth(1).is_some();
    if !is_capital || has_noun_capitals {
        return false;
    }
    let start = index
        .sentences(at)
        .first()
        .map_or(at.start, |sentence| sentence.start);
    let before = index.text()[start..at.start].trim_end();
    before.contains(char::is_alphanumeric) && !before.ends_with(['"', '\'', ':', '-'])
}
