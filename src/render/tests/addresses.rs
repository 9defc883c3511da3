//! Full addresses: feed, sitemap, canonical links, and the page for what is not there.

use super::{html_pages, inputs, page, printed, site};

#[test]
fn links_of_the_page_for_what_is_not_there_start_from_the_site() {
    let addressed = (
        "variorum.toml",
        "title = \"T\"\nbase_url = \"https://example.org/briefing\"\n",
    );
    let published = site(&[addressed]);
    let missing = page(&published, "404.html");
    assert!(
        missing.contains("<base href=\"/briefing/\">") && missing.contains("base-uri 'self'"),
        "{missing}"
    );
    // With a base, a fragment alone would lead away from the page.
    assert!(!missing.contains("href=\"#"));
    assert!(!page(&published, "index.html").contains("<base"));
    assert!(
        !page(&site(&[]), "404.html").contains("<base"),
        "the site may lie anywhere"
    );
}

#[test]
fn feed_and_sitemap_need_the_sites_address_and_the_feed_dates() {
    let addressed = (
        "variorum.toml",
        "title = \"T\"\nbase_url = \"https://example.org/x\"\n",
    );
    let dated = (
        "content/page.md",
        "+++\ntitle = \"P\"\ndate = 2025-06-16\nsummary = \"S & T\"\n+++\n\nText.\n",
    );
    let nowhere = site(&[dated]);
    assert!(!nowhere.made.contains_key("feed.xml") && !nowhere.made.contains_key("sitemap.xml"));
    assert!(
        !page(&nowhere, "page.html").contains("atom+xml")
            && !page(&nowhere, "page.html").contains("og:")
    );
    let dateless = site(&[addressed]);
    assert!(
        !dateless.made.contains_key("feed.xml")
            && page(&dateless, "robots.txt").contains("https://example.org/x/sitemap.xml")
    );
    let site = site(&[addressed, dated]);
    assert!(page(&site, "feed.xml").contains("<id>https://example.org/x/page.html</id>"));
    let front = page(&site, "comparisons/bridge.html");
    assert!(
        front.contains("type=\"application/atom+xml\" href=\"../feed.xml\""),
        "{front}"
    );
    assert!(
        front.contains("content=\"The sources conflict\""),
        "{front}"
    );
    let sitemap = page(&site, "sitemap.xml");
    for address in html_pages(&site)
        .map(|(address, _)| address)
        .filter(|address| *address != "404.html" && !address.starts_with("embed/"))
    {
        let address = if address == "index.html" { "" } else { address };
        assert!(
            sitemap.contains(&format!("<loc>https://example.org/x/{address}</loc>")),
            "{address}\n{sitemap}"
        );
    }
    assert!(!sitemap.contains("404") && !sitemap.contains("embed"));
}

#[test]
fn feed_and_sitemap_are_templates_whose_text_is_that_of_xml() {
    let settings = "title = \"T & <b>\\u0001\\uFFFE\"\nbase_url = \"https://example.org/x\"\n";
    let of_theirs = format!("{settings}[theme]\nname = \"mine\"\n");
    let dated = (
        "content/page.md",
        "+++\ntitle = \"P\"\ndate = 2025-06-16\nauthors = [\"A & B\"]\n+++\n\nText.\n",
    );
    let written = site(&[("variorum.toml", settings), dated]);
    for part in [
        "<title>T &amp; &lt;b&gt; </title>",
        "<author><name>A &amp; B</name></author>",
    ] {
        assert!(
            page(&written, "feed.xml").contains(part),
            "{}",
            page(&written, "feed.xml")
        );
    }
    let own = [
        (
            "themes/mine/templates/feed.xml",
            "<feed>{{ updated }}</feed>\n",
        ),
        (
            "themes/mine/templates/sitemap.xml",
            "<urlset>{{ pages | length }}</urlset>\n",
        ),
        ("themes/mine/templates/robots.txt", "Disallow: /\n"),
    ];
    let replaced = site(&[&[("variorum.toml", &*of_theirs), dated], &own[..]].concat());
    assert_eq!(
        page(&replaced, "feed.xml"),
        "<feed>2025-06-16T00:00:00Z</feed>\n"
    );
    assert!(page(&replaced, "sitemap.xml").starts_with("<urlset>1"));
    assert_eq!(page(&replaced, "robots.txt"), "Disallow: /\n");
}

#[test]
fn full_addresses_come_from_one_checked_address() {
    let mut inputs = inputs(&[]);
    inputs.options.base_url = Some("https://example.org/x".to_owned());
    let (site, _) = printed(&inputs);
    assert!(page(&site, "matrix.html").contains("href=\"https://example.org/x/matrix.html\""));
    inputs.options.base_url = Some("javascript:alert(1)".to_owned());
    let (site, _) = printed(&inputs);
    assert!(
        html_pages(&site)
            .all(|(_, html)| !html.contains("javascript:") && !html.contains("canonical"))
    );
}
