//! What a table of keys is made of.

/// A kind of file that holds keys.
#[derive(Debug)]
pub struct KeyFile {
    /// Which files, as a heading.
    pub name: &'static str,
    /// What they are for, in a sentence.
    pub about: &'static str,
    /// The keys above every table, then those of each table.
    pub tables: &'static [KeyTable],
}

/// A table of keys.
#[derive(Debug)]
pub struct KeyTable {
    /// Its line, `[theme]` or `[[passage]]`, a part that is the author's own in capitals; empty for
    /// what stands above every table.
    pub name: &'static str,
    /// What it is for; empty where its keys say it.
    pub about: &'static str,
    /// Its keys. Those of a table that is free are examples.
    pub keys: &'static [Key],
    /// Whether its author makes the names of its keys.
    pub free: bool,
}

/// A key.
#[derive(Debug)]
pub struct Key {
    /// A line that sets it, as it can be pasted.
    pub line: &'static str,
    /// Of which kind its value is.
    pub takes: &'static str,
    /// What holds where it is left out; empty for nothing.
    pub default: &'static str,
    /// What it does, in a few words.
    pub about: &'static str,
}

impl KeyFile {
    /// Keys above every table.
    pub(in crate::parse::headers) fn top(&self) -> &'static KeyTable {
        &self.tables[0]
    }

    /// The table of a path such as `relations`, `ours`.
    pub(in crate::parse::headers) fn table(&self, path: &[String]) -> Option<&'static KeyTable> {
        self.tables[1..].iter().find(|table| table.is_called(path))
    }

    /// Whether a path names a table, or what tables lie in, as `silent` does.
    pub(in crate::parse::headers) fn begins_table(&self, path: &[String]) -> bool {
        let begins = |table: &KeyTable| {
            let mut names = parts(table.name);
            path.iter().all(|part| names.next() == Some(part.as_str()))
        };
        self.tables[1..].iter().any(begins)
    }
}

impl KeyTable {
    /// The names of its keys.
    pub(in crate::parse::headers) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(Key::name)
    }

    /// Whether a key is one of these.
    pub(in crate::parse::headers) fn has(&self, key: &str) -> bool {
        self.names().any(|name| name == key)
    }

    fn is_called(&self, path: &[String]) -> bool {
        let is_own = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase());
        parts(self.name).count() == path.len()
            && parts(self.name)
                .zip(path)
                .all(|(part, written)| part == written || is_own(part))
    }
}

impl Key {
    /// The name before the `=`.
    pub fn name(&self) -> &'static str {
        // By one character: this is asked for each key of each file, and a longer mark would be
        // made ready to be searched for each time.
        self.line.split(' ').next().unwrap_or(self.line)
    }
}

/// `silent` and `except` of `[silent.except]`.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.trim_matches(['[', ']']).split('.')
}

/// A key, in one line of a table.
pub(super) const fn key(
    line: &'static str,
    takes: &'static str,
    default: &'static str,
    about: &'static str,
) -> Key {
    Key {
        line,
        takes,
        default,
        about,
    }
}

/// A table whose keys are these.
pub(super) const fn table(
    name: &'static str,
    about: &'static str,
    keys: &'static [Key],
) -> KeyTable {
    KeyTable {
        name,
        about,
        keys,
        free: false,
    }
}

/// A table whose keys have names of the author's own.
pub(super) const fn free(
    name: &'static str,
    about: &'static str,
    examples: &'static [Key],
) -> KeyTable {
    KeyTable {
        name,
        about,
        keys: examples,
        free: true,
    }
}

/// `[extra]`, the same in every file.
pub(super) const EXTRA: KeyTable = free(
    "[extra]",
    "Keys of your own, which templates of a theme can print; nothing else reads them.",
    &[key("anything = \"you like\"", "anything", "", "yours")],
);
