//! Two runs that write to one folder: the second waits a moment, then says who holds it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem, Real};
use super::names;

/// Held while a run writes; the operating system gives it back even if the run is killed.
#[derive(Debug)]
pub(super) struct OutputLock {
    path: PathBuf,
    _file: File,
}

/// How long the second run waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(20);

impl OutputLock {
    /// Takes the lock of an output folder, which need not exist.
    pub(super) fn take(output: &Path) -> Result<Self, Error> {
        let start = Instant::now();
        loop {
            match attempt(output)? {
                Ok(lock) => return Ok(lock),
                Err(_) if start.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(holder) => {
                    return Err(Error::Busy {
                        path: output.into(),
                        holder,
                    });
                }
            }
        }
    }
}

impl Drop for OutputLock {
    fn drop(&mut self) {
        // Removed while it is held: whoever waits for this very file finds that its name is gone,
        // and tries again.
        drop(std::fs::remove_file(&self.path));
    }
}

/// The lock, or the process that holds it.
fn attempt(output: &Path) -> Result<Result<OutputLock, Option<String>>, Error> {
    let (path, mut file) = open(output)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Err(holder(&mut file))),
        // A file system without locks: better no lock than no site.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(error).at("lock", &path),
    }
    if !is_named(&file, &path) {
        return Ok(Err(None));
    }
    if !is_empty(&file) && holder(&mut file).is_none() {
        return Err(Error::refused(
            &path,
            "holds what Variorum did not write",
            "move it away and try again",
        ));
    }
    // Only for the other's message: that it cannot be written does no harm.
    let begin = file.set_len(0).and_then(|()| file.seek(SeekFrom::Start(0)));
    drop(begin.and_then(|_| write!(file, "{}", std::process::id())));
    Ok(Ok(OutputLock { path, _file: file }))
}

/// Beside the folder, or where that is forbidden in it.
fn open(output: &Path) -> Result<(PathBuf, File), Error> {
    let beside = names::beside_lock(output);
    match open_regular(&beside)? {
        Ok(file) => Ok((beside, file)),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            let inside = output.join(names::LOCK);
            // Nobody knows this file's name: what cannot be written is the folder.
            open_regular(&inside)?
                .map(|file| (inside, file))
                .map_err(|_| error)
                .at("write to", output)
        }
        Err(error) => Err(error).at("write", &beside),
    }
}

/// Opens or makes a lock file. A link would lead out of the project, and a pipe or device is not
/// ours to open.
fn open_regular(path: &Path) -> Result<io::Result<File>, Error> {
    let refused = || Error::refused(path, "is not a regular file", "move it away and try again");
    if Real
        .entry(path)
        .is_ok_and(|entry| entry.kind != EntryKind::File)
    {
        return Err(refused());
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        // What took its name since that look is not followed, and not waited for.
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    match options.open(path) {
        Ok(file) if !file.metadata().is_ok_and(|metadata| metadata.is_file()) => Err(refused()),
        opened => Ok(opened),
    }
}

fn is_empty(file: &File) -> bool {
    file.metadata().is_ok_and(|metadata| metadata.len() == 0)
}

/// The process that a lock names; nothing if it says anything else.
fn holder(file: &mut File) -> Option<String> {
    let mut process = String::new();
    file.seek(SeekFrom::Start(0)).ok()?;
    // One more than the longest number, so that nothing longer passes for one.
    file.take(21).read_to_string(&mut process).ok()?;
    ((1..=20).contains(&process.len()) && process.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(process)
}

/// Whether the name still leads to the file that was locked, and not to a later run's.
#[cfg(unix)]
fn is_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata().map(|metadata| metadata.ino());
    let named = Real.entry(path).map(|entry| entry.inode);
    matches!((held, named), (Ok(held), Ok(named)) if held == named)
}

#[cfg(not(unix))]
fn is_named(_file: &File, path: &Path) -> bool {
    Real.entry(path).is_ok()
}
