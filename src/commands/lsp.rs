//! `variorum lsp`: the checker in an editor, by the Language Server Protocol.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use lsp_server::Connection;

use crate::lsp;

use super::project::FAILED;

pub(super) fn run(root: &Path) -> ExitCode {
    let (connection, threads) = Connection::stdio();
    let is_polite = lsp::serve(connection, root);
    match threads.join() {
        // Whoever asked may have closed the pipe: then nobody needs an answer.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            // Editors keep what a server says here, and it is the only place to look for it.
            let what = "what the editor sent is no message of the Language Server Protocol";
            drop(writeln!(io::stderr(), "{what}: {error}"));
            FAILED.into()
        }
        _ if is_polite => ExitCode::SUCCESS,
        _ => FAILED.into(),
    }
}
