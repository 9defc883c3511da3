//! The list of what is ours in a published folder.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::par_map::par_map;
use crate::parse::sha256;
use crate::render::Site;

use super::SafePath;
use super::error::{At, Error};
use super::file_system::{FileSystem, is_absent};
use super::names;

/// Path and sha256 of every file that Variorum wrote in a folder, the manifest itself excepted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Manifest {
    /// Path → 64 hexadecimal digits.
    pub files: BTreeMap<SafePath, String>,
}

/// How one manifest differs from another; paths in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ManifestChanges {
    /// In the new one alone.
    pub added: Vec<SafePath>,
    /// In both, with other bytes.
    pub changed: Vec<SafePath>,
    /// In the old one alone.
    pub removed: Vec<SafePath>,
}

/// Says that a file of this name is indeed a manifest.
const MARKER: &str = "written by variorum; files that are not listed here are never touched";
const VERSION: u32 = 1;
const LIMIT: u64 = 256 * 1024 * 1024;

#[derive(Deserialize)]
struct Stored {
    marker: String,
    version: u32,
    files: BTreeMap<String, String>,
}

/// The file as it is written.
#[derive(Serialize)]
struct ManifestFile<'a> {
    marker: &'static str,
    version: u32,
    files: &'a BTreeMap<SafePath, String>,
}

impl Manifest {
    /// The manifest of a site; an address that cannot be written is refused.
    pub(super) fn of(site: &Site) -> Result<Self, Error> {
        let hashed = par_map(site.made.iter().collect(), |(address, bytes)| {
            Ok((safe(address)?, sha256(bytes)))
        });
        let mut files: BTreeMap<SafePath, String> = hashed.into_iter().collect::<Result<_, _>>()?;
        for (address, copied) in &site.copied {
            files.insert(safe(address)?, copied.content.sha256.clone());
        }
        Ok(Self { files })
    }

    /// The bytes of its file: sorted, the same for the same site.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let file = ManifestFile {
            marker: MARKER,
            version: VERSION,
            files: &self.files,
        };
        // Strings and numbers always serialise.
        let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads the file's bytes; nothing if they are no manifest of ours, or name a path that was
    /// never ours to write.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let stored: Stored = serde_json::from_slice(bytes).ok()?;
        let ours = stored.marker == MARKER && stored.version == VERSION;
        let files = stored
            .files
            .into_iter()
            .map(|(path, hash)| Some((SafePath::new(&path).ok()?, hash)));
        let files = files.collect::<Option<_>>()?;
        ours.then_some(Self { files })
    }

    /// The manifest in a folder; nothing if there is none, or none of ours.
    pub(super) fn read(system: &dyn FileSystem, folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(names::MANIFEST);
        match system.read(&path, LIMIT) {
            Ok(bytes) => Ok(Self::from_bytes(&bytes)),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(error).at("read", &path),
        }
    }

    /// What becomes of the files of `old` when `new` takes its place. Pure: it looks at no folder.
    pub fn changes(old: &Self, new: &Self) -> ManifestChanges {
        let mut changes = ManifestChanges::default();
        for (path, hash) in &new.files {
            match old.files.get(path) {
                None => changes.added.push(path.clone()),
                Some(earlier) if earlier != hash => changes.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        for path in old.files.keys() {
            if !new.files.contains_key(path) {
                changes.removed.push(path.clone());
            }
        }
        changes
    }

    /// Whether it lists this path.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether it lists something in this folder.
    pub(super) fn lists_below(&self, folder: &str) -> bool {
        let prefix = format!("{folder}/");
        let from = (Bound::Included(prefix.as_str()), Bound::Unbounded);
        self.files
            .range::<str, _>(from)
            .next()
            .is_some_and(|(path, _)| path.as_str().starts_with(&prefix))
    }
}

fn safe(address: &str) -> Result<SafePath, Error> {
    SafePath::new(address).map_err(|reason| Error::Refused {
        path: address.into(),
        reason: format!("cannot be published: it {reason}"),
        help: Some("rename the file that it comes from".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_each_file() {
        let manifest = |files: &[(&str, &str)]| Manifest {
            files: files
                .iter()
                .map(|(path, hash)| (SafePath::new(path).unwrap(), (*hash).to_owned()))
                .collect(),
        };
        let old = manifest(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let new = manifest(&[("b", "2"), ("c", "4"), ("d", "5")]);
        let names = |paths: &[SafePath]| paths.iter().map(SafePath::to_string).collect::<String>();
        let changes = Manifest::changes(&old, &new);
        assert_eq!(
            [&changes.added, &changes.changed, &changes.removed].map(|paths| names(paths)),
            ["d", "c", "a"]
        );
        assert_eq!(Manifest::changes(&new, &new), ManifestChanges::default());
    }
}
