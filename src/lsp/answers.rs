//! Which question is answered where.

use gen_lsp_types::{CodeActionParams, CodeActionResponse, TextDocumentPositionParams};
use lsp_server::{ErrorCode, Request};
use serde::Serialize;
use serde_json::Value;

use crate::text::FileId;

use super::actions::{annotation, fixes, proposed, wants_proposals};
use super::completion::completion;
use super::hover::hover;
use super::locations::Locations;
use super::references::{definition, references};
use super::server::{Server, params};
use super::workspace::Workspace;

/// An answer, or why there is none.
pub(super) type Answer = Result<Value, (ErrorCode, String)>;

/// The answer to a request: nothing, where it is about a file of no project.
pub(super) fn answer(server: &mut Server<'_>, request: Request) -> Answer {
    let Request { method, params, .. } = request;
    match method.as_str() {
        "textDocument/hover" => about_a_place(server, params, |locations, place| {
            json(hover(locations, &place.0, place.1))
        }),
        "textDocument/definition" => about_a_place(server, params, |locations, place| {
            json(definition(locations, &place.0, place.1))
        }),
        "textDocument/references" => about_a_place(server, params, |locations, place| {
            json(references(locations, &place.0, place.1))
        }),
        "textDocument/completion" => completed(server, params),
        "textDocument/codeAction" => actions(server, params),
        #[cfg(test)]
        "test/panic" => panic!("as it was asked to"),
        other => {
            let why = format!("there is no method {other}");
            Err((ErrorCode::MethodNotFound, why))
        }
    }
}

/// What is asked about.
type AskedPlace = (FileId, gen_lsp_types::Position);

/// Answers what is asked about a place of the project as it is now.
fn about_a_place(
    server: &mut Server<'_>,
    asked: Value,
    answer: fn(&mut Locations<'_>, AskedPlace) -> Value,
) -> Answer {
    let asked: TextDocumentPositionParams = params(asked)?;
    let encoding = server.client.encoding;
    let Some((file, workspace)) = open(server, &asked.text_document.uri) else {
        return Ok(Value::Null);
    };
    workspace.checked();
    let mut locations = Locations::new(workspace, encoding);
    Ok(answer(&mut locations, (file, asked.position)))
}

/// The project that an address lies in, with the file that it means.
fn open<'s>(
    server: &'s mut Server<'_>,
    uri: &gen_lsp_types::Uri,
) -> Option<(FileId, &'s mut Workspace)> {
    server.projects.find(uri)
}

/// Completes what is typed, without a check: the next letter does not wait.
fn completed(server: &mut Server<'_>, asked: Value) -> Answer {
    // What made the editor ask is not asked for.
    let place: TextDocumentPositionParams = params(asked)?;
    let client = server.client.clone();
    let Some((file, workspace)) = open(server, &place.text_document.uri) else {
        return Ok(Value::Null);
    };
    if !workspace.was_checked() {
        workspace.checked();
    }
    let Some(buffer) = workspace.buffer(&file) else {
        return Ok(Value::Null);
    };
    let known = workspace.known();
    Ok(json(completion(
        known,
        (&file, &buffer.bytes),
        place.position,
        &client,
    )))
}

fn actions(server: &mut Server<'_>, asked: Value) -> Answer {
    let asked: CodeActionParams = params(asked)?;
    let (encoding, makes_files) = (server.client.encoding, server.client.makes_files);
    let Some((file, workspace)) = open(server, &asked.text_document.uri) else {
        return Ok(Value::Null);
    };
    workspace.checked();
    let span = Locations::new(workspace, encoding).span(&file, asked.range);
    if wants_proposals(workspace.known(), &file, span) {
        workspace.propose();
    }
    let mut locations = Locations::new(workspace, encoding);
    let mut actions = fixes(&mut locations, &file, span);
    actions.extend(proposed(&mut locations, workspace.proposals(), &file, span));
    if !span.is_empty() {
        actions.extend(annotation(&mut locations, &file, span, makes_files));
    }
    let actions: Vec<CodeActionResponse> = actions.into_iter().map(Into::into).collect();
    Ok(json(actions))
}

/// Numbers and texts always serialise.
fn json(answer: impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap_or_default()
}
