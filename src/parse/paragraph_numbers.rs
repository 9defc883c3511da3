//! Paragraphs of another text, by their numbers: `6-9`, `1, 3, 6-9`.

use std::fmt;
use std::ops::RangeInclusive;

/// Numbers of paragraphs, counted from 1, in the order of what they stand for; one may stand twice.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ParagraphNumbers(Vec<RangeInclusive<usize>>);

impl ParagraphNumbers {
    /// Reads numbers and ranges with commas between them; a range may be written with a dash of any
    /// length, as books print it.
    pub fn parse(text: &str) -> Option<Self> {
        let ranges: Option<Vec<_>> = text.split(',').map(range).collect();
        ranges.map(Self)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0
            .iter()
            .fold(0, |count, range| count.saturating_add(length(range)))
    }

    /// The number at a place, counted from 0.
    pub fn get(&self, mut place: usize) -> Option<usize> {
        for range in &self.0 {
            if place < length(range) {
                return Some(range.start() + place);
            }
            place -= length(range);
        }
        None
    }

    /// The largest one.
    pub fn largest(&self) -> usize {
        self.0
            .iter()
            .map(|range| *range.end())
            .max()
            .unwrap_or_default()
    }
}

fn length(range: &RangeInclusive<usize>) -> usize {
    (range.end() - range.start()).saturating_add(1)
}

/// `6`, or `6-9`, whose second number is not the smaller one.
fn range(text: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = text.split_once(['-', '–', '—']).unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some(first..=last)
}

fn number(text: &str) -> Option<usize> {
    let text = text.trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number| *number > 0)
}

impl fmt::Display for ParagraphNumbers {
    /// As they are written: `3-4, 7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, range) in self.0.iter().enumerate() {
            let (first, last) = (range.start(), range.end());
            let sign = if number == 0 { "" } else { ", " };
            write!(f, "{sign}{first}")?;
            if first != last {
                write!(f, "–{last}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::ParagraphNumbers;

    #[test]
    fn numbers_and_ranges() {
        for (text, expected) in [
            ("6-9", &[6, 7, 8, 9][..]),
            ("6", &[6]),
            (" 1, 3,6 – 7 ", &[1, 3, 6, 7]),
            ("2, 1, 1", &[2, 1, 1]),
        ] {
            let numbers = ParagraphNumbers::parse(text).unwrap();
            let all: Vec<usize> = (0..numbers.count())
                .map_while(|place| numbers.get(place))
                .collect();
            assert_eq!(all, expected, "{text}");
            assert_eq!(numbers.get(expected.len()), None, "{text}");
        }
        for text in [
            "",
            "0",
            "9-6",
            "1-",
            "-1",
            "1,,2",
            "1-2-3",
            "a",
            "+1",
            "99999999999999999999999",
        ] {
            assert_eq!(ParagraphNumbers::parse(text), None, "{text}");
        }
        let huge = ParagraphNumbers::parse(&format!("1-{0}, 1-{0}", usize::MAX)).unwrap();
        assert_eq!((huge.count(), huge.largest()), (usize::MAX, usize::MAX));
    }
}
