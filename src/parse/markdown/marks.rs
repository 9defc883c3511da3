//! Quotation marks in a flow, and how they pair.
//!
//! Pairs are found forward with a stack. Beside that each mark remembers the nearest one before it that could open it, so that
//! a citation after a mark that closes nothing (an inch sign came between, a mark was forgotten) still finds its words.

use std::ops::Range;

use super::flow::Flow;

/// A character that can open or close a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Mark {
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

impl Mark {
    /// Its place in the text.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.char.len_utf8()
    }
}

/// Every mark, with the marks that close it. `»` and `”` open in some languages, `“` closes in others.
const OPENERS: [(char, &[char]); 14] = [
    ('“', &['”']),
    ('"', &['"']),
    ('„', &['“', '”']),
    ('”', &['”']),
    ('«', &['»']),
    ('»', &['«']),
    ('‹', &['›']),
    ('›', &['‹']),
    ('「', &['」']),
    ('『', &['』']),
    ('‘', &['’']),
    ('\'', &['\'']),
    ('‚', &['‘', '’']),
    ('’', &['’']),
];

/// Marks that are apostrophes elsewhere; they pair among themselves, so that a possessive never crosses a real pair.
const SINGLE: [char; 4] = ['‘', '\'', '‚', '’'];

/// Whether `closer` closes what `opener` opens.
pub(super) fn closes(opener: char, closer: char) -> bool {
    OPENERS.iter().any(|(char, closers)| *char == opener && closers.contains(&closer))
}

/// The mark that usually closes what `opener` opens.
pub(super) fn closer(opener: char) -> Option<char> {
    OPENERS.iter().find(|(char, _)| *char == opener).and_then(|(_, closers)| closers.first().copied())
}

/// Whether it may be a single mark as well as an apostrophe.
pub(super) fn is_single(char: char) -> bool {
    SINGLE.contains(&char)
}

/// The kinds of characters that stand in [`OPENERS`], numbered.
fn kind(char: char) -> Option<usize> {
    OPENERS.iter().position(|(opener, _)| *opener == char).or(match char {
        '」' => Some(14),
        '』' => Some(15),
        _ => None,
    })
}

/// Every mark of a flow outside code, links and HTML tags, paired.
pub(super) fn marks(flow: &Flow) -> Vec<Mark> {
    let mut pairing = Pairing::default();
    let text = flow.text.as_str();
    let mut skip = flow.opaque.iter().peekable();
    let mut objects = flow.objects.iter().map(|object| object.range.start).peekable();
    for (at, char) in text.char_indices() {
        if char.is_ascii_alphanumeric() || kind(char).is_none() {
            continue;
        }
        while skip.next_if(|range| range.end <= at).is_some() {}
        if skip.peek().is_some_and(|range| range.start <= at) {
            continue;
        }
        // A citation stands between words as a space does, though it is no part of them.
        let end = at + char.len_utf8();
        while objects.next_if(|object| *object < at).is_some() {}
        let mut objects = objects.clone();
        let before = text[..at].chars().next_back().filter(|_| objects.next_if_eq(&at).is_none());
        while objects.next_if(|object| *object < end).is_some() {}
        let after = text[end..].chars().next().filter(|_| objects.next_if_eq(&end).is_none());
        pairing.push(at, char, &Sides { before, after });
    }
    pairing.marks
}

/// What stands on either side of a mark; nothing at the ends of a paragraph and beside a citation.
struct Sides {
    before: Option<char>,
    after: Option<char>,
}

impl Sides {
    fn opens(&self) -> bool {
        let opening = |char: char| "([{/¿¡—–―-".contains(char) || kind(char).is_some();
        self.before.is_none_or(|before| before.is_whitespace() || opening(before)) && !is_space(self.after)
    }

    fn closes(&self) -> bool {
        !is_space(self.before) && !is_word(self.after)
    }
}

fn is_space(char: Option<char>) -> bool {
    char.is_none_or(char::is_whitespace)
}

fn is_word(char: Option<char>) -> bool {
    char.is_some_and(char::is_alphanumeric)
}

#[derive(Default)]
struct Pairing {
    marks: Vec<Mark>,
    /// Open double marks, and open single ones.
    open: [Vec<usize>; 2],
    /// How many of each kind are open: a mark that nothing waits for must not search the whole stack.
    counts: [usize; 16],
    /// The last mark of each kind that looks as if it opened something.
    latest: [Option<usize>; 16],
}

impl Pairing {
    fn push(&mut self, at: usize, char: char, sides: &Sides) {
        let Some(kind) = kind(char) else { return };
        let single = is_single(char);
        if single && is_word(sides.before) && is_word(sides.after) {
            return;
        }
        let index = self.marks.len();
        let nearest = OPENERS.iter().enumerate().filter(|(_, (_, closers))| closers.contains(&char));
        let nearest = nearest.filter_map(|(kind, _)| self.latest[kind]).max();
        let apostrophe = (char == '’' || char == '\'') && is_word(sides.before);
        self.marks.push(Mark { at, char, opener: None, closed: false, opens: false, nearest, apostrophe });
        if self.may_close(char, sides)
            && let Some(opener) = self.pop(char, usize::from(single))
        {
            self.marks[index].opener = Some(opener);
            self.marks[opener].closed = true;
        } else if may_open(char, sides) {
            self.marks[index].opens = surely_opens(char, sides);
            self.open[usize::from(single)].push(index);
            self.counts[kind] += 1;
            self.latest[kind] = Some(index);
        }
    }

    /// Whether an open mark waits for this one, and its sides do not speak against it.
    fn may_close(&self, char: char, sides: &Sides) -> bool {
        let waits = |opener: char| kind(opener).is_some_and(|kind| self.counts[kind] > 0);
        let awaited = OPENERS.iter().any(|(opener, closers)| closers.contains(&char) && waits(*opener));
        let strictly_opens = sides.opens() && !sides.closes();
        awaited
            && match char {
                '"' | '“' | '«' | '‹' => !strictly_opens,
                '”' => !strictly_opens || waits('“') || waits('„'),
                '’' | '\'' | '‘' => sides.closes(),
                _ => true,
            }
    }

    /// Takes the innermost open mark that this one closes off the stack, and with it what was opened inside and never closed.
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
pub(super) fn unclosed(marks: &[Mark]) -> Vec<&Mark> {
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

/// Whether nothing speaks for a closing mark. French marks have a space inside, Japanese ones stand between letters.
fn surely_opens(char: char, sides: &Sides) -> bool {
    match char {
        '「' | '『' => true,
        '«' | '‹' => sides.opens() || !sides.closes(),
        _ => sides.opens(),
    }
}

/// Whether a mark may open a quotation. French marks have a space inside, so the plain ones open wherever they stand.
fn may_open(char: char, sides: &Sides) -> bool {
    match char {
        '“' | '„' | '«' | '‹' | '「' | '『' => true,
        '"' => sides.opens() || !sides.closes(),
        '»' | '›' | '”' | '‘' | '\'' | '‚' => sides.opens(),
        _ => false,
    }
}
