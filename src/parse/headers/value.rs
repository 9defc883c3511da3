//! A TOML value with its key and their places.

use toml::de::{DeInteger, DeString, DeTable, DeValue};

use crate::parse::{Date, Spanned};
use crate::text::Span;

/// One line `key = value`.
#[derive(Clone)]
pub(super) struct KeyValue<'h> {
    pub(super) key: Spanned<String>,
    pub(super) value: &'h DeValue<'h>,
    /// Of the value; of a table, its `[header]`.
    pub(super) span: Span,
}

/// Every line of a table, in the order of the file. `base` is the offset of the TOML in its file.
pub(super) fn entries<'h>(
    table: &'h DeTable<'h>,
    base: usize,
) -> impl Iterator<Item = KeyValue<'h>> {
    let lines = table.iter();
    lines.map(move |(key, value)| entry(key, value, base))
}

/// The line of a key.
pub(super) fn line_of<'h>(table: &'h DeTable<'h>, key: &str, base: usize) -> Option<KeyValue<'h>> {
    let mut lines = table.iter();
    let (key, value) = lines.find(|(written, _)| written.get_ref() == key)?;
    Some(entry(key, value, base))
}

fn entry<'h>(
    key: &toml::Spanned<DeString>,
    value: &'h toml::Spanned<DeValue<'h>>,
    base: usize,
) -> KeyValue<'h> {
    KeyValue {
        key: Spanned {
            value: key.get_ref().to_string(),
            span: shift(key.span(), base),
        },
        value: value.get_ref(),
        span: shift(value.span(), base),
    }
}

/// A range of the TOML as a span of its file.
pub(super) fn shift(range: std::ops::Range<usize>, base: usize) -> Span {
    Span::new(range.start + base, range.end + base)
}

/// What a value is, in the words of somebody who does not program.
pub(super) fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a decimal point",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The value of a whole number, if it is not too large.
pub(super) fn integer(number: &DeInteger) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The date that a value is: a TOML date, a text, or a bare year.
pub(super) fn date(value: &DeValue) -> Option<Date> {
    match value {
        DeValue::Datetime(datetime) => Date::parse(&datetime.to_string()),
        DeValue::String(text) => Date::parse(text.trim()),
        DeValue::Integer(number) if number.radix() == 10 => Date::parse(number.as_str()),
        _ => None,
    }
}

/// The value without places, for free keys; a number out of range is written as text.
pub(super) fn plain(value: &DeValue) -> toml::Value {
    match value {
        DeValue::String(text) => text.to_string().into(),
        DeValue::Integer(number) => {
            integer(number).map_or_else(|| number.to_string().into(), Into::into)
        }
        DeValue::Float(number) => number
            .as_str()
            .parse::<f64>()
            .map_or_else(|_| number.to_string().into(), Into::into),
        DeValue::Boolean(truth) => (*truth).into(),
        DeValue::Datetime(datetime) => (*datetime).into(),
        DeValue::Array(list) => list
            .iter()
            .map(|item| plain(item.get_ref()))
            .collect::<Vec<_>>()
            .into(),
        DeValue::Table(table) => plain_table(table).into(),
    }
}

/// A table without places.
pub(super) fn plain_table(table: &DeTable) -> toml::Table {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), plain(value.get_ref())))
        .collect()
}
