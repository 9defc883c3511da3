//! Numbers as they are written in digits, with all that belongs to them.

use std::ops::Range;

use crate::text::classes::MATH_SYMBOL;
use crate::text::words::is_spaceless;

/// Whether a number in digits may begin with a character: not with a superscript, which belongs to
/// what is before it.
pub(super) fn begins(char: char) -> bool {
    is_digit(char) && !is_raised(char)
}

/// The number whose first digit stands at `at`: from its sign to its last digit.
pub(super) fn literal(text: &str, at: usize) -> Range<usize> {
    start(text, at)..end(text, at)
}

/// Digits of every script, fractions and powers, and the numerals of Chinese and Japanese.
pub(super) fn is_digit(char: char) -> bool {
    char.is_numeric() || is_han(char)
}

/// The numerals of Chinese and Japanese, those of contracts too.
pub(super) fn is_han(char: char) -> bool {
    is_han_power(char)
        || "〇零一二三四五六七八九两兩廿卅卌壱弐参壹贰貳叁參肆伍陆陸柒捌玖".contains(char)
}

fn is_han_power(char: char) -> bool {
    "十百千万萬億亿兆京拾佰仟".contains(char)
}

/// A Chinese or Japanese character that stands for a number before a power: `数百`.
pub(super) fn is_han_several(text: &str, at: usize) -> bool {
    let mut chars = text[at..].chars();
    chars.next().is_some_and(|char| "数數几幾何".contains(char))
        && chars.next().is_some_and(is_han_power)
}

fn is_raised(char: char) -> bool {
    matches!(char, '²' | '³' | '¹' | '\u{2070}'..='\u{209c}')
}

/// Whether a number holds a part of one, or a power.
pub(super) fn is_fraction(number: &str) -> bool {
    number.contains(['/', '⁄', '¼', '½', '¾'])
        || number
            .chars()
            .any(|char| matches!(char, '\u{2150}'..='\u{215e}'))
}

/// Whether a number holds a power: `10⁶`, `10^6`.
pub(super) fn is_power(number: &str) -> bool {
    number.contains('^') || number.chars().any(is_raised)
}

fn end(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(length) = continued(&text[..end], &text[end..]) {
        end += length;
    }
    end
}

/// Bytes of what goes on with a number: a digit, or a mark with a digit behind it.
fn continued(before: &str, rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let (char, next) = (chars.next()?, chars.next());
    if is_digit(char) {
        return Some(char.len_utf8());
    }
    let last = before.chars().next_back()?;
    let latin = |char: char| is_digit(char) && !is_han(char);
    let both = |of: fn(char) -> bool| of(last) && next.is_some_and(of);
    let joins = match char {
        '.' | ',' | ':' | '\'' | '/' | '·' | '⁄' | '٫' | '٬' | '．' | '，' | '：' | '／' => {
            latin(last) && next.is_some_and(latin)
        }
        '⁺' | '⁻' => next.is_some_and(is_raised),
        '点' | '點' | '・' => both(is_han),
        '^' => {
            let power = rest[1..]
                .strip_prefix(['-', '−', '+'])
                .unwrap_or(&rest[1..]);
            return power
                .starts_with(char::is_numeric)
                .then(|| rest.len() - power.len());
        }
        _ => false,
    };
    joins.then_some(char.len_utf8())
}

/// Where a number starts whose first digit stands at `at`: at its sign, at a point without a nought
/// before it.
fn start(text: &str, at: usize) -> usize {
    let point = leading_point(&text[..at]);
    let number = point.unwrap_or(at);
    // A sign may stand before the currency: −$5.
    let currency = text[..number]
        .chars()
        .next_back()
        .filter(|char| is_currency(*char))
        .map_or(0, char::len_utf8);
    let mut start = number - currency;
    while let Some(length) = sign(&text[..start]) {
        start -= length;
    }
    if let Some(length) = parted_sign(&text[..start]) {
        return start - length;
    }
    if start == number - currency {
        number
    } else {
        start
    }
}

fn leading_point(before: &str) -> Option<usize> {
    let rest = before.strip_suffix(['.', ',', '٫'])?;
    let opens = |char: char| {
        char.is_whitespace() || is_currency(char) || "([{\"'".contains(char) || is_sign(char)
    };
    rest.chars()
        .next_back()
        .is_none_or(opens)
        .then_some(rest.len())
}

fn is_currency(char: char) -> bool {
    matches!(
        char,
        '$' | '£' | '¥' | '€' | '¢' | '\u{20a0}'..='\u{20cf}' | '￥' | '￡' | '＄'
    )
}

/// Bytes of the sign that a text ends with. Behind a letter or digit there is none: `Covid-19`,
/// `n=12`; nor at the point of an arrow.
fn sign(before: &str) -> Option<usize> {
    for written in ["+/-", "+/−", "+/–"] {
        if before.ends_with(written) {
            return Some(written.len());
        }
    }
    let char = before.chars().next_back().filter(|char| is_sign(*char))?;
    let outer = before[..before.len() - char.len_utf8()].chars().next_back();
    let joins = |outer: char| {
        (outer.is_alphanumeric() && !is_spaceless(outer))
            || is_digit(outer)
            || matches!(outer, '-' | '=' | '–' | '—' | '/' | ')')
    };
    (!outer.is_some_and(joins)).then_some(char.len_utf8())
}

/// Bytes of a sign with a space behind it that a text ends with. Only those that are nothing else
/// stand apart.
fn parted_sign(before: &str) -> Option<usize> {
    let rest = before.strip_suffix([' ', '\u{a0}', '\n'])?;
    let char = rest
        .chars()
        .next_back()
        .filter(|char| matches!(char, '−' | '±' | '∓'))?;
    let outer = rest[..rest.len() - char.len_utf8()].trim_end();
    let subtracts = char == '−' && outer.ends_with(is_digit);
    (!subtracts && !rest[..rest.len() - char.len_utf8()].ends_with(char::is_alphanumeric))
        .then_some(before.len() - rest.len() + char.len_utf8())
}

/// Whether a character before a number is its sign: a short dash, a wave, or a mathematical symbol
/// (Unicode's category `Sm`) that does not say what the number is of (`=`), points to it or stands
/// between two.
fn is_sign(char: char) -> bool {
    const DASHES: &str = "-‐‑‒–−﹣－˗⁻₋";
    const WAVES: &str = "~～〜﹢";
    const BETWEEN: &str = "=＝﹦⁼₌|｜×÷∙⋅∗∕⁄¬￢";
    let points = matches!(char, '←'..='⇿' | '⟰'..='⟿' | '⤀'..='⥿' | '⬰'..='⭌' | '￩'..='￬');
    let mathematical = || MATH_SYMBOL.iter().any(|points| points.contains(char));
    !char.is_alphanumeric()
        && !char.is_whitespace()
        && (DASHES.contains(char)
            || WAVES.contains(char)
            || (!points && !BETWEEN.contains(char) && mathematical()))
}
