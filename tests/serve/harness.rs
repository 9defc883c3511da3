//! A site in a folder of its own, the program that serves it, and a client that is no browser.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Longest wait for anything, on a machine that does much else.
pub(crate) const BOUND: Duration = Duration::from_secs(30);

/// A small site with one comparison.
pub(crate) fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("variorum.toml", "title = \"A small site\"\n"),
        (
            "content/sources/c.txt",
            "The mayor resigned on Monday.\nShe gave no reason.\n",
        ),
        ("content/sources/d.txt", "On Monday the mayor resigned.\n"),
        (
            "content/annotations/day.md",
            "+++\nquestion = \"When?\"\nrelation = \"agree\"\n+++\n\n\
            “on Monday” [@c] and “On Monday” [@d]\n",
        ),
        (
            "content/index.md",
            "+++\ntitle = \"A small site\"\n+++\n\nShe resigned.[^day]\n",
        ),
    ];
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

pub(crate) fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A page whose words are known.
pub(crate) fn page(words: &str) -> String {
    format!("+++\ntitle = \"A page\"\n+++\n\n{words}\n")
}

/// The program, serving a site; it ends with this value.
pub(crate) struct Serve {
    pub(crate) child: Child,
    pub(crate) site: TempDir,
    pub(crate) port: u16,
    /// What it prints, on either stream.
    pub(crate) lines: Receiver<String>,
}

/// An answer, taken apart.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Serve {
    pub(crate) fn start(site: TempDir) -> Self {
        Self::with(site, &["--port", "0"])
    }

    /// The program when it has made the whole site, or has found errors in it.
    pub(crate) fn with(site: TempDir, arguments: &[&str]) -> Self {
        let serve = Self::at_once(site, arguments);
        // This is made with the whole.
        serve.get("/robots.txt");
        serve
    }

    /// The program as soon as it serves.
    pub(crate) fn at_once(site: TempDir, arguments: &[&str]) -> Self {
        let mut serve = Self::spawn(site, arguments);
        let line = serve.line("Serving at ");
        let port = line
            .split(':')
            .nth(2)
            .and_then(|rest| rest.split('/').next())
            .unwrap();
        serve.port = port.parse().unwrap_or_else(|_| panic!("{line}"));
        serve
    }

    /// The program as it starts: what it prints has not been read.
    pub(crate) fn spawn(site: TempDir, arguments: &[&str]) -> Self {
        Self::spawn_with(site, arguments, &[])
    }

    /// The same with further variables of the environment.
    pub(crate) fn spawn_with(
        site: TempDir,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command
            .arg("serve")
            .args(arguments)
            .current_dir(site.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
            .env_remove("VISUAL")
            .env_remove("EDITOR")
            .envs(environment.iter().copied());
        let mut child = command.spawn().unwrap();
        let (send, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] = [
            Box::new(child.stdout.take().unwrap()),
            Box::new(child.stderr.take().unwrap()),
        ];
        for stream in streams {
            let send = send.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _gone = send.send(line);
                }
            });
        }
        Self {
            child,
            site,
            port: 0,
            lines,
        }
    }

    /// The most memory that it has held, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn peak_memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap();
        line.trim()
            .trim_end_matches(" kB")
            .parse::<usize>()
            .unwrap()
            * 1024
    }

    pub(crate) fn root(&self) -> &Path {
        self.site.path()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        write(self.root(), path, text);
    }

    /// Waits for a line that holds these words.
    pub(crate) fn line(&self, words: &str) -> String {
        self.lines_to(words).pop().unwrap()
    }

    /// Waits for a line that holds these words, and gives what came before it too.
    pub(crate) fn lines_to(&self, words: &str) -> Vec<String> {
        let deadline = Instant::now() + BOUND;
        let mut seen = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let line = self
                .lines
                .recv_timeout(left)
                .unwrap_or_else(|_| panic!("no line says “{words}”: {seen:#?}"));
            seen.push(line);
            if seen.last().unwrap().contains(words) {
                return seen;
            }
        }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        stream.set_write_timeout(Some(BOUND)).unwrap();
        stream
    }

    /// Sends bytes and reads to the end; nothing if the server cut the connection without a word.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        // A server may refuse before it has read all of it.
        let _refused = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _cut = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Answer {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        })
    }

    /// A request with further header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let host = if headers.contains("Host:") {
            String::new()
        } else {
            format!("Host: localhost:{}\r\n", self.port)
        };
        let length = if body.is_empty() {
            String::new()
        } else {
            format!("Content-Length: {}\r\n", body.len())
        };
        let request = format!("{method} {path} HTTP/1.1\r\n{host}{headers}{length}\r\n{body}");
        self.raw(request.as_bytes())
            .unwrap_or_else(|| panic!("no answer to {request}"))
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", "")
    }

    /// The event stream of a tab that shows a page.
    pub(crate) fn events(&self, page: &str) -> Events {
        let mut stream = self.connect();
        write!(
            stream,
            "GET /~variorum/events?page={page} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
            self.port
        )
        .unwrap();
        Events {
            lines: BufReader::new(stream).lines(),
        }
    }

    /// Looks at a page, and again after each event, until it is as wished.
    pub(crate) fn until(&self, page: &str, wished: impl Fn(&Answer) -> bool) -> Answer {
        let deadline = Instant::now() + BOUND;
        let mut events = self.events(page);
        loop {
            events.next_state();
            let answer = self.get(page);
            if wished(&answer) {
                return answer;
            }
            assert!(
                Instant::now() < deadline,
                "{page} is never as wished: {answer:#?}"
            );
        }
    }

    pub(crate) fn until_says(&self, page: &str, words: &str) -> Answer {
        self.until(page, |answer| answer.body.contains(words))
    }

    /// Waits until the band says something.
    pub(crate) fn until_band(&self, wished: impl Fn(&str) -> bool) -> Value {
        let mut events = self.events("/");
        let deadline = Instant::now() + BOUND;
        loop {
            let state = events.next_state();
            if wished(state["band"].as_str().unwrap()) {
                return state;
            }
            assert!(
                Instant::now() < deadline,
                "the band is never as wished: {state}"
            );
        }
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}

pub(crate) struct Events {
    lines: std::io::Lines<BufReader<TcpStream>>,
}

impl Events {
    /// The next thing that a tab is told.
    pub(crate) fn next_state(&mut self) -> Value {
        loop {
            let line = self
                .lines
                .next()
                .expect("the stream goes on")
                .expect("an event in time");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }
}

/// A page without what the server has added.
pub(crate) fn as_built(served: &str) -> String {
    let start = served
        .find("<script src=\"/~variorum/preview.js\"")
        .expect("the script");
    let end = start + served[start..].find("</script>\n").unwrap() + "</script>\n".len();
    let page = format!("{}{}", &served[..start], &served[end..]);
    page.replacen(
        "<meta name=\"Content-Security-Policy\"",
        "<meta http-equiv=\"Content-Security-Policy\"",
        1,
    )
}
