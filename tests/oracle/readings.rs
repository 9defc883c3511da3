//! The readings of a quotation: every way to take its marks and brackets, rule 1 of
//! [`everything`](crate::everything).

use crate::written::{Item, Piece};

/// A quotation with every doubt decided.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) parts: Vec<Vec<Element>>,
    /// What stands before each part.
    pub(crate) gaps: Vec<Gap>,
    pub(crate) marks: usize,
    pub(crate) stops: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Gap {
    pub(crate) elided: bool,
    pub(crate) paragraph_ends: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Element {
    /// Pieces that stand in the source side by side.
    Run(Vec<Piece>),
    /// A bracket that adds.
    Adds,
    /// A bracket that stands for so many words.
    StandsFor(Vec<String>, usize),
    /// A word with a bracket in it, which stands for one.
    InWord(String),
}

/// Every reading that quotes a word of the source and lets no bracket stand for what nothing could
/// tell.
pub(crate) fn readings(quotation: &[Item], marked: bool) -> Vec<Reading> {
    let mut readings = Vec::new();
    read(quotation, marked, &Open::default(), &mut readings);
    readings.retain(|reading| {
        reading.parts.iter().flatten().any(quotes_a_word)
            && reading.parts.iter().all(|part| tells(part))
    });
    readings
}

/// A reading of the items so far.
#[derive(Clone, Debug, Default)]
struct Open {
    reading: Reading,
    gap: Gap,
    in_part: bool,
}

fn read(items: &[Item], marked: bool, open: &Open, readings: &mut Vec<Reading>) {
    let Some((item, rest)) = items.split_first() else {
        readings.push(open.reading.clone());
        return;
    };
    read(rest, marked, &with_pieces(open, item.pieces()), readings);
    let mut of_author = open.clone();
    of_author.reading.marks += 1;
    match item {
        Item::Comma if rest.is_empty() && marked => {
            let mut without = open.clone();
            without.reading.stops += 1;
            read(rest, marked, &without, readings);
        }
        Item::Word(_) | Item::Comma => {}
        Item::Elision | Item::Slash => {
            of_author.in_part = false;
            of_author.gap.elided |= *item == Item::Elision;
            of_author.gap.paragraph_ends += usize::from(*item == Item::Slash);
            read(rest, marked, &of_author, readings);
        }
        Item::Bracket(words) => {
            // Between two parts there is nothing to add to.
            let adds = if open.in_part {
                with(&of_author, Element::Adds)
            } else {
                of_author.clone()
            };
            read(rest, marked, &adds, readings);
            for count in 1..=4 {
                if open.in_part && *words != ["sic"] {
                    let words = words.iter().map(|word| (*word).to_owned()).collect();
                    read(
                        rest,
                        marked,
                        &with(&of_author, Element::StandsFor(words, count)),
                        readings,
                    );
                }
            }
        }
        Item::InWord((written, _)) => {
            let letters = written.replace(['[', ']'], "").to_lowercase();
            read(
                rest,
                marked,
                &with(&of_author, Element::InWord(letters)),
                readings,
            );
        }
    }
}

/// With one more element; it begins a part where none is open.
fn with(open: &Open, element: Element) -> Open {
    let mut next = open.clone();
    if !next.in_part {
        next.reading.parts.push(Vec::new());
        next.reading.gaps.push(std::mem::take(&mut next.gap));
        next.in_part = true;
    }
    next.reading.parts.last_mut().unwrap().push(element);
    next
}

/// With pieces that stand in the source: they go on with a run, or begin one.
fn with_pieces(open: &Open, pieces: Vec<Piece>) -> Open {
    let mut next = open.clone();
    match next
        .reading
        .parts
        .last_mut()
        .and_then(|part| part.last_mut())
    {
        Some(Element::Run(run)) if open.in_part => {
            run.extend(pieces);
            next
        }
        _ => with(open, Element::Run(pieces)),
    }
}

pub(crate) fn quotes_a_word(element: &Element) -> bool {
    match element {
        Element::Run(pieces) => pieces.iter().any(Piece::is_word),
        Element::InWord(_) => true,
        Element::Adds | Element::StandsFor(..) => false,
    }
}

/// Whether each bracket that stands for words has words, or a word with a bracket in it, right
/// before it, and something of the source somewhere behind it.
fn tells(part: &[Element]) -> bool {
    let of_source = |element: &Element| matches!(element, Element::Run(_) | Element::InWord(_));
    part.iter().enumerate().all(|(number, element)| {
        let behind_run =
            number > 0 && matches!(part[number - 1], Element::Run(_) | Element::InWord(_));
        !matches!(element, Element::StandsFor(..))
            || (behind_run && part[number + 1..].iter().any(of_source))
    })
}
