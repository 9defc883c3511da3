//! Messages of an editor in; what `check` says of files that may not be saved yet, and answers to
//! what the editor asks about a place, out.
//!
//! An editor's buffer lies over the file that the disk has, and then the same runs as everywhere,
//! in two steps, since making pages takes longest and nobody waits for it: nothing here has an
//! opinion of its own about a quotation. `server` reads and answers messages one after the other,
//! `projects` knows which file is whose, `workspace` holds a project with its buffers, `diagnosed`
//! turns diagnostics into the protocol's, and a file for each question answers it. Nothing is
//! written: what an action would change is told to the editor, which does it and can undo it.

mod actions;
mod answers;
mod buffer;
mod capabilities;
mod caught;
mod client;
mod completion;
mod diagnosed;
mod documents;
mod encoding;
mod hover;
mod locations;
mod page_messages;
mod passages;
mod projects;
mod published;
mod references;
mod server;
mod subject;
mod uri;
mod workspace;

use std::path::Path;

use lsp_server::Connection;

use server::Server;

/// Answers an editor until it ends the conversation; whether it said that it would. Its projects
/// are those in which its folders and open files lie; without a folder that of `root` is one too.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the threads that write end when nothing more can come"
)]
pub fn serve(connection: Connection, root: &Path) -> bool {
    Server::start(&connection, root).is_some_and(Server::run)
}
