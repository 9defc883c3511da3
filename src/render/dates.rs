//! Dates as a person writes them, in the language of the site.

use serde::Serialize;

use crate::parse::Date;

use super::corrections::day;
use super::strings::Strings;

/// A date for readers and for machines.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct DateView {
    /// ISO 8601, as precise as it is known.
    pub iso: String,
    /// “12 March 2025”, “March 2025”, “2025”, “12 March 2025, 18:30”.
    pub words: String,
}

/// A date in the theme's words.
pub(crate) fn date(strings: &Strings, date: &Date) -> DateView {
    DateView {
        iso: date.as_str().to_owned(),
        words: in_words(strings, date.as_str()),
    }
}

/// The day of a date, whatever its time.
pub(crate) fn day_in_words(strings: &Strings, date: &Date) -> DateView {
    let day = day(date);
    DateView {
        iso: day.to_owned(),
        words: in_words(strings, day),
    }
}

/// `2025-03-12T18:30:00+02:00`, or less of it, in words. A zone is left to machines.
fn in_words(strings: &Strings, iso: &str) -> String {
    let (day, time) = match iso.split_once(['T', ' ']) {
        Some((day, time)) => (day, time.get(..5)),
        None => (iso, None),
    };
    let mut parts = day.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let Some(month) = parts.next() else {
        return year.to_owned();
    };
    let key = format!("month_{}", month.trim_start_matches('0'));
    let month = strings.get(&key);
    let Some(day) = parts.next() else {
        return strings.fill("date_month", &[("month", month), ("year", year)]);
    };
    let day = match day.trim_start_matches('0') {
        "1" => strings.get("first_day"),
        day => day,
    };
    let words = strings.fill(
        "date_day",
        &[("day", day), ("month", month), ("year", year)],
    );
    match time {
        Some(time) => strings.fill("date_time", &[("date", &words), ("time", time)]),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::{Strings, in_words};
    use crate::parse::Inputs;

    #[test]
    fn dates_are_as_precise_in_words_as_they_are_known() {
        for (language, iso, words) in [
            ("en", "2025", "2025"),
            ("en", "2025-03", "March 2025"),
            ("en", "2025-03-02", "2 March 2025"),
            ("en", "2025-03-10T18:30:00+02:00", "10 March 2025, 18:30"),
            ("de", "2025-03-12", "12. März 2025"),
            ("de", "2025-03-12T08:05:00", "12. März 2025, 08:05 Uhr"),
            ("fr", "2025-08-01", "1er août 2025"),
            ("es", "2025-12-24", "24 de diciembre de 2025"),
        ] {
            let strings = Strings::of(&Inputs::default(), "default", language);
            assert_eq!(in_words(&strings, iso), words, "{language} {iso}");
        }
    }
}
