//! What a build writes, and what it leaves alone.

use std::fs;

use crate::site::{break_it, files, printed, site, status, variorum, write};

#[test]
fn build_writes_a_site_and_says_where_to_look() {
    let site = site();
    let output = variorum(site.path(), &["build"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let last = String::from_utf8_lossy(&output.stdout)
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        last.starts_with("Checked 2 quotations in 2 sources; wrote "),
        "{last}"
    );
    assert!(last.ends_with("Open public/index.html"), "{last}");
    assert!(site.path().join("public/index.html").is_file());
    assert!(site.path().join("public/comparisons/day.html").is_file());
}

#[test]
fn a_small_site_has_no_warning() {
    let site = site();
    let output = variorum(site.path(), &["check"]);
    assert_eq!(status(&output), 0);
    assert!(
        !printed(&output).contains("warning["),
        "{}",
        printed(&output)
    );
}

#[test]
fn an_error_is_status_1_and_leaves_the_last_good_site_byte_for_byte() {
    let site = site();
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    let before = files(&site.path().join("public"));
    break_it(&site);
    let output = variorum(site.path(), &["build"]);
    assert_eq!(status(&output), 1);
    assert!(
        printed(&output).contains("error[quotation-not-found]"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/index.md:5:2"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/sources/c.txt:2:1"),
        "the nearest passage: {}",
        printed(&output)
    );
    assert!(
        files(&site.path().join("public")) == before,
        "the last good site has changed"
    );
}

#[test]
fn an_error_on_the_first_build_writes_nothing() {
    let site = site();
    break_it(&site);
    let before = files(site.path());
    assert_eq!(status(&variorum(site.path(), &["build"])), 1);
    assert!(files(site.path()) == before, "something was written");
}

#[test]
fn check_writes_nothing() {
    let site = site();
    let before = files(site.path());
    assert_eq!(status(&variorum(site.path(), &["check"])), 0);
    assert!(files(site.path()) == before, "something was written");
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let site = site();
    variorum(site.path(), &["build"]);
    let before = files(&site.path().join("public"));
    assert!(
        before.len() > 5,
        "the first build wrote {} files",
        before.len()
    );
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert!(
        files(&site.path().join("public")) == before,
        "a second build gave other bytes"
    );
}

#[test]
fn what_the_program_did_not_write_stays() {
    let site = site();
    variorum(site.path(), &["build"]);
    write(site.path(), "public/CNAME", "example.org\n");
    write(site.path(), "public/.git/HEAD", "ref\n");
    write(
        site.path(),
        "content/index.md",
        "+++\ntitle = \"Changed\"\n+++\n\nShe resigned.[^day]\n",
    );
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert_eq!(
        fs::read_to_string(site.path().join("public/CNAME")).unwrap(),
        "example.org\n"
    );
    assert!(site.path().join("public/.git/HEAD").is_file());
    assert!(
        fs::read_to_string(site.path().join("public/index.html"))
            .unwrap()
            .contains("Changed")
    );
}

#[test]
fn what_is_no_longer_published_goes() {
    let site = site();
    write(
        site.path(),
        "content/about.md",
        "+++\ntitle = \"About\"\n+++\n",
    );
    variorum(site.path(), &["build"]);
    assert!(site.path().join("public/about.html").is_file());
    fs::remove_file(site.path().join("content/about.md")).unwrap();
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert!(!site.path().join("public/about.html").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let site = site();
    write(site.path(), "elsewhere/letter.txt", "Dear reader\n");
    let output = variorum(site.path(), &["build", "--output", "elsewhere"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert!(
        printed(&output).contains("elsewhere"),
        "{}",
        printed(&output)
    );
    let names: Vec<_> = fs::read_dir(site.path().join("elsewhere"))
        .unwrap()
        .collect();
    assert_eq!(names.len(), 1, "something was written");
}

#[test]
fn the_sources_are_never_an_output_folder() {
    let site = site();
    let before = files(site.path());
    for output in [".", "content", "content/sources"] {
        assert_eq!(
            status(&variorum(site.path(), &["build", "--output", output])),
            1,
            "{output}"
        );
    }
    assert!(files(site.path()) == before, "something was written");
}

#[test]
fn drafts_are_published_where_they_are_wanted() {
    let site = site();
    write(
        site.path(),
        "content/later.md",
        "+++\ntitle = \"Later\"\ndraft = true\n+++\n",
    );
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert!(!site.path().join("public/later.html").exists());
    assert_eq!(status(&variorum(site.path(), &["build", "--drafts"])), 0);
    assert!(site.path().join("public/later.html").is_file());
}

#[test]
fn an_empty_site_does_not_take_the_place_of_the_last_good_one() {
    let site = site();
    assert_eq!(status(&variorum(site.path(), &["-q", "build"])), 0);
    let before = files(&site.path().join("public"));
    fs::rename(site.path().join("content"), site.path().join("Inhalt")).unwrap();
    let output = variorum(site.path(), &["build"]);
    assert_eq!(status(&output), 1);
    let said = "there is nothing to publish: no file is in the folder content beside this file";
    assert!(printed(&output).contains(said), "{}", printed(&output));
    assert_eq!(files(&site.path().join("public")), before);
}
