//! What stands in the output folder meets the new site: what must change, and how that may be done.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use crate::address::is_page;
use crate::render::Site;

use super::SafePath;
use super::error::{At, Error};
use super::file_system::{DirectoryEntry, EntryKind, FileSystem};
use super::manifest::{Manifest, ManifestChanges};
use super::names;
use super::opaque::hash;

/// What a run will do to an output folder.
#[derive(Debug)]
pub struct Plan {
    /// How.
    pub(super) way: Way,
    /// Files that are new or have other bytes, in the order in which readers may meet them: assets,
    /// pages, the front page.
    pub(super) changed: Vec<SafePath>,
    /// Ours, and no longer published.
    pub(super) removed: Vec<SafePath>,
    /// Whether the folder holds this very site and its manifest.
    pub(super) up_to_date: bool,
    /// Names at which something stands that we did not write; it is kept.
    pub(super) foreign: Vec<String>,
}

/// How a folder is replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// The whole folder in one step.
    Swap,
    /// File by file, and why.
    FileByFile(&'static str),
}

/// Compares an output folder (its real path) with the site that it shall hold.
///
/// `typed` is the folder as the user named it.
///
/// # Errors
/// If the folder is neither empty nor ours, or a file of somebody else's stands where one of ours
/// must.
pub(super) fn plan(
    system: &dyn FileSystem,
    site: &Site,
    new: &Manifest,
    output: &Path,
    typed: &Path,
) -> Result<Plan, Error> {
    let stored = Manifest::read(system, output)?;
    let old = stored.clone().unwrap_or_default();
    let found = scan(system, output, &old, new)?;
    refuse_foreign(&found, stored.is_some(), typed)?;
    let standing = standing(system, site, output, (&old, new), &found)?;
    let ManifestChanges {
        added,
        mut changed,
        removed,
    } = Manifest::changes(&standing, new);
    changed.extend(added);
    changed.sort_by(|one, other| (rank(one), one).cmp(&(rank(other), other)));
    let up_to_date = changed.is_empty() && removed.is_empty() && stored.as_ref() == Some(new);
    Ok(Plan {
        way: way(system, output, typed, &found)?,
        changed,
        removed,
        up_to_date,
        foreign: found.foreign,
    })
}

fn refuse_foreign(found: &FolderContents, is_ours: bool, typed: &Path) -> Result<(), Error> {
    let is_empty = found.foreign.is_empty() && found.blocked.is_empty();
    if !is_ours && !is_empty {
        let reason = format!(
            "holds files that Variorum did not write ({})",
            listed(&found.foreign, &found.blocked)
        );
        return Err(Error::refused(
            typed,
            reason,
            "empty it, or name another folder with `--output DIR`",
        ));
    }
    let Some(path) = found.blocked.first() else {
        return Ok(());
    };
    Err(Error::refused(
        &typed.join(path),
        "was not written by Variorum and stands where a page or file of the site must",
        "move it away, or rename the page",
    ))
}

/// What of the old manifest still stands in the folder. A file that would be left as it is may have
/// been written by somebody since, and then it is not what the manifest says.
fn standing(
    system: &dyn FileSystem,
    site: &Site,
    output: &Path,
    (old, new): (&Manifest, &Manifest),
    found: &FolderContents,
) -> Result<Manifest, Error> {
    let mut standing = Manifest::default();
    for (path, hash) in &old.files {
        let Some(entry) = found.ours.get(path.as_str()) else {
            continue;
        };
        let would_stay = new.files.get(path) == Some(hash);
        if would_stay && !same(system, site, output, path, entry)? {
            continue;
        }
        standing.files.insert(path.clone(), hash.clone());
    }
    Ok(standing)
}

/// What stands in a folder.
#[derive(Debug, Default)]
struct FolderContents {
    /// Files that the old manifest lists.
    ours: BTreeMap<String, DirectoryEntry>,
    /// Somebody else's, where the new site has nothing; a folder of theirs is one name.
    foreign: Vec<String>,
    /// Somebody else's, where the new site has a file or folder.
    blocked: Vec<String>,
}

fn scan(
    system: &dyn FileSystem,
    output: &Path,
    old: &Manifest,
    new: &Manifest,
) -> Result<FolderContents, Error> {
    let mut found = FolderContents::default();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = output.join(&folder);
        let names = match system.list(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_empty() => {
                return Ok(found);
            }
            names => names.at("read", &path)?,
        };
        for name in names {
            let lossy = name.to_string_lossy();
            if folder.is_empty() && names::is_own(&lossy) {
                continue;
            }
            let relative = if folder.is_empty() {
                lossy.to_string()
            } else {
                format!("{folder}/{lossy}")
            };
            let child = path.join(&name);
            let entry = system.entry(&child).at("read", &child)?;
            let is_folder = entry.kind == EntryKind::Folder;
            if is_folder && (old.lists_below(&relative) || new.lists_below(&relative)) {
                folders.push(relative);
            } else if entry.kind == EntryKind::File && old.lists(&relative) {
                found.ours.insert(relative, entry);
            } else if new.lists(&relative) || new.lists_below(&relative) {
                found.blocked.push(relative);
            } else {
                found.foreign.push(relative);
            }
        }
    }
    found.foreign.sort();
    found.blocked.sort();
    Ok(found)
}

/// A folder with something foreign in it, a mount point or a link cannot be swapped for another.
fn way(
    system: &dyn FileSystem,
    output: &Path,
    typed: &Path,
    found: &FolderContents,
) -> Result<Way, Error> {
    if !found.foreign.is_empty() {
        return Ok(Way::FileByFile(
            "holds files that Variorum did not write; they are kept",
        ));
    }
    if system
        .entry(typed)
        .is_ok_and(|entry| entry.kind == EntryKind::Link)
    {
        return Ok(Way::FileByFile("is a link"));
    }
    let Some(parent) = output.parent() else {
        return Ok(Way::FileByFile("is a mount point"));
    };
    let device = match system.entry(output) {
        Ok(entry) => entry.device,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Way::Swap),
        Err(error) => return Err(error).at("read", output),
    };
    let mounted = system.entry(parent).at("read", parent)?.device != device;
    Ok(if mounted {
        Way::FileByFile("is a mount point")
    } else {
        Way::Swap
    })
}

/// Whether a file holds these bytes already.
fn same(
    system: &dyn FileSystem,
    site: &Site,
    output: &Path,
    path: &SafePath,
    entry: &DirectoryEntry,
) -> Result<bool, Error> {
    if let Some(copied) = site.copied.get(path.as_str()) {
        let file = path.below(output);
        return Ok(entry.size == copied.content.length
            && hash(system, &file).at("read", &file)? == copied.content);
    }
    let Some(bytes) = site.made.get(path.as_str()) else {
        return Ok(true);
    };
    let length = bytes.len() as u64;
    if entry.size != length {
        return Ok(false);
    }
    let file = path.below(output);
    Ok(system.read(&file, length).at("read", &file)? == **bytes)
}

/// A page must not be met before what it needs, nor the front page before the pages it leads to.
fn rank(path: &SafePath) -> u8 {
    match path.as_str() {
        "index.html" => 2,
        path if is_page(path) => 1,
        _ => 0,
    }
}

/// A few names for a message.
pub(super) fn listed(foreign: &[String], blocked: &[String]) -> String {
    let names: BTreeSet<_> = foreign
        .iter()
        .chain(blocked)
        .map(|name| name.split('/').next().unwrap_or(name))
        .collect();
    let more = if names.len() > 3 { ", …" } else { "" };
    format!(
        "{}{more}",
        names.into_iter().take(3).collect::<Vec<_>>().join(", ")
    )
}

impl Plan {
    /// What the user is told of a folder that is not swapped.
    pub(super) fn note(&self, typed: &Path) -> Option<String> {
        let Way::FileByFile(reason) = self.way else {
            return None;
        };
        let names = if self.foreign.is_empty() {
            String::new()
        } else {
            format!(" ({})", listed(&self.foreign, &[]))
        };
        Some(format!(
            "{} {reason}{names}, so it is updated file by file",
            typed.display()
        ))
    }
}
