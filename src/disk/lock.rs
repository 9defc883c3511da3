//! Two runs that write to one folder: the second waits a moment, then says who holds it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::error::{At, Error};
use super::file_system::{FileSystem, Real};
use super::names;

/// Held while a run writes; the operating system gives it back even if the run is killed.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

/// How long the second run waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(20);

impl Lock {
    /// Takes the lock of an output folder, which need not exist.
    pub(super) fn take(output: &Path) -> Result<Self, Error> {
        let start = Instant::now();
        loop {
            match attempt(output)? {
                Ok(lock) => return Ok(lock),
                Err(_) if start.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(holder) => return Err(Error::Busy { path: output.into(), holder }),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: whoever waits for this very file finds that its name is gone, and tries again.
        drop(std::fs::remove_file(&self.path));
    }
}

/// The lock, or the process that holds it.
fn attempt(output: &Path) -> Result<Result<Lock, Option<String>>, Error> {
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
    // Only for the other's message: that it cannot be written does no harm.
    drop(file.set_len(0).and_then(|()| write!(file, "{}", std::process::id())));
    Ok(Ok(Lock { path, _file: file }))
}

/// Beside the folder, or where that is forbidden in it.
fn open(output: &Path) -> Result<(PathBuf, File), Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    let beside = names::beside_lock(output);
    match options.open(&beside) {
        Ok(file) => Ok((beside, file)),
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
            let inside = output.join(names::LOCK);
            options.open(&inside).at("write", &inside).map(|file| (inside, file))
        }
        Err(error) => Err(error).at("write", &beside),
    }
}

fn holder(file: &mut File) -> Option<String> {
    let mut process = String::new();
    file.seek(SeekFrom::Start(0)).ok()?;
    file.take(20).read_to_string(&mut process).ok()?;
    (!process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())).then_some(process)
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
