//! What the numbers of an answer come to, so that *12*, *twelve* and *a dozen* are one.

use std::collections::BTreeSet;

use crate::text::numbers::{NumberWords, Role, numbers};

/// A number: its digits without noughts at their end, and the power of ten that multiplies them.
pub(super) type Amount = (u128, i32);

/// The numbers of a folded text in small letters; nothing where one of them is said in a way that
/// is not understood, so that nobody compares it.
pub(super) fn amounts(text: &str, language: &str) -> Option<BTreeSet<Amount>> {
    let words = NumberWords::of(language);
    let mut amounts = BTreeSet::new();
    for range in numbers(text, language).whole {
        let number = &text[range];
        if is_number(number, words) {
            amounts.insert(amount(number, words)?);
        }
    }
    Some(amounts)
}

/// Whether digits or words that say how many are in it, and not an article alone.
fn is_number(number: &str, words: Option<&NumberWords>) -> bool {
    let counts = |word: &str| words.is_some_and(|words| words.counts(word));
    number.contains(char::is_numeric) || number.split([' ', '-']).any(counts)
}

/// What a number comes to: digits, and words as they add up. Words that hold others together say
/// nothing by themselves.
fn amount(number: &str, words: Option<&NumberWords>) -> Option<Amount> {
    let (mut total, mut part): (Option<Amount>, Option<Amount>) = (None, None);
    for word in number
        .split([' ', '-', '%', '$', '€', '£', '¥'])
        .filter(|word| !word.is_empty())
    {
        let (value, is_power) = match words.and_then(|words| words.role(word)) {
            _ if word.starts_with(|char: char| char.is_ascii_digit()) => (digits(word)?, false),
            Some(Role::And | Role::AndTens | Role::PerCent) => continue,
            // *Vingt et un* ends with what stands for no number elsewhere.
            Some(Role::Article) if part.is_none() => continue,
            _ => (value(word)?, POWERS.iter().any(|(power, _)| *power == word)),
        };
        if is_power {
            // What multiplies a power, as in *dos mil millones*, is not understood.
            if part.is_none() && total.is_some() {
                return None;
            }
            let by = part.take().unwrap_or((1, 0));
            let product = normal(by.0.checked_mul(value.0)?, by.1 + value.1);
            // Hundreds are multiplied by what follows, *two hundred thousand*; other powers only
            // add up.
            if value == (1, 2) {
                part = Some(product);
            } else {
                total = Some(plus(total, product)?);
            }
        } else {
            // Only what is less than one of the last power is added: *nineteen eighty-four* is no
            // sum.
            let fits = part.is_none_or(|part| is_less(value, part.1));
            if !fits {
                return None;
            }
            part = Some(plus(part, value)?);
        }
    }
    match (total, part) {
        (Some(total), Some(part)) => plus(Some(total), part),
        (total, part) => total.or(part),
    }
}

/// `1,000`, `1.000` and `1000` are one number, and so are `2.5` and `2,5`.
fn digits(written: &str) -> Option<Amount> {
    let (mut mantissa, mut behind_point, mut has_point) = (0_u128, 0, false);
    for (at, char) in written.char_indices() {
        if let Some(digit) = char.to_digit(10) {
            mantissa = mantissa.checked_mul(10)?.checked_add(digit.into())?;
            behind_point += i32::from(has_point);
            continue;
        }
        let group = written[at + char.len_utf8()..]
            .split(|char: char| !char.is_ascii_digit())
            .next()
            .unwrap_or_default();
        match char {
            ',' | '.' | '\'' | '\u{a0}' | '\u{202f}' if group.len() == 3 => {}
            ',' | '.' if !has_point && !group.is_empty() => has_point = true,
            _ => return None,
        }
    }
    Some(normal(mantissa, -behind_point))
}

/// Whether an amount is less than a power of ten.
fn is_less(amount: Amount, exponent: i32) -> bool {
    let digits = amount
        .0
        .checked_ilog10()
        .and_then(|log| i32::try_from(log).ok());
    digits.is_none_or(|digits| digits + amount.1 < exponent)
}

fn plus(one: Option<Amount>, other: Amount) -> Option<Amount> {
    let Some(one) = one else { return Some(other) };
    let exponent = one.1.min(other.1);
    let scaled = |amount: Amount| {
        amount
            .0
            .checked_mul(10_u128.checked_pow(u32::try_from(amount.1 - exponent).ok()?)?)
    };
    Some(normal(scaled(one)?.checked_add(scaled(other)?)?, exponent))
}

fn normal(mut mantissa: u128, mut exponent: i32) -> Amount {
    if mantissa == 0 {
        return (0, 0);
    }
    while mantissa.is_multiple_of(10) {
        (mantissa, exponent) = (mantissa / 10, exponent + 1);
    }
    (mantissa, exponent)
}

fn value(word: &str) -> Option<Amount> {
    if let Some((_, exponent)) = POWERS.iter().find(|(power, _)| *power == word) {
        return Some((1, *exponent));
    }
    if matches!(word, "dozen" | "dutzend") {
        return Some((12, 0));
    }
    let find = |words: &str| {
        words
            .split(' ')
            .position(|known| known.split('/').any(|known| known == word))
    };
    let unit = SMALL.iter().find_map(|words| find(words));
    let ten = TENS
        .iter()
        .find_map(|words| find(words))
        .map(|number| (number + 2) * 10);
    Some(normal(u128::try_from(unit.or(ten)?).ok()?, 0))
}

/// Numbers from nought, by language.
const SMALL: [&str; 4] = [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen",
    "null eins/ein/eine/einen/einem/einer zwei/zwo drei vier fünf sechs sieben acht neun zehn elf \
    zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze \
    seize",
    "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce \
    quince dieciséis diecisiete dieciocho diecinueve",
];

/// Tens from twenty. French ones are added up from sixty on, and are not understood there.
const TENS: [&str; 4] = [
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "vingt trente quarante cinquante",
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
];

/// Powers of ten. A billion is left out: it is two numbers.
const POWERS: [(&str, i32); 19] = [
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("hundert", 2),
    ("tausend", 3),
    ("tsd", 3),
    ("millionen", 6),
    ("mio", 6),
    ("milliarde", 9),
    ("milliarden", 9),
    ("mrd", 9),
    ("cent", 2),
    ("cents", 2),
    ("mille", 3),
    ("millions", 6),
    ("milliard", 9),
    ("milliards", 9),
    ("mil", 3),
    ("millones", 6),
];

#[cfg(test)]
mod tests {
    use super::amounts;

    #[test]
    fn what_comes_to_the_same() {
        for (language, one, other, is_same) in [
            ("en", "twelve people", "12", true),
            ("en", "1,200", "twelve hundred", true),
            ("en", "two hundred and twelve thousand", "212,000", true),
            ("en", "2.5 million", "2,500,000", true),
            ("en", "12 percent", "12%", true),
            ("en", "twenty-one", "21", true),
            ("en", "twenty-one", "22", false),
            ("en", "about 300", "310", false),
            ("en", "a plan", "the plan", true),
            ("de", "2,5 Millionen", "2.500.000", true),
            ("de", "zwölf", "13", false),
            ("fr", "vingt et un", "21", true),
            ("fr", "deux cents", "200", true),
            ("es", "treinta y uno", "31", true),
        ] {
            let of = |text: &str| amounts(&text.to_lowercase(), language).unwrap();
            assert_eq!(
                of(one) == of(other),
                is_same,
                "{one}, {other}: {:?} {:?}",
                of(one),
                of(other)
            );
        }
        for text in [
            "one billion",
            "half a million",
            "the third quarter of 2020",
            "12km",
            "nineteen eighty-four",
        ] {
            assert_eq!(amounts(text, "en"), None, "{text}");
        }
    }
}
