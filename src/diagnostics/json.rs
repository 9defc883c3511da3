//! Diagnostics for programs: one JSON object, in the order of keys that is documented.

use serde::Serialize;

use crate::text::FileId;

use super::position::{Position, Positions};
use super::{Diagnostic, Place, Severity};

/// One diagnostic as one line of JSON, without a line end.
pub fn json(diagnostic: &Diagnostic, positions: &mut Positions<'_>) -> String {
    let (start, end) = positions.of(&diagnostic.place.file, diagnostic.place.span);
    let related = diagnostic.related.iter();
    let object = DiagnosticJson {
        severity: diagnostic.severity,
        code: diagnostic.code.name(),
        message: &diagnostic.message,
        file: &diagnostic.place.file,
        start,
        end,
        help: diagnostic.help.as_deref(),
        related: related
            .map(|related| RelatedJson::new(&related.place, &related.message, positions))
            .collect(),
        fix: diagnostic
            .fix
            .as_ref()
            .map(|fix| FixJson::new(&fix.place, &fix.replacement, positions)),
    };
    // Strings and numbers always serialise.
    serde_json::to_string(&object).unwrap_or_default()
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    severity: Severity,
    code: &'static str,
    message: &'a str,
    file: &'a FileId,
    start: Position,
    end: Position,
    help: Option<&'a str>,
    related: Vec<RelatedJson<'a>>,
    fix: Option<FixJson<'a>>,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    file: &'a FileId,
    start: Position,
    end: Position,
    message: &'a str,
}

impl<'a> RelatedJson<'a> {
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
struct FixJson<'a> {
    file: &'a FileId,
    start: Position,
    end: Position,
    replacement: &'a str,
}

impl<'a> FixJson<'a> {
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
