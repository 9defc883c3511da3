//! `variorum watch`: rebuilds the site whenever a file changes.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::diagnostics::Diagnostics;
use crate::preview::{Changes, ProjectChange};
use crate::{Memo, disk};

use super::arguments::Watch;
use super::build::{Built, Run, build, options};
use super::project::ReadProject;
use super::rounds::{PollingNote, named, still, unreadable, watching};
use super::summary::{checked, lowered};
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    arguments: &Watch,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let (mut changes, reading) = Changes::start(root)?;
    let (watching, arguments) = (watching(arguments.poll), &arguments.publish);
    let mut rounds = Rounds {
        run: Run {
            root,
            arguments,
            durable: false,
        },
        memo: Memo::default(),
        shown: Diagnostics::default(),
        noted: false,
        terminal,
    };
    rounds.round(
        "",
        Instant::now(),
        &ReadProject::new(reading, options(arguments)),
    );
    changes.watch(watching);
    let mut polling = PollingNote::default();
    polling.say(&changes, terminal);
    terminal.say("Watching for changes. Ctrl-C ends it");
    loop {
        let Some(change) = changes.wait() else {
            continue;
        };
        let ProjectChange {
            began,
            reading,
            files,
            ..
        } = change;
        match reading {
            Ok(reading) => rounds.round(
                &named(&files),
                began,
                &ReadProject::new(reading, options(arguments)),
            ),
            Err(error) => unreadable(&error, terminal),
        }
        polling.say(&changes, terminal);
    }
}

/// One build after the other, and what has been said already.
struct Rounds<'a> {
    run: Run<'a>,
    memo: Memo,
    shown: Diagnostics,
    noted: bool,
    terminal: Terminal,
}

impl Rounds<'_> {
    /// Builds, and says in one line what changed, what was done and how long it took.
    fn round(&mut self, changed: &str, start: Instant, read: &ReadProject) {
        let built = build(&self.run, read, &mut self.memo, self.terminal);
        let time = start.elapsed().as_millis();
        let news = built.diagnostics != self.shown;
        if news {
            self.terminal.diagnostics(&built.diagnostics, &read.inputs);
        }
        match &built.written {
            None if news => self
                .terminal
                .message("error", &format!("{changed}{}", built.nothing_written())),
            None => self.terminal.message(
                "error",
                &format!("{changed}{}", still(&built.diagnostics, false)),
            ),
            Some(Err(error)) => self.terminal.failure(error),
            Some(Ok(written)) => {
                self.note(written.note.as_deref());
                self.terminal
                    .say(&format!("{changed}{} ({time} ms)", done(&built, written)));
            }
        }
        self.shown = built.diagnostics;
    }

    fn note(&mut self, note: Option<&str>) {
        if let Some(note) = note
            && !std::mem::replace(&mut self.noted, true)
        {
            self.terminal.message("note", note);
        }
    }
}

fn done(built: &Built, written: &disk::Written) -> String {
    format!(
        "{}{}; {}",
        checked(&built.analysis),
        lowered(&built.analysis),
        built.outcome(written)
    )
}
