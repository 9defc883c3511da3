//! What a case reports as SARIF refers to what the log holds, and is kept for the schema of the
//! standard where somebody asks for it.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;
use variorum::diagnostics::{Diagnostics, sarif};
use variorum::parse::Inputs;

/// A folder for the logs of all cases, which `tests/sarif/valid.py` holds against the schema.
const LOGS: &str = "SARIF_LOGS";

static WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// # Errors
/// Which result names a rule or place that the log does not have.
pub(crate) fn check(inputs: &Inputs, found: &Diagnostics) -> Result<(), String> {
    let log = sarif(found, &inputs.files, "a folder/");
    if let Some(folder) = std::env::var_os(LOGS) {
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(&folder).join(format!("{number}.sarif"));
        std::fs::write(path, &log).map_err(|error| error.to_string())?;
    }
    let log: Value = serde_json::from_str(&log).map_err(|error| error.to_string())?;
    let run = &log["runs"][0];
    let results = run["results"].as_array().ok_or("no results")?;
    let rules = &run["tool"]["driver"]["rules"];
    for result in results {
        let index = result["ruleIndex"].as_u64().ok_or("no index of a rule")?;
        let index = usize::try_from(index).map_err(|error| error.to_string())?;
        if rules[index]["id"] != result["ruleId"] {
            return Err(format!("another rule: {result:#}"));
        }
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let place = |line: &str, column: &str| (region[line].as_u64(), region[column].as_u64());
        if place("startLine", "startColumn") > place("endLine", "endColumn") {
            return Err(format!("it ends before it begins: {result:#}"));
        }
    }
    Ok(())
}
