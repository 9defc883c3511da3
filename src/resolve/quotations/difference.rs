//! What differs between a quotation and the nearest passage, word by word, as something to do.
//!
//! Typography that folds does not count. Words are shown as they stand, white space included, and
//! where two look alike their characters are named.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::fold::is_invisible;
use crate::text::{Folded, Mapped, Span, fold};

use super::shortened::shortened;
use super::token::has_word;

/// What a message says of a difference.
pub(super) struct Difference {
    /// How far the two are the same.
    pub(super) extent: String,
    /// What differs, as something to do.
    pub(super) help: String,
}

/// A text, folded, and its words and marks.
struct Side<'t> {
    shown: &'t str,
    folded: Folded,
    tokens: Vec<Range<usize>>,
}

impl<'t> Side<'t> {
    fn new(shown: &'t str) -> Self {
        let folded = fold(&Mapped::verbatim(shown, Span::new(0, shown.len())));
        let bounds = folded
            .as_str()
            .split_word_bound_indices()
            .filter(|(_, token)| !token.trim().is_empty());
        let tokens = bounds.map(|(at, token)| at..at + token.len()).collect();
        Self {
            shown,
            folded,
            tokens,
        }
    }

    fn words(&self) -> Vec<&str> {
        self.tokens
            .iter()
            .map(|token| &self.folded.as_str()[token.clone()])
            .collect()
    }

    /// The text as it stands from one token up to another.
    fn slice(&self, tokens: &Range<usize>) -> &'t str {
        if tokens.is_empty() {
            return "";
        }
        let range = self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end;
        &self.shown[self.folded.origin(range).range()]
    }
}

/// What differs between a quotation and a passage.
pub(super) fn difference(written: &str, shown: &str) -> Difference {
    /// Differences that are named one by one.
    const NAMED: usize = 3;
    let (written, shown) = (Side::new(written), Side::new(shown));
    let (old, new) = (written.words(), shown.words());
    let mut changes = changes(&old, &new);
    // One stop before the closing mark is forgiven, so that it is not what is wrong.
    let is_stop = |(removed, added): &(Range<usize>, Range<usize>)| {
        added.is_empty() && removed.end == old.len() && matches!(old[removed.clone()], ["." | ","])
    };
    if changes.len() > 1 && changes.last().is_some_and(is_stop) {
        changes.pop();
    }
    let count = count_words(&old);
    let mut same = count;
    for (removed, _) in &changes {
        same -= count_words(&old[removed.clone()]);
    }
    let leading = changes
        .first()
        .map_or(old.len(), |(removed, _)| removed.start);
    let extent = match old[..leading].iter().rev().find(|token| has_word(token)) {
        Some(last) => format!("{same} of {count} words are the same, all up to “{last}”"),
        None => format!("{same} of {count} words are the same"),
    };
    let named = changes
        .iter()
        .take(NAMED)
        .map(|(removed, added)| named_change(written.slice(removed), shown.slice(added)));
    let named: Vec<String> = named.collect();
    let help = match changes.len() {
        0 => between_words(&written, &shown),
        more if more > NAMED => format!(
            "{}; {} more differences follow",
            named.join("; "),
            more - NAMED
        ),
        _ => named.join("; "),
    };
    Difference { extent, help }
}

/// Runs of tokens that were removed and added, in order.
fn changes(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut changes: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut at, mut at_new, mut in_change) = (0, 0, false);
    for change in TextDiff::from_slices(old, new).iter_all_changes() {
        if change.tag() == ChangeTag::Equal {
            (at, at_new, in_change) = (at + 1, at_new + 1, false);
            continue;
        }
        if !in_change {
            changes.push((at..at, at_new..at_new));
            in_change = true;
        }
        let Some((removed, added)) = changes.last_mut() else {
            continue;
        };
        if change.tag() == ChangeTag::Delete {
            at += 1;
            removed.end = at;
        } else {
            at_new += 1;
            added.end = at_new;
        }
    }
    changes
}

/// How many of the tokens are words.
fn count_words(tokens: &[&str]) -> usize {
    tokens.iter().filter(|token| has_word(token)).count()
}

fn named_change(removed: &str, added: &str) -> String {
    let (old, new) = (shortened(removed), shortened(added));
    match (removed, added) {
        (_, "") if is_sic(removed) => {
            format!("write [sic] for your “{old}”: what you add stands in square brackets")
        }
        (_, "") => format!("the source has no “{old}” here{}", look_alike("", removed)),
        ("", _) => format!("the source also has “{new}”{}", look_alike("", added)),
        _ => format!(
            "the source has “{new}” where you wrote “{old}”{}",
            look_alike(removed, added)
        ),
    }
}

/// `(sic)`, which an author adds to say that a mistake is the source's.
fn is_sic(removed: &str) -> bool {
    removed
        .trim_matches(['(', ')', ' '])
        .eq_ignore_ascii_case("sic")
}

/// Which characters two words differ by, where their looks do not say so: one of another script, a
/// form of its own, or one that shows nothing. Nothing where readers see it.
fn look_alike(old: &str, new: &str) -> String {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let before = old
        .iter()
        .zip(&new)
        .take_while(|(old, new)| old == new)
        .count();
    let behind = old[before..]
        .iter()
        .rev()
        .zip(new[before..].iter().rev())
        .take_while(|(old, new)| old == new)
        .count();
    let (old, new) = (
        &old[before..old.len() - behind],
        &new[before..new.len() - behind],
    );
    let hidden = |chars: &[char]| {
        chars
            .iter()
            .any(|char| is_invisible(*char) || char.is_control() || is_tag(*char))
    };
    let alike = old.len() == new.len()
        && old.len() <= 2
        && old
            .iter()
            .zip(new)
            .all(|(old, new)| may_look_alike(*old, *new));
    let is_seen = old.is_empty() || !alike;
    if is_seen && !hidden(old) && !hidden(new) {
        return String::new();
    }
    match (old.is_empty(), new.is_empty()) {
        (true, _) => format!(" (with {})", named(new)),
        (_, true) => format!(" (without {})", named(old)),
        _ => format!(" ({} for {})", named(new), named(old)),
    }
}

/// Characters of two scripts, or of a script in which one letter has several code points.
fn may_look_alike(old: char, new: char) -> bool {
    if old.is_ascii() && new.is_ascii() {
        return false;
    }
    let (old, new) = (old.script(), new.script());
    old != new
        || matches!(
            old,
            Script::Arabic | Script::Han | Script::Hebrew | Script::Common | Script::Inherited
        )
}

fn is_tag(char: char) -> bool {
    matches!(char, '\u{e0000}'..='\u{e007f}')
}

/// `U+0430, Cyrillic`.
fn named(chars: &[char]) -> String {
    /// Characters that are named one by one.
    const NAMED: usize = 3;
    let names = chars.iter().take(NAMED).map(|char| name(*char));
    names.collect::<Vec<_>>().join(" and ")
}

fn name(char: char) -> String {
    let number = u32::from(char);
    match char.script() {
        Script::Common | Script::Inherited | Script::Unknown => {
            if is_invisible(char) || is_tag(char) {
                format!("U+{number:04X}, invisible")
            } else {
                format!("U+{number:04X}")
            }
        }
        script => format!("U+{number:04X}, {}", script.full_name()),
    }
}

/// Where two texts of the same words differ by what stands between them.
fn between_words(written: &Side, shown: &Side) -> String {
    let (old, new) = (written.folded.as_str(), shown.folded.as_str());
    let same = old
        .chars()
        .zip(new.chars())
        .take_while(|(old, new)| old == new)
        .map(|(char, _)| char.len_utf8())
        .sum::<usize>();
    let around = |side: &Side| {
        let at = side.tokens.partition_point(|token| token.end <= same);
        let tokens = at.saturating_sub(1)..(at + 2).min(side.tokens.len());
        shortened(side.slice(&tokens))
    };
    if old == new {
        return "the words are the same; look at where they begin and end".to_owned();
    }
    format!(
        "the source has “{}” where you wrote “{}”: the white space differs",
        around(shown),
        around(written)
    )
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn differences_are_shown_as_they_stand() {
        for (written, shown, help) in [
            (
                "in 12/28 patients",
                "in 12/28 patients [12]",
                "the source also has “[12]”",
            ),
            (
                "The <u>plan</u> failed",
                "The plan failed",
                "the source has no “<u>” here; the source has no “</u>” here",
            ),
            (
                "the mayor’s new office",
                "the mayor′s old office",
                "old” where you wrote “",
            ),
            (
                "The mayor came",
                "The m\u{430}yor came",
                "the source has “mаyor” where you wrote “mayor” (U+0430, Cyrillic for U+0061, \
                 Latin)",
            ),
            (
                "The café",
                "The cafe",
                "the source has “cafe” where you wrote “café”",
            ),
            ("a b", "a c", "the source has “c” where you wrote “b”"),
            (
                "a maior (sic) b",
                "a maior b",
                "write [sic] for your “(sic)”",
            ),
        ] {
            let found = difference(written, shown).help;
            assert!(found.contains(help), "{written} {shown}: {found}");
        }
        let found = difference("at 4:15 a.m.", "at 4:05 a.m").help;
        assert_eq!(found, "the source has “05” where you wrote “15”");
    }
}
