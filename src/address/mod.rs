//! What is where: which file is what, where it is published, and how links and ids are spelled.
//!
//! In comes a file's path, a name, a key or an address; out comes the kind of the file, its
//! address, why a file system would not take it, or the form in which it is linked to. Nothing is
//! read here, and whoever checks a project, writes it or serves it asks here, so that they cannot
//! disagree.

mod ids;
mod kind;
mod links;
mod names;
mod percent;
mod published;

pub use ids::{
    Ids, citation_id, is_passage_id, note_id, paragraph_id, passage_id, reference_id, slug,
};
pub use kind::{
    ANNOTATIONS, CONTENT, CORRECTIONS, FileKind, LOCK, SETTINGS, SOURCES, THEMES, is_ignored,
    is_opaque, is_text, kind, sidecar_of,
};
pub use links::{link, link_to, root};
pub use names::{LONGEST_NAME, folded, unsafe_name, unsafe_part};
pub use percent::{decode, encode};
pub use published::{
    BUILT_IN, MATRIX_CSV, NOT_COMPARED, WHO_IS_QUOTED, built_in_twin, generated, is_page,
    of_annotation, of_embed, of_list, of_page, of_source, source_at,
};
