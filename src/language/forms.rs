//! Which words are forms of one word: by the endings of inflection and the table of irregular
//! forms, never by derivation.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::{ALL, Language, number_of};

/// Letters that what an ending hangs on must have: in shorter words what looks like an ending is
/// mostly a part of them (*bed*, *sing*).
const LEAST_STEM: usize = 3;

/// A word of the table of irregular forms.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Irregular {
    /// Line of the table.
    row: usize,
    /// It stands among the past forms of its line.
    is_past: bool,
    /// It heads its line.
    is_first: bool,
}

/// The irregular words of a language.
type IrregularTable = HashMap<&'static str, Vec<Irregular>>;

/// Those of a language, made when they are first asked for.
fn table_of(language: &Language) -> Option<&'static IrregularTable> {
    static TABLES: [OnceLock<IrregularTable>; ALL.len()] = [const { OnceLock::new() }; ALL.len()];
    let number = number_of(language.tag)?;
    Some(TABLES[number].get_or_init(|| table(&ALL[number])))
}

fn table(language: &'static Language) -> IrregularTable {
    let mut table = IrregularTable::new();
    for (row, line) in language.irregular.lines().enumerate() {
        for (side, words) in line.split('|').enumerate() {
            for (number, word) in words.split_whitespace().enumerate() {
                let (is_past, is_first) = (side > 0, side == 0 && number == 0);
                table.entry(word).or_default().push(Irregular {
                    row,
                    is_past,
                    is_first,
                });
            }
        }
    }
    table
}

impl Language {
    /// Whether two words are forms of one word, by number, tense, case, person or agreement.
    pub fn same_word(&self, one: &str, other: &str) -> bool {
        if spelled(one) == spelled(other) {
            return true;
        }
        if let (Some(a), Some(b)) = (self.bare(one), self.bare(other)) {
            return self.same_word(a, b);
        }
        if !self.rows(one).is_disjoint(&self.rows(other)) {
            return true;
        }
        // *Found* is a form of *find*, and *founded* is none.
        if self.is_irregular_past(one) || self.is_irregular_past(other) {
            return false;
        }
        // Where a capital tells nouns, a noun is no form of a verb: *Angreifer* of *angreifen*.
        let tells_nouns = !self.noun_endings.is_empty();
        if tells_nouns && is_capital(one) != is_capital(other) {
            return false;
        }
        !self.lemmas(one).is_disjoint(&self.lemmas(other))
    }

    /// Whether a word says what somebody is doing: *attacking*.
    pub fn is_progressive(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let ends = self
            .progressive
            .iter()
            .any(|ending| word.strip_suffix(*ending).is_some_and(is_stem));
        ends && !self
            .irregular_forms(&word)
            .iter()
            .any(|(_, found)| found.is_first)
    }

    /// Whether a word is a past form or a participle of the past and nothing else: *attacked*,
    /// *taken*.
    pub fn is_past(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let found = self.irregular_forms(&word);
        if !found.is_empty() {
            return found.iter().all(|(_, found)| found.is_past);
        }
        // *Sued* of *sue*, too.
        let is_form = |stem: &str| is_stem(stem) || is_stem(&format!("{stem}e"));
        let regular = self
            .past
            .iter()
            .any(|ending| word.strip_suffix(*ending).is_some_and(is_form));
        regular
            || self
                .without_participle_prefix(&word)
                .is_some_and(|rest| rest.ends_with('t') || rest.ends_with("en"))
    }

    /// The lines of the table that a word may belong to, by itself or by a regular ending, each
    /// with what the word begins with there.
    fn rows(&self, word: &str) -> BTreeSet<(String, usize)> {
        let small = word.to_lowercase();
        let mut rows = BTreeSet::new();
        for form in [word, small.as_str()] {
            rows.extend(
                self.irregular_forms(form)
                    .into_iter()
                    .map(|(prefix, found)| (prefix.to_owned(), found.row)),
            );
        }
        for lemma in self.lemmas(word).iter().filter(|lemma| **lemma != small) {
            let first = self
                .irregular_forms(lemma)
                .into_iter()
                .filter(|(_, found)| found.is_first);
            rows.extend(first.map(|(prefix, found)| (prefix.to_owned(), found.row)));
        }
        rows
    }

    fn is_irregular_past(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        let found = self.irregular_forms(&small);
        found.iter().any(|(prefix, _)| prefix.is_empty())
            && found.iter().all(|(_, found)| found.is_past)
    }

    /// Whether a word is a participle of the past by an ending that no other form has.
    pub fn is_participle(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.participles.iter().any(|ending| {
            word.strip_suffix(*ending)
                .is_some_and(|stem| stem.chars().count() > 1)
        })
    }

    /// What the word is without what hangs on it behind an apostrophe.
    fn bare<'w>(&self, word: &'w str) -> Option<&'w str> {
        let bare = self
            .enclitics
            .iter()
            .filter_map(|clitic| word.strip_suffix(clitic))
            .find(|rest| !rest.is_empty());
        bare.or_else(|| word.strip_suffix('\''))
            .or(Some(word))
            .filter(|bare| *bare != word)
    }

    /// Where the table has a word, with what it is prefixed with there.
    fn irregular_forms<'w>(&self, word: &'w str) -> Vec<(&'w str, Irregular)> {
        let Some(table) = table_of(self) else {
            return Vec::new();
        };
        let with = |prefix: &str| {
            let (prefix, rest) = word.split_at_checked(prefix.len())?;
            Some(table.get(rest)?.iter().map(move |found| (prefix, *found)))
        };
        let prefixes = self
            .prefixes
            .iter()
            // The syllable before participles makes no other verb, as *über* does of *nehmen*.
            .filter(|prefix| **prefix != self.participle_prefix && word.starts_with(**prefix));
        std::iter::once("")
            .chain(prefixes.copied())
            .filter_map(with)
            .flatten()
            .collect()
    }

    /// A participle without the syllable before its stem: *sagt* of *gesagt*, *anklagt* of
    /// *angeklagt*.
    fn without_participle_prefix(&self, word: &str) -> Option<String> {
        let syllable = Some(self.participle_prefix).filter(|prefix| !prefix.is_empty())?;
        let prefixes = std::iter::once("").chain(self.prefixes.iter().copied());
        let rests = prefixes.filter_map(|prefix| {
            Some((prefix, word.strip_prefix(prefix)?.strip_prefix(syllable)?))
        });
        rests
            .into_iter()
            .find(|(_, rest)| is_stem(rest))
            .map(|(prefix, rest)| format!("{prefix}{rest}"))
    }

    /// Every dictionary form that a word may have, itself among them.
    fn lemmas(&self, word: &str) -> BTreeSet<String> {
        let endings = if is_capital(word) && !self.noun_endings.is_empty() {
            self.noun_endings
        } else {
            self.endings
        };
        let word = word.to_lowercase();
        let mut lemmas = BTreeSet::from([word.clone()]);
        for form in std::iter::once(word.clone()).chain(self.without_participle_prefix(&word)) {
            for (ending, of_lemma) in endings {
                let Some(stem) = form.strip_suffix(ending) else {
                    continue;
                };
                let lemma = format!("{stem}{of_lemma}");
                if !is_stem(&lemma) {
                    continue;
                }
                lemmas.insert(lemma);
                if let Some(single) = undoubled(stem).filter(|_| ending.starts_with(is_vowel)) {
                    lemmas.insert(format!("{single}{of_lemma}"));
                }
            }
        }
        lemmas
    }
}

/// A word in one of the ways in which it may be spelled: *ss* for *ß*, *organize* for *organise*,
/// *color* for *colour*.
fn spelled(word: &str) -> String {
    /// Shorter words are others: *four*, *wise*.
    const LEAST: usize = 6;
    let small = word.to_lowercase().replace('ß', "ss");
    if small.len() < LEAST {
        small
    } else {
        small
            .replace("our", "or")
            .replace("ise", "ize")
            .replace("isa", "iza")
            .replace("isi", "izi")
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_vowel(char: char) -> bool {
    "aeiouyäöüáéíóúàèêîôûâëï".contains(char)
}

/// Whether endings may hang on these letters.
fn is_stem(letters: &str) -> bool {
    letters.chars().count() >= LEAST_STEM && letters.contains(is_vowel)
}

/// *stop* of *stopp*.
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before && !is_vowel(last)).then(|| &stem[..stem.len() - last.len_utf8()])
}
