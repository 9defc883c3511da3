//! Files that a command makes for its author, inside the project: all of them or none, and nothing
//! is ever overwritten.

use std::path::{Path, PathBuf};

use super::error::{At, Error};
use super::file_system::{FileSystem, Real, check_folder, exists};
use super::reader::LARGEST_FILE;
use super::safe_path::SafePath;

/// Writes new files, given by path relative to the project in `root` and bytes.
///
/// # Errors
/// If a path cannot be published or leads elsewhere, if something stands there already, or if the
/// system refuses.
pub fn create(root: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    // So that messages say `content/index.md` and not `./content/index.md`.
    let root = if root == Path::new(".") {
        Path::new("")
    } else {
        root
    };
    for (path, _) in files {
        let safe = SafePath::new(path)
            .map_err(|reason| Error::refused(Path::new(path), reason, "choose another name"))?;
        safe.folders()
            .try_for_each(|folder| check_part(root, folder))?;
        let file = root.join(path);
        if exists(&Real, &file)? {
            return Err(Error::refused(
                &file,
                "is there already",
                "choose another name, or edit the file that is there",
            ));
        }
    }
    let mut written: Vec<PathBuf> = Vec::new();
    for (path, bytes) in files {
        let file = root.join(path);
        let done =
            make_folders(root, path).and_then(|()| Real.write_new(&file, bytes).at("write", &file));
        if let Err(error) = done {
            // What this call wrote a moment ago is nobody's work yet.
            for file in &written {
                drop(Real.remove_file(file));
            }
            return Err(error);
        }
        written.push(file);
    }
    Ok(())
}

/// The bytes of any file that the author names.
///
/// # Errors
/// If there is none, if it is not a regular file, or if it is too large to be meant.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    Real.read(path, LARGEST_FILE).at("read", path)
}

/// The path that a person means who types it where no shell reads it, or drags a file there: with
/// marks round it, or with `~` for the home folder.
pub fn typed_path(typed: &str) -> PathBuf {
    let marked = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let plain = marked('\'')
        .or_else(|| marked('"'))
        .map_or_else(|| typed.replace("\\ ", " "), str::to_owned);
    let at_home = plain
        .strip_prefix("~/")
        .and_then(|below| Some(std::env::home_dir()?.join(below)));
    at_home.unwrap_or_else(|| PathBuf::from(plain))
}

/// A link in the place of a folder would lead elsewhere.
fn check_part(root: &Path, folder: &str) -> Result<(), Error> {
    let path = root.join(folder);
    if exists(&Real, &path)? {
        check_folder(&Real, &path)
    } else {
        Ok(())
    }
}

fn make_folders(root: &Path, path: &str) -> Result<(), Error> {
    for (at, _) in path.match_indices('/') {
        let folder = root.join(&path[..at]);
        if !exists(&Real, &folder)? {
            Real.create_folder(&folder).at("create", &folder)?;
        }
    }
    Ok(())
}
