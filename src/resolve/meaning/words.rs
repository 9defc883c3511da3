//! Words as the guard reads them: without the emphasis of plain text, parted from what hangs on
//! them by an apostrophe.

use std::ops::Range;

use crate::language::Language;
use crate::text::fold::lowercase;
use crate::text::words::words;

/// A word of a folded text.
#[derive(Clone, Debug)]
pub(super) struct FoldedWord {
    pub(super) range: Range<usize>,
    /// In small letters.
    pub(super) text: String,
}

/// The words of a range of a folded text.
pub(super) fn guard_words(
    text: &str,
    range: Range<usize>,
    language: Option<&Language>,
) -> Vec<FoldedWord> {
    let mut found = Vec::new();
    for (word, _) in words(&text[range.clone()]) {
        let word = range.start + word.start..range.start + word.end;
        for part in parted(text, word, '_') {
            push_without_clitics(text, part, language, &mut found);
        }
    }
    joined_letters(text, &found)
}

/// What of a range stands between a sign.
fn parted(text: &str, range: Range<usize>, sign: char) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for part in text[range].split(sign) {
        if !part.is_empty() {
            parts.push(start..start + part.len());
        }
        start += part.len() + sign.len_utf8();
    }
    parts
}

/// Adds a word and what hangs on it, each by itself.
fn push_without_clitics(
    text: &str,
    mut word: Range<usize>,
    language: Option<&Language>,
    found: &mut Vec<FoldedWord>,
) {
    let Some(language) = language else {
        found.push(folded_word(text, word));
        return;
    };
    if !text[word.clone()].contains('\'') {
        let mut whole = folded_word(text, word.clone());
        if let Some(bare) = without_attached(&lowercase(&text[word]), language) {
            whole.text = bare;
        }
        found.push(whole);
        return;
    }
    let letters = lowercase(&text[word.clone()]);
    if let Some(clitic) = language
        .proclitics
        .iter()
        .find(|clitic| letters.len() > clitic.len() && letters.starts_with(**clitic))
    {
        found.push(folded_word(text, word.start..word.start + clitic.len()));
        word.start += clitic.len();
    }
    let enclitic = language
        .enclitics
        .iter()
        .filter(|clitic| word.len() > clitic.len() && letters.ends_with(**clitic));
    match enclitic.max_by_key(|clitic| clitic.len()) {
        Some(clitic) => {
            let parted = word.end - clitic.len();
            found.push(folded_word(text, word.start..parted));
            found.push(folded_word(text, parted..word.end));
        }
        None => found.push(folded_word(text, word)),
    }
}

fn folded_word(text: &str, range: Range<usize>) -> FoldedWord {
    let letters = match &text[range.clone()] {
        // *US* and *WHO* are no pronouns; whoever shouts *NOT* means it.
        acronym @ ("US" | "IT" | "WHO") => acronym.to_owned(),
        word => lowercase(word),
    };
    FoldedWord {
        range,
        text: letters,
    }
}

/// An infinitive, or what is being done, without the pronouns that hang on it: *prohibir* of
/// *prohibirles*.
fn without_attached(word: &str, language: &Language) -> Option<String> {
    let endings = ["ar", "er", "ir", "ando", "endo"];
    let plain = |word: &str| word.replace('á', "a").replace('é', "e").replace('í', "i");
    let mut rest = word;
    // There are at most two.
    for _ in 0..2 {
        rest = language
            .attached
            .iter()
            .filter_map(|pronoun| rest.strip_suffix(pronoun))
            .min_by_key(|rest| rest.len())?;
        let bare = plain(rest);
        if endings
            .iter()
            .any(|ending| bare.len() > ending.len() + 2 && bare.ends_with(ending))
        {
            return Some(bare);
        }
    }
    None
}

/// Letters that spaces part for emphasis, as old prints do, are one word: `n o t`.
fn joined_letters(text: &str, words: &[FoldedWord]) -> Vec<FoldedWord> {
    /// Fewer may be words by themselves.
    const LEAST: usize = 3;
    let is_letter = |word: &FoldedWord| {
        word.text.chars().count() == 1 && word.text.chars().all(char::is_alphabetic)
    };
    let follows = |before: &FoldedWord, next: &FoldedWord| {
        is_letter(next) && &text[before.range.end..next.range.start] == " "
    };
    let mut joined: Vec<FoldedWord> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let run = words[at..]
            .windows(2)
            .take_while(|pair| is_letter(&pair[0]) && follows(&pair[0], &pair[1]))
            .count()
            + 1;
        if run >= LEAST {
            let range = words[at].range.start..words[at + run - 1].range.end;
            joined.push(FoldedWord {
                text: words[at..at + run]
                    .iter()
                    .map(|word| word.text.as_str())
                    .collect(),
                range,
            });
            at += run;
        } else {
            joined.push(words[at].clone());
            at += 1;
        }
    }
    joined
}

/// A text without the capitals that would make names of its words; months that are words of other
/// kinds keep theirs.
pub(super) fn uncapital(text: &str) -> String {
    let (mut plain, mut end) = (String::with_capacity(text.len()), 0);
    for (range, word) in words(text) {
        plain.push_str(&text[end..range.start]);
        if MONTHS_TOO.contains(&lowercase(word).as_str()) {
            plain.push_str(word);
        } else {
            plain.push_str(&lowercase(word));
        }
        end = range.end;
    }
    plain + &text[end..]
}

/// English months that are words of other kinds as well.
pub(super) const MONTHS_TOO: [&str; 2] = ["may", "march"];
