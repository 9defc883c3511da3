//! Moments of RFC 3339, as feeds write them, from dates as precise as they are known.

use std::fmt;

use jiff::civil::Time;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use crate::parse::Date;

/// A moment and the zone it is written in; ordered by time, whatever the zone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Timestamp(jiff::Timestamp, Offset);

impl Timestamp {
    /// The moment that a date names; where it names none, the first of its day, month or year in
    /// UTC.
    pub(crate) fn of(date: &Date) -> Option<Self> {
        let written = date.with_day();
        let pieces = Pieces::parse(&written).ok()?;
        let time = pieces.time().unwrap_or(Time::midnight());
        let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
        let moment = offset.to_timestamp(pieces.date().to_datetime(time)).ok()?;
        Some(Self(moment, offset))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.1 == Offset::UTC {
            self.0.fmt(f)
        } else {
            self.0.display_with_offset(self.1).fmt(f)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Timestamp};

    #[test]
    fn dates_become_moments() {
        for (written, moment) in [
            ("2020", "2020-01-01T00:00:00Z"),
            ("2020-06", "2020-06-01T00:00:00Z"),
            ("2020-06-16", "2020-06-16T00:00:00Z"),
            ("2020-06-16T10:20:30", "2020-06-16T10:20:30Z"),
            ("2020-06-16 10:20:30.5+02:00", "2020-06-16T10:20:30.5+02:00"),
            ("2016-12-31T23:59:60-00:30", "2016-12-31T23:59:59-00:30"),
        ] {
            assert_eq!(
                Timestamp::of(&Date::parse(written).unwrap())
                    .unwrap()
                    .to_string(),
                moment
            );
        }
    }

    #[test]
    fn zones_do_not_change_the_order() {
        let moment = |written: &str| Timestamp::of(&Date::parse(written).unwrap()).unwrap();
        assert!(moment("2021-01-01T01:00:00+02:00") < moment("2021-01-01"));
    }
}
