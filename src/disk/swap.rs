//! The whole folder in one step: the new site is staged beside it, then both take each other's
//! names.

use std::path::{Path, PathBuf};

use crate::render::Site;

use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem, exists, is_unsupported};
use super::folders::check_folder;
use super::manifest::Manifest;
use super::names;
use super::plan::listed;
use super::stage::stage;
use super::writer::Destination;

/// Publishes `site` at `output`. If that fails, the folder is as it was.
pub(super) fn swap(
    system: &dyn FileSystem,
    site: &Site,
    manifest: &Manifest,
    output: &Path,
    target: &Destination<'_>,
) -> Result<(), Error> {
    let new = names::beside_new(output);
    let done = stage(system, site, manifest, manifest.files.keys(), &new, target)
        .and_then(|()| exchange(system, &new, output));
    // The old site, or what was staged of the new one: a failure to remove it is mended by the next
    // run.
    drop(discard(system, &new, output));
    done
}

/// Clears up after a run that was killed.
pub(super) fn recover(system: &dyn FileSystem, output: &Path) -> Result<(), Error> {
    let old = names::beside_old(output);
    if exists(system, &old)? && !exists(system, output)? {
        check_ours(system, &old)?;
        system.rename(&old, output).at("rename", &old)?;
    }
    discard(system, &old, output)?;
    discard(system, &names::beside_new(output), output)
}

fn exchange(system: &dyn FileSystem, new: &Path, output: &Path) -> Result<(), Error> {
    if !exists(system, output)? {
        return system.rename(new, output).at("rename", new);
    }
    match system.exchange(new, output) {
        Err(error) if is_unsupported(&error) => two_renames(system, new, output),
        done => done.at("replace", output),
    }
}

/// Between the two the folder is missing; a run that is killed there is mended by the next, which
/// finds the old name.
fn two_renames(system: &dyn FileSystem, new: &Path, output: &Path) -> Result<(), Error> {
    let old = names::beside_old(output);
    system.rename(output, &old).at("rename", output)?;
    if let Err(error) = system.rename(new, output) {
        drop(system.rename(&old, output));
        return Err(error).at("rename", new);
    }
    drop(discard(system, &old, output));
    Ok(())
}

/// Removes a folder of ours, file by file as its manifest lists them. What somebody put there in
/// the meantime is carried over to `output` if its place there is free, else it stays and is named.
pub(super) fn discard(system: &dyn FileSystem, folder: &Path, output: &Path) -> Result<(), Error> {
    if !exists(system, folder)? {
        return Ok(());
    }
    let ours = check_ours(system, folder)?;
    let (mut emptied, mut kept) = (Vec::new(), Vec::new());
    let mut folders = vec![String::new()];
    while let Some(relative) = folders.pop() {
        let path = folder.join(&relative);
        for name in system.list(&path).at("read", &path)? {
            let child = join(&relative, &name.to_string_lossy());
            let child_path = path.join(&name);
            match system.entry(&child_path).at("read", &child_path)?.kind {
                EntryKind::Folder => folders.push(child),
                EntryKind::File if ours.lists(&child) => {
                    system.remove_file(&child_path).at("remove", &child_path)?;
                }
                _ if child == names::MANIFEST => {}
                _ if rescue(system, &child_path, &output.join(&relative).join(&name)) => {}
                _ => kept.push(child),
            }
        }
        emptied.push(path);
    }
    if kept.is_empty() {
        remove_emptied(system, folder, &emptied)
    } else {
        Err(foreign(folder, &kept))
    }
}

/// The manifest of a folder with a name that this program gives; a folder that somebody else made
/// is refused as it stands. The manifest is the first file that is written, so that nothing, or a
/// manifest that was cut short, is left of a killed run.
fn check_ours(system: &dyn FileSystem, folder: &Path) -> Result<Manifest, Error> {
    check_folder(system, folder)?;
    if let Some(ours) = Manifest::read(system, folder)? {
        return Ok(ours);
    }
    let names = system
        .list(folder)
        .at("read", folder)?
        .into_iter()
        .map(|name| name.to_string_lossy().into_owned());
    let others: Vec<String> = names.filter(|name| name != names::MANIFEST).collect();
    if others.is_empty() {
        Ok(Manifest::default())
    } else {
        Err(foreign(folder, &others))
    }
}

fn foreign(folder: &Path, names: &[String]) -> Error {
    let reason = format!(
        "holds files that Variorum did not write ({})",
        listed(names, &[])
    );
    Error::refused(
        folder,
        reason,
        "move it away and build again: Variorum stages new sites in a folder of this name",
    )
}

/// The manifest goes last, when nothing is left that it must be known for.
fn remove_emptied(
    system: &dyn FileSystem,
    folder: &Path,
    emptied: &[PathBuf],
) -> Result<(), Error> {
    for path in emptied.iter().skip(1).rev() {
        system.remove_folder(path).at("remove", path)?;
    }
    let manifest = folder.join(names::MANIFEST);
    if exists(system, &manifest)? {
        system.remove_file(&manifest).at("remove", &manifest)?;
    }
    system.remove_folder(folder).at("remove", folder)
}

/// Whether a file could be carried over.
fn rescue(system: &dyn FileSystem, from: &Path, to: &Path) -> bool {
    matches!(exists(system, to), Ok(false)) && system.rename(from, to).is_ok()
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
