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

use std::path::Path;
use std::sync::Arc;

use variorum::parse::{Inputs, Options};
use variorum::resolve::Outcome;
use variorum::text::FileId;
use variorum::{Memo, compile, disk};

/// A project of the repository: its own briefing, or one of the sites that the tests publish.
fn project(folder: &str) -> Inputs {
    let files = disk::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .unwrap()
        .files;
    Inputs {
        files,
        options: Options::default(),
    }
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn file(&mut self, inputs: &Inputs, wanted: impl Fn(&str) -> bool) -> FileId {
        let files: Vec<_> = inputs
            .files
            .keys()
            .filter(|file| wanted(file.as_str()))
            .collect();
        files[self.below(files.len())].clone()
    }
}

fn set(inputs: &mut Inputs, file: &str, text: &str) {
    inputs
        .files
        .insert(FileId::new(file), text.as_bytes().into());
}

fn append(inputs: &mut Inputs, file: FileId, text: &str) {
    let bytes = [&inputs.files[&file], text.as_bytes()].concat();
    inputs.files.insert(file, bytes.into());
}

/// Replaces the first place where a file has some words, if it has them.
fn replace(inputs: &mut Inputs, file: FileId, words: &str, others: &str) {
    let text = String::from_utf8_lossy(&inputs.files[&file]).replacen(words, others, 1);
    inputs.files.insert(file, text.as_bytes().into());
}

/// A blockquote of a whole line of some source.
fn quoted(inputs: &Inputs, chance: &mut Chance) -> String {
    let file = chance.file(inputs, |file| {
        file.starts_with("content/sources/") && file.ends_with(".txt")
    });
    let text = String::from_utf8_lossy(&inputs.files[&file]).into_owned();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let sidecar = inputs
        .files
        .get(&FileId::new(file.as_str().replace(".txt", ".toml")))
        .map_or(String::new(), |bytes| {
            String::from_utf8_lossy(bytes).into_owned()
        });
    let key = sidecar
        .split("key = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or(file.stem());
    format!("> {}\n>\n> — [@{key}]\n", lines[chance.below(lines.len())])
}

fn is_note(file: &str) -> bool {
    file.starts_with("content/annotations/")
}

fn is_text(file: &str) -> bool {
    file.starts_with("content/") && file.ends_with(".md") && !file.starts_with("content/sources/")
}

fn is_source(file: &str) -> bool {
    file.starts_with("content/sources/") && file.ends_with(".txt")
}

/// One edit of some kind; most leave the site without errors.
fn edit(inputs: &mut Inputs, clean: &Inputs, chance: &mut Chance, number: usize) {
    let kind = chance.below(23);
    match kind {
        7 => settings(inputs, chance, number),
        8 => set(
            inputs,
            "themes/own/templates/404.html",
            &format!("{{% extends \"base.html\" %}}<!-- {number} -->"),
        ),
        11 => inputs.options.drafts = !inputs.options.drafts,
        0..=2 | 9..=10 | 12..=13 | 15..=17 | 20..=21 => edit_text(kind, inputs, chance, number),
        3..=6 | 14 | 18..=19 => edit_files(kind, inputs, chance, number),
        _ => *inputs = clean.clone(),
    }
}

/// An edit in what a page, an annotation or a source says.
fn edit_text(kind: usize, inputs: &mut Inputs, chance: &mut Chance, number: usize) {
    match kind {
        0..=2 => append(
            inputs,
            chance.file(inputs, is_text),
            &format!("\nEdit {number}.\n"),
        ),
        9 => append(
            inputs,
            chance.file(inputs, is_note),
            "\n“words that no source has” [@a]\n",
        ),
        10 => drop(
            inputs
                .files
                .insert(chance.file(inputs, is_text), [0xff, 0xfe].as_slice().into()),
        ),
        12..=13 => {
            let quoted = quoted(inputs, chance);
            append(inputs, chance.file(inputs, is_text), &format!("\n{quoted}"));
        }
        15 => replace(
            inputs,
            chance.file(inputs, is_note),
            "question = \"",
            &format!("question = \"{number} "),
        ),
        16 => {
            let tagged = format!("tags = [\"tag {}\"]\nrelation = ", number % 3);
            replace(inputs, chance.file(inputs, is_note), "relation = ", &tagged);
        }
        17 => replace(
            inputs,
            chance.file(inputs, is_text),
            "+++\n",
            &format!("+++\ndate = \"20{}\"\n", 10 + number % 9),
        ),
        20 => {
            let note = chance.file(inputs, is_note);
            append(
                inputs,
                chance.file(inputs, is_text),
                &format!("\nSee too.[^{}] See [it](/index.md).\n", note.stem()),
            );
        }
        _ => {
            let quoted = quoted(inputs, chance);
            let (words, _) = quoted.split_once(" — ").unwrap();
            append(
                inputs,
                chance.file(inputs, is_text),
                &format!("\n{words} — [@{}]\n", ["a", "b", "c"][chance.below(3)]),
            );
        }
    }
}

/// A file that comes, goes, grows or moves.
fn edit_files(kind: usize, inputs: &mut Inputs, chance: &mut Chance, number: usize) {
    match kind {
        3 => set(
            inputs,
            &format!("content/page-{}.md", chance.below(9)),
            &format!("# Page {number}\n\nSee.[^note-1]\n"),
        ),
        4 => set(
            inputs,
            "content/annotations/note-1.md",
            &format!("+++\ntitle = \"Note {number}\"\n+++\n\nWords.\n"),
        ),
        5 => drop(inputs.files.remove(&chance.file(inputs, |file| {
            file.starts_with("content/page-") || is_note(file)
        }))),
        6 => append(
            inputs,
            chance.file(inputs, is_source),
            &format!("A paragraph more, number {number}.\n"),
        ),
        14 => {
            let file = chance.file(inputs, is_source);
            let text = format!(
                "A first paragraph, number {number}.\n{}",
                String::from_utf8_lossy(&inputs.files[&file])
            );
            inputs.files.insert(file, text.as_bytes().into());
        }
        18 => {
            let file = chance.file(inputs, |file| is_text(file) && file != "content/index.md");
            let bytes = inputs.files.remove(&file).unwrap();
            let moved = if number.is_multiple_of(2) {
                file.as_str().replace(".md", "-moved.md")
            } else {
                format!("content/x/{}", file.name())
            };
            inputs.files.insert(FileId::new(moved), bytes);
        }
        _ => {
            let source = chance
                .file(inputs, is_source)
                .as_str()
                .replace(".txt", ".toml");
            let old = inputs
                .files
                .get(&FileId::new(source.as_str()))
                .map_or(Vec::new(), |bytes| bytes.to_vec());
            set(
                inputs,
                &source,
                &format!(
                    "note = \"Note {number}\"\n{}",
                    String::from_utf8(old).unwrap()
                ),
            );
        }
    }
}

/// Settings that every page shows, and some that few do.
fn settings(inputs: &mut Inputs, chance: &mut Chance, number: usize) {
    let more = [
        "",
        "base_url = \"https://example.org/x/\"\n",
        "language = \"de\"\n",
        "authors = [\"N. N.\"]\n",
        "sources.text = \"excerpts\"\n",
        "lints.meaning = \"warn\"\n",
    ];
    let more = more[chance.below(more.len())];
    set(
        inputs,
        "variorum.toml",
        &format!("title = \"Title {number}\"\n{more}[theme]\nname = \"own\"\n"),
    );
}

/// Edits a project two hundred times: each build with a memory gives what one without gives.
fn edits_give_what_a_clean_build_gives(folder: &str, seed: u64) {
    let clean = project(folder);
    let (mut inputs, mut memo, mut chance) = (clean.clone(), Memo::default(), Chance(seed));
    let mut without_errors = 0;
    for number in 0..200 {
        edit(&mut inputs, &clean, &mut chance, number);
        let (site, analysis, diagnostics) = compile(&inputs, &mut memo);
        let (clean_site, clean_analysis, clean_diagnostics) =
            compile(&inputs, &mut Memo::of_one_run());
        assert!(
            diagnostics == clean_diagnostics,
            "edit {number}: {diagnostics:#?} {clean_diagnostics:#?}"
        );
        let differing: Vec<_> = clean_site
            .0
            .iter()
            .filter(|(address, bytes)| site.0.get(*address) != Some(bytes))
            .collect();
        let differing: Vec<_> = differing.into_iter().map(|(address, _)| address).collect();
        assert!(
            differing.is_empty() && site == clean_site,
            "edit {number}: {differing:?}"
        );
        assert!(analysis == clean_analysis, "edit {number}");
        without_errors += usize::from(!diagnostics.has_errors());
        if diagnostics.has_errors() && chance.below(3) > 0 {
            inputs = clean.clone();
        }
    }
    assert!(
        without_errors > 80,
        "only {without_errors} of 200 edits built"
    );
}

#[test]
fn two_hundred_edits_of_our_own_briefing() {
    edits_give_what_a_clean_build_gives(".", 5);
}

#[test]
fn two_hundred_edits_of_a_site_with_excerpts_and_a_translation() {
    edits_give_what_a_clean_build_gives("tests/sites/four-sources/in", 9);
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
    let note = "+++\nquestion = \"First?\"\nrelation = \"unclear\"\n+++\n\n> vetoed an Israeli plan\n>\n> — [@a]\n";
    let made = made_anew(".", "content/annotations/0.md", note);
    // The front page counts the comparisons of each relation; the source's page shows what quotes
    // it.
    assert_eq!(made, ["index.html", "comparisons/0.html", "sources/a.html"]);
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
