//! The id of each quoted passage on its source's page: `q-ID-N`, named by annotation, so that a link survives when others are added.

use std::collections::BTreeMap;

use crate::compare::is_published;
use crate::parse::{Kind, Options, Project, SourceId, WritingId};
use crate::resolve::Resolution;

use super::address::slug;
use super::ids::Ids;

/// Where a passage is marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PassageId {
    /// The source.
    pub source: SourceId,
    /// The mark's id on the source's page.
    pub id: String,
    /// The quotation's number in its annotation or page, from 1.
    pub number: usize,
}

/// For each quotation with its source: its id. Quotations without a passage, or in what is not published, have none.
pub(crate) fn passage_ids(project: &Project, resolution: &Resolution, options: &Options) -> Vec<Option<PassageId>> {
    let names = names(project);
    let mut numbers: BTreeMap<WritingId, usize> = BTreeMap::new();
    let mut id = |resolved: &crate::resolve::Resolved| {
        // The number counts what is not shown too, so that it does not change with the options.
        let number = numbers.entry(resolved.writing.clone()).or_default();
        *number += 1;
        let source = resolved
            .source
            .clone()
            .filter(|_| resolved.passage.is_some() && is_published(&project.writings[&resolved.writing], options))?;
        Some(PassageId { source, id: format!("q-{}-{number}", names[&resolved.writing]), number: *number })
    };
    resolution.quotations.iter().map(|resolved| id(resolved)).collect()
}

/// The part of the id that names the annotation or page; annotations' ids come first, since they are the author's.
fn names(project: &Project) -> BTreeMap<&WritingId, String> {
    let mut ids = Ids::default();
    let mut names = BTreeMap::new();
    for (id, writing) in &project.writings {
        if let Kind::Annotation(annotation) = &writing.kind {
            ids.reserve(&annotation.id);
            names.insert(id, annotation.id.clone());
        }
    }
    for (page, _) in project.pages() {
        let address = page.address();
        let name = slug(address.strip_suffix(".html").unwrap_or(&address));
        names.insert(&page.id, ids.unique(&name));
    }
    names
}
