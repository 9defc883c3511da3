//! The value of a key by its kind; one of another kind is reported.

use toml::de::DeValue;

use crate::diagnostics::Place;
use crate::parse::nearest::did_you_mean;
use crate::parse::{Date, Spanned};
use crate::text::Span;

use super::fields::Fields;
use super::value::{self, KeyValue};

impl<'h> Fields<'h> {
    /// A text; a blank one counts as not written.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let entry = self.entry(key)?;
        self.text_of(&entry)
            .filter(|text| !text.value.trim().is_empty())
    }

    /// A text whose place does not matter.
    pub(super) fn string(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// The text of a line.
    pub(super) fn text_of(&mut self, entry: &KeyValue) -> Option<Spanned<String>> {
        if let DeValue::String(text) = entry.value {
            return Some(Spanned {
                value: text.to_string(),
                span: entry.span,
            });
        }
        if let Some(whole) = self.dotted(entry) {
            let help = format!("write {}; the key of a source has no dot", entry.key.value);
            self.report(
                entry.key.span,
                format!("the dot parts the key `{whole}` in two"),
                help,
            );
            return None;
        }
        self.wrong_kind(
            entry,
            "a text",
            &format!("write {} = \"…\"", entry.key.value),
        );
        if !matches!(entry.value, DeValue::Array(_) | DeValue::Table(_)) {
            self.fix_last(
                entry.span,
                format!("\"{}\"", self.header.text.slice(entry.span)),
            );
        }
        None
    }

    /// The whole of a key that was written with a dot, as a file's name is: to TOML, that is a
    /// table.
    fn dotted(&self, entry: &KeyValue) -> Option<&'h str> {
        let rest = self
            .header
            .text
            .as_str()
            .get(entry.key.span.end..self.header.span.end)?;
        let length = rest.find(|char: char| char == '=' || char.is_whitespace())?;
        let whole = entry.key.span.start..entry.key.span.end + length;
        (entry.value.is_table() && rest.starts_with('.')).then(|| &self.header.text.as_str()[whole])
    }

    /// Adds to what was just reported what to write in its place.
    fn fix_last(&mut self, span: Span, replacement: String) {
        if let Some(fault) = self.found.pop() {
            self.found
                .push(fault.fix(Place::new(self.header.file, span), replacement));
        }
    }

    /// A list of texts.
    pub(super) fn strings(&mut self, key: &'static str) -> Vec<String> {
        let Some(entry) = self.entry(key) else {
            return Vec::new();
        };
        let texts = self.texts_of(&entry).unwrap_or_default();
        texts
            .into_iter()
            .map(|text| text.value)
            .filter(|text| !text.trim().is_empty())
            .collect()
    }

    /// The list of texts of a line, or nothing if it is none, which is reported.
    pub(super) fn texts_of(&mut self, entry: &KeyValue<'h>) -> Option<Vec<Spanned<String>>> {
        let help = format!("write {} = [\"…\", \"…\"]", entry.key.value);
        let DeValue::Array(items) = entry.value else {
            self.wrong_kind(entry, "a list of texts", &help);
            if let DeValue::String(_) = entry.value {
                self.fix_last(
                    entry.span,
                    listed(&entry.key.value, self.header.text.slice(entry.span)),
                );
            }
            return None;
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            let span = value::shift(item.span(), self.header.span.start);
            let item = KeyValue {
                key: entry.key.clone(),
                value: item.get_ref(),
                span,
            };
            match item.value {
                DeValue::String(text) => texts.push(Spanned {
                    value: text.to_string(),
                    span,
                }),
                _ => self.wrong_kind(&item, "a list of texts", &help),
            }
        }
        Some(texts)
    }

    /// `true` or `false`; `false` if not written.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(entry) = self.entry(key) else {
            return false;
        };
        let Some(flag) = entry.value.as_bool() else {
            self.wrong_kind(
                &entry,
                "`true` or `false`",
                &format!("write {key} = true, without quotation marks"),
            );
            return false;
        };
        flag
    }

    /// A whole number.
    pub(super) fn number(&mut self, key: &'static str) -> Option<i64> {
        let entry = self.entry(key)?;
        let number = entry.value.as_integer().and_then(value::integer);
        if number.is_none() {
            self.wrong_kind(
                &entry,
                "a whole number",
                &format!(
                    "write {}, without quotation marks",
                    self.number_line(&entry)
                ),
            );
        }
        number
    }

    /// A line that sets a number: the one that is written as a text, else the example of its key.
    fn number_line(&self, entry: &KeyValue) -> String {
        let key = &entry.key.value;
        let written = entry
            .value
            .as_str()
            .and_then(|text| text.trim().parse::<i64>().ok());
        if let Some(number) = written {
            return format!("{key} = {number}");
        }
        let keys = self.keys.iter().flat_map(|table| table.keys);
        let mut lines = keys
            .filter(|known| known.name() == key)
            .map(|known| known.line);
        lines
            .next()
            .map_or_else(|| format!("{key} = 1"), str::to_owned)
    }

    /// A date as precise as it is known.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        let entry = self.entry(key)?;
        if let DeValue::String(text) = entry.value
            && text.trim().is_empty()
        {
            return None;
        }
        let date = value::date(entry.value);
        if date.is_none() {
            let written = entry.value.as_str().and_then(super::iso_date::iso_date);
            let help = match written {
                Some(date) => format!("write {key} = {date}"),
                None => format!(
                    "write {key} = 2025-06-16, or \"2025-06\" or \"2025\" where only that is known"
                ),
            };
            self.report(
                entry.span,
                format!("`{key}` is not a date that can be read"),
                help,
            );
        }
        date
    }

    /// One of several words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let written = self.text(key)?;
        let chosen = choices
            .iter()
            .find(|(name, _)| *name == written.value)
            .map(|(_, value)| *value);
        if chosen.is_none() {
            let names = || choices.iter().map(|(name, _)| *name);
            let help = did_you_mean(
                &written.value,
                &names().collect::<Vec<_>>(),
                "possible values are",
            );
            self.report(
                written.span,
                format!("`{}` is not a possible value of `{key}`", written.value),
                help,
            );
        }
        chosen
    }

    /// The address of a page on the web.
    pub(super) fn web_address(&mut self, key: &'static str) -> Option<String> {
        let written = self.text(key)?;
        if is_web_address(written.value.trim()) {
            return Some(written.value.trim().to_owned());
        }
        let address = written.value.trim();
        let is_host = address.contains('.') && !address.contains([':', ' ', '@', '"', '\\']);
        let address = if is_host { address } else { "…" };
        let help = format!("write the whole address: {key} = \"https://{address}\"");
        self.report(
            written.span,
            format!("`{key}` must be an address that begins with https:// or http://"),
            help,
        );
        None
    }

    /// A table whose keys are its author's own, whatever they are.
    pub(super) fn free(&mut self, key: &'static str) -> toml::Table {
        match self.entry(key) {
            None => toml::Table::new(),
            Some(KeyValue {
                value: DeValue::Table(table),
                ..
            }) => value::plain_table(table),
            Some(entry) => {
                self.wrong_kind(
                    &entry,
                    "a table",
                    &format!("write a line [{key}], and your own keys below it"),
                );
                toml::Table::new()
            }
        }
    }
}

/// The list that a text was meant as. Commas part words and topics, and stand inside the names of
/// people: `"Smith, J."`.
fn listed(key: &str, written: &str) -> String {
    // Where nothing is written, which is an error of its own, there is no mark either.
    let Some(mark) = written
        .get(..1)
        .filter(|mark| key != "authors" && !written[1..].starts_with(mark))
    else {
        return format!("[{written}]");
    };
    format!(
        "[{}]",
        written
            .split(", ")
            .collect::<Vec<_>>()
            .join(&format!("{mark}, {mark}"))
    )
}

/// Whether a text is an http or https address with a host and without blanks.
pub(super) fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let blank = text
        .chars()
        .any(|char| char.is_whitespace() || char.is_control());
    known
        && !host.is_empty()
        && host.chars().any(char::is_alphanumeric)
        && !blank
        && !text.contains(['<', '>', '"', '\\'])
}
