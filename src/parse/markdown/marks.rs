//! Quotation marks in a flow, and how they pair.
//!
//! Pairs are found forward with a stack. Beside that each mark remembers the nearest one before it
//! that could open it, so that a citation after a mark that closes nothing (an inch sign came
//! between, a mark was forgotten) still finds its words.

use std::ops::Range;

use crate::text::fold::is_invisible;
use crate::text::words::is_spaceless;

use super::flow::Flow;
use super::hebrew::{self, Sign};

/// A character that can open or close a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct QuoteMark {
    pub at: usize,
    pub char: char,
    /// The mark that this one closes.
    pub opener: Option<usize>,
    /// Whether this one is closed by a later mark.
    pub closed: bool,
    /// Whether its sides say that it opens a quotation.
    pub opens: bool,
    /// The nearest earlier mark that looks as if this one could close it.
    pub nearest: Option<usize>,
    /// Whether it may as well be an apostrophe.
    pub apostrophe: bool,
}

impl QuoteMark {
    /// Its place in the text.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.char.len_utf8()
    }
}

/// Every mark that opens, with those that close it: the pairs of Unicode's CLDR (`delimiters` of
/// every locale), then the table of additions. `»` and `”` open in some languages, `“` closes in
/// others.
const OPENERS: [(char, &[char]); 24] = [
    ('“', &['”']),
    ('„', &['“', '”']),
    ('”', &['”', '“']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('›', &['‹', '›']),
    ('「', &['」']),
    ('『', &['』']),
    ('‘', &['’', '‘']),
    ('‚', &['‘', '’']),
    ('’', &['’', '‘']),
    ('"', &['"']),
    ('\'', &['\'']),
    ('＂', &['＂']),
    ('＇', &['＇']),
    ('״', &['״']),
    ('׳', &['׳']),
    ('｢', &['｣']),
    ('〝', &['〟']),
    ('﹁', &['﹂']),
    ('﹃', &['﹄']),
    ('❝', &['❞']),
    ('❛', &['❜']),
];

/// Marks that only close.
const CLOSERS: [char; 8] = ['」', '』', '｣', '〟', '﹂', '﹄', '❞', '❜'];

/// How many kinds of marks there are.
const KINDS: usize = OPENERS.len() + CLOSERS.len();

/// Marks that are apostrophes elsewhere; they pair among themselves, so that a possessive never
/// crosses a real pair.
const SINGLE: [char; 6] = ['‘', '\'', '‚', '’', '＇', '׳'];

/// Marks that may stand for an apostrophe behind a word, or before one.
const APOSTROPHES: [char; 4] = ['’', '\'', '＇', '׳'];

/// Whether `closer` closes what `opener` opens.
pub(super) fn closes(opener: char, closer: char) -> bool {
    OPENERS
        .iter()
        .any(|(char, closers)| *char == opener && closers.contains(&closer))
}

/// The mark that usually closes what `opener` opens.
pub(crate) fn closer(opener: char) -> Option<char> {
    OPENERS
        .iter()
        .find(|(char, _)| *char == opener)
        .and_then(|(_, closers)| closers.first().copied())
}

/// Whether it closes what some mark opens.
pub(super) fn is_closer(char: char) -> bool {
    OPENERS.iter().any(|(_, closers)| closers.contains(&char))
}

/// Whether it may be a single mark as well as an apostrophe.
pub(super) fn is_single(char: char) -> bool {
    SINGLE.contains(&char)
}

/// Whether it may be an apostrophe, even where it looks as if it opened something.
pub(super) fn is_apostrophe(char: char) -> bool {
    APOSTROPHES.contains(&char)
}

/// Whether Hebrew may have it within a word: single and upright marks, and the curly one that is
/// typed for them.
fn may_stand_in_word(char: char) -> bool {
    is_single(char) || matches!(char, '"' | '＂' | '״' | '”')
}

/// The kinds of marks, numbered.
fn kind(char: char) -> Option<usize> {
    if let Some(at) = OPENERS.iter().position(|(opener, _)| *opener == char) {
        return Some(at);
    }
    let closer = CLOSERS.iter().position(|closer| *closer == char)?;
    Some(OPENERS.len() + closer)
}

/// Every mark of a flow outside code, links and HTML tags, paired.
pub(super) fn marks(flow: &Flow) -> Vec<QuoteMark> {
    let mut pairing = Pairing::default();
    let text = flow.text.as_str();
    let mut skip = flow.opaque.iter().peekable();
    let mut objects = flow
        .objects
        .iter()
        .map(|object| object.range.start)
        .peekable();
    for (at, char) in text.char_indices() {
        if char.is_ascii_alphanumeric() || kind(char).is_none() {
            continue;
        }
        while skip.next_if(|range| range.end <= at).is_some() {}
        if skip.peek().is_some_and(|range| range.start <= at) {
            continue;
        }
        let end = at + char.len_utf8();
        let sign = if may_stand_in_word(char) {
            hebrew::sign(&text[..at], &text[end..])
        } else {
            None
        };
        // A citation stands between words as a space does, though it is no part of them.
        while objects.next_if(|object| *object < at).is_some() {}
        let mut objects = objects.clone();
        let cited_before = objects.next_if_eq(&at).is_some();
        while objects.next_if(|object| *object < end).is_some() {}
        let cited_after = objects.next_if_eq(&end).is_some();
        let sides = Sides {
            before: if cited_before || sign.is_some() {
                None
            } else {
                text[..at].chars().rev().find(|char| !is_invisible(*char))
            },
            after: if cited_after {
                None
            } else {
                text[end..].chars().find(|char| !is_invisible(*char))
            },
            behind_prefix: sign.is_some(),
        };
        if sign != Some(Sign::OfWord) {
            pairing.push(at, char, &sides);
        }
    }
    pairing.marks
}

/// What stands on either side of a mark; nothing at the ends of a paragraph, beside a citation and
/// behind a Hebrew prefix.
struct Sides {
    before: Option<char>,
    after: Option<char>,
    /// It may as well be a sign of the word that it stands in.
    behind_prefix: bool,
}

impl Sides {
    fn opens(&self) -> bool {
        let opening = |char: char| "([{/¿¡—–―-".contains(char) || kind(char).is_some();
        self.before
            .is_none_or(|before| before.is_whitespace() || opening(before))
            && !is_space(self.after)
    }

    fn closes(&self) -> bool {
        !is_space(self.before) && !is_word(self.after)
    }

    /// Whether no letter stands before it and something behind it: nothing speaks against an
    /// opening mark.
    fn may_open(&self) -> bool {
        !is_word(self.before) && !is_space(self.after)
    }
}

fn is_space(char: Option<char>) -> bool {
    char.is_none_or(char::is_whitespace)
}

/// A letter or digit; not one of a script without spaces, in which marks stand between letters.
fn is_word(char: Option<char>) -> bool {
    char.is_some_and(|char| char.is_alphanumeric() && !is_spaceless(char))
}

struct Pairing {
    marks: Vec<QuoteMark>,
    /// Open double marks, and open single ones.
    open: [Vec<usize>; 2],
    /// How many of each kind are open: a mark that nothing waits for must not search the whole
    /// stack.
    counts: [usize; KINDS],
    /// The last mark of each kind that looks as if it opened something.
    latest: [Option<usize>; KINDS],
}

impl Default for Pairing {
    fn default() -> Self {
        Self {
            marks: Vec::new(),
            open: [Vec::new(), Vec::new()],
            counts: [0; KINDS],
            latest: [None; KINDS],
        }
    }
}

impl Pairing {
    fn push(&mut self, at: usize, char: char, sides: &Sides) {
        let Some(kind) = kind(char) else { return };
        let single = is_single(char);
        if single && is_word(sides.before) && is_word(sides.after) {
            return;
        }
        let index = self.marks.len();
        let nearest = OPENERS
            .iter()
            .enumerate()
            .filter(|(_, (_, closers))| closers.contains(&char));
        let nearest = nearest.filter_map(|(kind, _)| self.latest[kind]).max();
        let apostrophe = is_apostrophe(char) && is_word(sides.before);
        self.marks.push(QuoteMark {
            at,
            char,
            opener: None,
            closed: false,
            opens: false,
            nearest,
            apostrophe,
        });
        if self.may_close(char, sides)
            && let Some(opener) = self.pop(char, usize::from(single))
        {
            self.marks[index].opener = Some(opener);
            self.marks[opener].closed = true;
        } else if self.may_open(char, sides) {
            self.marks[index].opens = !sides.behind_prefix && surely_opens(char, sides);
            self.open[usize::from(single)].push(index);
            self.counts[kind] += 1;
            self.latest[kind] = Some(index);
        }
    }

    /// Whether an open mark waits for this one, and its sides do not speak against it.
    fn may_close(&self, char: char, sides: &Sides) -> bool {
        let awaited = OPENERS
            .iter()
            .any(|(opener, closers)| closers.contains(&char) && self.waits(*opener));
        let strictly_opens = sides.opens() && !sides.closes();
        awaited
            && match char {
                '"' | '＂' | '״' | '“' | '«' | '‹' => !strictly_opens,
                '”' => !strictly_opens || self.waits('“') || self.waits('„'),
                '»' => !strictly_opens || self.waits('«'),
                '›' => !strictly_opens || self.waits('‹'),
                _ if is_single(char) => sides.closes(),
                _ => true,
            }
    }

    /// Whether a mark of this kind is open.
    fn waits(&self, opener: char) -> bool {
        kind(opener).is_some_and(|kind| self.counts[kind] > 0)
    }

    /// Whether a mark may open a quotation. French marks have a space inside, so the plain ones
    /// open wherever they stand.
    fn may_open(&self, char: char, sides: &Sides) -> bool {
        match char {
            '“' | '„' | '«' | '‹' | '「' | '『' | '｢' | '〝' | '﹁' | '﹃' | '❝' | '❛' => {
                true
            }
            '"' | '＂' | '״' => sides.opens() || !sides.closes(),
            // Within plain single marks it can only be an apostrophe: ‘In the ’90s’.
            '’' => sides.may_open() && !self.waits('‘') && !self.waits('‚'),
            '»' | '›' | '”' | '‘' | '\'' | '‚' | '＇' | '׳' => sides.may_open(),
            _ => false,
        }
    }

    /// Takes the innermost open mark that this one closes off the stack, and with it what was
    /// opened inside and never closed.
    fn pop(&mut self, closer: char, stack: usize) -> Option<usize> {
        while let Some(index) = self.open[stack].pop() {
            let opener = self.marks[index].char;
            if let Some(kind) = kind(opener) {
                self.counts[kind] -= 1;
            }
            if closes(opener, closer) {
                return Some(index);
            }
        }
        None
    }
}

/// Marks that open a quotation which nothing closes, outside every pair.
pub(super) fn unclosed(marks: &[QuoteMark]) -> Vec<&QuoteMark> {
    let mut unclosed = Vec::new();
    let mut pair = marks.len();
    for (index, mark) in marks.iter().enumerate().rev() {
        if mark.opens && !mark.closed && index < pair {
            unclosed.push(mark);
        }
        pair = mark.opener.map_or(pair, |opener| pair.min(opener));
    }
    unclosed.reverse();
    unclosed
}

/// Whether nothing speaks for a closing mark. French marks have a space inside, Japanese ones stand
/// between letters.
fn surely_opens(char: char, sides: &Sides) -> bool {
    match char {
        '「' | '『' | '｢' | '〝' | '﹁' | '﹃' | '❝' | '❛' => true,
        '«' | '‹' => sides.opens() || !sides.closes(),
        _ => sides.opens(),
    }
}
