//! What a result is known by again when other lines have been written above it.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::diagnostics::position::Positions;
use crate::diagnostics::{Code, Diagnostic};
use crate::text::FileId;
use crate::text::words::one_line;

/// How a fingerprint is made; who makes it otherwise gives it another number.
const KIND: &str = "underlinedWords/v1";

/// How often the same was said of the same words of a file.
#[derive(Default)]
pub(super) struct Fingerprints(BTreeMap<(Code, FileId, String), usize>);

impl Fingerprints {
    /// A hash of the code, the file, the words underlined, however they are wrapped, and a number
    /// that tells equal ones apart.
    pub(super) fn of(
        &mut self,
        diagnostic: &Diagnostic,
        positions: &Positions<'_>,
    ) -> (&'static str, String) {
        let Diagnostic { code, place, .. } = diagnostic;
        let bytes = positions.bytes(&place.file).get(place.span.range());
        let words = one_line(&String::from_utf8_lossy(bytes.unwrap_or_default()));
        let text = format!("{code}\n{}\n{words}", place.file);
        let number = self.0.entry((*code, place.file.clone(), words));
        let number = *number.and_modify(|count| *count += 1).or_insert(1);
        let hash = digits(&Sha256::digest(format!("{text}\n{number}")));
        (KIND, hash)
    }
}

fn digits(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
