//! The table by which a quotation is matched with a source: exact, and without a bound on what is
//! tried.
//!
//! Its columns are the quotation's tokens, its rows the states in which the source may have been
//! read up to a token. What is best from a state on does not depend on how one came there, and
//! costs add up; so each state is looked at once, from the last token to the first, and the least
//! cost found is the least there is (dynamic programming, after Bellman). A mark that stands in the
//! source as it is written may be read so; that is one more step from the same state, and a cheaper
//! one.
//!
//! The table is cleared for each paragraph, since neither words nor brackets go beyond one.
//! Paragraphs come from the last to the first, and of those behind it a paragraph needs to know
//! only where each part begins best in them ([`Beginnings`]).

use std::ops::Range;
use std::rc::Rc;

use crate::corpus::SourceIndex;
use crate::text::words::{may_end, may_start};

use super::beginnings::{Beginning, Beginnings};
use super::fit::{Cost, Fit, Taken, TokenReading};
use super::reached::{Reached, Step};
use super::steps::Sought;
use super::stretches::stretches;
use super::strictness::{Gaps, Strictness};
use super::token::Token;

/// The states before one token that can be reached, ascending, each with the best way on from it.
#[derive(Default)]
struct Column {
    states: Vec<Reached>,
    fits: Vec<Option<Fit>>,
}

impl Column {
    fn fit(&self, state: Reached) -> Option<&Fit> {
        self.fits[self.states.binary_search(&state).ok()?].as_ref()
    }
}

/// States and steps that looking a quotation up may take. What takes more fits its source in so
/// many ways that nobody can say how it is meant; it is refused by name, and nothing is said of its
/// words.
const MOST_STEPS: usize = 20_000_000;

/// That looking a quotation up takes more than [`MOST_STEPS`].
#[derive(Debug)]
pub(super) struct TooManySteps;

/// Where a whole quotation stands best from one start and one first token on.
pub(super) struct BestFit {
    pub(super) start: usize,
    pub(super) fit: Fit,
}

/// The table of one quotation in one text.
pub(super) struct FitTable<'a> {
    sought: Sought<'a>,
    /// One for each token, and one for the quotation's end.
    columns: Vec<Column>,
    /// For each token where a part may begin with it.
    beginnings: Vec<Beginnings>,
    /// For each token whether a part may begin with it.
    begins: Vec<bool>,
    /// Tokens with one of which the quotation may begin.
    leading: usize,
    /// For each token where its words occur in this stretch, ascending.
    occurrences: Vec<Vec<Range<usize>>>,
    found: Vec<BestFit>,
    /// States and steps in all: what looking costs, whatever the machine.
    steps: usize,
    /// So many there may be.
    most: usize,
}

/// Where a quotation of these tokens stands, at best, from each of its starts and first tokens on.
/// And how many states and steps that took, for the test that holds it to grow no faster than its
/// input.
///
/// # Errors
/// If it takes more than [`MOST_STEPS`].
pub(super) fn found(
    tokens: &[Token],
    index: &SourceIndex,
    strictness: Strictness,
) -> Result<(Vec<BestFit>, usize), TooManySteps> {
    found_within(tokens, index, strictness, MOST_STEPS)
}

/// The same with so many states and steps at the most.
///
/// # Errors
/// If it takes more.
pub(super) fn found_within(
    tokens: &[Token],
    index: &SourceIndex,
    strictness: Strictness,
    most: usize,
) -> Result<(Vec<BestFit>, usize), TooManySteps> {
    let sought = Sought::new(tokens, index, strictness);
    let stretches = stretches(&sought);
    // Most sources that are looked through for words from elsewhere have not one.
    if stretches.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let mut table = FitTable {
        most,
        ..FitTable::new(sought)
    };
    for stretch in stretches.into_iter().rev() {
        table.match_stretch(&stretch)?;
    }
    Ok((table.found, table.steps))
}

impl<'a> FitTable<'a> {
    fn new(sought: Sought<'a>) -> Self {
        let count = sought.tokens.len();
        let passes = |token: &Token| token.is_mark() && !token.is_literal && !token.is_of_source();
        let leading = sought
            .tokens
            .iter()
            .take_while(|token| passes(token))
            .count()
            + 1;
        let mut begins = vec![false; count];
        for number in 0..count {
            let before = number
                .checked_sub(1)
                .map(|before| (&sought.tokens[before], begins[before]));
            begins[number] =
                before.is_none_or(|(token, begins)| token.parts() || (begins && passes(token)));
        }
        Self {
            sought,
            columns: std::iter::repeat_with(Column::default)
                .take(count + 1)
                .collect(),
            beginnings: vec![Beginnings::default(); count],
            begins,
            leading: leading.min(count),
            occurrences: vec![Vec::new(); count],
            found: Vec::new(),
            steps: 0,
            most: MOST_STEPS,
        }
    }

    fn match_stretch(&mut self, stretch: &Range<usize>) -> Result<(), TooManySteps> {
        for number in 0..self.sought.tokens.len() {
            self.occurrences[number] = self.sought.needle(number).occurrences(
                self.sought.text,
                stretch.clone(),
                self.sought.index.divisions(),
            );
            let lacks =
                self.occurrences[number].is_empty() && self.sought.tokens[number].must_stand();
            if lacks && self.sought.stands_together() {
                return Ok(());
            }
        }
        self.reach(stretch)?;
        for number in (0..self.columns.len()).rev() {
            self.fit_column(number, stretch);
            // Only the column right behind is ever asked, so that not all of them are in memory
            // with their fits.
            if let Some(column) = self.columns.get_mut(number + 1) {
                *column = Column::default();
            }
        }
        for number in 0..self.leading {
            let here = self.beginnings[number].here().iter();
            self.found
                .extend(here.map(|beginning| whole(beginning, number)));
        }
        for beginnings in &mut self.beginnings {
            beginnings.turn(stretch.start);
        }
        Ok(())
    }

    /// Every state that can be reached, column by column.
    fn reach(&mut self, stretch: &Range<usize>) -> Result<(), TooManySteps> {
        for column in &mut self.columns {
            column.states.clear();
        }
        for number in 0..self.columns.len() {
            let mut states = std::mem::take(&mut self.columns[number].states);
            if self.begins.get(number) == Some(&true) {
                states.extend(self.sought.starts(number, stretch, &self.occurrences));
            }
            states.sort_unstable();
            states.dedup();
            self.steps += states.len();
            if number < self.sought.tokens.len() {
                for state in &states {
                    let steps = self.sought.steps(number, *state, &self.occurrences[number]);
                    self.steps += steps.len();
                    self.columns[number + 1]
                        .states
                        .extend(steps.into_iter().map(|step| step.next));
                }
            }
            self.columns[number].states = states;
            if self.steps > self.most {
                return Err(TooManySteps);
            }
        }
        Ok(())
    }

    /// The best way on from each state of a column, once the columns behind it are known.
    fn fit_column(&mut self, number: usize, stretch: &Range<usize>) {
        let states = std::mem::take(&mut self.columns[number].states);
        let starts = states.partition_point(|state| matches!(state, Reached::Start { .. }));
        // A gap before this token goes on with a start at it: starts come first.
        let mut fits: Vec<Option<Fit>> = states[..starts]
            .iter()
            .map(|state| self.best(number, *state, stretch))
            .collect();
        if let Some(beginnings) = self.beginnings.get_mut(number) {
            let at = |(state, fit): (&Reached, &Option<Fit>)| match state {
                Reached::Start { at } => fit.clone().map(|fit| Beginning { start: *at, fit }),
                _ => None,
            };
            beginnings.set(states.iter().zip(&fits).filter_map(at).collect());
        }
        fits.extend(
            states[starts..]
                .iter()
                .map(|state| self.best(number, *state, stretch)),
        );
        self.columns[number] = Column { states, fits };
    }

    /// The best way on from a state before a token, or at the end.
    fn best(&self, number: usize, state: Reached, stretch: &Range<usize>) -> Option<Fit> {
        if number == self.sought.tokens.len() {
            return self.ended(state);
        }
        if let Reached::Start { at } = state
            && self.cuts_number(at)
        {
            return None;
        }
        let mut best = self.begun(number, state, stretch);
        for step in self.sought.steps(number, state, &self.occurrences[number]) {
            let Some(rest) = self.columns[number + 1].fit(step.next) else {
                continue;
            };
            let at_least = (step.cost + rest.cost, rest.end);
            if best
                .as_ref()
                .is_some_and(|best| (best.cost, best.end) <= at_least)
                || !self.is_whole(&step)
            {
                continue;
            }
            let cost = at_least.0 + self.changes(number, &step);
            if best
                .as_ref()
                .is_none_or(|best| (cost, rest.end) < (best.cost, best.end))
            {
                let taken = Taken {
                    read: step.read,
                    range: step.range,
                    rest: rest.path.clone(),
                };
                best = Some(Fit {
                    cost,
                    end: rest.end,
                    path: Some(Rc::new(taken)),
                });
            }
        }
        best
    }

    /// Whether a quotation may end in a state.
    fn ended(&self, state: Reached) -> Option<Fit> {
        let end = match state {
            Reached::Words { end, part } if part.may_end() && self.may_end(end) => end,
            Reached::Bracket { from, part, .. } if part.may_end() => from,
            Reached::Between { end, .. } => end,
            _ => return None,
        };
        if self.cuts_number(end) {
            return None;
        }
        Some(Fit {
            cost: Cost::default(),
            end,
            path: None,
        })
    }

    /// The best way on from a gap before a token if the next part begins with it.
    fn begun(&self, number: usize, state: Reached, stretch: &Range<usize>) -> Option<Fit> {
        let Reached::Between {
            end,
            elided,
            paragraph_ends,
        } = state
        else {
            return None;
        };
        let (beginnings, strictness) = (&self.beginnings[number], self.sought.strictness);
        let skips = strictness.gaps == Gaps::ParagraphsSkipped && paragraph_ends > 0;
        let beginning = match (elided || skips, if skips { 2 } else { paragraph_ends }) {
            _ if strictness.gaps == Gaps::AnyOrder => beginnings.from(0),
            (true, _) if !strictness.paragraphs => beginnings.from(end),
            (false, _) if !strictness.paragraphs => {
                let close = [beginnings.at(end), beginnings.at(end + 1)]
                    .into_iter()
                    .flatten();
                close.min_by_key(|beginning| (beginning.fit.cost, beginning.fit.end))
            }
            (true, 0) => beginnings.from(end),
            (true, 1) => beginnings.next.as_ref(),
            (true, _) => beginnings.later.as_ref(),
            (false, 1) if end == stretch.end => beginnings.at_next_start.as_ref(),
            (false, _) => None,
        }?;
        let left_out = if elided {
            beginning.start.saturating_sub(end)
        } else {
            0
        };
        let cost = beginning.fit.cost
            + Cost {
                left_out,
                ..Cost::default()
            };
        Some(Fit {
            cost,
            ..beginning.fit.clone()
        })
    }

    /// What a step's bracket changes.
    fn changes(&self, number: usize, step: &Step) -> Cost {
        let replaces = step.read == TokenReading::Mark && !step.range.is_empty();
        let bracket = self.sought.tokens[number].bracket().filter(|_| replaces);
        let changes = bracket.is_some_and(|bracket| !self.sought.is_free(bracket, &step.range));
        Cost {
            changes: usize::from(changes),
            ..Cost::default()
        }
    }

    /// Whether words start and end where a step needs it, and numbers where a part ends with it.
    fn is_whole(&self, step: &Step) -> bool {
        if let Reached::Between { end, .. } = step.next
            && self.cuts_number(end)
        {
            return false;
        }
        let starts = |at| !self.sought.strictness.whole_words || may_start(self.sought.text, at);
        step.start.is_none_or(starts) && step.end.is_none_or(|at| self.may_end(at))
    }

    /// Whether a part that starts or ends at a position would cut a number. Within a part only
    /// brackets do, which are seen.
    fn cuts_number(&self, at: usize) -> bool {
        self.sought.strictness.whole_words && self.sought.index.cuts_number(at)
    }

    fn may_end(&self, at: usize) -> bool {
        !self.sought.strictness.whole_words || may_end(self.sought.text, at)
    }
}

/// A whole quotation that begins with the token of that number; all before it are marks.
fn whole(beginning: &Beginning, number: usize) -> BestFit {
    let mut fit = beginning.fit.clone();
    for _ in 0..number {
        fit.cost.marks += 1;
        fit.path = Some(Rc::new(Taken {
            read: TokenReading::Mark,
            range: 0..0,
            rest: fit.path,
        }));
    }
    BestFit {
        start: beginning.start,
        fit,
    }
}
