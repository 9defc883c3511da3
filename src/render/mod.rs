//! All that is known about a project in; pages out.
//!
//! 1. An [`edition::Edition`] works out once what pages look things up in: addresses, passages' ids, where links lead.
//! 2. Each kind of page is a view (`view/`, the only types that templates see), whose prose is written by `prose/`.
//! 3. What can be found (`search`, `feed`) is gathered from the same views.
//! 4. Templates (`templates`, `theme`) turn views into pages; files of the theme and the project are copied.
//!
//! Nothing here reads a file or the clock, and nothing that is not published gets into a view.

mod address;
mod compact;
mod edition;
mod feed;
mod highlight;
mod html;
mod ids;
mod links;
mod look;
mod markers;
mod marks;
mod memory;
mod paging;
mod passage_ids;
mod plain;
mod prose;
mod quote;
mod search;
mod strings;
mod templates;
#[cfg(test)]
mod tests;
mod theme;
mod threads;
mod timestamp;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::Analysis;
use crate::diagnostics::Diagnostics;
use crate::parse::Inputs;
use crate::resolve::Owner;

use edition::Edition;
use feed::{Channel, Listed};
pub use memory::Memory;
use memory::{AnyView, Loaded};
pub(crate) use passage_ids::passage_ids;
use search::Index;
use threads::made_of_each;
use view::{ComparisonList, Frame, ListPlaces};

/// What is published: address relative to the output's root, with `/` → bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Site(pub BTreeMap<String, Arc<[u8]>>);

/// Where readers start.
const FRONT: &str = "index.html";

/// Renders every page in memory. With template errors the site is not complete and must not be published.
pub fn render(inputs: &Inputs, analysis: &Analysis) -> (Site, Diagnostics) {
    render_with(inputs, analysis, &mut Memory::default())
}

/// The same; pages whose views are as they were are not rendered again.
pub fn render_with(inputs: &Inputs, analysis: &Analysis, memory: &mut Memory) -> (Site, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let edition = Edition::new(inputs, analysis, &mut diagnostics);
    let theme = &analysis.project.config.theme.name;
    let Some(loaded) = memory.load(inputs, theme, view::site(&edition), &mut diagnostics) else {
        return (Site::default(), diagnostics);
    };
    let index = Index::new(&analysis.project.config.language);
    let site = Site::default();
    let mut press = Press { inputs, edition: &edition, loaded, memory, site, index, listed: Vec::new(), diagnostics };
    press.assets();
    let comparisons = view::comparison_lists(&edition);
    press.pages(&ListPlaces::of(&comparisons));
    press.lists(comparisons);
    press.sources();
    press.parallels();
    press.finding();
    (press.site, press.diagnostics)
}

/// Everything that a page needs to be printed.
struct Press<'a> {
    inputs: &'a Inputs,
    edition: &'a Edition<'a>,
    loaded: Loaded,
    memory: &'a mut Memory,
    site: Site,
    /// What the search looks through.
    index: Index,
    /// What feed and sitemap name.
    listed: Vec<Listed>,
    diagnostics: Diagnostics,
}

impl Press<'_> {
    fn print(&mut self, address: String, template: &'static str, view: impl AnyView + Serialize) {
        let page = self.memory.page(&self.loaded, &address, (template, view), &mut self.diagnostics);
        if let Some(page) = page {
            self.site.0.insert(address, page);
        }
    }

    /// The theme's files under `assets/`, and the project's own files where they are.
    fn assets(&mut self) {
        let project = self.edition.project;
        for (path, bytes) in theme::statics(self.inputs, &project.config.theme.name) {
            self.site.0.insert(format!("assets/{path}"), bytes.as_ref().into());
        }
        if let Some(css) = look::style_sheet(&project.config.theme.look) {
            self.site.0.insert(look::ADDRESS.to_owned(), css.into_bytes().into());
        }
        for asset in &project.assets {
            if let Some(bytes) = self.inputs.files.get(&asset.file) {
                self.site.0.insert(asset.address.clone(), bytes.clone());
            }
        }
    }

    fn pages(&mut self, places: &ListPlaces) {
        let edition = self.edition;
        let views = made_of_each(&edition.pages, |&index| view::prose_page(edition, places, index));
        for (&index, view) in edition.pages.iter().zip(views) {
            let (address, page) = (edition.address(Owner::Page(index)), &edition.project.pages[index]);
            self.index.page(&address, &view);
            let listed = Listed::of(&view.frame);
            self.listed.extend(listed.map(|listed| listed.by(&view.byline, page.date.as_ref(), page.updated.as_ref())));
            self.print(address, "page.html", view);
        }
        let annotations: Vec<usize> = edition.annotations().collect();
        let views = made_of_each(&annotations, |&index| view::comparison_page(edition, places, index));
        for (index, view) in annotations.into_iter().zip(views) {
            let (address, annotation) = (edition.address(Owner::Annotation(index)), &edition.project.annotations[index]);
            self.index.comparison(&address, &view);
            let listed = Listed::of(&view.frame).map(|listed| Listed { tags: annotation.tags.clone(), ..listed });
            let dates = (annotation.date.as_ref(), annotation.updated.as_ref());
            self.listed.extend(listed.map(|listed| listed.by(&view.byline, dates.0, dates.1)));
            self.print(address, "comparison.html", view);
        }
        let view = view::not_found(edition);
        self.print("404.html".to_owned(), "404.html", view);
    }

    fn lists(&mut self, comparisons: Vec<ComparisonList>) {
        if let Some(first) = comparisons.first().filter(|_| !self.site.0.contains_key(FRONT)) {
            // Without a briefing the list of comparisons is the front page, so that links to it lead somewhere.
            self.print(FRONT.to_owned(), "comparisons.html", first.clone());
        }
        for (number, view) in (1..).zip(comparisons) {
            self.list(&view.frame);
            self.print(address::of_list("comparisons", number), "comparisons.html", view);
        }
        for (number, view) in (1..).zip(view::source_list(self.edition)) {
            self.list(&view.frame);
            self.print(address::of_list("sources", number), "sources.html", view);
        }
        for (number, view) in (1..).zip(view::parallel_lists(self.edition)) {
            self.list(&view.frame);
            self.print(address::of_list("parallel", number), "pairs.html", view);
        }
        for (address, view) in view::matrices(self.edition) {
            self.list(&view.frame);
            self.print(address, "matrix.html", view);
        }
    }

    fn parallels(&mut self) {
        let edition = self.edition;
        for pair in &edition.pairs {
            let view = view::parallel_page(edition, pair);
            self.list(&view.frame);
            self.print(pair.address.clone(), "parallel.html", view);
        }
    }

    fn sources(&mut self) {
        let edition = self.edition;
        let mut quotations = vec![Vec::new(); edition.project.sources.len()];
        for (row, passage) in edition.passages.iter().enumerate() {
            if let Some(passage) = passage {
                quotations[passage.source].push(row);
            }
        }
        for (index, quotations) in quotations.iter().enumerate() {
            let view = view::source_page(edition, index, quotations);
            let address = address::of_source(&edition.source(index).key);
            self.index.source(&address, &view, |number| edition.strings.fill("paragraph_sign", &[("n", &number.to_string())]));
            self.list(&view.frame);
            self.print(address, "source.html", view);
        }
    }

    /// A page that the sitemap names and the feed does not.
    fn list(&mut self, frame: &Frame) {
        self.listed.extend(Listed::of(frame));
    }

    /// What readers and programs find pages by.
    fn finding(&mut self) {
        let config = &self.edition.project.config;
        let base_url = config.base_url.as_deref();
        self.add("assets/search.js", self.index.script(&self.edition.strings));
        self.add("robots.txt", feed::robots(base_url));
        let Some(base_url) = base_url else { return };
        let (title, description) = (config.title.as_str(), config.description.as_deref());
        let channel = Channel { title, description, language: &config.language, base_url, authors: &config.authors };
        if let Some(feed) = feed::feed(&channel, &self.listed) {
            self.add("feed.xml", feed);
        }
        self.add("sitemap.xml", feed::sitemap(&self.listed));
    }

    fn add(&mut self, address: &str, text: String) {
        self.site.0.insert(address.to_owned(), text.into_bytes().into());
    }
}
