//! Whole sites, rendered.

mod basis;

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::diagnostics::{Code, Diagnostics};
use crate::parse::Inputs;
use crate::text::FileId;
use crate::{compare, corpus, parse, resolve};

use super::{Site, prose, render, theme};

/// The inputs of a small project: path and text of each file. A later file replaces an earlier one
/// of the same path.
fn inputs(files: &[(&str, &str)]) -> Inputs {
    let files = PROJECT
        .iter()
        .chain(files)
        .map(|(path, text)| (FileId::new(*path), Arc::from(text.as_bytes())));
    Inputs {
        files: files.collect(),
        ..Inputs::default()
    }
}

/// The site of the small project with further files, and what was found.
fn compiled(files: &[(&str, &str)]) -> (Site, Diagnostics) {
    printed(&inputs(files))
}

fn printed(inputs: &Inputs) -> (Site, Diagnostics) {
    let (analysis, mut diagnostics) = analyzed(inputs);
    let (site, found) = render(inputs, &analysis);
    diagnostics.append(found);
    (site, diagnostics)
}

fn analyzed(inputs: &Inputs) -> (Analysis, Diagnostics) {
    let (project, mut diagnostics) = parse::parse(inputs);
    let (resolution, found) = resolve::resolve(&project, &inputs.options);
    diagnostics.append(found);
    let compared = compare::compare(&project, &resolution, &inputs.options);
    (
        Analysis {
            corpus: corpus::corpus(&project),
            project,
            resolution,
            compared,
        },
        diagnostics,
    )
}

/// The same for a project without errors.
fn site(files: &[(&str, &str)]) -> Site {
    let (site, diagnostics) = compiled(files);
    let messages: Vec<_> = diagnostics
        .iter()
        .map(|found| (&found.code, &found.message, &found.place))
        .collect();
    assert!(!diagnostics.has_errors(), "{messages:#?}");
    site
}

fn page<'a>(site: &'a Site, address: &str) -> &'a str {
    std::str::from_utf8(&site.0[address]).unwrap()
}

fn html_pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let pages = site.0.keys().filter(|address| {
        std::path::Path::new(address)
            .extension()
            .is_some_and(|extension| extension == "html")
    });
    pages.map(|address| (address.as_str(), page(site, address)))
}

const PROJECT: &[(&str, &str)] = &[
    ("variorum.toml", "title = \"Two accounts\"\n"),
    (
        "content/sources/a.txt",
        "The mayor said on Monday that the bridge will close.\nIt was an Israeli plan, he said.\n",
    ),
    (
        "content/sources/b.txt",
        "On Tuesday the mayor said that the old bridge on the river will stay open.\n",
    ),
    (
        "content/annotations/author.md",
        "+++\nquestion = \"Whose plan was it?\"\nrelation = \"only\"\ntags = [\"plan\"]\n[answers]\na = \"Israel's\"\n\
         [silent]\nb = [\"Israel*\"]\n+++\n\n> It was an Israeli plan\n>\n> — [@a]\n\nOnly A says so.\n",
    ),
    (
        "content/annotations/bridge.md",
        "+++\nquestion = \"What happens to the bridge?\"\nrelation = \"conflict\"\n+++\n\n\
         > the bridge will close\n>\n> — [@a]\n\n> the old bridge … will stay open\n>\n> — [@b]\n\nBoth cannot be.[^author]\n",
    ),
    (
        "content/index.md",
        "+++\ntitle = \"Front\"\n+++\n\nA plan.[^author] The mayor “said on Monday” [@a] so.[^bridge] Again.[^author]\n\n\
         [The matrix](matrix.html), [A](sources/a.txt)\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```toml\nx = \"<b>\"\n```\n\n[^plain]\n\n[^plain]: A footnote.\n",
    ),
];

#[test]
fn every_kind_of_page_is_there() {
    let site = site(&[]);
    let expected = [
        "404.html",
        "assets/favicon.svg",
        "assets/script.js",
        "assets/search.css",
        "assets/search.js",
        "assets/sources.css",
        "assets/style.css",
        "comparisons.html",
        "comparisons/author.html",
        "comparisons/bridge.html",
        "index.html",
        "matrix.html",
        "matrix/conflict.html",
        "matrix/only.html",
        "matrix/tag-plan.html",
        "parallel.html",
        "parallel/a-b.html",
        "robots.txt",
        "sources.html",
        "sources/a.html",
        "sources/b.html",
    ];
    assert_eq!(site.0.keys().collect::<Vec<_>>(), expected);
}

#[test]
fn markers_notes_and_ways_back_have_their_ids() {
    let site = site(&[]);
    let front = page(&site, "index.html");
    for part in [
        "<a class=\"ref only\" id=\"r-author-1\" href=\"#n-author\" role=\"doc-noteref\" data-name=\"--r-author-1\">",
        "id=\"r-author-2\" href=\"#n-author-2\"",
        "<li id=\"n-author\" class=\"note only\" tabindex=\"-1\" data-ref-1=\"--r-author-1\" data-ref-2=\"--r-author-2\"",
        "><span class=\"alias\" id=\"n-author-2\"></span>",
        "href=\"#r-author-1\">Back to the text (1)",
        "<a href=\"sources/a.html#q-author-1\">A</a> <span class=\"locus\">¶ 2</span>",
        "Not found in this text: <bdi class=\"probe\">Israel*</bdi>",
        "<a id=\"c-1\" href=\"sources/a.html#q-index-1\">A, ¶ 1</a>",
        "href=\"sources/a.html\">A</a></p>",
        "<th class=\"center\" scope=\"col\">a</th>",
        "<summary>3 words left out</summary><p lang=\"en\" dir=\"ltr\">on the river</p>",
    ] {
        assert!(front.contains(part), "{part}\n{front}");
    }
    assert!(page(&site, "sources/a.html").contains("id=\"q-author-1\""));
}

fn values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(attribute)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
}

#[test]
fn drafts_are_published_on_request_only() {
    let draft = (
        "content/annotations/late.md",
        "+++\ntitle = \"Later\"\ndraft = true\n+++\n\n> he said\n>\n> — [@a, para. 2]\n",
    );
    let address = "comparisons/late.html";
    assert!(!site(&[draft]).0.contains_key(address));
    assert!(!page(&site(&[draft]), "sources/a.html").contains("q-late-1"));
    let mut inputs = inputs(&[draft]);
    inputs.options.drafts = true;
    let (site, _) = printed(&inputs);
    assert!(site.0.contains_key(address));
}

#[test]
fn excerpts_publish_no_other_word() {
    let site = site(&[("content/sources/b.toml", "text = \"excerpts\"\n")]);
    for (address, html) in html_pages(&site) {
        assert!(
            !html.contains("Tuesday") && !html.contains("river"),
            "{address}\n{html}"
        );
    }
    let index = page(&site, "assets/search.js");
    assert!(
        index.contains("will stay open") && !index.contains("Tuesday") && !index.contains("river"),
        "{index}"
    );
    assert!(page(&site, "index.html").contains("<p class=\"gloss\">3 words left out</p>"));
}

/// The page about themes shows three changes; each does what it says when its lines are copied.
#[test]
fn the_three_changes_that_the_page_about_themes_shows_work() {
    let shown = include_str!("../../themes/README.md")
        .split_once("## Three changes")
        .unwrap()
        .1;
    let blocks: Vec<&str> = shown
        .split("```")
        .skip(1)
        .step_by(2)
        .map(|block| block.split_once('\n').unwrap().1)
        .collect();
    let settings = format!(
        "title = \"T\"\n{}",
        blocks[0].replace("[theme]\n", "[theme]\nname = \"ours\"\n")
    );
    let site = site(&[
        ("variorum.toml", &settings),
        ("themes/ours/templates/base.html", blocks[1]),
        ("themes/ours/templates/badge.html", blocks[2]),
    ]);
    let theme = page(&site, "assets/theme.css");
    assert!(
        theme.contains("--measure: 32.48rem;")
            && theme.contains("--link: #7a1f3d;")
            && theme.contains("--link: #f2a7bf;"),
        "{theme}"
    );
    for address in ["index.html", "matrix.html", "sources/a.html", "404.html"] {
        assert!(
            page(&site, address).contains("<p>Errors? <a href=\"mailto:desk@example.org\">"),
            "{address}"
        );
    }
    assert!(
        page(&site, "comparisons/author.html").contains("\">Only one source <svg class=\"sign\"")
    );
}

#[test]
fn a_theme_of_the_project_lies_over_the_built_in_one() {
    let site = site(&[
        (
            "variorum.toml",
            "title = \"T\"\n[theme]\nname = \"mine\"\ncolour = \"red\"\n",
        ),
        (
            "themes/mine/templates/404.html",
            "{% extends \"default/404.html\" %}{% block foot %}<p>{{ site.theme.colour }}</p>{% endblock %}",
        ),
        ("themes/mine/static/style.css", "body {}"),
    ]);
    assert!(page(&site, "404.html").contains("<p>red</p>"));
    assert!(page(&site, "404.html").contains("Page not found"));
    assert_eq!(page(&site, "assets/style.css"), "body {}");
    assert!(
        page(&site, "assets/sources.css").starts_with("body {}\n"),
        "pages about sources have the project's sheet too"
    );
}

#[test]
fn text_cannot_be_printed_unescaped() {
    let (_, found) = compiled(&[(
        "themes/default/templates/404.html",
        "{{ frame.title | safe }}",
    )]);
    assert!(found.iter().any(
        |found| found.code == Code::Template && found.message.contains("leave the filter out")
    ));
    let templates = include_str!("templates.rs");
    assert_eq!(
        templates.matches("Value::safe_string").count(),
        1,
        "one place marks HTML as safe"
    );
}

#[test]
fn the_search_finds_what_pages_show() {
    let site = site(&[("content/sources/b.toml", "language = \"de\"\n")]);
    let index = page(&site, "assets/search.js");
    for entry in [
        "[\"comparisons/author.html\",\"Whose plan was it?\",\"Only one source · Israel's · A: It was an Israeli plan · B: Israel* · Only A says so. · plan\"]",
        "[\"sources/a.html#p2\",\"A, ¶ 2\",\"It was an Israeli plan, he said.\"]",
        "[\"sources/b.html#p1\",\"B, ¶ 1\",\"On Tuesday the mayor said that the old bridge on the river will stay open.\",\"de\"]",
        "[\"index.html#n-plain\",\"Front\",\"A footnote.\"]",
        "A plan. The mayor “said on Monday” (A, ¶ 1) so. Again.",
    ] {
        assert!(index.contains(entry), "{entry}\n{index}");
    }
    assert!(
        index.starts_with("variorumSearch({\"fold\":[[\"'\",\"\\\\u{27}")
            && index.ends_with("});\n")
            && !index.contains('<')
    );
}

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
    assert!(!nowhere.0.contains_key("feed.xml") && !nowhere.0.contains_key("sitemap.xml"));
    assert!(
        !page(&nowhere, "page.html").contains("atom+xml")
            && !page(&nowhere, "page.html").contains("og:")
    );
    let dateless = site(&[addressed]);
    assert!(
        !dateless.0.contains_key("feed.xml")
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
        .filter(|address| *address != "404.html")
    {
        let address = if address == "index.html" { "" } else { address };
        assert!(
            sitemap.contains(&format!("<loc>https://example.org/x/{address}</loc>")),
            "{address}\n{sitemap}"
        );
    }
    assert!(!sitemap.contains("404"));
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
fn a_column_without_a_head_heads_its_rows() {
    let site = site(&[(
        "content/page.md",
        "+++\ntitle = \"P\"\n+++\n\n| | A |\n|--|--|\n| Why | so |\n",
    )]);
    let html = page(&site, "page.html");
    assert!(html.contains("<td></td><th scope=\"col\">A</th>"), "{html}");
    assert!(
        html.contains("<th scope=\"row\">Why</th><td>so</td>"),
        "{html}"
    );
}

#[test]
fn long_lists_are_paged() {
    let names: Vec<String> = (0..1500)
        .map(|number| format!("content/annotations/n{number}.md"))
        .collect();
    let text =
        "+++\ntitle = \"A note with a title that is neither short nor long\"\n+++\n\nText.\n";
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text)).collect();
    let site = site(&files);
    assert!(page(&site, "comparisons.html").contains("comparisons-2.html"));
    assert!(
        site.0
            .keys()
            .filter(|address| address.starts_with("comparisons"))
            .all(|address| site.0[address].len() < 500_000)
    );
}

/// The targets of links of a page, `../` taken off.
fn targets<'a>(html: &'a str, part: &'a str) -> Vec<&'a str> {
    values(html, " href=\"")
        .map(|href| href.trim_start_matches("../"))
        .filter(|href| href.contains(part))
        .collect()
}

#[test]
fn every_topic_leads_to_its_own_heading() {
    let note = |tags: &str| format!("+++\ntitle = \"A note\"\ntags = {tags}\n+++\n\nText.\n");
    let site = site(&[("content/annotations/x.md", &note("[\"C\", \"C++\"]"))]);
    assert_eq!(
        targets(page(&site, "comparisons/x.html"), "#tag-"),
        ["comparisons.html#tag-c", "comparisons.html#tag-c-2"]
    );
    assert!(page(&site, "comparisons.html").contains("<h3 id=\"tag-c-2\">C++</h3>"));
}

#[test]
fn a_topic_on_a_later_page_of_the_list_is_linked_there() {
    let names: Vec<String> = (0..900)
        .map(|number| format!("content/annotations/n{number}.md"))
        .collect();
    let text = "+++\ntitle = \"A note with a title that is neither short nor long\"\ntags = [\"often\"]\n+++\n\nText.\n";
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text)).collect();
    files.push((
        "content/annotations/z.md",
        "+++\ntitle = \"A note\"\ntags = [\"seldom\"]\n+++\n\nText.\n",
    ));
    let site = site(&files);
    let links = targets(page(&site, "comparisons/z.html"), "#tag-");
    let (address, id) = links[0].split_once('#').unwrap();
    assert!(
        address != "comparisons.html" && page(&site, address).contains(&format!("id=\"{id}\"")),
        "{links:?}"
    );
    for link in targets(page(&site, "index.html"), "#relation-") {
        let (address, id) = link.split_once('#').unwrap();
        assert!(
            page(&site, address).contains(&format!("id=\"{id}\"")),
            "{link}"
        );
    }
}

#[test]
fn headings_take_no_id_of_a_template() {
    let bases = ["base", "comparison", "matrix", "page", "parts", "source"];
    for template in bases.map(|name| format!("templates/{name}.html")) {
        for bytes in theme::files_named(&inputs(&[]), "default", &template) {
            let text = std::str::from_utf8(bytes).unwrap();
            let fixed = values(text, " id=\"").filter(|id| !id.contains('{'));
            let missing: Vec<&str> = fixed
                .filter(|id| !prose::IDS_OF_TEMPLATES.contains(id))
                .collect();
            assert!(
                missing.is_empty(),
                "{template}: {missing:?} must stand in IDS_OF_TEMPLATES"
            );
        }
    }
    let text = format!(
        "+++\ntitle = \"T\"\n+++\n\n## {}\n",
        prose::IDS_OF_TEMPLATES.join("\n\n## ")
    );
    let names: Vec<String> = (0..9)
        .map(|number| format!("content/p{number}.md"))
        .collect();
    let mut files: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (name.as_str(), "# A page\n"))
        .collect();
    files.push(("content/index.md", &text));
    let site = site(&files);
    let mut ids: Vec<&str> = values(page(&site, "index.html"), " id=\"").collect();
    ids.sort_unstable();
    let pairs: Vec<&[&str]> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(
        pairs.is_empty() && ids.contains(&"further") && ids.contains(&"further-2"),
        "{pairs:?} {ids:?}"
    );
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
