//! TOML in; settings and headers with the place of every value out.
//!
//! In come `variorum.toml`, sidecars and front matter. Each reader here says which keys it knows
//! and of which kind they are; [`Fields`] reports everything else: unknown keys, keys in the wrong
//! table, values of the wrong kind. Whatever is wrong is reported once, and what can be read is.
//! Nothing here reads a body or looks at other files.

mod allow;
mod annotation;
mod correction;
mod fields;
mod front_matter;
mod header;
mod iso_date;
mod keys;
mod leftover;
mod literal;
mod look;
mod page;
mod pasted;
mod read;
mod settings;
mod sidecar;
mod source_head;
mod strings;
mod syntax;
mod syntax_fault;
mod syntax_message;
#[cfg(test)]
mod tests;
mod toml_string;
mod typed;
mod value;

pub(super) use annotation::annotation_head;
pub(super) use correction::source_corrections;
pub(super) use front_matter::front_matter;
pub(super) use header::Header;
pub use keys::{KEY_FILES, Key, KeyFile, KeyTable};
pub use literal::toml_words;
pub(super) use page::page_head;
pub use settings::normalise_base_url;
pub(super) use settings::settings;
pub(super) use sidecar::sidecar;
pub(super) use source_head::below_head;

pub use toml_string::toml_string;

use fields::Fields;
use read::read;
