//! `variorum.lock`: what the last build without errors quoted, from which state of which source.
//!
//! In come its bytes; out comes a [`Lock`], and [`Lock::text`] makes bytes of one again. It is a
//! TOML file with one fact a line, so that a change of it can be read in a pull request. Where two
//! branches were merged and the marks of the merge still stand in it, both sides are remembered.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::text::fold::fold_str;
use crate::text::{FileId, Span};

use super::SourceId;
use super::headers::toml_string;

/// The version of the file's form.
const VERSION: u32 = 1;

/// What was quoted from where.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lock {
    /// Number of the rules under which quotations were checked; 0 if there is no lock.
    pub rules: u32,
    /// Each source, as it was; as both sides have it where branches were merged.
    pub sources: BTreeMap<SourceId, Vec<LockedSource>>,
    /// Each quotation; equal ones of a file and a source by their place in the source.
    pub quotations: BTreeMap<QuotationKey, Vec<Selector>>,
}

/// A state of a source.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedSource {
    /// Hash of the file's bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Bytes of the file.
    pub size: usize,
    /// Hash of the text that is quoted: the paragraphs, parted by a line end.
    pub text: String,
}

/// By what a quotation is known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct QuotationKey {
    /// The file it stands in.
    pub file: FileId,
    /// The source that it is from.
    pub source: SourceId,
    /// Its words as the author has them, as [`key_words`] gives them.
    pub words: String,
}

/// Words as a key: folded, and without the stop at their end, which an author may add.
pub fn key_words(words: &str) -> String {
    fold_str(words).trim_end_matches(['.', ',', ' ']).to_owned()
}

/// Where the words of a quotation stood in their source.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Selector {
    /// First byte of the file.
    pub start: usize,
    /// Paragraph of the first word, from 1.
    pub paragraph: usize,
    /// The words as they stood there, one string for each part between elisions.
    pub exact: Vec<String>,
    /// The 32 characters before them.
    pub prefix: String,
    /// The 32 characters behind them.
    pub suffix: String,
    /// In how many places of the source they stood.
    pub places: usize,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLock {
    version: u32,
    rules: u32,
    #[serde(default)]
    source: BTreeMap<String, LockedSource>,
    #[serde(default)]
    quotation: Vec<WrittenQuotation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenQuotation {
    file: String,
    source: String,
    words: Option<String>,
    exact: Exact,
    prefix: String,
    suffix: String,
    start: usize,
    paragraph: usize,
    #[serde(default = "once")]
    places: usize,
}

/// One part, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Exact {
    One(String),
    Several(Vec<String>),
}

fn once() -> usize {
    1
}

/// Only the version, for a file whose other keys are not known.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// The version that a text says it is of; 0 if it says none.
fn version(text: &str) -> u32 {
    toml::from_str::<Versioned>(text).map_or(0, |found| found.version)
}

impl Lock {
    /// Reads the file.
    ///
    /// # Errors
    /// If it is of a newer version, or is no lock.
    pub(super) fn read(file: &FileId, bytes: &[u8]) -> Result<Self, Box<Diagnostic>> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.valid_up_to();
                let span = Span::new(at, (at + 1).min(bytes.len()));
                return Err(unreadable(file, span, "it is not UTF-8").into());
            }
        };
        let mut lock = Self::default();
        for side in sides(text) {
            match toml::from_str::<WrittenLock>(&side) {
                Ok(written) if written.version <= VERSION => lock.add(written),
                Ok(_) => return Err(newer_lock(file).into()),
                Err(_) if version(&side) > VERSION => return Err(newer_lock(file).into()),
                Err(error) => {
                    let span = error.span().unwrap_or(0..0);
                    let span = Span::new(span.start.min(text.len()), span.end.min(text.len()));
                    return Err(unreadable(file, span, error.message()).into());
                }
            }
        }
        lock.tidy();
        Ok(lock)
    }

    fn add(&mut self, written: WrittenLock) {
        self.rules = self.rules.max(written.rules);
        for (key, source) in written.source {
            self.sources
                .entry(SourceId::new(&key))
                .or_default()
                .push(source);
        }
        for quotation in written.quotation {
            let exact = match quotation.exact {
                Exact::One(exact) => vec![exact],
                Exact::Several(parts) => parts,
            };
            let key = QuotationKey {
                file: FileId::new(quotation.file),
                source: SourceId::new(&quotation.source),
                words: quotation
                    .words
                    .unwrap_or_else(|| key_words(&exact.join(" "))),
            };
            self.quotations.entry(key).or_default().push(Selector {
                start: quotation.start,
                paragraph: quotation.paragraph,
                exact,
                prefix: quotation.prefix,
                suffix: quotation.suffix,
                places: quotation.places,
            });
        }
    }

    /// Sorts what is kept under one name, and keeps equal ones of two sides once.
    pub fn tidy(&mut self) {
        for states in self.sources.values_mut() {
            states.sort();
            states.dedup();
        }
        for selectors in self.quotations.values_mut() {
            selectors.sort();
            selectors.dedup();
        }
    }

    /// The file's text; nothing where there is nothing to remember.
    pub fn text(&self) -> String {
        let mut text = String::new();
        if self.sources.is_empty() {
            return text;
        }
        text.push_str(
            "# What the last build without errors quoted, and from which state of its sources.\n\
             # Variorum writes this file. Commit it, and read its changes.\n",
        );
        // Writing to a string cannot fail.
        let _ = writeln!(text, "version = {VERSION}\nrules = {}", self.rules);
        for (key, states) in &self.sources {
            for state in states {
                let _ = writeln!(text, "\n[source.{}]", toml_key(key.as_str()));
                let _ = writeln!(text, "sha256 = \"{}\"", state.sha256);
                let _ = writeln!(text, "size = {}", state.size);
                let _ = writeln!(text, "text = \"{}\"", state.text);
            }
        }
        text + &self.quotations_text()
    }

    /// The part of it that remembers quotations, which is the last.
    pub fn quotations_text(&self) -> String {
        let mut text = String::new();
        for (key, selectors) in &self.quotations {
            for selector in selectors {
                text.push_str(&selector.text(key));
            }
        }
        text
    }
}

impl Selector {
    fn text(&self, key: &QuotationKey) -> String {
        let mut text = String::from("\n[[quotation]]\n");
        let mut fact = |name: &str, value: &str| {
            let _ = writeln!(text, "{name} = {value}");
        };
        fact("file", &toml_string(key.file.as_str()));
        fact("source", &toml_string(key.source.as_str()));
        if key.words != key_words(&self.exact.join(" ")) {
            fact("words", &toml_string(&key.words));
        }
        let parts: Vec<String> = self.exact.iter().map(|part| toml_string(part)).collect();
        match &parts[..] {
            [exact] => fact("exact", exact),
            _ => fact("exact", &format!("[{}]", parts.join(", "))),
        }
        fact("prefix", &toml_string(&self.prefix));
        fact("suffix", &toml_string(&self.suffix));
        fact("start", &self.start.to_string());
        fact("paragraph", &self.paragraph.to_string());
        if self.places != 1 {
            fact("places", &self.places.to_string());
        }
        text
    }
}

/// A key of a source where TOML has a key: as it stands, if it is of letters, digits and hyphens.
fn toml_key(key: &str) -> String {
    let is_bare = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        toml_string(key)
    }
}

/// The text, or where a merge left its marks the text as each of the two branches has it.
fn sides(text: &str) -> Vec<String> {
    if !has_merge_marks(text) {
        return vec![text.to_owned()];
    }
    let mut sides = [String::new(), String::new()];
    // Nothing: both sides have the line; 2: the common ancestor's, which Git shows if it is asked.
    let mut of = None;
    for line in text.split_inclusive('\n') {
        match line.get(..7) {
            Some("<<<<<<<") => of = Some(0),
            Some("|||||||") if of == Some(0) => of = Some(2),
            Some("=======") if of.is_some() => of = Some(1),
            Some(">>>>>>>") => of = None,
            _ => match of {
                None => sides.iter_mut().for_each(|side| side.push_str(line)),
                Some(side) => {
                    if let Some(side) = sides.get_mut(side) {
                        side.push_str(line);
                    }
                }
            },
        }
    }
    sides.into()
}

/// Whether the marks of a merge stand in a lock.
fn has_merge_marks(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("<<<<<<<"))
}

/// That a lock was written by a newer version.
pub fn newer_lock(file: &FileId) -> Diagnostic {
    let place = Place::new(file, Span::new(0, 0));
    let message = "this lock was written by a newer version of Variorum";
    Diagnostic::new(Code::LockOutdated, place, message).help(
        "use that version, or delete the file: then the next build remembers the sources as they \
         are now",
    )
}

fn unreadable(file: &FileId, span: Span, why: &str) -> Diagnostic {
    let message = format!("this lock cannot be read: {why}");
    Diagnostic::new(Code::LockOutdated, Place::new(file, span), message).help(
        "take it back from your version control, or delete it: then the next build remembers the \
         sources as they are now",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 1\nrules = 2\n\n[source.a]\nsha256 = \"1\"\nsize = 9\ntext = \
                        \"2\"\n\n[[quotation]]\nfile = \"content/index.md\"\nsource = \"a\"\n\
                        exact = \"It “rained”\"\nprefix = \"\"\nsuffix = \" today\"\nstart = 0\n\
                        paragraph = 1\n";

    fn read(text: &str) -> Result<Lock, Box<Diagnostic>> {
        Lock::read(&FileId::new("variorum.lock"), text.as_bytes())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let lock = read(LOCK).unwrap();
        assert!(lock.text().ends_with(LOCK), "{}", lock.text());
        assert_eq!(read(&lock.text()).unwrap(), lock);
        let key = lock.quotations.keys().next().unwrap();
        assert_eq!(key.words, "It \"rained\"");
    }

    #[test]
    fn both_sides_of_a_merge_are_remembered() {
        let ours = "<<<<<<< HEAD\nstart = 0\n||||||| base\nstart = 1\n=======\nstart = 7\n\
                    >>>>>>> other\n";
        let lock = read(&LOCK.replace("start = 0\n", ours)).unwrap();
        let starts: Vec<_> = lock
            .quotations
            .values()
            .flatten()
            .map(|found| found.start)
            .collect();
        assert_eq!(starts, [0, 7]);
        assert_eq!(lock.sources.values().flatten().count(), 1);
    }

    #[test]
    fn a_newer_or_a_broken_lock_is_an_error() {
        for (from, to, words) in [
            ("version = 1", "version = 2\nnew = 1", "newer version"),
            ("start = 0", "start = none", "cannot be read"),
        ] {
            let error = read(&LOCK.replace(from, to)).unwrap_err();
            assert!(error.message.contains(words), "{}", error.message);
        }
    }
}
