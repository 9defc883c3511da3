//! Where the groups of the list of comparisons stand: the list has several pages, and an id may
//! carry a number.

use std::collections::BTreeMap;

use crate::address;
use crate::parse::RelationKind;

/// A place on a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ListPlace {
    /// The page.
    pub address: String,
    /// The id there.
    pub id: String,
}

/// The place of every group.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct ListPlaces {
    relations: BTreeMap<&'static str, ListPlace>,
    topics: BTreeMap<String, ListPlace>,
}

impl ListPlaces {
    /// A relation's group; one that goes on on the next page begins where it is first met.
    pub(crate) fn add_relation(&mut self, kind: &'static str, place: ListPlace) {
        self.relations.entry(kind).or_insert(place);
    }

    /// A topic's group, likewise.
    pub(crate) fn add_topic(&mut self, tag: &str, place: ListPlace) {
        self.topics.entry(tag.to_owned()).or_insert(place);
    }

    /// Where a relation's group begins.
    pub(crate) fn relation(&self, kind: RelationKind) -> Option<ListPlace> {
        self.relations.get(kind.name()).cloned()
    }

    /// Where a topic's group begins.
    pub(crate) fn topic(&self, tag: &str) -> Option<ListPlace> {
        self.topics.get(tag).cloned()
    }
}

/// The link from the page at `from` to a group. What stands in no group is on the list's first page
/// if anywhere.
pub(crate) fn link_to(from: &str, place: Option<&ListPlace>) -> String {
    match place {
        Some(place) => address::link_to(from, &place.address, &place.id),
        None => address::link(from, "comparisons.html"),
    }
}
