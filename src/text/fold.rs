//! The folded form of a text, in which the same words are the same bytes.
//!
//! What is folded is typography alone: [`TABLE`] is the list, and the documentation prints it; beside it, a run of dashes is one
//! (`--` for `—`), and the white space that French puts inside guillemets is left out. Diacritics, ß and ss,
//! digits of other scripts and vowel signs are words' own and stay.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::{IsNormalized, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::controls::shown_char;
use super::{Mapped, Span};

/// One line of the documented table: what is folded, to what, and which code points those are.
pub struct Fold {
    /// What the code points have in common, in the reader's words.
    pub name: &'static str,
    /// What each of them becomes; empty if it is left out.
    pub folded: &'static str,
    /// The code points.
    pub chars: &'static [char],
}

/// Single marks that are an apostrophe between two letters or digits, and a quotation mark elsewhere.
const SINGLE: &[char] = &['\'', '‘', '’', '‚', '‛', '\u{2bc}', '＇', '‹', '›'];
const DOUBLE: &[char] = &['"', '“', '”', '„', '‟', '＂', '«', '»', '「', '」', '『', '』'];
const DASHES: &[char] = &['-', '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－'];
/// Soft hyphen, zero-width space, joiners, word joiner, byte order mark, and the marks that only steer writing direction.
const INVISIBLE: &[char] = &[
    '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{180e}', '\u{61c}', '\u{200e}', '\u{200f}',
    '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];
const APOSTROPHES: &[char] = &['\'', '‘', '’', '‛', '\u{2bc}', '＇'];

/// Whether a character shows nothing and counts as nothing.
pub fn is_invisible(char: char) -> bool {
    !char.is_ascii() && INVISIBLE.contains(&char)
}

/// Every code point that folding touches, beside white space (any run of it is one space) and NFD (which becomes NFC).
pub const TABLE: &[Fold] = &[
    Fold { name: "an apostrophe inside a word", folded: "'", chars: APOSTROPHES },
    Fold { name: "single quotation marks", folded: "\"", chars: SINGLE },
    Fold { name: "double quotation marks", folded: "\"", chars: DOUBLE },
    Fold { name: "hyphens and dashes", folded: "-", chars: DASHES },
    Fold { name: "an ellipsis", folded: "...", chars: &['…'] },
    Fold { name: "soft hyphens and characters without width", folded: "", chars: INVISIBLE },
    Fold { name: "the ligature ff", folded: "ff", chars: &['ﬀ'] },
    Fold { name: "the ligature fi", folded: "fi", chars: &['ﬁ'] },
    Fold { name: "the ligature fl", folded: "fl", chars: &['ﬂ'] },
    Fold { name: "the ligature ffi", folded: "ffi", chars: &['ﬃ'] },
    Fold { name: "the ligature ffl", folded: "ffl", chars: &['ﬄ'] },
    Fold { name: "the ligatures st", folded: "st", chars: &['ﬅ', 'ﬆ'] },
];

/// A bit for each ASCII character of the table. Most of a text is ASCII that folding does not touch, and is known by it at once.
const ASCII: u128 = {
    let (mut bits, mut row) = (0, 0);
    while row < TABLE.len() {
        let mut at = 0;
        while at < TABLE[row].chars.len() {
            let char = TABLE[row].chars[at];
            bits |= if char.is_ascii() { 1 << char as u32 } else { 0 };
            at += 1;
        }
        row += 1;
    }
    bits
};

/// Folded text with the way back: each of its bytes knows which bytes of the file it stands for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    text: String,
    /// For each byte of the text; files of 4 GiB and more are refused before they come here.
    origins: Vec<(u32, u32)>,
}

/// Folds a text: typography, runs of white space and Unicode composition; case stays. White space at either end is left out.
pub fn fold(text: &Mapped) -> Folded {
    let mut folded = Folded::default();
    let mut chars = compose(text);
    for (char, _) in &mut chars {
        *char = shown_char(*char);
    }
    let mut space: Option<Span> = None;
    for (index, (char, origin)) in chars.iter().enumerate() {
        if char.is_whitespace() {
            space = Some(space.map_or(*origin, |run| run.to(*origin)));
            continue;
        }
        let replacement = replacement(*char);
        if replacement.is_some_and(|row| row.folded.is_empty()) {
            continue;
        }
        if let Some(run) = space.take()
            && !folded.text.is_empty()
            && !inside_guillemets(&chars, index)
        {
            folded.push(" ", run);
        }
        match replacement {
            None => folded.push(char.encode_utf8(&mut [0; 4]), *origin),
            Some(_) if DASHES.contains(char) && index > 0 && DASHES.contains(&chars[index - 1].0) => folded.widen(*origin),
            Some(_) if APOSTROPHES.contains(char) && inside_word(&chars, index) => folded.push("'", *origin),
            Some(row) => folded.push(row.folded, *origin),
        }
    }
    folded
}

/// The row of a character; an apostrophe has that of the quotation mark which it is outside of words.
fn replacement(char: char) -> Option<&'static Fold> {
    if char.is_ascii() && ASCII >> char as u32 & 1 == 0 {
        return None;
    }
    TABLE.iter().skip(1).find(|row| row.chars.contains(&char))
}

/// Characters in NFC, each with its origin; a composed character stands for the whole cluster it was made from.
fn compose(text: &Mapped) -> Vec<(char, Span)> {
    if is_nfc_quick(text.as_str().chars()) == IsNormalized::Yes {
        let mut chars = Vec::with_capacity(text.as_str().len());
        chars.extend(text.chars());
        return chars;
    }
    let mut composed = Vec::with_capacity(text.as_str().len());
    for (at, cluster) in text.as_str().grapheme_indices(true) {
        if is_nfc_quick(cluster.chars()) == IsNormalized::Yes {
            composed.extend(text.part(at..at + cluster.len()).chars());
        } else {
            let origin = text.origin(at..at + cluster.len());
            composed.extend(cluster.nfc().map(|char| (char, origin)));
        }
    }
    composed
}

fn inside_word(chars: &[(char, Span)], index: usize) -> bool {
    let visible = |(char, _): &&(char, Span)| !INVISIBLE.contains(char);
    let before = chars[..index].iter().rev().find(visible);
    let after = chars[index + 1..].iter().find(visible);
    let is_letter = |found: Option<&(char, Span)>| found.is_some_and(|(char, _)| char.is_alphanumeric());
    is_letter(before) && is_letter(after)
}

/// Whether the white space before a character is the one that French puts inside guillemets: `« mot »`.
fn inside_guillemets(chars: &[(char, Span)], index: usize) -> bool {
    let letter = |char: Option<&(char, Span)>| char.is_some_and(|(char, _)| char.is_alphanumeric());
    let closes = matches!(chars[index].0, '»' | '›') && !letter(chars.get(index + 1));
    let before = chars[..index].iter().rposition(|(char, _)| !char.is_whitespace());
    let opened =
        before.is_some_and(|open| matches!(chars[open].0, '«' | '‹') && !letter(open.checked_sub(1).map(|at| &chars[at])));
    closes || opened
}

impl Folded {
    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the file that a non-empty range of the folded text stands for, from its first to its last character.
    pub fn origin(&self, range: std::ops::Range<usize>) -> Span {
        if range.is_empty() {
            let at = self.origins.get(range.start).map_or_else(|| self.origins.last().map_or(0, |last| last.1), |first| first.0);
            return Span::new(at as usize, at as usize);
        }
        Span::new(self.origins[range.start].0 as usize, self.origins[range.end - 1].1 as usize)
    }

    /// The range of folded text whose origins lie in `span`.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.origins.partition_point(|(_, end)| (*end as usize) <= span.start);
        let end = self.origins.partition_point(|(start, _)| (*start as usize) < span.end);
        start..end.max(start)
    }

    /// The first byte of the folded text whose origin is at or after `offset` of the file; its length if there is none.
    pub fn position(&self, offset: usize) -> usize {
        self.origins.partition_point(|(start, _)| (*start as usize) < offset)
    }

    /// The same without regard to case, byte for byte as long: see [`lowercase`].
    pub fn lowercase(&self) -> Self {
        Self { text: lowercase(&self.text), origins: self.origins.clone() }
    }

    /// Takes off the last character.
    pub fn truncate_char(&mut self) {
        self.text.pop();
        self.origins.truncate(self.text.len());
    }

    /// Appends another folded text after a separator that stands for the bytes between the two.
    pub fn append(&mut self, separator: &str, next: &Self) {
        if !self.text.is_empty() {
            let start = self.origins.last().map_or(0, |last| last.1);
            let end = next.origins.first().map_or(start, |first| first.0);
            self.push(separator, Span::new(start as usize, end as usize));
        }
        self.text.push_str(&next.text);
        self.origins.extend_from_slice(&next.origins);
    }

    /// Lets the last byte stand for the bytes of `origin` too.
    fn widen(&mut self, origin: Span) {
        if let Some(last) = self.origins.last_mut() {
            last.1 = u32::try_from(origin.end).unwrap_or(u32::MAX);
        }
    }

    fn push(&mut self, text: &str, origin: Span) {
        let compact = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        self.text.push_str(text);
        self.origins.extend(std::iter::repeat_n((compact(origin.start), compact(origin.end)), text.len()));
    }
}

/// A text without regard to case in which every offset stays what it was: a letter whose small form has another length (`İ`,
/// `ẞ`) stays as it is. Two texts that are to be compared must both have come through here.
pub fn lowercase(text: &str) -> String {
    let small = |char: char| {
        if char == 'ς' {
            return 'σ';
        }
        let mut lower = char.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(small), None) if small.len_utf8() == char.len_utf8() => small,
            _ => char,
        }
    };
    text.chars().map(small).collect()
}

/// Folds words that stand in no file, such as a probe or an answer.
pub fn fold_str(words: &str) -> String {
    fold(&Mapped::verbatim(words, Span::new(0, words.len()))).text
}

#[cfg(test)]
mod tests {
    use super::fold_str;

    #[test]
    fn typography_is_folded_and_words_are_not() {
        for (written, folded) in [
            ("Iran’s  “plan”", "Iran's \"plan\""),
            ("long—overdue, well – yes -- no", "long-overdue, well - yes - no"),
            ("le « mot » juste", "le \"mot\" juste"),
            ("sagte »ja« und", "sagte \"ja\" und"),
            ("cafe\u{301} ﬁne co\u{ad}op", "café fine coop"),
            ("Straße ٣ naïve", "Straße ٣ naïve"),
        ] {
            assert_eq!(fold_str(written), folded);
        }
    }
}
