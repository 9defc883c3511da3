//! `variorum explain keys`: every key of every file.

use crate::parse::{KEY_FILES, Key, KeyFile, KeyTable};

/// What asks for it in the place of a code.
pub(super) const KEYS: &str = "keys";

/// Every key as a line that can be pasted, and below it what it takes and does.
pub(super) fn keys() -> Vec<String> {
    let mut lines = vec![
        "Every key of every file, each as a line that can be pasted. All may be left out but \
            those of which it says otherwise."
            .to_owned(),
    ];
    for file in KEY_FILES {
        lines.extend(of_file(file));
    }
    lines
}

fn of_file(file: &KeyFile) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        file.name.to_owned(),
        format!("  {}", plain(file.about)),
    ];
    for table in file.tables {
        lines.extend(of_table(table));
    }
    lines
}

fn of_table(table: &KeyTable) -> Vec<String> {
    let mut lines = vec![String::new()];
    if !table.name.is_empty() {
        lines.push(format!("  {}", table.name));
    }
    if !table.about.is_empty() {
        lines.push(format!("      {}", plain(table.about)));
    }
    for key in table.keys {
        lines.push(format!("  {}", key.line));
        lines.push(format!("      {}", of_key(key)));
    }
    lines.retain(|line| lines_are_shown(line, table));
    lines
}

/// A table without keys of its own says nothing.
fn lines_are_shown(line: &str, table: &KeyTable) -> bool {
    !line.is_empty() || !table.keys.is_empty()
}

/// `text, must be there: name of the site`.
fn of_key(key: &Key) -> String {
    let default = match key.default {
        "" => String::new(),
        "must be there" => ", must be there".to_owned(),
        default => format!("; without it {default}"),
    };
    plain(&format!("{}{default}: {}", key.takes, key.about))
}

/// On a terminal no mark is needed round what is typed.
fn plain(markdown: &str) -> String {
    markdown.replace('`', "")
}
