//! Files anywhere on the machine that the author names.

use std::path::{Path, PathBuf};

use super::error::{At, Error};
use super::file_system::{FileSystem, Real};
use super::reader::LARGEST_FILE;

/// The bytes of any file that the author names.
///
/// # Errors
/// If there is none, if it is not a regular file, or if it is too large to be meant.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    Real.read(path, LARGEST_FILE).at("read", path)
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
