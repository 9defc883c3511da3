//! Folders on the way to a file, none of which may be a link: that would lead elsewhere.

use std::path::{Path, PathBuf};

use super::SafePath;
use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem, exists};

/// Refuses what is no folder.
pub(super) fn check_folder(system: &dyn FileSystem, path: &Path) -> Result<(), Error> {
    match system.entry(path).at("read", path)?.kind {
        EntryKind::Folder => Ok(()),
        _ => Err(Error::refused(
            path,
            "is not a folder",
            "move it away and try again",
        )),
    }
}

/// Refuses a path on whose way something stands that is no folder. None need be there.
pub(super) fn check_folders(
    system: &dyn FileSystem,
    base: &Path,
    path: &SafePath,
) -> Result<(), Error> {
    for folder in path.folders() {
        let folder = base.join(folder);
        if exists(system, &folder)? {
            check_folder(system, &folder)?;
        }
    }
    Ok(())
}

/// Makes the folders of a path that are not there, and says which in `made`, outermost first.
pub(super) fn make_folders(
    system: &dyn FileSystem,
    base: &Path,
    path: &SafePath,
    made: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    for folder in path.folders() {
        let folder = base.join(folder);
        if exists(system, &folder)? {
            check_folder(system, &folder)?;
        } else {
            system.create_folder(&folder).at("create", &folder)?;
            made.push(folder);
        }
    }
    Ok(())
}

/// Whether all folders of a path and `base` itself are there.
pub(super) fn leads_below(
    system: &dyn FileSystem,
    base: &Path,
    path: &SafePath,
) -> Result<bool, Error> {
    for folder in std::iter::once("").chain(path.folders()) {
        let folder = base.join(folder);
        if !exists(system, &folder)? {
            return Ok(false);
        }
        check_folder(system, &folder)?;
    }
    Ok(true)
}
