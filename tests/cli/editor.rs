//! An editor as small as can be: it opens buffers, asks about places, and hears what is published.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// What an editor of today can do.
pub(crate) fn able() -> Value {
    json!({
        "workspace": {"workspaceEdit": {
            "documentChanges": true, "resourceOperations": ["create"],
        }},
    })
}

/// The program, with the editor that talks to it.
pub(crate) struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    root: String,
    next: i64,
    /// What each file was last said to have; files of another folder by their whole address.
    pub(crate) published: Vec<(String, Value)>,
    /// What was said to the person: method and text.
    pub(crate) said: Vec<(String, String)>,
}

impl Editor {
    /// An editor with one open folder.
    pub(crate) fn start(folder: &Path, capabilities: &Value) -> Self {
        let mut editor = Self::launch(folder, &std::env::temp_dir());
        let folders = json!([{"uri": editor.root, "name": "site"}]);
        editor.greet(&folders, capabilities);
        editor
    }

    /// An editor without a folder, started in one; files are named from `folder`.
    pub(crate) fn start_in(folder: &Path, started: &Path) -> Self {
        let mut editor = Self::launch(folder, started);
        editor.greet(&Value::Null, &able());
        editor
    }

    fn launch(folder: &Path, started: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .arg("lsp")
            .current_dir(started)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            input: child.stdin.take().unwrap(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
            root: address(folder),
            next: 0,
            published: Vec::new(),
            said: Vec::new(),
        }
    }

    fn greet(&mut self, folders: &Value, capabilities: &Value) {
        let params = json!({
            "processId": null, "rootUri": null, "workspaceFolders": folders,
            "capabilities": capabilities,
        });
        let hello = self.ask("initialize", &params);
        assert_eq!(hello["serverInfo"]["name"], "variorum");
        self.tell("initialized", &json!({}));
    }

    /// The address of a file; one that is an address stays.
    pub(crate) fn uri(&self, file: &str) -> String {
        if file.contains(':') {
            return file.to_owned();
        }
        format!("{}/{file}", self.root)
    }

    pub(crate) fn say(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }

    pub(crate) fn tell(&mut self, method: &str, params: &Value) {
        self.say(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and does not wait; its id.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> i64 {
        self.next += 1;
        let id = self.next;
        let request = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        self.say(&request);
        id
    }

    /// The next message; what is published is noted.
    pub(crate) fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "it is gone");
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().unwrap();
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        let message: Value = serde_json::from_slice(&body).unwrap();
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().unwrap().to_owned();
            let own = uri.strip_prefix(&self.root);
            let file = own.map_or(uri.clone(), |file| file[1..].to_owned());
            let found = message["params"]["diagnostics"].clone();
            self.published.retain(|(known, _)| *known != file);
            self.published.push((file, found));
        }
        if let Some(text) = message["params"]["message"].as_str() {
            let method = message["method"].as_str().unwrap().to_owned();
            self.said.push((method, text.to_owned()));
        }
        message
    }

    /// The answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        loop {
            let message = self.hear();
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
        }
    }

    /// Asks, and waits for the result.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        let id = self.request(method, params);
        let mut answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].take()
    }

    /// Asks about a place.
    pub(crate) fn at(&mut self, method: &str, file: &str, line: usize, column: usize) -> Value {
        let params = json!({
            "textDocument": {"uri": self.uri(file)},
            "position": {"line": line, "character": column},
            "context": {"includeDeclaration": true},
        });
        self.ask(&format!("textDocument/{method}"), &params)
    }

    /// What can be done about a selection: line and column of its start and of its end.
    pub(crate) fn actions(&mut self, file: &str, selected: [usize; 4]) -> Value {
        let [line, column, last, end] = selected;
        let params = json!({
            "textDocument": {"uri": self.uri(file)},
            "range": {
                "start": {"line": line, "character": column},
                "end": {"line": last, "character": end},
            },
            "context": {"diagnostics": []},
        });
        self.ask("textDocument/codeAction", &params)
    }

    /// What may follow at the sign `|` of a text that is typed: label and new text of each.
    pub(crate) fn completed(&mut self, file: &str, typed: &str) -> Vec<(String, String)> {
        let at = typed.find('|').unwrap();
        let before = &typed[..at];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        self.retype(file, 2, &typed.replace('|', ""));
        let list = self.at("completion", file, line, column);
        let items = list["items"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let items = items.map(|item| (text(&item["label"]), text(&item["textEdit"]["newText"])));
        items.collect()
    }

    /// Opens a buffer with a text, which need not be the file's.
    pub(crate) fn open(&mut self, file: &str, text: &str) {
        let uri = self.uri(file);
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Types a text in the place of a buffer's.
    pub(crate) fn retype(&mut self, file: &str, version: i32, text: &str) {
        let params = json!({
            "textDocument": {"uri": self.uri(file), "version": version},
            "contentChanges": [{"text": text}],
        });
        self.tell("textDocument/didChange", &params);
    }

    /// Waits until something is said of a file; that.
    pub(crate) fn hear_of(&mut self, file: &str) -> Value {
        let uri = self.uri(file);
        loop {
            let message = self.hear();
            if message["params"]["uri"] == uri {
                return message["params"]["diagnostics"].clone();
            }
        }
    }

    /// Says what is no message; what the program prints to standard error before it ends.
    pub(crate) fn babble(mut self, what: &str) -> String {
        self.input.write_all(what.as_bytes()).unwrap();
        drop(self.input);
        let output = self.child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    }

    /// It ends by itself where it is told to.
    pub(crate) fn end(mut self) {
        assert_eq!(self.ask("shutdown", &Value::Null), Value::Null);
        self.tell("exit", &Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

/// The address of a folder.
pub(crate) fn address(folder: &Path) -> String {
    format!("file://{}", folder.canonicalize().unwrap().display())
}
