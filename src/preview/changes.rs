//! The loop that `watch` and the preview share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::address::{LOCK, SETTINGS};
use crate::disk::{self, EarlierReading, Folders, Reading};
use crate::text::FileId;

use super::events::{Events, Watching};
use super::saved::SavedFiles;

/// Waits for the files of a project to change.
#[derive(Debug)]
pub struct Changes {
    root: PathBuf,
    events: Events,
    /// The folders that are watched; nothing if that is not known.
    watched: Option<Folders>,
    /// The last reading of all files.
    known: Option<Arc<EarlierReading>>,
    /// Why they could not be read since.
    failure: Option<String>,
}

/// The project after a change.
#[derive(Debug)]
pub struct ProjectChange {
    /// When reading them began.
    pub began: Instant,
    /// And when it had ended: what was written before, they have.
    pub ended: Instant,
    /// Its files, or why they cannot be read.
    pub reading: Result<Reading, disk::Error>,
    /// Files that are new, gone or have other bytes.
    pub files: Vec<FileId>,
}

/// Quiet that ends a burst of events: an editor's save is several.
pub(super) const QUIET: Duration = Duration::from_millis(12);
/// Longest wait for quiet.
pub(super) const PATIENCE: Duration = Duration::from_millis(250);
/// Time between two looks of our own where the system tells of changes.
const SLOW: Duration = Duration::from_secs(2);
/// The same where it does not.
const POLLING: Duration = Duration::from_millis(300);

impl Changes {
    /// Reads the project.
    ///
    /// # Errors
    /// If the folder is not a project or cannot be read.
    pub fn start(root: &Path) -> Result<(Self, Reading), disk::Error> {
        let mut changes = Self {
            root: root.into(),
            events: Events::new(root),
            watched: None,
            known: None,
            failure: None,
        };
        let reading = changes.look()?;
        Ok((changes, reading))
    }

    /// Begins to watch. While the project is read nobody does, since the system would tell of every
    /// file that is opened: what has changed since is found with the first wait.
    pub fn watch(&mut self, watching: Watching) {
        self.events.start(watching);
        self.watched = self.known.as_ref().map(|known| known.folders.clone());
    }

    /// The single files of which the system tells, each as it is told; given once.
    pub fn saved_files(&mut self) -> Option<SavedFiles> {
        self.events.paths().map(SavedFiles::new)
    }

    /// Why changes are looked for every 300 ms; nothing if the system tells of them. It may turn
    /// out later that it does not.
    pub fn polling(&self) -> Option<&str> {
        self.events.failure()
    }

    /// Waits until the files differ from those that were given out last.
    ///
    /// Nothing where something was told of, and a look found all as it was.
    pub fn wait(&mut self) -> Option<ProjectChange> {
        loop {
            let polled = self.events.failure().is_some();
            let told = self.events.wait(if polled { POLLING } else { SLOW });
            if !told && self.failure.is_none() && self.is_as_it_was() {
                continue;
            }
            let told = self.settle() || told;
            let before = self.known.clone();
            let before = before.as_ref().map(|known| &known.reading);
            let failed = self.failure.clone();
            let began = Instant::now();
            let reading = self.look();
            let ended = Instant::now();
            let now = self.known.as_ref().map(|known| &known.reading);
            let mut files = differing(before, now);
            // A build writes it; what it remembers is asked for with the next change.
            files.retain(|file| file.as_str() != LOCK);
            let refused = |reading: Option<&Reading>| reading.map(|read| read.diagnostics.clone());
            let same_refused = refused(before) == refused(now);
            if files.is_empty() && same_refused && self.failure == failed {
                return None;
            }
            if !told && !files.is_empty() {
                self.events.missed();
            }
            return Some(ProjectChange {
                began,
                ended,
                reading,
                files,
            });
        }
    }

    /// Waits for the end of a burst, but not for ever: somebody may write without pause. Says
    /// whether the system told of more.
    fn settle(&mut self) -> bool {
        let (start, mut told) = (Instant::now(), false);
        while start.elapsed() < PATIENCE && self.events.wait(QUIET) {
            told = true;
        }
        told
    }

    /// Reads everything. Folders that were made since, perhaps in the place of others, are watched
    /// and read once more, so that no change falls between the two.
    fn look(&mut self) -> Result<Reading, disk::Error> {
        let mut known = disk::read_after(&self.root, self.known.as_deref());
        let folders = known.as_ref().ok().map(|known| known.folders.clone());
        let is_new = folders.is_none() || folders != self.watched;
        if is_new && self.events.watch_folders() {
            known = disk::read_after(&self.root, known.as_ref().ok());
            self.watched = folders;
        }
        self.failure = known.as_ref().err().map(ToString::to_string);
        let known = known?;
        let reading = known.reading.clone();
        self.known = Some(known.into());
        Ok(reading)
    }

    /// Whether the files look as they did when they were read last.
    fn is_as_it_was(&self) -> bool {
        let Some(known) = &self.known else {
            return false;
        };
        let settings = known.reading.files.get(&FileId::new(SETTINGS));
        let theme = settings.and_then(|bytes| crate::parse::theme_name(bytes));
        disk::stamp(&self.root, theme.as_deref()).is_ok_and(|stamp| stamp == known.stamp)
    }
}

/// Files of either look that the other does not have with the same bytes.
fn differing(before: Option<&Reading>, after: Option<&Reading>) -> Vec<FileId> {
    let nothing = Reading::default();
    let (before, after) = (before.unwrap_or(&nothing), after.unwrap_or(&nothing));
    let mut files = differing_in(&before.files, &after.files, is_same);
    files.extend(differing_in(&before.opaque, &after.opaque, PartialEq::eq));
    files.sort();
    files
}

/// Keys of either map that the other does not have with the same value.
fn differing_in<T>(
    before: &BTreeMap<FileId, T>,
    after: &BTreeMap<FileId, T>,
    is_same: fn(&T, &T) -> bool,
) -> Vec<FileId> {
    let mut files = Vec::new();
    for (file, now) in after {
        if !before.get(file).is_some_and(|before| is_same(before, now)) {
            files.push(file.clone());
        }
    }
    files.extend(
        before
            .keys()
            .filter(|file| !after.contains_key(*file))
            .cloned(),
    );
    files
}

/// Whether a file has the bytes that it had; of one that was not read again nobody need look.
fn is_same(before: &Arc<[u8]>, now: &Arc<[u8]>) -> bool {
    Arc::ptr_eq(before, now) || before == now
}
