//! The calls that reach the operating system, in one small trait, so that a test can make the n-th
//! of them fail.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::{At, Error};

/// What stands at a path; a symbolic link is not followed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct DirectoryEntry {
    pub(super) kind: EntryKind,
    pub(super) size: u64,
    /// Whether nobody may write it.
    pub(super) is_read_only: bool,
    pub(super) modified: Option<SystemTime>,
    /// When anything about it changed, which no program can set back, in nanoseconds of the
    /// system's clock; 0 where the system has no such time.
    pub(super) changed: i128,
    /// Tells a file from another that took its name; 0 where the system has no such number.
    pub(super) inode: u64,
    /// The file system it lies on; 0 where the system has no such number.
    pub(super) device: u64,
}

/// What kind of thing stands at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum EntryKind {
    File,
    Folder,
    Link,
    /// A pipe, socket or device: opening one may hang or do harm.
    Other,
}

/// Every call of this program to the file system, from whatever thread.
pub(super) trait FileSystem: Sync {
    fn entry(&self, path: &Path) -> io::Result<DirectoryEntry>;
    /// Names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// The bytes of a regular file of at most `limit` bytes; never waits for a pipe.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// Hands over the bytes of a regular file piece by piece; never waits for a pipe.
    fn read_in_pieces(&self, path: &Path, take: &mut dyn FnMut(&[u8])) -> io::Result<()>;
    /// The same, and writes them into a file that is not there yet.
    fn copy_new(&self, from: &Path, to: &Path, take: &mut dyn FnMut(&[u8])) -> io::Result<()>;
    /// Writes a file that is not there yet.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// What was written under `folder` is on the disk when this returns.
    fn sync(&self, folder: &Path, files: &[PathBuf]) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// The same to a name that nothing has; what has it is never replaced.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file the permissions of another.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Two folders take each other's names in one step; `Unsupported` where the system cannot.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()>;
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

fn sync_each(files: &[PathBuf]) -> io::Result<()> {
    files.iter().try_for_each(|file| {
        // Only Windows needs a handle that may write.
        let mut open = OpenOptions::new();
        open.read(true).write(cfg!(windows)).open(file)?.sync_all()
    })
}

/// Whether an error says that nothing stands at a path.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// A project's folder as messages begin with it: `content/index.md` and not `./content/index.md`.
pub(super) fn shown_root(root: &Path) -> &Path {
    if root == Path::new(".") {
        Path::new("")
    } else {
        root
    }
}

/// Whether something stands at a path. That it cannot be told is an error, not an absence.
pub(super) fn exists(system: &dyn FileSystem, path: &Path) -> Result<bool, Error> {
    match system.entry(path) {
        Ok(_) => Ok(true),
        Err(error) if is_absent(&error) => Ok(false),
        Err(error) => Err(error).at("read", path),
    }
}

/// The real one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Real;

impl FileSystem for Real {
    fn entry(&self, path: &Path) -> io::Result<DirectoryEntry> {
        fs::symlink_metadata(path).map(|metadata| DirectoryEntry::new(&metadata))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let mut names = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let (mut file, length) = open_regular(path)?;
        let mut bytes = Vec::with_capacity(usize::try_from(length.min(limit)).unwrap_or(0));
        let count = (&mut file).take(limit + 1).read_to_end(&mut bytes)?;
        if count as u64 > limit {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "larger than the limit",
            ));
        }
        Ok(bytes)
    }

    fn read_in_pieces(&self, path: &Path, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let (mut file, _) = open_regular(path)?;
        in_pieces(&mut file, &mut |piece| {
            take(piece);
            Ok(())
        })
    }

    fn copy_new(&self, from: &Path, to: &Path, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let (mut file, _) = open_regular(from)?;
        let mut copy = OpenOptions::new().write(true).create_new(true).open(to)?;
        in_pieces(&mut file, &mut |piece| {
            take(piece);
            copy.write_all(piece)
        })
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)?
            .write_all(bytes)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    #[cfg(target_os = "linux")]
    fn sync(&self, folder: &Path, files: &[PathBuf]) -> io::Result<()> {
        /// For more files one call for all that the file system has not written is faster: a sync
        /// for each of a thousand pages takes seconds.
        const FEW: usize = 16;
        if files.len() <= FEW {
            return sync_each(files);
        }
        let here = Path::new(".");
        let folder = if folder.as_os_str().is_empty() {
            here
        } else {
            folder
        };
        Ok(rustix::fs::syncfs(File::open(folder)?)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn sync(&self, _folder: &Path, files: &[PathBuf]) -> io::Result<()> {
        sync_each(files)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match rename_unless_taken(from, to) {
            // A file system that cannot: what is left is a look just before.
            Err(error) if is_unsupported(&error) => match fs::symlink_metadata(to) {
                Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
                Err(error) if is_absent(&error) => fs::rename(from, to),
                Err(error) => Err(error),
            },
            done => done,
        }
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    #[cfg(target_os = "linux")]
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn exchange(&self, _a: &Path, _b: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Opens a file to be read, with its length; nothing but a regular file. Its name may have been
/// given to something else since it was looked at.
pub(super) fn open_regular(path: &Path) -> io::Result<(File, u64)> {
    let file = open_without_waiting(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() {
        Ok((file, metadata.len()))
    } else {
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "not a regular file",
        ))
    }
}

/// Bytes of a file that are held at a time.
const PIECE: usize = 128 * 1024;

/// Reads to the end without ever holding more than a piece.
pub(super) fn in_pieces(
    bytes: &mut impl Read,
    take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut piece = vec![0; PIECE];
    loop {
        match bytes.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(count) => take(&piece[..count])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

impl DirectoryEntry {
    fn new(metadata: &fs::Metadata) -> Self {
        let kind = metadata.file_type();
        let kind = match () {
            () if kind.is_symlink() => EntryKind::Link,
            () if kind.is_dir() => EntryKind::Folder,
            () if kind.is_file() => EntryKind::File,
            () => EntryKind::Other,
        };
        let (inode, device, changed) = identity(metadata);
        Self {
            kind,
            size: metadata.len(),
            is_read_only: metadata.permissions().readonly(),
            modified: metadata.modified().ok(),
            changed,
            inode,
            device,
        }
    }
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> (u64, u64, i128) {
    use std::os::unix::fs::MetadataExt;
    let changed = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
    (metadata.ino(), metadata.dev(), changed)
}

#[cfg(not(unix))]
fn identity(_metadata: &fs::Metadata) -> (u64, u64, i128) {
    (0, 0, 0)
}

#[cfg(target_os = "linux")]
fn rename_unless_taken(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(target_os = "linux"))]
fn rename_unless_taken(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a file system says that it cannot rename in this manner.
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use rustix::fs::{CWD, Mode, OFlags, openat};
    let flags =
        OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(openat(CWD, path, flags, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}
