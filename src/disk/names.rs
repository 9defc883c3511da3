//! The names of what this program keeps beside and in the published folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Says which files of a published folder are ours.
pub(super) const MANIFEST: &str = ".variorum-manifest.json";
/// What is still to be done to a folder that is replaced file by file.
pub(super) const JOURNAL: &str = ".variorum-journal.json";
/// The journal while it is written.
pub(super) const NEW_JOURNAL: &str = ".variorum-journal.new";
/// New files of a folder that is replaced file by file.
pub(super) const STAGING: &str = ".variorum-staging";
/// Held by the run that writes, where nothing can be written beside the folder.
pub(super) const LOCK: &str = ".variorum-lock";

/// Whether a name at the top of a published folder is one of these.
pub(super) fn is_own(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [MANIFEST, JOURNAL, NEW_JOURNAL, STAGING, LOCK].contains(&name.as_str())
}

/// The folder beside `output` in which the next site is staged.
pub(super) fn beside_new(output: &Path) -> PathBuf {
    beside(output, ".variorum-new")
}

/// The name of the last site between two renames.
pub(super) fn beside_old(output: &Path) -> PathBuf {
    beside(output, ".variorum-old")
}

/// The lock beside `output`.
pub(super) fn beside_lock(output: &Path) -> PathBuf {
    beside(output, ".variorum-lock")
}

/// `.public.variorum-new` of `public`.
fn beside(output: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(ending);
    output.with_file_name(name)
}
