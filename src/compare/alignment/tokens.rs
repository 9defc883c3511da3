//! The words of a sentence, as they are compared.

use std::ops::Range;

use crate::corpus::{Sentence, SourceIndex, Stems};

/// A word of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::compare) struct Token {
    /// In small letters, without what an apostrophe joins to it: *mayor* of *mayor's*, *homme* of
    /// *l'homme*; and without full stops, so that *U.S.* is *US*.
    pub(in crate::compare) letters: String,
    /// What it has in common with its other forms.
    pub(super) stem: String,
    /// Where it stands in the folded text, without what is joined to it.
    pub(in crate::compare) range: Range<usize>,
    /// Whether a sentence says the same without it.
    pub(super) is_small: bool,
}

/// The words of a sentence in order.
pub(super) fn tokens(index: &SourceIndex, sentence: &Sentence, stems: &Stems) -> Vec<Token> {
    let words = index.words();
    let first = words.partition_point(|word| word.start < sentence.range.start);
    let inside = words[first..]
        .iter()
        .take_while(|word| word.start < sentence.range.end);
    inside.map(|word| token(index, word, stems)).collect()
}

fn token(index: &SourceIndex, word: &Range<usize>, stems: &Stems) -> Token {
    let text = &index.lowercase()[word.clone()];
    let language = index.language();
    let joined = language.map_or(0, |language| language.joined(text));
    let plain = text[joined..].strip_suffix("'s").unwrap_or(&text[joined..]);
    let range = word.start + joined..word.start + joined + plain.len();
    let letters = without_stops(plain);
    let is_small = !is_acronym(&index.text()[range.clone()])
        && language.is_some_and(|language| language.is_small_word(plain));
    Token {
        stem: stems.stem(&letters),
        letters,
        range,
        is_small,
    }
}

/// The full stops of a number stay: they part its digits.
fn without_stops(word: &str) -> String {
    if word.contains(char::is_numeric) {
        word.to_owned()
    } else {
        word.replace('.', "")
    }
}

/// Whether a word is written like *US*, which is no *us*.
pub(super) fn is_acronym(written: &str) -> bool {
    let mut letters = written.chars().filter(|char| *char != '.');
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}
