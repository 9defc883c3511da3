//! Dates as people write them, for proposals alone.

use crate::parse::Date;

/// `16 June 2025`, `June 16, 2025` and `2025-06` as TOML writes them; nothing for what could be read in two ways.
pub(super) fn iso_date(written: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let written = written.trim().trim_matches('"');
    if written.len() == 7 && Date::parse(written).is_some() {
        return Some(format!("\"{written}\""));
    }
    if let [year, month, day] = written.split('-').collect::<Vec<_>>()[..]
        && let padded = format!("{year}-{month:0>2}-{day:0>2}")
        && Date::parse(&padded).is_some()
    {
        return Some(padded);
    }
    let parts: Vec<String> = written.split([' ', ',', '.']).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let month = |part: &str| {
        let month = MONTHS.iter().position(|month| part.starts_with(month) && part.chars().all(char::is_alphabetic));
        month.map(|at| at + 1)
    };
    // With full stops, as in 16.06.2025, the day comes first wherever dates are written so.
    let numbered =
        |part: &str| written.contains('.').then(|| part.parse().ok()).flatten().filter(|month| (1..=12).contains(month));
    let month = |part: &str| month(part).or_else(|| numbered(part));
    let day = |part: &str| part.trim_end_matches(char::is_alphabetic).parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    let year = |part: &str| {
        Some(part).filter(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
    };
    match parts.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [a, b, c] => {
            let (day, month) = day(a).zip(month(b)).or_else(|| day(b).zip(month(a)))?;
            Some(format!("{}-{month:02}-{day:02}", year(c)?))
        }
        [a, b] => Some(format!("\"{}-{:02}\"", year(b)?, month(a)?)),
        _ => None,
    }
}
