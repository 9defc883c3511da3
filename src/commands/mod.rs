//! One thin file per command: read → compile → print → write.
//!
//! In comes the command line, out goes an exit status: 0 done, 1 errors in the content or with the disk, 2 wrong usage.
//! No logic stands here that a second door to the program would need.

mod arguments;
mod build;
mod check;
mod project;
mod summary;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use project::{FAILED, USAGE};
use terminal::Terminal;

/// Does what the command line says.
pub fn run() -> ExitCode {
    let Arguments { global, command } = Arguments::parse();
    let terminal = Terminal::new(&global);
    let root = global.root.as_path();
    let done = match &command {
        Command::Build(arguments) => build::run(root, arguments, terminal),
        Command::Check(arguments) => check::run(root, arguments, terminal),
        Command::Init { .. } | Command::Watch(_) | Command::Quotations { .. } => Ok(USAGE.into()),
    };
    done.unwrap_or_else(|error| {
        terminal.failure(&error);
        ExitCode::from(if error.is_usage() { USAGE } else { FAILED })
    })
}
