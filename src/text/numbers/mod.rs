//! Numbers in a text: what of it says how much, from sign to unit, so that nobody quotes a part of
//! one.
//!
//! In comes a text folded loosely, since a dash with a space behind it is no sign; out come ranges
//! of it. Numbers are written in digits ([`literal`]) or said in words ([`words`]), and hang
//! together by what stands between their pieces ([`joins`]).

mod joins;
mod literal;
mod pieces;
mod value;
mod words;

use std::ops::Range;

pub use value::value;
pub use words::{ALL, NumberWords, Role};

use super::fold::lowercase;
use super::words::is_spaceless;
use joins::{Join, join};
use pieces::{NumberPiece, PieceKind, pieces};

/// Where numbers stand in a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Numbers {
    /// What is one number, and another one if a part of it is left off.
    pub whole: Vec<Range<usize>>,
    /// What belongs together less closely: ranges, digits in groups that plain spaces part.
    pub together: Vec<Range<usize>>,
}

/// The numbers of a text in a language; digits count in every one.
pub fn numbers(text: &str, language: &str) -> Numbers {
    let pieces = pieces(text, NumberWords::of(language));
    let mut numbers = Numbers::default();
    let mut at = 0;
    while at < pieces.len() {
        at = if begins(&pieces[at]) {
            number(text, &pieces, at, &mut numbers)
        } else {
            at + 1
        };
    }
    numbers
}

/// The words at the end of a folded text that say of a number behind it that it is a bound, or not
/// exact: the longest of them.
pub fn bound_before(text: &str, language: &str) -> Option<Range<usize>> {
    let text = text
        .trim_end_matches(|char: char| !char.is_alphanumeric() && !char.is_whitespace())
        .trim_end();
    let of_language = NumberWords::of(language).map_or(&[][..], |words| words.bounds);
    of_language
        .iter()
        .chain(words::HAN_BOUNDS)
        .filter_map(|bound| ends_with_word(text, bound))
        .min_by_key(|range| range.start)
}

/// Where a word stands at the end of a text, not as the end of a longer one.
fn ends_with_word(text: &str, word: &str) -> Option<Range<usize>> {
    let start = text.len().checked_sub(word.len())?;
    if !text.is_char_boundary(start) || lowercase(&text[start..]) != word {
        return None;
    }
    let goes_on = text[..start].ends_with(|char: char| char.is_alphanumeric());
    let is_whole = word.starts_with(is_spaceless) || !goes_on;
    is_whole.then_some(start..text.len())
}

/// Whether what stands on both sides of a position of a folded text may be parts of one number or
/// one hyphenated word: a look that most positions end at.
pub fn may_join(text: &str, at: usize, language: &str) -> bool {
    let (before, behind) = (&text[..at], &text[at..]);
    if before.ends_with('-') || behind.starts_with('-') {
        return true;
    }
    let words = NumberWords::of(language);
    let (before, behind) = (before.trim_end_matches(' '), behind.trim_start_matches(' '));
    let last = before
        .rfind(|char| !pieces::is_letter(char))
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    let first = behind
        .find(|char| !pieces::is_letter(char))
        .unwrap_or(behind.len());
    is_part(words, behind.chars().next(), &behind[..first])
        && is_part(words, before.chars().next_back(), &before[last..])
}

/// Whether a number may have a word, or another character, at its end.
fn is_part(words: Option<&NumberWords>, char: Option<char>, word: &str) -> bool {
    match char {
        Some(char) if pieces::is_letter(char) => words.is_some_and(|words| words.is_part(word)),
        // Digits, signs and the scripts of Chinese and Japanese.
        char => char.is_some(),
    }
}

fn begins(piece: &NumberPiece) -> bool {
    match piece.kind {
        PieceKind::Digits | PieceKind::Labelled => true,
        PieceKind::Word(role) => role.begins(),
        PieceKind::PerCent => false,
    }
}

/// Adds the number that begins with a piece and those that belong together with it; gives the piece
/// behind them all.
fn number(text: &str, pieces: &[NumberPiece], first: usize, numbers: &mut Numbers) -> usize {
    let (mut whole_from, mut last, mut is_together) = (first, first, false);
    let range = |from: usize, to: usize| pieces[from].range.start..pieces[to].range.end;
    while let Some((next, how)) = join(text, pieces, whole_from, last) {
        if how == Join::Together {
            numbers.whole.push(range(whole_from, last));
            (whole_from, is_together) = (next, true);
        }
        last = next;
    }
    numbers.whole.push(range(whole_from, last));
    if is_together {
        numbers.together.push(range(first, last));
    }
    last + 1
}

#[cfg(test)]
mod tests {
    use super::numbers;

    /// What belongs to numbers of more than one piece or with a sign, and what belongs together.
    fn found(language: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let found = numbers(text, language);
        let mut whole = texts(text, found.whole);
        whole.retain(|number| {
            !number.chars().all(char::is_alphabetic) || number.chars().any(super::literal::is_han)
        });
        (whole, texts(text, found.together))
    }

    fn texts(text: &str, ranges: Vec<std::ops::Range<usize>>) -> Vec<String> {
        let texts = ranges.into_iter().map(|range| text[range].to_owned());
        texts.collect()
    }

    /// Language, text, and the numbers in it.
    const WHOLE: [(&str, &str, &str); 16] = [
        (
            "en",
            "a gap of ⩽12, ∓3, ≫4, ＋5, ⁻6, .7, +/-8 and p<9, n=10, =>11, Covid-19",
            "⩽12|∓3|≫4|＋5|⁻6|.7|+/-8|9|10|11|19",
        ),
        (
            "en",
            "± 12 mm, − 3 at 5 − 4, a 7 ± 2 gap, −$5, ~9",
            "± 12|− 3|5|4|7 ± 2|−$5|~9",
        ),
        (
            "en",
            "12％, 12‱, 12 %, 10⁻⁶, 2×10⁶, 3 1/2, 10^-6, 1,000.5 and 5th, 12km",
            "12％|12‱|12 %|10⁻⁶|2×10⁶|3 1/2|10^-6|1,000.5|5th|12km",
        ),
        (
            "en",
            "two hundred, twenty-one, two thirds, a hundred and twelve of them",
            "two hundred|twenty-one|two thirds|hundred and twelve",
        ),
        (
            "en",
            "12 million, 12 percent, 12 per cent, two million, one and a half years",
            "12 million|12 percent|12 per cent|two million|one and a half",
        ),
        (
            "en",
            "two and three quarters, half a million, a quarter of a million",
            "two and three quarters|half a million|quarter of a million",
        ),
        (
            "en",
            "hundreds of thousands, several hundred men, two point five, minus five",
            "hundreds of thousands|several hundred|two point five|minus five",
        ),
        (
            "en",
            "twenty-first, nineteen eighty-four, one fifth, minus 5 degrees",
            "twenty-first|nineteen eighty-four|one fifth|minus 5",
        ),
        (
            "en",
            "two six-year-olds, in 2020 two men, the first two, twenty first-class seats, two \
            third-party vendors",
            "2020",
        ),
        (
            "de",
            "zwei Millionen, einundzwanzig Prozent, zwei Drittel, 12 Mio. und zweihundert \
            Millionen",
            "zwei Millionen|einundzwanzig Prozent|zwei Drittel|12 Mio|zweihundert Millionen",
        ),
        (
            "fr",
            "vingt et un, quatre-vingt-dix-sept mille, deux cents, 12 pour cent, au moins 5, moins \
            5",
            "vingt et un|quatre-vingt-dix-sept mille|deux cents|12 pour cent|5|moins 5",
        ),
        (
            "fr",
            "vingt et un millions, dizaines de milliers, deux virgule cinq",
            "vingt et un millions|dizaines de milliers|deux virgule cinq",
        ),
        (
            "es",
            "treinta y uno, dos mil millones, dos y medio, 5 por ciento",
            "treinta y uno|dos mil millones|dos y medio|5 por ciento",
        ),
        (
            "ja",
            "三百人が二十五人、3億円、1兆2000億円、50万人、二〇〇八年、三分の一、数百人、3割",
            "三百|二十五|3億|1兆2000億|50万|二〇〇八|三分の一|数百|3割",
        ),
        ("zh", "百分之三十，三点五", "百分之三十|三点五"),
        ("xx", "10\u{a0}000 and 12 %", "10\u{a0}000|12 %"),
    ];

    #[test]
    fn whole_numbers() {
        for (language, text, whole) in WHOLE {
            let (found, _) = found(language, text);
            assert_eq!(found.join("|"), whole, "{text}");
        }
    }

    #[test]
    fn ranges_and_groups() {
        for (language, text, together) in [
            (
                "en",
                "2-3 years, 10 000 men, in 2020 300 men, 3–4 and 5 – 6, two to three, 10 to 20 \
                percent",
                "2-3|10 000|3–4|5 – 6|two to three|10 to 20 percent",
            ),
            (
                "en",
                "two-three, 5% to 6%, pages 2 -3, 2020-06-15, Covid-19, 5 * 3",
                "two-three|5% to 6%|2 -3|2020-06-15",
            ),
            ("de", "zwei bis drei", "zwei bis drei"),
            ("fr", "deux à trois", "deux à trois"),
            ("es", "de dos a tres", "dos a tres"),
            (
                "ja",
                "3〜5人、二、三人、十から二十",
                "3〜5|二、三|十から二十",
            ),
        ] {
            assert_eq!(found(language, text).1.join("|"), together, "{text}");
        }
    }
}
