//! What every page has: head, navigation, foot.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::address::{self, encode};
use crate::parse::{Config, Date, RelationKind, SourceId, WritingHead};
use crate::render::basis::{Common, FRONT, Material};
use crate::render::dates::{DateView, date};
use crate::render::look;
use crate::render::seen::Seen;
use crate::render::strings::{Strings, direction};

use super::LinkView;

/// What is the same on every page: `site` in templates.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(crate) struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// BCP 47 tag of the briefing's language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The theme's words.
    pub t: Strings,
    /// The theme's own settings.
    pub theme: toml::Table,
    /// Address of the logo, from the root.
    pub logo: Option<String>,
    /// Whether there is a style sheet of what the settings change.
    pub has_look: bool,
    /// Words for the foot of every page.
    pub footer: Option<String>,
    /// Free keys of the settings.
    pub extra: toml::Table,
    /// What was checked: “61 quotations checked in 2 sources, 1 with a reservation”.
    pub checked: String,
    /// That the settings lower the meaning guard, and how.
    pub lowered: Option<String>,
    /// Address of the published root with a `/` at its end, if it is known.
    pub base_url: Option<String>,
    /// Whether there is a feed.
    pub feed: bool,
    /// The built-in relations, for the signs.
    pub relations: Vec<&'static str>,
}

/// One page's head and navigation: `frame` in templates.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FrameView {
    /// What the page is called.
    pub title: String,
    /// One sentence about the page.
    pub description: Option<String>,
    /// `../` for each folder that the page is in: put it before an address.
    pub root: String,
    /// Full address, if the site's is known.
    pub canonical: Option<String>,
    /// Whether search engines may list it.
    pub listed: bool,
    /// Links of the navigation.
    pub nav: Arc<Seen<Vec<LinkView>>>,
    /// What the links of a page start from that is sent for any address that is not there, however
    /// deep.
    pub base: Option<String>,
}

/// Who wrote it and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct BylineView {
    /// Names.
    pub authors: Vec<String>,
    /// When it was written.
    pub date: Option<DateView>,
    /// When it was last changed.
    pub updated: Option<DateView>,
    /// Not published without being asked for.
    pub draft: bool,
}

/// Where a list goes on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PagerView {
    /// “Page 2 of 3”.
    pub label: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// What every page of the edition shares; `texts` are those that are published.
pub(crate) fn site(
    config: &Config,
    common: &Common,
    logo: Option<&str>,
    texts: &[&Material],
) -> SiteView {
    let strings = &common.strings;
    SiteView {
        title: config.title.clone(),
        description: config.description.clone(),
        lang: config.language.clone(),
        dir: direction(&config.language),
        t: strings.clone(),
        theme: config.theme.settings.clone(),
        logo: logo.map(encode),
        has_look: look::style_sheet(&config.theme.look).is_some(),
        footer: config.theme.look.footer.clone(),
        extra: config.extra.clone(),
        checked: checked(strings, texts),
        lowered: config
            .lints
            .lowering()
            .map(|lints| strings.fill("guard_lowered", &[("lints", &lints)])),
        base_url: config.base_url.clone(),
        feed: config.base_url.is_some() && (common.has_corrections || has_dates(texts)),
        relations: RelationKind::ALL.map(RelationKind::name).to_vec(),
    }
}

/// Whether a published page or annotation says when it was written.
fn has_dates(texts: &[&Material]) -> bool {
    texts
        .iter()
        .any(|text| text.writing.head.date.is_some() || text.writing.head.updated.is_some())
}

/// “61 quotations checked in 2 sources, 1 with a reservation”: what published texts quote.
fn checked(strings: &Strings, texts: &[&Material]) -> String {
    let (mut count, mut reserved) = (0, 0);
    let mut sources: BTreeSet<&SourceId> = BTreeSet::new();
    for quoted in texts.iter().flat_map(|text| &text.quotations) {
        // Without a mark it is not accepted, or not published.
        if let Some(mark) = &quoted.mark {
            count += 1;
            reserved += usize::from(!quoted.resolved.excuses().is_empty());
            sources.insert(&mark.source);
        }
    }
    let form = if count == 1 {
        "checked_one"
    } else {
        "checked_many"
    };
    let sources = strings.count("checked_sources", sources.len());
    let checked = strings.fill(form, &[("n", &count.to_string()), ("sources", &sources)]);
    match reserved {
        0 => checked,
        1 => strings.fill("reserved_one", &[("checked", &checked)]),
        _ => {
            let values = [("checked", checked.as_str()), ("n", &reserved.to_string())];
            strings.fill("reserved_many", &values)
        }
    }
}

/// The frame of the page at an address.
pub(crate) fn frame(
    common: &Common,
    at: &str,
    title: String,
    description: Option<String>,
) -> FrameView {
    // The page for addresses that are not there has none of its own.
    let listed = at != "404.html";
    FrameView {
        title,
        description,
        root: address::root(at),
        canonical: canonical(common, at).filter(|_| listed),
        listed,
        nav: match at.matches('/').count() {
            1 => common.folder_menu.clone(),
            _ => Arc::new(Seen::new(navigation(common, at))),
        },
        base: None,
    }
}

/// The full address of the page at an address, if the site's is known.
pub(super) fn canonical(common: &Common, at: &str) -> Option<String> {
    let base = common.base_url.as_ref()?;
    Some(format!("{base}{}", encode(without_index(at))))
}

/// An address as a server gives it for a folder: `a/index.html` is `a/`.
fn without_index(at: &str) -> &str {
    match at.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => at,
    }
}

/// The navigation as every page in a folder of the site's root has it: none of its links leads to
/// the page itself.
pub(crate) fn folder_menu(common: &Common) -> Vec<LinkView> {
    navigation(common, "-/-.html")
}

fn navigation(common: &Common, at: &str) -> Vec<LinkView> {
    let link = |to: &str, label: &str| LinkView {
        href: address::link(at, to),
        label: label.to_owned(),
        current: at == to,
    };
    let words = |key| common.strings.get(key);
    let mut nav = vec![link(FRONT, words("home"))];
    for (address, title) in &common.navigation {
        nav.push(link(address, title));
    }
    nav.push(link("comparisons.html", words("comparisons")));
    nav.push(link("sources.html", words("sources")));
    nav.push(link("matrix.html", words("matrix")));
    if common.has_pairs {
        nav.push(link("parallel.html", words("parallel")));
    }
    if common.has_corrections {
        nav.push(link("corrections.html", words("corrections")));
    }
    nav
}

/// The line under a title.
pub(crate) fn byline(strings: &Strings, head: &WritingHead) -> BylineView {
    let in_words = |written: &Option<Date>| written.as_ref().map(|day| date(strings, day));
    BylineView {
        authors: head.authors.clone(),
        date: in_words(&head.date),
        updated: in_words(&head.updated),
        draft: head.draft,
    }
}

/// The frame of page `number` of a list, from 1.
pub(crate) fn list_frame(common: &Common, name: &str, number: usize) -> FrameView {
    frame(
        common,
        &address::of_list(name, number),
        common.strings.get(name).to_owned(),
        None,
    )
}

/// The pager of page `number` of `count` of a list, from 1; nothing if there is but one.
pub(crate) fn pager(common: &Common, name: &str, number: usize, count: usize) -> Option<PagerView> {
    let page = |number: usize| {
        (1..=count)
            .contains(&number)
            .then(|| address::of_list(name, number))
    };
    (count > 1).then(|| PagerView {
        label: common.strings.fill(
            "page_of",
            &[("n", &number.to_string()), ("m", &count.to_string())],
        ),
        previous: page(number - 1),
        next: page(number + 1),
    })
}
