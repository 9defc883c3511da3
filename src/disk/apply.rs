//! The one door by which a command writes its author's files: all of the changes or none.
//!
//! 1. Every change is looked at before anything is written: what must be there is there.
//! 2. The new bytes are written beside their places under hidden names that nobody reads as
//!    content, and of each file that will be replaced its old bytes. A full disk is met here.
//! 3. Each file takes its place by one rename, so that nobody ever reads half of one.
//!
//! Whichever call fails, what was done is undone and the folder is as it was. A run that is killed
//! in step 3 undoes nothing: each file is then wholly old or wholly new, some of either, and
//! `.NAME.variorum-new` and `.NAME.variorum-old` lie beside those that it had in hand. Nothing is
//! lost, and the next change of the same file removes them. A journal that finishes such a run
//! could undo what the author has written since, which is worse than saying what is there.

use std::path::{Path, PathBuf};

use crate::parse::sha256;

use super::error::{At, Error};
use super::file_system::{DirectoryEntry, EntryKind, FileSystem, Real, is_absent, shown_root};
use super::folders::{check_folders, make_folders};
use super::names;
use super::reader::LARGEST_FILE;
use super::root::project_around;
use super::safe_path::{SafePath, check_collision};
use super::typed::is_project;

/// A file of the author's before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Relative to the project, with `/` between its parts.
    pub path: String,
    /// The sha256 of the bytes that must stand there, as [`sha256`] writes it; nothing if the path
    /// must be free.
    pub before: Option<String>,
    /// The bytes that shall stand there.
    pub after: Vec<u8>,
}

impl Change {
    /// A file that is not there yet.
    pub fn of_new(path: impl Into<String>, after: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            before: None,
            after: after.into(),
        }
    }

    /// Other bytes for a file that holds `before`.
    pub fn of_old(path: impl Into<String>, before: &[u8], after: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            before: Some(sha256(before)),
            after: after.into(),
        }
    }
}

/// Changes files below `root`, which is made if it is missing. A replaced file keeps its
/// permissions; other names of it (hard links) keep the old bytes.
///
/// # Errors
/// If a path cannot be published or leads elsewhere, if something else stands there than must, or
/// if the system refuses. Then nothing has changed.
pub fn apply(root: &Path, changes: &[Change]) -> Result<(), Error> {
    apply_with(&Real, root, changes)
}

/// Refuses a folder that is neither missing nor empty: no place for a new project. A repository
/// without a file is empty.
///
/// # Errors
/// That, or if it cannot be told.
pub fn check_vacant(folder: &Path) -> Result<(), Error> {
    if is_project(folder) {
        let help = "go into it, and `variorum serve` shows it; for another one name another folder";
        return Err(Error::refused(folder, "is a project already", help));
    }
    if let Some(project) = project_around(folder) {
        let reason = format!("would lie in the project {}", project.display());
        let help = "name a folder outside of it; each story is a project of its own";
        return Err(Error::refused(folder, reason, help));
    }
    match Real.entry(folder) {
        Err(error) if is_absent(&error) => return Ok(()),
        Err(error) => return Err(error).at("read", folder),
        Ok(entry) if entry.kind == EntryKind::Folder => {
            let mut names = Real.list(folder).at("read", folder)?.into_iter();
            let Some(name) = names.find(|name| !belongs_to_clone(&name.to_string_lossy())) else {
                return Ok(());
            };
            let reason = format!("is not an empty folder: {} is in it", name.display());
            return Err(Error::refused(folder, reason, "name a new folder"));
        }
        Ok(_) => {}
    }
    Err(Error::refused(folder, "is a file", "name a new folder"))
}

/// Whether a name is one that a clone of a new repository has, or a system leaves everywhere.
fn belongs_to_clone(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    name.starts_with('.') || matches!(stem.as_str(), "readme" | "license" | "licence" | "copying")
}

/// Whether something stands at a path.
pub fn stands(path: &Path) -> bool {
    Real.entry(path).is_ok()
}

/// The same as [`apply`] with another file system, which may fail.
pub(super) fn apply_with(
    system: &dyn FileSystem,
    root: &Path,
    changes: &[Change],
) -> Result<(), Error> {
    let root = shown_root(root);
    let mut targets = Vec::new();
    for change in changes {
        targets.push(ChangeTarget::check(system, root, change)?);
    }
    check_collision(targets.iter().map(|target| &target.path))?;
    let mut trail = Trail::default();
    let done = stage(system, root, &targets, &mut trail)
        .and_then(|()| put_all(system, &targets, &mut trail));
    match done {
        Ok(()) => trail.clear(system),
        Err(_) => trail.undo(system),
    }
    done
}

/// A place that a change is for.
struct ChangeTarget<'a> {
    path: SafePath,
    file: PathBuf,
    /// What stands there and shall be replaced.
    old: Option<Old>,
    after: &'a [u8],
}

/// A file that will be replaced.
struct Old {
    /// What it looked like just before it was read.
    entry: DirectoryEntry,
    bytes: Vec<u8>,
}

impl<'a> ChangeTarget<'a> {
    /// Step 1.
    fn check(system: &dyn FileSystem, root: &Path, change: &'a Change) -> Result<Self, Error> {
        let path = SafePath::new(&change.path).map_err(|reason| {
            Error::refused(Path::new(&change.path), reason, "choose another name")
        })?;
        check_folders(system, root, &path)?;
        let file = path.below(root);
        let old = match &change.before {
            None => {
                check_free(system, &file)?;
                None
            }
            Some(hash) => Some(old(system, &file, hash)?),
        };
        Ok(Self {
            path,
            file,
            old,
            after: &change.after,
        })
    }
}

fn check_free(system: &dyn FileSystem, file: &Path) -> Result<(), Error> {
    match system.entry(file) {
        Err(error) if is_absent(&error) => Ok(()),
        Err(error) => Err(error).at("read", file),
        Ok(_) => Err(Error::refused(
            file,
            "is there already",
            "choose another name, or edit the file that is there",
        )),
    }
}

/// The file as it stands, if that is what must be there.
fn old(system: &dyn FileSystem, file: &Path, hash: &str) -> Result<Old, Error> {
    // Looked at before it is read: whoever writes in between makes it look otherwise later.
    let entry = match system.entry(file) {
        Err(error) if is_absent(&error) => return Err(changed(file)),
        entry => entry.at("read", file)?,
    };
    // A link would be replaced by a file, and what it leads to would stay as it is.
    if entry.kind != EntryKind::File {
        let help = "put the file itself there, or edit it by hand";
        return Err(Error::refused(file, "is not a regular file", help));
    }
    // A rename asks the folder alone, and would take no notice.
    if entry.is_read_only {
        let help = "allow yourself to write it, and run the command again";
        return Err(Error::refused(file, "is read-only", help));
    }
    let bytes = system.read(file, LARGEST_FILE).at("read", file)?;
    if sha256(&bytes) == hash {
        Ok(Old { entry, bytes })
    } else {
        Err(changed(file))
    }
}

fn changed(file: &Path) -> Error {
    Error::refused(
        file,
        "has changed since it was read",
        "run the command again",
    )
}

/// Step 2.
fn stage(
    system: &dyn FileSystem,
    root: &Path,
    targets: &[ChangeTarget<'_>],
    trail: &mut Trail,
) -> Result<(), Error> {
    make_root(system, root, &mut trail.folders)?;
    let mut written = Vec::new();
    for target in targets {
        make_folders(system, root, &target.path, &mut trail.folders)?;
        let new = names::beside_new(&target.file);
        write_beside(system, target, &new, target.after, trail)?;
        if let Some(old) = &target.old {
            let kept = names::beside_old(&target.file);
            write_beside(system, target, &kept, &old.bytes, trail)?;
            written.extend([new, kept]);
        }
    }
    // Of a new file nothing can be lost. In the place of an old one a failing current must not
    // leave an empty one, which a rename before its bytes would.
    if written.is_empty() {
        Ok(())
    } else {
        system.sync(root, &written).at("write", root)
    }
}

/// Writes under a hidden name of ours beside a target, with the permissions of what it replaces.
/// Messages name the target, which the author knows.
fn write_beside(
    system: &dyn FileSystem,
    target: &ChangeTarget<'_>,
    beside: &Path,
    bytes: &[u8],
    trail: &mut Trail,
) -> Result<(), Error> {
    match system.entry(beside) {
        Err(error) if is_absent(&error) => {}
        // Left by a run that was killed.
        Ok(entry) if entry.kind == EntryKind::File => {
            system.remove_file(beside).at("remove", beside)?;
        }
        Ok(_) => {
            let help = "move it away and try again";
            return Err(Error::refused(beside, "is not a regular file", help));
        }
        Err(error) => return Err(error).at("read", beside),
    }
    // Before it is written: a part of it is to be removed too.
    trail.beside.push(beside.to_owned());
    system.write_new(beside, bytes).at("write", &target.file)?;
    if target.old.is_some() {
        let copied = system.copy_permissions(&target.file, beside);
        copied.at("write", &target.file)?;
    }
    Ok(())
}

/// Step 3.
fn put_all(
    system: &dyn FileSystem,
    targets: &[ChangeTarget<'_>],
    trail: &mut Trail,
) -> Result<(), Error> {
    for target in targets {
        let (file, new) = (&target.file, names::beside_new(&target.file));
        if let Some(old) = &target.old {
            // The author may have saved it since it was read.
            if system.entry(file).at("read", file)? != old.entry {
                return Err(changed(file));
            }
            system.rename(&new, file).at("write", file)?;
            trail.replaced.push(file.clone());
        } else {
            system.rename_new(&new, file).at("write", file)?;
            trail.added.push(file.clone());
        }
        trail.beside.retain(|beside| *beside != new);
    }
    Ok(())
}

/// Makes the project's folder and those it lies in.
fn make_root(system: &dyn FileSystem, root: &Path, made: &mut Vec<PathBuf>) -> Result<(), Error> {
    let mut missing = Vec::new();
    for folder in root.ancestors() {
        if folder.as_os_str().is_empty() {
            break;
        }
        // A link to a folder is as good as a folder here: the author named it.
        match system.canonical(folder) {
            Err(error) if is_absent(&error) => missing.push(folder),
            found => {
                found.at("read", folder)?;
                break;
            }
        }
    }
    for folder in missing.into_iter().rev() {
        system.create_folder(folder).at("create", folder)?;
        made.push(folder.to_owned());
    }
    Ok(())
}

/// The way back.
#[derive(Default)]
struct Trail {
    /// Folders that were made, outermost first.
    folders: Vec<PathBuf>,
    /// Files of ours under hidden names.
    beside: Vec<PathBuf>,
    added: Vec<PathBuf>,
    replaced: Vec<PathBuf>,
}

impl Trail {
    /// Puts everything back. What fails here is passed over, so that as much as can be is as it
    /// was; the old bytes then still lie beside.
    fn undo(&mut self, system: &dyn FileSystem) {
        for file in &self.added {
            drop(system.remove_file(file));
        }
        for file in &self.replaced {
            let old = names::beside_old(file);
            if system.rename(&old, file).is_err() {
                self.beside.retain(|beside| *beside != old);
            }
        }
        self.clear(system);
        for folder in self.folders.iter().rev() {
            drop(system.remove_folder(folder));
        }
    }

    /// Removes what lies beside.
    fn clear(&self, system: &dyn FileSystem) {
        for beside in &self.beside {
            // Twice, because what is in the way is mostly somebody who looks at every new file.
            if system.remove_file(beside).is_err() {
                drop(system.remove_file(beside));
            }
        }
    }
}
