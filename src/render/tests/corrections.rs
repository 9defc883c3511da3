//! What was put right: in the feed, the sitemap and the list, whose style comes with it.

use super::{Site, page, printed, site};

const FRONT: (&str, &str) = (
    "content/index.md",
    "+++\n\
     title = \"Front\"\n\
     [[correction]]\n\
     date = 2025-06-17\n\
     text = \"One <error>.\"\n\
     [[correction]]\n\
     date = 2025-06-17\n\
     text = \"Another.\"\n\
     +++\n\n\
     ## Correction 2025-06-17\n",
);

const ADDRESS: (&str, &str) = (
    "variorum.toml",
    "title = \"Two accounts\"\nbase_url = \"https://example.org/x/\"\n",
);

fn changed(file: &str) -> String {
    let hash = "0".repeat(64);
    let mut text = String::new();
    for (key, value) in [
        ("source", "b"),
        ("old_sha256", &hash),
        ("new_sha256", &hash),
        ("file", file),
        ("was", "On Monday"),
        ("is", "On Tuesday"),
    ] {
        text.extend([key, " = \"", value, "\"\n"]);
    }
    format!("[[correction]]\ndate = 2025-06-18\n{text}")
}

/// A feed's entries: title, id and summary of each.
fn entries(site: &Site) -> Vec<String> {
    let mut entries = Vec::new();
    for entry in page(site, "feed.xml").split("<entry>").skip(1) {
        let of = |tag: &str| {
            let (_, rest) = entry.split_once(&format!("<{tag}>")).unwrap();
            rest.split_once('<').unwrap().0
        };
        entries.push([of("title"), of("id"), of("summary")].join(" | "));
    }
    entries
}

#[test]
fn the_feed_tells_of_each_correction_where_it_stands() {
    let changed = changed("content/annotations/author.md");
    let site = site(&[ADDRESS, FRONT, ("content/corrections.toml", &changed)]);
    assert_eq!(
        entries(&site),
        [
            "Changed source: B | https://example.org/x/corrections.html#correction-b-2025-06-18 | \
             Quoted until now: “On Monday”. The source now has: “On Tuesday”.",
            "Correction: Front | https://example.org/x/#correction-2025-06-17 | One &lt;error&gt;.",
            "Correction: Front | https://example.org/x/#correction-2025-06-17-2 | Another.",
        ]
    );
    let front = page(&site, "index.html");
    for id in ["correction-2025-06-17", "correction-2025-06-17-2"] {
        assert!(front.contains(&format!("<p id=\"{id}\">")), "{id}");
    }
    // A heading of the author's gives way to a notice.
    assert!(front.contains("<h2 id=\"correction-2025-06-17-3\">"));
    assert!(page(&site, "corrections.html").contains("<li id=\"correction-b-2025-06-18\">"));
    let sitemap = page(&site, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/x/corrections.html</loc>"));
    assert!(!sitemap.contains('#'));
    assert!(front.contains("href=\"feed.xml\""));
}

#[test]
fn without_corrections_nothing_of_them_is_published() {
    let clean = site(&[ADDRESS]);
    let draft = FRONT.1.replace("title", "draft = true\ntitle");
    let changed = changed("content/later.md");
    let drafts = site(&[
        ADDRESS,
        ("content/later.md", &draft),
        ("content/corrections.toml", &changed),
    ]);
    assert!(clean == drafts);
    let has_any = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("correct");
    assert!(!clean.made.values().any(|bytes| has_any(bytes)));
    assert!(!clean.made.contains_key("feed.xml"));
}

#[test]
fn with_drafts_those_of_drafts_are() {
    let draft = FRONT.1.replace("title", "draft = true\ntitle");
    let changed = changed("content/later.md");
    let mut inputs = super::inputs(&[
        ("content/later.md", &draft),
        ("content/corrections.toml", &changed),
    ]);
    inputs.options.drafts = true;
    let (site, _) = printed(&inputs);
    let list = page(&site, "corrections.html");
    assert!(
        list.contains("<del>") && list.contains("Another."),
        "{list}"
    );
}

#[test]
fn the_style_of_corrections_stands_behind_both_sheets_and_can_be_replaced() {
    let own = (
        "themes/own/static/corrections.css",
        ".corrections { all: unset }",
    );
    let settings = ("variorum.toml", "title = \"T\"\n[theme]\nname = \"own\"\n");
    let site = site(&[settings, own, FRONT]);
    for sheet in ["assets/style.css", "assets/sources.css"] {
        assert!(page(&site, sheet).ends_with(own.1), "{sheet}");
    }
    assert!(!site.made.contains_key("assets/corrections.css"));
}

#[test]
fn a_long_list_is_paged_and_the_feed_leads_to_the_right_page() {
    let words = "word ".repeat(1_000);
    let record = changed("content/gone.md").replace("On Monday", &words);
    let all = record.repeat(120);
    let site = site(&[ADDRESS, ("content/corrections.toml", &all)]);
    let lists: Vec<&String> = site
        .made
        .keys()
        .filter(|at| at.starts_with("corrections"))
        .collect();
    assert!(lists.len() > 1, "{lists:?}");
    assert!(lists.iter().all(|at| site.made[*at].len() < 500_000));
    for entry in entries(&site) {
        let (_, address) = entry.split_once("https://example.org/x/").unwrap();
        let (at, id) = address
            .split(" | ")
            .next()
            .unwrap()
            .split_once('#')
            .unwrap();
        assert!(
            page(&site, at).contains(&format!("id=\"{id}\"")),
            "{address}"
        );
    }
}
