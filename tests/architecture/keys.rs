//! The section of `README.md` that lists every key, made of the tables that the parser reads.

use std::fmt::Write as _;

use variorum::parse::{KEY_FILES, Key, KeyTable};

use crate::root;

/// With `REWRITE_KEYS` in the environment the section is written anew.
#[test]
fn the_section_of_keys_is_what_the_parser_reads() {
    const START: &str = "<!-- Made from the tables in src/parse/headers/keys. -->\n";
    const END: &str = "<!-- Keys end here. -->\n";
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = readme.split_once(START).unwrap();
    let (written, tail) = rest.split_once(END).unwrap();
    let made = section();
    if written != made && std::env::var_os("REWRITE_KEYS").is_some() {
        std::fs::write(&path, format!("{head}{START}{made}{END}{tail}")).unwrap();
    }
    assert!(
        written == made,
        "run this with REWRITE_KEYS=1, and read README.md"
    );
}

/// All of it as Markdown.
fn section() -> String {
    let mut section = String::new();
    for file in KEY_FILES {
        write!(section, "\n### `{}`\n\n{}\n\n", file.name, file.about).unwrap();
        section += "| line | takes | without it | what it does |\n|---|---|---|---|\n";
        for table in file.tables {
            section += &heading(table);
            section.extend(table.keys.iter().map(row));
        }
    }
    section + "\n"
}

/// The line of a table, with what it is for.
fn heading(table: &KeyTable) -> String {
    if table.name.is_empty() {
        return String::new();
    }
    format!("| **`{}`** | | | {} |\n", table.name, table.about)
}

fn row(key: &Key) -> String {
    format!(
        "| `{}` | {} | {} | {} |\n",
        key.line, key.takes, key.default, key.about
    )
}
