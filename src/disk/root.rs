//! Where a project lies: the nearest folder from here upwards that holds its settings.

use std::path::{Path, PathBuf};

use super::file_system::{FileSystem, Real};
use super::typed::is_project;

/// The project that `folder` lies in, as a path that begins with `folder`: itself, `..`, `../..`.
pub fn find_root(folder: &Path) -> Option<PathBuf> {
    let real = Real.canonical(folder).ok()?;
    let up = real.ancestors().position(is_project)?;
    if up == 0 {
        return Some(folder.into());
    }
    let above = vec![".."; up].join("/");
    Some(if folder == Path::new(".") {
        PathBuf::from(above)
    } else {
        folder.join(above)
    })
}

/// The project that a file or folder lies in, by a part of the name that it was given: who opened
/// it by way of a link goes on to name it so.
pub fn project_of(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| is_project(folder))
}

/// The project that a folder would lie in, which need not exist yet.
pub fn project_around(folder: &Path) -> Option<PathBuf> {
    let mut existing = folder.ancestors().filter_map(|path| {
        let path = if path == Path::new("") {
            Path::new(".")
        } else {
            path
        };
        Real.canonical(path).ok()
    });
    let real = existing.next()?;
    real.ancestors()
        .find(|path| is_project(path))
        .map(Path::to_owned)
}

/// The only project that lies right below a folder: who has just made one often forgets to go into
/// it.
pub fn project_below(folder: &Path) -> Option<String> {
    let mut found = Vec::new();
    for name in Real.list(folder).ok()? {
        if is_project(&folder.join(&name)) {
            found.push(name);
        }
    }
    let name = found.pop().filter(|_| found.is_empty())?;
    name.into_string().ok()
}
