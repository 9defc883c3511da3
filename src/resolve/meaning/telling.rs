//! Words and phrases that the guard knows, found in a text.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

use crate::language::{ALL, Language, number_of};
use crate::text::fold::lowercase;
use crate::text::numbers::NumberWords;
use crate::text::words::words;

use super::words::{FoldedWord, MONTHS_TOO, guard_words};

/// The kinds of words that the guard knows, the weightiest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum TellingKind {
    Negation,
    Reversal,
    Number,
    Quantifier,
    /// Days and months, which count as numbers where one is put for another.
    Calendar,
    Hedge,
    Limit,
    Qualifier,
    Attribution,
}

/// A word or phrase that the guard knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Telling {
    pub(super) kind: TellingKind,
    /// Where its words stand; what stands between them is not its own.
    pub(super) words: Vec<Range<usize>>,
    /// The phrase in which they weigh nothing, as long as it stays whole.
    pub(super) weightless: Option<Range<usize>>,
}

impl Telling {
    /// From its first word to its last.
    pub(super) fn range(&self) -> Range<usize> {
        self.words.first().map_or(0, |word| word.start)
            ..self.words.last().map_or(0, |word| word.end)
    }

    /// Whether a word of it lies in a range.
    pub(super) fn touches(&self, range: &Range<usize>) -> bool {
        self.words
            .iter()
            .any(|word| word.start < range.end && range.start < word.end)
    }

    /// Whether it weighs anything where this is cut off: of a phrase in which it weighs nothing a
    /// part is.
    pub(super) fn weighs_in(&self, cut_off: &Range<usize>) -> bool {
        self.weightless
            .as_ref()
            .is_none_or(|phrase| phrase.start < cut_off.start || cut_off.end < phrase.end)
    }

    /// Its words, in small letters, without the emphasis of plain text.
    pub(super) fn said(&self, text: &str) -> String {
        let words = self
            .words
            .iter()
            .map(|word| lowercase(&text[word.clone()]).trim_matches('_').to_owned());
        words.collect::<Vec<_>>().join(" ")
    }

    /// What a message calls it.
    pub(super) fn named(&self, text: &str) -> String {
        named(self.kind, &text[self.range()])
    }
}

/// A kind and the word that it is.
pub(super) fn named(kind: TellingKind, word: &str) -> String {
    let kind = match kind {
        TellingKind::Negation => "the negation",
        TellingKind::Reversal => "the reversal",
        TellingKind::Number | TellingKind::Calendar => "the number",
        TellingKind::Quantifier => "the quantity",
        TellingKind::Hedge => "the hedge",
        TellingKind::Limit | TellingKind::Qualifier => "the limiting word",
        TellingKind::Attribution => "the attribution",
    };
    format!("{kind} “{word}”")
}

/// Everything in a range of a text that the guard knows. A phrase counts where all of it is in the
/// range.
pub(super) fn telling(
    text: &str,
    range: Range<usize>,
    language: Option<&Language>,
) -> Vec<Telling> {
    let words = guard_words(text, range, language);
    let known = language.and_then(|language| Some((language, phrases_of(language)?)));
    let mut found: Vec<Telling> = Vec::new();
    let mut weightless: Option<Range<usize>> = None;
    for at in 0..words.len() {
        let words = &words[at..];
        let here = known.map_or_else(Longest::default, |known| longest(text, words, known));
        if let Some(count) = here.weightless {
            let phrase = words[0].range.start..words[count - 1].range.end;
            // Of phrases in which nothing weighs, the one counts that goes on farthest.
            if weightless
                .as_ref()
                .is_none_or(|before| before.end < phrase.end)
            {
                weightless = Some(phrase);
            }
        }
        let within = weightless
            .clone()
            .filter(|phrase| words[0].range.start < phrase.end);
        found.extend(told_by(text, words, language, here, within.as_ref()));
    }
    found.sort_by_key(|telling| {
        let longest_first = usize::MAX - telling.words.len();
        (telling.kind, telling.range().start, longest_first)
    });
    // Of a phrase that holds another of its kind one is enough.
    found.dedup_by(|next, before| {
        next.kind == before.kind && next.words.iter().all(|word| before.touches(word))
    });
    found
}

/// What the first of some words tells, by itself or with those behind it; digits tell a number in
/// any language, and weigh in every phrase.
fn told_by(
    text: &str,
    words: &[FoldedWord],
    language: Option<&Language>,
    here: Longest,
    within: Option<&Range<usize>>,
) -> Vec<Telling> {
    if words[0].text.contains(char::is_numeric) {
        return vec![Telling {
            kind: TellingKind::Number,
            words: vec![words[0].range.clone()],
            weightless: None,
        }];
    }
    let mut told = Vec::new();
    for (kind, numbers) in here.weighing {
        let words: Vec<Range<usize>> = numbers
            .into_iter()
            .map(|number| words[number].range.clone())
            .collect();
        if says_something_else(language, kind, text, &words) {
            continue;
        }
        told.push(Telling {
            kind,
            words,
            weightless: within.cloned(),
        });
    }
    told
}

/// Of what is told twice, by a phrase and a word of it or as two kinds, the weightiest.
pub(super) fn weightiest(found: &[Telling]) -> Vec<Telling> {
    let is_within =
        |one: &Telling, other: &Telling| one.words.iter().all(|word| other.words.contains(word));
    let outweighs = |other: &Telling, one: &Telling| {
        is_within(one, other)
            && (!is_within(other, one) || other.kind < one.kind)
            && one.kind >= other.kind
    };
    found
        .iter()
        .filter(|one| !found.iter().any(|other| outweighs(other, one)))
        .cloned()
        .collect()
}

/// A phrase of a list, as it is written there: it is cut into words where its first one stands in
/// a text, as that of few of them does.
struct Phrase {
    /// Nothing where it weighs nothing.
    kind: Option<TellingKind>,
    words: &'static str,
}

/// The phrases of a language by their first word.
type Phrases = HashMap<&'static str, Vec<Phrase>>;

/// Those of a language, made when they are first asked for.
fn phrases_of(language: &Language) -> Option<&'static Phrases> {
    static PHRASES: [OnceLock<Phrases>; ALL.len()] = [const { OnceLock::new() }; ALL.len()];
    let number = number_of(language.tag)?;
    Some(PHRASES[number].get_or_init(|| phrases(&ALL[number])))
}

fn phrases(language: &'static Language) -> Phrases {
    let counting = language
        .numbers()
        .map(NumberWords::counting)
        .unwrap_or_default();
    let lists = [
        (Some(TellingKind::Negation), language.negations),
        (Some(TellingKind::Reversal), language.reversals),
        (Some(TellingKind::Number), &counting),
        (Some(TellingKind::Quantifier), language.quantifiers),
        (Some(TellingKind::Calendar), language.calendar),
        (Some(TellingKind::Hedge), language.hedges),
        (Some(TellingKind::Limit), language.limits),
        (Some(TellingKind::Qualifier), language.qualifiers),
        (Some(TellingKind::Attribution), language.attributions),
        (None, language.weightless),
    ];
    let count = lists.iter().map(|(_, list)| list.len()).sum();
    let mut phrases = Phrases::with_capacity(count);
    for (kind, list) in lists {
        for words in list {
            let first = words.split(' ').next().unwrap_or(words);
            for first in first.split('/') {
                let phrase = Phrase { kind, words };
                phrases.entry(first).or_default().push(phrase);
            }
        }
    }
    phrases
}

/// What begins with the first of some words.
#[derive(Default)]
struct Longest {
    /// How many words weigh nothing.
    weightless: Option<usize>,
    /// Of each kind the longest phrase, by the numbers of its words.
    weighing: BTreeMap<TellingKind, Vec<usize>>,
}

impl Longest {
    /// Adds a phrase that was found, by the numbers of its words; of equally long ones the first
    /// stays.
    fn add(&mut self, kind: Option<TellingKind>, numbers: Vec<usize>) {
        let Some(kind) = kind else {
            let count = numbers.last().map(|last| last + 1);
            self.weightless = self.weightless.max(count);
            return;
        };
        let before = self.weighing.entry(kind).or_default();
        if numbers.len() > before.len() {
            *before = numbers;
        }
    }

    /// Adds what a word is by its form: a number made of others, a conditional.
    fn by_form(&mut self, language: &Language, word: &str) {
        if language
            .numbers()
            .is_some_and(|numbers| numbers.counts(word))
        {
            self.weighing
                .entry(TellingKind::Number)
                .or_insert_with(|| vec![0]);
        }
        let (endings, others) = language.conditional;
        if word.len() > 5
            && endings.iter().any(|ending| word.ends_with(ending))
            && !others.contains(&word)
        {
            self.weighing
                .entry(TellingKind::Hedge)
                .or_insert_with(|| vec![0]);
        }
    }
}

/// The longest phrase of each kind that begins with the first of some words.
fn longest(
    text: &str,
    words: &[FoldedWord],
    (language, phrases): (&Language, &Phrases),
) -> Longest {
    let mut longest = Longest::default();
    let first = words[0].text.as_str();
    for phrase in phrases.get(first).into_iter().flatten() {
        if let Some(numbers) = matched(text, words, phrase.words) {
            longest.add(phrase.kind, numbers);
        }
    }
    longest.by_form(language, first);
    longest
}

/// The numbers of the words that a phrase is found in, which begins with the first.
fn matched(text: &str, words: &[FoldedWord], phrase: &str) -> Option<Vec<usize>> {
    let (mut numbers, mut at, mut gap) = (Vec::new(), 0, 0);
    for part in phrase.split(' ') {
        if part == "…" {
            gap = Language::GAP;
            continue;
        }
        let found = words
            .get(at..)?
            .iter()
            .take(gap + 1)
            .position(|word| part.split('/').any(|known| known == word.text))?;
        // Without a gap no punctuation stands within a phrase.
        let between = if gap == 0 && at > 0 {
            &text[words[at - 1].range.end..words[at].range.start]
        } else {
            ""
        };
        if between.contains([',', ';', ':', '(', ')', '"', '.']) {
            return None;
        }
        numbers.push(at + found);
        (at, gap) = (at + found + 1, 0);
    }
    Some(numbers)
}

/// Whether words that are names or months as well are so here, or a month is a word that is none:
/// *the States*, *Edward Said*, *may*.
fn says_something_else(
    language: Option<&Language>,
    kind: TellingKind,
    text: &str,
    words: &[Range<usize>],
) -> bool {
    let tells_names = language.is_some_and(|language| language.noun_endings.is_empty());
    let is_month_too =
        words.len() == 1 && MONTHS_TOO.contains(&lowercase(&text[words[0].clone()]).as_str());
    match kind {
        TellingKind::Number | TellingKind::Quantifier | TellingKind::Attribution => {
            tells_names && is_name(text, &words[0])
        }
        TellingKind::Hedge => is_month_too && is_name(text, &words[0]),
        TellingKind::Calendar => is_month_too && !is_name(text, &words[0]),
        // Part of a name of several words: *Amy No*.
        TellingKind::Negation
        | TellingKind::Reversal
        | TellingKind::Limit
        | TellingKind::Qualifier => {
            tells_names
                && words.len() == 1
                && is_name(text, &words[0])
                && follows_name(text, &words[0])
        }
    }
}

/// Whether a word is written like a name: with a capital, and not because a sentence begins with
/// it, everything is written in capitals, or all words of its line begin with them.
pub(super) fn is_name(text: &str, word: &Range<usize>) -> bool {
    let letters = &text[word.clone()];
    let capital =
        letters.starts_with(char::is_uppercase) && letters.chars().any(char::is_lowercase);
    let before = text[..word.start].trim_end_matches([' ', '"', '\'', '(', '[']);
    capital
        && !before.is_empty()
        && !before.ends_with(['.', '?', '!', ':', '\n', '-'])
        && !is_headline(text, word)
}

/// Whether the word before is written like a name as well.
fn follows_name(text: &str, word: &Range<usize>) -> bool {
    let Some(before) = text[..word.start].strip_suffix(' ') else {
        return false;
    };
    let start = before.rfind([' ', '\n']).map_or(0, |at| at + 1);
    is_name(text, &(start..before.len()))
}

/// Whether most long words of the line round a word begin with a capital.
fn is_headline(text: &str, word: &Range<usize>) -> bool {
    /// Shorter ones are small in headlines too.
    const LONG: usize = 4;
    let start = text[..word.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[word.end..]
        .find('\n')
        .map_or(text.len(), |at| word.end + at);
    let long: Vec<&str> = words(&text[start..end])
        .map(|(_, word)| word)
        .filter(|word| word.chars().count() >= LONG)
        .collect();
    let capitals = long
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    long.len() > 1 && capitals * 3 > long.len() * 2
}
