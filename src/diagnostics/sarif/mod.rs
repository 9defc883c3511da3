//! Diagnostics for services that show what any checker found: one log in SARIF 2.1.0.
//!
//! In come the diagnostics, the files that they are about, and the folder of these in the
//! repository; out goes the log, with the rules that occur in it. Where the standard leaves a
//! choice, it is GitHub's reader that decides: it shows a related place only where the message
//! links to it.

mod fingerprint;
mod log;
mod result;
mod rule;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::text::FileId;

use super::position::Positions;
use super::{Code, Diagnostics};

use fingerprint::Fingerprints;
use log::{Driver, Run, RunId, SarifLog, SarifResult, Tool};
use result::ResultWriter;

/// What was found as one log, without a line end; there is one too where nothing was found.
/// `folder` is where the files lie in the repository: nothing, or a path that ends with `/`.
pub fn sarif(
    diagnostics: &Diagnostics,
    files: &BTreeMap<FileId, Arc<[u8]>>,
    folder: &str,
) -> String {
    let codes: BTreeSet<Code> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect();
    let rules: Vec<Code> = codes.into_iter().collect();
    let log = SarifLog {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: driver(&rules),
            },
            automation_details: RunId {
                id: format!("variorum/{folder}"),
            },
            column_kind: "unicodeCodePoints",
            newline_sequences: ["\r\n", "\n", "\r"],
            results: results(diagnostics, &rules, files, folder),
        }],
    };
    // Strings and numbers always serialise.
    serde_json::to_string(&log).unwrap_or_default()
}

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

fn driver(rules: &[Code]) -> Driver {
    Driver {
        name: "Variorum",
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules: rules.iter().map(|code| rule::rule(*code)).collect(),
    }
}

fn results<'a>(
    diagnostics: &'a Diagnostics,
    rules: &[Code],
    files: &BTreeMap<FileId, Arc<[u8]>>,
    folder: &str,
) -> Vec<SarifResult<'a>> {
    let mut fingerprints = Fingerprints::default();
    let mut writer = ResultWriter {
        positions: Positions::new(files),
        folder,
    };
    let mut results = Vec::new();
    for diagnostic in diagnostics {
        let rule = rules.binary_search(&diagnostic.code).unwrap_or_default();
        let fingerprint = fingerprints.of(diagnostic, &writer.positions);
        results.push(writer.result(diagnostic, rule, fingerprint));
    }
    results
}
