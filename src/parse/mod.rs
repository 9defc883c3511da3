//! Bytes in; settings, sources, annotations and pages out.
//!
//! Pure, and it never fails: what cannot be read becomes a diagnostic and an empty header, and the body is still read.
//! Nothing here looks a quotation up in its source or asks whether a key or footnote exists: that is [`crate::resolve`]'s.

mod address;
mod annotation;
mod assets;
mod config;
mod date;
mod foreign;
mod headers;
mod inputs;
pub mod markdown;
mod memory;
mod misplaced;
mod nearest;
mod page;
mod paragraph_numbers;
mod paragraphs;
mod project;
mod quotation;
mod read_text;
mod slug;
mod source;
mod source_language;
mod sources;
#[cfg(test)]
mod tests;
mod translations;
mod writing;
mod writings;

pub use annotation::{Allow, Annotation, AnnotationHead, Answer, PassageTable, Probe, Silence, SilenceException};
pub use assets::is_ignored;
pub use config::{Config, CustomRelation, Look, RelationKind, SourceText, Theme};
pub use date::Date;
pub use foreign::{Foreign, WEB_PAGE, foreign};
pub use headers::{normalise_base_url, toml_string};
pub use inputs::{Inputs, Options};
pub use memory::Memory;
pub use nearest::{LONGEST_COMPARED, list_names, nearest_name};
pub use page::{Page, PageHead};
pub use paragraph_numbers::ParagraphNumbers;
pub use project::{Asset, Project, parse, parse_with};
pub use quotation::{
    Citation, CitedSource, Enclosing, ForeignMarkup, Form, LineStart, Locator, Quotation, QuotedObject, QuotedObjectKind,
};
pub use slug::{is_slug, slug};
pub use source::{Paragraph, ParagraphRule, Sidecar, Source, SourceId, Styles};
pub use writing::{Head, Kind, Writing, WritingId};

/// A value with the place it was written at, so that a message can point to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where, in UTF-8 bytes of its file as stored.
    pub span: crate::text::Span,
}
