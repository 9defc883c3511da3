//! Links to places within pages, held against the pages as they are printed: whatever a theme makes
//! an id of can be linked to.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{decode, is_page};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, escaped};
use crate::parse::{Writing, nearest_name};

use super::links::LinkTarget;

/// Pages by address.
type Printed = BTreeMap<String, Arc<[u8]>>;

/// Reports the links of a text that lead to a place which its page does not have.
pub(super) fn check(
    writing: &Writing,
    links: &[LinkTarget],
    printed: &Printed,
    diagnostics: &mut Diagnostics,
) {
    let own = writing.address.to_string();
    for (link, target) in writing.document.links.iter().zip(links) {
        let (address, rest) = match target {
            LinkTarget::Internal { address, rest } => (address, rest),
            LinkTarget::Here(rest) => (&own, rest),
            LinkTarget::External(_) | LinkTarget::Refused => continue,
        };
        // Most links lead to a page as a whole, which then need not be read.
        let Some(id) = fragment(rest) else {
            continue;
        };
        let Some(page) = page(address, printed) else {
            continue;
        };
        if !has_id(page, &id) {
            let message = format!("this link leads to “#{id}”, which is not on that page");
            let near = nearest_name(&id, ids(page));
            let help = near.map_or_else(
                || "link to a heading by its words: small letters, hyphens for blanks".to_owned(),
                |near| format!("did you mean “#{near}”?"),
            );
            let place = Place::new(writing.file(), link.span);
            diagnostics.push(Diagnostic::new(Code::BrokenLink, place, message).help(help));
        }
    }
}

fn page<'a>(address: &str, printed: &'a Printed) -> Option<&'a str> {
    let bytes = printed.get(address).filter(|_| is_page(address))?;
    std::str::from_utf8(bytes).ok()
}

/// The id of `#id`; nothing for the top of a page and for words that a browser looks for itself.
fn fragment(rest: &str) -> Option<String> {
    let (_, id) = rest.split_once('#')?;
    let id = decode(id).unwrap_or_else(|| id.to_owned());
    let is_id = !id.is_empty() && id != "top" && !id.starts_with(":~:");
    is_id.then_some(id)
}

fn has_id(page: &str, id: &str) -> bool {
    page.contains(&format!("id=\"{}\"", escaped(id)))
}

/// The ids of a page.
fn ids(page: &str) -> impl Iterator<Item = &str> {
    let parts = page.split(" id=\"").skip(1);
    parts.filter_map(|part| Some(part.split_once('"')?.0))
}
