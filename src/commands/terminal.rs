//! Where a command prints: results on standard output, messages on standard error.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};

use crate::diagnostics::{
    Code, Diagnostic, Diagnostics, HumanStyle, Positions, Severity, github, human, json, sarif,
    style, visible,
};
use crate::disk;
use crate::parse::Inputs;

use super::arguments::{Colour, Global};
use super::limit::Limit;

/// How much to print, and in which colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    pub(super) quiet: bool,
    pub(super) verbose: bool,
    colour: bool,
    /// Folders between the project's root and where the person stands.
    below: usize,
}

impl Terminal {
    pub(super) fn new(global: &Global) -> Self {
        let colour = match global.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_colourful(),
        };
        Self {
            quiet: global.quiet,
            verbose: global.verbose,
            colour,
            below: 0,
        }
    }

    /// A result. Whoever reads may have closed the pipe: then nobody needs it.
    fn result(line: &str) {
        drop(writeln!(io::stdout().lock(), "{line}"));
    }

    /// A result that `-q` leaves out.
    pub(super) fn say(self, line: &str) {
        if !self.quiet {
            Self::result(line);
        }
    }

    /// Whether a person reads the results at this moment.
    pub(super) fn is_watched(self) -> bool {
        !self.quiet && io::stdout().is_terminal()
    }

    /// Says on a terminal that something is being done, until what is returned is dropped; short
    /// work is not worth a line.
    pub(super) fn progress(self, files: usize) -> Option<Progress> {
        /// Files that are done before anybody wonders.
        const UNNOTICED: usize = 2000;
        let shown = files > UNNOTICED && !self.quiet && !self.verbose && io::stderr().is_terminal();
        shown.then(|| Progress::new(files))
    }

    /// What only `-v` asks for.
    pub(super) fn detail(self, line: &str) {
        if self.verbose {
            drop(writeln!(io::stderr().lock(), "{line}"));
        }
    }

    /// A message with `error`, `warning`, `note` or `help` before it.
    pub(super) fn message(self, word: &str, text: &str) {
        if self.quiet && !matches!(word, "error" | "help") {
            return;
        }
        let (on, off) = self.styled(word);
        drop(writeln!(
            io::stderr().lock(),
            "{on}{word}{off}: {}",
            visible(text)
        ));
    }

    fn styled(self, word: &str) -> (&'static str, &'static str) {
        if self.colour {
            (style(word), "\u{1b}[0m")
        } else {
            ("", "")
        }
    }

    /// Why a command could not be done.
    pub(super) fn failure(self, error: &disk::Error) {
        self.message("error", &error.to_string());
        if let Some(help) = error.help() {
            self.message("help", &help);
        }
    }

    /// The same for somebody who stands this many folders below the project's root.
    pub(super) fn below_root(mut self, folders: usize) -> Self {
        self.below = folders;
        self
    }

    /// A project's path as it leads there from where the person stands, so that it can be clicked.
    pub(super) fn as_seen(self, path: &str) -> String {
        format!("{}{path}", "../".repeat(self.below))
    }

    /// The diagnostics for people, on standard error; with `-q` the errors alone.
    pub(super) fn diagnostics(self, diagnostics: &Diagnostics, inputs: &Inputs) {
        let (mut positions, mut limit) = (Positions::new(&inputs.files), Limit::default());
        let look = HumanStyle {
            colour: self.colour,
            below_root: self.below,
        };
        let mut err = io::BufWriter::new(io::stderr().lock());
        for diagnostic in diagnostics
            .iter()
            .filter(|diagnostic| !self.quiet || diagnostic.severity == Severity::Error)
        {
            if limit.admits(diagnostic)
                && writeln!(err, "{}", human(diagnostic, &mut positions, look)).is_err()
            {
                return;
            }
        }
        let (on, off) = self.styled("note");
        for line in limit.rest() {
            drop(writeln!(err, "{on}note{off}: {}\n", visible(&line)));
        }
        drop(err.flush());
    }

    /// Where to read more about what was reported.
    pub(super) fn more_about(self, diagnostics: &Diagnostics) {
        let explained =
            |diagnostic: &&Diagnostic| diagnostic.severity != Severity::Note && !self.quiet;
        let codes: BTreeSet<Code> = diagnostics
            .iter()
            .filter(explained)
            .map(|diagnostic| diagnostic.code)
            .collect();
        let Some(code) = codes.first() else { return };
        let line = match codes.len() {
            1 => format!("To read more about it: variorum explain {code}"),
            _ => format!(
                "To read more about one of them: variorum explain CODE, for example variorum \
                    explain {code}"
            ),
        };
        drop(writeln!(io::stderr().lock(), "{line}\n"));
    }

    /// Every diagnostic for programs, on standard output.
    pub(super) fn json(diagnostics: &Diagnostics, inputs: &Inputs) {
        let mut positions = Positions::new(&inputs.files);
        Self::lines(
            diagnostics
                .iter()
                .map(|diagnostic| json(diagnostic, &mut positions)),
        );
    }

    /// Every diagnostic for services that read SARIF, on standard output. `folder` is where the
    /// files lie in the repository.
    pub(super) fn sarif(diagnostics: &Diagnostics, inputs: &Inputs, folder: &str) {
        Self::result(&sarif(diagnostics, &inputs.files, folder));
    }

    /// Every diagnostic for GitHub, on standard output.
    pub(super) fn github(diagnostics: &Diagnostics, inputs: &Inputs, folder: &str) {
        let mut positions = Positions::new(&inputs.files);
        Self::lines(
            diagnostics
                .iter()
                .map(|diagnostic| github(diagnostic, &mut positions, folder)),
        );
    }

    /// Many results.
    pub(super) fn lines(lines: impl Iterator<Item = String>) {
        let mut out = io::BufWriter::new(io::stdout().lock());
        for line in lines {
            if writeln!(out, "{line}").is_err() {
                return;
            }
        }
        drop(out.flush());
    }
}

/// A line on the terminal that goes away.
pub(super) struct Progress;

impl Progress {
    fn new(files: usize) -> Self {
        let mut err = io::stderr().lock();
        drop(write!(err, "Working on {files} files …").and_then(|()| err.flush()));
        Self
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        /// Back to the start of the line, and erase it.
        const ERASE: &str = "\r\u{1b}[K";
        let mut err = io::stderr().lock();
        drop(write!(err, "{ERASE}").and_then(|()| err.flush()));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "colours are for the person at this terminal and reach no output"
)]
fn is_colourful() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    !refused && !dumb && io::stderr().is_terminal()
}
