//! One thin file per command: read → compile → print → write.
//!
//! In comes the command line, out goes an exit status: 0 done, 1 errors in the content or with the
//! disk, 2 wrong usage. No logic stands here that a second door to the program would need.

mod arguments;
mod ask;
mod build;
mod check;
mod explain;
mod export;
mod fix;
mod init;
mod keys;
mod limit;
mod lsp;
mod manual;
mod mcp;
mod mistyped;
mod new;
mod new_arguments;
mod only;
mod project;
mod quotation_record;
mod quotations;
mod repository;
mod rounds;
mod rows;
mod serve;
mod suggest;
mod suggestion_rows;
mod summary;
mod terminal;
mod watch;

use std::process::ExitCode;

use clap::FromArgMatches;

use arguments::{Arguments, Command};
use export::ExportFormat;
use project::{FAILED, USAGE};
use terminal::Terminal;

/// Does what the command line says.
pub fn run() -> ExitCode {
    let typed = mistyped::typed();
    let Arguments { global, command } =
        Arguments::from_arg_matches(&typed).unwrap_or_else(|error| error.exit());
    let terminal = Terminal::new(&global);
    let (root, terminal) = project::root(global.root, terminal);
    let root = root.as_path();
    let done = match &command {
        Command::Build(arguments) => build::run(root, arguments, terminal),
        Command::Check(arguments) => check::run(root, arguments, terminal),
        Command::Quotations(arguments) => quotations::run(root, arguments, terminal),
        Command::Completions { shell } => Ok(manual::completions(*shell)),
        Command::Man => Ok(manual::man()),
        Command::Lsp { .. } => Ok(lsp::run(root)),
        Command::Mcp(arguments) => mcp::run(arguments),
        Command::New(what) => new::run(root, what, &typed, terminal),
        Command::Explain { code } => Ok(explain::run(code.as_deref(), terminal)),
        Command::Export {
            what: ExportFormat::Alignment,
        } => export::run(root, terminal),
        Command::Fix(arguments) => fix::run(root, arguments, terminal),
        Command::Init { dir, ci } => init::run(dir, *ci, terminal),
        Command::Serve(arguments) => serve::run(root, arguments, terminal),
        Command::Suggest(arguments) => suggest::run(root, arguments, terminal),
        Command::Watch(arguments) => watch::run(root, arguments, terminal),
    };
    done.unwrap_or_else(|error| {
        terminal.failure(&error);
        ExitCode::from(if error.is_usage() { USAGE } else { FAILED })
    })
}
