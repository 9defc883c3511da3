//! Requests and answers as JSON-RPC 2.0 has them.

use serde::Deserialize;
use serde_json::{Value, json};

/// What was sent is no JSON.
pub(super) const PARSE_ERROR: i32 = -32700;
/// What was sent is no request.
pub(super) const INVALID_REQUEST: i32 = -32600;
/// There is no such method.
pub(super) const METHOD_NOT_FOUND: i32 = -32601;
/// The method does not take these parameters.
pub(super) const INVALID_PARAMS: i32 = -32602;

/// A request, or a notification, which has no id and is not answered.
#[derive(Deserialize)]
pub(super) struct Request {
    pub(super) id: Option<Value>,
    /// None in an answer, which nothing here has asked for.
    pub(super) method: Option<String>,
    #[serde(default)]
    pub(super) params: Value,
}

/// Why a request cannot be answered.
pub(super) struct Fault {
    pub(super) code: i32,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn new(code: i32, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

/// The answer to a request.
pub(super) fn response(id: &Value, result: Result<Value, Fault>) -> Value {
    match result {
        Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
        Err(Fault { code, message }) => {
            json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
        }
    }
}

/// The answer to a line of more bytes than are read.
pub(super) fn too_long(most: usize) -> Value {
    let message = format!("a request may hold {} MB", most / 1024 / 1024);
    response(&Value::Null, Err(Fault::new(INVALID_REQUEST, message)))
}
