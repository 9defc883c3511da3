//! One line in, one line out.

use std::path::Path;

use serde_json::{Value, json};

use super::message::{
    Fault, INVALID_PARAMS, INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, Request, response,
};
use super::tool;

/// Versions of the protocol that are spoken, the newest first; for one tool that answers at once
/// they are one.
const VERSIONS: &[&str] = &["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/// For the program that asks, and for whoever instructs it.
const INSTRUCTIONS: &str = "Call check_quotations with every text that quotes before you hand it \
    over. Correct each error in the text itself: quote the source's own words, or do not quote.";

/// The answer to a line; nothing to a notification, an empty line, or an answer.
pub(super) fn answer(line: &[u8], folder: Option<&Path>) -> Option<Value> {
    if line.trim_ascii().is_empty() {
        return None;
    }
    let sent: Value = match serde_json::from_slice(line) {
        Ok(sent) => sent,
        Err(error) => {
            let fault = Fault::new(PARSE_ERROR, format!("this is no JSON: {error}"));
            return Some(response(&Value::Null, Err(fault)));
        }
    };
    let Ok(Request { id, method, params }) = serde_json::from_value(sent) else {
        let fault = Fault::new(INVALID_REQUEST, "this is no request of JSON-RPC 2.0");
        return Some(response(&Value::Null, Err(fault)));
    };
    let (id, method) = id.zip(method)?;
    Some(response(&id, result(&method, &params, folder)))
}

fn result(method: &str, params: &Value, folder: Option<&Path>) -> Result<Value, Fault> {
    match method {
        "initialize" => Ok(initialized(params)),
        "ping" => Ok(json!({})),
        "tools/list" => Ok(json!({"tools": [tool::description()]})),
        "tools/call" => called(params, folder),
        other => Err(Fault::new(
            METHOD_NOT_FOUND,
            format!("there is no method {other}"),
        )),
    }
}

/// The version that was asked for, if it is spoken, else the newest that is.
fn initialized(params: &Value) -> Value {
    let asked = params.get("protocolVersion").and_then(Value::as_str);
    let version = VERSIONS.iter().find(|version| Some(**version) == asked);
    json!({
        "protocolVersion": version.unwrap_or(&VERSIONS[0]),
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "variorum", "version": env!("CARGO_PKG_VERSION")},
        "instructions": INSTRUCTIONS,
    })
}

/// What the tool says. That it cannot be used so is said to whoever called it, who may do better.
fn called(params: &Value, folder: Option<&Path>) -> Result<Value, Fault> {
    let name = params.get("name").and_then(Value::as_str);
    if name != Some(tool::NAME) {
        let message = format!("the one tool is {}", tool::NAME);
        return Err(Fault::new(INVALID_PARAMS, message));
    }
    let arguments = params.get("arguments").cloned().unwrap_or_default();
    Ok(match tool::call(arguments, folder) {
        Ok(found) => json!({
            "content": [{"type": "text", "text": found.to_string()}],
            "structuredContent": found,
            "isError": false,
        }),
        Err(why) => json!({"content": [{"type": "text", "text": why}], "isError": true}),
    })
}
