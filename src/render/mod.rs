//! All that is known about a project in; pages out.
//!
//! 1. An [`edition::Edition`] works out once what pages show of each text: titles, passages' ids,
//!    where links lead.
//! 2. Of this each page has its [`basis::Basis`], and nothing else is seen by whatever makes its
//!    view (`view/`, the only types that templates see), whose prose is written by `prose/`.
//! 3. What can be found (`search`, feed and sitemap) is gathered from the same views.
//! 4. Templates (`templates`, `theme`) turn views into pages; files of the theme and the project
//!    are copied.
//!
//! Nothing here reads a file or the clock, and nothing that is not published gets into a view.

mod author;
mod bases;
mod basis;
mod blocked;
mod compact;
mod corrections;
mod dates;
mod destinations;
mod edited;
mod edition;
mod fragments;
mod highlight;
mod html;
mod links;
mod list_places;
mod look;
mod made;
pub(crate) mod markdown;
mod markers;
mod marks;
mod markup;
mod memory;
mod noticed;
mod on_demand;
mod paging;
mod pairs;
mod passage_ids;
mod pen;
mod prose;
mod quote;
mod search;
mod seen;
mod strings;
mod templates;
#[cfg(test)]
mod tests;
mod theme;
mod timestamp;
mod unused;
mod urls;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address;
use crate::analysis::Analysis;
use crate::diagnostics::Diagnostics;
use crate::memo::Shared;
use crate::par_map::par_map;
use crate::parse::{CompareSettings, Config, Inputs, OpaqueFile};
use crate::text::FileId;

use bases::{basis, subjects};
use basis::{Common, FRONT};
pub(crate) use edited::edited_pages;
use edition::Edition;
use memory::WrittenPage;
pub use memory::{PageBases, RenderMemory};
pub use on_demand::PagesOnDemand;
pub(crate) use passage_ids::passage_ids;
use templates::{AnyView, Templates};
use view::{ComparisonListView, FrameView, LinkView, Listed, Questions};

/// What is published, by address relative to the output's root, with `/`. No address is in both
/// maps.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Site {
    /// What was made in memory.
    pub made: BTreeMap<String, Arc<[u8]>>,
    /// Files of the project that nobody looks into, which are copied from where they lie.
    pub copied: BTreeMap<String, CopiedFile>,
}

/// A file that is published as it lies in the project.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct CopiedFile {
    /// Where it lies.
    pub file: FileId,
    /// What must be published: one that has changed since is not what was checked.
    pub content: OpaqueFile,
}

/// What the search looks through.
pub(crate) const SEARCH_INDEX: &str = "assets/search.js";

/// Renders every page in memory. With template errors the site is not complete and must not be
/// published.
pub fn render(inputs: &Inputs, analysis: &Analysis) -> (Site, Diagnostics) {
    render_with(inputs, analysis, &mut RenderMemory::default())
}

/// The same; what is as it was is not made again.
pub fn render_with(
    inputs: &Inputs,
    analysis: &Analysis,
    memory: &mut RenderMemory,
) -> (Site, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let config = &analysis.project.config;
    let Some((edition, templates)) = edition(inputs, analysis, memory, &mut diagnostics) else {
        return (Site::default(), diagnostics);
    };
    memory.begin_run();
    let mut pages = Pages::new(templates);
    pages.all(&edition, memory, &mut diagnostics);
    pages.lists_for_programs(config);
    let script = search::script(&edition.common.strings, std::mem::take(&mut pages.entries));
    let mut site = assets(inputs, &edition);
    site.extend(pages.printed(memory, &mut diagnostics));
    site.push((SEARCH_INDEX.to_owned(), script.into_bytes().into()));
    // At once, which costs one look at each; of two at one address the later is published.
    let made = site.into_iter().collect();
    for text in edition.texts.values() {
        if let Some(links) = &text.links {
            fragments::check(&text.writing, links, &made, &mut diagnostics);
        }
    }
    unused::unused(inputs, &config.theme.name, &mut diagnostics);
    let copied = copied(inputs, &edition, &made);
    (Site { made, copied }, diagnostics)
}

/// The pages of a project of which no site is made yet; nothing if its templates have errors.
pub fn pages_on_demand(
    inputs: &Inputs,
    analysis: &Analysis,
    memory: &mut RenderMemory,
) -> Option<PagesOnDemand> {
    let mut diagnostics = Diagnostics::default();
    let (edition, templates) = edition(inputs, analysis, memory, &mut diagnostics)?;
    let destinations = Shared(memory.edition.destinations()?);
    let comparisons = comparisons(&edition);
    let subjects = subjects(&edition, &view::places(&comparisons));
    let bases = par_map(subjects, |(address, subject)| {
        (address, Shared(Arc::new(basis(&edition, subject))))
    });
    Some(PagesOnDemand {
        pages: PageBases {
            templates,
            destinations,
            bases,
        },
        assets: assets(inputs, &edition).into_iter().collect(),
    })
}

/// What all pages show of a project, and the templates that print it; nothing if these have errors.
fn edition<'a>(
    inputs: &'a Inputs,
    analysis: &'a Analysis,
    memory: &mut RenderMemory,
    diagnostics: &mut Diagnostics,
) -> Option<(Edition<'a>, Shared<Templates>)> {
    let edition = Edition::new(inputs, analysis, &mut memory.edition, diagnostics);
    let config = &analysis.project.config;
    let site = view::site(
        config,
        &edition.common,
        edition.logo.as_deref(),
        &edition.published(),
    );
    let templates = memory.load(inputs, &config.theme.name, site, diagnostics)?;
    Some((edition, templates))
}

/// The pages of the list of comparisons.
fn comparisons(edition: &Edition) -> Vec<ComparisonListView> {
    let common = &edition.common;
    let balance = view::balance_rows(common, &edition.balance);
    let further = further(common, edition.project.config.compare);
    view::comparison_lists(common, &edition.annotations(), &balance, &further)
}

/// Pages on their way to print, and what the site's lists say of them.
struct Pages {
    templates: Shared<Templates>,
    /// Those that are printed.
    done: Vec<(String, Arc<[u8]>)>,
    /// Address, template and view of each list.
    lists: Vec<(String, &'static str, Arc<dyn AnyView>)>,
    /// What the search looks through.
    entries: Vec<search::Entries>,
    /// What feed and sitemap name.
    listed: Vec<Listed>,
    /// What the feed tells of corrections.
    corrections: Vec<Listed>,
}

impl Pages {
    fn new(templates: Shared<Templates>) -> Self {
        Self {
            templates,
            done: Vec::new(),
            lists: Vec::new(),
            entries: Vec::new(),
            listed: Vec::new(),
            corrections: Vec::new(),
        }
    }

    fn all(&mut self, edition: &Edition, memory: &mut RenderMemory, diagnostics: &mut Diagnostics) {
        let (common, project) = (&edition.common, edition.project);
        let questions = Questions {
            common,
            texts: &edition.texts,
            matrix: &edition.compared.matrix,
        };
        // Before there are pages, whose memory then has the place of what it is made from.
        let csv = view::matrix_csv(&questions).into_bytes();
        self.done.push((address::MATRIX_CSV.to_owned(), csv.into()));
        let comparisons = comparisons(edition);
        let subjects = subjects(edition, &view::places(&comparisons));
        let has_front = subjects.iter().any(|(address, _)| address == FRONT);
        let written = memory.written(&self.templates, subjects, |about| basis(edition, about));
        self.written(written, diagnostics);
        self.add("404.html".to_owned(), "404.html", view::not_found(common));
        if let Some(first) = comparisons.first().filter(|_| !has_front) {
            // Without a briefing the list of comparisons is the front page, so that links to it
            // lead somewhere.
            self.add(FRONT.to_owned(), "comparisons.html", first.clone());
        }
        self.list("comparisons", "comparisons.html", comparisons, |view| {
            &view.frame
        });
        let compared = edition.compared;
        let sources = compared
            .order
            .iter()
            .map(|source| (&*project.sources[source], &compared.coverage[source]));
        let sources = view::source_list(common, sources);
        self.list("sources", "sources.html", sources, |view| &view.frame);
        let pairs = view::parallel_lists(common, &edition.pairs);
        self.list("parallel", "pairs.html", pairs, |view| &view.frame);
        self.corrections(edition);
        self.noticed(edition);
        for (address, view) in view::matrices(&questions, &mut |asked| memory.rows(asked)) {
            self.listed.extend(Listed::of(&view.frame));
            self.add(address, "matrix.html", view);
        }
    }

    /// The lists of what a machine sees, where the settings ask for them.
    fn noticed(&mut self, edition: &Edition) {
        let (common, project) = (&edition.common, edition.project);
        if project.config.compare.show_untouched {
            let sources = (project, edition.corpus);
            let lists = view::untouched_lists(common, sources, &edition.noticed.untouched);
            self.list(address::NOT_COMPARED, "untouched.html", lists, |view| {
                &view.frame
            });
        }
        if project.config.compare.show_speech {
            let lists = view::speech_lists(common, edition.corpus, &edition.noticed.speech);
            self.list(address::WHO_IS_QUOTED, "speech.html", lists, |view| {
                &view.frame
            });
        }
    }

    /// The list of corrections, and what the feed tells of them.
    fn corrections(&mut self, edition: &Edition) {
        let (common, corrections) = (&edition.common, &edition.corrections);
        let lists = view::correction_lists(common, corrections);
        self.corrections = view::correction_entries(common, &lists, corrections);
        self.list("corrections", "corrections.html", lists, |view| &view.frame);
    }

    /// Everything that has a page of its own.
    fn written(&mut self, pages: Vec<WrittenPage>, diagnostics: &mut Diagnostics) {
        for page in pages {
            let (bytes, found) = page.printed;
            diagnostics.append(found);
            self.done.extend(bytes.map(|bytes| (page.address, bytes)));
            self.entries.push(page.entries);
            self.listed.extend(page.listed);
        }
    }

    /// All of them, the lists printed now.
    fn printed(
        mut self,
        memory: &mut RenderMemory,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(String, Arc<[u8]>)> {
        let addresses: Vec<String> = self.lists.iter().map(|(at, ..)| at.clone()).collect();
        let printed = memory.printed(&self.templates, self.lists);
        for (address, (bytes, found)) in addresses.into_iter().zip(printed) {
            diagnostics.append(found);
            self.done.extend(bytes.map(|bytes| (address, bytes)));
        }
        self.done
    }

    /// What readers' programs and search engines ask for. Feed and sitemap name pages in full,
    /// which needs the site's address.
    fn lists_for_programs(&mut self, config: &Config) {
        self.add("robots.txt".to_owned(), "robots.txt", view::RobotsView {});
        if config.base_url.is_none() {
            return;
        }
        if let Some(feed) = view::feed(config, self.listed.iter().chain(&self.corrections)) {
            self.add("feed.xml".to_owned(), "feed.xml", feed);
        }
        self.add(
            "sitemap.xml".to_owned(),
            "sitemap.xml",
            view::sitemap(&self.listed),
        );
    }

    /// The pages of a list.
    fn list<V: AnyView>(
        &mut self,
        name: &str,
        template: &'static str,
        views: Vec<V>,
        frame: impl Fn(&V) -> &FrameView,
    ) {
        for (number, view) in (1..).zip(views) {
            self.listed.extend(Listed::of(frame(&view)));
            self.add(address::of_list(name, number), template, view);
        }
    }

    fn add(&mut self, address: String, template: &'static str, view: impl AnyView) {
        self.lists.push((address, template, Arc::new(view)));
    }
}

/// The project's files that nobody looks into; where a page has the address, that is an error of
/// its own, and nothing is published.
fn copied(
    inputs: &Inputs,
    edition: &Edition,
    made: &BTreeMap<String, Arc<[u8]>>,
) -> BTreeMap<String, CopiedFile> {
    let mut copied = BTreeMap::new();
    for asset in &edition.project.assets {
        let file = asset.file.clone();
        if let Some(content) = inputs.opaque.get(&file).cloned()
            && !made.contains_key(&asset.address)
        {
            copied.insert(asset.address.clone(), CopiedFile { file, content });
        }
    }
    copied
}

/// The lists of what a machine sees, where the settings ask for them.
fn further(common: &Common, settings: CompareSettings) -> Vec<LinkView> {
    let mut further = Vec::new();
    let mut add = |is_shown, list, words| {
        if is_shown {
            let address = address::of_list(list, 1);
            further.push(LinkView::new(address, common.strings.get(words)));
        }
    };
    add(settings.show_untouched, address::NOT_COMPARED, "untouched");
    add(
        settings.show_speech,
        address::WHO_IS_QUOTED,
        "who_is_quoted",
    );
    further
}

/// The theme's files under `assets/`, and the project's own files where they are.
fn assets(inputs: &Inputs, edition: &Edition) -> Vec<(String, Arc<[u8]>)> {
    let config = &edition.project.config;
    let statics = theme::statics(inputs, &config.theme.name, edition.common.has_corrections);
    let statics = statics.into_iter();
    let mut assets: Vec<_> = statics
        .map(|(path, bytes)| (format!("assets/{path}"), Arc::from(bytes.into_owned())))
        .collect();
    if let Some(css) = look::style_sheet(&config.theme.look) {
        assets.push((look::ADDRESS.to_owned(), css.into_bytes().into()));
    }
    for asset in &edition.project.assets {
        if let Some(bytes) = inputs.files.get(&asset.file) {
            assets.push((asset.address.clone(), bytes.clone()));
        }
    }
    assets
}
