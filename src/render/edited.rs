//! The pages that show one text, after its words were edited and before anything else is looked at.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::memo::Shared;
use crate::parse::{Project, Writing};
use crate::resolve::{ResolvedEdit, notes_of};

use super::basis::{Basis, Material, QuotedSourceBasis};
use super::edition::rows;
use super::links::links_of;
use super::memory::PageBases;

/// Where more pages than this show a text, nobody gains by its being shown in these first.
const MOST: usize = 32;

/// The pages that show a text, by address, with its words as they are now and all else as it was.
/// Nothing where there are many, or a template has an error, or a link leads to a place within a
/// page that may not be there: all pages tell.
pub(crate) fn edited_pages(
    pages: &PageBases,
    (project, writing): (&Project, &Arc<Writing>),
    edit: ResolvedEdit,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<String, Arc<[u8]>>> {
    let shows = |(_, basis): &&(String, Shared<Basis>)| basis.texts.contains_key(&writing.id);
    let showing: Vec<_> = pages.bases.iter().filter(shows).take(MOST + 1).collect();
    let (_, any) = showing.first()?;
    if showing.len() > MOST {
        return None;
    }
    let before = any.text(&writing.id);
    let material = material(before, writing, edit, pages, diagnostics);
    // Those of an annotation have ids on every page that shows it.
    let is_missed = has_other_headings(before, &material)
        && (writing.annotation().is_some() || is_linked_into(before, pages));
    if is_missed || leads_to_new_places(before, &material) {
        return None;
    }
    let material = Shared(Arc::new(material));
    let mut made_anew = BTreeMap::new();
    for (address, basis) in showing {
        let basis = with_text(basis, &material, project);
        let (bytes, found) = pages.printed(address, &basis);
        diagnostics.append(found);
        made_anew.insert(address.clone(), bytes?);
    }
    Some(made_anew)
}

fn has_other_headings(before: &Material, now: &Material) -> bool {
    let headings = |text: &Material| -> Vec<_> {
        let headings = text.writing.document.headings.iter();
        headings
            .map(|heading| (heading.level, heading.text.clone()))
            .collect()
    };
    headings(before) != headings(now)
}

/// Whether a link of any text leads to a place within the page of this one.
fn is_linked_into(text: &Material, pages: &PageBases) -> bool {
    let page = &*text.writing.address;
    let all = pages
        .bases
        .iter()
        .flat_map(|(_, basis)| basis.texts.values());
    let mut links = all.flat_map(|other| other.links.iter().map(move |links| (other, links)));
    links.any(|(other, links)| {
        let is_own = other.writing.id == text.writing.id;
        links.iter().any(|link| link.leads_within(page, is_own))
    })
}

fn leads_to_new_places(before: &Material, now: &Material) -> bool {
    let known = before.links.as_ref().map_or(&[][..], |links| links);
    let now = now.links.as_ref().map_or(&[][..], |links| links);
    now.iter()
        .any(|link| link.leads_within_a_page() && !known.contains(link))
}

/// The basis of a page with another state of one of its texts.
fn with_text(basis: &Basis, edited: &Shared<Material>, project: &Project) -> Basis {
    let mut basis = basis.clone();
    let writing = &edited.writing;
    for (id, text) in &mut basis.texts {
        if *id == writing.id {
            *text = edited.clone();
        } else if text.notes.has_marker_in(&writing.id) {
            // It numbers its notes by the places of their markers.
            let notes = notes_of(&text.writing, writing, project);
            let renumbered = Material {
                notes,
                ..(**text).clone()
            };
            *text = Shared(Arc::new(renumbered));
        }
    }
    basis
}

/// What pages show of a text; whatever depends on more than its words is as it was.
fn material(
    before: &Material,
    writing: &Arc<Writing>,
    edit: ResolvedEdit,
    pages: &PageBases,
    diagnostics: &mut Diagnostics,
) -> Material {
    let links = before.links.as_ref().map(|_| {
        let (file, document) = (writing.file(), &writing.document);
        links_of(file, document, &pages.destinations, diagnostics)
    });
    let rows = rows(writing, &edit.quotations);
    let quotations = edit.quotations.into_iter().zip(&before.quotations);
    let quotations = quotations.map(|(resolved, known)| QuotedSourceBasis {
        resolved: Shared(resolved),
        mark: known.mark.clone(),
    });
    Material {
        writing: Shared(writing.clone()),
        notes: edit.notes,
        quotations: quotations.collect(),
        rows,
        uncited: edit.uncited,
        links: links.map(|links| Shared(Arc::new(links))),
        ..before.clone()
    }
}
