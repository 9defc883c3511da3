//! Project files in: `variorum.toml`, `content/**` and the theme's folder, each read once, in the
//! order of their paths.
//!
//! Only regular files below the project are read. A link that leads out of it, a pipe, a device, a
//! loop or a file too large to be meant is named and refused, so that nothing of the machine is
//! published and nothing hangs. Reads, and changes nothing.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::address::{LOCK, SETTINGS, THEMES, is_ignored};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::theme_name;
use crate::text::{FileId, Span};

use super::error::{At, Error};
use super::file_system::{DirectoryEntry, EntryKind, FileSystem, Real, is_absent, shown_root};
use super::root::project_below;

/// Files larger than this are refused by name.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A project as it stands on the disk.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// Path relative to the root → bytes as stored.
    pub files: BTreeMap<FileId, Arc<[u8]>>,
    /// What was refused.
    pub diagnostics: Diagnostics,
}

/// What tells without reading whether a project has changed: size, times and identity of each file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stamp(BTreeMap<FileId, DirectoryEntry>);

/// An earlier reading, with what tells which of its files are still as they were.
#[derive(Clone, Debug)]
pub struct EarlierReading {
    /// What was read.
    pub reading: Reading,
    /// What its files looked like just before.
    pub stamp: Stamp,
    /// The folders that were read.
    pub folders: Folders,
    /// When that was.
    taken: SystemTime,
}

/// Folders by their real paths, each with what tells it from another that took its name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folders(BTreeMap<PathBuf, (u64, u64)>);

/// A file that was written less than this before it was read may have been written again since,
/// with the same time: some file systems count in steps of two seconds.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

impl EarlierReading {
    /// The bytes of a file that looks as it did, and did so for long enough that they are the same.
    fn bytes(&self, file: &FileId, entry: &DirectoryEntry) -> Option<&Arc<[u8]>> {
        let settled = entry
            .modified
            .and_then(|time| time.checked_add(COARSEST_CLOCK))
            .is_some_and(|time| time < self.taken);
        let as_it_was = self.stamp.0.get(file) == Some(entry);
        self.reading
            .files
            .get(file)
            .filter(|_| settled && as_it_was)
    }
}

/// Reads the project in `root`.
///
/// # Errors
/// If it is not a project, or a file or folder of it cannot be read.
pub fn read(root: &Path) -> Result<Reading, Error> {
    read_after(root, None).map(|known| known.reading)
}

/// The same; a file that looks as it did in an earlier reading is not read again.
///
/// # Errors
/// As [`read`].
pub fn read_after(root: &Path, before: Option<&EarlierReading>) -> Result<EarlierReading, Error> {
    // Before the first look at a file: whatever is written from now on is written later.
    let taken = SystemTime::now();
    let mut walk = Walk::new(root)?;
    walk.settings()?;
    let mut known = EarlierReading {
        reading: Reading::default(),
        stamp: Stamp::default(),
        folders: Folders::default(),
        taken,
    };
    let mut theme = None;
    if let Some((path, entry)) = walk.found.get(SETTINGS) {
        read_file(
            SETTINGS,
            (path, entry),
            before,
            &mut walk.diagnostics,
            &mut known,
        )?;
        theme = known
            .reading
            .files
            .get(&FileId::new(SETTINGS))
            .and_then(|bytes| theme_name(bytes));
    }
    walk.folders(theme.as_deref())?;
    for (name, (path, entry)) in walk.found.iter().filter(|(name, _)| *name != SETTINGS) {
        read_file(
            name,
            (path, entry),
            before,
            &mut walk.diagnostics,
            &mut known,
        )?;
    }
    known.folders = walk.read;
    known.reading.diagnostics = walk.diagnostics.sorted();
    Ok(known)
}

/// Looks at the project in `root` without reading its content.
///
/// # Errors
/// If it is not a project, or a folder of it cannot be read.
pub fn stamp(root: &Path, theme: Option<&str>) -> Result<Stamp, Error> {
    let mut walk = Walk::new(root)?;
    walk.settings()?;
    walk.folders(theme)?;
    Ok(Stamp(
        walk.found
            .into_iter()
            .map(|(name, (_, entry))| (FileId::new(name), entry))
            .collect(),
    ))
}

/// The path without links, `.` and `..`; nothing if nothing stands there.
pub fn real_path(path: &Path) -> Option<PathBuf> {
    Real.canonical(path).ok()
}

fn read_file(
    name: &str,
    (path, entry): (&Path, &DirectoryEntry),
    before: Option<&EarlierReading>,
    diagnostics: &mut Diagnostics,
    known: &mut EarlierReading,
) -> Result<(), Error> {
    let file = FileId::new(name);
    // What stood there before it is read: if it is written in between, it looks otherwise next time
    // and is read again.
    known.stamp.0.insert(file.clone(), entry.clone());
    if let Some(bytes) = before.and_then(|before| before.bytes(&file, entry)) {
        known.reading.files.insert(file, bytes.clone());
        return Ok(());
    }
    match Real.read(path, LARGEST_FILE) {
        Ok(bytes) => drop(known.reading.files.insert(file, bytes.into())),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            diagnostics.push(too_large(name));
        }
        // An editor replaced or deleted it between the look at its folder and now.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            diagnostics.push(not_regular(name));
        }
        Err(error) => return Err(error).at("read", path),
    }
    Ok(())
}

/// A walk through the folders of a project. A list of what is still to be seen takes the place of
/// recursion, so that no depth of folders can exhaust the stack; links come last, so that a folder
/// is known by its own name before any link to it.
struct Walk {
    root: PathBuf,
    canonical_root: PathBuf,
    read: Folders,
    /// Those still to be read.
    folders: Vec<(String, PathBuf, DirectoryEntry)>,
    links: Vec<(String, PathBuf)>,
    /// Name relative to the root → the path to open, and what stood there.
    found: BTreeMap<String, (PathBuf, DirectoryEntry)>,
    diagnostics: Diagnostics,
}

impl Walk {
    fn new(root: &Path) -> Result<Self, Error> {
        let canonical_root = match Real.canonical(root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoProject {
                    missing: root.into(),
                    below: None,
                });
            }
            canonical => canonical.at("read", root)?,
        };
        let diagnostics = Diagnostics::default();
        let (read, found) = (Folders::default(), BTreeMap::new());
        Ok(Self {
            root: shown_root(root).into(),
            canonical_root,
            read,
            folders: Vec::new(),
            links: Vec::new(),
            found,
            diagnostics,
        })
    }

    fn settings(&mut self) -> Result<(), Error> {
        let path = self.root.join(SETTINGS);
        let Some(entry) = existing(&path)? else {
            let below = project_below(self.canonical_root.as_path());
            return Err(Error::NoProject {
                missing: path,
                below,
            });
        };
        self.meet(SETTINGS.to_owned(), path.clone(), &entry);
        while let Some((name, link)) = self.links.pop() {
            self.link(name, &link)?;
        }
        // Read as a folder it would be a project without a setting, which nobody meant.
        if self.folders.is_empty() {
            Ok(())
        } else {
            Err(Error::SettingsFolder { path })
        }
    }

    fn folders(&mut self, theme: Option<&str>) -> Result<(), Error> {
        let theme = theme.map(|theme| format!("{THEMES}{theme}"));
        let own = ["content", LOCK].map(str::to_owned);
        for name in own.into_iter().chain(theme) {
            let path = self.root.join(&name);
            if let Some(entry) = existing(&path)? {
                self.meet(name, path, &entry);
            }
        }
        self.finish()
    }

    /// Sees all that is left to be seen.
    fn finish(&mut self) -> Result<(), Error> {
        loop {
            if let Some((name, path, entry)) = self.folders.pop() {
                self.folder(&name, &path, &entry)?;
            } else if let Some((name, path)) = self.links.pop() {
                self.link(name, &path)?;
            } else {
                return Ok(());
            }
        }
    }

    fn folder(&mut self, name: &str, path: &Path, entry: &DirectoryEntry) -> Result<(), Error> {
        let canonical = match Real.canonical(path) {
            // It was deleted since its own folder was read.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            canonical => canonical.at("read", path)?,
        };
        if self
            .read
            .0
            .insert(canonical, (entry.device, entry.inode))
            .is_some()
        {
            self.refuse(
                name,
                "leads to a folder that is read already",
                "remove the link",
            );
            return Ok(());
        }
        let names = match Real.list(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            names => names.at("read", path)?,
        };
        for child in names {
            let lossy = child.to_string_lossy();
            let child_name = format!("{name}/{lossy}");
            if is_ignored(&lossy) {
                continue;
            }
            if child.to_str().is_none() {
                self.refuse(&child_name, "has a name that is not UTF-8", "rename it");
                continue;
            }
            let child_path = path.join(&child);
            if let Some(entry) = existing(&child_path)? {
                self.meet(child_name, child_path, &entry);
            }
        }
        Ok(())
    }

    fn meet(&mut self, name: String, path: PathBuf, entry: &DirectoryEntry) {
        match entry.kind {
            EntryKind::File => drop(self.found.insert(name, (path, entry.clone()))),
            EntryKind::Folder => self.folders.push((name, path, entry.clone())),
            EntryKind::Link => self.links.push((name, path)),
            EntryKind::Other => self.diagnostics.push(not_regular(&name)),
        }
    }

    fn link(&mut self, name: String, path: &Path) -> Result<(), Error> {
        let target = match Real.canonical(path) {
            Ok(target) if target.starts_with(&self.canonical_root) => target,
            Ok(_) => {
                self.refuse(
                    &name,
                    "is a link that leads out of the project",
                    "put the file itself there",
                );
                return Ok(());
            }
            Err(error) => {
                let reason = if is_absent(&error) {
                    "leads nowhere".to_owned()
                } else {
                    format!("cannot be followed ({error})")
                };
                self.refuse(
                    &name,
                    &format!("is a link that {reason}"),
                    "mend or remove the link",
                );
                return Ok(());
            }
        };
        if let Some(entry) = existing(&target)? {
            self.meet(name, target, &entry);
        }
        Ok(())
    }

    fn refuse(&mut self, name: &str, reason: &str, help: &str) {
        self.diagnostics.push(unsafe_path(name, reason, help));
    }
}

/// What stands at the path; nothing if nothing does.
fn existing(path: &Path) -> Result<Option<DirectoryEntry>, Error> {
    match Real.entry(path) {
        Err(error) if is_absent(&error) => Ok(None),
        entry => entry.at("read", path).map(Some),
    }
}

/// A file or folder that is not read, with the reason as the rest of a sentence.
pub(super) fn refused(name: &str, reason: &str) -> Diagnostic {
    unsafe_path(name, reason, "put the file itself there")
}

fn unsafe_path(name: &str, reason: &str, help: &str) -> Diagnostic {
    let place = Place::new(&FileId::new(name), Span::default());
    Diagnostic::new(Code::UnsafePath, place, format!("{name} {reason}")).help(help)
}

fn not_regular(name: &str) -> Diagnostic {
    unsafe_path(
        name,
        "is not a regular file but a pipe, socket or device",
        "move it out of the project",
    )
}

fn too_large(name: &str) -> Diagnostic {
    let reason = format!("is larger than {} MB", LARGEST_FILE / 1024 / 1024);
    unsafe_path(
        name,
        &reason,
        "publish large files elsewhere and link to them",
    )
}
