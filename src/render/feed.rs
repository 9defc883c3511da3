//! What readers' programs and search engines ask for: `feed.xml`, `sitemap.xml` and `robots.txt`.
//!
//! All three come from the files alone: an entry's dates are those that its author wrote, and what has none is not in the feed.
//! Feed and sitemap need the site's address, since both name pages in full. Atom is RFC 4287.

use crate::parse::Date;

use super::html::Html;
use super::timestamp::Timestamp;
use super::view::{Byline, Frame};

/// At most this many entries, the latest.
const ENTRIES: usize = 50;
/// No sitemap may name more.
const ADDRESSES: usize = 50_000;

/// A page that may be listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    /// In full.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Topics.
    pub tags: Vec<String>,
    /// When it was written.
    pub date: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Whether readers of the feed are told of it.
    pub in_feed: bool,
}

impl Listed {
    /// A page as its frame names it; nothing where the site's address is not known or the page is not to be found.
    pub(crate) fn of(frame: &Frame) -> Option<Self> {
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
    pub(crate) fn by(self, byline: &Byline, date: Option<&Date>, updated: Option<&Date>) -> Self {
        Self { authors: byline.authors.clone(), date: date.cloned(), updated: updated.cloned(), in_feed: true, ..self }
    }

    fn moment(&self) -> Option<Timestamp> {
        self.updated.as_ref().or(self.date.as_ref()).and_then(Timestamp::of)
    }
}

/// What a feed says of its site.
pub(crate) struct Channel<'a> {
    /// The site's name.
    pub title: &'a str,
    /// One sentence about it.
    pub description: Option<&'a str>,
    /// BCP 47 tag.
    pub language: &'a str,
    /// Address of the root, with a `/` at its end.
    pub base_url: &'a str,
    /// Who wrote the briefing.
    pub authors: &'a [String],
}

/// `feed.xml`: dated pages and comparisons, the latest first; nothing if none has a date.
pub(crate) fn feed(channel: &Channel, listed: &[Listed]) -> Option<String> {
    let mut entries: Vec<(Timestamp, &Listed)> = listed
        .iter()
        .filter(|listed| listed.in_feed)
        .filter_map(|listed| listed.moment().map(|moment| (moment, listed)))
        .collect();
    entries.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.address.cmp(&b.1.address)));
    let latest = entries.first()?.0.to_string();
    let own = format!("{}feed.xml", channel.base_url);
    let mut xml = head();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", channel.language)]);
    element(&mut xml, "title", channel.title);
    if let Some(description) = channel.description {
        element(&mut xml, "subtitle", description);
    }
    element(&mut xml, "id", channel.base_url);
    element(&mut xml, "updated", &latest);
    xml.open_and_close("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    xml.open_and_close("link", &[("rel", "alternate"), ("type", "text/html"), ("href", channel.base_url)]);
    people(&mut xml, channel.authors, channel.title);
    xml.push_markup("\n");
    entries.truncate(ENTRIES);
    for (moment, listed) in &entries {
        entry(&mut xml, moment, listed);
    }
    xml.close("feed");
    Some(finished(&xml))
}

fn entry(xml: &mut Html, moment: &Timestamp, listed: &Listed) {
    xml.open("entry", &[]);
    element(xml, "title", &listed.title);
    element(xml, "id", &listed.address);
    xml.open_and_close("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &listed.address)]);
    if let Some(published) = listed.date.as_ref().and_then(Timestamp::of) {
        element(xml, "published", &published.to_string());
    }
    element(xml, "updated", &moment.to_string());
    if let Some((first, _)) = listed.authors.split_first() {
        people(xml, &listed.authors, first);
    }
    for tag in &listed.tags {
        xml.open_and_close("category", &[("term", tag)]);
    }
    if let Some(summary) = &listed.summary {
        element(xml, "summary", summary);
    }
    xml.close("entry");
    xml.push_markup("\n");
}

/// A feed must name an author: the site itself where nobody signs.
fn people(xml: &mut Html, authors: &[String], otherwise: &str) {
    let names = authors.iter().map(String::as_str).chain(authors.is_empty().then_some(otherwise));
    for name in names {
        xml.open("author", &[]);
        element(xml, "name", name);
        xml.close("author");
    }
}

/// `sitemap.xml`: every page, with the date of its last change where it is written.
pub(crate) fn sitemap(listed: &[Listed]) -> String {
    let mut xml = head();
    xml.open("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    xml.push_markup("\n");
    for page in listed.iter().take(ADDRESSES) {
        xml.open("url", &[]);
        element(&mut xml, "loc", &page.address);
        if let Some(moment) = page.moment() {
            element(&mut xml, "lastmod", &moment.to_string());
        }
        xml.close("url");
        xml.push_markup("\n");
    }
    xml.close("urlset");
    finished(&xml)
}

/// `robots.txt`: everything may be read.
pub(crate) fn robots(base_url: Option<&str>) -> String {
    let sitemap = base_url.map_or_else(String::new, |base| format!("\nSitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

fn head() -> Html {
    let mut xml = Html::default();
    xml.push_markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml
}

fn element(xml: &mut Html, name: &'static str, text: &str) {
    xml.open(name, &[]);
    xml.push_text(text);
    xml.close(name);
}

fn finished(xml: &Html) -> String {
    format!("{}\n", xml.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Channel, Date, Listed, feed, robots, sitemap};

    fn listed(name: &str, date: Option<&str>, updated: Option<&str>) -> Listed {
        Listed {
            address: format!("https://example.org/x/{name}.html"),
            title: format!("{name} & <b>\u{fffe}"),
            summary: None,
            authors: Vec::new(),
            tags: vec!["\"t\"".to_owned()],
            date: date.and_then(Date::parse),
            updated: updated.and_then(Date::parse),
            in_feed: true,
        }
    }

    fn channel() -> Channel<'static> {
        Channel { title: "T & U", description: None, language: "en", base_url: "https://example.org/x/", authors: &[] }
    }

    #[test]
    fn the_latest_entry_comes_first_and_what_has_no_date_is_left_out() {
        let pages = [
            listed("old", Some("2020-06"), None),
            listed("none", None, None),
            listed("zone", Some("2021-01-01T01:00:00+02:00"), None),
            listed("new", Some("2019"), Some("2021-01-01")),
        ];
        let xml = feed(&channel(), &pages).unwrap();
        let order: Vec<_> = ["/new.html", "/zone.html", "/old.html"].iter().map(|name| xml.find(name).unwrap()).collect();
        assert!(order.is_sorted(), "{xml}");
        assert!(!xml.contains("none.html"), "{xml}");
        for part in [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>T &amp; U</title>",
            "<updated>2021-01-01T00:00:00Z</updated>",
            "<published>2019-01-01T00:00:00Z</published>",
            "<updated>2021-01-01T01:00:00+02:00</updated>",
            "<author><name>T &amp; U</name></author>",
            "<title>new &amp; &lt;b&gt;</title>",
            "<category term=\"&quot;t&quot;\"></category>",
        ] {
            assert!(xml.contains(part), "{part}\n{xml}");
        }
    }

    #[test]
    fn without_dates_there_is_no_feed() {
        assert_eq!(feed(&channel(), &[listed("none", None, None)]), None);
    }

    #[test]
    fn the_sitemap_names_every_page() {
        let xml = sitemap(&[listed("a", None, None), listed("b", Some("2020-06-16"), None)]);
        assert!(xml.contains("<loc>https://example.org/x/a.html</loc></url>"), "{xml}");
        assert!(xml.contains("b.html</loc><lastmod>2020-06-16T00:00:00Z</lastmod>"), "{xml}");
        assert!(robots(Some("https://example.org/x/")).ends_with("Sitemap: https://example.org/x/sitemap.xml\n"));
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
    }
}
