//! Which of the places is meant: locators, and for `[[passage]]` tables the remembered position and
//! context.

use crate::corpus::{SourceIndex, locator};
use crate::parse::{Locator, Quotation};
use crate::resolve::context::Context;
use crate::text::{Folded, Span};

use super::search::{Match, best};

/// What a locator leaves of the places.
pub(super) enum Located {
    /// The one that is meant.
    One(Match),
    /// More than one.
    Several(Vec<Match>),
    /// None; these are where the words do stand.
    Elsewhere(Vec<Match>),
}

/// Chooses among the places of a quotation by its locator. `places` is not empty.
pub(super) fn locate(places: Vec<Match>, locator: Locator, index: &SourceIndex) -> Located {
    let in_paragraph: Vec<Match> = match locator.paragraph {
        Some(number) => places
            .iter()
            .filter(|place| paragraph(place, index) == number)
            .cloned()
            .collect(),
        None => places.clone(),
    };
    let chosen = match locator.occurrence {
        Some(number) => nth(in_paragraph, number).into_iter().collect(),
        None => best(in_paragraph),
    };
    match chosen.len() {
        0 => Located::Elsewhere(best(places)),
        1 => chosen
            .into_iter()
            .next()
            .map_or_else(|| Located::Several(Vec::new()), Located::One),
        _ => Located::Several(chosen),
    }
}

/// The place that a number from 1 means: the most literal ones are counted, and others with them
/// only where those are too few.
fn nth(mut places: Vec<Match>, number: usize) -> Option<Match> {
    let mut liberties: Vec<_> = places.iter().map(Match::liberty).collect();
    liberties.sort_unstable();
    let most = *liberties.get(number - 1)?;
    places.retain(|place| place.liberty() <= most);
    places.into_iter().nth(number - 1)
}

/// Of several places the most literal ones.
pub(super) fn most_literal(mut places: Vec<Match>) -> Vec<Match> {
    let least = places.iter().map(Match::liberty).min();
    places.retain(|place| Some(place.liberty()) == least);
    places
}

/// The paragraph in which a place starts, from 1.
pub(super) fn paragraph(place: &Match, index: &SourceIndex) -> usize {
    index.paragraph_at(place.start()) + 1
}

/// The shortest locator that tells the place at `number` of `places` from the others: `para. 3`,
/// `para. 3, 2nd`.
pub(super) fn locator_of(places: &[Match], number: usize, index: &SourceIndex) -> String {
    let here = paragraph(&places[number], index);
    let is_here = |other: &&Match| paragraph(other, index) == here;
    let is_alone = places.iter().filter(is_here).count() == 1;
    locator(here, (!is_alone).then(|| places[number].number()))
}

/// Chooses the place of a `[[passage]]` table by what stood round it: the one with more of the
/// remembered text right beside it than any other, by a word at least, else the only one. Where
/// that leaves a doubt, a position decides nothing but between places with all of the context:
/// whatever is put in before them moves twins alike. And no place is taken while another has
/// clearly more of the remembered words near it.
pub(super) fn remembered(
    places: &[Match],
    context: &Context,
    position: Option<Span>,
    index: &SourceIndex,
) -> Located {
    if let [place] = places {
        return Located::One(place.clone());
    }
    let literal = |place: &Match| context.literal(index, &place.range());
    let literal: Vec<usize> = places.iter().map(literal).collect();
    let at_position =
        |place: &Match| position.is_some_and(|span| index.span(place.range()).start == span.start);
    let here = places.iter().position(at_position);
    let best = literal.iter().max().copied().unwrap_or_default();
    let here = here.filter(|number| literal[*number] + LEAD > best);
    let Some(number) = here.or_else(|| decided(&literal, LEAD)) else {
        return Located::Several(places.to_vec());
    };
    let kept = |place: &Match| context.kept(index, &place.range());
    let most = kept(&places[number]) + DOUBT;
    if places.iter().any(|place| kept(place) > most) {
        return Located::Several(places.to_vec());
    }
    Located::One(places[number].clone())
}

/// Characters of context by which a place must be ahead of all others to be the one that is
/// remembered: about a short word.
const LEAD: usize = 5;
/// Share of the remembered words that another place may have more near it.
const DOUBT: f64 = 0.1;

/// The number of the score that is ahead of all others by at least `lead`.
fn decided(scores: &[usize], lead: usize) -> Option<usize> {
    let (best, most) = scores
        .iter()
        .copied()
        .enumerate()
        .max_by_key(|(_, score)| *score)?;
    let is_behind = |(number, score): (usize, &usize)| number == best || most >= score + lead;
    scores.iter().enumerate().all(is_behind).then_some(best)
}

/// Whether a folded text is the same as what stands at a place, and the quotation as written is
/// too, line breaks apart.
pub(super) fn is_verbatim(quotation: &Quotation, words: &Folded, shown: &str) -> bool {
    let span = words.origin(0..words.as_str().len());
    let written = quotation.text.as_str();
    let (start, end) = (
        quotation.text.derived(span.start),
        quotation.text.derived(span.end),
    );
    unbroken(&written[start..end]) == unbroken(shown)
}

/// A text whose line breaks, with the white space round them, are one space each.
fn unbroken(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut trimmed = Vec::with_capacity(lines.len());
    for (number, mut line) in lines.iter().copied().enumerate() {
        if number > 0 {
            line = line.trim_start_matches([' ', '\t']);
        }
        if number + 1 < lines.len() {
            line = line.trim_end_matches([' ', '\t']);
        }
        trimmed.push(line);
    }
    trimmed.join(" ")
}
