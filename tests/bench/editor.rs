//! What a change costs in an editor: from the moment that it is told until what is found is said,
//! and from a question what may follow until the answer.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::cases;
use crate::generator::annotations::{self, Dossier};
use crate::marks::{Mark, milliseconds};

const DOSSIER: Dossier = Dossier {
    sources: 50,
    comparisons: 2_000,
};

/// Milliseconds that nobody notices: until a message stands there, and until a list opens.
const FOUND: f64 = 100.0;
const COMPLETED: f64 = 20.0;

/// How often each is done.
const TIMES: usize = 20;

/// Types in a file of each kind, prints a line for each, and gives what they must not exceed; it
/// is one case, called `editor`.
pub(crate) fn measured(word: &str) -> Result<Vec<Mark>, String> {
    if !"editor".contains(word) {
        return Ok(Vec::new());
    }
    let folder = cases::folder().join("editor");
    let said = |error: io::Error| format!("{}: {error}", folder.display());
    cases::remove(&folder)?;
    cases::write(&folder, annotations::project(DOSSIER)).map_err(said)?;
    let mut editor = Editor::start(&folder).map_err(said)?;
    println!(
        "\n{:<24} {:>10} {:>10} {:>10}",
        "in an editor, 20 times", "median ms", "least ms", "most ms"
    );
    let mut marks = Vec::new();
    for (name, file) in [
        ("annotation", "content/annotations/matter-500.md"),
        ("page", "content/page-50.md"),
        ("source", "content/sources/paper-3.txt"),
    ] {
        let found = editor.found(&folder, file).map_err(said)?;
        marks.push(mark(&format!("editor-found-{name}"), found, FOUND));
    }
    let (next, sentence) = editor.completed(&folder).map_err(said)?;
    marks.push(mark("editor-word", next, COMPLETED));
    marks.push(mark("editor-sentence", sentence, COMPLETED));
    drop(editor);
    cases::remove(&folder)?;
    Ok(marks)
}

fn mark(name: &str, mut times: Vec<Duration>, most: f64) -> Mark {
    times.sort_unstable();
    let median = milliseconds(times[times.len() / 2]);
    let (least, longest) = (milliseconds(times[0]), milliseconds(times[times.len() - 1]));
    println!("{name:<24} {median:>10.1} {least:>10.1} {longest:>10.1}");
    Mark {
        what: name.to_owned(),
        figure: median,
        most,
        unit: "ms",
    }
}

/// An editor that has the folder open; the program ends with this value.
struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// The number of the last request, and of the last change.
    number: usize,
}

impl Editor {
    fn start(folder: &Path) -> io::Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.arg("lsp").current_dir(folder);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let input = child.stdin.take().expect("standard input is piped");
        let output = child.stdout.take().expect("standard output is piped");
        let mut editor = Self {
            child,
            input,
            output: BufReader::new(output),
            number: 0,
        };
        editor.ask("initialize", &json!({"capabilities": {}}))?;
        editor.tell("initialized", &json!({}))?;
        Ok(editor)
    }

    /// The times until what is found after a change is said.
    fn found(&mut self, folder: &Path, file: &str) -> io::Result<Vec<Duration>> {
        let (uri, text) = self.open(folder, file)?;
        let mut times = Vec::new();
        for number in 0..TIMES {
            times.push(self.change(&uri, &format!("{text}\nWords that are typed, {number}.\n"))?);
        }
        Ok(times)
    }

    /// The times until the next word is proposed where two words of many matters are typed, and the
    /// rest of its sentence where it is clear which one is meant.
    fn completed(&mut self, folder: &Path) -> io::Result<(Vec<Duration>, Vec<Duration>)> {
        let file = "content/annotations/matter-500.md";
        let (uri, text) = self.open(folder, file)?;
        let (_, quoted) = text.split_once("\n> ").expect("it quotes");
        let quoted = quoted.lines().next().unwrap_or_default();
        let (mut words, mut sentences) = (Vec::new(), Vec::new());
        for number in 0..TIMES {
            let length = quoted.len() / 2 + number;
            for (times, typed) in [
                (&mut words, &quoted[..quoted.find(' ').unwrap_or(3)]),
                (&mut sentences, &quoted[..length]),
            ] {
                let typed = format!("{text}\n“{typed}");
                self.type_in(&uri, &typed)?;
                let line = typed.matches('\n').count();
                let column = typed.lines().last().map_or(0, |line| line.chars().count());
                let place = json!({"line": line, "character": column});
                let asked = Instant::now();
                let params = json!({"textDocument": {"uri": uri}, "position": place});
                let list = self.ask("textDocument/completion", &params)?;
                times.push(asked.elapsed());
                assert_ne!(list["items"], json!([]), "{typed}");
                self.change(&uri, &text)?;
            }
        }
        Ok((words, sentences))
    }

    fn open(&mut self, folder: &Path, file: &str) -> io::Result<(String, String)> {
        let path = folder.join(file);
        let text = fs::read_to_string(&path)?;
        let uri = format!("file://{}", path.display());
        let document = json!({"uri": uri, "languageId": "", "version": 0, "text": text});
        self.tell("textDocument/didOpen", &json!({"textDocument": document}))?;
        self.change(&uri, &text)?;
        Ok((uri, text))
    }

    /// Types a text, and waits until what is found in it is said; the time of that.
    fn change(&mut self, uri: &str, text: &str) -> io::Result<Duration> {
        self.type_in(uri, text)?;
        let told = Instant::now();
        let version = json!(self.number);
        loop {
            let params = &self.hear()?["params"];
            if params["uri"] == uri && params["version"] == version {
                return Ok(told.elapsed());
            }
        }
    }

    fn type_in(&mut self, uri: &str, text: &str) -> io::Result<()> {
        self.number += 1;
        let document = json!({"uri": uri, "version": self.number});
        let changes = json!([{"text": text}]);
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.tell("textDocument/didChange", &params)
    }

    fn ask(&mut self, method: &str, params: &Value) -> io::Result<Value> {
        self.number += 1;
        let id = json!(self.number);
        self.say(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))?;
        loop {
            let mut message = self.hear()?;
            if message["id"] == id {
                return Ok(message["result"].take());
            }
        }
    }

    fn tell(&mut self, method: &str, params: &Value) -> io::Result<()> {
        self.say(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    fn say(&mut self, message: &Value) -> io::Result<()> {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        self.input.flush()
    }

    fn hear(&mut self) -> io::Result<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line)? == 0 {
                return Err(io::Error::other("the server has ended"));
            }
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().map_err(io::Error::other)?;
            } else if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body)?;
        serde_json::from_slice(&body).map_err(io::Error::other)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}
