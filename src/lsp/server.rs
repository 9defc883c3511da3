//! The conversation: messages in the order in which they come, one answer to each request.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gen_lsp_types::{MessageType, PublishDiagnosticsParams, ShowMessageParams};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::disk;

use super::capabilities::{capabilities, watched};
use super::caught::caught;
use super::client::Client;
use super::projects::Projects;
use super::published::Published;
use super::workspace::{Due, Workspace};
use super::{answers, documents};

/// One editor.
pub(super) struct Server<'a> {
    connection: &'a Connection,
    pub(super) client: Client,
    /// Where the program was started.
    started: PathBuf,
    pub(super) projects: Projects,
    published: Published,
    /// Messages that have come and wait.
    waiting: VecDeque<Message>,
    is_shut_down: bool,
}

/// Quiet after which what was typed is looked at: an editor may send a change for each letter.
const QUIET: Duration = Duration::from_millis(5);
/// A pause of whoever types, long enough to make pages in: nobody waits for these.
const PAUSE: Duration = Duration::from_millis(300);
/// Time between two looks at the disk where nobody tells of changes.
const SLOW: Duration = Duration::from_secs(2);

impl<'a> Server<'a> {
    /// Waits for the editor to introduce itself, and answers; nothing if it goes away first.
    pub(super) fn start(connection: &'a Connection, root: &Path) -> Option<Self> {
        let (id, params) = connection.initialize_start().ok()?;
        let client = Client::new(&params);
        let server = Self {
            connection,
            started: disk::real_path(root).unwrap_or_else(|| root.into()),
            projects: Projects::default(),
            published: Published::default(),
            waiting: VecDeque::new(),
            is_shut_down: false,
            client,
        };
        server.send(Response::new_ok(id, capabilities(server.client.encoding)));
        Some(server)
    }

    /// Answers until the editor goes away; whether it said that it would.
    pub(super) fn run(mut self) -> bool {
        while let Some(message) = self.next() {
            match message {
                Message::Request(request) => self.answer(request),
                Message::Notification(said) if said.method == "exit" => return self.is_shut_down,
                Message::Notification(said) => self.hear(said),
                // What the editor did with what it was asked for changes nothing here.
                Message::Response(_) => {}
            }
        }
        true
    }

    /// The next message. What was typed is checked when nothing waits any more; nothing comes at
    /// the end.
    fn next(&mut self) -> Option<Message> {
        loop {
            while let Ok(message) = self.connection.receiver.try_recv() {
                self.waiting.push_back(message);
            }
            if let Some(message) = self.waiting.pop_front() {
                return Some(message);
            }
            let due = self.projects.all().map(|project| project.due()).min();
            let due = due.unwrap_or(Due::Nothing);
            let patience = match due {
                Due::Check => QUIET,
                Due::Pages => PAUSE,
                Due::Nothing => SLOW,
            };
            match self.connection.receiver.recv_timeout(patience) {
                Ok(message) => self.waiting.push_back(message),
                Err(error) if error.is_timeout() => self.rest(due),
                Err(_) => return None,
            }
        }
    }

    /// Does what is to be done where nothing waits.
    fn rest(&mut self, due: Due) {
        match due {
            Due::Nothing => self.look(),
            due => self.publish(due),
        }
        self.tell_troubles();
    }

    /// Looks at the projects of which nobody tells when their files change.
    fn look(&mut self) {
        let client = &self.client;
        for project in self.projects.all() {
            if !client.tells_of_files_in(&project.root) {
                project.look();
            }
        }
    }

    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        if self.is_shut_down {
            self.refuse(id, ErrorCode::InvalidRequest, "the server was shut down");
        } else if self.is_cancelled(&id) {
            self.refuse(id, ErrorCode::RequestCanceled, "cancelled");
        } else if request.method == "shutdown" {
            self.is_shut_down = true;
            self.send(Response::new_ok(id, Value::Null));
        } else {
            let method = request.method.clone();
            match caught(|| answers::answer(self, request)) {
                Ok(Ok(answer)) => self.send(Response::new_ok(id, answer)),
                Ok(Err((code, why))) => self.refuse(id, code, &why),
                Err(why) => {
                    let why = format!("{method} failed within variorum: {why}");
                    self.refuse(id, ErrorCode::InternalError, &why);
                }
            }
        }
    }

    /// Whether somewhere behind a request stands that nobody waits for its answer.
    fn is_cancelled(&self, id: &RequestId) -> bool {
        self.waiting.iter().any(|message| match message {
            Message::Notification(said) if said.method == "$/cancelRequest" => {
                serde_json::from_value(said.params["id"].clone())
                    .is_ok_and(|it: RequestId| it == *id)
            }
            _ => false,
        })
    }

    /// Takes in what the editor tells. What cannot be read is passed over: nobody waits for an
    /// answer.
    fn hear(&mut self, said: Notification) {
        let method = said.method.clone();
        if method == "initialized" {
            self.settle();
        } else if let Err(why) = caught(|| documents::hear(self, said)) {
            let why = format!("{method} failed within variorum: {why}; open the file again");
            self.tell("window/showMessage", MessageType::Error, &why);
        }
        self.tell_troubles();
    }

    /// Asks to be told of files, and opens the projects of the open folders.
    fn settle(&mut self) {
        if self.client.tells_of_files {
            let id = RequestId::from("watched".to_owned());
            let method = "client/registerCapability".to_owned();
            self.send(Request::new(id, method, watched()));
        }
        for folder in &self.client.folders {
            self.projects.open_in(folder);
        }
        // An editor without a folder was started in one.
        if self.client.folders.is_empty() {
            self.projects.open_around(&self.started);
        }
    }

    /// Lets go of the projects of a folder, and takes back what was said of them.
    pub(super) fn leave(&mut self, folder: &Path) {
        for root in self.projects.leave(folder) {
            for said in self.published.take_back(&root) {
                self.send_diagnostics(said);
            }
        }
    }

    /// Does what is due, and tells what is said now of each file of which it was not said before.
    fn publish(&mut self, due: Due) {
        let encoding = self.client.encoding;
        let (mut news, mut failed) = (Vec::new(), Vec::new());
        for project in self.projects.all() {
            if project.due() != due {
                continue;
            }
            match caught(|| project.make(due)) {
                Ok(()) => news.extend(self.published.news(project, encoding)),
                Err(why) => failed.push((project.root.display().to_string(), why)),
            }
        }
        for said in news {
            self.send_diagnostics(said);
        }
        for (root, why) in failed {
            let why = format!("{root} cannot be checked, since variorum failed: {why}");
            self.tell("window/showMessage", MessageType::Error, &why);
        }
    }

    fn send_diagnostics(&self, said: PublishDiagnosticsParams) {
        let method = "textDocument/publishDiagnostics".to_owned();
        self.send(Notification::new(method, said));
    }

    /// Tells of projects that cannot be read, each time that one is found so.
    fn tell_troubles(&mut self) {
        let troubles: Vec<String> = self.projects.all().filter_map(Workspace::trouble).collect();
        for trouble in troubles {
            self.tell("window/showMessage", MessageType::Error, &trouble);
        }
    }

    /// Says something to the person at the editor: in a window, or in its log.
    pub(super) fn tell(&self, method: &str, kind: MessageType, message: &str) {
        let params = ShowMessageParams::new(kind, message.to_owned());
        self.send(Notification::new(method.to_owned(), params));
    }

    fn refuse(&self, id: RequestId, code: ErrorCode, why: &str) {
        self.send(Response::new_err(id, code as i32, why.to_owned()));
    }

    /// Sends a message. An editor that has gone needs none.
    fn send(&self, message: impl Into<Message>) {
        drop(self.connection.sender.send(message.into()));
    }
}

/// What came with a message, as the protocol has it.
pub(super) fn params<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params)
        .map_err(|error| (ErrorCode::InvalidParams, format!("cannot be read: {error}")))
}
