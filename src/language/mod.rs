//! The words of a language: what turns a statement, weakens it, counts, points, and how words are
//! inflected. One file a language, one shape for all. The lists are closed; `explain meaning`
//! prints them. Which language a text reads as is told by [`detect`].

pub mod detect;
mod english;
mod forms;
mod french;
mod french_reversals;
mod german;
mod spanish;
mod spanish_reversals;

use crate::text::numbers::NumberWords;

/// Words and phrases in small letters with straight apostrophes, a hyphen written as a space. In a
/// phrase one space stands between words, `/` between words of which any may stand there, and `…`
/// for up to [`Language::GAP`] others.
pub type Words = &'static [&'static str];

/// How a word ends, and how its dictionary form does: `("ies", "y")`.
pub type Ending = (&'static str, &'static str);

/// What the meaning guard knows of one language.
pub struct Language {
    /// BCP 47 primary tag.
    pub tag: &'static str,
    /// Turn a statement into its contrary.
    pub negations: Words,
    /// Deny, undo or reject what they are said of: *denied*, *refused*, *failed to*.
    pub reversals: Words,
    /// Limit or undo what they are said of: *if*, *unless*, *rarely*, *too … to*.
    pub limits: Words,
    /// Say of the noun behind them that it is not quite what it is called: *former*, *fake*,
    /// *so-called*.
    pub qualifiers: Words,
    /// Weaken a statement.
    pub hedges: Words,
    /// Say whose statement it is.
    pub attributions: Words,
    /// Say how many without a number: *all*, *some*, *few*.
    pub quantifiers: Words,
    /// Phrases in which words of the lists above weigh nothing: *no doubt*, *a few*.
    pub weightless: Words,
    /// Days and months.
    pub calendar: Words,
    /// Articles.
    pub articles: Words,
    /// Personal, possessive, reflexive, demonstrative and relative pronouns.
    pub pronouns: Words,
    /// Point to a time or place: *there*, *today*.
    pub pointers: Words,
    /// Begin a clause that says more of a noun: *who*, *which*.
    pub relatives: Words,
    /// Prepositions and conjunctions that weigh nothing.
    pub particles: Words,
    /// What stands before an infinitive: a phrase that ends so is said of the next word alone,
    /// *refused to* of *sign*.
    pub infinitive: Words,
    /// Conjunctions that begin another statement behind a comma: *and*, *but*.
    pub conjunctions: Words,
    /// Auxiliary verbs: forms that may stand for each other, one verb a line.
    pub auxiliaries: &'static [(Auxiliary, &'static str)],
    /// A line for each word whose forms its endings do not tell: these, parted by spaces, the
    /// dictionary form first; behind ` | ` past forms and participles of the past.
    pub irregular: &'static str,
    /// What verbs of the table above may begin with: *over* of *overthrew*.
    pub prefixes: Words,
    /// Regular endings.
    pub endings: &'static [Ending],
    /// Regular endings of words with a capital, where a capital tells nouns; else nothing.
    pub noun_endings: &'static [Ending],
    /// The syllable before the stem of a regular participle of the past: *ge* of *gesagt*; else
    /// nothing.
    pub participle_prefix: &'static str,
    /// Endings of what somebody is doing: *attacking*.
    pub progressive: Words,
    /// Regular endings of past forms and participles of the past: *attacked*.
    pub past: Words,
    /// Endings of participles of the past that no other form of a verb has; nothing where there are
    /// none.
    pub participles: Words,
    /// Endings of verbs that say what is hearsay or would be, and words that end so and say nothing
    /// of the kind.
    pub conditional: (Words, Words),
    /// Pronouns that hang on infinitives and what is being done without any mark: *prohibirles*.
    pub attached: Words,
    /// What may hang on a word behind an apostrophe, it included: `'s`.
    pub enclitics: Words,
    /// What may hang on a word before it, with the apostrophe: `l'`.
    pub proclitics: Words,
}

/// Which auxiliary verb it is. The first three may stand for each other, but where that would turn
/// the voice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Auxiliary {
    /// *Be*, and what else makes the passive.
    Be,
    /// *Have*.
    Have,
    /// *Do*.
    Do,
    /// A modal verb, which stands for itself alone.
    Modal,
}

/// Every language whose words are known.
pub const ALL: [&Language; 4] = [
    &english::ENGLISH,
    &german::GERMAN,
    &french::FRENCH,
    &spanish::SPANISH,
];

impl Language {
    /// Words that may stand in a phrase for `…`.
    pub const GAP: usize = 6;

    /// The words of a language, by its tag (`en`, `en-GB`).
    pub fn of(tag: &str) -> Option<&'static Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        ALL.into_iter()
            .find(|language| language.tag.eq_ignore_ascii_case(primary))
    }

    /// Its numbers written as words.
    pub fn numbers(&self) -> Option<&'static NumberWords> {
        NumberWords::of(self.tag)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALL, Language, Words};

    fn lists(language: &Language) -> [(&'static str, Words); 20] {
        [
            ("negations", language.negations),
            ("reversals", language.reversals),
            ("limits", language.limits),
            ("qualifiers", language.qualifiers),
            ("hedges", language.hedges),
            ("attributions", language.attributions),
            ("quantifiers", language.quantifiers),
            ("weightless", language.weightless),
            ("calendar", language.calendar),
            ("articles", language.articles),
            ("pronouns", language.pronouns),
            ("pointers", language.pointers),
            ("particles", language.particles),
            ("conjunctions", language.conjunctions),
            ("relatives", language.relatives),
            ("infinitive", language.infinitive),
            ("prefixes", language.prefixes),
            ("attached", language.attached),
            ("enclitics", language.enclitics),
            ("proclitics", language.proclitics),
        ]
    }

    #[test]
    fn words_are_written_as_they_are_looked_up_and_once() {
        let mut wrong = Vec::new();
        for language in ALL {
            for (name, list) in lists(language) {
                let mut seen = BTreeSet::new();
                for phrase in list {
                    let is_small =
                        phrase.to_lowercase() == *phrase && !phrase.contains(['’', '-', '_']);
                    let is_parted = phrase.split(' ').all(|word| {
                        !word.is_empty() && word.split('/').all(|word| !word.is_empty())
                    });
                    if !is_small || !is_parted || !seen.insert(phrase) {
                        wrong.push(format!("{} {name}: {phrase}", language.tag));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn forms_of_one_word() {
        let same =
            |tag: &str, one: &str, other: &str| Language::of(tag).unwrap().same_word(one, other);
        for (tag, words) in [
            (
                "en",
                "takes took|vetoed vetoes|tried try|children child|stopped stop|organise organize|overthrew overthrow",
            ),
            (
                "de",
                "geht ging|nahm nimmt|übernahm übernimmt|gesagt sagen|Männer Mann|muß muss|spricht gesprochen",
            ),
            (
                "fr",
                "prend prit|accusé accuser|beaux beau|finit finissent|national nationaux",
            ),
            ("es", "tiene tuvo|acusó acusar|ciudades ciudad"),
        ] {
            for (one, other) in words.split('|').filter_map(|pair| pair.split_once(' ')) {
                assert!(same(tag, one, other), "{tag}: {one}, {other}");
            }
        }
        for (tag, words) in [
            (
                "en",
                "accused accuser|important import|late lately|found founded|fell felled|public publication|office officer",
            ),
            (
                "de",
                "Angreifer angreifen|Ankläger angeklagt|Minister ministerial",
            ),
            ("fr", "accusé accusateur|important importe"),
            ("es", "acusado acusador|asesino asesinado"),
        ] {
            for (one, other) in words.split('|').filter_map(|pair| pair.split_once(' ')) {
                assert!(!same(tag, one, other), "{tag}: {one}, {other}");
            }
        }
    }
}
