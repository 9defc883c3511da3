//! A project as a command reads it.

use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use crate::diagnostics::Diagnostics;
use crate::disk::{self, Reading};
use crate::parse::{Inputs, Options};

use super::summary::counted;
use super::terminal::Terminal;

/// Exit status of a run with errors, in the content or with the disk.
pub(super) const FAILED: u8 = 1;
/// Exit status of a command that was used wrongly.
pub(super) const USAGE: u8 = 2;

/// The project's folder: the one that was named, else the nearest from here upwards. Where there is
/// none, reading says so.
pub(super) fn root(named: Option<PathBuf>, terminal: Terminal) -> (PathBuf, Terminal) {
    if let Some(root) = named {
        return (root, terminal);
    }
    let here = Path::new(".");
    let root = disk::find_root(here).unwrap_or_else(|| here.into());
    let up = root
        .components()
        .filter(|part| *part == Component::ParentDir);
    let below = up.count();
    (root, terminal.below_root(below))
}

/// The project's files, and what the reader refused.
#[derive(Clone, Debug)]
pub(super) struct ReadProject {
    pub(super) inputs: Inputs,
    refused: Diagnostics,
}

impl ReadProject {
    /// The files of a reading, to be compiled with these options.
    pub(super) fn new(reading: Reading, options: Options) -> Self {
        Self {
            refused: reading.diagnostics.clone(),
            inputs: reading.inputs(options),
        }
    }

    /// What compiling found with what the reader refused, sorted.
    pub(super) fn and(&self, found: Diagnostics) -> Diagnostics {
        let mut all = self.refused.clone();
        all.append(found);
        all.sorted()
    }
}

/// Reads the project in `root`, with the options that change what is published.
pub(super) fn read(
    root: &Path,
    options: Options,
    terminal: Terminal,
) -> Result<ReadProject, disk::Error> {
    let start = Instant::now();
    let reading = disk::read(root)?;
    if terminal.verbose {
        let held: u64 = reading.files.values().map(|bytes| bytes.len() as u64).sum();
        let copied: u64 = reading.opaque.values().map(|content| content.length).sum();
        let size = usize::try_from(held + copied).unwrap_or(usize::MAX);
        let count = reading.files.len() + reading.opaque.len();
        let (files, time) = (counted(count, "file"), start.elapsed());
        terminal.detail(&format!(
            "Read {files}, {} in {time:.0?}",
            counted(size, "byte")
        ));
        for (file, bytes) in &reading.files {
            terminal.detail(&format!("  {file} ({})", counted(bytes.len(), "byte")));
        }
        for (file, content) in &reading.opaque {
            let length = content.length;
            terminal.detail(&format!("  {file} ({length} bytes, copied as it is)"));
        }
    }
    Ok(ReadProject::new(reading, options))
}
