//! What a case reports as SARIF is held against the schema of the standard.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use libtest_mimic::Trial;
use serde_json::{Value, json};
use variorum::diagnostics::{Diagnostics, sarif};
use variorum::parse::Inputs;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../sarif/sarif-schema-2.1.0.json");
    // One of its expressions holds a bracket that JavaScript alone reads as a character.
    let schema = schema.replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).unwrap()
});

/// # Errors
/// What of the log the standard does not allow.
pub(crate) fn check(inputs: &Inputs, found: &Diagnostics) -> Result<(), String> {
    let log = sarif(found, &inputs.files, "a folder/");
    valid(&serde_json::from_str(&log).unwrap())
}

fn valid(log: &Value) -> Result<(), String> {
    let faults = SCHEMA.iter_errors(log);
    let faults: Vec<String> = faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!("not SARIF:\n{}\n{log:#}", faults.join("\n")))
}

/// A check that lets everything through checks nothing.
pub(crate) fn trials() -> Vec<Trial> {
    let clean = sarif(&Diagnostics::default(), &BTreeMap::new(), "");
    let clean: Value = serde_json::from_str(&clean).unwrap();
    let mut other_version = clean.clone();
    other_version["version"] = json!("2.0.0");
    let mut other_key = clean.clone();
    other_key["runs"][0]["tool"]["driver"]["colour"] = json!("red");
    let refused = move || match (valid(&other_version), valid(&other_key)) {
        (Err(_), Err(_)) => Ok(()),
        other => Err(format!("{other:?}").into()),
    };
    let accepted = move || valid(&clean).map_err(Into::into);
    vec![
        Trial::test("sarif::a-clean-log-is-valid", accepted),
        Trial::test("sarif::a-broken-log-is-refused", refused),
    ]
}
