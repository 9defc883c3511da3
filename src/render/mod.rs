//! All that is known about a project in; pages out.
//!
//! 1. An [`edition::Edition`] works out once what pages look things up in: addresses, passages' ids, where links lead.
//! 2. Each kind of page is a view (`view/`, the only types that templates see), whose prose is written by `prose/`.
//! 3. What can be found (`search`, feed and sitemap) is gathered from the same views.
//! 4. Templates (`templates`, `theme`) turn views into pages; files of the theme and the project are copied.
//!
//! Nothing here reads a file or the clock, and nothing that is not published gets into a view.

mod address;
mod basis;
mod edition;
mod highlight;
mod html;
mod ids;
mod links;
mod look;
mod markers;
mod marks;
mod markup;
mod memory;
mod paging;
mod par_map;
mod passage_ids;
mod prose;
mod quote;
mod search;
mod strings;
mod subject;
mod templates;
#[cfg(test)]
mod tests;
mod theme;
mod timestamp;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Analysis;
use crate::diagnostics::Diagnostics;
use crate::parse::Inputs;

use basis::Bases;
use edition::Edition;
use memory::AnyView;
pub use memory::Memory;
pub(crate) use passage_ids::passage_ids;
use subject::{Made, subjects};
use view::{Frame, ListPlaces, Listed};

/// What is published: address relative to the output's root, with `/` → bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Site(pub BTreeMap<String, Arc<[u8]>>);

/// Where readers start.
const FRONT: &str = "index.html";

/// What the search looks through.
pub(crate) const SEARCH_INDEX: &str = "assets/search.js";

/// Renders every page in memory. With template errors the site is not complete and must not be published.
pub fn render(inputs: &Inputs, analysis: &Analysis) -> (Site, Diagnostics) {
    render_with(inputs, analysis, &mut Memory::default())
}

/// The same; what is as it was is not made again.
pub fn render_with(inputs: &Inputs, analysis: &Analysis, memory: &mut Memory) -> (Site, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let edition = Edition::new(inputs, analysis, &mut memory.links, &mut diagnostics);
    let theme = &analysis.project.config.theme.name;
    let Some(loaded) = memory.load(inputs, theme, view::site(&edition), &mut diagnostics) else {
        return (Site::default(), diagnostics);
    };
    memory.turn();
    let mut press = Press::default();
    press.pages(&edition, memory);
    press.lists_for_programs(&edition);
    let pages = memory.pages(&loaded, press.views, &mut diagnostics);
    let mut site = assets(inputs, &edition);
    site.extend(pages);
    site.insert(SEARCH_INDEX.to_owned(), search::script(&edition.strings, &press.entries).into_bytes().into());
    (Site(site), diagnostics)
}

/// What is to be printed, and what the site's lists say of it.
#[derive(Default)]
struct Press {
    /// Address, template and view of each page.
    views: Vec<(String, &'static str, Arc<dyn AnyView>)>,
    /// What the search looks through.
    entries: Vec<search::Entries>,
    /// What feed and sitemap name.
    listed: Vec<Listed>,
}

impl Press {
    fn pages(&mut self, edition: &Edition, memory: &mut Memory) {
        let comparisons = view::comparison_lists(edition);
        let places = ListPlaces::of(&comparisons);
        let bases = Bases::new(edition, &places, memory);
        self.subjects(edition, &bases, memory);
        self.add("404.html".to_owned(), "404.html", view::not_found(edition));
        if let Some(first) = comparisons.first().filter(|_| !self.views.iter().any(|(address, ..)| address == FRONT)) {
            // Without a briefing the list of comparisons is the front page, so that links to it lead somewhere.
            self.add(FRONT.to_owned(), "comparisons.html", first.clone());
        }
        self.list("comparisons", "comparisons.html", comparisons, |view| &view.frame);
        self.list("sources", "sources.html", view::source_list(edition), |view| &view.frame);
        self.list("parallel", "pairs.html", view::parallel_lists(edition), |view| &view.frame);
        let matrices = view::matrices(edition, &mut |part, make| {
            let made_of = bases.of_row(&part);
            memory.row(part, made_of, make)
        });
        for (address, view) in matrices {
            self.listed.extend(Listed::of(&view.frame));
            self.add(address, "matrix.html", view);
        }
    }

    /// Everything that has a page of its own.
    fn subjects(&mut self, edition: &Edition, bases: &Bases, memory: &mut Memory) {
        let subjects = subjects(edition);
        let asked = subjects.iter().map(|subject| (subject.address(), bases.of(subject))).collect();
        let made = memory.views(asked, |position| subjects[position].made(edition, bases.places));
        for (subject, Made { view, entries, listed }) in subjects.iter().zip(made) {
            self.views.push((subject.address(), subject.template(), view));
            self.entries.push(entries);
            self.listed.extend(listed);
        }
    }

    /// What readers' programs and search engines ask for. Feed and sitemap name pages in full, which needs the site's address.
    fn lists_for_programs(&mut self, edition: &Edition) {
        let config = &edition.project.config;
        self.add("robots.txt".to_owned(), "robots.txt", view::Robots {});
        if config.base_url.is_none() {
            return;
        }
        if let Some(feed) = view::feed(config, &self.listed) {
            self.add("feed.xml".to_owned(), "feed.xml", feed);
        }
        self.add("sitemap.xml".to_owned(), "sitemap.xml", view::sitemap(&self.listed));
    }

    /// The pages of a list.
    fn list<V: AnyView>(&mut self, name: &str, template: &'static str, views: Vec<V>, frame: impl Fn(&V) -> &Frame) {
        for (number, view) in (1..).zip(views) {
            self.listed.extend(Listed::of(frame(&view)));
            self.add(address::of_list(name, number), template, view);
        }
    }

    fn add(&mut self, address: String, template: &'static str, view: impl AnyView) {
        self.views.push((address, template, Arc::new(view)));
    }
}

/// The theme's files under `assets/`, and the project's own files where they are.
fn assets(inputs: &Inputs, edition: &Edition) -> BTreeMap<String, Arc<[u8]>> {
    let config = &edition.project.config;
    let statics = theme::statics(inputs, &config.theme.name).into_iter();
    let mut assets: BTreeMap<_, _> =
        statics.map(|(path, bytes)| (format!("assets/{path}"), Arc::from(bytes.into_owned()))).collect();
    if let Some(css) = look::style_sheet(&config.theme.look) {
        assets.insert(look::ADDRESS.to_owned(), css.into_bytes().into());
    }
    for asset in &edition.project.assets {
        if let Some(bytes) = inputs.files.get(&asset.file) {
            assets.insert(asset.address.clone(), bytes.clone());
        }
    }
    assets
}
