//! What every page maker looks things up in: the project, its results, and where everything is published.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Compared, is_published};
use crate::parse::{Annotation, Inputs, Options, Project, Source, SourceId};
use crate::resolve::{NoteTarget, Owner, Resolution};
use crate::text::{FileId, Span};

use super::links::{LinkMemory, Links};
use super::passage_ids::{self, PassageId};
use super::strings::Strings;
use super::view::{self, Pair};
use super::{address, links, look};
use crate::Analysis;
use crate::diagnostics::Diagnostics;

/// One published edition of the project.
pub(crate) struct Edition<'a> {
    /// What the files say.
    pub project: &'a Project,
    /// What that means.
    pub resolution: &'a Resolution,
    /// How the passages stand to each other.
    pub compared: &'a Compared,
    /// What the command asked for.
    pub options: &'a Options,
    /// The theme's words.
    pub strings: Strings,
    /// For each quotation with its source: its id on the source's page; nothing if it is not shown there.
    pub passages: Vec<Option<PassageId>>,
    /// For each quotation with its source: the words in it that decide its comparison.
    pub deciding: Vec<&'a [Span]>,
    /// Where the links of each published text lead.
    pub links: BTreeMap<FileId, Arc<Links>>,
    /// Rows of quotations by the file and span they are written at.
    pub quotations: BTreeMap<(FileId, Span), Vec<usize>>,
    /// For each annotation: the pages and annotations that refer to it, with the first reference's id.
    pub cited: Vec<Vec<(Owner, String)>>,
    /// Address of the logo.
    pub logo: Option<String>,
    /// Pairs of sources that share a comparison.
    pub pairs: Vec<Pair>,
    /// The pages that are published, by weight, then title, then path.
    pub pages: Vec<usize>,
    /// Of these, the ones beside the briefing at the site's root.
    pub front_pages: Vec<usize>,
}

impl<'a> Edition<'a> {
    /// Works out addresses, ids and links once for all pages.
    pub(crate) fn new(
        inputs: &'a Inputs,
        analysis: &'a Analysis,
        memory: &mut LinkMemory,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let Analysis { project, resolution, compared } = analysis;
        let mut quotations: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, resolved) in resolution.quotations.iter().enumerate() {
            quotations.entry((resolved.quotation.file.clone(), resolved.quotation.span)).or_default().push(index);
        }
        let pages = pages(project, &inputs.options);
        let pairs = view::pairs(project, resolution, &inputs.options);
        let at_root = |index: &usize| {
            let address = project.pages[*index].address();
            address != "index.html" && !address.contains('/')
        };
        Self {
            project,
            resolution,
            compared,
            options: &inputs.options,
            strings: Strings::of(inputs, &project.config.theme.name, &project.config.language),
            passages: passage_ids::passage_ids(project, resolution, &inputs.options),
            deciding: deciding(resolution, compared),
            links: links::links(project, &inputs.options, &pairs, memory, diagnostics),
            pairs,
            logo: look::logo(project, diagnostics),
            quotations,
            cited: cited(project, resolution, &inputs.options),
            front_pages: pages.iter().copied().filter(at_root).collect(),
            pages,
        }
    }

    /// Whether a page or annotation is published.
    pub(crate) fn publishes(&self, owner: Owner) -> bool {
        is_published(self.project, owner, self.options)
    }

    /// The annotations that are published.
    pub(crate) fn annotations(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.project.annotations.len()).filter(|&index| self.publishes(Owner::Annotation(index)))
    }

    /// The published annotation of an id.
    pub(crate) fn annotation(&self, id: &str) -> Option<usize> {
        let found = self.project.annotations.binary_search_by(|annotation| annotation.id.as_str().cmp(id)).ok();
        found.filter(|index| self.publishes(Owner::Annotation(*index)))
    }

    /// Where a page or annotation is published.
    pub(crate) fn address(&self, owner: Owner) -> String {
        match owner {
            Owner::Annotation(index) => address::of_annotation(&self.project.annotations[index].id),
            Owner::Page(index) => self.project.pages[index].address(),
        }
    }

    /// What a page or annotation is called.
    pub(crate) fn title(&self, owner: Owner) -> String {
        match owner {
            Owner::Annotation(index) => self.annotation_title(&self.project.annotations[index], index),
            Owner::Page(index) => self.project.pages[index].title.clone(),
        }
    }

    /// The question; else the title; else the first passage, shortened; else the id.
    fn annotation_title(&self, annotation: &Annotation, index: usize) -> String {
        let written = annotation.question.as_ref().or(annotation.title.as_ref());
        written.map(|written| written.value.clone()).or_else(|| self.first_words(index)).unwrap_or_else(|| annotation.id.clone())
    }

    fn first_words(&self, annotation: usize) -> Option<String> {
        let first = *self.resolution.annotations[annotation].quotations.first()?;
        Some(format!("“{}”", self.shortened(first)?))
    }

    /// The first words of a passage as the source has them, at most about 60 characters; never more than is quoted.
    pub(crate) fn shortened(&self, quotation: usize) -> Option<String> {
        let resolved = &self.resolution.quotations[quotation];
        let (source, passage) = (self.source(resolved.source.as_ref()?), resolved.passage.as_ref()?);
        let opening = passage.opening()?;
        let words = crate::compare::excerpt(source, opening).first()?.text.trim_end();
        let mut short: String = words.chars().take(60).collect();
        if short.len() < words.len() {
            let cut = short.rfind(char::is_whitespace).unwrap_or(short.len());
            short.truncate(cut);
            short.push('…');
        } else if opening.end < passage.span().end {
            short.push_str(" …");
        }
        Some(short)
    }

    /// The source of a name.
    pub(crate) fn source(&self, source: &SourceId) -> &'a Source {
        &self.project.sources[source]
    }

    /// How a source is printed.
    pub(crate) fn label(&self, source: &SourceId) -> &'a str {
        &self.source(source).label
    }
}

/// By quotation what [`Compared`] has by annotation.
fn deciding<'a>(resolution: &Resolution, compared: &'a Compared) -> Vec<&'a [Span]> {
    let mut deciding: Vec<&[Span]> = vec![&[]; resolution.quotations.len()];
    for (checked, words) in resolution.annotations.iter().zip(&compared.deciding) {
        for (&row, spans) in checked.quotations.iter().zip(&words.spans) {
            deciding[row] = spans;
        }
    }
    deciding
}

fn pages(project: &Project, options: &Options) -> Vec<usize> {
    let published = |index: &usize| is_published(project, Owner::Page(*index), options);
    let mut pages: Vec<usize> = (0..project.pages.len()).filter(published).collect();
    pages.sort_by_key(|&index| {
        let page = &project.pages[index];
        (page.weight, page.title.as_str(), page.file.as_str())
    });
    pages
}

/// Pages first, then annotations' own pages, each with the id of the first reference there.
fn cited(project: &Project, resolution: &Resolution, options: &Options) -> Vec<Vec<(Owner, String)>> {
    let mut cited = vec![Vec::new(); project.annotations.len()];
    let pages = resolution.page_notes.iter().enumerate().map(|(index, notes)| (Owner::Page(index), notes));
    let annotations = resolution.annotation_notes.iter().enumerate().map(|(index, notes)| (Owner::Annotation(index), notes));
    for (owner, notes) in pages.chain(annotations) {
        if !is_published(project, owner, options) {
            continue;
        }
        for note in &notes.0 {
            if let NoteTarget::Annotation(index) = note.target {
                cited[index].push((owner, format!("r-{}-1", note.id)));
            }
        }
    }
    cited
}
