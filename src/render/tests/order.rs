//! Sources stand in the order of the author, on every kind of page.

use super::{Site, page, site, values};

/// Only one source answers; all others are silent, however many there are.
const AUTHOR: (&str, &str) = (
    "content/annotations/author.md",
    "+++\n\
     question = \"Whose plan was it?\"\n\
     relation = \"only\"\n\
     [silent]\n\
     \"*\" = [\"Israel*\"]\n\
     +++\n\n\
     > It was an Israeli plan\n\
     >\n\
     > — [@a]\n",
);

const FILES: &[(&str, &str)] = &[
    AUTHOR,
    ("content/sources/c.txt", "The bridge is closed.\n"),
    ("content/sources/d.txt", "Nothing of it.\n"),
    ("content/sources/0.txt", "Nor here.\n"),
    (
        "content/annotations/who.md",
        "+++\n\
         question = \"Is it closed?\"\n\
         relation = \"conflict\"\n\
         +++\n\n\
         > The bridge is closed\n\
         >\n\
         > — [@c]\n\n\
         > the bridge will close\n\
         >\n\
         > — [@a]\n\n\
         > will stay open\n\
         >\n\
         > — [@b]\n",
    ),
    (
        "content/index.md",
        "# Front\n\nSo says [@c]. It “will stay open” [@b].[^who][^author][^bridge]\n",
    ),
    ("content/about.md", "# About\n\nOn Monday [@a].\n"),
];

/// Of these labels those that stand in a page as links, in order, each once.
fn order(html: &str) -> String {
    let mut found = String::new();
    for rest in html.split("sources/").skip(1) {
        let key = rest.chars().next().unwrap_or_default();
        if rest[key.len_utf8()..].starts_with(".html") && !found.contains(key) {
            found.push(key);
        }
    }
    found
}

fn orders(site: &Site) -> [String; 4] {
    let foot = |html: &str| {
        let (_, foot) = html.split_once("<section class=\"quoted-sources").unwrap();
        order(foot)
    };
    [
        order(page(site, "sources.html")),
        order(page(site, "matrix.html")),
        order(page(site, "comparisons/who.html")),
        foot(page(site, "index.html")),
    ]
}

#[test]
fn sources_stand_as_the_author_first_names_them() {
    let site = site(FILES);
    assert_eq!(orders(&site), ["cba0d", "cba0d", "cba", "cba"]);
    // The front page names c before b; its address lasts.
    let panes: Vec<&str> = values(page(&site, "parallel/b-c.html"), "id=\"pane-").collect();
    assert_eq!(panes, ["c", "b"]);
    let pairs: Vec<&str> = values(page(&site, "parallel.html"), "href=\"parallel/").collect();
    assert_eq!(pairs, ["b-c.html", "a-c.html", "a-b.html"]);
    assert!(page(&site, "comparisons/who.html").contains("<bdi>0</bdi>, <bdi>D</bdi>"));
}

#[test]
fn the_settings_set_another_order() {
    let settings = "title = \"T\"\n[sources]\norder = [\"d\", \"a\"]\n";
    let site = site(&[FILES, &[("variorum.toml", settings)]].concat());
    assert_eq!(orders(&site), ["dacb0", "dacb0", "acb", "acb"]);
}

#[test]
fn where_one_source_answers_it_leads() {
    let settings = "title = \"T\"\n[sources]\norder = [\"b\"]\n";
    let site = site(&[("variorum.toml", settings)]);
    assert_eq!(order(page(&site, "sources.html")), "ba");
    assert_eq!(order(page(&site, "comparisons/author.html")), "ab");
    assert_eq!(order(page(&site, "comparisons/bridge.html")), "ba");
}

#[test]
fn a_translation_has_the_place_of_its_original() {
    let site = site(&[
        AUTHOR,
        ("content/sources/z.txt", "Die Brücke ist zu.\n"),
        ("content/sources/z.toml", "language = \"de\"\n"),
        ("content/sources/e.txt", "The bridge is shut.\n"),
        ("content/sources/e.toml", "translation_of = \"z\"\n"),
        ("content/about.md", "# About\n\nIt “is shut” [@e].\n"),
        ("content/index.md", "# Front\n\nA plan.[^author][^bridge]\n"),
    ]);
    assert_eq!(order(page(&site, "sources.html")), "zeab");
}
