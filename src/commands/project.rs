//! A project as a command reads it.

use std::path::Path;

use crate::diagnostics::Diagnostics;
use crate::disk;
use crate::parse::{Inputs, Options};

use super::summary::counted;
use super::terminal::Terminal;

/// Exit status of a run with errors, in the content or with the disk.
pub(super) const FAILED: u8 = 1;
/// Exit status of a command that was used wrongly.
pub(super) const USAGE: u8 = 2;

/// The project's files, and what the reader refused.
#[derive(Clone, Debug)]
pub(super) struct ReadProject {
    pub(super) inputs: Inputs,
    refused: Diagnostics,
}

impl ReadProject {
    /// What compiling found with what the reader refused, sorted.
    pub(super) fn and(&self, found: Diagnostics) -> Diagnostics {
        let mut all = self.refused.clone();
        all.append(found);
        all.sorted()
    }
}

/// Reads the project in `root`, with the options that change what is published.
pub(super) fn read(root: &Path, drafts: bool, base_url: Option<&str>, terminal: Terminal) -> Result<ReadProject, disk::Error> {
    let reading = disk::read(root)?;
    if terminal.verbose {
        let size: usize = reading.files.values().map(|bytes| bytes.len()).sum();
        terminal.detail(&format!("Read {} ({})", counted(reading.files.len(), "file"), counted(size, "byte")));
        for (file, bytes) in &reading.files {
            terminal.detail(&format!("  {file} ({})", counted(bytes.len(), "byte")));
        }
    }
    let options = Options { drafts, base_url: base_url.map(str::to_owned) };
    Ok(ReadProject { inputs: Inputs { files: reading.files, options }, refused: reading.diagnostics })
}
