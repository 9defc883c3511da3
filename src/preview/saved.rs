//! Single files that were saved, told of before everything is looked at.
//!
//! This is for speed alone. What nobody is told of here, and what is told wrongly, the look at the
//! whole project finds that follows every event.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use crate::disk;
use crate::text::FileId;

use super::changes::{PATIENCE, QUIET};

/// Files of a project as the system tells of them.
#[derive(Debug)]
pub struct SavedFiles {
    root: PathBuf,
    paths: Receiver<PathBuf>,
}

/// A file that was saved.
#[derive(Clone, Debug)]
pub struct SavedFile {
    /// Which.
    pub file: FileId,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// When they were read.
    pub read: Instant,
}

impl SavedFiles {
    pub(super) fn new((root, paths): (PathBuf, Receiver<PathBuf>)) -> Self {
        Self { root, paths }
    }

    /// Waits for the next file that was saved by itself and is wanted; nothing when none can come.
    pub fn wait(&self, is_wanted: impl Fn(&FileId) -> bool) -> Option<SavedFile> {
        loop {
            let paths = self.burst()?;
            let read = Instant::now();
            let mut paths = paths.iter();
            let (Some(path), None) = (paths.next(), paths.next()) else {
                continue;
            };
            let file = disk::file_at(&self.root, path).filter(&is_wanted);
            let bytes = file.as_ref().and_then(|_| disk::read_one(path));
            if let (Some(file), Some(bytes)) = (file, bytes) {
                return Some(SavedFile {
                    file,
                    bytes: bytes.into(),
                    read,
                });
            }
        }
    }

    /// The paths that are told of until there is quiet: an editor's save is several events.
    fn burst(&self) -> Option<BTreeSet<PathBuf>> {
        let mut paths = BTreeSet::from([self.paths.recv().ok()?]);
        let start = Instant::now();
        while start.elapsed() < PATIENCE
            && let Ok(path) = self.paths.recv_timeout(QUIET)
        {
            paths.insert(path);
        }
        Some(paths)
    }
}

#[cfg(test)]
mod tests;
