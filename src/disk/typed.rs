//! Files anywhere on the machine that the author names.

use std::path::{Path, PathBuf};

use crate::address::SETTINGS;
use crate::text::FileId;

use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem, Real};
use super::reader::LARGEST_FILE;

/// The bytes of any file that the author names.
///
/// # Errors
/// If there is none, if it is not a regular file, or if it is too large to be meant.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    Real.read(path, LARGEST_FILE).at("read", path)
}

/// Whether a folder stands at a path, or a link leads from there to one.
pub fn is_folder(path: &Path) -> bool {
    let entry = Real.canonical(path).and_then(|real| Real.entry(&real));
    entry.is_ok_and(|entry| entry.kind == EntryKind::Folder)
}

/// Whether settings lie in a folder.
pub fn is_project(root: &Path) -> bool {
    Real.entry(&root.join(SETTINGS)).is_ok()
}

/// A file of a project that is named from wherever the program was started; nothing if it is not
/// there or lies elsewhere.
pub fn below(root: &Path, path: &Path) -> Option<FileId> {
    let (root, path) = (Real.canonical(root).ok()?, Real.canonical(path).ok()?);
    Some(slashed(path.strip_prefix(root).ok()?.to_str()?))
}

/// A path of this system as files are named here, with `/`. Where `\` is a letter like any other it
/// stays.
pub fn slashed(path: &str) -> FileId {
    FileId::new(if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    })
}

/// The path that a person means who types it where no shell reads it, or drags a file there: with
/// marks round it, or with `~` for the home folder.
pub fn typed_path(typed: &str) -> PathBuf {
    let marked = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let plain = marked('\'')
        .or_else(|| marked('"'))
        .map_or_else(|| typed.replace("\\ ", " "), str::to_owned);
    let at_home = plain
        .strip_prefix("~/")
        .and_then(|below| Some(std::env::home_dir()?.join(below)));
    at_home.unwrap_or_else(|| PathBuf::from(plain))
}
