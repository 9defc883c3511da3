//! Where things are published: names that cannot be, and two things at one address.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::{folded, unsafe_name};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span};

/// Something to publish: its address relative to the output's root, and the file it comes from.
pub(super) type Publication<'a> = (String, &'a FileId);

/// Reports every file whose name cannot be published, and every file that would be published where
/// another already is. `pages` are in the order in which the first has the address; `keys` are
/// those of the sources, each of which has a page.
pub(super) fn check(
    publications: &[Publication],
    keys: &BTreeSet<&str>,
    diagnostics: &mut Diagnostics,
) {
    let mut taken: BTreeMap<String, &Publication> = BTreeMap::new();
    let mut safe = Vec::new();
    for publication in publications {
        let (address, file) = publication;
        if let Some(fault) = unsafe_part(address) {
            diagnostics.push(fault.diagnostic(file));
        } else if let Some(generated) = generated(&folded(address), keys) {
            diagnostics.push(reserved(publication, &generated));
        } else if let Some(earlier) = taken.get(folded(address).as_str()) {
            diagnostics.push(same(earlier, publication));
        } else {
            taken.insert(folded(address), publication);
            safe.push(publication);
        }
    }
    for publication in safe {
        let address = folded(&publication.0);
        let mut folders = address.match_indices('/').map(|(at, _)| &address[..at]);
        if let Some(earlier) = folders.find_map(|folder| taken.get(folder)) {
            diagnostics.push(same(earlier, publication));
        }
    }
}

/// Reports every id whose page cannot have a name of its own.
pub(super) fn check_names(publications: &[Publication], diagnostics: &mut Diagnostics) {
    let faults = publications
        .iter()
        .filter_map(|(address, file)| Some((unsafe_part(address)?, file)));
    faults.for_each(|(fault, file)| diagnostics.push(fault.diagnostic(file)));
}

/// What the program itself publishes at an address, in words.
fn generated(address: &str, keys: &BTreeSet<&str>) -> Option<String> {
    const PAGES: [&str; 5] = [
        "comparisons",
        "sources",
        "matrix",
        "parallel",
        "corrections",
    ];
    const FILES: [&str; 4] = ["404.html", "feed.xml", "sitemap.xml", "robots.txt"];
    const FOLDERS: [&str; 5] = ["comparisons", "matrix", "parallel", "data", "assets"];
    let numbered = |page: &str| {
        let rest = address
            .strip_prefix(page)
            .and_then(|rest| rest.strip_suffix(".html"));
        let number = rest.map(|rest| rest.strip_prefix('-').unwrap_or(rest));
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if FILES.contains(&address) || PAGES.iter().any(|page| numbered(page)) {
        return Some(address.to_owned());
    }
    let first = address.split('/').next().unwrap_or_default();
    if FOLDERS.contains(&first) {
        return Some(format!("{first}/"));
    }
    let key = address
        .strip_prefix("sources/")
        .and_then(|name| name.strip_suffix(".html"));
    key.filter(|key| keys.contains(key))
        .map(|key| format!("the page of the source `{key}`"))
}

fn reserved((address, file): &Publication, generated: &str) -> Diagnostic {
    let what = if generated.contains(' ') {
        generated.to_owned()
    } else {
        format!("the site's own `{generated}`")
    };
    let message = format!("`{address}` is the address of {what}");
    Diagnostic::new(Code::SameAddress, start_of(file), message)
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
    Diagnostic::new(Code::SameAddress, start_of(file), message)
        .help(help)
        .related(start_of(earlier), "the other is this file")
}

fn start_of(file: &FileId) -> Place {
    Place::new(file, Span::default())
}

/// Why a part of an address cannot be the name of a file everywhere.
struct UnsafePart<'a> {
    part: &'a str,
    why: &'static str,
}

impl UnsafePart<'_> {
    fn diagnostic(&self, file: &FileId) -> Diagnostic {
        let message = format!(
            "the name `{}` cannot be published: it {}",
            self.part.escape_debug(),
            self.why
        );
        Diagnostic::new(Code::UnsafePath, start_of(file), message).help("rename the file or folder")
    }
}

fn unsafe_part(address: &str) -> Option<UnsafePart<'_>> {
    address.split('/').find_map(|part| {
        Some(UnsafePart {
            part,
            why: unsafe_name(part)?,
        })
    })
}
