//! What the editor tells of its buffers and of files.

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
};
use lsp_server::Notification;

use super::server::{Server, params};
use super::uri;
use super::workspace::Buffer;

/// Takes in what was told; of what is not known and what cannot be read nothing.
pub(super) fn hear(server: &mut Server<'_>, said: Notification) {
    match said.method.as_str() {
        "textDocument/didOpen" => drop(params(said.params).map(|told| open(server, told))),
        "textDocument/didChange" => drop(params(said.params).map(|told| change(server, told))),
        "textDocument/didClose" => drop(params(said.params).map(|told| close(server, &told))),
        "textDocument/didSave" | "workspace/didChangeWatchedFiles" => look(server),
        _ => {}
    }
}

/// A file of a project that is opened first says which project is meant.
fn open(server: &mut Server<'_>, told: DidOpenTextDocumentParams) {
    let document = told.text_document;
    if let Some(path) = uri::path(&document.uri) {
        server.open_project_of(&path);
    }
    let file = server.file(&document.uri);
    let Some((file, workspace)) = file.zip(server.workspace.as_mut()) else {
        return;
    };
    let buffer = Buffer {
        uri: document.uri,
        version: document.version,
        bytes: document.text.into_bytes().into(),
    };
    workspace.open(file, buffer);
}

fn change(server: &mut Server<'_>, told: DidChangeTextDocumentParams) {
    let document = told.text_document;
    let file = server.file(&document.text_document_identifier.uri);
    if let Some((file, workspace)) = file.zip(server.workspace.as_mut()) {
        let encoding = server.client.encoding;
        workspace.change(&file, document.version, told.content_changes, encoding);
    }
}

/// What was typed and not saved is gone with the buffer.
fn close(server: &mut Server<'_>, told: &DidCloseTextDocumentParams) {
    let file = server.file(&told.text_document.uri);
    if let Some((file, workspace)) = file.zip(server.workspace.as_mut()) {
        workspace.close(&file);
        workspace.look();
    }
}

fn look(server: &mut Server<'_>) {
    if let Some(workspace) = &mut server.workspace {
        workspace.look();
    }
}
