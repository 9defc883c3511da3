//! The folded form of a text, in which the same words are the same bytes.
//!
//! What is folded is typography alone: [`TABLE`] is the list, and `variorum explain folding` prints
//! it. Beside it
//!
//! - a run of white space is one space, a run of dashes one dash (`--` for `—`), a run of dots an
//!   ellipsis;
//! - white space is nothing where one writer sets it and another does not: beside a dash, behind a
//!   soft hyphen or a slash that a line ends with, before `% ; : ! ?` and an ellipsis, beside
//!   letters of scripts without spaces, inside French guillemets.
//!
//! Diacritics, ß and ss, digits of other scripts and vowel signs are words' own and stay.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

pub use super::folded::lowercase;
pub use super::table::{Fold, TABLE};

use super::controls::shown_char;
use super::table::{Class, is_plain_ascii};
use super::words::{is_spaceless, is_spaceless_mark};
use super::{Folded, Mapped, Span};

/// Folds a text: typography, runs of white space and Unicode composition; case stays. White space
/// at either end is left out.
pub fn fold(text: &Mapped) -> Folded {
    Folding::of(text, false)
}

/// Folds a text, but keeps dashes as they are and white space wherever a line or word ends with it:
/// `\n` for the end of a line, U+00A0 for one space of another kind, else a space. For what hangs
/// on them: a sign is no hyphen, nor is a dash between sentences.
pub fn fold_loosely(text: &Mapped) -> Folded {
    Folding::of(text, true)
}

/// Folds words that stand in no file, such as a probe or an answer.
pub fn fold_str(words: &str) -> String {
    fold(&Mapped::verbatim(words, Span::new(0, words.len()))).into_string()
}

/// Whether a character shows nothing and counts as nothing.
pub fn is_invisible(char: char) -> bool {
    Class::of(char) == Some(Class::Invisible)
}

const SOFT_HYPHEN: char = '\u{ad}';

/// White space between two characters that are shown.
#[derive(Clone, Copy)]
struct WhiteSpace {
    span: Span,
    /// As the loose form has it: the end of a line, one space of another kind, or white space.
    char: char,
}

impl WhiteSpace {
    fn to(self, char: char, origin: Span) -> Self {
        let char = if char == '\n' || self.char == '\n' {
            '\n'
        } else {
            ' '
        };
        Self {
            span: self.span.to(origin),
            char,
        }
    }

    fn new(char: char, origin: Span) -> Self {
        let char = match char {
            '\n' => '\n',
            ' ' | '\t' | '\u{3000}' => ' ',
            _ => '\u{a0}',
        };
        Self { span: origin, char }
    }
}

/// A text being folded.
struct Folding<'a> {
    chars: &'a [(char, Span)],
    loosely: bool,
    folded: Folded,
    gap: Option<WhiteSpace>,
    /// The last character that is shown, or a soft hyphen.
    before: char,
    /// Whether white space, or nothing, stands before that one.
    parted: bool,
}

impl Folding<'_> {
    fn of(text: &Mapped, loosely: bool) -> Folded {
        let chars = plain_chars(text);
        let folded = Folded::with_capacity(text.as_str().len());
        let mut folding = Folding {
            chars: &chars,
            loosely,
            folded,
            gap: None,
            before: ' ',
            parted: true,
        };
        let mut at = 0;
        while at < chars.len() {
            at = folding.fold_char(at);
        }
        folding.folded
    }

    /// Folds the character of that number, and gives the number of the next.
    fn fold_char(&mut self, at: usize) -> usize {
        let (char, origin) = self.chars[at];
        if is_plain_ascii(char) {
            return self.fold_run(at);
        }
        if char.is_whitespace() {
            self.gap = Some(
                self.gap
                    .map_or_else(|| WhiteSpace::new(char, origin), |gap| gap.to(char, origin)),
            );
            return at + 1;
        }
        let class = Class::of(char);
        if class == Some(Class::Invisible) {
            if char == SOFT_HYPHEN && self.gap.is_none() {
                self.before = char;
            }
            return at + 1;
        }
        if let Some(end) = ellipsis(self.chars, at, class) {
            self.close_gap(at, '…');
            self.folded.push("...", origin.to(self.chars[end - 1].1));
            self.before = '…';
            return end;
        }
        self.close_gap(at, char);
        self.push(at, class);
        self.before = char;
        at + 1
    }

    /// Writes a run of characters that stay as they are.
    fn fold_run(&mut self, at: usize) -> usize {
        self.close_gap(at, self.chars[at].0);
        let mut end = at;
        while let Some((char, origin)) = self
            .chars
            .get(end)
            .filter(|(char, _)| is_plain_ascii(*char))
        {
            self.folded.push_byte(*char as u8, *origin);
            end += 1;
        }
        self.before = self.chars[end - 1].0;
        self.parted &= end == at + 1;
        end
    }

    fn push(&mut self, at: usize, class: Option<Class>) {
        let (char, origin) = self.chars[at];
        match class {
            Some(Class::Dash) if self.loosely => {
                self.folded.push(char.encode_utf8(&mut [0; 4]), origin);
            }
            // The dash before it stands for the whole run.
            Some(Class::Dash) if self.is_behind_dash() => self.folded.widen(origin),
            Some(Class::Apostrophe) if inside_word(self.chars, at) => self.folded.push("'", origin),
            _ => match class.and_then(Class::folded) {
                Some(folded) => self.folded.push(folded, origin),
                None => self.folded.push(char.encode_utf8(&mut [0; 4]), origin),
            },
        }
    }

    fn is_behind_dash(&self) -> bool {
        !self.folded.as_str().is_empty() && Class::of(self.before) == Some(Class::Dash)
    }

    /// Writes the white space before a character, if there is some and it is not nothing.
    fn close_gap(&mut self, at: usize, char: char) {
        let Some(gap) = self.gap.take() else {
            self.parted = self.folded.as_str().is_empty();
            return;
        };
        let was_parted = std::mem::replace(&mut self.parted, true);
        let joined_slash = self.before == '/' && !was_parted;
        if self.folded.as_str().is_empty() || (self.before == SOFT_HYPHEN && gap.char == '\n') {
            return;
        }
        if self.loosely {
            self.folded
                .push(gap.char.encode_utf8(&mut [0; 4]), gap.span);
        } else if !joined_slash && !self.counts_as_nothing(at, char) {
            self.folded.push(" ", gap.span);
        }
    }

    /// Whether white space before a character is set by one writer and not by another.
    fn counts_as_nothing(&self, at: usize, char: char) -> bool {
        let before = self.before;
        if before.is_ascii_alphanumeric() && char.is_ascii_alphanumeric() {
            return false;
        }
        let is_dash = |char| Class::of(char) == Some(Class::Dash);
        matches!(char, '%' | ';' | ':' | '!' | '?' | '…')
            || is_dash(before)
            || is_dash(char)
            || [before, char]
                .into_iter()
                .any(|char| is_spaceless(char) || is_spaceless_mark(char))
            || inside_guillemets(self.chars, at)
    }
}

/// Characters in NFC, letters in their plain form, each with its origin; a composed character
/// stands for the whole cluster it was made from.
fn plain_chars(text: &Mapped) -> Vec<(char, Span)> {
    let written = text.as_str();
    if written.is_ascii()
        || (is_nfc_quick(written.chars()) == IsNormalized::Yes && !has_other_forms(written))
    {
        let mut chars = Vec::with_capacity(written.len());
        for (char, origin) in text.chars() {
            // Most characters are ASCII, and are spared the look into the table.
            let shown = if is_plain_ascii(char) {
                char
            } else {
                shown_char(char)
            };
            chars.push((shown, origin));
        }
        return chars;
    }
    let mut chars = Vec::with_capacity(written.len());
    for (at, cluster) in written.grapheme_indices(true) {
        if is_nfc_quick(cluster.chars()) == IsNormalized::Yes && !has_other_forms(cluster) {
            chars.extend(
                text.part(at..at + cluster.len())
                    .chars()
                    .map(|(char, origin)| (shown_char(char), origin)),
            );
        } else {
            let origin = text.origin(at..at + cluster.len());
            chars.extend(plain_letters(cluster).nfc().map(|char| (char, origin)));
        }
    }
    chars
}

fn is_other_form(char: char) -> bool {
    !char.is_ascii() && (Class::of(char) == Some(Class::OtherForm) || is_half_width_mark(char))
}

fn has_other_forms(text: &str) -> bool {
    text.chars().any(is_other_form)
}

/// The marks of half-width kana, which are part of the letter before them as those of other kana
/// are (`ｶﾞ` for `ガ`).
fn is_half_width_mark(char: char) -> bool {
    matches!(char, '\u{ff9e}' | '\u{ff9f}')
}

/// The characters of a cluster, its letters in their plain form.
fn plain_letters(cluster: &str) -> String {
    let mut plain = String::with_capacity(cluster.len());
    for char in cluster.chars() {
        let is_mark = is_half_width_mark(char) && plain.ends_with(is_spaceless);
        if is_mark || Class::of(char) == Some(Class::OtherForm) {
            plain.extend(std::iter::once(char).nfkc());
        } else {
            plain.push(char);
        }
    }
    plain
}

/// One past the ellipsis that begins with the character of that number: three dots or more,
/// together or with one space between each two, or characters that say so, as many as there are.
fn ellipsis(chars: &[(char, Span)], at: usize, class: Option<Class>) -> Option<usize> {
    let is_one = |char: char| Class::of(char) == Some(Class::Ellipsis);
    if chars[at].0 != '.' && class != Some(Class::Ellipsis) {
        return None;
    }
    let run = chars[at..]
        .iter()
        .take_while(|(char, _)| *char == '.' || is_one(*char))
        .count();
    if run >= 3 || chars[at..at + run].iter().any(|(char, _)| is_one(*char)) {
        return Some(at + run);
    }
    let pairs = chars[at + 1..].chunks_exact(2);
    let parted = pairs
        .take_while(|pair| pair[0].0.is_whitespace() && pair[0].0 != '\n' && pair[1].0 == '.')
        .count();
    (parted >= 2).then_some(at + 2 * parted + 1)
}

fn inside_word(chars: &[(char, Span)], index: usize) -> bool {
    let visible = |(char, _): &&(char, Span)| !is_invisible(*char);
    let before = chars[..index].iter().rev().find(visible);
    let after = chars[index + 1..].iter().find(visible);
    let is_letter =
        |found: Option<&(char, Span)>| found.is_some_and(|(char, _)| char.is_alphanumeric());
    is_letter(before) && is_letter(after)
}

/// Whether the white space before a character is the one that French puts inside guillemets: `« mot
/// »`.
///
/// German books turn them round, `»›Nie‹ sagte er«`: a guillemet opens only where words may begin,
/// and closes only where they may end.
fn inside_guillemets(chars: &[(char, Span)], index: usize) -> bool {
    let char_at = |at: Option<usize>| at.and_then(|at| chars.get(at)).map(|&(char, _)| char);
    let closes = matches!(chars[index].0, '»' | '›')
        && char_at(Some(index + 1))
            .is_none_or(|next| !next.is_alphanumeric() && !matches!(next, '«' | '»' | '‹' | '›'));
    let before = chars[..index]
        .iter()
        .rposition(|(char, _)| !char.is_whitespace());
    let opened = before.is_some_and(|open| {
        matches!(chars[open].0, '«' | '‹')
            && char_at(open.checked_sub(1))
                .is_none_or(|before| before.is_whitespace() || "([{-–—'’‘\"“„".contains(before))
    });
    closes || opened
}

#[cfg(test)]
mod tests {
    use super::{fold_loosely, fold_str};
    use crate::text::{Mapped, Span};

    #[test]
    fn typography_is_folded_and_words_are_not() {
        for (written, folded) in [
            ("Iran’s  “plan”", "Iran's \"plan\""),
            (
                "long—overdue, well – yes -- no",
                "long-overdue, well-yes-no",
            ),
            ("le « mot » juste", "le \"mot\" juste"),
            ("sagte »ja« und", "sagte \"ja\" und"),
            (
                "sagte »›Nie,‹ rief er« und",
                "sagte \"\"Nie,\" rief er\" und",
            ),
            ("l’« État »", "l\"\"État\""),
            ("cafe\u{301} ﬁne co\u{ad}op", "café fine coop"),
            ("Straße ٣ naïve", "Straße ٣ naïve"),
            (
                "well . . . no…… and no .... U.S. ...",
                "well... no... and no... U.S....",
            ),
            (
                "co\u{ad}\noperate, and/\nor, well-\nknown, a / b",
                "cooperate, and/or, well-known, a / b",
            ),
            ("Quoi ? 12 % : oui", "Quoi? 12%: oui"),
            ("古い\n渡し場 NATO 、「橋」", "古い渡し場NATO、\"橋\""),
            ("ＡＢＣ １２ ｶﾞ ﾊﾟｰ ﾞ", "ABC 12ガパーﾞ"),
            ("10⁻⁶ ₂ ½ ⅷ", "10⁻⁶ ₂ ½ ⅷ"),
        ] {
            assert_eq!(fold_str(written), folded);
        }
    }

    #[test]
    fn dashes_and_white_space_are_kept_loosely() {
        let text = "−5 \u{2013} 10\u{a0}000 well-\nknown \u{ad}\n";
        let folded = fold_loosely(&Mapped::verbatim(text, Span::new(0, text.len())));
        assert_eq!(folded.as_str(), "−5 – 10\u{a0}000 well-\nknown");
    }
}
