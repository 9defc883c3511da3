//! The order in which sources are shown: the author's, not that of their keys.

use std::collections::BTreeSet;

use crate::address;
use crate::parse::{Annotation, Options, Project, SourceId, Writing, WritingId, WritingKind};
use crate::resolve::Resolution;

use super::is_published;

/// Where readers start.
const FRONT: &str = "index.html";

/// Every source once: first those that the settings order, then in the order in which they are
/// first named by the front page, by other pages, by annotations; then those that nobody names, by
/// key.
pub(super) fn source_order(
    project: &Project,
    resolution: &Resolution,
    options: &Options,
) -> Vec<SourceId> {
    let mut order = SourceOrder::new(project);
    for key in &project.config.source_order {
        order.push(&key.value);
    }
    let writings = pages(project, options);
    let annotations = annotations(project, resolution, &writings, options);
    for writing in writings.into_iter().chain(annotations) {
        order.name_all(writing);
    }
    for source in project.sources.keys() {
        order.push(source.as_str());
    }
    order.sources
}

/// The published pages, the front page first, the others as the navigation has them.
fn pages<'a>(project: &'a Project, options: &Options) -> Vec<&'a Writing> {
    let published = |(writing, _): &(&Writing, _)| is_published(writing, options);
    let mut pages: Vec<_> = project.pages().filter(published).collect();
    pages.sort_by_key(|(writing, page)| {
        let is_front = address::of_page(writing.file()) == FRONT;
        (!is_front, page.head.weight, &page.title, &writing.id)
    });
    pages.into_iter().map(|(writing, _)| writing).collect()
}

/// The published annotations in the order in which pages refer to them, then the others by id.
fn annotations<'a>(
    project: &'a Project,
    resolution: &'a Resolution,
    pages: &[&Writing],
    options: &Options,
) -> Vec<&'a Writing> {
    // Texts that belong to no project have no notes.
    let of_pages = pages
        .iter()
        .filter_map(|page| resolution.notes.get(&page.id));
    let notes = of_pages.flat_map(|notes| &notes.0);
    let referred = notes.filter_map(|note| note.target.annotation());
    let mut seen: BTreeSet<&WritingId> = BTreeSet::new();
    let mut annotations = Vec::with_capacity(project.annotations.len());
    for annotation in referred.chain(project.annotations.values()) {
        let writing = &*project.writings[annotation];
        if seen.insert(annotation) && is_published(writing, options) {
            annotations.push(writing);
        }
    }
    annotations
}

/// An order that is being made.
struct SourceOrder<'a> {
    project: &'a Project,
    sources: Vec<SourceId>,
    placed: BTreeSet<SourceId>,
}

impl<'a> SourceOrder<'a> {
    fn new(project: &'a Project) -> Self {
        Self {
            project,
            sources: Vec::with_capacity(project.sources.len()),
            placed: BTreeSet::new(),
        }
    }

    /// The sources that a text names, in the order of the file; those that an annotation says are
    /// silent come last, since their words are not there.
    fn name_all(&mut self, writing: &Writing) {
        if self.sources.len() == self.project.sources.len() {
            return;
        }
        if let WritingKind::Annotation(annotation) = &writing.kind {
            self.name_heads(annotation);
        }
        let citations = &writing.document.citations;
        for cited in citations.iter().flat_map(|citation| &citation.sources) {
            self.name(&cited.key);
        }
        let head = writing.annotation().map(|annotation| &annotation.head);
        for silence in head.into_iter().flat_map(|head| &head.silent) {
            self.name(&silence.source.value);
        }
    }

    /// Those of the answers and tables in an annotation's head.
    fn name_heads(&mut self, annotation: &Annotation) {
        let head = &annotation.head;
        let mut answers: Vec<_> = head.answers.iter().map(|answer| &answer.source).collect();
        answers.sort_by_key(|source| source.span);
        for source in answers {
            self.name(&source.value);
        }
        let tables = head.passages.iter().map(|table| &table.citation);
        for cited in tables.flat_map(|citation| &citation.sources) {
            self.name(&cited.key);
        }
    }

    /// Whoever names a translation names what it translates: the two have one place in a
    /// comparison.
    fn name(&mut self, key: &str) {
        if let Some((source, _)) = self.project.sources.get_key_value(key) {
            self.push(self.project.original(source).as_str());
            self.push(key);
        }
    }

    /// Puts a source behind all others, unless it has its place or is not there.
    fn push(&mut self, key: &str) {
        if let Some((source, _)) = self.project.sources.get_key_value(key)
            && self.placed.insert(source.clone())
        {
            self.sources.push(source.clone());
        }
    }
}
