//! What pages show of what a machine sees: nothing, unless the settings ask for it.

use std::sync::Arc;

use crate::parse::Inputs;
use crate::render::RenderMemory;
use crate::text::FileId;
use crate::{Memo, compile};

use super::{analyzed, html_pages, inputs, page, site, values};

/// Two texts of which the second sentences correspond and no comparison quotes them together.
const FILES: &[(&str, &str)] = &[
    (
        "content/sources/a.txt",
        "The mayor said on Monday that the bridge will close.\nIt was an Israeli plan, he \
         said.\nPetra Olsson had promised 40 new buses.\n",
    ),
    (
        "content/sources/b.txt",
        "In 2019 Petra Olsson promised 50 new buses.\nNobody came.\nOn Tuesday the mayor said \
         that the old bridge on the river will stay open.\n",
    ),
];
const SHOWN: (&str, &str) = (
    "variorum.toml",
    "title = \"Two accounts\"\n[compare]\nshow_suggestions = true\n",
);

fn shown(more: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let files = FILES.iter().chain([&SHOWN]).chain(more);
    let owned = files.map(|(path, text)| (&*path.to_string().leak(), (*text).to_owned()));
    owned.collect()
}

fn shown_site(more: &[(&str, &str)]) -> crate::render::Site {
    let files = shown(more);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    site(&files)
}

#[test]
fn a_suggestion_is_labelled_and_leads_to_its_counterpart_and_has_no_relation() {
    let site = shown_site(&[]);
    let html = page(&site, "parallel/a-b.html");
    for part in [
        "1 machine suggestion: two sentences that share words",
        "<mark class=\"suggested\" id=\"a-s3\">Petra Olsson had promised 40 new buses.</mark>",
        "<mark class=\"suggested\" id=\"b-s1\">In 2019",
        "<a class=\"ref suggested\" href=\"#b-s1\">a<svg",
        "<a href=\"#a-s3\">Machine suggestion a</a> shared words: <bdi>Petra</bdi>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert_eq!(
        values(html, "<span class=\"badge ").collect::<Vec<_>>(),
        ["conflict"]
    );
    let strip = page(&site, "sources/b.html");
    assert!(
        strip.contains("<rect class=\"suggested\" x=\"0\""),
        "{strip}"
    );
}

#[test]
fn a_silence_has_the_nearest_sentence_beside_it() {
    let site = shown_site(&[]);
    let html = page(&site, "comparisons/author.html");
    let nearest =
        "<details class=\"omitted\"><summary>Machine suggestion: the sentence of this text";
    let words = "<span lang=\"en\" dir=\"ltr\">On Tuesday the mayor said that the old bridge on \
         the river will stay open.</span> <a href=\"../sources/b.html#p3\">¶ 3</a>";
    assert!(html.contains(nearest) && html.contains(words), "{html}");
}

#[test]
fn no_suggestion_is_not_nothing_to_compare() {
    let other = ("content/sources/a.txt", super::PROJECT[1].1);
    let site = shown_site(&[other]);
    let html = page(&site, "parallel/a-b.html");
    assert!(
        html.contains("what it does not list may be worth comparing"),
        "{html}"
    );
}

#[test]
fn of_excerpts_no_sentence_is_suggested() {
    let site = shown_site(&[("content/sources/b.toml", "text = \"excerpts\"\n")]);
    for (address, html) in html_pages(&site) {
        let is_there = html.contains("50 new buses") || html.contains("suggested\"");
        assert!(!is_there, "{address}: {html}");
    }
}

#[test]
fn parts_that_correspond_stand_in_one_row_and_each_text_keeps_its_order() {
    let site = shown_site(&[]);
    let html = page(&site, "parallel/a-b.html");
    let rows: Vec<Vec<&str>> = html
        .split("<div class=\"level\">")
        .skip(1)
        .map(|row| values(row, "class=\"row\" id=\"").collect())
        .collect();
    // The comparison counts for more than the suggestion, which crosses it.
    assert_eq!(rows, [vec!["b-p1"], vec!["a-p1", "b-p3"], vec!["a-p3"]]);
}

#[test]
fn a_site_that_shows_nothing_of_it_pays_nothing() {
    let inputs = inputs(FILES);
    let (analysis, _) = analyzed(&inputs);
    let mut memory = RenderMemory::default();
    let (site, _) = crate::render::render_with(&inputs, &analysis, &mut memory);
    assert_eq!(memory.edition.noticed.count(), 0);
    for (address, html) in html_pages(&site) {
        assert!(!html.to_lowercase().contains("suggest"), "{address}");
    }
}

/// How many pairs of sources a run compared anew, and which pages it made anew.
fn run(edited: &Inputs, memo: &mut Memo) -> (usize, Vec<String>) {
    let (_, _, found) = compile(edited, memo);
    assert!(!found.has_errors(), "{found:?}");
    let compared = memo.render.edition.noticed.compared_anew().len();
    (compared, memo.made_anew().to_vec())
}

fn with(inputs: &Inputs, path: &str, text: &str) -> Inputs {
    let mut edited = inputs.clone();
    let bytes = Arc::from(text.as_bytes());
    edited.files.insert(FileId::new(path), bytes);
    edited
}

#[test]
fn an_edit_of_an_annotation_compares_no_sources_and_makes_no_other_pages_again() {
    let (path, text) = ("content/annotations/bridge.md", super::PROJECT[4].1);
    let more = text.replace("Both cannot be.", "Both cannot be. “he said” [@a].");
    let files = shown(&[]);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    let (first, mut memo) = (inputs(&files), Memo::default());
    assert_eq!(run(&first, &mut memo).0, 1);
    let (compared, made) = run(&with(&first, path, &more), &mut memo);
    assert_eq!(compared, 0);
    let (silent, mut memo_of_silent) = (inputs(FILES), Memo::default());
    run(&silent, &mut memo_of_silent);
    let of_silent = run(&with(&silent, path, &more), &mut memo_of_silent);
    assert_eq!((0, made), of_silent);
    let other = FILES[0].1.replace("40", "45");
    let edited = with(&first, "content/sources/a.txt", &other);
    assert_eq!(run(&edited, &mut memo).0, 1);
}

#[test]
fn of_more_suggestions_than_a_page_can_hold_the_best_are_shown_and_all_are_counted() {
    let of_a = |n| format!("The baker of lane{n} sold loaf{n} to guest{n}.\n");
    let of_b = |n| format!("To guest{n} a baker in lane{n} has sold loaf{n}.\n");
    let a = FILES[0].1.to_owned() + &(0..120).map(of_a).collect::<String>();
    let b = FILES[1].1.to_owned() + &(0..120).map(of_b).collect::<String>();
    let site = shown_site(&[("content/sources/a.txt", &a), ("content/sources/b.txt", &b)]);
    let html = page(&site, "parallel/a-b.html");
    let said = "121 machine suggestions, of which the 100 with the most shared words are shown";
    assert!(html.contains(said), "{html}");
    assert_eq!(
        values(html, "<mark class=\"suggested\" id=\"a-").count(),
        100
    );
}
