//! Diagnostics as the protocol has them.

use std::collections::BTreeMap;

use gen_lsp_types::{
    Code as CodeName, Diagnostic as Diagnosed, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag,
};

use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::text::FileId;

use super::locations::Locations;

/// What is said of each file of which something is said.
pub(super) fn by_file(locations: &mut Locations<'_>) -> BTreeMap<FileId, Vec<Diagnosed>> {
    let mut files: BTreeMap<FileId, Vec<Diagnosed>> = BTreeMap::new();
    for found in &locations.checked().diagnostics {
        let file = found.place.file.clone();
        files
            .entry(file)
            .or_default()
            .push(diagnosed(found, locations));
    }
    files
}

/// One diagnostic. Its help is part of what it says: editors have no place of their own for it.
pub(super) fn diagnosed(found: &Diagnostic, locations: &mut Locations<'_>) -> Diagnosed {
    let mut message = found.message.clone();
    if let Some(label) = &found.label {
        message = format!("{message}\n{label}");
    }
    if let Some(help) = &found.help {
        message = format!("{message}\nhelp: {help}");
    }
    let mut related = Vec::new();
    for other in &found.related {
        let location = locations.location(&other.place.file, other.place.span);
        related.push(DiagnosticRelatedInformation::new(
            location,
            other.message.clone(),
        ));
    }
    Diagnosed {
        range: locations.range(&found.place.file, found.place.span),
        severity: Some(severity(found.severity)),
        code: Some(CodeName::String(found.code.name().to_owned())),
        source: Some("variorum".to_owned()),
        message: message.into(),
        tags: is_idle(found.code).then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (!related.is_empty()).then_some(related),
        code_description: None,
        data: None,
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
    }
}

/// Whether it is about something that does nothing, which editors grey out.
fn is_idle(code: Code) -> bool {
    matches!(
        code,
        Code::UnusedAllow | Code::IdleElision | Code::IdleProbe
    )
}
