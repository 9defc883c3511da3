//! Which words may stand in a bracket for which words of the source without changing what is said.

use std::ops::Range;

use crate::language::{Auxiliary, Language};
use crate::text::fold::{fold_str, lowercase};

use super::words::{FoldedWord, guard_words};

/// Words of a source for which a bracket stands, where they stand.
#[derive(Clone)]
pub(super) struct Replaced<'a> {
    /// The folded source.
    pub(super) text: &'a str,
    /// Its words in it.
    pub(super) range: Range<usize>,
}

impl Replaced<'_> {
    /// The word right before it.
    fn before(&self, language: &Language) -> Option<FoldedWord> {
        let line = self.text[..self.range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let start = self.text[line..self.range.start]
            .trim_end()
            .rfind(' ')
            .map_or(line, |at| line + at);
        guard_words(self.text, start..self.range.start, Some(language)).pop()
    }
}

/// Whether a bracket may stand for these words; negations, numbers and what weakens a statement are
/// looked at elsewhere.
pub(super) fn is_free(language: Option<&Language>, bracket: &str, replaced: &Replaced) -> bool {
    let new = folded_words(language, bracket);
    let old = guard_words(replaced.text, replaced.range.clone(), language);
    // Words that are all in it are not replaced: others are added to them, and what is added is
    // looked at elsewhere.
    if old
        .iter()
        .all(|word| new.iter().any(|other| other.text == word.text))
    {
        return true;
    }
    let Some(language) = language else {
        return false;
    };
    // A pronoun says less than any words for which it stands, and readers ask whom it means.
    if let [word] = &new[..]
        && has(language.pronouns, word)
    {
        return true;
    }
    if old.iter().all(|word| has(language.articles, word)) {
        return stands_for_article(language, bracket, &new);
    }
    is_other_form(language, bracket, replaced)
        || stands_for_pronouns_and_auxiliaries(language, &new, &old)
}

/// Whether brackets only complete a word of the source: letters within it, or the end of one that
/// is abbreviated. Before an ending they make another word: *bankers* of *banks*.
pub(super) fn completes(
    language: Option<&Language>,
    written: &str,
    replaced: &Replaced,
    is_abbreviated: bool,
) -> bool {
    let (written, old) = (
        lowercase(&fold_str(written)),
        lowercase(&replaced.text[replaced.range.clone()]),
    );
    let Some((beginning, rest)) = written.split_once('[') else {
        return false;
    };
    let behind: String = rest
        .split('[')
        .filter_map(|part| part.split_once(']'))
        .map(|(_, outside)| outside)
        .collect();
    if beginning.is_empty() || format!("{beginning}{behind}") != old {
        return false;
    }
    let is_form = |language: &Language| language.same_word(beginning, &old);
    if behind.is_empty() {
        is_abbreviated
    } else {
        language.is_some_and(|language| !is_form(language))
    }
}

/// The words of a bracket, as the guard reads them.
pub(super) fn folded_words(language: Option<&Language>, bracket: &str) -> Vec<FoldedWord> {
    let folded = fold_str(bracket);
    guard_words(&folded, 0..folded.len(), language)
}

fn has(list: &[&str], word: &FoldedWord) -> bool {
    list.contains(&word.text.as_str())
}

/// Another article, a pronoun or a possessive.
fn stands_for_article(language: &Language, bracket: &str, new: &[FoldedWord]) -> bool {
    let folded = fold_str(bracket);
    let is_possessive =
        language.enclitics.contains(&"'s") && (folded.ends_with("'s") || folded.ends_with("s'"));
    is_possessive
        || matches!(new, [word] if has(language.articles, word) || has(language.pronouns, word))
}

/// One word for another form of it, but what is being done for what was done, and what was done to
/// somebody for what they do.
pub(super) fn is_other_form(language: &Language, bracket: &str, replaced: &Replaced) -> bool {
    let (new, old) = (fold_str(bracket), &replaced.text[replaced.range.clone()]);
    let is_one = |text: &str| !text.trim().contains([' ', '-']);
    if !is_one(&new) || !is_one(old) || !language.same_word(old, new.trim()) {
        return false;
    }
    if language.is_progressive(&new) && language.is_past(old) {
        return false;
    }
    let is_auxiliary = |word: &FoldedWord| auxiliaries(language, word).next().is_some();
    // Whoever is accused does not accuse.
    let is_finite_now = language.is_participle(old) && !language.is_participle(new.trim());
    if is_finite_now
        && !replaced
            .before(language)
            .is_some_and(|word| is_auxiliary(&word))
    {
        return false;
    }
    let turns_doer = |word: &FoldedWord| {
        has(language.articles, word)
            || auxiliaries(language, word).any(|(_, kind)| kind == Auxiliary::Be)
    };
    !(language.is_past(&new)
        && language.is_progressive(old)
        && replaced
            .before(language)
            .is_some_and(|word| turns_doer(&word)))
}

/// Pronouns and pointing words for anything, auxiliaries for forms of the same; words that the
/// bracket repeats may stand between.
fn stands_for_pronouns_and_auxiliaries(
    language: &Language,
    new: &[FoldedWord],
    old: &[FoldedWord],
) -> bool {
    if is_pointing_phrase(language, old) {
        return true;
    }
    // What becomes of a negation is told elsewhere, whatever stands beside it.
    let new = without_negations(language, new);
    let old = without_negations(language, old);
    // *Her* and *that* point before they are anything else.
    let (verbs, others): (Vec<&FoldedWord>, Vec<&FoldedWord>) = old
        .iter()
        .copied()
        .partition(|word| is_form_of_auxiliary(language, word) && !points(language, word));
    if !stands_for_pronouns(language, &new, &others) {
        return false;
    }
    let has_pointing = others.iter().any(|word| points(language, word));
    if verbs.is_empty() {
        return has_pointing || old.iter().all(|word| is_repeated(&new, word));
    }
    // Beside a pronoun anything may stand for that; without one the bracket is the verb alone, with
    // small words that no one takes for more.
    let adds_little = |word: &&FoldedWord| {
        is_form_of_auxiliary(language, word) || is_function_word(language, word)
    };
    stands_for_auxiliaries(language, &new, &verbs) && (has_pointing || new.iter().all(adds_little))
}

/// Whether words together point to a time or place: *the next day*.
fn is_pointing_phrase(language: &Language, words: &[FoldedWord]) -> bool {
    let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    language.pointers.contains(&words.join(" ").as_str())
}

/// Accepts words that all are pronouns, articles or in the bracket as well. With pronouns one verb
/// may change its form: *meet them* to *met the rebels*.
fn stands_for_pronouns(language: &Language, new: &[&FoldedWord], old: &[&FoldedWord]) -> bool {
    let is_small = |word: &FoldedWord| {
        points(language, word) || has(language.articles, word) || is_repeated(new, word)
    };
    let telling: Vec<&FoldedWord> = old.iter().copied().filter(|word| !is_small(word)).collect();
    match telling[..] {
        [] => true,
        [verb] => {
            old.iter().any(|word| points(language, word)) && has_other_form(language, new, verb)
        }
        _ => false,
    }
}

/// Whether another form of a word is among some, but what is being done for what was done.
fn has_other_form(language: &Language, new: &[&FoldedWord], old: &FoldedWord) -> bool {
    new.iter().any(|word| {
        language.same_word(&old.text, &word.text)
            && !(language.is_progressive(&word.text) && language.is_past(&old.text))
    })
}

/// Accepts auxiliaries of which each has a form of itself on the other side: none is dropped and
/// none added, and the voice stays.
fn stands_for_auxiliaries(language: &Language, new: &[&FoldedWord], old: &[&FoldedWord]) -> bool {
    let new: Vec<&FoldedWord> = new
        .iter()
        .copied()
        .filter(|word| is_form_of_auxiliary(language, word))
        .collect();
    let is_among = |words: &[&FoldedWord], wanted: &FoldedWord| {
        words.iter().any(|word| are_forms(language, word, wanted))
    };
    old.iter().all(|word| is_among(&new, word))
        && new.iter().all(|word| is_among(old, word))
        && !exchanges_be_and_have(language, &new, old)
}

fn without_negations<'w>(language: &Language, words: &'w [FoldedWord]) -> Vec<&'w FoldedWord> {
    words
        .iter()
        .filter(|word| !has(language.negations, word))
        .collect()
}

/// Whether a word is a pronoun, or points to a time or place.
fn points(language: &Language, word: &FoldedWord) -> bool {
    has(language.pronouns, word) || has(language.pointers, word)
}

fn is_repeated(new: &[&FoldedWord], word: &FoldedWord) -> bool {
    new.iter().any(|other| other.text == word.text)
}

fn is_form_of_auxiliary(language: &Language, word: &FoldedWord) -> bool {
    auxiliaries(language, word).next().is_some()
}

/// The auxiliaries that a word may be a form of: its line in the table, and which.
fn auxiliaries<'l>(
    language: &'l Language,
    word: &FoldedWord,
) -> impl Iterator<Item = (usize, Auxiliary)> + use<'l> {
    let text = word.text.clone();
    let lines = language.auxiliaries.iter().enumerate();
    lines
        .filter(move |(_, (_, forms))| forms.contains(&text.as_str()))
        .map(|(line, (kind, _))| (line, *kind))
}

/// Whether two words may be forms of one auxiliary.
fn are_forms(language: &Language, one: &FoldedWord, other: &FoldedWord) -> bool {
    auxiliaries(language, one).any(|a| auxiliaries(language, other).any(|b| verb(a) == verb(b)))
}

/// What tells auxiliaries apart: *be*, *have* and *do* count as one.
fn verb((line, kind): (usize, Auxiliary)) -> Option<usize> {
    (kind == Auxiliary::Modal).then_some(line)
}

/// Whether *be* stands for *have*, or the other way: that turns the voice (*was killed*, *had
/// killed*) or the sense (*are heirs*, *have heirs*), where not both stand on one side (*was
/// killed*, *had been killed*).
fn exchanges_be_and_have(language: &Language, new: &[&FoldedWord], old: &[&FoldedWord]) -> bool {
    // The last one decides: *has been* is passive, and *has* is not.
    let may_be = |words: &[&FoldedWord], wanted| {
        words
            .last()
            .is_some_and(|word| auxiliaries(language, word).any(|(_, kind)| kind == wanted))
    };
    let exchanged = |one: Auxiliary, other: Auxiliary| {
        may_be(old, one) && !may_be(old, other) && may_be(new, other) && !may_be(new, one)
    };
    exchanged(Auxiliary::Be, Auxiliary::Have) || exchanged(Auxiliary::Have, Auxiliary::Be)
}

/// Why a bracket may not stand for words.
pub(super) fn reason(language: Option<&Language>, replaced: &Replaced) -> &'static str {
    let old = guard_words(replaced.text, replaced.range.clone(), language);
    let all = |is: &dyn Fn(&Language, &FoldedWord) -> bool| {
        language.is_some_and(|language| old.iter().all(|word| is(language, word)))
    };
    if all(&|language, word| has(language.articles, word)) {
        "for which an article, a pronoun or a possessive may stand"
    } else if all(&|language, word| auxiliaries(language, word).next().is_some()) {
        "for which a form of the same verb may stand"
    } else {
        "which is more than an article, a pronoun or an auxiliary"
    }
}

/// Articles, pronouns, pointing words, prepositions and conjunctions that weigh nothing.
pub(super) fn is_function_word(language: &Language, word: &FoldedWord) -> bool {
    [
        language.articles,
        language.pronouns,
        language.pointers,
        language.particles,
    ]
    .into_iter()
    .any(|list| has(list, word))
}

/// Whether auxiliaries of a bracket turn those that it stands beside: *have* where *be* is left
/// out, another modal verb for one.
pub(super) fn turns_auxiliary(language: &Language, bracket: &str, old: &[FoldedWord]) -> bool {
    let new = folded_words(Some(language), bracket);
    let is_auxiliary = |word: &&FoldedWord| auxiliaries(language, word).next().is_some();
    let new: Vec<&FoldedWord> = new.iter().filter(is_auxiliary).collect();
    let old: Vec<&FoldedWord> = old.iter().filter(is_auxiliary).collect();
    let is_of_none = |one: &&FoldedWord| !old.iter().any(|other| are_forms(language, one, other));
    (!old.is_empty() && new.iter().any(is_of_none)) || exchanges_be_and_have(language, &new, &old)
}

/// Which auxiliary a word is, if it is one.
pub(super) fn is_kind_of_auxiliary(
    language: &Language,
    word: &FoldedWord,
    wanted: Auxiliary,
) -> bool {
    let mut kinds = auxiliaries(language, word).map(|(_, kind)| kind).peekable();
    kinds.peek().is_some() && kinds.all(|kind| kind == wanted)
}

/// The first auxiliary of a bracket that is a form of none of these words.
pub(super) fn added_auxiliary(
    language: &Language,
    bracket: &str,
    old: &[FoldedWord],
) -> Option<String> {
    let is_of_none = |word: &FoldedWord| !old.iter().any(|other| are_forms(language, word, other));
    let added =
        |word: &FoldedWord| auxiliaries(language, word).next().is_some() && is_of_none(word);
    let folded = fold_str(bracket);
    // What hangs on a word is mostly its genitive, and a word with a capital a name.
    let is_other = |word: &FoldedWord| {
        word.text.starts_with('\'') || folded[word.range.clone()].starts_with(char::is_uppercase)
    };
    folded_words(Some(language), bracket)
        .into_iter()
        .find(|word| !is_other(word) && added(word))
        .map(|word| word.text)
}

/// Whether a word of a text is an auxiliary.
pub(super) fn is_auxiliary(language: &Language, word: &str) -> bool {
    let word = FoldedWord {
        range: 0..word.len(),
        text: lowercase(word),
    };
    auxiliaries(language, &word).next().is_some()
}
