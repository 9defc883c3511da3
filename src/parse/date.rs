//! Dates as precise as they are known.

use std::fmt;

use toml::value::Datetime;

/// A year, a month, a day or a moment. Ordered as the text of its ISO 8601 form is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Date(String);

/// How days are written in words. jiff reads one digit for two, and letters whatever their case.
const IN_WORDS: [&str; 4] = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];

impl Date {
    /// The date of an ISO 8601 text: `2020`, `2020-06`, `2020-06-16` or a date-time of RFC 3339.
    pub fn parse(text: &str) -> Option<Self> {
        let datetime: Datetime = from_its_first_day(text).parse().ok()?;
        datetime.date?;
        let is_less_than_a_day = text.len() < "2020-06-16".len();
        Some(Self(if is_less_than_a_day {
            text.to_owned()
        } else {
            datetime.to_string()
        }))
    }

    /// The day of an English text: `16 June 2025` or `Jun. 16th, 2025`. Digits alone are read in
    /// two ways, so they are not.
    pub fn in_words(text: &str) -> Option<Self> {
        let words: Vec<&str> = text
            .split([' ', ',', '.'])
            .filter(|word| !word.is_empty())
            .map(without_ending)
            .collect();
        let text = words.join(" ");
        let mut days = IN_WORDS
            .iter()
            .filter_map(|format| jiff::civil::Date::strptime(format, &text).ok());
        // Of a year that is cut short nobody knows the century.
        days.next()
            .filter(|day| day.year() >= 1000)
            .map(|day| Self(day.to_string()))
    }

    /// Its ISO 8601 form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with the first day of a year or a month, where no day is known.
    pub(crate) fn with_day(&self) -> String {
        from_its_first_day(&self.0)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn from_its_first_day(text: &str) -> String {
    match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    }
}

/// `16th` as `16`, and the one month that is shortened to four letters as to three.
fn without_ending(word: &str) -> &str {
    let is_month = word.eq_ignore_ascii_case("sept");
    if is_month {
        &word[..3]
    } else if word.starts_with(|char: char| char.is_ascii_digit()) {
        word.trim_end_matches(char::is_alphabetic)
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_as_precise_as_they_are_written() {
        for date in [
            "2020",
            "2020-06",
            "2020-06-16",
            "2020-06-16T10:20:30.5+02:00",
            "2024-02-29",
        ] {
            assert_eq!(Date::parse(date).unwrap().as_str(), date);
        }
        for text in [
            "",
            "20",
            "202a",
            "2020-13",
            "2020-6",
            "2020-02-30",
            "10:20",
            "10:20:30",
            "2020-06-1é",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_in_words() {
        for (text, day) in [
            ("june 16, 2025", "2025-06-16"),
            ("16 June 2025", "2025-06-16"),
            ("JUN. 16th, 2025", "2025-06-16"),
            ("16. Juni 2025", ""),
            ("3rd may 2020", "2020-05-03"),
            ("1 Sept. 2020", "2020-09-01"),
            ("06/07/2025", ""),
            ("30 february 2025", ""),
            ("16 June 25", ""),
            ("june", ""),
            ("the mayor resigned", ""),
            ("", ""),
        ] {
            assert_eq!(
                Date::in_words(text).as_ref().map_or("", Date::as_str),
                day,
                "{text}"
            );
        }
    }
}
