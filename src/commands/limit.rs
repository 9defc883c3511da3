//! How many messages of one kind about one file are printed for people: nobody reads the fiftieth
//! before the first is mended, and a file of nothing but faults would fill the disk with words
//! about it. Programs are told everything.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::text::FileId;

use super::summary::counted;

/// Messages of one code about one file that are printed.
const PRINTED: usize = 50;

/// What was met so far.
#[derive(Debug, Default)]
pub(super) struct Limit(BTreeMap<(FileId, Code), usize>);

impl Limit {
    /// Counts a diagnostic, and says whether it is one of those that are printed.
    pub(super) fn admits(&mut self, diagnostic: &Diagnostic) -> bool {
        let count = self
            .0
            .entry((diagnostic.place.file.clone(), diagnostic.code))
            .or_default();
        *count += 1;
        *count <= PRINTED
    }

    /// One line for each file and code of which more was met than is printed.
    pub(super) fn rest(&self) -> impl Iterator<Item = String> + '_ {
        let more = self.0.iter().filter(|(_, count)| **count > PRINTED);
        more.map(|((file, code), count)| {
            let messages = counted(count - PRINTED, "more message");
            format!("{messages} [{code}] about {file}; variorum check --format json prints all")
        })
    }
}
