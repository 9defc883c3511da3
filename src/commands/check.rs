//! `variorum check`: everything that `build` does but write.

use std::path::Path;
use std::process::ExitCode;

use crate::parse::Options;
use crate::{Memo, compile, disk};

use super::arguments::{Check, Format};
use super::project::{self, FAILED};
use super::summary::{checked, faults, lowered};
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    arguments: &Check,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let read = project::read(
        root,
        Options {
            drafts: arguments.drafts,
            locked: arguments.locked,
            ..Options::default()
        },
        terminal,
    )?;
    let progress = terminal.progress(read.inputs.files.len());
    let (_, analysis, found) = compile(&read.inputs, &mut Memo::of_one_run());
    drop(progress);
    let diagnostics = read.and(found);
    if arguments.format == Format::Json {
        Terminal::json(&diagnostics, &read.inputs);
    } else {
        terminal.diagnostics(&diagnostics, &read.inputs);
        terminal.more_about(&diagnostics);
    }
    if diagnostics.has_errors() {
        if arguments.format == Format::Human {
            terminal.message("error", &faults(&diagnostics));
        }
        return Ok(FAILED.into());
    }
    if arguments.format == Format::Human {
        terminal.say(&format!(
            "{}: {}{}",
            checked(&analysis),
            faults(&diagnostics),
            lowered(&analysis)
        ));
    }
    Ok(ExitCode::SUCCESS)
}
