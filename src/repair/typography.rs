//! Whether two texts are the same words in other typography that does not fold.

use crate::text::fold::{fold_str, lowercase};

/// Whether two texts have the same letters, digits and signs in the same order, capitals or not,
/// so that the one may be written for the other without a look at what they say. Between them other
/// marks may stand: a stop, a hyphen, white space. Between digits it is another number if they are
/// parted otherwise, but for groups of three (`10,000` and `10 000`; with one comma only in
/// English, where it parts no fraction).
pub(super) fn is_typography(written: &str, shown: &str, language: &str) -> bool {
    let [written, shown] =
        [written, shown].map(|text| essential(&lowercase(&fold_str(text)), language));
    written == shown
}

/// What of a folded text is more than typography.
fn essential(text: &str, language: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut essential = String::with_capacity(text.len());
    for (at, char) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |before| chars[before]);
        let behind = chars.get(at + 1).copied().unwrap_or(' ');
        let is_kept = match char {
            '\'' => before.is_alphabetic() && behind.is_alphabetic(),
            '.' | ',' | ' ' if before.is_ascii_digit() && behind.is_ascii_digit() => {
                !parts_thousands(&chars, at, language)
            }
            // A sign, and what is between two numbers.
            '-' | ':' => behind.is_ascii_digit(),
            '.' | ',' => behind.is_ascii_digit() && !before.is_alphabetic(),
            '"' | ';' | '!' | '?' | '(' | ')' => false,
            _ => !char.is_whitespace(),
        };
        if is_kept {
            essential.push(*char);
        }
    }
    essential
}

/// Whether a mark between digits parts a number in groups of three.
fn parts_thousands(chars: &[char], at: usize, language: &str) -> bool {
    let mark = chars[at];
    let is_part = |char: &char| char.is_ascii_digit() || *char == mark;
    let start = at
        - chars[..at]
            .iter()
            .rev()
            .take_while(|char| is_part(char))
            .count();
    let end = at + chars[at..].iter().take_while(|char| is_part(char)).count();
    let number: String = chars[start..end].iter().collect();
    let groups: Vec<&str> = number.trim_matches(mark).split(mark).collect();
    let (first, others) = (groups[0], &groups[1..]);
    let is_fraction = others.len() == 1
        && match mark {
            '.' => true,
            ',' => !language.starts_with("en"),
            _ => false,
        };
    let of_three = others.iter().all(|group| group.len() == 3);
    !is_fraction && of_three && (1..=3).contains(&first.len()) && !first.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::is_typography;

    #[test]
    fn marks_are_typography_and_numbers_are_not() {
        for (written, shown) in [
            ("Did he go.", "Did he go?"),
            ("the Mayor of Lund", "the mayor; of Lund"),
            ("a well known house", "a well-known house"),
            ("a wellknown house", "a well-known house"),
            ("the end; of it", "the end, of it"),
            ("more than 10000 people", "more than 10,000 people"),
            ("more than 10 000 people.", "more than 10,000 people"),
            ("1.234.567 of them", "1,234,567 of them"),
        ] {
            assert!(is_typography(written, shown, "en"), "{written} | {shown}");
        }
        for (written, shown) in [
            ("about 15 of them", "about 1.5 of them"),
            ("about 1.234 of them", "about 1,234 of them"),
            ("about 5 degrees", "about -5 degrees"),
            ("about 5 of them", "about 5% of them"),
            ("in 1012 days", "in 10-12 days"),
            ("at 1030", "at 10:30"),
            ("Were here", "We're here"),
            ("he went", "she went"),
            ("in 2020 500 went", "in 2020500 went"),
        ] {
            assert!(!is_typography(written, shown, "en"), "{written} | {shown}");
        }
        assert!(!is_typography("10000 km", "10,000 km", "de"));
    }
}
