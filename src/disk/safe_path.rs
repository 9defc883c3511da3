//! A path that may be written, made by one function.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::address::{folded, unsafe_part};

use super::error::Error;
use super::names;

/// A path relative to the output folder with `/` between its parts, which means the same file on
/// every system and leads nowhere else.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct SafePath(String);

impl SafePath {
    /// Checks a path, which is decoded already and stays as it is.
    ///
    /// # Errors
    /// Why it may not be written, as the rest of a sentence that begins with the path or the name
    /// in it.
    pub fn new(path: &str) -> Result<Self, &'static str> {
        if let Some((_, why)) = unsafe_part(path) {
            return Err(why);
        }
        if names::is_own(path.split('/').next().unwrap_or(path)) {
            return Err("has a name that Variorum keeps for itself");
        }
        Ok(Self(path.to_owned()))
    }

    /// The path as it is.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same path below a folder.
    pub fn below(&self, folder: &Path) -> PathBuf {
        folder.join(&self.0)
    }

    /// The folders that it lies in, outermost first: `a`, `a/b` of `a/b/c.html`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }
}

impl Borrow<str> for SafePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Refuses files of which a system would lose one.
pub(super) fn check_collision<'a>(paths: impl Iterator<Item = &'a SafePath>) -> Result<(), Error> {
    let Some((one, other)) = collision(paths) else {
        return Ok(());
    };
    Err(Error::refused(
        Path::new(one.as_str()),
        format!("would be one file with {other} on some systems"),
        "rename one of the files that they come from",
    ))
}

/// Two paths that some system takes for one file, or of which one would be a folder and a file at
/// once.
fn collision<'a>(
    paths: impl Iterator<Item = &'a SafePath>,
) -> Option<(&'a SafePath, &'a SafePath)> {
    let mut files = BTreeMap::new();
    let mut folders = BTreeMap::new();
    for path in paths {
        if let Some(other) = files.insert(folded(path.as_str()), path) {
            return Some((other, path));
        }
        for folder in path.folders() {
            folders.insert(folded(folder), path);
        }
    }
    files
        .iter()
        .find_map(|(name, path)| Some((*path, *folders.get(name)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_safe_path_leads_nowhere_else() {
        for path in [
            "index.html",
            "sources/a.html",
            "bilder/Zürich 1.png",
            ".well-known/x",
            "a..b",
            "console.html",
        ] {
            assert!(SafePath::new(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../b",
            "a//b",
            "a/",
            "a/nul",
            "COM1.txt/a",
        ] {
            assert!(SafePath::new(path).is_err(), "{path}");
        }
        assert!(SafePath::new(names::MANIFEST).is_err());
    }

    fn collides(paths: &[&str]) -> bool {
        let paths: Vec<SafePath> = paths
            .iter()
            .map(|path| SafePath::new(path).unwrap())
            .collect();
        collision(paths.iter()).is_some()
    }

    #[test]
    fn paths_that_some_system_takes_for_one_collide() {
        assert!(collides(&["A.html", "a.html"]));
        assert!(collides(&["\u{e9}.html", "e\u{301}.html"]));
        assert!(collides(&["a", "a/b"]));
        assert!(!collides(&["a.html", "a/b.html"]));
    }
}
