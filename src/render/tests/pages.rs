//! Kinds of pages, and what each of them shows.

use super::{html_pages, inputs, page, printed, site};

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
        "embed/author.html",
        "embed/bridge.html",
        "index.html",
        "matrix.csv",
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
    assert_eq!(site.made.keys().collect::<Vec<_>>(), expected);
}

#[test]
fn markers_notes_and_ways_back_have_their_ids() {
    let site = site(&[]);
    let front = page(&site, "index.html");
    for part in [
        "<a class=\"ref only\" id=\"r-author-1\" href=\"#n-author\" role=\"doc-noteref\" \
         data-name=\"--r-author-1\">",
        "id=\"r-author-2\" href=\"#n-author-2\"",
        "<li id=\"n-author\" class=\"note only\" tabindex=\"-1\" \
         data-ref-1=\"--r-author-1\" data-ref-2=\"--r-author-2\"",
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

#[test]
fn drafts_are_published_on_request_only() {
    let draft = (
        "content/annotations/late.md",
        "+++\ntitle = \"Later\"\ndraft = true\n+++\n\n> he said\n>\n> — [@a, para. 2]\n",
    );
    let address = "comparisons/late.html";
    assert!(!site(&[draft]).made.contains_key(address));
    assert!(!page(&site(&[draft]), "sources/a.html").contains("q-late-1"));
    let mut inputs = inputs(&[draft]);
    inputs.options.drafts = true;
    let (site, _) = printed(&inputs);
    assert!(site.made.contains_key(address));
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

#[test]
fn the_search_finds_what_pages_show() {
    let site = site(&[("content/sources/b.toml", "language = \"de\"\n")]);
    let index = page(&site, "assets/search.js");
    for entry in [
        "[\"comparisons/author.html\",\"Whose plan was it?\",\
         \"Only one source · Israel's · A: It was an Israeli plan · B: Israel* · \
         Only A says so. · plan\"]",
        "[\"sources/a.html#p2\",\"A, ¶ 2\",\"It was an Israeli plan, he said.\"]",
        "[\"sources/b.html#p1\",\"B, ¶ 1\",\
         \"On Tuesday the mayor said that the old bridge on the river will stay open.\",\"de\"]",
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
