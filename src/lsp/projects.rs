//! The projects that are open: one for each folder with settings in which a file or folder of the
//! editor lies.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::disk;
use crate::text::FileId;

use super::buffer::Buffer;
use super::uri;
use super::workspace::{Workspace, is_read};

/// What is open in one editor.
#[derive(Debug, Default)]
pub(super) struct Projects {
    /// By their folders' real paths, so that one that is named in two ways is one.
    open: BTreeMap<PathBuf, Workspace>,
    /// Texts of no project, by their addresses: one may be made round them while they are open.
    strays: BTreeMap<String, Buffer>,
}

impl Projects {
    /// Opens the project that a file or folder lies in, if it lies in one.
    pub(super) fn open_around(&mut self, path: &Path) {
        if let Some(root) = disk::project_of(path) {
            self.open_at(root);
        }
    }

    /// Opens the project of a folder that is open in the editor: the one that it lies in, else the
    /// only one right below it.
    pub(super) fn open_in(&mut self, folder: &Path) {
        let below = || Some(folder.join(disk::project_below(folder)?));
        let around = disk::project_of(folder).map(Path::to_owned);
        if let Some(root) = around.or_else(below) {
            self.open_at(&root);
        }
    }

    fn open_at(&mut self, root: &Path) {
        let real = disk::real_path(root).unwrap_or_else(|| root.into());
        self.open
            .entry(real)
            .or_insert_with(|| Workspace::new(root));
    }

    /// The project that a file lies in, with the file: of several, one within another, the
    /// innermost.
    pub(super) fn find(&mut self, uri: &Uri) -> Option<(FileId, &mut Workspace)> {
        let mut found: Option<(FileId, &mut Workspace)> = None;
        for workspace in self.open.values_mut() {
            let Some(file) = uri::file(uri, &workspace.root) else {
                continue;
            };
            // A shorter way down begins further in.
            let is_inner = |(outer, _): &(FileId, _)| file.as_str().len() < outer.as_str().len();
            if found.as_ref().is_none_or(is_inner) {
                found = Some((file, workspace));
            }
        }
        found
    }

    /// Every project.
    pub(super) fn all(&mut self) -> impl Iterator<Item = &mut Workspace> {
        self.open.values_mut()
    }

    /// A text that the editor has opened; if nothing in it is checked, why.
    pub(super) fn open(&mut self, buffer: Buffer) -> Option<&'static str> {
        if let Some(path) = uri::path(&buffer.uri) {
            self.open_around(&path);
        }
        if let Some((file, workspace)) = self.find(&buffer.uri) {
            let why = "it lies beside the folder `content` of its project";
            let why = (!is_read(&file)).then_some(why);
            workspace.open(file, buffer);
            return why;
        }
        self.strays.insert(buffer.uri.as_ref().to_owned(), buffer);
        Some("no folder above it has a variorum.toml")
    }

    /// The text of no project that has an address.
    pub(super) fn stray(&mut self, uri: &Uri) -> Option<&mut Buffer> {
        self.strays.get_mut(uri.as_ref())
    }

    /// Lets go of a text. What was typed and not saved is gone with it.
    pub(super) fn close(&mut self, uri: &Uri) {
        self.strays.remove(uri.as_ref());
        if let Some((file, workspace)) = self.find(uri) {
            workspace.close(&file, uri);
            workspace.look();
        }
        self.open.retain(|_, workspace| !workspace.is_gone());
    }

    /// Looks at the disk again, where projects may have come and gone.
    pub(super) fn look(&mut self) {
        for workspace in self.open.values_mut() {
            workspace.look();
        }
        for (_, buffer) in std::mem::take(&mut self.strays) {
            self.open(buffer);
        }
    }

    /// Lets go of the projects of a folder that the editor has closed, but of none of which a text
    /// is open still; their names for the editor.
    pub(super) fn leave(&mut self, folder: &Path) -> Vec<PathBuf> {
        let left = |workspace: &Workspace| {
            workspace.root.starts_with(folder) && workspace.open_files().next().is_none()
        };
        let gone = self.open.extract_if(.., |_, workspace| left(workspace));
        gone.map(|(_, workspace)| workspace.root).collect()
    }
}
