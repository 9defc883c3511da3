//! The files of `content/` that are published as they are.

use std::collections::BTreeSet;

use crate::address::{CONTENT, FileKind, kind};
use crate::text::FileId;

use super::project_files::ProjectFiles;
use super::source::Sources;

/// A file that is published as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// The file.
    pub file: FileId,
    /// Where it is published, relative to the output's root.
    pub address: String,
}

/// Every file below `content/` that is no page or annotation, ordered by path. Of what lies with
/// the sources only the originals that a sidecar publishes are: a saved page whose sidecar has been
/// forgotten may be somebody else's text.
pub(super) fn assets(files: &ProjectFiles, sources: &Sources) -> Vec<Asset> {
    let mut originals = BTreeSet::new();
    for source in sources.values() {
        if source.sidecar.publish_original {
            originals.extend(
                source
                    .sidecar
                    .original
                    .as_ref()
                    .map(|original| &original.value),
            );
        }
    }
    let mut assets = Vec::new();
    let opaque = files.inputs.opaque.keys().map(|file| (file, kind(file)));
    let others = files.all().map(|(file, _, kind)| (file, kind));
    for (file, kind) in others.chain(opaque) {
        let is_published = match kind {
            FileKind::Asset => true,
            FileKind::WithSources => originals.contains(file),
            _ => false,
        };
        if is_published && let Some(address) = file.as_str().strip_prefix(CONTENT) {
            assets.push(Asset {
                file: file.clone(),
                address: address.to_owned(),
            });
        }
    }
    assets.sort_by(|one: &Asset, other| one.file.cmp(&other.file));
    assets
}
