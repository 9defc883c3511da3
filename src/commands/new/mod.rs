//! `variorum new`: files with the right beginnings.
//!
//! Each kind is composed as text by [`crate::draft`], looked at by the same analysis as every file,
//! and only then written. What is missing is asked for on a terminal; in a script it is a wrong use
//! that names the option.

mod annotation;
mod ask;
mod find;
mod page;
mod pairs;
mod replace;
mod source;
mod theme;

use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;

use crate::disk;
use crate::draft::{DraftFile, Refusal, faults, with};
use crate::parse::Inputs;

use super::new_arguments::New;
use super::project::{FAILED, USAGE};
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    what: &New,
    typed: &ArgMatches,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let made = match what {
        New::Annotation(options) => annotation::run(root, options, &pairs::typed(typed), terminal),
        New::Page { path, title, draft } => {
            page::run(root, path.as_deref(), title.as_deref(), *draft, terminal)
        }
        New::Source {
            files,
            replace: Some(old),
            ..
        } => replace::run(root, old, files, terminal),
        New::Source { files, key, .. } => source::run(root, files, key.as_deref(), terminal),
        New::Theme { name } => theme::run(root, name.as_deref(), terminal),
    };
    match made {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(Stop::Disk(error)) => Err(error),
        Err(stop) => {
            stop.say(terminal);
            Ok(if matches!(stop, Stop::Usage { .. }) {
                USAGE
            } else {
                FAILED
            }
            .into())
        }
    }
}

/// Why nothing was made.
enum Stop {
    /// Something was not said that a script has to say, or cannot be meant.
    Usage { message: String, help: String },
    /// What was asked for cannot stand.
    Content { message: String, help: String },
    /// What is wrong has been reported.
    Told,
    /// The disk.
    Disk(disk::Error),
}

impl From<disk::Error> for Stop {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<Refusal> for Stop {
    fn from(Refusal { message, help }: Refusal) -> Self {
        Self::Content { message, help }
    }
}

impl Stop {
    fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            help: help.into(),
        }
    }

    fn content(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Content {
            message: message.into(),
            help: help.into(),
        }
    }

    fn say(&self, terminal: Terminal) {
        match self {
            Self::Usage { message, help } | Self::Content { message, help } => {
                terminal.message("error", message);
                terminal.message("help", help);
            }
            Self::Told => terminal.message("error", "nothing was written"),
            Self::Disk(error) => terminal.failure(error),
        }
    }

    /// What a script has left out.
    fn missing(what: &str, example: &str) -> Self {
        Self::usage(
            format!("{what} is missing"),
            format!("for example: {example}"),
        )
    }
}

/// Reports what is wrong with the files as they would be, and writes them if that is no error.
fn write(
    root: &Path,
    inputs: &Inputs,
    files: &[DraftFile],
    terminal: Terminal,
) -> Result<(), Stop> {
    let faults = faults(inputs, files);
    terminal.diagnostics(&faults, &with(inputs, files));
    if faults.has_errors() {
        return Err(Stop::Told);
    }
    Ok(disk::apply(root, &changes(files))?)
}

/// The same files as changes, each where nothing is yet.
fn changes(files: &[DraftFile]) -> Vec<disk::Change> {
    files
        .iter()
        .map(|(path, bytes)| disk::Change::of_new(path, bytes.as_slice()))
        .collect()
}
