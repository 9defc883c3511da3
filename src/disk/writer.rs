//! A finished site in; the published folder out.

use std::path::Path;

use crate::render::Site;

use super::error::{At, Error};

/// Where a site is published.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
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
    /// Something to be said once.
    pub note: Option<String>,
}

impl Written {
    /// Whether the folder held the same site before.
    pub fn unchanged(&self) -> bool {
        self.changed == 0 && self.removed == 0
    }
}

/// Publishes a site.
///
/// # Errors
/// If the folder is not ours to write, or the system refuses.
pub fn write(site: &Site, target: &Target<'_>) -> Result<Written, Error> {
    for (address, bytes) in &site.0 {
        let path = target.output.join(address);
        let parent = path.parent().unwrap_or(target.output);
        std::fs::create_dir_all(parent).at("create", parent)?;
        std::fs::write(&path, bytes).at("write", &path)?;
    }
    Ok(Written { changed: site.0.len(), removed: 0, note: None })
}

/// Whether a site that Variorum wrote stands in the folder.
pub fn holds_site(_output: &Path) -> bool {
    false
}
