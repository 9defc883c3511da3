//! The files of `content/` that are published as they are.

use std::collections::BTreeSet;

use crate::text::FileId;

use super::sources::{self, Sources};
use super::{Asset, Inputs, writings};

/// Every file below `content/` that is no page or annotation, ordered by path. Of what lies with the sources only the originals that
/// a sidecar publishes are: a saved page whose sidecar has been forgotten may be somebody else's text.
pub(super) fn assets(inputs: &Inputs, sources: &Sources) -> Vec<Asset> {
    let published = sources.values().filter(|source| source.sidecar.publish_original);
    let originals: BTreeSet<&FileId> =
        published.filter_map(|source| source.sidecar.original.as_ref().map(|original| &original.value)).collect();
    let with_sources = |file: &FileId| file.as_str().starts_with(sources::FOLDER);
    let files = inputs.files.keys().filter(|file| !is_read(file) && (!with_sources(file) || originals.contains(file)));
    files.filter_map(asset).collect()
}

/// Whether a path below `content/` is none of the author's: hidden, or left by an editor or a file manager.
pub(super) fn is_temporary(file: &FileId) -> bool {
    file.as_str().split('/').any(is_ignored)
}

/// Whether a file or folder of this name is nobody's content.
pub fn is_ignored(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != "." && name != "..";
    let endings = ["~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___"];
    let backup = endings.iter().any(|ending| name.ends_with(ending));
    let emacs = name.starts_with('#') && name.ends_with('#');
    // Vim writes `4913` to learn whether it may write in a folder, office programs `~$NAME` while a file is open.
    let probe = name == "4913" || name.starts_with("~$");
    hidden || backup || emacs || probe || matches!(name, "Thumbs.db" | "desktop.ini" | "Icon\r")
}

fn is_read(file: &FileId) -> bool {
    sources::is_source(file) || sources::is_sidecar(file) || writings::is_annotation(file) || writings::is_page(file)
}

fn asset(file: &FileId) -> Option<Asset> {
    let address = file.as_str().strip_prefix("content/")?.to_owned();
    Some(Asset { file: file.clone(), address })
}
