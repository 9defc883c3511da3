//! The files of a new project.

use std::path::Path;

use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem, Real, exists};

/// Writes files, given by path and text, into a folder that does not exist or is empty.
///
/// # Errors
/// If the folder is neither, or the system refuses.
pub fn write_project(folder: &Path, files: &[(&str, &str)]) -> Result<(), Error> {
    let is_folder = Real
        .entry(folder)
        .is_ok_and(|entry| entry.kind == EntryKind::Folder);
    if exists(&Real, folder)? && !(is_folder && Real.list(folder).at("read", folder)?.is_empty()) {
        return Err(Error::refused(
            folder,
            "is not an empty folder",
            "name a new one",
        ));
    }
    for (path, text) in files {
        let file = folder.join(path);
        make_folders(file.parent().unwrap_or(folder))?;
        Real.write_new(&file, text.as_bytes()).at("write", &file)?;
    }
    Ok(())
}

/// Makes a folder and those it lies in.
fn make_folders(folder: &Path) -> Result<(), Error> {
    let missing: Vec<_> = folder
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .collect();
    missing
        .into_iter()
        .rev()
        .try_for_each(|folder| Real.create_folder(folder).at("create", folder))
}
