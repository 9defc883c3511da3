//! What is left over when a table has been read: keys that belong elsewhere, and keys that nobody
//! knows.

use crate::parse::Spanned;
use crate::parse::nearest::{did_you_mean, meant, nearest_name};

use super::Fields;
use super::keys::KeyTable;
use super::value::KeyValue;

impl Fields<'_> {
    /// Reports every key that nobody asked for.
    pub(super) fn report_unknown(&mut self) {
        for entry in self.entries() {
            if !self.knows(&entry.key.value) {
                self.report_key(&entry.key);
            }
        }
    }

    /// A key that nobody asked for: one that belongs elsewhere, or one that nobody knows.
    fn report_key(&mut self, key: &Spanned<String>) {
        let written = &key.value;
        match (self.home(written), self.here()) {
            (Some(Home::Top), Some((name, line))) => {
                let first = self.first_table().filter(|first| *first != name);
                let help = first.map_or(format!("move it above {name}"), |first| {
                    format!("move it above {first}, the first table")
                });
                self.report(
                    key.span,
                    format!(
                        "`{written}` stands below {name} in line {line}, where it does not belong"
                    ),
                    help,
                );
            }
            (Some(Home::Table(home)), _) if self.stands_for(written).is_none() => {
                self.report(
                    key.span,
                    format!("`{written}` does not belong here"),
                    format!("move it below a line {home}"),
                );
            }
            (_, here) => {
                let place = here.map_or(String::new(), |(name, _)| format!(" in {name}"));
                let help = did_you_mean(written, &self.known, "known keys are");
                self.report(
                    key.span,
                    format!("nobody knows the key `{written}`{place}"),
                    help,
                );
            }
        }
    }

    /// The table that is read, and the line in which its name stands.
    fn here(&self) -> Option<(String, usize)> {
        let name = self.name.as_ref()?;
        let line = self.header.text.line_column(name.span.start).line;
        Some((name.value.clone(), line))
    }

    /// Whether a key is not written, not even misspelt, which is reported as that.
    pub(super) fn is_missing(&self, key: &str) -> bool {
        let known: Vec<&str> = self.keys.iter().flat_map(|keys| keys.names()).collect();
        for entry in self.entries() {
            let written = entry.key.value.as_str();
            // A key that is spelled right is not meant for another, however near.
            let is_misspelt = !known.contains(&written)
                && (nearest_name(written, known.iter().copied()) == Some(key)
                    || meant(written, &known) == Some(key));
            if written == key || is_misspelt {
                return false;
            }
        }
        true
    }

    /// The key of this table that is not written, and for which another program has this word.
    fn stands_for(&self, written: &str) -> Option<&str> {
        let ours = meant(written, &self.known)?;
        let is_written = self.entries().iter().any(|entry| entry.key.value == ours);
        (!is_written).then_some(ours)
    }

    /// Whether a key is one of this table, or the name of a table within it.
    pub(super) fn has(&self, key: &str) -> bool {
        let is_key = |keys: &KeyTable| !keys.free && keys.has(key);
        self.keys.is_some_and(is_key) || self.key_file.begins_table(&self.parts_to(key))
    }

    /// The keys that lead to a table within this one.
    pub(super) fn parts_to(&self, key: &str) -> Vec<String> {
        let mut parts = self.parts.clone();
        parts.push(key.to_owned());
        parts
    }

    /// Every key that authors are told of is asked for, whatever they have written.
    pub(super) fn hold_to_keys(&self) {
        for keys in self.keys.iter().filter(|keys| !keys.free) {
            for name in keys.names() {
                debug_assert!(self.known.contains(&name), "nobody reads `{name}`");
            }
        }
    }

    /// Whether somebody asked for a key.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.known.contains(&key) || self.taken.contains(key)
    }

    /// Where a key that is not known here belongs.
    pub(super) fn home(&self, key: &str) -> Option<Home> {
        let is_at_top =
            self.key_file.top().has(key) || self.key_file.begins_table(&[key.to_owned()]);
        if self.name.is_some() && is_at_top {
            return Some(Home::Top);
        }
        let mut tables = self.key_file.tables[1..].iter();
        let table = tables.find(|table| !table.free && table.has(key));
        table.map(|table| Home::Table(table.name))
    }

    /// The first table of the file as it is written: what stands above it belongs to none.
    fn first_table(&self) -> Option<String> {
        let lines = self.header.text.slice(self.header.span).lines();
        let first = lines.map(str::trim).find(|line| is_table_header(line))?;
        Some(first.to_owned())
    }

    /// `[answers]` as it is written; `[answers]` for an inline table too.
    pub(super) fn written_name(&self, entry: &KeyValue) -> String {
        let written = self.header.text.slice(entry.span);
        if written.starts_with('[') {
            written.to_owned()
        } else {
            self.path(&entry.key.value)
        }
    }

    /// `[answers]`, `[silent.except]`.
    pub(super) fn path(&self, key: &str) -> String {
        match &self.name {
            None => format!("[{key}]"),
            Some(outer) => format!("[{}.{key}]", outer.value.trim_matches(['[', ']'])),
        }
    }
}

/// Whether a line begins a table: `[name]`.
fn is_table_header(line: &str) -> bool {
    let name = line.trim_matches(['[', ']']);
    let is_of_name = |char: char| char.is_alphanumeric() || "-_.".contains(char);
    let is_bracketed = line.starts_with('[') && line.ends_with(']');
    is_bracketed && !name.is_empty() && name.chars().all(is_of_name)
}

/// Where a misplaced key belongs.
pub(super) enum Home {
    /// Above every table.
    Top,
    /// Below this table's header line.
    Table(&'static str),
}
