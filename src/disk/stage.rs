//! New files in a folder of their own, before any of them takes its place.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::render::Site;

use super::SafePath;
use super::error::{At, Error};
use super::file_system::FileSystem;
use super::manifest::Manifest;
use super::writer::Destination;
use super::{names, opaque};

/// Writes a manifest and these files of its site, all of which it has, into a new folder. The
/// manifest comes first, so that whatever part of the site stands in a folder that was left behind
/// is known to be ours. With a durable target the bytes have reached the disk when this returns.
pub(super) fn stage<'a>(
    system: &dyn FileSystem,
    site: &Site,
    manifest: &Manifest,
    files: impl IntoIterator<Item = &'a SafePath>,
    folder: &Path,
    target: &Destination<'_>,
) -> Result<(), Error> {
    system.create_folder(folder).at("create", folder)?;
    let path = folder.join(names::MANIFEST);
    system
        .write_new(&path, &manifest.bytes())
        .at("write", &path)?;
    let mut written = vec![path];
    let mut made = BTreeSet::new();
    for path in files {
        for parent in path.folders() {
            // The folder is new, so that nobody need be asked what stands in it.
            if made.insert(parent) {
                let parent = folder.join(parent);
                system.create_folder(&parent).at("create", &parent)?;
            }
        }
        let file = path.below(folder);
        match (site.made.get(path.as_str()), site.copied.get(path.as_str())) {
            (Some(bytes), _) => system.write_new(&file, bytes).at("write", &file)?,
            (None, Some(copied)) => opaque::copy(system, target.root, copied, &file)?,
            (None, None) => {
                let cause = io::Error::other("the site has no such file");
                return Err(cause).at("write", &file);
            }
        }
        written.push(file);
    }
    if target.durable {
        system.sync(folder, &written).at("write", folder)
    } else {
        Ok(())
    }
}
