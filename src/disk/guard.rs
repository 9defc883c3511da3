//! Which folders are never an output folder: those that hold the author's own files.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem};

/// The output folder's real path. It need not exist; the folders that it lies in are made.
pub(super) fn real_output(
    system: &dyn FileSystem,
    root: &Path,
    output: &Path,
) -> Result<PathBuf, Error> {
    let (existing, missing) = split(system, output)?;
    let real = missing
        .iter()
        .fold(existing.clone(), |path, part| path.join(part));
    refuse_sources(system, root, &real, output)?;
    let mut folder = existing;
    for part in missing.iter().take(missing.len().saturating_sub(1)) {
        folder.push(part);
        system.create_folder(&folder).at("create", &folder)?;
    }
    Ok(real)
}

/// The real path of the deepest folder on the way to `output` that exists, and the names that are
/// missing after it.
fn split(system: &dyn FileSystem, output: &Path) -> Result<(PathBuf, Vec<PathBuf>), Error> {
    let mut missing = Vec::new();
    let mut path = output;
    loop {
        let here = if path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            path
        };
        match system.canonical(here) {
            Ok(real) => {
                missing.reverse();
                return Ok((real, missing));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error).at("read", here),
        }
        let dangling = system
            .entry(here)
            .is_ok_and(|entry| entry.kind == EntryKind::Link);
        let (Some(Component::Normal(name)), Some(parent), false) =
            (path.components().next_back(), path.parent(), dangling)
        else {
            return Err(Error::refused(
                output,
                "leads nowhere",
                "name another folder with `--output DIR`",
            ));
        };
        missing.push(PathBuf::from(name));
        path = parent;
    }
}

fn refuse_sources(
    system: &dyn FileSystem,
    root: &Path,
    real: &Path,
    output: &Path,
) -> Result<(), Error> {
    let real_root = system.canonical(root).at("read", root)?;
    if real_root.starts_with(real) {
        let reason = "holds the project itself, and the site would take its place";
        return Err(refused(output, reason));
    }
    for name in ["content", "themes", "src", ".git"] {
        let folder = real_root.join(name);
        let target = system.canonical(&folder).unwrap_or_else(|_| folder.clone());
        let mut folders = [&folder, &target].into_iter();
        if folders.any(|folder| real.starts_with(folder) || folder.starts_with(real)) {
            let reason = format!(
                "holds or lies in the project's folder {name}, and the site would mix with it"
            );
            return Err(refused(output, &reason));
        }
    }
    match system.entry(real) {
        Ok(entry) if entry.kind != EntryKind::Folder => Err(refused(output, "is not a folder")),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).at("read", real),
        _ => Ok(()),
    }
}

fn refused(output: &Path, reason: &str) -> Error {
    let help = "name another folder with `--output DIR` or in variorum.toml";
    Error::refused(output, reason, help)
}
