//! Moments of RFC 3339, as feeds write them, from dates as precise as they are known.

use std::fmt;

use toml::value::{Datetime, Offset};

use crate::parse::Date;

/// A moment; ordered by time, whatever the zone it is written in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Timestamp {
    /// Minutes since 1970 in UTC, then seconds and nanoseconds.
    moment: (i64, u8, u32),
    written: String,
}

impl Timestamp {
    /// The moment that a date names; where it names none, the first of its day, month or year in UTC.
    pub(crate) fn of(date: &Date) -> Option<Self> {
        let written = date.as_str();
        let whole = match written.len() {
            4 => format!("{written}-01-01"),
            7 => format!("{written}-01"),
            _ => written.to_owned(),
        };
        let datetime: Datetime = whole.parse().ok()?;
        let day = datetime.date?;
        let (hour, minute, second, nanosecond) = datetime
            .time
            .map_or((0, 0, 0, 0), |time| (time.hour, time.minute, time.second.unwrap_or(0), time.nanosecond.unwrap_or(0)));
        let offset = match datetime.offset {
            Some(Offset::Custom { minutes }) => i64::from(minutes),
            Some(Offset::Z) | None => 0,
        };
        let days = days_from_civil(i64::from(day.year), i64::from(day.month), i64::from(day.day));
        let minutes = (days * 24 + i64::from(hour)) * 60 + i64::from(minute) - offset;
        let zone = datetime.offset.map_or_else(|| "Z".to_owned(), |offset| offset.to_string());
        let fraction = if nanosecond == 0 { String::new() } else { format!(".{nanosecond:09}").trim_end_matches('0').to_owned() };
        let written = format!("{day}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}");
        Some(Self { moment: (minutes, second, nanosecond), written })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// Days since 1970-01-01 of the Gregorian calendar: Howard Hinnant's `days_from_civil`.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{Date, Timestamp, days_from_civil};

    #[test]
    fn dates_become_moments() {
        for (written, moment) in [
            ("2020", "2020-01-01T00:00:00Z"),
            ("2020-06", "2020-06-01T00:00:00Z"),
            ("2020-06-16", "2020-06-16T00:00:00Z"),
            ("2020-06-16T10:20:30", "2020-06-16T10:20:30Z"),
            ("2020-06-16 10:20:30.5+02:00", "2020-06-16T10:20:30.5+02:00"),
        ] {
            assert_eq!(Timestamp::of(&Date::parse(written).unwrap()).unwrap().to_string(), moment);
        }
        assert_eq!([days_from_civil(1970, 1, 1), days_from_civil(2000, 3, 1), days_from_civil(2026, 11, 21)], [0, 11017, 20778]);
    }

    #[test]
    fn zones_do_not_change_the_order() {
        let moment = |written: &str| Timestamp::of(&Date::parse(written).unwrap()).unwrap();
        assert!(moment("2021-01-01T01:00:00+02:00") < moment("2021-01-01"));
    }
}
