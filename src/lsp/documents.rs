//! What the editor tells of its buffers, of files and of folders.

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, MessageType,
};
use lsp_server::Notification;

use super::buffer::Buffer;
use super::server::{Server, params};
use super::uri;

/// Takes in what was told; of what is not known and what cannot be read nothing.
pub(super) fn hear(server: &mut Server<'_>, said: Notification) {
    match said.method.as_str() {
        "textDocument/didOpen" => drop(params(said.params).map(|told| open(server, told))),
        "textDocument/didChange" => drop(params(said.params).map(|told| change(server, told))),
        "textDocument/didClose" => drop(params(said.params).map(|told| close(server, &told))),
        "textDocument/didSave" | "workspace/didChangeWatchedFiles" => server.projects.look(),
        "workspace/didChangeWorkspaceFolders" => {
            drop(params(said.params).map(|told| turn_to(server, told)));
        }
        _ => {}
    }
}

/// Opens a text, and the project that it lies in. Who wonders why nothing is checked finds the
/// reason in the editor's log; a window would be in the way of whoever writes other things too.
fn open(server: &mut Server<'_>, told: DidOpenTextDocumentParams) {
    let document = told.text_document;
    let uri = document.uri.clone();
    let buffer = Buffer {
        uri: document.uri,
        version: document.version,
        bytes: document.text.into_bytes().into(),
    };
    if let Some(why) = server.projects.open(buffer) {
        let message = format!("nothing in {} is checked: {why}", uri.as_ref());
        server.tell("window/logMessage", MessageType::Info, &message);
    }
}

fn change(server: &mut Server<'_>, told: DidChangeTextDocumentParams) {
    let document = told.text_document;
    let uri = document.text_document_identifier.uri;
    let (version, encoding) = (document.version, server.client.encoding);
    if let Some(stray) = server.projects.stray(&uri) {
        stray.change(version, told.content_changes, encoding);
    } else if let Some((file, workspace)) = server.projects.find(&uri) {
        workspace.change((&file, &uri), version, told.content_changes, encoding);
    }
}

fn close(server: &mut Server<'_>, told: &DidCloseTextDocumentParams) {
    server.projects.close(&told.text_document.uri);
}

/// Opens the projects of folders that were opened, and lets go of those of closed ones.
fn turn_to(server: &mut Server<'_>, told: DidChangeWorkspaceFoldersParams) {
    let event = told.event;
    for folder in event
        .added
        .iter()
        .filter_map(|folder| uri::path(&folder.uri))
    {
        server.projects.open_in(&folder);
        server.client.folders.push(folder);
    }
    for folder in event
        .removed
        .iter()
        .filter_map(|folder| uri::path(&folder.uri))
    {
        server.client.folders.retain(|open| *open != folder);
        server.leave(&folder);
    }
}
