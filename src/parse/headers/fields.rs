//! Reads the keys of one table, each by its kind, and reports what is left over.

use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::parse::nearest::did_you_mean;
use crate::parse::{Date, Spanned};
use crate::text::Span;

use super::value::{self, KeyValue};
use super::{Header, Vocabulary};

/// A table being read. Every key that is asked for is known; [`Fields::finish`] reports the others.
pub(super) struct Fields<'h> {
    pub(super) header: Header<'h>,
    pub(super) vocabulary: &'h Vocabulary,
    table: &'h DeTable<'h>,
    /// The table's header as it is written, `[answers]`, and its place; nothing for what stands
    /// above every table.
    pub(super) name: Option<Spanned<String>>,
    /// Keys asked for.
    pub(super) known: Vec<&'static str>,
    /// Free keys that were taken.
    pub(super) taken: BTreeSet<String>,
    found: Vec<Diagnostic>,
}

impl<'h> Fields<'h> {
    /// The keys above every table.
    pub(super) fn top(
        header: Header<'h>,
        vocabulary: &'h Vocabulary,
        table: &'h DeTable<'h>,
    ) -> Self {
        Self {
            header,
            vocabulary,
            table,
            name: None,
            known: Vec::new(),
            taken: BTreeSet::new(),
            found: Vec::new(),
        }
    }

    /// The line of a key, which is known from now on.
    pub(super) fn entry(&mut self, key: &'static str) -> Option<KeyValue<'h>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.entries()
            .into_iter()
            .find(|entry| entry.key.value == key)
    }

    /// Every line of the table, in the order of the file.
    pub(super) fn entries(&self) -> Vec<KeyValue<'h>> {
        value::entries(self.table, self.header.span.start).collect()
    }

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
        entry.value.as_bool().unwrap_or_else(|| {
            self.wrong_kind(
                &entry,
                "`true` or `false`",
                &format!("write {key} = true, without quotation marks"),
            );
            false
        })
    }

    /// A whole number.
    pub(super) fn number(&mut self, key: &'static str) -> Option<i64> {
        let entry = self.entry(key)?;
        let number = entry.value.as_integer().and_then(value::integer);
        if number.is_none() {
            self.wrong_kind(
                &entry,
                "a whole number",
                &format!("write {key} = 1, without quotation marks"),
            );
        }
        number
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
        let help = format!("write the whole address: {key} = \"https://…\"");
        self.report(
            written.span,
            format!("`{key}` must be an address that begins with https:// or http://"),
            help,
        );
        None
    }

    /// A table of known keys, read with `read`.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'h>) -> T,
    ) -> Option<T> {
        let entry = self.entry(key)?;
        self.table_of(&entry, read)
    }

    /// The table of a line, read with `read`, unknown keys reported.
    pub(super) fn table_of<T>(
        &mut self,
        entry: &KeyValue<'h>,
        read: impl FnOnce(&mut Fields<'h>) -> T,
    ) -> Option<T> {
        let DeValue::Table(table) = entry.value else {
            let help = format!(
                "write a line {}, and below it one line for each of its keys",
                self.path(&entry.key.value)
            );
            self.wrong_kind(entry, "a table", &help);
            return None;
        };
        let name = Some(Spanned {
            value: self.written_name(entry),
            span: entry.span,
        });
        let (header, vocabulary) = (self.header, self.vocabulary);
        let mut inner = Fields {
            header,
            vocabulary,
            table,
            name,
            known: Vec::new(),
            taken: BTreeSet::new(),
            found: Vec::new(),
        };
        let value = read(&mut inner);
        inner.report_unknown();
        self.found.append(&mut inner.found);
        Some(value)
    }

    /// The tables of `[[key]]`, each read with `read`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'h>) -> T,
    ) -> Vec<T> {
        let Some(entry) = self.entry(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = entry.value else {
            self.wrong_kind(
                &entry,
                "a list of tables",
                &format!("write [[{key}]] with two brackets on either side"),
            );
            return Vec::new();
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let span = value::shift(item.span(), self.header.span.start);
            let entry = KeyValue {
                key: entry.key.clone(),
                value: item.get_ref(),
                span,
            };
            values.extend(self.table_of(&entry, &mut read));
        }
        values
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

    /// Every line whose key nobody else asks for; those that belong elsewhere, and are no name
    /// here, are reported as that.
    pub(super) fn named(&mut self, is_name: impl Fn(&str) -> bool) -> Vec<KeyValue<'h>> {
        let mut entries = self.entries();
        entries.retain(|entry| !self.knows(&entry.key.value));
        entries.retain(|entry| is_name(&entry.key.value) || self.home(&entry.key.value).is_none());
        self.taken
            .extend(entries.iter().map(|entry| entry.key.value.clone()));
        entries
    }

    /// Reports something of this table.
    pub(super) fn report(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let diagnostic = Diagnostic::new(
            self.header.code,
            Place::new(self.header.file, span),
            message,
        );
        self.found.push(diagnostic.help(help));
    }

    /// Reports something with a code of its own.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// The table as it is written.
    pub(super) fn values(&self) -> &'h DeTable<'h> {
        self.table
    }

    /// The place of the table's header line; the file's first byte above every table.
    pub(super) fn table_span(&self) -> Span {
        self.name.as_ref().map_or(Span::default(), |name| name.span)
    }

    /// The text of the file.
    pub(super) fn file_text(&self) -> &'h crate::text::Text {
        self.header.text
    }

    /// The file.
    pub(super) fn file(&self) -> &'h crate::text::FileId {
        self.header.file
    }

    /// Reports unknown keys and hands everything over, but what stands on a `broken` value, which
    /// has been reported. Those are in order, at most one in a line.
    pub(super) fn finish(mut self, broken: &[Span], diagnostics: &mut Diagnostics) {
        self.report_unknown();
        let follows = |span: Span| {
            // Touching is enough: a value that is missing has no width, and a line's end parts
            // those of two lines.
            let first = broken.partition_point(|broken| broken.end < span.start);
            broken
                .get(first)
                .is_some_and(|broken| broken.start <= span.end)
        };
        self.found
            .into_iter()
            .filter(|found| !follows(found.place.span))
            .for_each(|found| diagnostics.push(found));
    }

    fn wrong_kind(&mut self, entry: &KeyValue, expected: &str, help: &str) {
        let message = format!(
            "`{}` must be {expected}, not {}",
            entry.key.value,
            value::kind(entry.value)
        );
        self.report(entry.span, message, help);
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
