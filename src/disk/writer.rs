//! A finished site in; the published folder out.

use std::io;
use std::path::Path;

use crate::render::Site;

use super::error::Error;
use super::file_system::{FileSystem, Real};
use super::guard::real_output;
use super::journal::{self, file_by_file};
use super::lock::OutputLock;
use super::manifest::Manifest;
use super::plan::{Plan, Way, plan};
use super::safe_path::check_collision;
use super::swap;

/// Where a site is published.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// The project's folder.
    pub root: &'a Path,
    /// The output folder.
    pub output: &'a Path,
    /// Whether the bytes must have reached the disk before they are published.
    pub durable: bool,
}

/// What publishing did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Files that are new or have other bytes than before.
    pub changed: usize,
    /// Files that are no longer published.
    pub removed: usize,
    /// Whether the folder held this very site before; then nothing was written.
    pub unchanged: bool,
    /// Something to be said once.
    pub note: Option<String>,
}

/// Publishes a site: all of it, or nothing is changed.
///
/// # Errors
/// If the folder is not ours to write, or the system refuses.
pub fn write(site: &Site, target: &Destination<'_>) -> Result<Written, Error> {
    write_with(&Real, site, target)
}

/// The same with another file system, which may fail.
pub(super) fn write_with(
    system: &dyn FileSystem,
    site: &Site,
    target: &Destination<'_>,
) -> Result<Written, Error> {
    let manifest = Manifest::of(site)?;
    check_collision(manifest.files.keys())?;
    let output = real_output(system, target.root, target.output)?;
    let _lock = OutputLock::take(&output)?;
    swap::recover(system, &output)?;
    journal::recover(system, &output)?;
    let plan = plan(system, site, &manifest, &output, target.output)?;
    let note = plan.note(target.output);
    let written = Written {
        changed: plan.changed.len(),
        removed: plan.removed.len(),
        unchanged: plan.up_to_date,
        note,
    };
    if plan.up_to_date {
        return Ok(written);
    }
    publish(system, site, &manifest, &plan, &output, target)?;
    Ok(written)
}

fn publish(
    system: &dyn FileSystem,
    site: &Site,
    manifest: &Manifest,
    plan: &Plan,
    output: &Path,
    target: &Destination<'_>,
) -> Result<(), Error> {
    if plan.way != Way::Swap {
        return file_by_file(system, site, manifest, plan, output, target);
    }
    match swap::swap(system, site, manifest, output, target) {
        Err(Error::Failed { cause, .. }) if cannot_swap(&cause) && system.entry(output).is_ok() => {
            file_by_file(system, site, manifest, plan, output, target)
        }
        done => done,
    }
}

/// A folder that is mounted, or whose parent may not be written, can still be written itself.
fn cannot_swap(cause: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy};
    matches!(
        cause.kind(),
        CrossesDevices | PermissionDenied | ReadOnlyFilesystem | ResourceBusy
    )
}

/// Whether a site that Variorum wrote stands in the folder.
pub fn holds_site(output: &Path) -> bool {
    Manifest::read(&Real, output).is_ok_and(|manifest| manifest.is_some())
}
