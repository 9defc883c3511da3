//! Words and their boundaries: UAX #29 with the three exceptions that quotations need.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::table::Class;

/// The words of a text with their byte ranges; a hyphen parts words, and in scripts without spaces
/// each character is one.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.unicode_word_indices()
        .map(|(at, word)| (at..at + word.len(), word))
}

/// A text with one space wherever it has white space, and none at its ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character belongs to a script that is written without spaces between words.
pub fn is_spaceless(char: char) -> bool {
    use Script::{Bopomofo, Han, Hiragana, Katakana, Khmer, Lao, Myanmar, Thai, Tibetan};
    /// Thai comes first of them, and far behind what most texts are written in.
    const FIRST: char = '\u{e00}';
    char >= FIRST
        && (matches!(
            char.script(),
            Han | Hiragana | Katakana | Bopomofo | Thai | Lao | Khmer | Myanmar | Tibetan
        ) || char == 'ー')
}

/// Whether a character is punctuation of such scripts that folding does not touch, as it does
/// quotation marks: `、`, `。`, `・`.
pub fn is_spaceless_mark(char: char) -> bool {
    let of_han = !char.is_ascii()
        && !char.is_alphanumeric()
        && char.script_extension().contains_script(Script::Han);
    of_han && Class::of(char).is_none()
}

/// Whether a quotation may start at byte `at` of a folded text: at a word's start, behind an elided
/// word too. That it cuts no number is seen elsewhere.
pub fn may_start(text: &str, at: usize) -> bool {
    is_boundary(text, at) || is_behind_elided(text, at)
}

/// Whether a position stands behind an article, a pronoun or a conjunction that lost its vowel:
/// *impasse* of *l'impasse*.
fn is_behind_elided(text: &str, at: usize) -> bool {
    /// In French and Italian.
    const ELIDED: [&str; 19] = [
        "l", "d", "n", "j", "m", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
        "dell", "nell", "sull", "dall", "un", "all",
    ];
    let Some(before) = text[..at]
        .strip_suffix('\'')
        .filter(|_| text[at..].starts_with(char::is_alphabetic))
    else {
        return false;
    };
    let word = before
        .rsplit(|char: char| !char.is_alphabetic())
        .next()
        .unwrap_or(before);
    ELIDED
        .iter()
        .any(|elided| word.eq_ignore_ascii_case(elided))
}

/// Whether a quotation may end just before byte `at` of a folded text: at a word's end; a
/// possessive `'s` may follow.
pub fn may_end(text: &str, at: usize) -> bool {
    is_boundary(text, at) || starts_with_possessive(&text[at..])
}

/// Whether a word starts at byte `at` of a folded text, and no further group of a number's digits.
pub fn starts_word(text: &str, at: usize) -> bool {
    may_start(text, at) && !parts_groups(text, at)
}

/// Whether a word ends just before byte `at` of a folded text, and no group of digits that a number
/// goes on behind.
pub fn ends_word(text: &str, at: usize) -> bool {
    may_end(text, at) && !parts_groups(text, at)
}

/// The words of a text in its loose form that hyphens hold together: `well-known`, `non–aligned`,
/// not `Monday—and`.
pub fn hyphenated(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut is_joined, mut before) = (0, false, ' ');
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        let goes_on = char.is_alphanumeric() || (char == '\'' && before.is_alphanumeric());
        if is_hyphen(char) && before.is_alphanumeric() && joins_word(&text[at + char.len_utf8()..])
        {
            is_joined = true;
        } else if !goes_on && (char != '\n' || !is_hyphen(before)) {
            if is_joined {
                found.push(start..at);
            }
            (start, is_joined) = (at + char.len_utf8(), false);
        }
        before = char;
    }
    found
}

fn joins_word(rest: &str) -> bool {
    rest.strip_prefix('\n')
        .unwrap_or(rest)
        .starts_with(char::is_alphanumeric)
}

/// A dash no longer than half an em, which is what joins words.
fn is_hyphen(char: char) -> bool {
    Class::of(char) == Some(Class::Dash) && !matches!(char, '—' | '―' | '⸺' | '⸻' | '︱' | '﹘')
}

/// Whether a text goes on with `'s` and then no letter.
fn starts_with_possessive(rest: &str) -> bool {
    let Some(after) = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("'S")) else {
        return false;
    };
    !after.chars().next().is_some_and(char::is_alphanumeric)
}

/// A word boundary of UAX #29, never inside a number; between graphemes anywhere in a script
/// without spaces.
fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return true;
    };
    if inside_number(text, at) {
        return false;
    }
    if before.is_whitespace() || after.is_whitespace() {
        return true;
    }
    if is_spaceless(before) && is_spaceless(after) {
        return GraphemeCursor::new(at, text.len(), true)
            .is_boundary(text, 0)
            .unwrap_or(true);
    }
    let token = token_around(text, at);
    text[token.clone()]
        .split_word_bound_indices()
        .any(|(start, _)| token.start + start == at)
}

/// Digits on both sides of a mark that can be part of a number (`1,000`, `3.5`, `10:30`, `1/2`), or
/// of nothing (`10²`).
fn inside_number(text: &str, at: usize) -> bool {
    const MARKS: [char; 8] = ['.', ',', ':', '\'', '/', '·', '⁄', '٫'];
    let mut before = text[..at].chars().rev();
    let mut after = text[at..].chars();
    let (Some(last), Some(first)) = (before.next(), after.next()) else {
        return false;
    };
    let digit = |char: Option<char>| char.is_some_and(char::is_numeric);
    (MARKS.contains(&last) && first.is_numeric() && digit(before.next()))
        || (last.is_numeric()
            && (first.is_numeric() || (MARKS.contains(&first) && digit(after.next()))))
}

/// Between groups of three digits that spaces part: `10 000`.
fn parts_groups(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at..]);
    before
        .strip_suffix(' ')
        .is_some_and(|before| grouped(before, after))
        || after
            .strip_prefix(' ')
            .is_some_and(|after| grouped(before, after))
}

/// Whether one to three digits stand before a space and exactly three after it.
fn grouped(before: &str, after: &str) -> bool {
    let count = |chars: &mut dyn Iterator<Item = char>| {
        chars.take(4).take_while(char::is_ascii_digit).count()
    };
    matches!(count(&mut before.chars().rev()), 1..=3) && count(&mut after.chars()) == 3
}

/// The run without white space round `at`, at most 64 characters to either side: no boundary
/// depends on more.
fn token_around(text: &str, at: usize) -> Range<usize> {
    let mut start = at;
    for (before, char) in text[..at].char_indices().rev().take(64) {
        if char.is_whitespace() {
            break;
        }
        start = before;
    }
    let end = text[at..]
        .char_indices()
        .take(64)
        .find(|(_, char)| char.is_whitespace())
        .map(|(i, _)| at + i);
    let end = end
        .or_else(|| text[at..].char_indices().nth(64).map(|(i, _)| at + i))
        .unwrap_or(text.len());
    start..end
}

#[cfg(test)]
mod tests {
    use super::{may_end, may_start};

    #[test]
    fn boundaries() {
        let text = "Iran's U.S. well-known 1,000 カタカナ";
        assert!(may_end(text, 4), "a possessive may be left off");
        assert!(!may_start(text, 5), "inside a possessive");
        assert!(
            !may_end(text, text.find("S.").unwrap()),
            "inside an abbreviation"
        );
        assert!(
            may_start(text, text.find("known").unwrap()),
            "a hyphen is a boundary"
        );
        assert!(
            !may_start(text, text.find("000").unwrap()),
            "inside a number"
        );
        assert!(
            may_start(text, text.find("カナ").unwrap()),
            "a script without spaces"
        );
    }
}
