//! What readers' programs and search engines ask for: `feed.xml`, `sitemap.xml` and `robots.txt`.
//!
//! All come from the files alone: an entry's dates are those that its author wrote, and what has
//! none is not in the feed. Feed and sitemap need the site's address, since they name pages in
//! full. Atom is RFC 4287.

use serde::Serialize;

use crate::parse::{Config, Date, WritingHead};
use crate::render::timestamp::Timestamp;

use super::{BylineView, FrameView};

/// At most this many entries, the latest.
const ENTRIES: usize = 50;
/// No sitemap may name more.
const ADDRESSES: usize = 50_000;

/// `feed.xml`: dated pages and comparisons, and corrections, the latest first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FeedView {
    /// Who wrote the briefing; a feed must name somebody, so the site itself where nobody signs.
    authors: Vec<String>,
    /// When its latest entry was changed, RFC 3339.
    updated: String,
    entries: Vec<FeedEntryView>,
}

/// What readers of a feed are told of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct FeedEntryView {
    title: String,
    /// In full.
    address: String,
    /// RFC 3339.
    published: Option<String>,
    /// RFC 3339.
    updated: String,
    authors: Vec<String>,
    tags: Vec<String>,
    summary: Option<String>,
}

/// `sitemap.xml`: every page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SitemapView {
    pages: Vec<SitemapPageView>,
}

/// A page that search engines may show.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct SitemapPageView {
    /// In full.
    address: String,
    /// RFC 3339, where it is written.
    updated: Option<String>,
}

/// `robots.txt`: what is the same on every page is enough for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RobotsView {}

/// A page that may be listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    /// In full.
    address: String,
    title: String,
    summary: Option<String>,
    authors: Vec<String>,
    tags: Vec<String>,
    date: Option<Date>,
    updated: Option<Date>,
    /// Whether readers of the feed are told of it.
    in_feed: bool,
}

impl Listed {
    /// A page as its frame names it; nothing where the site's address is not known or the page is
    /// not to be found.
    pub(crate) fn of(frame: &FrameView) -> Option<Self> {
        Some(Self {
            address: frame.canonical.clone().filter(|_| frame.listed)?,
            title: frame.title.clone(),
            summary: frame.description.clone(),
            authors: Vec::new(),
            tags: Vec::new(),
            date: None,
            updated: None,
            in_feed: false,
        })
    }

    /// The same as an entry of the feed.
    pub(crate) fn of_writing(
        frame: &FrameView,
        byline: &BylineView,
        head: &WritingHead,
        tags: &[String],
    ) -> Option<Self> {
        let (date, updated) = (head.date.clone(), head.updated.clone());
        let listed = Self::of(frame)?;
        Some(Self {
            authors: byline.authors.clone(),
            tags: tags.to_vec(),
            date,
            updated,
            in_feed: true,
            ..listed
        })
    }

    /// An entry of the feed that is no page of its own, at its full address.
    pub(crate) fn of_entry(address: String, title: String, summary: String, date: &Date) -> Self {
        Self {
            address,
            title,
            summary: Some(summary),
            authors: Vec::new(),
            tags: Vec::new(),
            date: Some(date.clone()),
            updated: None,
            in_feed: true,
        }
    }

    fn moment(&self) -> Option<Timestamp> {
        self.updated
            .as_ref()
            .or(self.date.as_ref())
            .and_then(Timestamp::of)
    }

    fn entry(&self, updated: &Timestamp) -> FeedEntryView {
        FeedEntryView {
            title: self.title.clone(),
            address: self.address.clone(),
            published: self
                .date
                .as_ref()
                .and_then(Timestamp::of)
                .map(|moment| moment.to_string()),
            updated: updated.to_string(),
            authors: self.authors.clone(),
            tags: self.tags.clone(),
            summary: self.summary.clone(),
        }
    }
}

/// The feed; nothing if nothing has a date.
pub(crate) fn feed<'l>(
    config: &Config,
    listed: impl IntoIterator<Item = &'l Listed>,
) -> Option<FeedView> {
    let mut dated: Vec<(Timestamp, &Listed)> = Vec::new();
    for page in listed.into_iter().filter(|page| page.in_feed) {
        dated.extend(page.moment().map(|moment| (moment, page)));
    }
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.address.cmp(&b.1.address)));
    let updated = dated.first()?.0.to_string();
    let authors = if config.authors.is_empty() {
        vec![config.title.clone()]
    } else {
        config.authors.clone()
    };
    let entries = dated
        .iter()
        .take(ENTRIES)
        .map(|(moment, page)| page.entry(moment))
        .collect();
    Some(FeedView {
        authors,
        updated,
        entries,
    })
}

/// Every page, with the date of its last change where it is written.
pub(crate) fn sitemap(listed: &[Listed]) -> SitemapView {
    let mut pages = Vec::new();
    for page in listed.iter().take(ADDRESSES) {
        pages.push(SitemapPageView {
            address: page.address.clone(),
            updated: page.moment().map(|moment| moment.to_string()),
        });
    }
    SitemapView { pages }
}

#[cfg(test)]
mod tests {
    use super::{Config, Date, Listed, feed, sitemap};

    fn listed(name: &str, date: Option<&str>, updated: Option<&str>) -> Listed {
        Listed {
            address: format!("https://example.org/x/{name}.html"),
            title: name.to_owned(),
            summary: None,
            authors: Vec::new(),
            tags: Vec::new(),
            date: date.and_then(Date::parse),
            updated: updated.and_then(Date::parse),
            in_feed: true,
        }
    }

    #[test]
    fn the_latest_entry_comes_first_and_what_has_no_date_is_left_out() {
        let pages = [
            listed("old", Some("2020-06"), None),
            listed("none", None, None),
            listed("zone", Some("2021-01-01T01:00:00+02:00"), None),
            listed("new", Some("2019"), Some("2021-01-01")),
        ];
        let feed = feed(&Config::default(), &pages).unwrap();
        let mut entries = Vec::new();
        for entry in &feed.entries {
            let published = entry.published.as_deref().unwrap();
            entries.push(format!("{} {published} {}", entry.title, entry.updated));
        }
        assert_eq!(feed.updated, "2021-01-01T00:00:00Z");
        assert_eq!(
            entries,
            [
                "new 2019-01-01T00:00:00Z 2021-01-01T00:00:00Z",
                "zone 2021-01-01T01:00:00+02:00 2021-01-01T01:00:00+02:00",
                "old 2020-06-01T00:00:00Z 2020-06-01T00:00:00Z",
            ]
        );
    }

    #[test]
    fn without_dates_there_is_no_feed_and_a_sitemap_all_the_same() {
        let pages = [
            listed("a", None, None),
            listed("b", Some("2020-06-16"), None),
        ];
        assert_eq!(feed(&Config::default(), &pages[..1]), None);
        let updated: Vec<_> = sitemap(&pages)
            .pages
            .into_iter()
            .map(|page| page.updated)
            .collect();
        assert_eq!(updated, [None, Some("2020-06-16T00:00:00Z".to_owned())]);
    }
}
