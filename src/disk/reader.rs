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

use crate::address::{SETTINGS, is_opaque};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::parse::{Inputs, OpaqueFile, Options, theme_name};
use crate::text::FileId;

use super::error::{At, Error};
use super::file_system::{DirectoryEntry, FileSystem, Real};
use super::opaque::hash;
use super::walk::{Folders, Walk, not_regular, unsafe_path};

/// Files larger than this are refused by name.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// The same for files that are copied and never held.
const LARGEST_COPY: u64 = 4096 * 1024 * 1024;

/// A project as it stands on the disk.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// Path relative to the root → bytes as stored.
    pub files: BTreeMap<FileId, Arc<[u8]>>,
    /// The same for files that nobody looks into.
    pub opaque: BTreeMap<FileId, OpaqueFile>,
    /// What was refused.
    pub diagnostics: Diagnostics,
}

impl Reading {
    /// What was read, to be compiled with these options.
    pub fn inputs(self, options: Options) -> Inputs {
        Inputs {
            files: self.files,
            opaque: self.opaque,
            options,
        }
    }
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

/// A file that was written less than this before it was read may have been written again since,
/// with the same time: some file systems count in steps of two seconds.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

impl EarlierReading {
    /// Whether a file looks as it did, and did so for long enough that its bytes are the same.
    fn knows(&self, file: &FileId, entry: &DirectoryEntry) -> bool {
        let settled = entry
            .modified
            .and_then(|time| time.checked_add(COARSEST_CLOCK))
            .is_some_and(|time| time < self.taken);
        settled && self.stamp.0.get(file) == Some(entry)
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

/// The name of a file by its path below the real path `root`; nothing if it lies elsewhere.
pub fn file_at(root: &Path, path: &Path) -> Option<FileId> {
    let parts = path.strip_prefix(root).ok()?.components();
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Some(FileId::new(parts?.join("/")))
}

/// The bytes of one file by its real path. Nothing if there is no regular file, or over a link
/// only, or it cannot be read; [`read`] says why.
pub fn read_one(path: &Path) -> Option<Vec<u8>> {
    if real_path(path)? != path {
        return None;
    }
    Real.read(path, LARGEST_FILE).ok()
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
    let before = before.filter(|before| before.knows(&file, entry));
    let before = before.map(|before| &before.reading);
    if is_opaque(&file) {
        let known = &mut known.reading.opaque;
        return read_opaque(file, (path, entry), before, diagnostics, known);
    }
    if let Some(bytes) = before.and_then(|before| before.files.get(&file)) {
        known.reading.files.insert(file, bytes.clone());
        return Ok(());
    }
    match Real.read(path, LARGEST_FILE) {
        Ok(bytes) => drop(known.reading.files.insert(file, bytes.into())),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            diagnostics.push(too_large(name, LARGEST_FILE));
        }
        Err(error) => return unread(error, name, path, diagnostics),
    }
    Ok(())
}

/// The same for a file that nobody looks into.
fn read_opaque(
    file: FileId,
    (path, entry): (&Path, &DirectoryEntry),
    before: Option<&Reading>,
    diagnostics: &mut Diagnostics,
    known: &mut BTreeMap<FileId, OpaqueFile>,
) -> Result<(), Error> {
    if let Some(content) = before.and_then(|before| before.opaque.get(&file)) {
        known.insert(file, content.clone());
    } else if entry.size > LARGEST_COPY {
        diagnostics.push(too_large(file.as_str(), LARGEST_COPY));
    } else {
        match hash(&Real, path) {
            Ok(content) => drop(known.insert(file, content)),
            Err(error) => return unread(error, file.as_str(), path, diagnostics),
        }
    }
    Ok(())
}

/// What an error means while a project is read.
fn unread(
    error: io::Error,
    name: &str,
    path: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<(), Error> {
    match error.kind() {
        // An editor replaced or deleted it between the look at its folder and now.
        io::ErrorKind::NotFound => {}
        io::ErrorKind::InvalidInput => diagnostics.push(not_regular(name)),
        _ => return Err(error).at("read", path),
    }
    Ok(())
}

fn too_large(name: &str, limit: u64) -> Diagnostic {
    let reason = format!("is larger than {} MB", limit / 1024 / 1024);
    unsafe_path(
        name,
        &reason,
        "publish large files elsewhere and link to them",
    )
}
