//! Where a quotation stands in a source: every place, exactly; nothing here is similar.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::corpus::SourceIndex;

use super::fit::{Cost, Path, Taken};
use super::pattern::{Pattern, pattern};
use super::repeated::take_in_repeated;
use super::strictness::Strictness;
use super::table::{BestFit, TooManySteps, found};
use super::token::{Token, has_word};

/// A place where a whole quotation stands; positions in the folded source.
#[derive(Clone, Debug)]
pub(super) struct Match {
    start: usize,
    end: usize,
    /// Which of the equally literal places of its paragraph it is, from 1.
    number: usize,
    cost: Cost,
    path: Path,
}

impl Match {
    /// First byte.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// First to last byte.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Which of the equally literal places of its paragraph it is, from 1.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// How far it is from what is written: marks that are not the source's own, a final stop that
    /// the source does not have. Less is more literal.
    pub(super) fn liberty(&self) -> (usize, usize) {
        (self.cost.marks, self.cost.stops)
    }

    /// The quotation as it is read here.
    pub(super) fn pattern(&self, tokens: &[Token], index: &SourceIndex) -> Pattern {
        let mut pattern = pattern(tokens, taken(&self.path), index.text());
        take_in_repeated(&mut pattern, index);
        pattern
    }
}

fn taken(path: &Path) -> impl Iterator<Item = &Taken> {
    std::iter::successors(path.as_deref(), |taken| taken.rest.as_deref())
}

/// Every place of a quotation, by start. From each start the best match counts, and of these none
/// within which another stands that costs no more; those with brackets that change what is said
/// count only where all do.
///
/// # Errors
/// If looking for them takes more steps than there may be.
pub(super) fn places(
    tokens: &[Token],
    index: &SourceIndex,
    strictness: Strictness,
) -> Result<Vec<Match>, TooManySteps> {
    let mut all = Vec::new();
    for tokens in speaking(tokens) {
        all.extend(found(&tokens, index, strictness)?.0);
    }
    let mut places = least_changed(innermost(all));
    let mut counted: BTreeMap<(usize, (usize, usize)), usize> = BTreeMap::new();
    for place in &mut places {
        let count = counted
            .entry((index.paragraph_at(place.start), place.liberty()))
            .or_default();
        *count += 1;
        place.number = *count;
    }
    Ok(places)
}

/// What to look for so that a word of the source is quoted: the tokens as they are where words
/// stand outside brackets, else with each bracket in turn read as it is written.
fn speaking(tokens: &[Token]) -> Vec<Cow<'_, [Token]>> {
    let of_source = |token: &Token| token.is_of_source() && has_word(token.words.as_str());
    if tokens.iter().any(of_source) {
        return vec![Cow::Borrowed(tokens)];
    }
    let brackets = (0..tokens.len()).filter(|number| has_word(tokens[*number].words.as_str()));
    let literal = |number: usize| {
        let mut tokens = tokens.to_vec();
        tokens[number].is_literal = true;
        Cow::Owned(tokens)
    };
    brackets.map(literal).collect()
}

/// Those that hold no other which costs no more; by start.
fn innermost(mut found: Vec<BestFit>) -> Vec<Match> {
    found.sort_by_key(|found| (found.start, found.fit.cost, found.fit.end));
    found.dedup_by_key(|found| found.start);
    // Of those that start later: what costs least up to an end. The further the end, the less they
    // cost.
    let mut inner: BTreeMap<usize, Cost> = BTreeMap::new();
    let mut kept = Vec::new();
    for BestFit { start, fit } in found.into_iter().rev() {
        let least = inner.range(..=fit.end).next_back();
        if least.is_some_and(|(_, cost)| *cost <= fit.cost) {
            continue;
        }
        while let Some((end, _)) = inner
            .range(fit.end..)
            .next()
            .filter(|(_, cost)| **cost >= fit.cost)
        {
            let end = *end;
            inner.remove(&end);
        }
        inner.insert(fit.end, fit.cost);
        kept.push(Match {
            start,
            end: fit.end,
            number: 0,
            cost: fit.cost,
            path: fit.path,
        });
    }
    kept.reverse();
    kept
}

/// Brackets that change nothing are preferred to others, however near those stand.
fn least_changed(mut places: Vec<Match>) -> Vec<Match> {
    let least = places.iter().map(|place| place.cost.changes).min();
    places.retain(|place| Some(place.cost.changes) == least);
    places
}

/// Of several places those that cost least.
pub(super) fn best(places: Vec<Match>) -> Vec<Match> {
    let least = places.iter().map(|place| place.cost).min();
    places
        .into_iter()
        .filter(|place| Some(place.cost) == least)
        .collect()
}
