//! What an author's brackets and elisions do at a place: what the meaning guard asks.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::resolve::meaning::{Editing, PlacedBracket, Standing};
use crate::text::Span;

use super::pattern::{Element, Joint, Pattern};
use super::token::has_word;

/// What the meaning guard needs to know.
pub(super) fn editing(pattern: &Pattern) -> Editing<'_> {
    let mut editing = Editing {
        kept: Vec::new(),
        omitted: Vec::new(),
        brackets: Vec::new(),
    };
    editing
        .omitted
        .extend((0..pattern.links.len()).map(|link| pattern.between(link)));
    for (number, part) in pattern.parts.iter().enumerate() {
        for (at, (element, range)) in part.elements.iter().enumerate() {
            if !range.is_empty() {
                editing.kept.push(range.clone());
            }
            if let Element::Bracket(bracket) = element {
                let standing = standing(pattern, number, at);
                let (written, words, replaced) = (&bracket.written, &bracket.words, range.clone());
                editing.brackets.push(PlacedBracket {
                    written,
                    words,
                    replaced,
                    standing,
                });
            }
        }
    }
    editing
}

/// Where a bracket stands. One that stands for words stands among them, wherever it is.
fn standing(pattern: &Pattern, number: usize, at: usize) -> Standing {
    let elements = &pattern.parts[number].elements;
    let opens = elements[..=at].iter().all(adds);
    let closes = elements[at..].iter().all(adds);
    let elision = |before: usize| match pattern.links.get(before) {
        Some(link) => link.elision.is_some(),
        None => false,
    };
    let last = pattern.parts.len() - 1;
    match number.checked_sub(1) {
        None if opens => Standing::AtStart,
        Some(before) if opens && elision(before) => {
            Standing::BesideElision(pattern.between(before))
        }
        _ if closes && number == last => Standing::AtEnd,
        _ if closes && elision(number) => Standing::BesideElision(pattern.between(number)),
        _ => Standing::Among,
    }
}

/// Whether it is a bracket that stands for no words of the source.
fn adds((element, range): &(Element, Range<usize>)) -> bool {
    matches!(element, Element::Bracket(_)) && range.is_empty()
}

/// The elisions of a quotation that leave no word out.
pub(super) fn idle_elisions(pattern: &Pattern, index: &SourceIndex) -> Vec<Span> {
    let text = index.text();
    let idle = |(number, link): &(usize, &Joint)| {
        link.elision.is_some() && !has_word(&text[pattern.between(*number)])
    };
    let between = pattern.links.iter().enumerate().filter(idle);
    let place = pattern.range();
    let mut idle: Vec<Span> = between.filter_map(|(_, link)| link.elision).collect();
    let here = |at: usize| index.paragraph(index.paragraph_at(at));
    let before = here(place.start).start..place.start;
    let after = place.end..here(place.end.saturating_sub(1)).end.max(place.end);
    idle.extend(
        pattern
            .opens_with_elision
            .filter(|_| !has_word(&text[before])),
    );
    idle.extend(
        pattern
            .ends_with_elision
            .filter(|_| !has_word(&text[after])),
    );
    idle
}
