//! Which words name, count and date.

use std::collections::BTreeSet;

use crate::corpus::{Sentence, SourceIndex, Stems};
use crate::language::Language;
use crate::text::numbers::Role;

use super::tokens::{Token, is_acronym, tokens};

/// What a word does in a sentence, as far as its looks tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WordKind {
    /// It counts.
    Number,
    /// It is a day, a month or a year.
    Date,
    /// It is written like a name.
    Name,
    /// Any other that says something.
    Word,
    /// A sentence says the same without it.
    Small,
}

/// Some words, each with its kind.
pub(in crate::compare) type KnownTokens = Vec<(Token, WordKind)>;

/// What the words of each sentence of a source do, in order.
pub(in crate::compare) fn facts(index: &SourceIndex) -> Vec<BTreeSet<WordKind>> {
    let words = SourceWords::new(index);
    let mut facts = Vec::with_capacity(index.all_sentences().len());
    for sentence in index.all_sentences() {
        let tokens = words.of_sentence(sentence);
        facts.push(tokens.into_iter().map(|(_, kind)| kind).collect());
    }
    facts
}

/// The words of a source with what each does.
pub(in crate::compare) struct SourceWords<'a> {
    pub(super) index: &'a SourceIndex,
    stems: Stems,
    /// Words that are written like names somewhere within a sentence.
    names: BTreeSet<String>,
}

impl<'a> SourceWords<'a> {
    /// Reads a source.
    pub(in crate::compare) fn new(index: &'a SourceIndex) -> Self {
        let stems = Stems::of(&index.source.language);
        let names = names(index, &stems);
        Self {
            index,
            stems,
            names,
        }
    }

    /// The words of a sentence with their kinds. At its beginning, where every word has a capital,
    /// a name is one that is written so elsewhere too, or that another one follows.
    pub(in crate::compare) fn of_sentence(&self, sentence: &Sentence) -> KnownTokens {
        let all = tokens(self.index, sentence, &self.stems);
        let kinds: Vec<WordKind> = (0..all.len())
            .map(|number| kind(self.index, sentence, (&all, number), &self.names))
            .collect();
        all.into_iter().zip(kinds).collect()
    }

    /// Those of a paragraph, by its number from 1.
    pub(in crate::compare) fn of_paragraph(&self, number: usize) -> KnownTokens {
        let all = self.index.all_sentences();
        let first = all.partition_point(|sentence| sentence.paragraph < number);
        let inside = all[first..]
            .iter()
            .take_while(|sentence| sentence.paragraph == number);
        inside
            .flat_map(|sentence| self.of_sentence(sentence))
            .collect()
    }
}

/// The words of a source that are written like names somewhere within a sentence.
fn names(index: &SourceIndex, stems: &Stems) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for sentence in index.all_sentences() {
        let tokens = tokens(index, sentence, stems);
        for (number, token) in tokens.iter().enumerate() {
            let within = !opens(index, sentence, token);
            if within && is_capital(index, token) && looks_like_name(index, &tokens, number) {
                names.insert(token.letters.clone());
            }
        }
    }
    names
}

fn kind(
    index: &SourceIndex,
    sentence: &Sentence,
    (all, number): (&[Token], usize),
    names: &BTreeSet<String>,
) -> WordKind {
    let token = &all[number];
    if is_date(index, token) {
        return WordKind::Date;
    }
    if is_number(token, index.language()) {
        return WordKind::Number;
    }
    if token.is_small {
        return WordKind::Small;
    }
    let is_name = is_capital(index, token)
        && if opens(index, sentence, token) {
            names.contains(&token.letters) || is_followed_by_name(index, all, number)
        } else {
            looks_like_name(index, all, number)
        };
    if is_name {
        WordKind::Name
    } else {
        WordKind::Word
    }
}

/// A year, a day or a month; *may* and *march* in small letters are none.
fn is_date(index: &SourceIndex, token: &Token) -> bool {
    let letters = &token.letters;
    let is_year = letters.len() == 4
        && (letters.starts_with("19") || letters.starts_with("20"))
        && letters.bytes().all(|byte| byte.is_ascii_digit());
    let Some(language) = index.language() else {
        return is_year;
    };
    let has_capitals = ["en", "de"].contains(&language.tag);
    let in_calendar = language.calendar.contains(&letters.as_str());
    is_year || in_calendar && (!has_capitals || is_capital(index, token))
}

/// Digits, and words that do nothing but count; *one* may be anybody, *second* a moment.
fn is_number(token: &Token, language: Option<&Language>) -> bool {
    use Role::{Part, Power, Powers, Teen, Ten, Times, Unit};
    let role = language
        .and_then(Language::numbers)
        .and_then(|words| words.role(&token.letters));
    token.letters.contains(char::is_numeric)
        || matches!(
            role,
            Some(Unit | Teen | Ten | Power | Powers | Part | Times)
        )
}

fn is_capital(index: &SourceIndex, token: &Token) -> bool {
    index.text()[token.range.clone()].starts_with(char::is_uppercase)
}

/// Whether a sentence or what is said in it begins with a word.
fn opens(index: &SourceIndex, sentence: &Sentence, token: &Token) -> bool {
    let before = index.text()[sentence.range.start..token.range.start].trim_end();
    before
        .chars()
        .next_back()
        .is_none_or(|last| matches!(last, '"' | ':' | '\'' | '(' | '-' | '!' | '?'))
}

/// Where every noun has a capital, one with a capital beside it is likely to be part of a name.
fn looks_like_name(index: &SourceIndex, all: &[Token], number: usize) -> bool {
    let nouns_have_capitals = index
        .language()
        .is_some_and(|language| !language.noun_endings.is_empty());
    !all[number].is_small
        && (!nouns_have_capitals
            || is_acronym(&index.text()[all[number].range.clone()])
            || is_followed_by_name(index, all, number)
            || number > 0 && is_followed_by_name(index, all, number - 1))
}

/// Whether this word and the next have capitals and nothing but a space between them.
fn is_followed_by_name(index: &SourceIndex, all: &[Token], number: usize) -> bool {
    let (token, Some(next)) = (&all[number], all.get(number + 1)) else {
        return false;
    };
    let touch = &index.text()[token.range.end..next.range.start] == " ";
    touch
        && !token.is_small
        && !next.is_small
        && [token, next].iter().all(|token| is_capital(index, token))
}
