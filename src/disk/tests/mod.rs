//! A failing file system, in the manner of `SQLite`: for every n, the n-th call fails, or the run
//! stops there as if it were killed.

mod agreement;
mod apply;
mod publish;
mod reading;
mod refusals;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::file_system::{DirectoryEntry, FileSystem, Real};

/// How the file system lets its user down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fault {
    /// The n-th call fails, the others work: a full disk.
    Once,
    /// The n-th call and all that follow fail: a killed process.
    Stop,
}

struct Faulty {
    left: Mutex<usize>,
    fault: Fault,
    can_exchange: bool,
}

impl Faulty {
    /// Lets its user down at the n-th call from now, counted from 1.
    fn at(n: usize, fault: Fault, can_exchange: bool) -> Self {
        Self {
            left: Mutex::new(n),
            fault,
            can_exchange,
        }
    }

    /// Whether it has done so.
    fn has_failed(&self) -> bool {
        !(1..usize::MAX / 2).contains(&*self.left.lock().unwrap())
    }

    fn call<T>(
        &self,
        partly: impl FnOnce(),
        call: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        match self.count_down() {
            1 => {
                partly();
                Err(io::ErrorKind::StorageFull.into())
            }
            left if left > usize::MAX / 2 => Err(io::ErrorKind::StorageFull.into()),
            _ => call(),
        }
    }

    /// How many calls were left before this one.
    fn count_down(&self) -> usize {
        let mut left = self.left.lock().unwrap();
        let next = match (*left, self.fault) {
            (1, Fault::Stop) | (usize::MAX, _) => usize::MAX,
            (before, _) => before.saturating_sub(1),
        };
        std::mem::replace(&mut *left, next)
    }
}

impl FileSystem for Faulty {
    fn entry(&self, path: &Path) -> io::Result<DirectoryEntry> {
        self.call(|| (), || Real.entry(path))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.call(|| (), || Real.list(folder))
    }
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.call(|| (), || Real.canonical(path))
    }
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.call(|| (), || Real.read(path, limit))
    }
    fn read_in_pieces(&self, path: &Path, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        self.call(|| (), || Real.read_in_pieces(path, take))
    }
    fn copy_new(&self, from: &Path, to: &Path, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        self.call(
            || drop(Real.write_new(to, b"a part of")),
            || Real.copy_new(from, to, take),
        )
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.call(
            || drop(Real.write_new(path, &bytes[..bytes.len() / 2])),
            || Real.write_new(path, bytes),
        )
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call(|| (), || Real.create_folder(path))
    }
    fn sync(&self, _folder: &Path, _files: &[PathBuf]) -> io::Result<()> {
        self.call(|| (), || Ok(()))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| (), || Real.rename(from, to))
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| (), || Real.rename_new(from, to))
    }
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| (), || Real.copy_permissions(from, to))
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        let unsupported = || Err(io::ErrorKind::Unsupported.into());
        self.call(
            || (),
            || {
                if self.can_exchange {
                    Real.exchange(a, b)
                } else {
                    unsupported()
                }
            },
        )
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call(|| (), || Real.remove_file(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call(|| (), || Real.remove_folder(path))
    }
}
