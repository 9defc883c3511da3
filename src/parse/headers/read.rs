//! A piece of TOML, read by its fields.

use toml::de::DeTable;

use crate::diagnostics::Diagnostics;
use crate::text::controls::without_lone_returns;

use super::keys::KeyFile;
use super::{Fields, Header, syntax};

/// Reads a piece of TOML with `read`. What its syntax or its fields have wrong is reported. With a
/// broken structure, in which keys may have come to stand anywhere, `read` sees what could be saved
/// of it, nothing that it finds wrong is reported, and `salvage` says whether its result is used.
pub(super) fn read<T: Default>(
    header: Header,
    keys: &'static KeyFile,
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
    let mut fields = Fields::top(header, keys, table.get_ref());
    let value = read(&mut fields);
    if !broken.structure {
        fields.finish(&broken.values, diagnostics);
    }
    value
}
