//! What the server can do, and what it asks to be told.

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, InitializeResult, Registration,
    RegistrationParams, ServerCapabilities, ServerInfo, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::json;

use super::encoding::Encoding;

/// Characters behind which something may be completed: marks that open a quotation, spaces between
/// its words, what citations, footnotes and values begin with.
const TRIGGERS: [&str; 18] = [
    "@", "^", " ", "“", "„", "«", "»", "‹", "‘", "‚", "「", "『", "\"", ">", ";", "=", "'", "”",
];

pub(super) fn capabilities(encoding: Encoding) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(true.into()),
        ..TextDocumentSyncOptions::default()
    };
    let completion = CompletionOptions {
        trigger_characters: Some(TRIGGERS.map(str::to_owned).to_vec()),
        ..CompletionOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![
            CodeActionKind::QuickFix,
            CodeActionKind::RefactorExtract,
        ]),
        ..CodeActionOptions::default()
    };
    let folders = WorkspaceFoldersServerCapabilities::new(Some(true), Some(true.into()));
    let capabilities = ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(sync.into()),
        completion_provider: Some(completion),
        hover_provider: Some(true.into()),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        code_action_provider: Some(actions.into()),
        workspace: Some(WorkspaceOptions::new(Some(folders), None, None)),
        ..ServerCapabilities::default()
    };
    let info = ServerInfo {
        name: "variorum".to_owned(),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
    };
    InitializeResult {
        capabilities,
        server_info: Some(info),
    }
}

/// The files of a project; what of them is none is not looked at.
pub(super) fn watched() -> RegistrationParams {
    let patterns = [
        "**/variorum.toml",
        "**/variorum.lock",
        "**/content/**",
        "**/themes/**",
    ];
    let watchers = patterns.map(|pattern| json!({"globPattern": pattern}));
    RegistrationParams {
        registrations: vec![Registration {
            id: "files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({"watchers": watchers})),
        }],
    }
}
