//! Ways in which a quotation is true in its letters and turns what its source says, with the
//! source's own words or the smallest of an author's. The words by which they find what to turn are
//! a few everyday ones, written down without regard to the program's.

use crate::quoted::{Sentence, markdown};
use crate::words::{
    ARTICLES, ATTRIBUTIONS, AUXILIARIES, BOUNDS, CONDITIONS, FREE, HEDGES, Lists, MODALS,
    NEGATIONS, NOT_ONE, QUALIFIERS, QUANTITIES, REVERSALS,
};

/// A sentence of a source in; words that quote it falsely, out.
pub(crate) type Turn = fn(&Sentence) -> Option<String>;

/// Every way, by name.
pub(crate) const KINDS: &[(&str, Turn)] = &[
    ("a-negation-left-out", |of| left_out(of, of.list(NEGATIONS))),
    ("a-reversal-left-out", |of| left_out(of, of.list(REVERSALS))),
    ("a-number-left-out", left_out_number),
    ("a-quantity-left-out", |of| {
        left_out(of, of.list(QUANTITIES))
    }),
    ("a-hedge-left-out", |of| left_out(of, of.list(HEDGES))),
    ("a-condition-left-out", |of| {
        left_out(of, of.list(CONDITIONS))
    }),
    ("what-is-said-of-a-noun-left-out", |of| {
        left_out(of, of.list(QUALIFIERS))
    }),
    ("who-says-it-left-out", |of| {
        left_out(of, of.list(ATTRIBUTIONS))
    }),
    ("a-bound-left-out", |of| left_out(of, &bound(of)?)),
    ("a-negation-added", |of| added(of, of.list(NEGATIONS)[0])),
    ("a-reversal-added", |of| added(of, of.list(REVERSALS)[0])),
    ("a-hedge-added", |of| added(of, of.list(HEDGES)[0])),
    ("a-condition-added", |of| added(of, of.list(CONDITIONS)[0])),
    ("a-quantity-added", |of| added(of, of.list(QUANTITIES)[0])),
    ("who-says-it-added", |of| {
        added(of, of.list(ATTRIBUTIONS)[0])
    }),
    ("an-auxiliary-added", |of| {
        added(of, of.list(AUXILIARIES)[0])
    }),
    ("a-word-for-another", |of| {
        instead(of, content_word(of, 1)?, content_words(of).nth(2)?.1)
    }),
    ("a-name-for-another", a_name_for_another),
    ("a-number-for-another", |of| {
        instead(of, number(of)?, "7301")
    }),
    ("a-negation-for-a-word", |of| {
        instead(of, content_word(of, 1)?, of.list(NEGATIONS)[0])
    }),
    ("an-article-for-a-negation", |of| {
        instead(of, of.find(of.list(ARTICLES))?, of.list(NOT_ONE)[0])
    }),
    ("one-modal-verb-for-another", one_modal_for_another),
    ("doing-for-done", |of| participle(of, "ed", "ing")),
    ("doer-for-what-was-done", |of| participle(of, "ed", "er")),
    ("letters-before-an-ending", letters_before_an_ending),
    ("un-before-a-word", |of| prefixed(of, "un")),
    ("non-before-a-word", |of| prefixed(of, "non-")),
    ("letters-of-two-scripts", |of| {
        instead(of, content_word(of, 1)?, "pаpа")
    }),
    ("begun-behind-a-negation", |of| {
        begun_behind(of, of.list(NEGATIONS))
    }),
    ("begun-behind-a-reversal", |of| {
        begun_behind(of, of.list(REVERSALS))
    }),
    ("begun-behind-a-hedge", |of| {
        begun_behind(of, of.list(HEDGES))
    }),
    ("begun-behind-a-condition", |of| {
        begun_behind(of, of.list(CONDITIONS))
    }),
    ("begun-behind-what-is-said-of-a-noun", |of| {
        begun_behind(of, of.list(QUALIFIERS))
    }),
    ("begun-behind-a-bound", |of| begun_behind(of, &bound(of)?)),
    ("ended-before-a-negation", |of| {
        ended_before(of, of.list(NEGATIONS))
    }),
    ("ended-before-a-condition", |of| {
        ended_before(of, of.list(CONDITIONS))
    }),
    ("ended-before-a-reversal", |of| {
        ended_before(of, of.list(REVERSALS))
    }),
    ("a-question-without-its-mark", |of| {
        of.text.trim_end().strip_suffix('?').map(str::to_owned)
    }),
    ("a-question-made-a-statement", |of| {
        Some(format!("{}.", of.text.trim_end().strip_suffix('?')?))
    }),
    ("a-statement-made-a-question", |of| {
        Some(format!("{}?", of.text.trim_end().strip_suffix('.')?))
    }),
    ("another-number-at-the-start", |of| {
        Some(format!("[7301] {}", behind(of, number(of)?)?))
    }),
    ("another-word-at-the-end", another_word_at_the_end),
    ("another-word-at-the-start", another_word_at_the_start),
    (
        "another-word-beside-an-elision",
        another_word_beside_an_elision,
    ),
    ("halves-in-another-order", |of| {
        Some(format!("{} … {}", half(of, true)?, half(of, false)?))
    }),
    ("words-joined-over-what-stands-between", |of| {
        Some(format!("{} {}", half(of, false)?, of.words().last()?.1))
    }),
];

impl Sentence {
    fn list(&self, lists: Lists) -> &'static [&'static str] {
        lists[["en", "de", "fr", "es"]
            .iter()
            .position(|language| self.language.starts_with(language))
            .unwrap_or(0)]
    }

    /// Its words with the byte at which each starts, marks at their ends left off.
    fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_mark = |char: char| !char.is_alphanumeric();
        self.text.split(' ').map(move |word| {
            let bare = word.trim_start_matches(is_mark);
            let start =
                word.as_ptr() as usize - self.text.as_ptr() as usize + (word.len() - bare.len());
            (start, bare.trim_end_matches(is_mark))
        })
    }

    /// Where the first of some words or phrases stands, within the sentence.
    fn find(&self, words: &[&str]) -> Option<(usize, usize)> {
        let starts: Vec<usize> = self.words().map(|(start, _)| start).collect();
        let ends = |end: usize| {
            self.text[end..]
                .chars()
                .next()
                .is_none_or(|char| !char.is_alphanumeric() && char != '-')
        };
        let stands = |start: usize, word: &str| {
            let there = self.text.get(start..start + word.len())?;
            // A capital may make a name of it, or a month.
            (there == word && ends(start + word.len())).then_some((start, start + word.len()))
        };
        starts
            .into_iter()
            .find_map(|start| words.iter().find_map(|word| stands(start, word)))
    }
}

/// What stands before and behind a stretch, if words do.
fn around(of: &Sentence, (start, end): (usize, usize)) -> Option<(&str, &str)> {
    let (before, behind) = (of.text[..start].trim_end(), of.text[end..].trim_start());
    let has_words = |text: &str| text.contains(char::is_alphabetic);
    (has_words(before) && has_words(behind)).then_some((before, behind))
}

fn left_out(of: &Sentence, words: &[&str]) -> Option<String> {
    let (before, behind) = around(of, of.find(words)?)?;
    Some(format!("{before} … {behind}"))
}

/// The first bound that stands before digits.
fn bound(of: &Sentence) -> Option<[&'static str; 1]> {
    let before_digits = |bound: &&&str| {
        let behind = of
            .text
            .split_once(&format!(" {bound} "))
            .map(|(_, behind)| behind);
        behind.is_some_and(|behind| behind.starts_with(|char: char| char.is_ascii_digit()))
    };
    of.list(BOUNDS)
        .iter()
        .find(before_digits)
        .map(|bound| [*bound])
}

fn number(of: &Sentence) -> Option<(usize, usize)> {
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|char| char.is_ascii_digit());
    let (start, word) = of.words().find(|(_, word)| is_number(word))?;
    // A number of several pieces is not taken apart: that is told as a cut.
    let alone = of.text[start + word.len()..].starts_with(' ')
        || of.text[start + word.len()..].starts_with(',');
    alone.then_some((start, start + word.len()))
}

fn left_out_number(of: &Sentence) -> Option<String> {
    let (before, behind) = around(of, number(of)?)?;
    Some(format!("{before} … {behind}"))
}

/// A word in a bracket behind the second word.
fn added(of: &Sentence, word: &str) -> Option<String> {
    let third = of.words().nth(2)?.0;
    let (before, behind) = around(of, (third, third))?;
    Some(format!("{before} [{word}] {behind}"))
}

/// Words that say what a sentence is about: small, long, not at its beginning or end.
fn content_words(of: &Sentence) -> impl Iterator<Item = (usize, &str)> {
    let count = of.words().count();
    let inner = of
        .words()
        .enumerate()
        .filter(move |(number, _)| *number > 1 && number + 2 < count)
        .map(|(_, word)| word);
    let says = |word: &str| {
        word.chars().count() > 4 && word.chars().all(char::is_lowercase) && !FREE.contains(&word)
    };
    inner.filter(move |(_, word)| says(word))
}

fn content_word(of: &Sentence, number: usize) -> Option<(usize, usize)> {
    content_words(of)
        .nth(number)
        .map(|(start, word)| (start, start + word.len()))
}

/// Whether two words may be forms of one.
fn is_alike(one: &str, other: &str) -> bool {
    one.chars()
        .zip(other.chars())
        .take(3)
        .all(|(one, other)| one == other)
}

/// Another word in a bracket, in the place of one.
fn instead(of: &Sentence, place: (usize, usize), word: &str) -> Option<String> {
    let (before, behind) = around(of, place)?;
    (!is_alike(&of.text[place.0..place.1], word)).then(|| format!("{before} [{word}] {behind}"))
}

fn a_name_for_another(of: &Sentence) -> Option<String> {
    let names: Vec<(usize, &str)> = of
        .words()
        .skip(2)
        .filter(|(_, word)| word.len() > 1 && word.starts_with(char::is_uppercase))
        .collect();
    let (first, other) = (
        names.first()?,
        names.iter().rev().find(|(_, word)| *word != names[0].1)?,
    );
    instead(of, (first.0, first.0 + first.1.len()), other.1)
}

fn one_modal_for_another(of: &Sentence) -> Option<String> {
    let modals = of.list(MODALS);
    let place = of.find(modals)?;
    let other = modals
        .iter()
        .find(|modal| **modal != &of.text[place.0..place.1])?;
    instead(of, place, other)
}

/// The first word with an ending with another one, in a bracket.
fn participle(of: &Sentence, ending: &str, other: &str) -> Option<String> {
    let (start, word) = content_words(of)
        .find(|(_, word)| of.language.starts_with("en") && word.ends_with(ending))?;
    let (before, behind) = around(of, (start, start + word.len()))?;
    Some(format!(
        "{before} [{}{other}] {behind}",
        word.strip_suffix(ending)?
    ))
}

/// *Bankers* of *banks*, *employees* of *employs*.
fn letters_before_an_ending(of: &Sentence) -> Option<String> {
    let (start, word) = content_words(of).find(|(_, word)| {
        of.language.starts_with("en") && word.ends_with('s') && !word.ends_with("ss")
    })?;
    let (before, behind) = around(of, (start, start + word.len()))?;
    Some(format!(
        "{before} {}[er]s {behind}",
        word.strip_suffix('s')?
    ))
}

fn prefixed(of: &Sentence, prefix: &str) -> Option<String> {
    let place = content_word(of, 0)?;
    let (before, _) = around(of, place)?;
    Some(format!("{before} [{prefix}]{}", &of.text[place.0..]))
}

/// What stands behind a place.
fn behind(of: &Sentence, (_, end): (usize, usize)) -> Option<&str> {
    let behind = of.text[end..].trim_start_matches(|char: char| !char.is_alphanumeric());
    (behind.split(' ').count() > 1).then_some(behind)
}

fn begun_behind(of: &Sentence, words: &[&str]) -> Option<String> {
    Some(behind(of, of.find(words)?)?.to_owned())
}

fn ended_before(of: &Sentence, words: &[&str]) -> Option<String> {
    let (start, end) = of.find(words)?;
    // *Not only* denies nothing.
    if of.text[end..].starts_with(" only") {
        return None;
    }
    let before = of.text[..start].trim_end_matches(|char: char| !char.is_alphanumeric());
    (before.split(' ').count() > 1).then(|| before.to_owned())
}

fn another_word_at_the_end(of: &Sentence) -> Option<String> {
    let (start, word) = content_words(of).last()?;
    let other = content_words(of)
        .next()
        .filter(|(_, other)| !is_alike(other, word))?;
    let before = of.text[..start].trim_end();
    before
        .ends_with(char::is_alphabetic)
        .then(|| format!("{before} [{}]", other.1))
}

fn another_word_at_the_start(of: &Sentence) -> Option<String> {
    let (start, word) = content_words(of).next()?;
    let other = content_words(of)
        .last()
        .filter(|(_, other)| !is_alike(other, word))?;
    let rest = of.text[start + word.len()..].strip_prefix(' ')?;
    Some(format!("[{}] {rest}", other.1))
}

fn another_word_beside_an_elision(of: &Sentence) -> Option<String> {
    let (start, word) = content_words(of).nth(1)?;
    let other = content_words(of)
        .last()
        .filter(|(_, other)| !is_alike(other, word))?;
    let (before, behind) = around(of, (start, start + word.len()))?;
    Some(format!("{before} [{}] … {behind}", other.1))
}

/// The first or the second half of a sentence.
fn half(of: &Sentence, second: bool) -> Option<String> {
    let starts: Vec<usize> = of.words().map(|(start, _)| start).collect();
    let middle = *starts.get(starts.len() / 2).filter(|_| starts.len() > 5)?;
    let (first, last) = (&of.text[..middle], &of.text[middle..]);
    let half = if second { last } else { first };
    Some(
        half.trim_matches(|char: char| !char.is_alphanumeric())
            .to_owned(),
    )
}

/// The words as a page quotes them.
pub(crate) fn written(of: &Sentence, words: &str) -> String {
    format!("> {}\n>\n> — {}", markdown(words), of.citation)
}

/// A whole sentence, cited from another source.
pub(crate) fn from_another_source(of: &Sentence) -> Option<String> {
    Some(format!(
        "> {}\n>\n> — [@{}]",
        markdown(&of.text),
        of.other.as_ref()?
    ))
}
