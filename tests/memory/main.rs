//! What is remembered between runs changes nothing but the time they take.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the files are the test's own"
)]

mod edits;
mod words;

use std::path::Path;
use std::sync::Arc;

use variorum::parse::{Inputs, Options};
use variorum::resolve::Outcome;
use variorum::{Memo, compile, disk};

use edits::{Chance, edit, set};

/// A project of the repository: its own briefing, or one of the sites that the tests publish.
fn project(folder: &str) -> Inputs {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    disk::read(&folder).unwrap().inputs(Options::default())
}

/// Edits a project thirty times, in every kind once at least: each build with a memory gives what
/// one without gives.
///
/// That a view asks for nothing but its basis is held by the compiler, and that a basis holds what
/// its page shows by a test beside it. What is left to find here lies between the stages: a result
/// that is kept under less than it was made from (a file's text without its neighbours, a quotation
/// without the sources that it was looked up in, a theme without its files, a page's name before a
/// file was moved), and one that is forgotten and made otherwise the second time.
fn edits_give_what_a_clean_build_gives(folder: &str, seed: u64) {
    const EDITS: usize = 30;
    let clean = project(folder);
    let (mut inputs, mut memo, mut chance) = (clean.clone(), Memo::default(), Chance(seed));
    let mut without_errors = 0;
    for number in 0..EDITS {
        edit(&mut inputs, &clean, &mut chance, number);
        let has_errors = assert_same_as_clean(&inputs, &mut memo, number);
        without_errors += usize::from(!has_errors);
        // What is wrong stays now and then, and is edited further.
        if has_errors && chance.below(3) > 0 {
            inputs = clean.clone();
        }
    }
    assert!(
        without_errors * 3 > EDITS,
        "only {without_errors} of {EDITS} edits built"
    );
}

/// Compiles with a memory and without one; gives whether there are errors.
fn assert_same_as_clean(inputs: &Inputs, memo: &mut Memo, number: usize) -> bool {
    let (site, analysis, diagnostics) = compile(inputs, memo);
    let (clean_site, clean_analysis, clean_diagnostics) = compile(inputs, &mut Memo::of_one_run());
    assert!(
        diagnostics == clean_diagnostics,
        "edit {number}: {diagnostics:#?} {clean_diagnostics:#?}"
    );
    let mut differing = Vec::new();
    for (address, bytes) in &clean_site.made {
        if site.made.get(address) != Some(bytes) {
            differing.push(address);
        }
    }
    assert!(
        differing.is_empty() && site == clean_site,
        "edit {number}: {differing:?}"
    );
    assert!(analysis == clean_analysis, "edit {number}");
    diagnostics.has_errors()
}

#[test]
fn edits_of_our_own_briefing() {
    edits_give_what_a_clean_build_gives(".", 5);
}

#[test]
fn edits_of_a_site_with_excerpts_and_a_translation() {
    edits_give_what_a_clean_build_gives("tests/sites/four-sources/in", 9);
}

#[test]
fn edits_of_a_site_that_shows_what_a_machine_sees() {
    edits_give_what_a_clean_build_gives("tests/sites/overlooked/in", 4);
}

/// The pages that are made anew when a file is added to a project that was built.
fn made_anew(folder: &str, file: &str, text: &str) -> Vec<String> {
    let (mut inputs, mut memo) = (project(folder), Memo::default());
    compile(&inputs, &mut memo);
    assert!(
        memo.made_anew().len() > 10,
        "everything is made once: {:?}",
        memo.made_anew()
    );
    set(&mut inputs, file, text);
    let (_, _, diagnostics) = compile(&inputs, &mut memo);
    assert!(!diagnostics.has_errors(), "{diagnostics:#?}");
    memo.made_anew().to_vec()
}

#[test]
fn a_text_that_sorts_first_makes_no_other_page_anew() {
    for folder in [".", "tests/sites/four-sources/in"] {
        let note = "+++\ntitle = \"First\"\n+++\n\nWords.\n";
        assert_eq!(
            made_anew(folder, "content/annotations/0.md", note),
            ["comparisons/0.html"]
        );
        let refers = format!("{note}\nSee[^own].\n\n[^own]: Words.\n");
        assert_eq!(
            made_anew(folder, "content/annotations/0.md", &refers),
            ["comparisons/0.html"]
        );
        // The front page lists the pages that the navigation does not hold.
        assert_eq!(
            made_anew(folder, "content/0/0.md", &refers),
            ["0/0.html", "index.html"]
        );
    }
}

#[test]
fn a_comparison_that_sorts_first_changes_only_pages_that_show_it() {
    let note = "+++\nquestion = \"First?\"\nrelation = \"unclear\"\n+++\n\n\
        > vetoed an Israeli plan\n>\n> — [@a]\n";
    let made = made_anew(".", "content/annotations/0.md", note);
    // The front page counts the comparisons of each relation; the source's page shows what quotes
    // it.
    assert_eq!(
        made,
        [
            "index.html",
            "comparisons/0.html",
            "embed/0.html",
            "sources/a.html"
        ]
    );
}

/// Whoever quotes without a fault depends on the sources that are cited; whoever does not depends
/// on all.
#[test]
fn a_source_that_nobody_cites_matters_only_where_words_are_missing() {
    let mut inputs = Inputs::default();
    set(&mut inputs, "variorum.toml", "title = \"Small\"\n");
    set(
        &mut inputs,
        "content/sources/a.txt",
        "The mayor resigned on Monday.\n",
    );
    set(&mut inputs, "content/sources/b.txt", "The council met.\n");
    set(
        &mut inputs,
        "content/index.md",
        "“The mayor resigned” [@a]\n",
    );
    set(
        &mut inputs,
        "content/wrong.md",
        "“The harbour was closed for days” [@a]\n",
    );
    let mut memo = Memo::default();
    let outcome_of = |inputs: &Inputs, memo: &mut Memo, file: &str| {
        let (analysis, _) = variorum::analyze(inputs, memo);
        let writing = analysis
            .project
            .writings
            .keys()
            .find(|writing| writing.file().as_str() == file)
            .unwrap();
        analysis.resolution.quotations[writing][0].clone()
    };
    let before =
        ["content/index.md", "content/wrong.md"].map(|file| outcome_of(&inputs, &mut memo, file));
    set(
        &mut inputs,
        "content/sources/b.txt",
        "The harbour was closed for days.\n",
    );
    let after =
        ["content/index.md", "content/wrong.md"].map(|file| outcome_of(&inputs, &mut memo, file));
    assert!(Arc::ptr_eq(&before[0], &after[0]), "looked up again");
    assert!(
        matches!(before[1].outcome, Outcome::Absent { .. })
            && matches!(after[1].outcome, Outcome::Misattributed(_))
    );
}

#[test]
fn memory_stays_that_of_one_run() {
    let mut inputs = Inputs::default();
    set(&mut inputs, "variorum.toml", "title = \"Small\"\n");
    set(
        &mut inputs,
        "content/sources/a.txt",
        "The mayor resigned on Monday.\n",
    );
    let mut memo = Memo::default();
    let mut counts = Vec::new();
    for number in 0..1500 {
        set(
            &mut inputs,
            "content/index.md",
            &format!("+++\ntitle = \"T\"\n+++\n\n“The mayor” [@a] {number}\n"),
        );
        compile(&inputs, &mut memo);
        counts.push(memo.count());
    }
    let most = counts.iter().max().unwrap();
    assert!(counts[2..].iter().all(|count| count == most), "{counts:?}");
}
