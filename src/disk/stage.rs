//! New files in a folder of their own, before any of them takes its place.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::par_map::par_map;
use crate::render::Site;

use super::SafePath;
use super::error::{At, Error};
use super::file_system::FileSystem;
use super::manifest::Manifest;
use super::writer::Destination;
use super::{names, opaque};

/// Files that one core writes before it looks for others; what fails ends the part that it is in.
const FILES_OF_A_PART: usize = 64;

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
    let files: Vec<&SafePath> = files.into_iter().collect();
    create_folders(system, &files, folder)?;
    let write = |path: &&SafePath| write_file(system, site, path, folder, target);
    // One core waits for the file system while another does.
    let parts = files.chunks(FILES_OF_A_PART).collect();
    let done = par_map(parts, |files: &[_]| files.iter().try_for_each(write));
    done.into_iter().collect::<Result<(), Error>>()?;
    if !target.durable {
        return Ok(());
    }
    let mut written = vec![path];
    written.extend(files.iter().map(|path| path.below(folder)));
    system.sync(folder, &written).at("write", folder)
}

/// The folders that these files lie in. The one they are in is new, so that nobody need be asked
/// what stands there.
fn create_folders(
    system: &dyn FileSystem,
    files: &[&SafePath],
    folder: &Path,
) -> Result<(), Error> {
    let mut made = BTreeSet::new();
    for parent in files.iter().flat_map(|path| path.folders()) {
        if made.insert(parent) {
            let parent = folder.join(parent);
            system.create_folder(&parent).at("create", &parent)?;
        }
    }
    Ok(())
}

fn write_file(
    system: &dyn FileSystem,
    site: &Site,
    path: &SafePath,
    folder: &Path,
    target: &Destination<'_>,
) -> Result<(), Error> {
    let file = path.below(folder);
    match (site.made.get(path.as_str()), site.copied.get(path.as_str())) {
        (Some(bytes), _) => system.write_new(&file, bytes).at("write", &file),
        (None, Some(copied)) => opaque::copy(system, target.root, copied, &file),
        (None, None) => {
            let cause = io::Error::other("the site has no such file");
            Err(cause).at("write", &file)
        }
    }
}
