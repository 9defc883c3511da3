//! What the editor can do, as it said at the beginning.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::encoding::Encoding;
use super::uri;

/// What is asked of an editor only if it can do it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// It tells of files that change on the disk.
    pub(super) tells_of_files: bool,
    /// It makes files that an action asks for.
    pub(super) makes_files: bool,
    /// It knows snippets, texts with places to fill in.
    pub(super) takes_snippets: bool,
    /// Folders that are open in it.
    pub(super) folders: Vec<PathBuf>,
}

impl Client {
    /// Reads the few things that matter of what editors say, which is much: the protocol's own type
    /// of it has hundreds of fields, and one that is wrong would cost all others.
    pub(super) fn new(params: &Value) -> Self {
        let said = |pointer: &str| params.pointer(pointer).unwrap_or(&Value::Null);
        let files = said("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
        let snippets = said("/capabilities/textDocument/completion/completionItem/snippetSupport");
        let made = said("/capabilities/workspace/workspaceEdit/resourceOperations");
        Self {
            encoding: Encoding::chosen(&words(said("/capabilities/general/positionEncodings"))),
            tells_of_files: *files == Value::Bool(true),
            makes_files: words(made).contains(&"create"),
            takes_snippets: *snippets == Value::Bool(true),
            folders: folders(params),
        }
    }

    /// Whether it tells of files below a folder: it knows of those that are open alone.
    pub(super) fn tells_of_files_in(&self, folder: &Path) -> bool {
        let mut open = self.folders.iter();
        self.tells_of_files && open.any(|open| folder.starts_with(open))
    }
}

/// The open folders; of an old editor the one that it calls the root.
fn folders(params: &Value) -> Vec<PathBuf> {
    let open = params["workspaceFolders"].as_array();
    let open = open.into_iter().flatten().map(|folder| &folder["uri"]);
    let mut folders = Vec::new();
    for uri in open.chain([&params["rootUri"]]) {
        let uri = uri.as_str().map(gen_lsp_types::Uri::from);
        folders.extend(uri.as_ref().and_then(uri::path));
    }
    folders
}

fn words(list: &Value) -> Vec<&str> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}
