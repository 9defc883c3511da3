//! Where the groups of the list of comparisons stand: the list has several pages, and an id may carry a number.

use std::collections::BTreeMap;

use crate::parse::RelationKind;
use crate::render::address;

use super::{ComparisonList, Link, ListGroup};

/// Address and id of every group.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct ListPlaces {
    relations: BTreeMap<&'static str, (String, String)>,
    topics: BTreeMap<String, (String, String)>,
}

impl ListPlaces {
    /// The places in all pages of the list; a group that goes on on the next page begins where it is first met.
    pub(crate) fn of(lists: &[ComparisonList]) -> Self {
        let mut places = Self::default();
        for (number, list) in (1..).zip(lists) {
            let place = |group: &ListGroup| (address::of_list("comparisons", number), group.id.clone());
            for (kind, group) in list.by_relation.iter().filter_map(|group| Some((group.kind?, group))) {
                places.relations.entry(kind).or_insert_with(|| place(group));
            }
            for group in &list.by_tag {
                places.topics.entry(group.label.clone()).or_insert_with(|| place(group));
            }
        }
        places
    }

    /// A relation's link from the page at `from`.
    pub(crate) fn relation(&self, from: &str, kind: RelationKind, label: String) -> Link {
        link(self.relations.get(kind.name()), from, label)
    }

    /// A topic's link from the page at `from`.
    pub(crate) fn topic(&self, from: &str, tag: &str) -> Link {
        link(self.topics.get(tag), from, tag.to_owned())
    }
}

/// What stands in no group is on the list's first page if anywhere.
fn link(place: Option<&(String, String)>, from: &str, label: String) -> Link {
    let href = match place {
        Some((page, id)) => address::link_to(from, page, id),
        None => address::link(from, "comparisons.html"),
    };
    Link { href, label, current: false }
}
