//! The parts of a SARIF log that are written, named as the standard names them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostics::Severity;

#[derive(Serialize)]
pub(super) struct SarifLog<'a> {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub version: &'static str,
    pub runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run<'a> {
    pub tool: Tool,
    pub automation_details: RunId,
    pub column_kind: &'static str,
    /// What ends a line; the longer first.
    pub newline_sequences: [&'static str; 3],
    pub results: Vec<SarifResult<'a>>,
}

/// What a service keeps the results of one site apart by from those of another.
#[derive(Serialize)]
pub(super) struct RunId {
    pub id: String,
}

#[derive(Serialize)]
pub(super) struct Tool {
    pub driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    pub name: &'static str,
    pub semantic_version: &'static str,
    /// Left out while the crate names no address of its own.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub information_uri: &'static str,
    pub rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule {
    pub id: &'static str,
    pub short_description: SarifMessage,
    pub full_description: SarifMessage,
    pub help: SarifMessage,
    pub default_configuration: Configuration,
}

#[derive(Serialize)]
pub(super) struct Configuration {
    /// A severity has the name of a level.
    pub level: Severity,
}

/// A message, or one that a rule holds for all its results.
#[derive(Serialize)]
pub(super) struct SarifMessage {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
}

impl SarifMessage {
    /// A message as it stands.
    pub(super) fn new(text: &str) -> Self {
        Self::with_links(&without_links(text))
    }

    /// The same with its Markdown beside it.
    pub(super) fn with_markdown(text: &str, markdown: &str) -> Self {
        Self {
            markdown: Some(without_placeholders(markdown)),
            ..Self::new(text)
        }
    }

    /// A message in which `[words](1)` leads to the related place of that number.
    pub(super) fn with_links(text: &str) -> Self {
        Self {
            text: without_placeholders(text),
            markdown: None,
        }
    }
}

/// Markdown that a message speaks of is no link of the message.
pub(super) fn without_links(text: &str) -> String {
    text.replace("](", "\\](")
}

/// A number in braces would stand for an argument.
fn without_placeholders(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifResult<'a> {
    pub rule_id: &'static str,
    pub rule_index: usize,
    pub level: Severity,
    pub message: SarifMessage,
    pub locations: [SarifPlace; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<SarifPlace>,
    pub partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixes: Option<[SarifFix<'a>; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifPlace {
    /// What a link in the message leads here by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    pub physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<SarifMessage>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub artifact_location: ArtifactLocation,
    pub region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    /// Percent-encoded, relative to what the base stands for, if there is one.
    pub uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_base_id: Option<&'static str>,
}

/// Lines from 1, columns in code points from 1; the end is one past the last.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub start_line: usize,
    pub start_column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifFix<'a> {
    pub description: SarifMessage,
    pub artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange<'a> {
    pub artifact_location: ArtifactLocation,
    pub replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement<'a> {
    pub deleted_region: Region,
    pub inserted_content: InsertedContent<'a>,
}

/// No message: it is written as it stands.
#[derive(Serialize)]
pub(super) struct InsertedContent<'a> {
    pub text: &'a str,
}
