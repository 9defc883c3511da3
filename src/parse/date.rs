//! Dates as precise as they are known.

use std::fmt;

/// A year, a month, a day or a moment. Ordered as the text of its ISO 8601 form is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Date(String);

impl Date {
    /// The date of an ISO 8601 text: `2020`, `2020-06`, `2020-06-16` or a date-time of RFC 3339.
    pub fn parse(text: &str) -> Option<Self> {
        let datetime = || text.parse::<toml::value::Datetime>().ok().filter(|datetime| datetime.date.is_some());
        let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let month = |text: &str| {
            text.split_once('-')
                .is_some_and(|(y, m)| year(y) && m.len() == 2 && m.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m)))
        };
        if year(text) || month(text) {
            Some(Self(text.to_owned()))
        } else {
            datetime().map(|datetime| Self(datetime.to_string()))
        }
    }

    /// Its ISO 8601 form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
