//! A walk through the folders of a project: what of it there is to be read, and what is refused.
//! It opens no file.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::address::{LOCK, SETTINGS, THEMES, is_ignored};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span};

use super::error::{At, Error};
use super::file_system::{DirectoryEntry, EntryKind, FileSystem, Real, is_absent, shown_root};
use super::root::{project_around, project_below};

/// Folders by their real paths, each with what tells it from another that took its name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folders(BTreeMap<PathBuf, (u64, u64)>);

/// A walk through the folders of a project. A list of what is still to be seen takes the place of
/// recursion, so that no depth of folders can exhaust the stack; links come last, so that a folder
/// is known by its own name before any link to it.
pub(super) struct Walk {
    root: PathBuf,
    canonical_root: PathBuf,
    /// The folders that were read.
    pub(super) read: Folders,
    /// Those still to be read.
    folders: Vec<(String, PathBuf, DirectoryEntry)>,
    links: Vec<(String, PathBuf)>,
    /// Name relative to the root → the path to open, and what stood there.
    pub(super) found: BTreeMap<String, (PathBuf, DirectoryEntry)>,
    /// What was refused.
    pub(super) diagnostics: Diagnostics,
}

impl Walk {
    pub(super) fn new(root: &Path) -> Result<Self, Error> {
        let canonical_root = match Real.canonical(root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoProject {
                    missing: root.into(),
                    below: None,
                    around: None,
                });
            }
            canonical => canonical.at("read", root)?,
        };
        let diagnostics = Diagnostics::default();
        let (read, found) = (Folders::default(), BTreeMap::new());
        Ok(Self {
            root: shown_root(root).into(),
            canonical_root,
            read,
            folders: Vec::new(),
            links: Vec::new(),
            found,
            diagnostics,
        })
    }

    pub(super) fn settings(&mut self) -> Result<(), Error> {
        let path = self.root.join(SETTINGS);
        let Some(entry) = existing(&path)? else {
            return Err(Error::NoProject {
                missing: path,
                below: project_below(&self.canonical_root),
                around: project_around(&self.canonical_root),
            });
        };
        self.meet(SETTINGS.to_owned(), path.clone(), &entry);
        while let Some((name, link)) = self.links.pop() {
            self.link(name, &link)?;
        }
        // Read as a folder it would be a project without a setting, which nobody meant.
        if self.folders.is_empty() {
            Ok(())
        } else {
            Err(Error::SettingsFolder { path })
        }
    }

    pub(super) fn folders(&mut self, theme: Option<&str>) -> Result<(), Error> {
        let theme = theme.map(|theme| format!("{THEMES}{theme}"));
        let own = ["content", LOCK].map(str::to_owned);
        for name in own.into_iter().chain(theme) {
            let path = self.root.join(&name);
            if let Some(entry) = existing(&path)? {
                self.meet(name, path, &entry);
            }
        }
        self.finish()
    }

    /// Sees all that is left to be seen.
    fn finish(&mut self) -> Result<(), Error> {
        loop {
            if let Some((name, path, entry)) = self.folders.pop() {
                self.folder(&name, &path, &entry)?;
            } else if let Some((name, path)) = self.links.pop() {
                self.link(name, &path)?;
            } else {
                return Ok(());
            }
        }
    }

    fn folder(&mut self, name: &str, path: &Path, entry: &DirectoryEntry) -> Result<(), Error> {
        let canonical = match Real.canonical(path) {
            // It was deleted since its own folder was read.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            canonical => canonical.at("read", path)?,
        };
        if self
            .read
            .0
            .insert(canonical, (entry.device, entry.inode))
            .is_some()
        {
            self.refuse(
                name,
                "leads to a folder that is read already",
                "remove the link",
            );
            return Ok(());
        }
        let names = match Real.list(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            names => names.at("read", path)?,
        };
        for child in names {
            let lossy = child.to_string_lossy();
            let child_name = format!("{name}/{lossy}");
            if is_ignored(&lossy) {
                continue;
            }
            if child.to_str().is_none() {
                self.refuse(&child_name, "has a name that is not UTF-8", "rename it");
                continue;
            }
            let child_path = path.join(&child);
            if let Some(entry) = existing(&child_path)? {
                self.meet(child_name, child_path, &entry);
            }
        }
        Ok(())
    }

    fn meet(&mut self, name: String, path: PathBuf, entry: &DirectoryEntry) {
        match entry.kind {
            EntryKind::File => drop(self.found.insert(name, (path, entry.clone()))),
            EntryKind::Folder => self.folders.push((name, path, entry.clone())),
            EntryKind::Link => self.links.push((name, path)),
            EntryKind::Other => self.diagnostics.push(not_regular(&name)),
        }
    }

    fn link(&mut self, name: String, path: &Path) -> Result<(), Error> {
        let target = match Real.canonical(path) {
            Ok(target) if target.starts_with(&self.canonical_root) => target,
            Ok(_) => {
                self.refuse(
                    &name,
                    "is a link that leads out of the project",
                    "put the file itself there",
                );
                return Ok(());
            }
            Err(error) => {
                let reason = if is_absent(&error) {
                    "leads nowhere".to_owned()
                } else {
                    format!("cannot be followed ({error})")
                };
                self.refuse(
                    &name,
                    &format!("is a link that {reason}"),
                    "mend or remove the link",
                );
                return Ok(());
            }
        };
        if let Some(entry) = existing(&target)? {
            self.meet(name, target, &entry);
        }
        Ok(())
    }

    fn refuse(&mut self, name: &str, reason: &str, help: &str) {
        self.diagnostics.push(unsafe_path(name, reason, help));
    }
}

/// What stands at the path; nothing if nothing does.
fn existing(path: &Path) -> Result<Option<DirectoryEntry>, Error> {
    match Real.entry(path) {
        Err(error) if is_absent(&error) => Ok(None),
        entry => entry.at("read", path).map(Some),
    }
}

/// A file or folder that is not read, with the reason as the rest of a sentence.
pub(super) fn refused(name: &str, reason: &str) -> Diagnostic {
    unsafe_path(name, reason, "put the file itself there")
}

pub(super) fn unsafe_path(name: &str, reason: &str, help: &str) -> Diagnostic {
    let place = Place::new(&FileId::new(name), Span::default());
    Diagnostic::new(Code::UnsafePath, place, format!("{name} {reason}")).help(help)
}

pub(super) fn not_regular(name: &str) -> Diagnostic {
    unsafe_path(
        name,
        "is not a regular file but a pipe, socket or device",
        "move it out of the project",
    )
}
