//! The conversation: messages in the order in which they come, one answer to each request.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::time::Duration;

use gen_lsp_types::{Diagnostic as Diagnosed, PublishDiagnosticsParams, Uri};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::disk;
use crate::text::FileId;

use super::capabilities::{capabilities, watched};
use super::client::Client;
use super::diagnosed::by_file;
use super::locations::Locations;
use super::uri;
use super::workspace::Workspace;
use super::{answers, documents};

/// One editor.
pub(super) struct Server<'a> {
    connection: &'a Connection,
    pub(super) client: Client,
    /// Where the program was started.
    started: PathBuf,
    /// Nothing before a file of a project is opened.
    pub(super) workspace: Option<Workspace>,
    /// What each file was last said to have.
    published: BTreeMap<FileId, Published>,
    /// Messages that have come and wait.
    waiting: VecDeque<Message>,
    is_shut_down: bool,
}

/// What is said of one file.
#[derive(PartialEq)]
struct Published {
    version: Option<i32>,
    uri: Uri,
    diagnostics: Vec<Diagnosed>,
}

/// Quiet after which what was typed is looked at: an editor may send a change for each letter.
const QUIET: Duration = Duration::from_millis(5);
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
            workspace: None,
            published: BTreeMap::new(),
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
            let is_stale = self.workspace.as_ref().is_some_and(Workspace::is_stale);
            let patience = if is_stale { QUIET } else { SLOW };
            match self.connection.receiver.recv_timeout(patience) {
                Ok(message) => self.waiting.push_back(message),
                Err(error) if error.is_timeout() => self.rest(is_stale),
                Err(_) => return None,
            }
        }
    }

    /// Does what is to be done where nothing waits.
    fn rest(&mut self, is_stale: bool) {
        if is_stale {
            self.publish();
        } else if !self.client.tells_of_files
            && let Some(workspace) = &mut self.workspace
        {
            workspace.look();
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
            match answers::answer(self, request) {
                Ok(answer) => self.send(Response::new_ok(id, answer)),
                Err((code, why)) => self.refuse(id, code, &why),
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
        if said.method == "initialized" {
            self.settle();
        } else {
            documents::hear(self, said);
        }
    }

    /// Asks to be told of files, and opens the project of the open folder.
    fn settle(&mut self) {
        if self.client.tells_of_files {
            let id = RequestId::from("watched".to_owned());
            let method = "client/registerCapability".to_owned();
            self.send(Request::new(id, method, watched()));
        }
        for folder in self.client.folders.clone() {
            self.open_project_of(&folder);
        }
        self.open_project_of(&self.started.clone());
    }

    /// Opens the project that a path lies in, if none is open yet.
    pub(super) fn open_project_of(&mut self, path: &Path) {
        if self.workspace.is_none() {
            self.workspace = disk::project_of(path).map(Workspace::new);
        }
    }

    /// The file of the project that an address means.
    pub(super) fn file(&self, uri: &Uri) -> Option<FileId> {
        uri::file(uri, &self.workspace.as_ref()?.root)
    }

    /// Tells what is said now of each file of which it was not said before.
    fn publish(&mut self) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        workspace.checked();
        let mut locations = Locations::new(workspace, self.client.encoding);
        let mut found = by_file(&mut locations);
        for file in workspace.open_files().chain(self.published.keys()) {
            found.entry(file.clone()).or_default();
        }
        let mut said = BTreeMap::new();
        for (file, diagnostics) in found {
            let now = Published {
                version: workspace.buffer(&file).map(|buffer| buffer.version),
                uri: locations.uri(&file),
                diagnostics,
            };
            said.insert(file, now);
        }
        for (file, now) in said {
            self.publish_one(file, now);
        }
    }

    fn publish_one(&mut self, file: FileId, now: Published) {
        if self.published.get(&file) == Some(&now) {
            return;
        }
        let params = PublishDiagnosticsParams {
            uri: now.uri.clone(),
            version: now.version,
            diagnostics: now.diagnostics.clone(),
        };
        let method = "textDocument/publishDiagnostics".to_owned();
        self.send(Notification::new(method, params));
        if now.version.is_none() && now.diagnostics.is_empty() {
            self.published.remove(&file);
        } else {
            self.published.insert(file, now);
        }
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
