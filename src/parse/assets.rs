//! The files of `content/` that are published as they are.

use std::collections::BTreeSet;

use crate::text::FileId;

use super::source::Sources;
use super::source_files::{self, FOLDER};
use super::{Inputs, writings};

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
pub(super) fn assets(inputs: &Inputs, sources: &Sources) -> Vec<Asset> {
    let published = sources
        .values()
        .filter(|source| source.sidecar.publish_original);
    let originals: BTreeSet<&FileId> = published
        .filter_map(|source| {
            source
                .sidecar
                .original
                .as_ref()
                .map(|original| &original.value)
        })
        .collect();
    let with_sources = |file: &FileId| file.as_str().starts_with(FOLDER);
    let files = inputs
        .files
        .keys()
        .filter(|file| !is_read(file) && (!with_sources(file) || originals.contains(file)));
    files.filter_map(asset).collect()
}

fn is_read(file: &FileId) -> bool {
    source_files::is_source(file)
        || source_files::is_sidecar(file)
        || writings::is_annotation(file)
        || writings::is_page(file)
}

fn asset(file: &FileId) -> Option<Asset> {
    let address = file.as_str().strip_prefix("content/")?.to_owned();
    Some(Asset {
        file: file.clone(),
        address,
    })
}
