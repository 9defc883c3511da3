//! File by file, for a folder that cannot be swapped: it holds foreign files, is a mount point or a
//! link.
//!
//! 1. Every new file is written into a staging folder inside it; a full disk is met here, with
//!    nothing changed.
//! 2. The journal is put in place: from then on the change is decided.
//! 3. The files are renamed into place, assets first, then pages, the front page, the deletions,
//!    and last the manifest.
//!
//! A run that is killed in step 3 is finished by the next from the journal; every step may be done
//! twice.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::render::Site;

use super::SafePath;
use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem, exists, is_absent};
use super::folders::{check_folder, leads_below, make_folders};
use super::manifest::Manifest;
use super::names;
use super::plan::Plan;
use super::stage::stage;
use super::writer::Destination;

/// What is still to be done, in this order.
#[derive(Serialize, Deserialize, Debug)]
struct Journal {
    /// Files to delete first, because a folder takes their name or a file their folder's.
    clear: Vec<String>,
    /// Files to rename into place.
    write: Vec<String>,
    /// Files to delete.
    delete: Vec<String>,
}

const LIMIT: u64 = 256 * 1024 * 1024;

/// Publishes the changes of a plan. Until the journal is in place a failure leaves the folder as it
/// was.
pub(super) fn file_by_file(
    system: &dyn FileSystem,
    site: &Site,
    manifest: &Manifest,
    plan: &Plan,
    output: &Path,
    target: &Destination<'_>,
) -> Result<(), Error> {
    let journal = Journal::of(plan);
    let staging = output.join(names::STAGING);
    if let Err(error) = stage(system, site, manifest, &plan.changed, &staging, target)
        .and_then(|()| decide(system, output, &journal))
    {
        drop(discard_staged(system, output));
        return Err(error);
    }
    finish(system, output, &journal)
}

/// Finishes what a killed run decided, and removes what it had not.
pub(super) fn recover(system: &dyn FileSystem, output: &Path) -> Result<(), Error> {
    let path = output.join(names::JOURNAL);
    match system.read(&path, LIMIT) {
        Ok(bytes) => {
            let journal = Journal::from_bytes(&bytes);
            let reason = "is not a journal of Variorum";
            let journal = journal
                .ok_or_else(|| Error::refused(&path, reason, "remove it and build again"))?;
            finish(system, output, &journal)
        }
        Err(error) if is_absent(&error) => discard_staged(system, output),
        Err(error) => Err(error).at("read", &path),
    }
}

impl Journal {
    fn of(plan: &Plan) -> Self {
        let write = names(&plan.changed);
        // What stands where a folder is needed, or the other way round, goes before anything comes.
        let in_the_way = |path: &String| {
            write
                .iter()
                .any(|other| is_above(path, other) || is_above(other, path))
        };
        let (clear, delete) = names(&plan.removed).into_iter().partition(in_the_way);
        Self {
            clear,
            write,
            delete,
        }
    }

    /// A journal is read back as carefully as anything that somebody else may have written.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let journal: Self = serde_json::from_slice(bytes).ok()?;
        let mut paths = journal
            .clear
            .iter()
            .chain(&journal.write)
            .chain(&journal.delete);
        paths
            .all(|path| SafePath::new(path).is_ok())
            .then_some(journal)
    }
}

fn names(paths: &[SafePath]) -> Vec<String> {
    paths.iter().map(SafePath::to_string).collect()
}

/// Whether one path is a folder that the other lies in.
fn is_above(folder: &str, path: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Step 2.
fn decide(system: &dyn FileSystem, output: &Path, journal: &Journal) -> Result<(), Error> {
    let (new, path) = (output.join(names::NEW_JOURNAL), output.join(names::JOURNAL));
    // Paths are strings, and strings always serialise.
    let bytes = serde_json::to_vec(journal).unwrap_or_default();
    system.write_new(&new, &bytes).at("write", &new)?;
    system.rename(&new, &path).at("rename", &new)
}

/// Step 3.
fn finish(system: &dyn FileSystem, output: &Path, journal: &Journal) -> Result<(), Error> {
    let staging = output.join(names::STAGING);
    delete(system, output, &journal.clear)?;
    for path in &journal.write {
        let Ok(path) = SafePath::new(path) else {
            continue;
        };
        let staged = path.below(&staging);
        if leads_below(system, &staging, &path)? && exists(system, &staged)? {
            make_folders(system, output, &path, &mut Vec::new())?;
            system
                .rename(&staged, &path.below(output))
                .at("rename", &staged)?;
        }
    }
    delete(system, output, &journal.delete)?;
    let staged = staging.join(names::MANIFEST);
    if exists(system, &staged)? {
        system
            .rename(&staged, &output.join(names::MANIFEST))
            .at("rename", &staged)?;
    }
    discard_staged(system, output)?;
    remove(system, &output.join(names::JOURNAL))
}

/// Deletes files, and the folders that this empties.
fn delete(system: &dyn FileSystem, output: &Path, paths: &[String]) -> Result<(), Error> {
    for path in paths.iter().filter_map(|path| SafePath::new(path).ok()) {
        if !leads_below(system, output, &path)? {
            continue;
        }
        remove(system, &path.below(output))?;
        let folders: Vec<_> = path.folders().collect();
        for folder in folders.iter().rev() {
            if system.remove_folder(&output.join(folder)).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// Removes the staging folder and what is in it, and a journal that was never decided. All of it is
/// ours by its name.
fn discard_staged(system: &dyn FileSystem, output: &Path) -> Result<(), Error> {
    remove(system, &output.join(names::NEW_JOURNAL))?;
    let staging = output.join(names::STAGING);
    if !exists(system, &staging)? {
        return Ok(());
    }
    check_folder(system, &staging)?;
    let mut folders = vec![staging];
    let mut at = 0;
    while at < folders.len() {
        let folder = folders[at].clone();
        for name in system.list(&folder).at("read", &folder)? {
            let child = folder.join(name);
            match system.entry(&child).at("read", &child)?.kind {
                EntryKind::Folder => folders.push(child),
                _ => system.remove_file(&child).at("remove", &child)?,
            }
        }
        at += 1;
    }
    folders
        .iter()
        .rev()
        .try_for_each(|folder| system.remove_folder(folder).at("remove", folder))
}

fn remove(system: &dyn FileSystem, path: &Path) -> Result<(), Error> {
    match system.remove_file(path) {
        Err(error) if is_absent(&error) => Ok(()),
        done => done.at("remove", path),
    }
}
