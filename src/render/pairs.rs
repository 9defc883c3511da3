//! Pairs of sources that some comparison quotes both of; a source and its translation are no pair.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Ids;
use crate::compare::alignment::TextPair;
use crate::compare::is_published;
use crate::parse::{Options, Project, SourceId, WritingId};
use crate::resolve::Resolution;

/// Two sources that share comparisons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SourcePair {
    /// The sources, in order.
    pub sources: [SourceId; 2],
    /// The comparisons that quote both, by id.
    pub annotations: Vec<WritingId>,
    /// Address of its page.
    pub address: String,
}

impl SourcePair {
    /// The same two as they are compared.
    pub(crate) fn texts(&self) -> TextPair {
        let [first, second] = &self.sources;
        TextPair::new(first, second)
    }
}

/// All pairs, and the two of each, in the order of the sources. An address has the keys in
/// alphabetical order, so that it lasts when the author names another source first.
pub(crate) fn pairs(
    project: &Project,
    resolution: &Resolution,
    order: &[SourceId],
    options: &Options,
) -> Vec<SourcePair> {
    let mut found: BTreeMap<[&SourceId; 2], Vec<WritingId>> = BTreeMap::new();
    for annotation in project.annotations.values() {
        let checked = &resolution.annotations[annotation];
        if checked.relation.is_none() || !is_published(&project.writings[annotation], options) {
            continue;
        }
        let mut quoted: BTreeSet<&SourceId> = BTreeSet::new();
        for quotation in &checked.quotations {
            if let Some((source, _)) = resolution.quotation(quotation).place() {
                quoted.insert(source);
            }
        }
        for sources in pairs_of(project, &quoted) {
            let annotations = found.entry(sources).or_default();
            annotations.push(annotation.clone());
        }
    }
    let mut ids = Ids::default();
    let mut pairs = Vec::with_capacity(found.len());
    for ([first, second], annotations) in found {
        let name = ids.unique(&format!("{first}-{second}"));
        pairs.push(SourcePair {
            sources: [first.clone(), second.clone()],
            annotations,
            address: format!("parallel/{name}.html"),
        });
    }
    arrange(&mut pairs, order);
    pairs
}

/// Puts the pairs, and the two of each, into the order of the sources.
fn arrange(pairs: &mut [SourcePair], order: &[SourceId]) {
    let ranks: BTreeMap<&SourceId, usize> = order.iter().zip(0..).collect();
    for pair in pairs.iter_mut() {
        pair.sources.sort_by_key(|source| ranks[source]);
    }
    pairs.sort_by_key(|pair| pair.sources.each_ref().map(|source| ranks[source]));
}

/// Every two of some sources, in order, but those of which one translates the other or both
/// translate a third.
fn pairs_of<'a>(project: &Project, sources: &BTreeSet<&'a SourceId>) -> Vec<[&'a SourceId; 2]> {
    let mut pairs = Vec::new();
    for &first in sources {
        for &second in sources {
            if second > first && project.original(first) != project.original(second) {
                pairs.push([first, second]);
            }
        }
    }
    pairs
}
