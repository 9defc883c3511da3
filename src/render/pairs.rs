//! Pairs of sources that some comparison quotes both of; a source and its translation are no pair.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::is_published;
use crate::parse::{Options, Project, SourceId, WritingId};
use crate::resolve::Resolution;

use crate::address::Ids;

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

/// All pairs, by the order of the sources.
pub(crate) fn pairs(
    project: &Project,
    resolution: &Resolution,
    options: &Options,
) -> Vec<SourcePair> {
    let mut found: BTreeMap<[&SourceId; 2], Vec<WritingId>> = BTreeMap::new();
    for annotation in project.annotations.values() {
        let checked = &resolution.annotations[annotation];
        if checked.relation.is_none() || !is_published(&project.writings[annotation], options) {
            continue;
        }
        let quoted = checked
            .quotations
            .iter()
            .map(|quotation| resolution.quotation(quotation));
        let quoted: BTreeSet<&SourceId> = quoted
            .filter_map(|resolved| Some(resolved.place()?.0))
            .collect();
        for &first in &quoted {
            let others = quoted.iter().filter(|other| {
                **other > first && project.original(first) != project.original(other)
            });
            others.for_each(|&other| {
                found
                    .entry([first, other])
                    .or_default()
                    .push(annotation.clone());
            });
        }
    }
    let mut ids = Ids::default();
    let pair = |([first, second], annotations): ([&SourceId; 2], Vec<WritingId>)| {
        let address = format!("parallel/{}.html", ids.unique(&format!("{first}-{second}")));
        SourcePair {
            sources: [first.clone(), second.clone()],
            annotations,
            address,
        }
    };
    found.into_iter().map(pair).collect()
}
