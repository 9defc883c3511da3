//! Bytes in; settings, sources, annotations and pages out.
//!
//! Pure, and it never fails: what cannot be read becomes a diagnostic and an empty header, and the
//! body is still read. Nothing here looks a quotation up in its source or asks whether a key or
//! footnote exists: that is [`crate::resolve`]'s.

mod addresses;
mod annotation;
mod assets;
mod bare;
mod config;
mod conflict;
mod correction;
mod correction_record;
mod corrections;
mod date;
mod foreign;
mod headers;
mod inputs;
mod lock;
pub mod markdown;
mod memory;
mod misplaced;
mod nearest;
mod page;
mod paragraph_numbers;
mod paragraphs;
mod project;
mod project_files;
mod quotation;
mod read_text;
mod same_label;
mod sha256;
mod slug;
mod source;
mod source_language;
mod source_order;
mod sources;
mod spanned;
#[cfg(test)]
mod tests;
mod theme_name;
mod translations;
mod unsuitable;
mod writing;
mod writings;

pub use annotation::{
    Allow, Annotation, AnnotationHead, Answer, PassageTable, Probe, Silence, SilenceException,
};
pub use assets::Asset;
pub use config::{CompareSettings, Config, CustomRelation, Look, RelationKind, SourceText, Theme};
pub use correction::{Correction, SourceCorrection};
pub use correction_record::with_correction;
pub use date::Date;
pub use foreign::{Foreign, WEB_PAGE, foreign};
pub use headers::{KEY_FILES, Key, KeyFile, KeyTable, normalise_base_url, toml_string, toml_words};
pub use inputs::{Bare, Inputs, OpaqueFile, Options};
pub use lock::{Lock, LockedSource, QuotationKey, Selector, key_words, newer_lock};
pub use memory::ParseMemory;
pub use nearest::{LONGEST_COMPARED, list_names, nearest_name};
pub use page::{Page, PageHead};
pub use paragraph_numbers::ParagraphNumbers;
pub use project::{Project, parse, parse_with};
pub use quotation::{
    Citation, CitedSource, Enclosing, ForeignMarkup, Form, LineStart, Locator, Quotation,
    QuotedObject, QuotedObjectKind,
};
pub use sha256::{RunningSha256, sha256};
pub use slug::{is_slug, slug};
pub use source::{Paragraph, ParagraphRule, Sidecar, Source, SourceId, Styles};
pub use spanned::Spanned;
pub use theme_name::theme_name;
pub use writing::{Writing, WritingHead, WritingId, WritingKind};
pub(crate) use writings::read_edit;
