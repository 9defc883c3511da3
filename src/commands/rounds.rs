//! What `watch` and `serve` say about each of their rounds.

use crate::diagnostics::Diagnostics;
use crate::disk;
use crate::preview::{Changes, Watching};
use crate::text::FileId;

use super::summary::faults;
use super::terminal::Terminal;

/// Names in a message that are written out.
const NAMED: usize = 3;

/// `content/index.md, content/x.md and 4 more changed: `.
pub(super) fn named(files: &[FileId]) -> String {
    let names = files
        .iter()
        .take(NAMED)
        .map(FileId::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    match files.len().saturating_sub(NAMED) {
        0 if files.is_empty() => String::new(),
        0 => format!("{names} changed: "),
        more => format!("{names} and {more} more changed: "),
    }
}

/// How `watch` and `serve` are told to learn of changes.
pub(super) fn watching(poll: bool) -> Watching {
    if poll {
        Watching::Polled
    } else {
        Watching::Told
    }
}

/// Says, once, that changes are looked for and why.
#[derive(Debug, Default)]
pub(super) struct PollingNote(bool);

impl PollingNote {
    /// Says it if it is so and has not been said.
    pub(super) fn say(&mut self, changes: &Changes, terminal: Terminal) {
        if let Some(reason) = changes.polling()
            && !std::mem::replace(&mut self.0, true)
        {
            terminal.message(
                "note",
                &format!("looking for changes every 300 ms: {reason}"),
            );
        }
    }
}

/// That a project can no longer be read which could be when the command began: nobody asks then
/// whether it is one.
pub(super) fn said_meanwhile(error: &disk::Error) -> String {
    match error {
        disk::Error::NoProject { missing, .. } => format!("{} does not exist", missing.display()),
        error => error.to_string(),
    }
}

/// What to do where a project can no longer be read that could be when the command began.
pub(super) fn help_meanwhile(error: &disk::Error) -> Option<String> {
    if error.is_usage() {
        Some("put the file back, and this goes on by itself".to_owned())
    } else {
        error.help()
    }
}

/// Says that a project can no longer be read.
pub(super) fn unreadable(error: &disk::Error, terminal: Terminal) {
    terminal.message("error", &said_meanwhile(error));
    if let Some(help) = help_meanwhile(error) {
        terminal.message("help", &help);
    }
}

/// `still 2 errors`, once they have been told.
pub(super) fn still(diagnostics: &Diagnostics, news: bool) -> String {
    if news {
        faults(diagnostics)
    } else {
        format!("still {}", faults(diagnostics))
    }
}
