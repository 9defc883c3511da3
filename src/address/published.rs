//! Where each thing is published. An address is relative to the output's root, with `/` and
//! unencoded.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;

use crate::text::FileId;

use super::kind::CONTENT;
use super::names::folded;

/// The address of a page: its path below `content/` with `.html`.
pub fn of_page(file: &FileId) -> String {
    let path = file.as_str();
    let path = path.strip_prefix(CONTENT).unwrap_or(path);
    let stem = path
        .strip_suffix(file.extension())
        .and_then(|path| path.strip_suffix('.'));
    format!("{}.html", stem.unwrap_or(path))
}

/// The address of an annotation's page.
pub fn of_annotation(id: &str) -> String {
    format!("comparisons/{id}.html")
}

/// Where the matrix is published for spreadsheets.
pub const MATRIX_CSV: &str = "matrix.csv";

/// The list of what no comparison quotes.
pub const NOT_COMPARED: &str = "not-compared";

/// The list of what sources give in quotation marks.
pub const WHO_IS_QUOTED: &str = "who-is-quoted";

/// The address of a comparison's fragment for other sites.
pub fn of_embed(id: &str) -> String {
    format!("embed/{id}.html")
}

/// The address of a source's page, by the source's key.
pub fn of_source(source: &(impl Display + ?Sized)) -> String {
    format!("sources/{source}.html")
}

/// The address of page `number` (from 1) of a list: `matrix.html`, `matrix-2.html`.
pub fn of_list(name: &str, number: usize) -> String {
    if number == 1 {
        format!("{name}.html")
    } else {
        format!("{name}-{number}.html")
    }
}

/// The key of the source whose page has this address, if it is one's.
pub fn source_at(address: &str) -> Option<&str> {
    address.strip_prefix("sources/")?.strip_suffix(".html")
}

/// Whether an address is a page's.
pub fn is_page(address: &str) -> bool {
    Path::new(address)
        .extension()
        .is_some_and(|extension| extension == "html")
}

/// What the program itself publishes at an address, in words.
pub fn generated(address: &str, keys: &BTreeSet<&str>) -> Option<String> {
    const PAGES: [&str; 7] = [
        "comparisons",
        "sources",
        "matrix",
        "parallel",
        "corrections",
        NOT_COMPARED,
        WHO_IS_QUOTED,
    ];
    const FILES: [&str; 5] = [
        "404.html",
        "feed.xml",
        MATRIX_CSV,
        "robots.txt",
        "sitemap.xml",
    ];
    const FOLDERS: [&str; 6] = [
        "assets",
        "comparisons",
        "data",
        "embed",
        "matrix",
        "parallel",
    ];
    if FILES.contains(&address) || PAGES.iter().any(|page| is_list(address, page)) {
        return Some(address.to_owned());
    }
    let first = address.split('/').next().unwrap_or_default();
    if FOLDERS.contains(&first) {
        return Some(format!("{first}/"));
    }
    source_at(address)
        .filter(|key| keys.contains(key))
        .map(|key| format!("the page of the source `{key}`"))
}

/// Whether an address is that of a page of a list, as [`of_list`] spells it.
fn is_list(address: &str, name: &str) -> bool {
    let rest = address
        .strip_prefix(name)
        .and_then(|rest| rest.strip_suffix(".html"));
    let number = rest.map(|rest| rest.strip_prefix('-').unwrap_or(rest));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Where the built-in theme's static files and what is made for them are published, in order.
pub const BUILT_IN: [&str; 7] = [
    "assets/favicon.svg",
    "assets/script.js",
    "assets/search.css",
    "assets/search.js",
    "assets/sources.css",
    "assets/style.css",
    "assets/theme.css",
];

/// The built-in file that some system takes for this address or for a folder of it. The same
/// address is none: a theme may bring its own file in the place of a built-in one.
pub fn built_in_twin(address: &str) -> Option<&'static str> {
    let folded = folded(address);
    let is_twin = |built_in: &&&str| {
        let below = folded.strip_prefix(**built_in);
        below.is_some_and(|rest| rest.starts_with('/') || rest.is_empty() && address != **built_in)
    };
    BUILT_IN.iter().find(is_twin).copied()
}
