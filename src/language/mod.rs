//! The words of a language: what turns a statement, weakens it, counts, points, and how words are
//! inflected. One folder a language, one shape for all: its files are lists that whoever knows the
//! language can correct. The lists are closed; `explain meaning` prints them. Which language a text
//! reads as is told by [`detect`].

pub mod detect;
mod forms;
mod read;
mod small_words;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::text::numbers::NumberWords;

use read::{Files, read};

/// The tag of a language that nobody has named and that a text does not plainly read as (BCP 47:
/// *undetermined*).
pub const UNKNOWN: &str = "und";

/// Words and phrases in small letters with straight apostrophes, a hyphen written as a space. In a
/// phrase one space stands between words, `/` between words of which any may stand there, and `…`
/// for up to [`Language::GAP`] others.
pub type Words = &'static [&'static str];

/// How a word ends, and how its dictionary form does: `("ies", "y")`.
pub type Ending = (&'static str, &'static str);

/// What is known of the words of one language.
pub struct Language {
    /// BCP 47 primary tag.
    pub tag: &'static str,
    /// Turn a statement into its contrary.
    pub negations: Words,
    /// Deny, undo or reject what they are said of: *denied*, *refused*, *failed to*.
    pub reversals: Words,
    /// Limit or undo what they are said of: *if*, *unless*, *rarely*, *too … to*.
    pub limits: Words,
    /// Of these, what begins a clause on which the rest of the sentence depends: *if*, *unless*.
    pub conditions: Words,
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
    /// Auxiliary verbs, each with its forms, which may stand for each other.
    pub auxiliaries: &'static [(Auxiliary, Words)],
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
    /// Words without which a sentence says the same: those that no comparison stresses. Negations
    /// and hedges are none of them, for they decide; nor are numbers.
    pub small_words: Words,
    /// What else may hang on a word before it, which the guard takes for one word with it:
    /// `presqu'`.
    pub elided: Words,
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

/// The files of every language whose words are known.
const FILES: [Files; 4] = [
    Files {
        tag: "en",
        words: include_str!("en/words.txt"),
        grammar: include_str!("en/grammar.txt"),
        irregular: include_str!("en/irregular.txt"),
        small_words: include_str!("en/small_words.txt"),
    },
    Files {
        tag: "de",
        words: include_str!("de/words.txt"),
        grammar: include_str!("de/grammar.txt"),
        irregular: include_str!("de/irregular.txt"),
        small_words: include_str!("de/small_words.txt"),
    },
    Files {
        tag: "fr",
        words: include_str!("fr/words.txt"),
        grammar: include_str!("fr/grammar.txt"),
        irregular: include_str!("fr/irregular.txt"),
        small_words: include_str!("fr/small_words.txt"),
    },
    Files {
        tag: "es",
        words: include_str!("es/words.txt"),
        grammar: include_str!("es/grammar.txt"),
        irregular: include_str!("es/irregular.txt"),
        small_words: include_str!("es/small_words.txt"),
    },
];

/// Every language whose words are known. Each is read when it is first asked for: most projects
/// quote in one language or two.
pub static ALL: [LazyLock<Language>; FILES.len()] = [
    LazyLock::new(|| read(&FILES[0]).0),
    LazyLock::new(|| read(&FILES[1]).0),
    LazyLock::new(|| read(&FILES[2]).0),
    LazyLock::new(|| read(&FILES[3]).0),
];

/// The place among [`ALL`] of a language, by its tag (`en`, `en-GB`). No language is read for it.
pub fn number_of(tag: &str) -> Option<usize> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    FILES
        .iter()
        .position(|files| files.tag.eq_ignore_ascii_case(primary))
}

impl Language {
    /// Words that may stand in a phrase for `…`: what parts a verb from its particle is seldom
    /// longer, and across more words a phrase would be made of what belongs to two clauses.
    pub const GAP: usize = 6;

    /// The words of a language, by its tag (`en`, `en-GB`).
    pub fn of(tag: &str) -> Option<&'static Self> {
        number_of(tag).map(|number| &*ALL[number])
    }

    /// Its numbers written as words.
    pub fn numbers(&self) -> Option<&'static NumberWords> {
        NumberWords::of(self.tag)
    }
}
