//! What is remembered between runs changes nothing but the time they take.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it needs by failing")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the files are the test's own")]

use std::path::Path;

use variorum::parse::{Inputs, Options};
use variorum::text::FileId;
use variorum::{Memo, compile, disk};

/// The repository's own briefing.
fn briefing() -> Inputs {
    let files = disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().files;
    Inputs { files, options: Options::default() }
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn file(&mut self, inputs: &Inputs, wanted: impl Fn(&str) -> bool) -> FileId {
        let files: Vec<_> = inputs.files.keys().filter(|file| wanted(file.as_str())).collect();
        files[self.below(files.len())].clone()
    }
}

fn set(inputs: &mut Inputs, file: &str, text: &str) {
    inputs.files.insert(FileId::new(file), text.as_bytes().into());
}

fn append(inputs: &mut Inputs, file: FileId, text: &str) {
    let bytes = [&inputs.files[&file], text.as_bytes()].concat();
    inputs.files.insert(file, bytes.into());
}

/// One edit of some kind; most leave the site without errors.
fn edit(inputs: &mut Inputs, clean: &Inputs, chance: &mut Chance, number: usize) {
    let is_note = |file: &str| file.starts_with("content/annotations/");
    let is_text = |file: &str| file.starts_with("content/") && file.ends_with(".md");
    match chance.below(14) {
        0..=3 => append(inputs, chance.file(inputs, is_text), &format!("\nEdit {number}.\n")),
        4 => set(inputs, &format!("content/page-{}.md", chance.below(4)), &format!("# Page {number}\n\nSee.[^note-1]\n")),
        5 => set(inputs, "content/annotations/note-1.md", &format!("+++\ntitle = \"Note {number}\"\n+++\n\nWords.\n")),
        6 => drop(inputs.files.remove(&chance.file(inputs, |file| file.starts_with("content/page-") || is_note(file)))),
        7 => append(inputs, chance.file(inputs, |file| file.ends_with(".txt")), &format!("A paragraph more, number {number}.\n")),
        8 => set(inputs, "variorum.toml", &format!("title = \"Title {number}\"\n[theme]\nname = \"own\"\n")),
        9 => set(inputs, "themes/own/templates/404.html", &format!("{{% extends \"base.html\" %}}<!-- {number} -->")),
        10 => append(inputs, chance.file(inputs, is_note), "\n“words that no source has” [@a]\n"),
        11 => drop(inputs.files.insert(chance.file(inputs, is_text), [0xff, 0xfe].as_slice().into())),
        12 => inputs.options.drafts = !inputs.options.drafts,
        _ => *inputs = clean.clone(),
    }
}

#[test]
fn two_hundred_edits_give_what_a_clean_build_gives() {
    let clean = briefing();
    let (mut inputs, mut memo, mut chance) = (clean.clone(), Memo::default(), Chance(5));
    let mut without_errors = 0;
    for number in 0..200 {
        edit(&mut inputs, &clean, &mut chance, number);
        let (site, analysis, diagnostics) = compile(&inputs, &mut memo);
        let (clean_site, clean_analysis, clean_diagnostics) = compile(&inputs, &mut Memo::default());
        assert!(diagnostics == clean_diagnostics, "edit {number}: {diagnostics:#?} {clean_diagnostics:#?}");
        let differing: Vec<_> = clean_site.0.iter().filter(|(address, bytes)| site.0.get(*address) != Some(bytes)).collect();
        assert!(differing.is_empty() && site == clean_site, "edit {number}: {:?}", differing.first());
        assert!(analysis == clean_analysis, "edit {number}");
        without_errors += usize::from(!diagnostics.has_errors());
        if diagnostics.has_errors() && chance.below(2) == 0 {
            inputs = clean.clone();
        }
    }
    assert!(without_errors > 60, "only {without_errors} of 200 edits built");
}

#[test]
fn memory_stays_that_of_one_run() {
    let mut inputs = Inputs::default();
    set(&mut inputs, "variorum.toml", "title = \"Small\"\n");
    set(&mut inputs, "content/sources/a.txt", "The mayor resigned on Monday.\n");
    let mut memo = Memo::default();
    let mut counts = Vec::new();
    for number in 0..1500 {
        set(&mut inputs, "content/index.md", &format!("+++\ntitle = \"T\"\n+++\n\n“The mayor” [@a] {number}\n"));
        compile(&inputs, &mut memo);
        counts.push(memo.count());
    }
    let most = counts.iter().max().unwrap();
    assert!(counts[2..].iter().all(|count| count == most), "{counts:?}");
}
