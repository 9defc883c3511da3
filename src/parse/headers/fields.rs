//! Reads the keys of one table, and reports what is left over.

use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::parse::Spanned;
use crate::text::Span;

use super::Header;
use super::keys::{KeyFile, KeyTable};
use super::value::{self, KeyValue};

/// A table being read. Every key that is asked for is known; [`Fields::finish`] reports the others.
pub(super) struct Fields<'h> {
    pub(super) header: Header<'h>,
    /// The keys of the file.
    pub(super) key_file: &'static KeyFile,
    /// The keys that lead to this table, however its line is written.
    pub(super) parts: Vec<String>,
    /// Those of this table; nothing for one that only holds tables, such as `[allow]`.
    pub(super) keys: Option<&'static KeyTable>,
    table: &'h DeTable<'h>,
    /// The table's header as it is written, `[answers]`, and its place; nothing for what stands
    /// above every table.
    pub(super) name: Option<Spanned<String>>,
    /// Keys asked for.
    pub(super) known: Vec<&'static str>,
    /// Free keys that were taken.
    pub(super) taken: BTreeSet<String>,
    pub(super) found: Vec<Diagnostic>,
}

impl<'h> Fields<'h> {
    /// The keys above every table.
    pub(super) fn top(
        header: Header<'h>,
        key_file: &'static KeyFile,
        table: &'h DeTable<'h>,
    ) -> Self {
        Self {
            header,
            key_file,
            parts: Vec::new(),
            keys: Some(key_file.top()),
            table,
            name: None,
            known: Vec::new(),
            taken: BTreeSet::new(),
            found: Vec::new(),
        }
    }

    /// The line of a key, which is known from now on. What the tables of keys do not tell authors
    /// is not read.
    pub(super) fn entry(&mut self, key: &'static str) -> Option<KeyValue<'h>> {
        let is_told = self.has(key);
        debug_assert!(is_told, "`{key}` stands in no table of keys");
        if !is_told {
            return None;
        }
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        value::line_of(self.table, key, self.header.span.start)
    }

    /// Every line of the table, in the order of the file.
    pub(super) fn entries(&self) -> Vec<KeyValue<'h>> {
        value::entries(self.table, self.header.span.start).collect()
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
        let parts = self.parts_to(&entry.key.value);
        let mut inner = Fields {
            header: self.header,
            key_file: self.key_file,
            keys: self.key_file.table(&parts),
            parts,
            table,
            name,
            known: Vec::new(),
            taken: BTreeSet::new(),
            found: Vec::new(),
        };
        let value = read(&mut inner);
        inner.hold_to_keys();
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
        self.hold_to_keys();
        self.report_unknown();
        for found in self.found {
            if !follows(found.place.span, broken) {
                diagnostics.push(found);
            }
        }
    }

    pub(super) fn wrong_kind(&mut self, entry: &KeyValue, expected: &str, help: &str) {
        let message = format!(
            "`{}` must be {expected}, not {}",
            entry.key.value,
            value::kind(entry.value)
        );
        self.report(entry.span, message, help);
    }
}

/// Whether a span stands on one of these, which are in order. Touching is enough: a value that is
/// missing has no width, and a line's end parts those of two lines.
fn follows(span: Span, broken: &[Span]) -> bool {
    let first = broken.partition_point(|broken| broken.end < span.start);
    broken
        .get(first)
        .is_some_and(|broken| broken.start <= span.end)
}
