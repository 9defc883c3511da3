//! The id of each quoted passage on its source's page: `q-ID-N`, named by annotation, so that a
//! link survives when others are added.

use std::collections::BTreeMap;

use crate::address::{Ids, passage_id, slug};
use crate::compare::is_published;
use crate::parse::{Options, Project, SourceId, WritingId, WritingKind};
use crate::resolve::{QuotationId, Resolution};

/// Where a passage is marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PassageId {
    /// The source.
    pub source: SourceId,
    /// The mark's id on the source's page.
    pub id: String,
}

/// The id of every quotation that its source's page shows: it has a passage, and what it stands in
/// is published. The number is the quotation's own, which counts what is not shown too, so that it
/// does not change with the options.
pub(crate) fn passage_ids(
    project: &Project,
    resolution: &Resolution,
    options: &Options,
) -> BTreeMap<QuotationId, PassageId> {
    let names = names(project);
    let mut ids = BTreeMap::new();
    for (writing, quotations) in &resolution.quotations {
        if !is_published(&project.writings[writing], options) {
            continue;
        }
        for resolved in quotations {
            let Some((source, _)) = resolved.place() else {
                continue;
            };
            let id = PassageId {
                source: source.clone(),
                id: passage_id(&names[writing], resolved.id.number),
            };
            ids.insert(resolved.id.clone(), id);
        }
    }
    ids
}

/// The part of the id that names the annotation or page; annotations' ids come first, since they
/// are the author's.
fn names(project: &Project) -> BTreeMap<&WritingId, String> {
    let mut ids = Ids::default();
    let mut names = BTreeMap::new();
    for (id, writing) in &project.writings {
        if let WritingKind::Annotation(annotation) = &writing.kind {
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
