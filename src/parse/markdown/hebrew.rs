//! Quotation marks within Hebrew words.
//!
//! Hebrew sets the sign of a quotation before the last letter of an abbreviation (צה״ל) and for
//! letters of foreign sounds (ג׳), and joins its prefixes to the opening mark of a quotation
//! (ב״המצב טוב״).

/// What a sign between two Hebrew letters is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    /// A part of its word.
    OfWord,
    /// An opening mark behind a prefix, most probably.
    Opening,
}

/// What a sign between these two texts is, if both its neighbours are Hebrew letters. Before an
/// opening mark stands nothing of its word but prefixes; and an abbreviation has its sign before
/// the last letter, so that a single one follows.
pub(super) fn sign(before: &str, after: &str) -> Option<Sign> {
    if !before.ends_with(is_letter) || !after.starts_with(is_letter) {
        return None;
    }
    let is_opening = after.chars().nth(1).is_some_and(is_letter) && is_prefix(last_word(before));
    Some(if is_opening {
        Sign::Opening
    } else {
        Sign::OfWord
    })
}

fn is_letter(char: char) -> bool {
    ('\u{5d0}'..='\u{5ea}').contains(&char)
}

/// The letters up to the end; of a long word a part, which is no prefix either.
fn last_word(text: &str) -> &str {
    /// More letters than any prefix has.
    const MOST: usize = 7;
    let letters = text
        .chars()
        .rev()
        .take(MOST)
        .take_while(|char| char.is_alphanumeric());
    &text[text.len() - letters.map(char::len_utf8).sum::<usize>()..]
}

/// And, when or that, in or to or from, the: each once, in this order.
fn is_prefix(word: &str) -> bool {
    let rest = word.strip_prefix('ו').unwrap_or(word);
    let rest = ["לכש", "כש", "מש", "ש"]
        .iter()
        .find_map(|prefix| rest.strip_prefix(prefix))
        .unwrap_or(rest);
    let rest = rest.strip_prefix(['ב', 'כ', 'ל', 'מ']).unwrap_or(rest);
    rest.strip_prefix('ה').unwrap_or(rest).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Sign, sign};

    #[test]
    fn abbreviations_and_prefixes() {
        for (before, after, expected) in [
            ("כתב ב", "המצב", Some(Sign::Opening)),
            ("ושה", "מצב", Some(Sign::Opening)),
            ("לכש", "יבוא", Some(Sign::Opening)),
            ("צה", "ל", Some(Sign::OfWord)),
            ("דו", "חות", Some(Sign::OfWord)),
            ("ב", "כ הנאשם", Some(Sign::OfWord)),
            ("מו", "לים", Some(Sign::OfWord)),
            ("כתב ", "המצב", None),
            ("x", "המצב", None),
        ] {
            assert_eq!(sign(before, after), expected, "{before} {after}");
        }
    }
}
