//! Two sources that readers could not tell apart.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};

use super::Source;
use super::source::Sources;

/// Reports each source with the label of an earlier one. A translation may be called as its
/// original: pages say that it is one.
pub(super) fn same_label(sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<&str, &Source> = BTreeMap::new();
    for source in sources.values() {
        if source.sidecar.translation_of.is_some() {
            continue;
        }
        let Some(earlier) = first.get(source.label.as_str()) else {
            first.insert(&source.label, source);
            continue;
        };
        let message = format!(
            "sources {} and {} are both called “{}”, so that readers cannot tell them apart",
            earlier.key, source.key, source.label
        );
        let warning = Diagnostic::new(Code::SameLabel, place(source), message);
        diagnostics.push(
            warning
                .help("write another label = \"…\", such as the name with the day")
                .related(place(earlier), "the other"),
        );
    }
}

fn place(source: &Source) -> Place {
    Place::start_of(source.sidecar_file.as_ref().unwrap_or(&source.file))
}
