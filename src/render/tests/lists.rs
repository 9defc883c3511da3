//! The list of comparisons: its pages, and the ways there.

use super::{page, site, values};

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
        site.made
            .keys()
            .filter(|address| address.starts_with("comparisons"))
            .all(|address| site.made[address].len() < 500_000)
    );
}

#[test]
fn of_many_sources_that_nobody_examined_the_number_is_said() {
    let said = |count: usize| {
        let paths: Vec<String> = (0..count)
            .map(|number| format!("content/sources/s{number:02}.txt"))
            .collect();
        let mut files: Vec<_> = paths.iter().map(|path| (&**path, "Nor here.\n")).collect();
        // Where one source alone answers, all others must be examined.
        let note = "+++\ntitle = \"A note\"\n+++\n\nText.\n";
        files.push(("content/annotations/author.md", note));
        let site = site(&files);
        let (_, rest) = page(&site, "comparisons/bridge.html")
            .split_once("Not examined: ")
            .unwrap();
        let (said, _) = rest.split_once(".</p>").unwrap();
        assert!(page(&site, "embed/bridge.html").contains(said));
        said.replace("<bdi>", "").replace("</bdi>", "")
    };
    assert_eq!(said(3), "s00, s01, s02");
    assert!(said(12).ends_with(", s11"));
    assert_eq!(said(13), "the 13 other sources");
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
    let text = "+++\n\
                title = \"A note with a title that is neither short nor long\"\n\
                tags = [\"often\"]\n\
                +++\n\n\
                Text.\n";
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
