//! Sentences as the stems and the runs of letters that they hold.

use std::collections::HashMap;

use crate::corpus::{SourceIndex, Stems};
use crate::text::words::is_spaceless;

use super::tokens::{Token, tokens};

/// Terms by their numbers in the vocabulary, ascending, each once: that a sentence repeats a word
/// makes it no likelier to be the one that another text tells.
pub(super) type Terms = Vec<u32>;

/// What the sentences of a text hold.
#[derive(PartialEq, Debug)]
pub(super) struct TextTerms {
    /// In order.
    pub(super) sentences: Vec<SentenceTerms>,
    /// Whether it is written without spaces between words, so that it has runs of letters alone.
    pub(super) is_spaceless: bool,
}

/// What a sentence holds.
#[derive(PartialEq, Debug)]
pub(super) struct SentenceTerms {
    pub(super) stems: Terms,
    pub(super) grams: Terms,
}

/// Numbers of the terms of all texts, in the order in which they are met.
#[derive(Default, PartialEq, Debug)]
pub(super) struct Vocabulary {
    stems: HashMap<String, u32>,
    grams: HashMap<[char; GRAM], u32>,
}

/// Letters of a run: enough to meet a word in its other forms, and few others.
const GRAM: usize = 4;
/// Of a script in which a letter is a syllable or a word.
const SPACELESS_GRAM: usize = 2;

impl Vocabulary {
    /// Reads a text.
    pub(super) fn read(&mut self, index: &SourceIndex) -> TextTerms {
        let is_spaceless = is_mostly_spaceless(index.text());
        let stems = Stems::of(&index.source.language);
        let mut sentences = Vec::with_capacity(index.all_sentences().len());
        for sentence in index.all_sentences() {
            let tokens = tokens(index, sentence, &stems);
            let grams = if is_spaceless {
                self.grams(&joined(&tokens, ""), SPACELESS_GRAM)
            } else {
                self.grams(&format!(" {} ", joined(&tokens, " ")), GRAM)
            };
            let stems = if is_spaceless {
                Terms::new()
            } else {
                self.stems(tokens.into_iter().map(|token| token.stem))
            };
            sentences.push(SentenceTerms { stems, grams });
        }
        TextTerms {
            sentences,
            is_spaceless,
        }
    }

    /// The number of a word's stem.
    pub(super) fn stem(&self, token: &Token) -> Option<u32> {
        self.stems.get(&token.stem).copied()
    }

    fn stems(&mut self, stems: impl Iterator<Item = String>) -> Terms {
        numbered(stems.map(|stem| {
            let next = compact(self.stems.len());
            *self.stems.entry(stem).or_insert(next)
        }))
    }

    fn grams(&mut self, text: &str, size: usize) -> Terms {
        let letters: Vec<char> = text.chars().collect();
        numbered(letters.windows(size).map(|run| {
            let mut gram = [char::MIN; GRAM];
            gram[..size].copy_from_slice(run);
            let next = compact(self.grams.len());
            *self.grams.entry(gram).or_insert(next)
        }))
    }
}

/// No project has four thousand million terms.
fn compact(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn numbered(terms: impl Iterator<Item = u32>) -> Terms {
    let mut terms: Terms = terms.collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The words that say something, whose letters are compared; of a sentence of small words all.
fn joined(tokens: &[Token], between: &str) -> String {
    let says_something = tokens.iter().any(|token| !token.is_small);
    let mut letters = Vec::with_capacity(tokens.len());
    for token in tokens {
        if !says_something || !token.is_small {
            letters.push(token.letters.as_str());
        }
    }
    letters.join(between)
}

/// Whether more than half of the letters belong to a script without spaces.
fn is_mostly_spaceless(text: &str) -> bool {
    let letters = text.chars().filter(|char| char.is_alphabetic());
    let (spaceless, all) = letters.fold((0, 0), |(spaceless, all), char| {
        (spaceless + usize::from(is_spaceless(char)), all + 1)
    });
    spaceless * 2 > all
}
