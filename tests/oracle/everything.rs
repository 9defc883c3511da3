//! A matcher that tries everything. It follows the rules of quoting as they are told, one after the
//! other, and spares nothing.
//!
//! 1. Each mark is the source's own or the author's; each bracket of the author adds, or stands for
//!    one to four words; a comma or full stop at the very end may count for nothing. Every
//!    combination is a [`Reading`].
//! 2. The parts of a reading are tried at every piece of the source, in every way.
//! 3. What a match costs is compared in this order: brackets that change what is said; marks of the
//!    author; a stop left off; words that brackets stand for; bytes that elisions leave out.
//! 4. From each start the cheapest match counts, of equally cheap ones the shortest. One that holds
//!    another which costs no more is none. Where some matches change nothing, or less, the others
//!    are none.
//! 5. Of what a locator's paragraph leaves, the cheapest is meant; more than one is ambiguous. A
//!    locator's number counts the matches with fewest marks and stops left off, and where they are
//!    too few the next ones with them.

use std::fmt;
use std::ops::Range;

use crate::readings::{Element, Gap, Reading, quotes_a_word, readings};
use crate::written::{Item, Piece, Placed};

/// What becomes of a quotation; places are bytes of the source's file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Verdict {
    /// Here, with or without marks of the author.
    Found {
        place: Range<usize>,
        literal: bool,
    },
    Ambiguous(Vec<Range<usize>>),
    /// Not where the locator says.
    Elsewhere,
    Absent,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Locator {
    pub(crate) paragraph: Option<usize>,
    pub(crate) number: Option<usize>,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(paragraph) = self.paragraph {
            write!(f, ", para. {paragraph}")?;
        }
        match self.number {
            Some(number) => write!(f, ", {number}{}", ["st", "nd", "rd"][number - 1]),
            None => Ok(()),
        }
    }
}

/// A whole match.
#[derive(Clone, Debug)]
struct Match {
    place: Range<usize>,
    paragraph: usize,
    cost: [usize; 5],
}

pub(crate) fn verdict(
    source: &[Vec<Placed>],
    quotation: &[Item],
    marked: bool,
    locator: Locator,
) -> Verdict {
    let places = places(source, quotation, marked);
    if places.is_empty() {
        return Verdict::Absent;
    }
    let here: Vec<Match> = places
        .into_iter()
        .filter(|place| locator.paragraph.is_none_or(|at| at == place.paragraph + 1))
        .collect();
    let least = here.iter().map(|place| place.cost).min();
    let meant: Vec<Match> = match locator.number {
        Some(number) => nth(&here, number).into_iter().collect(),
        None => here
            .into_iter()
            .filter(|place| Some(place.cost) == least)
            .collect(),
    };
    match meant.as_slice() {
        [] => Verdict::Elsewhere,
        [one] => Verdict::Found {
            place: one.place.clone(),
            literal: one.cost[1] == 0,
        },
        several => Verdict::Ambiguous(several.iter().map(|place| place.place.clone()).collect()),
    }
}

fn nth(places: &[Match], number: usize) -> Option<Match> {
    let liberty = |place: &Match| (place.cost[1], place.cost[2]);
    let mut liberties: Vec<_> = places.iter().map(liberty).collect();
    liberties.sort_unstable();
    liberties.dedup();
    let counted = |most: &(usize, usize)| {
        places
            .iter()
            .filter(|place| liberty(place) <= *most)
            .cloned()
            .collect::<Vec<_>>()
    };
    liberties
        .iter()
        .map(counted)
        .find(|counted| counted.len() >= number)
        .map(|counted| counted[number - 1].clone())
}

fn places(source: &[Vec<Placed>], quotation: &[Item], marked: bool) -> Vec<Match> {
    let readings = readings(quotation, marked);
    let all: Vec<Match> = readings
        .iter()
        .flat_map(|reading| matches(source, reading))
        .collect();
    let is_best = |place: &&Match| {
        let rival = |other: &&Match| other.place.start == place.place.start;
        all.iter()
            .filter(rival)
            .all(|other| (place.cost, place.place.end) <= (other.cost, other.place.end))
    };
    let mut best: Vec<Match> = all.iter().filter(is_best).cloned().collect();
    best.sort_by_key(|place| place.place.start);
    best.dedup_by_key(|place| place.place.start);
    let holds = |place: &Match, other: &Match| {
        place.place.start < other.place.start
            && other.place.end <= place.place.end
            && other.cost <= place.cost
    };
    let innermost: Vec<Match> = best
        .iter()
        .filter(|place| !best.iter().any(|other| holds(place, other)))
        .cloned()
        .collect();
    let least = innermost.iter().map(|place| place.cost[0]).min();
    innermost
        .into_iter()
        .filter(|place| Some(place.cost[0]) == least)
        .collect()
}

/// Every match of a reading.
fn matches(source: &[Vec<Placed>], reading: &Reading) -> Vec<Match> {
    let mut matches = Vec::new();
    for (paragraph, pieces) in source.iter().enumerate() {
        for (start, first) in pieces.iter().enumerate() {
            let place = first.start;
            for (end, cost) in ends(source, reading, 0, paragraph, start) {
                let [changes, words, left_out] = cost;
                matches.push(Match {
                    place: place..end,
                    paragraph,
                    cost: [changes, reading.marks, reading.stops, words, left_out],
                });
            }
        }
    }
    matches
}

/// Where a match can end whose part of that number starts at a piece, and its changes, words stood
/// for and bytes left out.
fn ends(
    source: &[Vec<Placed>],
    reading: &Reading,
    number: usize,
    paragraph: usize,
    start: usize,
) -> Vec<(usize, [usize; 3])> {
    let mut found = Vec::new();
    let pieces = &source[paragraph];
    for (at, changes, words) in part_ends(pieces, &reading.parts[number], start) {
        let end = pieces[at - 1].end;
        let Some(gap) = reading.gaps.get(number + 1) else {
            found.push((end, [changes, words, 0]));
            continue;
        };
        for (next_paragraph, next) in reached(source, *gap, paragraph, at) {
            let (last, next_piece) = (&pieces[at - 1], &source[next_paragraph][next]);
            let dropped = next_piece.dropped - last.dropped;
            let left_out = if gap.elided {
                next_piece.start - end - dropped
            } else {
                0
            };
            for (end, cost) in ends(source, reading, number + 1, next_paragraph, next) {
                found.push((
                    end,
                    [cost[0] + changes, cost[1] + words, cost[2] + left_out],
                ));
            }
        }
    }
    found
}

/// Paragraph and piece of every place at which the next part may start.
fn reached(source: &[Vec<Placed>], gap: Gap, paragraph: usize, at: usize) -> Vec<(usize, usize)> {
    let all_of =
        |paragraph: usize| (0..source[paragraph].len()).map(move |piece| (paragraph, piece));
    let next = paragraph + 1;
    match (gap.elided, gap.paragraph_ends) {
        (true, 0) => all_of(paragraph)
            .filter(|(_, piece)| *piece >= at)
            .collect(),
        (true, 1) if next < source.len() => all_of(next).collect(),
        (true, 2..) => (next..source.len()).flat_map(all_of).collect(),
        (false, 1) if next < source.len() && at == source[paragraph].len() => vec![(next, 0)],
        _ => Vec::new(),
    }
}

/// How far a part has been read.
#[derive(Clone, Copy, Default)]
struct At {
    /// The next piece.
    next: usize,
    /// How far the next run may lie off, behind a bracket that stands for words.
    until: usize,
    changes: usize,
    words: usize,
    /// A word with a bracket in it stands for one that is not spelled like it.
    vague: bool,
}

/// How far one part can reach that starts at a piece of a paragraph, and what its brackets change
/// and stand for.
fn part_ends(pieces: &[Placed], part: &[Element], start: usize) -> Vec<(usize, usize, usize)> {
    let has_words = part
        .iter()
        .any(|element| matches!(element, Element::Run(_)) && quotes_a_word(element));
    let mut reached = vec![At {
        next: start,
        until: start,
        ..At::default()
    }];
    for (number, element) in part.iter().enumerate() {
        // A word with a bracket in it that opens a part stands where the part starts.
        if number == 0 && matches!(element, Element::InWord(_)) && !pieces[start].piece.is_word() {
            return Vec::new();
        }
        reached = reached
            .into_iter()
            .flat_map(|at| further(pieces, element, at))
            .collect();
    }
    // By itself such a word could be any word, and is only one that is spelled like it.
    reached.retain(|at| has_words || !at.vague);
    reached
        .into_iter()
        .map(|at| (at.next, at.changes, at.words))
        .collect()
}

/// Everywhere that one more element can reach.
fn further(pieces: &[Placed], element: &Element, at: At) -> Vec<At> {
    let replace = |words: &[String], count: usize| -> Vec<At> {
        let replaced = replaced(pieces, at.next, count, words);
        let reach = |(next, until, changes)| At {
            next,
            until,
            changes: at.changes + changes,
            words: at.words + count,
            ..at
        };
        replaced.map(reach).into_iter().collect()
    };
    match element {
        Element::Adds => vec![at],
        Element::StandsFor(words, count) => replace(words, *count),
        Element::InWord(word) => {
            let reached = replace(std::slice::from_ref(word), 1).into_iter();
            reached
                .map(|to| At {
                    vague: at.vague || to.changes > at.changes,
                    ..to
                })
                .collect()
        }
        Element::Run(run) => {
            let starts = (at.next..=at.until).filter(|from| stands(pieces, run, *from));
            starts
                .map(|from| At {
                    next: from + run.len(),
                    until: from + run.len(),
                    ..at
                })
                .collect()
        }
    }
}

fn stands(pieces: &[Placed], run: &[Piece], from: usize) -> bool {
    let Some(there) = pieces.get(from..from + run.len()) else {
        return false;
    };
    let same = |(number, (placed, piece)): (usize, (&Placed, &Piece))| {
        placed.piece.text == piece.text && (number == 0 || placed.piece.apart == piece.apart)
    };
    there.iter().zip(run).enumerate().all(same)
}

/// What a bracket comes to that stands for so many words from a piece on, and for the marks before
/// and between them: the piece behind them, how far marks behind them may be passed over, and
/// whether it changes what is said.
fn replaced(
    pieces: &[Placed],
    from: usize,
    count: usize,
    bracket: &[String],
) -> Option<(usize, usize, usize)> {
    let words: Vec<usize> = (from..pieces.len())
        .filter(|piece| pieces[*piece].piece.is_word())
        .collect();
    let replaced = words.get(..count)?;
    let changes = replaced
        .iter()
        .any(|word| !bracket.contains(&pieces[*word].piece.text.to_lowercase()));
    let next = replaced[count - 1] + 1;
    Some((
        next,
        words.get(count).copied().unwrap_or(pieces.len()),
        usize::from(changes),
    ))
}
