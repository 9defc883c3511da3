//! What every page maker looks things up in: the project, its results, and where everything is published.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{Compared, is_published};
use crate::parse::{Inputs, Kind, Options, Page, Project, Quotation, Source, SourceId, Writing, WritingId};
use crate::resolve::{QuotationId, Resolution, Resolved};
use crate::text::Span;

use super::links::{LinkMemory, Links};
use super::passage_ids::{self, PassageId};
use super::strings::Strings;
use super::view::{self, Pair};
use super::{links, look};
use crate::Analysis;
use crate::diagnostics::Diagnostics;

/// A page as a writing, and what only pages say.
pub(crate) type PageOf<'a> = (&'a Writing, &'a Page);

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
    /// For each quotation that its source's page shows: its id there.
    pub passages: BTreeMap<QuotationId, PassageId>,
    /// Where the links of each published text lead.
    pub links: BTreeMap<WritingId, Arc<Links>>,
    /// For each quotation in the document of a writing the same with each of the sources that it cites.
    pub quotations: BTreeMap<&'a WritingId, Vec<Vec<QuotationId>>>,
    /// For each annotation that others refer to: these pages and annotations, with the first reference's id.
    pub cited: BTreeMap<&'a WritingId, Vec<(&'a WritingId, String)>>,
    /// Address of the logo.
    pub logo: Option<String>,
    /// Pairs of sources that share a comparison.
    pub pairs: Vec<Pair>,
    /// The pages that are published, by weight, then title, then path.
    pub pages: Vec<PageOf<'a>>,
    /// Of these, the ones beside the briefing at the site's root.
    pub front_pages: Vec<PageOf<'a>>,
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
        let pages = pages(project, &inputs.options);
        let pairs = view::pairs(project, resolution, &inputs.options);
        let at_root = |(page, _): &PageOf| {
            let address = page.address();
            address != "index.html" && !address.contains('/')
        };
        Self {
            project,
            resolution,
            compared,
            options: &inputs.options,
            strings: Strings::of(inputs, &project.config.theme.name, &project.config.language),
            passages: passage_ids::passage_ids(project, resolution, &inputs.options),
            links: links::links(project, &inputs.options, &pairs, memory, diagnostics),
            pairs,
            logo: look::logo(project, diagnostics),
            quotations: resolution
                .quotations
                .iter()
                .map(|(id, resolved)| (id, by_quotation(&project.writings[id], resolved)))
                .collect(),
            cited: cited(project, resolution, &inputs.options),
            front_pages: pages.iter().copied().filter(at_root).collect(),
            pages,
        }
    }

    /// Whether a page or annotation is published.
    pub(crate) fn publishes(&self, writing: &WritingId) -> bool {
        is_published(self.writing(writing), self.options)
    }

    /// The page or annotation of a name.
    pub(crate) fn writing(&self, writing: &WritingId) -> &'a Writing {
        &self.project.writings[writing]
    }

    /// The annotations that are published, by id.
    pub(crate) fn annotations(&self) -> impl Iterator<Item = &'a WritingId> {
        self.project.annotations.values().filter(|annotation| self.publishes(annotation))
    }

    /// The published annotation of an id.
    pub(crate) fn annotation(&self, id: &str) -> Option<&'a WritingId> {
        self.project.annotations.get(id).filter(|annotation| self.publishes(annotation))
    }

    /// Where a page or annotation is published.
    pub(crate) fn address(&self, writing: &WritingId) -> String {
        self.writing(writing).address()
    }

    /// What a page or annotation is called: an annotation by its question, else its title, else its first passage, shortened,
    /// else its id.
    pub(crate) fn title(&self, writing: &WritingId) -> String {
        match &self.writing(writing).kind {
            Kind::Page(page) => page.title.clone(),
            Kind::Annotation(annotation) => {
                let heading = annotation.head.heading().map(|heading| heading.value.clone());
                heading.or_else(|| self.first_words(writing)).unwrap_or_else(|| annotation.id.clone())
            }
        }
    }

    fn first_words(&self, annotation: &WritingId) -> Option<String> {
        let first = self.resolution.annotations[annotation].quotations.first()?;
        Some(format!("“{}”", self.shortened(first)?))
    }

    /// The first words of a passage as the source has them, at most about 60 characters; never more than is quoted.
    pub(crate) fn shortened(&self, quotation: &QuotationId) -> Option<String> {
        let resolved = self.resolution.quotation(quotation);
        let (source, passage) = resolved.place()?;
        let source = self.source(source);
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

    /// The words of a quotation that decide its comparison.
    pub(crate) fn deciding(&self, quotation: &QuotationId) -> &'a [Span] {
        let deciding = self.compared.deciding.get(&quotation.writing);
        deciding.and_then(|deciding| deciding.spans.get(quotation)).map_or(&[], Vec::as_slice)
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

/// The names of what a writing quotes, by quotation of its document.
fn by_quotation(writing: &Writing, resolved: &[Arc<Resolved>]) -> Vec<Vec<QuotationId>> {
    let mut rest = resolved.iter().map(|resolved| resolved.id.clone());
    let mut of = |quotation: &Quotation| rest.by_ref().take(quotation.citation.sources.len().max(1)).collect();
    let all: Vec<Vec<QuotationId>> = writing.quotations().map(&mut of).collect();
    all[all.len() - writing.document.quotations.len()..].to_vec()
}

fn pages<'a>(project: &'a Project, options: &Options) -> Vec<PageOf<'a>> {
    let mut pages: Vec<PageOf> = project.pages().filter(|(writing, _)| is_published(writing, options)).collect();
    pages.sort_by_key(|(writing, page)| (page.head.weight, page.title.as_str(), &writing.id));
    pages
}

/// Pages first, then annotations' own pages, each with the id of the first reference there.
fn cited<'a>(
    project: &'a Project,
    resolution: &'a Resolution,
    options: &Options,
) -> BTreeMap<&'a WritingId, Vec<(&'a WritingId, String)>> {
    let mut cited: BTreeMap<&WritingId, Vec<(&WritingId, String)>> = BTreeMap::new();
    let pages = project.pages().map(|(writing, _)| writing);
    let annotations = project.annotations.values().map(|annotation| &*project.writings[annotation]);
    for writing in pages.chain(annotations).filter(|writing| is_published(writing, options)) {
        for note in &resolution.notes[&writing.id].0 {
            if let Some(annotation) = note.target.annotation() {
                cited.entry(annotation).or_default().push((&writing.id, format!("r-{}-1", note.id)));
            }
        }
    }
    cited
}
