//! The id of each quoted passage on its source's page: `q-ID-N`, named by annotation, so that a
//! link survives when others are added.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{Ids, passage_id, slug};
use crate::compare::is_published;
use crate::memo::Table;
use crate::parse::{Options, Project, SourceId, WritingId};
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
    passage_ids_with(project, resolution, options, &mut NameMemory::default())
}

/// The same; writings' names are made anew only where one came, went or moved.
pub(super) fn passage_ids_with(
    project: &Project,
    resolution: &Resolution,
    options: &Options,
    memory: &mut NameMemory,
) -> BTreeMap<QuotationId, PassageId> {
    let names = names(project, memory);
    let mut ids = Vec::new();
    for (writing, quotations) in &resolution.quotations {
        if quotations.is_empty() || !is_published(&project.writings[writing], options) {
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
            ids.push((resolved.id.clone(), id));
        }
    }
    ids.into_iter().collect()
}

/// The part of the id that names the annotation or page, for each of them.
type Names = BTreeMap<WritingId, String>;

/// The names of the last run, under the address and, of an annotation, the id of each writing.
pub(super) type NameMemory = Table<(), Vec<NamedWriting>, Arc<Names>>;

/// What a name is made of.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct NamedWriting {
    id: WritingId,
    address: Arc<str>,
    annotation: Option<String>,
}

fn names(project: &Project, memory: &mut NameMemory) -> Arc<Names> {
    memory.begin_run();
    let mut writings = Vec::with_capacity(project.writings.len());
    for writing in project.writings.values() {
        writings.push(NamedWriting {
            id: writing.id.clone(),
            address: writing.address.clone(),
            annotation: writing.annotation().map(|annotation| annotation.id.clone()),
        });
    }
    memory.get((), writings, |(), writings| named(writings).into())
}

/// Annotations' ids come first, since they are the author's.
fn named(writings: &[NamedWriting]) -> Names {
    let mut ids = Ids::default();
    let mut names = Names::new();
    for writing in writings {
        if let Some(annotation) = &writing.annotation {
            ids.reserve(annotation);
            names.insert(writing.id.clone(), annotation.clone());
        }
    }
    for page in writings {
        if page.annotation.is_none() {
            let name = slug(page.address.strip_suffix(".html").unwrap_or(&page.address));
            names.insert(page.id.clone(), ids.unique(&name));
        }
    }
    names
}
