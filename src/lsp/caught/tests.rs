#![allow(
    clippy::disallowed_methods,
    reason = "a project is a folder with settings on the disk"
)]

use std::path::Path;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};

use crate::lsp::serve;
use crate::lsp::uri::of_path;

/// What a server answers, in order, that is told all this at once.
fn answers(messages: Vec<Message>) -> Vec<Response> {
    let (editor, connection) = Connection::memory();
    for message in messages {
        editor.sender.send(message).unwrap();
    }
    assert!(serve(connection, Path::new("/nowhere")));
    let mut answers = Vec::new();
    for message in editor.receiver.try_iter() {
        if let Message::Response(answer) = message {
            answers.push(answer);
        }
    }
    answers
}

fn request(id: i32, method: &str, params: &Value) -> Message {
    Request::new(id.into(), method.to_owned(), params).into()
}

fn note(method: &str, params: &Value) -> Message {
    Notification::new(method.to_owned(), params).into()
}

#[test]
fn a_request_that_panics_is_refused_and_the_next_one_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("variorum.toml"), "title = \"A site\"\n").unwrap();
    let uri = of_path(&folder.path().join("content/index.md"));
    let text = "So.[^a]\n\n[^a]: What is not saved yet.\n";
    let document = json!({"uri": uri, "languageId": "", "version": 1, "text": text});
    let place = json!({"line": 0, "character": 4});
    let about = json!({"textDocument": {"uri": uri}, "position": place});
    let answers = answers(vec![
        request(1, "initialize", &json!({"capabilities": {}})),
        note("initialized", &json!({})),
        note("textDocument/didOpen", &json!({"textDocument": document})),
        request(2, "test/panic", &about),
        request(3, "textDocument/hover", &about),
        request(4, "shutdown", &Value::Null),
        note("exit", &Value::Null),
    ]);
    let refused = answers[1].response_result.as_ref().unwrap_err();
    assert_eq!(refused.code, ErrorCode::InternalError as i32);
    assert!(
        refused.message.contains("as it was asked to"),
        "{refused:?}"
    );
    let hover = answers[2].response_result.as_ref().unwrap();
    assert!(
        hover.to_string().contains("What is not saved yet"),
        "{hover}"
    );
}
