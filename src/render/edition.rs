//! One published edition of the project: what every page may read, and of each text what pages show
//! of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::reference_id;
use crate::analysis::Analysis;
use crate::compare::{
    Balance, BalanceMemory, Compared, Noticed, NoticedMemory, Noticing, balance_with, is_published,
    noticed,
};
use crate::corpus::Corpus;
use crate::diagnostics::Diagnostics;
use crate::memo::{Shared, Table, same};
use crate::par_map::{join, par_map};
use crate::parse::{Inputs, Options, Page, Project, SourceId, Writing, WritingId, WritingKind};
use crate::resolve::{QuotationId, Resolution, Resolved};

use super::basis::{Common, FRONT, Material, QuotedSourceBasis, SourceHead};
use super::corrections::{ListedCorrection, corrections, has_corrections};
use super::destinations::Destinations;
use super::links::{LinkMemory, Links, links};
use super::look;
use super::noticed::{ShownSuggestions, SuggestionMemory, nearest_sentences, shown_suggestions};
use super::pairs::{SourcePair, pairs};
use super::passage_ids::{NameMemory, PassageId, passage_ids_with};
use super::quote::first_words;
use super::seen::Seen;
use super::strings::Strings;
use super::view;

/// At most this many pages stand in the navigation, so that no page grows with the site; the front
/// page lists the rest.
const PAGES_IN_NAVIGATION: usize = 6;

/// A page as a writing, and what only pages say.
pub(crate) type PageOf<'a> = (&'a Writing, &'a Page);

/// One published edition of the project, which the site's lists are made from, and the bases of all
/// other pages.
pub(crate) struct Edition<'a> {
    /// What the files say.
    pub project: &'a Project,
    options: &'a Options,
    /// How the passages stand to each other.
    pub compared: &'a Compared,
    /// What every page may read.
    pub common: Shared<Common>,
    /// What pages show of each page and annotation, drafts included.
    pub texts: BTreeMap<&'a WritingId, Shared<Material>>,
    /// Address of the logo.
    pub logo: Option<String>,
    /// Pairs of sources that share a comparison.
    pub pairs: Vec<SourcePair>,
    /// The sources, ready to be asked.
    pub corpus: &'a Corpus,
    /// How much of each source comparisons quote.
    pub balance: Balance,
    /// What a machine sees in them, as far as pages show it.
    pub noticed: Noticed,
    /// And of it what pages of pairs and sources show.
    pub suggestions: ShownSuggestions,
    /// What was put right, the latest first.
    pub corrections: Vec<ListedCorrection>,
    /// The pages that are published, by weight, then title, then path.
    pub pages: Vec<PageOf<'a>>,
}

/// What earlier editions held: what is as it was is then known to be the same at once.
#[derive(Clone, Debug, Default)]
pub(super) struct EditionMemory {
    names: NameMemory,
    links: LinkMemory,
    common: Table<(), Shared<Common>, Arc<Common>>,
    materials: Table<WritingId, Shared<Material>, Arc<Material>>,
    balance: BalanceMemory,
    pub(super) noticed: NoticedMemory,
    suggestions: SuggestionMemory,
}

impl EditionMemory {
    /// All that a link could lead to in the last edition.
    pub(super) fn destinations(&self) -> Option<Arc<Destinations>> {
        self.links.destinations()
    }

    pub(super) fn count(&self) -> usize {
        let of_machine = self.noticed.count() + self.suggestions.count();
        let of_texts = self.names.count() + self.links.count() + self.materials.count();
        of_texts + self.common.count() + self.balance.count() + of_machine
    }
}

impl<'a> Edition<'a> {
    /// Works out addresses, ids and links once for all pages.
    pub(super) fn new(
        inputs: &'a Inputs,
        analysis: &'a Analysis,
        memory: &mut EditionMemory,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        memory.common.begin_run();
        memory.materials.begin_run();
        let Analysis {
            project,
            corpus,
            resolution,
            compared,
        } = analysis;
        let options = &inputs.options;
        let pages = pages(project, options);
        let pairs = pairs(project, resolution, &compared.order, options);
        let common = common(inputs, analysis, &pages, &pairs);
        let noticing = Noticing {
            project,
            corpus,
            resolution,
            options,
        };
        let asked = pairs.iter().map(SourcePair::texts);
        let noticed = noticed(noticing, asked, &mut memory.noticed);
        let (links, (passages, cited)) = join(
            || links(project, options, &pairs, &mut memory.links, diagnostics),
            || {
                let names = &mut memory.names;
                let passages = passage_ids_with(project, resolution, options, names);
                (passages, cited(project, resolution, options))
            },
        );
        let results = Results {
            analysis,
            options,
            noticed: &noticed,
            passages,
            links,
            cited,
        };
        let texts = results.materials(project, &mut memory.materials);
        let corrections = corrections(project, options, |writing| texts[writing].title.clone());
        Self {
            project,
            options,
            compared,
            common: Shared(same(&mut memory.common, (), common)),
            texts,
            logo: look::logo(project, diagnostics),
            corpus,
            balance: balance_with((project, corpus), resolution, options, &mut memory.balance),
            suggestions: shown_suggestions(&noticed, corpus, &pairs, &mut memory.suggestions),
            pairs,
            noticed,
            corrections,
            pages,
        }
    }

    /// What pages show of a page or annotation.
    pub(crate) fn text(&self, writing: &WritingId) -> &Shared<Material> {
        &self.texts[writing]
    }

    /// All that is published, by path.
    pub(crate) fn published(&self) -> Vec<&Material> {
        self.texts
            .values()
            .map(|text| &**text)
            .filter(|text| is_published(&text.writing, self.options))
            .collect()
    }

    /// The annotations that are published, by id.
    pub(crate) fn annotations(&self) -> Vec<&Material> {
        let texts = self
            .project
            .annotations
            .values()
            .map(|annotation| &**self.text(annotation));
        texts
            .filter(|text| is_published(&text.writing, self.options))
            .collect()
    }
}

fn pages<'a>(project: &'a Project, options: &Options) -> Vec<PageOf<'a>> {
    let mut pages: Vec<PageOf> = project
        .pages()
        .filter(|(writing, _)| is_published(writing, options))
        .collect();
    pages.sort_by_key(|(writing, page)| (page.head.weight, page.title.as_str(), &writing.id));
    pages
}

fn common(inputs: &Inputs, analysis: &Analysis, pages: &[PageOf], pairs: &[SourcePair]) -> Common {
    let project = &analysis.project;
    let config = &project.config;
    let mut sources = BTreeMap::new();
    for (rank, id) in analysis.compared.order.iter().enumerate() {
        let head = SourceHead {
            rank,
            label: project.sources[id].label.clone(),
            original: project.original(id).clone(),
        };
        sources.insert(id.clone(), head);
    }
    let order = analysis.compared.order.iter();
    let originals = order.filter(|id| sources[*id].original == **id);
    let labelled = |id: &SourceId| (id.clone(), sources[id].label.as_str().into());
    let originals = originals.map(labelled).collect();
    let mut common = Common {
        strings: Strings::of(inputs, &config.theme.name, &config.language),
        language: config.language.clone(),
        base_url: config.base_url.clone(),
        navigation: navigation(pages),
        has_pairs: !pairs.is_empty(),
        has_corrections: has_corrections(project, &inputs.options),
        plain_code: inputs.options.plain_code,
        sources,
        originals,
        folder_menu: Arc::default(),
    };
    common.folder_menu = Arc::new(Seen::new(view::folder_menu(&common)));
    common
}

/// Addresses and titles of the first pages beside the briefing at the site's root.
fn navigation(pages: &[PageOf]) -> Vec<(String, String)> {
    let mut navigation = Vec::new();
    for (writing, page) in pages {
        let address = &*writing.address;
        if address != FRONT && !address.contains('/') {
            navigation.push((address.to_owned(), page.title.clone()));
        }
    }
    navigation.truncate(PAGES_IN_NAVIGATION);
    navigation
}

/// Places that refer to annotations: for each of these the pages and annotations, with the first
/// reference's id.
type References<'a> = BTreeMap<&'a WritingId, Vec<(&'a WritingId, String)>>;

/// Pages first, then annotations' own pages, each with the id of the first reference there.
fn cited<'a>(
    project: &'a Project,
    resolution: &'a Resolution,
    options: &Options,
) -> References<'a> {
    let mut cited = References::new();
    let pages = project.pages().map(|(writing, _)| writing);
    let annotations = project
        .annotations
        .values()
        .map(|annotation| &*project.writings[annotation]);
    for writing in pages.chain(annotations) {
        if !is_published(writing, options) {
            continue;
        }
        for note in &resolution.notes[&writing.id].0 {
            if let Some(annotation) = note.target.annotation() {
                cited
                    .entry(annotation)
                    .or_default()
                    .push((&writing.id, reference_id(&note.id, 1)));
            }
        }
    }
    cited
}

/// What materials are gathered from.
struct Results<'a> {
    analysis: &'a Analysis,
    options: &'a Options,
    noticed: &'a Noticed,
    /// For each quotation that its source's page shows: its id there.
    passages: BTreeMap<QuotationId, PassageId>,
    /// Where the links of each published text lead.
    links: BTreeMap<WritingId, Arc<Links>>,
    cited: References<'a>,
}

impl Results<'_> {
    /// What pages show of every text.
    fn materials<'a>(
        &self,
        project: &'a Project,
        known: &mut Table<WritingId, Shared<Material>, Arc<Material>>,
    ) -> BTreeMap<&'a WritingId, Shared<Material>> {
        let writings = project.writings.iter().collect();
        let materials = par_map(writings, |(id, writing)| (id, self.material(writing)));
        let mut texts = Vec::with_capacity(materials.len());
        for (id, material) in materials {
            texts.push((id, Shared(same(known, id.clone(), material))));
        }
        texts.into_iter().collect()
    }

    fn material(&self, writing: &Arc<Writing>) -> Material {
        let Analysis {
            project,
            corpus,
            resolution,
            compared,
        } = self.analysis;
        let id = &writing.id;
        let resolved = &resolution.quotations[id];
        let quoted = |resolved: &Arc<Resolved>| QuotedSourceBasis {
            resolved: Shared(resolved.clone()),
            mark: self.passages.get(&resolved.id).cloned(),
        };
        Material {
            writing: Shared(writing.clone()),
            title: self.title(writing),
            notes: resolution.notes[id].clone(),
            markers: self.markers(project, writing),
            quotations: resolved.iter().map(quoted).collect(),
            rows: rows(writing, resolved),
            uncited: resolution.uncited[id].clone(),
            links: self.links.get(id).cloned().map(Shared),
            checked: Shared(resolution.annotations.get(id).cloned().unwrap_or_default()),
            deciding: Shared(compared.deciding.get(id).cloned().unwrap_or_default()),
            nearest: nearest_sentences(self.noticed, corpus, id),
            cited: self.places(project, id),
        }
    }

    /// For each footnote marker of a writing the published annotation that it refers to.
    fn markers(&self, project: &Project, writing: &Writing) -> Vec<Option<WritingId>> {
        let mut markers = Vec::with_capacity(writing.document.footnotes.len());
        for reference in &writing.document.footnotes {
            let annotation = project.annotations.get(&reference.id);
            let is_there = |id: &&WritingId| is_published(&project.writings[*id], self.options);
            markers.push(annotation.filter(is_there).cloned());
        }
        markers
    }

    /// Where an annotation is referred to: address, title and id of the first reference.
    fn places(&self, project: &Project, annotation: &WritingId) -> Vec<(String, String, String)> {
        let mut places = Vec::new();
        for (from, reference) in self.cited.get(annotation).into_iter().flatten() {
            let writing = &project.writings[*from];
            places.push((
                writing.address.to_string(),
                self.title(writing),
                reference.clone(),
            ));
        }
        places
    }

    /// What a page or annotation is called: an annotation by its question, else its title, else its
    /// first passage, shortened, else its id.
    fn title(&self, writing: &Writing) -> String {
        match &writing.kind {
            WritingKind::Page(page) => page.title.clone(),
            WritingKind::Annotation(annotation) => {
                if let Some(heading) = annotation.head.heading() {
                    return heading.value.clone();
                }
                self.first_passage(&writing.id)
                    .unwrap_or_else(|| annotation.id.clone())
            }
        }
    }

    fn first_passage(&self, annotation: &WritingId) -> Option<String> {
        let Analysis {
            project,
            corpus: _,
            resolution,
            ..
        } = self.analysis;
        let first = resolution.annotations[annotation].quotations.first()?;
        let (source, passage) = resolution.quotation(first).place()?;
        let words = first_words(&project.sources[source], passage)?;
        Some(format!("“{words}”"))
    }
}

/// The names of what a writing quotes, by quotation of its document.
pub(super) fn rows(writing: &Writing, resolved: &[Arc<Resolved>]) -> Vec<Vec<QuotationId>> {
    let mut names = resolved.iter().map(|resolved| resolved.id.clone());
    let mut rows: Vec<Vec<QuotationId>> = Vec::new();
    for quotation in writing.quotations() {
        // A quotation of several sources has an outcome in each, and one of none has one too.
        let count = quotation.citation.sources.len().max(1);
        rows.push(names.by_ref().take(count).collect());
    }
    // Those of the answers and tables of an annotation's head come first.
    rows.split_off(rows.len() - writing.document.quotations.len())
}
