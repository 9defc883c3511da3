//! Signs that readers take for quotation marks and that pair with nothing here.

/// What else is typed where a quotation closes, or opens: Pi and Pf of Unicode, its quotation marks
/// and their ornaments, primes, angle brackets, accents and modifier letters.
const LOOKALIKES: &[char] = &[
    '‛', '‟', '⸂', '⸃', '⸄', '⸅', '⸉', '⸊', '⸌', '⸍', '⸜', '⸝', '⸠', '⸡', '⹂', '〞', '〃', '❟',
    '❠', '❮', '❯', '❬', '❭', '❰', '❱', '🙶', '🙷', '🙸', '′', '″', '‴', '⁗', '‵', '‶', '‷', 'ʹ', 'ʺ',
    'ˮ', '˝', '〈', '〉', '《', '》', '︽', '︾', '︿', '﹀', '〈', '〉', '⟨', '⟩', '⟪', '⟫', '⦑',
    '⦒', '⧼', '⧽', '≪', '≫', '⋘', '⋙', '﴾', '﴿', '´', '`', 'ʼ', 'ʻ', '՚', 'ˋ', 'ˊ', '΄', '᾽',
];

/// Those that stand for an apostrophe as well.
const APOSTROPHES: &[char] = &['‛', '´', '`', 'ʼ', 'ʻ', '՚', 'ˊ', '΄', '᾽', '′', 'ʹ'];

/// Whether a text ends with such a sign, or with `<<` or `>>`. One that may be an apostrophe,
/// behind a letter, is one unless another stands before a word of the text as if it opened a
/// quotation.
pub(super) fn closes_nothing(text: &str) -> bool {
    if text.ends_with(">>") || text.ends_with("<<") {
        return true;
    }
    let Some(last) = text
        .chars()
        .next_back()
        .filter(|last| LOOKALIKES.contains(last))
    else {
        return false;
    };
    let before = &text[..text.len() - last.len_utf8()];
    !APOSTROPHES.contains(&last)
        || !before.ends_with(char::is_alphabetic)
        || opens(before, &['‘', '’', '\'', '‚'])
}

/// Whether such a sign that may be an apostrophe, or one of these marks, stands before a word and
/// behind none.
pub(super) fn opens(text: &str, marks: &[char]) -> bool {
    let is_sign = |char: char| APOSTROPHES.contains(&char) || char == '‵' || marks.contains(&char);
    let is_letter =
        |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() && !is_sign(char));
    text.char_indices().any(|(at, char)| {
        let after = text[at + char.len_utf8()..].chars().next();
        is_sign(char) && is_letter(after) && !is_letter(text[..at].chars().next_back())
    })
}

#[cfg(test)]
mod tests {
    use super::closes_nothing;

    #[test]
    fn signs_that_close_nothing() {
        for text in [
            "″we knew″",
            "《we knew》",
            "<<we knew>>",
            "❮we knew❯",
            "´we knew´",
            "‘we knew´",
            "we knew´.´",
            "7″",
        ] {
            assert!(closes_nothing(text), "{text}");
        }
        for text in ["the dogs´", "Peter´s dogsʼ", "we knew", "x > ", ""] {
            assert!(!closes_nothing(text), "{text}");
        }
    }
}
