//! Which files are sources and their sidecars.

use crate::diagnostics::Place;
use crate::text::{FileId, Span};

/// Where they lie.
pub(super) const FOLDER: &str = "content/sources/";

/// Whether a file is the text of a source.
pub(super) fn is_source(file: &FileId) -> bool {
    name_in_folder(file).is_some() && is_text(file)
}

/// Whether a file is the sidecar of a source, or meant to be one.
pub(super) fn is_sidecar(file: &FileId) -> bool {
    name_in_folder(file).is_some() && file.extension() == "toml"
}

/// The name of a file that lies directly in the folder of sources.
fn name_in_folder(file: &FileId) -> Option<&str> {
    file.as_str()
        .strip_prefix(FOLDER)
        .filter(|name| !name.contains('/'))
}

/// Whether a file is a text by its name.
pub(super) fn is_text(file: &FileId) -> bool {
    ["txt", "md"]
        .iter()
        .any(|known| file.extension().eq_ignore_ascii_case(known))
}

/// The file beside a source that says what is known about it.
pub(super) fn sidecar_of(file: &FileId) -> FileId {
    FileId::new(format!("{FOLDER}{}.toml", file.stem()))
}

/// The beginning of a file.
pub(super) fn start_of(file: &FileId) -> Place {
    Place::new(file, Span::default())
}
