//! What the editor can do, as it said at the beginning.

use std::path::PathBuf;

use gen_lsp_types::{InitializeParams, ResourceOperationKind};

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
    /// Folders that are open in it.
    pub(super) folders: Vec<PathBuf>,
}

impl Client {
    pub(super) fn new(params: &InitializeParams) -> Self {
        let general = params.capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let workspace = params.capabilities.workspace.as_ref();
        let files = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let operations = edit.and_then(|edit| edit.resource_operations.as_deref());
        Self {
            encoding: Encoding::chosen(offered.unwrap_or_default()),
            tells_of_files: files.is_some_and(|files| files.dynamic_registration == Some(true)),
            makes_files: operations
                .is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create)),
            folders: folders(params),
        }
    }
}

/// The open folders; of an old editor the one that it calls the root.
#[expect(deprecated, reason = "old editors say nothing else")]
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let named = &params.workspace_folders_initialize_params.workspace_folders;
    let open: Vec<PathBuf> = match named {
        Some(gen_lsp_types::WorkspaceFolders::WorkspaceFolderList(folders)) => {
            let folders = folders.iter();
            folders
                .filter_map(|folder| uri::path(&folder.uri))
                .collect()
        }
        _ => Vec::new(),
    };
    if open.is_empty() {
        return params.root_uri.iter().filter_map(uri::path).collect();
    }
    open
}
