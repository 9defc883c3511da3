//! What would be published meets the rules for it: names that cannot be, and two things at one
//! address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::{built_in_twin, folded, generated, unsafe_part};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::FileId;

use super::SourceId;

/// Something to publish: its address relative to the output's root, and the file it comes from.
pub(super) type Publication = (Arc<str>, FileId);

/// Where all that a project holds is published.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct AddressInput {
    /// Pages, and files as they are, in the order in which the first has the address.
    pub(super) files: Vec<Publication>,
    /// What has an address by its name, in a folder that nothing else is published in.
    pub(super) named: Vec<Publication>,
    /// The keys of the sources, each of which has a page.
    pub(super) keys: Vec<SourceId>,
}

impl AddressInput {
    /// What is wrong with these addresses.
    pub(super) fn check(&self) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        let keys = self.keys.iter().map(SourceId::as_str).collect();
        check(&self.files, &keys, &mut diagnostics);
        check_names(&self.named, &mut diagnostics);
        diagnostics
    }
}

/// Reports every file whose name cannot be published, and every file that would be published where
/// another already is.
fn check(publications: &[Publication], keys: &BTreeSet<&str>, diagnostics: &mut Diagnostics) {
    let mut safe = Vec::new();
    for publication in publications {
        let (address, file) = publication;
        if let Some(fault) = unsafe_address(address, file) {
            diagnostics.push(fault);
        } else if let Some(generated) = generated(&folded(address), keys) {
            diagnostics.push(reserved(publication, &generated));
        } else {
            safe.push(publication);
        }
    }
    check_twins(&safe, diagnostics);
}

/// Reports the same of the theme's static files. They may take the place of built-in ones, but not
/// of one that only some systems take for the same.
pub(super) fn check_statics(publications: &[Publication], diagnostics: &mut Diagnostics) {
    let mut safe = Vec::new();
    for publication in publications {
        let (address, file) = publication;
        if let Some(fault) = unsafe_address(address, file) {
            diagnostics.push(fault);
        } else if let Some(built_in) = built_in_twin(address) {
            diagnostics.push(reserved(publication, built_in));
        } else {
            safe.push(publication);
        }
    }
    check_twins(&safe, diagnostics);
}

fn check_twins(publications: &[&Publication], diagnostics: &mut Diagnostics) {
    let mut taken: BTreeMap<String, &Publication> = BTreeMap::new();
    let mut first = Vec::new();
    for publication in publications {
        let address = folded(&publication.0);
        if let Some(earlier) = taken.get(&address) {
            diagnostics.push(same(earlier, publication));
        } else {
            taken.insert(address, publication);
            first.push(publication);
        }
    }
    for publication in first {
        let address = folded(&publication.0);
        let mut folders = address.match_indices('/').map(|(at, _)| &address[..at]);
        if let Some(earlier) = folders.find_map(|folder| taken.get(folder)) {
            diagnostics.push(same(earlier, publication));
        }
    }
}

/// Reports every id whose page cannot have a name of its own.
fn check_names(publications: &[Publication], diagnostics: &mut Diagnostics) {
    for (address, file) in publications {
        if let Some(fault) = unsafe_address(address, file) {
            diagnostics.push(fault);
        }
    }
}

fn reserved((address, file): &Publication, generated: &str) -> Diagnostic {
    let what = if generated.contains(' ') {
        generated.to_owned()
    } else {
        format!("the site's own `{generated}`")
    };
    let message = format!("`{address}` is the address of {what}");
    Diagnostic::new(Code::SameAddress, Place::start_of(file), message)
        .help("rename the file, or its folder")
}

fn same((earlier_address, earlier): &Publication, (address, file): &Publication) -> Diagnostic {
    let (message, help) = if earlier_address == address {
        (
            format!("two files would be published as `{address}`"),
            "rename one of the two",
        )
    } else if folded(earlier_address) == folded(address) {
        let message =
            format!("`{address}` and `{earlier_address}` are one address on many computers");
        (
            message,
            "rename one of the two; capitals and the way accents are stored do not tell them apart",
        )
    } else {
        (
            format!("`{address}` needs a folder where `{earlier_address}` is a file"),
            "rename one of the two",
        )
    };
    Diagnostic::new(Code::SameAddress, Place::start_of(file), message)
        .help(help)
        .related(Place::start_of(earlier), "the other is this file")
}

/// Why a part of an address cannot be the name of a file everywhere.
fn unsafe_address(address: &str, file: &FileId) -> Option<Diagnostic> {
    let (part, why) = unsafe_part(address)?;
    let message = format!(
        "the name `{}` cannot be published: it {why}",
        part.escape_debug()
    );
    let fault = Diagnostic::new(Code::UnsafePath, Place::start_of(file), message);
    Some(fault.help("rename the file or folder"))
}
