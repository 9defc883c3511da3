//! TOML in; settings and headers with the place of every value out.
//!
//! In come `variorum.toml`, sidecars and front matter. Each reader here says which keys it knows and of which kind they are;
//! [`Fields`] reports everything else: unknown keys, keys in the wrong table, values of the wrong kind. Whatever is wrong is
//! reported once, and what can be read is. Nothing here reads a body or looks at other files.

mod allow;
mod annotation;
mod fields;
mod front_matter;
mod iso_date;
mod leftover;
mod literal;
mod look;
mod page;
mod settings;
mod sidecar;
mod source_head;
mod strings;
mod syntax;
#[cfg(test)]
mod tests;
mod toml_string;
mod value;

pub(super) use annotation::annotation_head;
pub(super) use front_matter::front_matter;
pub(super) use page::page_head;
pub use settings::normalise_base_url;
pub(super) use settings::settings;
pub(super) use sidecar::sidecar;
pub(super) use source_head::below_head;

pub use toml_string::toml_string;

use toml::de::DeTable;

use crate::diagnostics::{Code, Diagnostics};
use crate::text::controls::without_lone_returns;
use crate::text::{FileId, Span, Text};

use fields::Fields;

/// A piece of TOML in a file.
#[derive(Clone, Copy)]
pub(super) struct Header<'a> {
    /// The file it stands in.
    pub(super) file: &'a FileId,
    /// The whole text of that file.
    pub(super) text: &'a Text,
    /// Where in it the TOML stands.
    pub(super) span: Span,
    /// The code of everything that is wrong with it.
    pub(super) code: Code,
}

/// Which keys a kind of file knows, to tell a key in the wrong place from one that nobody knows.
struct Vocabulary {
    /// Keys that stand above every table.
    top: &'static [&'static str],
    /// Keys of tables, by the table's name.
    tables: &'static [(&'static str, &'static [&'static str])],
}

/// Reads a piece of TOML with `read`. What its syntax or its fields have wrong is reported.
/// With a broken structure, in which keys may have come to stand anywhere, `read` sees what could be saved of it,
/// nothing that it finds wrong is reported, and `salvage` says whether its result is used.
fn read<T: Default>(
    header: Header,
    vocabulary: &Vocabulary,
    salvage: bool,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&mut Fields) -> T,
) -> T {
    let content = header.text.slice(header.span);
    let content = &*without_lone_returns(content);
    let (table, errors) = DeTable::parse_recoverable(content);
    let broken = syntax::report(header, &errors, diagnostics);
    if broken.structure && !salvage {
        return T::default();
    }
    let mut fields = Fields::top(header, vocabulary, table.get_ref());
    let value = read(&mut fields);
    if !broken.structure {
        fields.finish(&broken.values, diagnostics);
    }
    value
}
