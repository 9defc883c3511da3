//! `variorum mcp`: a conversation line by line, with answers to what is wrong in it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::site::write;

/// The program, with whoever talks to it.
struct Conversation {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Conversation {
    fn new(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .arg("mcp")
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            requests: child.stdin.take().unwrap(),
            answers: BufReader::new(child.stdout.take().unwrap()),
            child,
        }
    }

    fn say(&mut self, line: &str) {
        writeln!(self.requests, "{line}").unwrap();
    }

    fn hear(&mut self) -> Value {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        let request = json!({"jsonrpc": "2.0", "id": 7, "method": method, "params": params});
        self.say(&request.to_string());
        let answer = self.hear();
        assert_eq!(
            (&answer["jsonrpc"], &answer["id"]),
            (&json!("2.0"), &json!(7))
        );
        answer
    }

    fn check(&mut self, arguments: &Value) -> Value {
        let params = json!({"name": "check_quotations", "arguments": arguments});
        self.ask("tools/call", &params)["result"].take()
    }

    /// It ends by itself where nobody asks any more.
    fn end(mut self) {
        drop(self.requests);
        assert!(self.child.wait().unwrap().success());
    }
}

fn texts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "The mayor of Eskby will not resign on Monday, she said to the whole council.\n";
    write(folder.path(), "texts/gazette.txt", text);
    write(
        folder.path(),
        "secret.txt",
        "Nobody must ever be able to read this sentence.\n",
    );
    folder
}

#[test]
fn a_text_is_checked_against_a_folder_or_what_is_sent() {
    let folder = texts();
    let mut talk = Conversation::new(folder.path(), &["--sources", "texts"]);
    let hello = talk.ask("initialize", &json!({"protocolVersion": "2025-06-18"}));
    assert_eq!(hello["result"]["protocolVersion"], "2025-06-18");
    talk.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    let tools = talk.ask("tools/list", &json!({}));
    assert_eq!(tools["result"]["tools"][0]["name"], "check_quotations");

    let found = talk.check(&json!({"text": "“The mayor of Eskby will … resign” [@gazette]"}));
    assert_eq!(found["isError"], false, "{found}");
    let found = &found["structuredContent"];
    assert_eq!(found["quotations"][0]["status"], "invalid");
    assert_eq!(found["quotations"][0]["source"], "gazette");
    assert_eq!(found["diagnostics"][0]["code"], "meaning");

    let sent = json!({
        "text": "“snow fell on the harbour”",
        "sources": {"wire": "Much snow fell on the harbour that night."},
    });
    let found = talk.check(&sent)["structuredContent"].take();
    assert_eq!(found["quotations"][0]["status"], "verbatim", "{found}");
    assert_eq!(found["quotations"][0]["source"], "wire");
    talk.end();
}

#[test]
fn what_cannot_be_asked_is_told() {
    let folder = texts();
    let mut talk = Conversation::new(folder.path(), &[]);
    talk.say("{ not json");
    assert_eq!(talk.hear()["error"]["code"], -32700);
    talk.say("[]");
    assert_eq!(talk.hear()["error"]["code"], -32600);
    assert_eq!(
        talk.ask("resources/list", &json!({}))["error"]["code"],
        -32601
    );
    let other = talk.ask("tools/call", &json!({"name": "rm", "arguments": {}}));
    assert_eq!(other["error"]["code"], -32602);
    for (arguments, said) in [
        (json!({"text": "x"}), "there are no sources"),
        (json!({"text": 1, "sources": {}}), "cannot be called so"),
        (json!({"text": "x", "source": "a"}), "unknown field"),
        (
            json!({"text": "x".repeat(1 << 21), "sources": {}}),
            "larger than 1 MB",
        ),
        (
            json!({"text": "x", "sources": {"-": "y"}}),
            "no source can have the name -",
        ),
    ] {
        let found = talk.check(&arguments);
        assert_eq!(found["isError"], true, "{found}");
        let words = found["content"][0]["text"].as_str().unwrap();
        assert!(words.contains(said), "{words}");
    }
    talk.end();
}

#[test]
fn a_folder_that_is_too_large_is_not_read() {
    let folder = texts();
    let film = std::fs::File::create(folder.path().join("texts/long.txt")).unwrap();
    film.set_len(65 << 20).unwrap();
    let mut talk = Conversation::new(folder.path(), &["--sources", "texts"]);
    let found = talk.check(&json!({"text": "“words”"}));
    let words = found["content"][0]["text"].as_str().unwrap();
    assert_eq!(words, "the texts in texts are larger than 64 MB");
    talk.end();
}

#[test]
fn a_name_opens_no_file() {
    let folder = texts();
    let mut talk = Conversation::new(folder.path(), &["--sources", "texts"]);
    for name in ["../secret.txt", "secret.txt", "/etc/passwd"] {
        let text = "“Nobody must ever be able to read this sentence”";
        let sent = json!({"text": text, "sources": {name: "Other words, as they were sent."}});
        let found = talk.check(&sent)["structuredContent"].take();
        assert_eq!(
            found["quotations"][0]["status"], "unchecked",
            "{name}: {found}"
        );
    }
    talk.end();
}
