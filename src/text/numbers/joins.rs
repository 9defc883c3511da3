//! Which pieces side by side are one number.

use super::literal;
use super::pieces::{NumberPiece, PieceKind, is_letter};
use super::words::Role;

/// How closely two pieces belong together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Join {
    /// As one number.
    Whole,
    /// As a range, or as groups of digits.
    Together,
}

/// The piece up to which a number goes on behind the piece `last`, and how. `first` is the first
/// piece of the number.
pub(super) fn join(
    text: &str,
    pieces: &[NumberPiece],
    first: usize,
    last: usize,
) -> Option<(usize, Join)> {
    let gap = PieceGap::new(text, pieces, last)?;
    let (left, right) = (pieces[last].kind, pieces[last + 1].kind);
    if let Some(how) = match (left, right) {
        (PieceKind::Digits, PieceKind::Digits) => digits(text, pieces, last, gap),
        _ => None,
    } {
        return Some((last + 1, how));
    }
    if is_pair(text, pieces, first, last, gap) {
        return Some((last + 1, Join::Whole));
    }
    if let Some(end) = phrase(text, pieces, last) {
        return Some((end, Join::Whole));
    }
    range(text, pieces, last, gap).map(|end| (end, Join::Together))
}

/// What stands between two pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PieceGap<'t> {
    Nothing,
    Space,
    /// One dash, with nothing or a line's end behind it.
    Hyphen,
    Other(&'t str),
}

impl<'t> PieceGap<'t> {
    fn new(text: &'t str, pieces: &[NumberPiece], last: usize) -> Option<Self> {
        let written = &text[pieces[last].range.end..pieces.get(last + 1)?.range.start];
        Some(match written {
            "" => Self::Nothing,
            " " | "\n" | "\u{a0}" => Self::Space,
            _ if written.trim_end_matches('\n').chars().count() == 1 && is_hyphen(written) => {
                Self::Hyphen
            }
            _ => Self::Other(written),
        })
    }
}

fn is_hyphen(written: &str) -> bool {
    written.starts_with(['-', '‐', '‑', '‒', '–', '−', '﹣', '－'])
}

/// Two numbers in digits side by side.
fn digits(text: &str, pieces: &[NumberPiece], last: usize, gap: PieceGap) -> Option<Join> {
    let [left, right] = [last, last + 1].map(|number| &text[pieces[number].range.clone()]);
    let written = text[pieces[last].range.end..pieces[last + 1].range.start].trim();
    let plain = left.bytes().all(|byte| byte.is_ascii_digit());
    match written {
        "" if right.starts_with(['±', '∓']) => Some(Join::Whole),
        "" if gap == PieceGap::Nothing => Some(Join::Whole),
        "" if plain && left.len() <= 3 && literal::is_fraction(right) => Some(Join::Whole),
        "" if is_grouped(left, right) => {
            let breaks = text[..pieces[last + 1].range.start].ends_with([' ', '\n']);
            Some(if breaks { Join::Together } else { Join::Whole })
        }
        "±" | "∓" | "分の" | "分之" => Some(Join::Whole),
        "×" | "⋅" | "·" | "∙" | "*" | "x" if literal::is_power(right) => Some(Join::Whole),
        _ => None,
    }
}

/// Whether groups of digits may be one number: one to three, and then three.
fn is_grouped(left: &str, right: &str) -> bool {
    let before = left.bytes().rev().take_while(u8::is_ascii_digit).count();
    let behind = right.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&before) && behind == 3
}

/// Whether two pieces side by side are one number.
fn is_pair(text: &str, pieces: &[NumberPiece], first: usize, last: usize, gap: PieceGap) -> bool {
    let (left, right) = (&pieces[last], &pieces[last + 1]);
    if right.kind == PieceKind::PerCent {
        return counts(left) && matches!(gap, PieceGap::Nothing | PieceGap::Space);
    }
    if role(left) == Some(Role::Minus) {
        return counts(right) && gap == PieceGap::Space && is_minus(text, left);
    }
    let Some(behind) = role(right) else {
        return false;
    };
    match (left.kind, gap) {
        (_, PieceGap::Space) if begins_compound(text, pieces, last + 1) => false,
        (PieceKind::Digits, PieceGap::Space) => matches!(
            behind,
            Role::Power | Role::Powers | Role::PerCent | Role::Parts
        ),
        (PieceKind::Digits, PieceGap::Hyphen) => behind == Role::Power,
        // An article is a number behind others alone: *vingt et un millions*.
        (PieceKind::Word(Role::Article), PieceGap::Space) => {
            last > first && matches!(behind, Role::Power | Role::PerCent)
        }
        (PieceKind::Word(before), PieceGap::Space) => {
            spaced(before, behind) || (behind == Role::PerCent && counts(left))
        }
        (PieceKind::Word(before), PieceGap::Hyphen) => hyphened(before, behind),
        _ => false,
    }
}

/// Whether two words with a space between are one number.
fn spaced(before: Role, behind: Role) -> bool {
    use Role::{
        One, Ordinal, Part, PartAmongOthers, Parts, Power, Powers, Several, Teen, Ten, Unit,
    };
    match before {
        One => matches!(behind, Power | Powers | Part | PartAmongOthers | Parts),
        Unit => matches!(behind, Power | Powers | Parts),
        Teen => matches!(behind, Power | Powers | Parts | Ten | Teen),
        Ten => matches!(
            behind,
            Power | Powers | Parts | Ten | Teen | One | Unit | Ordinal | PartAmongOthers
        ),
        Power => matches!(behind, Power | Powers | Parts | Ten | Teen | One | Unit),
        Part | PartAmongOthers | Several => matches!(behind, Power | Powers),
        _ => false,
    }
}

/// Whether two words with a hyphen between are one number.
fn hyphened(before: Role, behind: Role) -> bool {
    use Role::{
        Article, One, Ordinal, Part, PartAmongOthers, Parts, Power, Powers, Several, Teen, Ten,
        Unit,
    };
    match before {
        One => matches!(behind, Power | Powers | Part | PartAmongOthers | Parts),
        Unit => matches!(
            behind,
            Power | Powers | Part | PartAmongOthers | Parts | Ten
        ),
        Teen => matches!(
            behind,
            Power | Powers | Part | PartAmongOthers | Parts | Unit | Teen | Ten
        ),
        Ten => behind.counts() || matches!(behind, Article | Ordinal | PartAmongOthers),
        Power => matches!(
            behind,
            Power | Powers | Part | PartAmongOthers | Parts | One | Unit | Teen | Ten
        ),
        Part | PartAmongOthers | Several => matches!(behind, Power | Powers),
        _ => false,
    }
}

/// Whether a piece says how many.
fn counts(piece: &NumberPiece) -> bool {
    match piece.kind {
        PieceKind::Digits => true,
        PieceKind::Word(role) => role.counts() || role == Role::PartAmongOthers,
        PieceKind::Labelled | PieceKind::PerCent => false,
    }
}

/// Whether a word is joined by a hyphen to one that is no number: in `two six-year-olds` the six
/// are years.
fn begins_compound(text: &str, pieces: &[NumberPiece], number: usize) -> bool {
    let end = pieces[number].range.end;
    let rest = &text[end..];
    let Some(joined) = rest.strip_prefix(['-', '‐', '‑', '–']) else {
        return false;
    };
    let next = pieces
        .get(number + 1)
        .is_some_and(|next| next.range.start == end + (rest.len() - joined.len()));
    joined.starts_with(is_letter) && !next
}

/// Whether `moins` is a sign: in `au moins 5`, `du moins` and `al menos` it is none.
fn is_minus(text: &str, minus: &NumberPiece) -> bool {
    let before = text[..minus.range.start].trim_end();
    let word = before
        .rsplit(|char: char| !char.is_alphabetic())
        .next()
        .unwrap_or_default();
    !["au", "du", "de", "le", "la", "les", "al", "lo", "ni", "el"]
        .contains(&word.to_lowercase().as_str())
}

/// A number that goes on behind more than one word: `one and a half`, `half a million`, `hundreds
/// of thousands`, `two point five`.
fn phrase(text: &str, pieces: &[NumberPiece], last: usize) -> Option<usize> {
    use Role::{
        And, AndTens, Article, Of, One, Ordinal, Part, PartAmongOthers, Parts, Point, Power,
        Powers, Several, Teen, Ten, Unit,
    };
    let roles: Vec<Option<Role>> = (last..pieces.len().min(last + 4))
        .map(|number| role(&pieces[number]))
        .collect();
    let spaced = |count: usize| {
        (last..last + count)
            .all(|number| PieceGap::new(text, pieces, number) == Some(PieceGap::Space))
    };
    let role = |number: usize| roles.get(number).copied().flatten();
    let is_number = counts(&pieces[last]);
    let is_part = |role: Option<Role>| matches!(role, Some(Part | PartAmongOthers));
    let length = match (role(1), role(2), role(3)) {
        (Some(And | AndTens), Some(Article | One), part) if is_number && is_part(part) => 3,
        (Some(And | AndTens), Some(One | Unit), Some(Parts)) if is_number => 3,
        (Some(And | AndTens), part, _) if is_number && is_part(part) => 2,
        (Some(And | AndTens), Some(One | Unit | Teen | Ten | Ordinal | PartAmongOthers), _)
            if role(0) == Some(Power) =>
        {
            2
        }
        (Some(AndTens), Some(Article | One | Unit | Teen), _) if role(0) == Some(Ten) => 2,
        (Some(Article), Some(Power), _) if is_part(role(0)) => 2,
        (Some(Of), Some(Article), Some(Power)) if is_part(role(0)) => 3,
        (Some(Of), Some(Power | Powers), _) if matches!(role(0), Some(Powers | Several)) => 2,
        (Some(Point), Some(_), _) if is_number && counts(&pieces[last + 2]) => 2,
        _ => return None,
    };
    let goes_on = spaced(length) && !begins_compound(text, pieces, last + length);
    goes_on.then_some(last + length)
}

fn role(piece: &NumberPiece) -> Option<Role> {
    match piece.kind {
        PieceKind::Word(role) => Some(role),
        _ => None,
    }
}

/// The piece at which a range ends that begins with the piece `last`: `2–3`, `two to three`, `3〜5`.
fn range(text: &str, pieces: &[NumberPiece], last: usize, gap: PieceGap) -> Option<usize> {
    let is_number =
        |piece: &NumberPiece| counts(piece) || matches!(piece.kind, PieceKind::Labelled);
    let ends = |number: usize| pieces.get(number).is_some_and(is_number).then_some(number);
    let begins = is_number(&pieces[last]) || matches!(pieces[last].kind, PieceKind::PerCent);
    if !begins && role(&pieces[last]) != Some(Role::Article) {
        return None;
    }
    match gap {
        PieceGap::Hyphen => ends(last + 1),
        PieceGap::Other(written) if stands_for_dash(written) => ends(last + 1),
        // The sign of what follows is the dash of the range: `2 -3`.
        PieceGap::Space if text[pieces[last + 1].range.clone()].starts_with(is_dash) => {
            ends(last + 1)
        }
        PieceGap::Space if role(&pieces[last + 1]) == Some(Role::To) => ends(last + 2)
            .filter(|end| PieceGap::new(text, pieces, end - 1) == Some(PieceGap::Space)),
        _ => None,
    }
}

/// Whether a sign, or a word of a script without spaces, stands between the ends of a range.
fn stands_for_dash(written: &str) -> bool {
    let written = written.trim();
    matches!(
        written,
        "--" | "~" | "〜" | "～" | "∼" | "—" | "至" | "到" | "から" | "、"
    ) || (written.chars().count() == 1 && is_hyphen(written))
}

fn is_dash(char: char) -> bool {
    is_hyphen(char.encode_utf8(&mut [0; 4]))
}
