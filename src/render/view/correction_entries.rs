//! What the feed tells of corrections.

use std::collections::BTreeMap;

use crate::parse::SourceCorrection;
use crate::render::basis::Common;
use crate::render::corrections::{Corrected, ListedCorrection};

use super::Listed;
use super::correction_list::CorrectionListView;
use super::frame::canonical;

/// An entry for each correction: one of a text leads to its notice, one of a source to its place in
/// the list. There are none where the site's address is not known.
pub(crate) fn correction_entries(
    common: &Common,
    lists: &[CorrectionListView],
    corrections: &[ListedCorrection],
) -> Vec<Listed> {
    let listed = pages_by_id(lists);
    let mut entries = Vec::new();
    for correction in corrections {
        let id = correction.id.as_str();
        let (page, title, summary) = match &correction.corrected {
            Corrected::Text {
                address,
                title,
                text,
            } => {
                let title = labelled(common, "correction", title);
                (canonical(common, address), title, text.clone())
            }
            Corrected::Source {
                correction: changed,
                ..
            } => {
                let source = common.label_or_key(&changed.source);
                let title = labelled(common, "changed_source", source);
                let page = listed.get(id).map(|page| (*page).to_owned());
                (page, title, was_and_is(common, changed))
            }
        };
        let address = page.map(|page| format!("{page}#{id}"));
        entries.extend(address.map(|to| Listed::of_entry(to, title, summary, &correction.date)));
    }
    entries
}

/// The page of the list, in full, on which each correction of a source stands.
fn pages_by_id(lists: &[CorrectionListView]) -> BTreeMap<&str, &str> {
    let mut pages = BTreeMap::new();
    for list in lists {
        let Some(page) = &list.frame.canonical else {
            continue;
        };
        for item in list.days.iter().flat_map(|day| &day.items) {
            pages.extend(item.id.as_deref().map(|id| (id, page.as_str())));
        }
    }
    pages
}

fn labelled(common: &Common, label: &str, words: &str) -> String {
    format!("{} {words}", common.strings.get(label))
}

/// “Before: resigned on Monday. Now: resigned on Tuesday.”
fn was_and_is(common: &Common, correction: &SourceCorrection) -> String {
    let words = [
        ("was", correction.was.as_str()),
        ("is", correction.is.as_str()),
    ];
    common.strings.fill("was_and_is", &words)
}
