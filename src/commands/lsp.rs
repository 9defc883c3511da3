//! `variorum lsp`: the checker in an editor, by the Language Server Protocol.

use std::path::Path;
use std::process::ExitCode;

use lsp_server::Connection;

use crate::lsp;

use super::project::FAILED;

pub(super) fn run(root: &Path) -> ExitCode {
    let (connection, threads) = Connection::stdio();
    let is_polite = lsp::serve(connection, root);
    // Whoever asked may have closed the pipe: then nobody needs an answer.
    drop(threads.join());
    if is_polite {
        ExitCode::SUCCESS
    } else {
        FAILED.into()
    }
}
