//! Dates as people write them, for proposals alone.

use crate::parse::Date;

/// `16 June 2025`, `June 2025`, `16.6.2025` and `2025-6-16` as TOML writes them; nothing for what
/// could be read in two ways.
pub(super) fn iso_date(written: &str) -> Option<String> {
    let written = written.trim().trim_matches('"');
    if written.len() == 7 && Date::parse(written).is_some() {
        return Some(format!("\"{written}\""));
    }
    // With full stops the day comes first wherever dates are written so.
    let in_digits = ["%Y-%m-%d", "%d. %m. %Y"]
        .iter()
        .find_map(|format| jiff::civil::Date::strptime(format, written).ok());
    if let Some(day) = in_digits.filter(|day| day.year() >= 1000) {
        return Some(day.to_string());
    }
    let day = Date::in_words(written);
    let month =
        || Date::in_words(&format!("1 {written}")).map(|day| format!("\"{}\"", &day.as_str()[..7]));
    day.map(|day| day.to_string()).or_else(month)
}
