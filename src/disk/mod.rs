//! The only reader and the only writer.
//!
//! In come a project's folder and, later, a [`crate::render::Site`] or an author's [`Change`]s; out
//! come the bytes of the project's files, the published folder, and the author's folder with all of
//! the changes or none. What nobody looks into is copied from the one folder to the other,
//! and never held. Everything that touches the disk goes through `file_system`, and every
//! error names its path. Of a file's content nothing is known here but which theme the settings
//! name, which [`crate::parse`] tells, since only the theme in use is read.
#![allow(clippy::disallowed_methods, reason = "this is the one place that may")]

mod apply;
mod bare;
mod error;
mod file_system;
mod folders;
mod guard;
mod journal;
mod lock;
mod manifest;
mod names;
mod opaque;
mod plan;
mod reader;
mod root;
mod safe_path;
mod shell;
mod stage;
mod swap;
mod typed;
mod walk;
mod writer;

#[cfg(test)]
mod tests;

pub use apply::{Change, apply, check_vacant, stands};
pub use bare::{read_bare, read_sources, size_of_sources};
pub use error::Error;
pub use manifest::{Manifest, ManifestChanges};
pub use opaque::OpenFile;
pub use plan::Plan;
pub use reader::{
    EarlierReading, LARGEST_FILE, Reading, Stamp, file_at, read, read_after, read_one, real_path,
    stamp,
};
pub use root::{find_root, project_around, project_below, project_of};
pub use safe_path::SafePath;
pub use shell::pasted;
pub use typed::{below, is_folder, is_project, read_file, slashed, typed_path};
pub use walk::Folders;
pub use writer::{Destination, Written, holds_site, write};
