//! `[sources] order`: whether it names sources that are there, each once.

use std::collections::BTreeSet;

use crate::address::SETTINGS;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::FileId;

use super::nearest::{list_names, nearest_name};
use super::source::Sources;
use super::{SourceId, Spanned};

/// Reports each key of the order that no source has, or that stands in it before.
pub(super) fn check(order: &[Spanned<String>], sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut named = BTreeSet::new();
    for key in order {
        if !sources.contains_key(key.value.as_str()) {
            diagnostics.push(unknown(key, sources));
        } else if !named.insert(&key.value) {
            let message = format!("`{}` stands in the order twice", key.value);
            diagnostics.push(fault(key, message, "delete one of the two".to_owned()));
        }
    }
}

fn unknown(key: &Spanned<String>, sources: &Sources) -> Diagnostic {
    let keys = || sources.keys().map(SourceId::as_str);
    let help = match nearest_name(&key.value, keys()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if sources.is_empty() => "delete it: there is no source yet".to_owned(),
        None => format!("the sources are {}", list_names(keys())),
    };
    fault(key, format!("no source has the key `{}`", key.value), help)
}

fn fault(key: &Spanned<String>, message: String, help: String) -> Diagnostic {
    let place = Place::new(&FileId::new(SETTINGS), key.span);
    Diagnostic::new(Code::Settings, place, message).help(help)
}
