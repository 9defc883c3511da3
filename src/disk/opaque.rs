//! Files that nobody looks into, such as films: what is known of them, their copies, and their
//! bytes for a browser. None of this ever holds more than a piece of one.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::parse::{OpaqueFile, RunningSha256};
use crate::render::CopiedFile;
use crate::text::FileId;

use super::error::{At, Error};
use super::file_system::{FileSystem, Real, in_pieces, open_regular};

/// Length and hash of a file.
pub(super) fn hash(system: &dyn FileSystem, path: &Path) -> io::Result<OpaqueFile> {
    hashed(|take| system.read_in_pieces(path, take))
}

/// Copies a file of the project in `root` to `to`, where nothing stands yet. One that is not what
/// it was when it was read is an error: what is published is what was checked, and what the
/// manifest says.
pub(super) fn copy(
    system: &dyn FileSystem,
    root: &Path,
    copied: &CopiedFile,
    to: &Path,
) -> Result<(), Error> {
    let from = real_path_in(system, root, &copied.file)?;
    let found = hashed(|take| system.copy_new(&from, to, take));
    // The path as the author knows it, though it may be a link's.
    let shown = root.join(copied.file.as_str());
    if found.at("copy", &shown)? == copied.content {
        return Ok(());
    }
    Err(Error::refused(
        &shown,
        "has changed while the site was built",
        "wait until it is written, and build again",
    ))
}

/// Length and hash of a stream of pieces.
fn hashed(read: impl FnOnce(&mut dyn FnMut(&[u8])) -> io::Result<()>) -> io::Result<OpaqueFile> {
    let (mut length, mut sha256) = (0, RunningSha256::default());
    read(&mut |piece| {
        length += piece.len() as u64;
        sha256.take(piece);
    })?;
    Ok(OpaqueFile {
        length,
        sha256: sha256.digits(),
    })
}

/// Where a file of a project really lies. It was below the project when it was read; a link may
/// have taken its name since.
fn real_path_in(system: &dyn FileSystem, root: &Path, file: &FileId) -> Result<PathBuf, Error> {
    let path = root.join(file.as_str());
    let real_root = system.canonical(root).at("read", root)?;
    let real = system.canonical(&path).at("read", &path)?;
    if real.starts_with(real_root) {
        return Ok(real);
    }
    let reason = "is a link that leads out of the project";
    Err(Error::refused(&path, reason, "put the file itself there"))
}

/// A file of a project that is open to be sent.
#[derive(Debug)]
pub struct OpenFile {
    file: File,
    /// Bytes that it has now.
    pub length: u64,
}

impl OpenFile {
    /// Opens a file of the project in `root`.
    ///
    /// # Errors
    /// If it is not there any more, lies elsewhere, or cannot be read.
    pub fn of_project(root: &Path, file: &FileId) -> Result<Self, Error> {
        let path = real_path_in(&Real, root, file)?;
        let (file, length) = open_regular(&path).at("read", &path)?;
        Ok(Self { file, length })
    }

    /// Sends these bytes of it, piece by piece.
    ///
    /// # Errors
    /// If they cannot be read, if there are fewer, or if nobody takes them.
    pub fn send(&mut self, bytes: Range<u64>, to: &mut impl Write) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(bytes.start))?;
        let mut left = bytes.end - bytes.start;
        in_pieces(&mut (&mut self.file).take(left), &mut |piece| {
            left -= piece.len() as u64;
            to.write_all(piece)
        })?;
        if left > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(())
    }
}
