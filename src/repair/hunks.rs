//! The author's words beside those of the source: which of them have to become others.
//!
//! Both are aligned as a whole, so that an elision or a bracket takes what stands in its place and
//! the words between two of them meet their own. Least cost is exact, by a table over (token of the
//! author's, token of the source), as in Needleman and Wunsch (1970).

use std::ops::Range;

use crate::text::fold::lowercase;

use super::author::{AuthorToken, Role};
use super::source_words::SourceToken;

/// A word of the source that the author has not.
const ADDED: u32 = 3;
/// One word in the place of another.
const OTHER: u32 = 4;
/// A word of the author's that the source has not: dearer than another one in its place, else an
/// elision beside it would take that one.
const LEFT_OUT: u32 = 5;
/// A word that a bracket stands for.
const REPLACED: u32 = 1;
/// What cannot be: an end of a paragraph that only one of the two has.
const NEVER: u32 = 1_000_000;
/// Cells of the table.
const MOST: usize = 16_000_000;

/// Words of the author's and those of the source that shall stand in their place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// The word of both that stands right before it, if one does.
    pub(super) before: Option<(usize, usize)>,
    /// The word of both that stands right behind it.
    pub(super) behind: Option<(usize, usize)>,
}

/// How a cell of the table goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The two stand for each other.
    Both,
    /// The author's alone goes on.
    Old,
    /// The source's alone does.
    New,
}

/// What has to become other words.
///
/// # Errors
/// A sentence that says why that cannot be told.
pub(super) fn hunks(old: &[AuthorToken], new: &[SourceToken]) -> Result<Vec<Hunk>, String> {
    if old.len().saturating_mul(new.len()) > MOST {
        return Err("these are too many words to be compared one by one".to_owned());
    }
    let (ways, cost) = table(old, new);
    if cost >= NEVER {
        return Err("a paragraph of the source now ends elsewhere in these words".to_owned());
    }
    Ok(walk(old, new, &ways))
}

/// The best way on from each cell, and what the whole costs.
fn table(old: &[AuthorToken], new: &[SourceToken]) -> (Vec<Vec<Way>>, u32) {
    let mut below: Vec<u32> = vec![0; new.len() + 1];
    for column in (0..new.len()).rev() {
        below[column] = below[column + 1] + added(&new[column]);
    }
    let mut ways = vec![vec![Way::New; new.len() + 1]];
    for token in old.iter().rev() {
        let (costs, row) = row(token, new, &below);
        below = costs;
        ways.push(row);
    }
    ways.reverse();
    let cost = below[0];
    (ways, cost)
}

/// The row of a token, from the costs of the row below it.
fn row(token: &AuthorToken, new: &[SourceToken], below: &[u32]) -> (Vec<u32>, Vec<Way>) {
    let count = new.len();
    let mut costs = vec![0; count + 1];
    let mut ways = vec![Way::Old; count + 1];
    costs[count] = below[count] + left_out(token);
    for column in (0..count).rev() {
        let candidate = &new[column];
        let mut best = (below[column] + left_out(token), Way::Old);
        let both = below[column + 1] + paired(token, candidate);
        if both <= best.0 {
            best = (both, Way::Both);
        }
        let alone = costs[column + 1] + taken(token, candidate);
        if alone < best.0 {
            best = (alone, Way::New);
        }
        (costs[column], ways[column]) = best;
    }
    (costs, ways)
}

/// What it costs that the source does not have a token.
fn left_out(token: &AuthorToken) -> u32 {
    match token.role {
        Role::Word => LEFT_OUT,
        Role::Elision | Role::Bracket(_) => 0,
        Role::ParagraphEnd => NEVER,
    }
}

/// What it costs that the author does not have a token.
fn added(candidate: &SourceToken) -> u32 {
    match candidate {
        _ if candidate.ends_paragraph => NEVER,
        // Whether a quotation has what stands beside its words is its author's.
        _ if candidate.outside => 0,
        _ => ADDED,
    }
}

/// The same before a token of the author's, which may stand for it.
fn taken(token: &AuthorToken, candidate: &SourceToken) -> u32 {
    match &token.role {
        Role::Elision => 0,
        Role::Bracket(bare) if *bare == lowercase(&candidate.folded) => 0,
        Role::Bracket(_) if !candidate.ends_paragraph => REPLACED.min(added(candidate)),
        _ => added(candidate),
    }
}

/// What it costs that two stand for each other.
fn paired(token: &AuthorToken, candidate: &SourceToken) -> u32 {
    match token.role {
        Role::ParagraphEnd if candidate.ends_paragraph || candidate.folded == "/" => 0,
        Role::Word if token.folded == candidate.folded => 0,
        Role::Word if !candidate.ends_paragraph => OTHER,
        _ => NEVER,
    }
}

/// The hunks on the best way through the table.
fn walk(old: &[AuthorToken], new: &[SourceToken], ways: &[Vec<Way>]) -> Vec<Hunk> {
    let mut found = Found::default();
    let (mut row, mut column) = (0, 0);
    while row < old.len() || column < new.len() {
        let role = old.get(row).map(|token| &token.role);
        match (ways[row][column], role) {
            (Way::Both, Some(Role::Word)) if old[row].folded == new[column].folded => {
                found.same(row, column);
                (row, column) = (row + 1, column + 1);
            }
            (Way::Both, Some(Role::Word)) => {
                found.extend(row..row + 1, column..column + 1);
                (row, column) = (row + 1, column + 1);
            }
            (Way::Both, _) => {
                found.part();
                (row, column) = (row + 1, column + 1);
            }
            (Way::Old, Some(Role::Word)) => {
                found.extend(row..row + 1, column..column);
                row += 1;
            }
            (Way::Old, _) => {
                found.part();
                row += 1;
            }
            (Way::New, Some(Role::Elision | Role::Bracket(_))) => {
                found.part();
                column += 1;
            }
            (Way::New, _) => {
                if !new[column].outside {
                    found.extend(row..row, column..column + 1);
                }
                column += 1;
            }
        }
    }
    found.part();
    found.hunks
}

/// Hunks as they are found.
#[derive(Default)]
struct Found {
    hunks: Vec<Hunk>,
    open: Option<Hunk>,
    last: Option<(usize, usize)>,
}

impl Found {
    /// A word that both have.
    fn same(&mut self, old: usize, new: usize) {
        self.close(Some((old, new)));
        self.last = Some((old, new));
    }

    /// Something that stands between words and is none.
    fn part(&mut self) {
        self.close(None);
        self.last = None;
    }

    fn close(&mut self, behind: Option<(usize, usize)>) {
        if let Some(open) = self.open.take() {
            self.hunks.push(Hunk { behind, ..open });
        }
    }

    fn extend(&mut self, old: Range<usize>, new: Range<usize>) {
        let before = self.last;
        let open = self.open.get_or_insert_with(|| Hunk {
            old: old.clone(),
            new: new.clone(),
            before,
            behind: None,
        });
        open.old.end = old.end.max(open.old.end);
        open.new.end = new.end.max(open.new.end);
    }
}
