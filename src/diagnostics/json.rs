//! Diagnostics for programs: one JSON object, in the order of keys that is documented.

use serde::Serialize;

use crate::text::FileId;

use super::position::{Position, Positions};
use super::{Diagnostic, Place, Severity};

/// One diagnostic as one line of JSON, without a line end.
pub fn json(diagnostic: &Diagnostic, positions: &mut Positions<'_>) -> String {
    let (start, end) = positions.of(&diagnostic.place.file, diagnostic.place.span);
    let related = diagnostic.related.iter();
    let object = Object {
        severity: diagnostic.severity,
        code: diagnostic.code.name(),
        message: &diagnostic.message,
        file: &diagnostic.place.file,
        start,
        end,
        help: diagnostic.help.as_deref(),
        related: related
            .map(|related| Related::new(&related.place, &related.message, positions))
            .collect(),
        fix: diagnostic
            .fix
            .as_ref()
            .map(|fix| Fix::new(&fix.place, &fix.replacement, positions)),
    };
    // Strings and numbers always serialise.
    serde_json::to_string(&object).unwrap_or_default()
}

#[derive(Serialize)]
struct Object<'a> {
    severity: Severity,
    code: &'static str,
    message: &'a str,
    file: &'a FileId,
    start: Position,
    end: Position,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a FileId,
    start: Position,
    end: Position,
    message: &'a str,
}

impl<'a> Related<'a> {
    fn new(place: &'a Place, message: &'a str, positions: &mut Positions<'_>) -> Self {
        let (start, end) = positions.of(&place.file, place.span);
        Self {
            file: &place.file,
            start,
            end,
            message,
        }
    }
}

#[derive(Serialize)]
struct Fix<'a> {
    file: &'a FileId,
    start: Position,
    end: Position,
    replacement: &'a str,
}

impl<'a> Fix<'a> {
    fn new(place: &'a Place, replacement: &'a str, positions: &mut Positions<'_>) -> Self {
        let (start, end) = positions.of(&place.file, place.span);
        Self {
            file: &place.file,
            start,
            end,
            replacement,
        }
    }
}
