//! Words that are looked for in a source: how rare each is there, and which of its words may stand
//! for it.

use std::ops::Range;

use crate::corpus::{SourceIndex, WordTable};
use crate::text::words::words;

/// Letters with which two words that are spelled alike begin, in bytes.
const BEGINNING: usize = 3;

/// A word beside a source.
pub(super) struct Weighed<'a> {
    word: &'a str,
    /// How rare it is there.
    pub(super) weight: f64,
    /// Its id in the source, if the source has it.
    pub(super) id: Option<u32>,
    /// Itself and those that begin like it, by id: a word is compared with all words of many
    /// windows, and numbers sooner than letters.
    candidates: Range<u32>,
}

impl<'a> Weighed<'a> {
    fn new(word: &'a str, table: &WordTable) -> Self {
        let id = table.id_of(word);
        Self {
            word,
            weight: id.map_or_else(|| table.rarity_of_none(), |id| table.rarity(id)),
            id,
            candidates: candidates(word, id, table),
        }
    }

    /// The ids of the words of the source that may stand for it.
    pub(super) fn candidates(&self) -> Range<u32> {
        self.candidates.clone()
    }

    /// How similar a word of the source is that may stand for it: 1 for the same word, less for one
    /// that is spelled alike, else 0.
    pub(super) fn similarity(&self, id: u32, table: &WordTable) -> f64 {
        if self.id == Some(id) {
            return 1.0;
        }
        let (a, b) = (self.word, table.spelling(id));
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        if short <= BEGINNING || short * 2 < long || long > 64 {
            return 0.0;
        }
        let similarity = strsim::normalized_levenshtein(a, b);
        if similarity >= 0.6 { similarity } else { 0.0 }
    }
}

/// The ids of the words of a source that a word may be: of a short one only its own.
fn candidates(word: &str, id: Option<u32>, table: &WordTable) -> Range<u32> {
    let beginning = word.as_bytes().get(..BEGINNING);
    match beginning.filter(|_| word.len() > BEGINNING) {
        Some(beginning) => table.beginning_with(beginning),
        None => id.map_or(0..0, |id| id..id + 1),
    }
}

/// The words of a folded text in small letters, as many as `most`.
pub(super) fn weighed<'a>(index: &SourceIndex, text: &'a str, most: usize) -> Vec<Weighed<'a>> {
    let table = index.word_table();
    words(text)
        .map(|(_, word)| Weighed::new(word, table))
        .take(most)
        .collect()
}

/// How much words weigh together.
pub(super) fn weight(words: &[Weighed]) -> f64 {
    words.iter().map(|word| word.weight).sum()
}
