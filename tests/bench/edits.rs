//! What an edit costs beside the preview: from the moment that a file is saved until the page with
//! the new words is served.

use std::fs;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::cases::{self, Case, Kind};
use crate::generator::programs::Program;
use crate::marks::{Mark, milliseconds};

/// A file that is saved, and the page that shows it.
struct Edit {
    name: &'static str,
    kind: Kind,
    count: usize,
    file: &'static str,
    page: &'static str,
    /// Milliseconds.
    most: f64,
}

const EDITS: [Edit; 5] = [
    edit(
        "edit-own-page",
        Kind::Own,
        ("content/methodology.md", "/methodology.html"),
        60.0,
    ),
    edit(
        "edit-own-annotation",
        Kind::Own,
        ("content/annotations/veto.md", "/comparisons/veto.html"),
        60.0,
    ),
    edit(
        "edit-1000-pages",
        Kind::Pages,
        ("content/page-500.md", "/page-500.html"),
        60.0,
    ),
    edit(
        "edit-1000-annotations",
        Kind::Annotations,
        (
            "content/annotations/matter-500.md",
            "/comparisons/matter-500.html",
        ),
        100.0,
    ),
    edit(
        "edit-1000-source",
        Kind::Annotations,
        ("content/sources/paper-3.txt", "/sources/paper-3.html"),
        100.0,
    ),
];

/// How often each is made.
const TIMES: usize = 20;

const fn edit(
    name: &'static str,
    kind: Kind,
    (file, page): (&'static str, &'static str),
    most: f64,
) -> Edit {
    Edit {
        name,
        kind,
        count: 1_000,
        file,
        page,
        most,
    }
}

/// Makes every edit whose name has the word in it, prints a line for each, and gives what they must
/// not exceed.
pub(crate) fn measured(word: &str) -> Result<Vec<Mark>, String> {
    let mut marks = Vec::new();
    for edit in EDITS.iter().filter(|edit| edit.name.contains(word)) {
        if marks.is_empty() {
            println!(
                "\n{:<24} {:>10} {:>10} {:>10}",
                "save to page, 20 times", "median ms", "least ms", "most ms"
            );
        }
        let times = times(edit).map_err(|error| format!("{}: {error}", edit.name))?;
        let median = milliseconds((times[TIMES / 2 - 1] + times[TIMES / 2]) / 2);
        let (least, most) = (milliseconds(times[0]), milliseconds(times[TIMES - 1]));
        println!(
            "{:<24} {median:>10.1} {least:>10.1} {most:>10.1}",
            edit.name
        );
        marks.push(Mark {
            what: edit.name.to_owned(),
            figure: median,
            most: edit.most,
            unit: "ms",
        });
    }
    Ok(marks)
}

/// The times of all edits, in order of size.
fn times(edit: &Edit) -> Result<Vec<Duration>, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("bench")
        .join(edit.name);
    lay_out(edit, &folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut preview = Preview::start(&folder)?;
    let file = folder.join(edit.file);
    let before =
        fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut times = Vec::new();
    for number in 0..TIMES {
        let words = format!("Edit number {number} of them all.");
        times.push(
            preview
                .time_of(&file, &format!("{before}\n{words}\n"), edit.page, &words)
                .map_err(|error| error.to_string())?,
        );
    }
    drop(preview);
    cases::remove(&folder)?;
    times.sort_unstable();
    Ok(times)
}

fn lay_out(edit: &Edit, folder: &Path) -> std::io::Result<()> {
    cases::lay_out(
        &Case {
            program: Program::Variorum,
            kind: edit.kind,
            count: edit.count,
        },
        folder,
    )?;
    if edit.kind == Kind::Own {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::copy(root.join("variorum.toml"), folder.join("variorum.toml"))?;
        copy(&root.join("content"), &folder.join("content"))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

/// The program that serves a folder; it ends with this value.
struct Preview {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    port: u16,
}

impl Preview {
    fn start(folder: &Path) -> Result<Self, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command
            .args(["serve", "--port", "0"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let lines = BufReader::new(child.stdout.take().expect("standard output is piped")).lines();
        let mut preview = Self {
            child,
            lines,
            port: 0,
        };
        let line = preview.line("Serving at ")?;
        let port = line
            .rsplit(':')
            .next()
            .and_then(|rest| rest.split('/').next()?.parse().ok());
        preview.port = port.ok_or(line)?;
        Ok(preview)
    }

    /// Waits for a line with these words.
    fn line(&mut self, words: &str) -> Result<String, String> {
        let found = self
            .lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains(words));
        found.ok_or_else(|| format!("the preview ended before it said “{words}”"))
    }

    /// Saves a file and waits, as a tab does, until its page has the words; then for the end of
    /// that round, so that the next begins in quiet.
    fn time_of(
        &mut self,
        file: &Path,
        text: &str,
        page: &str,
        words: &str,
    ) -> std::io::Result<Duration> {
        let mut events =
            BufReader::new(self.ask(&format!("/~variorum/events?page={page}"))?).lines();
        let mut told = || {
            events
                .by_ref()
                .map_while(Result::ok)
                .any(|line| line.starts_with("data:"))
        };
        told();
        let saved = Instant::now();
        fs::write(file, text)?;
        while told() {
            let mut answer = String::new();
            self.ask(page)?.read_to_string(&mut answer)?;
            if answer.contains(words) {
                let time = saved.elapsed();
                self.line(" changed: Checked ")
                    .map_err(std::io::Error::other)?;
                return Ok(time);
            }
        }
        Err(std::io::Error::other("the stream of events ended"))
    }

    fn ask(&self, path: &str) -> std::io::Result<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        // Whatever is not told in this time will not be.
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
            self.port
        )?;
        Ok(stream)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}
