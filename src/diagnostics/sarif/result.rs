//! A diagnostic in; a result of the log out, with places that any reader of the standard finds.

use crate::address::encode;
use crate::diagnostics::position::Positions;
use crate::diagnostics::{Diagnostic, Fix, Place};
use crate::text::FileId;

use super::log::{
    ArtifactChange, ArtifactLocation, InsertedContent, PhysicalLocation, Region, Replacement,
    SarifFix, SarifMessage, SarifPlace, SarifResult, without_links,
};

/// What results are written with.
pub(super) struct ResultWriter<'a> {
    pub positions: Positions<'a>,
    /// Where the files lie in the repository.
    pub folder: &'a str,
}

impl ResultWriter<'_> {
    /// `rule` is the row of its code among the rules.
    pub(super) fn result<'d>(
        &mut self,
        diagnostic: &'d Diagnostic,
        rule: usize,
        fingerprint: (&'static str, String),
    ) -> SarifResult<'d> {
        let related = diagnostic.related.iter().enumerate();
        SarifResult {
            rule_id: diagnostic.code.name(),
            rule_index: rule,
            level: diagnostic.severity,
            message: SarifMessage::with_links(&message(diagnostic)),
            locations: [SarifPlace {
                id: None,
                physical_location: self.physical_location(&diagnostic.place),
                message: None,
            }],
            related_locations: related
                .map(|(index, related)| SarifPlace {
                    id: Some(index + 1),
                    physical_location: self.physical_location(&related.place),
                    message: Some(SarifMessage::new(&related.message)),
                })
                .collect(),
            partial_fingerprints: [fingerprint].into(),
            fixes: diagnostic.fix.as_ref().map(|fix| [self.fix(fix)]),
        }
    }

    fn physical_location(&mut self, place: &Place) -> PhysicalLocation {
        PhysicalLocation {
            artifact_location: self.artifact_location(&place.file),
            region: self.region(place),
        }
    }

    fn artifact_location(&self, file: &FileId) -> ArtifactLocation {
        // A text without a project may have been named by its full path.
        if file.as_str().starts_with('/') {
            return ArtifactLocation {
                uri: format!("file://{}", encode(file.as_str())),
                uri_base_id: None,
            };
        }
        ArtifactLocation {
            uri: encode(&format!("{}{file}", self.folder)),
            // By this name tools agree to mean the root of the repository.
            uri_base_id: Some("%SRCROOT%"),
        }
    }

    fn region(&mut self, place: &Place) -> Region {
        let (start, end) = self.positions.of(&place.file, place.span);
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }

    fn fix<'d>(&mut self, fix: &'d Fix) -> SarifFix<'d> {
        SarifFix {
            description: SarifMessage::new(&format!("write `{}`", fix.replacement)),
            artifact_changes: [ArtifactChange {
                artifact_location: self.artifact_location(&fix.place.file),
                replacements: [Replacement {
                    deleted_region: self.region(&fix.place),
                    inserted_content: InsertedContent {
                        text: &fix.replacement,
                    },
                }],
            }],
        }
    }
}

/// The headline as a sentence, for readers that show the first one alone, then a link to each
/// related place, and what to do.
fn message(diagnostic: &Diagnostic) -> String {
    let mut lines = vec![format!("{}.", without_links(&diagnostic.message))];
    for (index, related) in diagnostic.related.iter().enumerate() {
        lines.push(format!("[{}]({})", link_text(&related.message), index + 1));
    }
    if let Some(help) = &diagnostic.help {
        lines.push(format!("help: {}", without_links(help)));
    }
    lines.join("\n")
}

fn link_text(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        if matches!(char, '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
