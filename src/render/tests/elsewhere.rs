//! What is taken to other places: fragments of comparisons, the matrix as a table.

use super::{html_pages, page, site};

const ADDRESS: (&str, &str) = (
    "variorum.toml",
    "title = \"Two accounts\"\nbase_url = \"https://example.org/x\"\n",
);

/// An annotation whose words are formulas and Markdown, where they are read as such.
const FORMULA: (&str, &str) = (
    "content/annotations/sum.md",
    "+++\n\
     question = \"=SUM(A1), \\\"is\\\" it?\"\n\
     relation = \"agree\"\n\
     [answers]\n\
     a = \"+1 <b>\"\n\
     b = \"@home\"\n\
     +++\n\n\
     > said on Monday\n\
     >\n\
     > — [@a]\n\n\
     > On Tuesday the mayor said that the old bridge … *will* stay open.[^author]\n\
     >\n\
     > — [@b]\n",
);

#[test]
fn a_fragment_is_small_and_asks_for_nothing() {
    let site = site(&[FORMULA]);
    let fragments = html_pages(&site).filter(|(address, _)| address.starts_with("embed/"));
    let mut count = 0;
    for (address, html) in fragments {
        count += 1;
        assert!(html.len() <= 6_000, "{address} has {} bytes", html.len());
        // Without the site's address a link would lead nowhere once it is pasted.
        for part in [
            "<script", "<link", "<style", "style=", " src=", " href=", " id=", "<svg",
        ] {
            assert!(!html.contains(part), "{address}: {part}\n{html}");
        }
    }
    assert_eq!(count, 3);
}

#[test]
fn a_fragment_says_what_the_comparison_says() {
    let site = site(&[ADDRESS, FORMULA]);
    let fragment = page(&site, "embed/author.html");
    for part in [
        "<h2>Whose plan was it?</h2>",
        "<strong>Only one source</strong>",
        "<p>Answer: <bdi>Israel&#39;s</bdi></p>",
        "<blockquote lang=\"en\" dir=\"ltr\"><p>It was an Israeli plan</p></blockquote>",
        "— <a href=\"https://example.org/x/sources/a.html#q-author-1\">A</a>, ¶ 2",
        "Not found in this text: <bdi>Israel*</bdi>",
        "<a href=\"https://example.org/x/comparisons/author.html\">",
    ] {
        assert!(fragment.contains(part), "{part}\n{fragment}");
    }
    let fragment = page(&site, "embed/sum.html");
    for part in [
        "=SUM(A1), ",
        "+1 &lt;b&gt;",
        "on the river",
        "left out",
        "emphasis",
    ] {
        assert!(fragment.contains(part), "{part}\n{fragment}");
    }
    assert!(!fragment.contains("doc-noteref"), "{fragment}");
}

#[test]
fn a_comparison_offers_itself() {
    let site = site(&[ADDRESS, FORMULA]);
    let comparison = page(&site, "comparisons/author.html");
    for part in [
        "href=\"../embed/author.html\"",
        "**[Whose plan was it?](https://example.org/x/comparisons/author.html)** Only one source",
        "&gt; It was an Israeli plan\n&gt;\n&gt; — \
         [A](https://example.org/x/sources/a.html#q-author-1), ¶ 2",
        "[B](https://example.org/x/sources/b.html): Not found in this text: Israel\\*.",
    ] {
        assert!(comparison.contains(part), "{part}\n{comparison}");
    }
    let note = "+++\ntitle = \"A note\"\n+++\n\nText.\n";
    let site = super::site(&[("content/annotations/note.md", note)]);
    assert!(!page(&site, "comparisons/note.html").contains("embed/"));
    assert!(!site.made.contains_key("embed/note.html"));
}

#[test]
fn the_matrix_is_a_table_for_spreadsheets() {
    let site = site(&[
        FORMULA,
        ("content/sources/c.txt", "Nothing.\n"),
        (
            "content/annotations/author.md",
            "+++\nquestion = \"Whose?\"\nrelation = \"only\"\n\
             [silent]\n\"*\" = [\"Israel*\"]\n+++\n\n\
             > It was an Israeli plan\n>\n> — [@a]\n",
        ),
    ]);
    assert!(page(&site, "matrix.html").contains("href=\"matrix.csv\""));
    assert!(!page(&site, "matrix/only.html").contains("matrix.csv"));
    let lines = [
        "\u{feff}Question,Relation,A,B,C,Address",
        "Whose?,Only one source,\"quoted, ¶ 2\",Not found in this text: Israel*,\
         Not found in this text: Israel*,comparisons/author.html",
        "What happens to the bridge?,The sources conflict,\"quoted, ¶ 1\",\"quoted, ¶ 1\",\
         not examined,comparisons/bridge.html",
        "\"'=SUM(A1), \"\"is\"\" it?\",The sources agree,\"'+1 <b>, ¶ 1\",\"'@home, ¶ 1\",\
         not examined,comparisons/sum.html",
        "",
    ];
    assert_eq!(page(&site, "matrix.csv"), lines.join("\r\n"));
}
