//! When the lock is written, and when it is not.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::site::{break_it, printed, site, status, variorum, write};

/// A site that was built and quotes a sentence.
fn quoting_a_reason() -> TempDir {
    let site = site();
    let page = "+++\ntitle = \"A small site\"\n+++\n\n“She gave no reason” [@c][^day]\n";
    write(site.path(), "content/index.md", page);
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    site
}

#[test]
fn the_lock_of_the_repositorys_own_site_is_up_to_date() {
    let output = variorum(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        &["check", "--locked"],
    );
    assert_eq!(status(&output), 0, "{}", printed(&output));
}

#[test]
fn it_is_written_where_something_changes_and_with_no_error() {
    let site = site();
    let lock = site.path().join("variorum.lock");
    break_it(&site);
    assert_eq!(status(&variorum(site.path(), &["build"])), 1);
    assert!(!lock.exists(), "a build with errors wrote a lock");
    let sound = "+++\ntitle = \"A small site\"\n+++\n\n“She gave no reason” [@c][^day]\n";
    write(site.path(), "content/index.md", sound);
    assert_eq!(status(&variorum(site.path(), &["check"])), 0);
    assert!(!lock.exists(), "check wrote a lock");
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    let (text, written) = (
        fs::read(&lock).unwrap(),
        lock.metadata().unwrap().modified(),
    );
    assert_eq!(status(&variorum(site.path(), &["build", "--drafts"])), 0);
    assert_eq!(fs::read(&lock).unwrap(), text);
    assert_eq!(
        lock.metadata().unwrap().modified().unwrap(),
        written.unwrap(),
        "an unchanged lock was written again"
    );
}

#[test]
fn the_marks_of_a_merge_are_an_error_where_the_lock_must_be_up_to_date_and_are_written_clean() {
    let site = site();
    let lock = site.path().join("variorum.lock");
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    let clean = fs::read_to_string(&lock).unwrap();
    let merged = clean.replacen("size = ", "<<<<<<< HEAD\nsize = 1\n=======\nsize = ", 1);
    let merged = merged.replacen("\ntext = ", "\n>>>>>>> other\ntext = ", 1);
    fs::write(&lock, &merged).unwrap();
    let output = variorum(site.path(), &["check", "--locked"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert!(printed(&output).contains("lock-outdated"));
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert_eq!(fs::read_to_string(&lock).unwrap(), clean);
}

#[test]
fn another_lock_than_was_read_is_an_error_and_the_site_is_not_written() {
    let site = site();
    let output = variorum(site.path(), &["build", "--locked"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert!(!site.path().join("public").exists());
}

#[test]
fn new_wordings_are_recorded_where_that_is_asked_for() {
    let site = quoting_a_reason();
    let source = "The mayor resigned on Monday.\nShe gave no good reason.\n";
    write(site.path(), "content/sources/c.txt", source);
    let output = variorum(site.path(), &["fix", "--apply", "--record"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let text = fs::read_to_string(site.path().join("content/corrections.toml")).unwrap();
    for line in [
        "[[correction]]\ndate = 20",
        "\nsource = \"c\"\nold_sha256 = \"",
        "\nwas = \"She gave no reason\"\nis = \"She gave no good reason\"\n",
    ] {
        assert!(text.contains(line), "{line:?} is not in {text}");
    }
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    let page = fs::read_to_string(site.path().join("public/corrections.html")).unwrap();
    assert!(page.contains("<ins>"), "{page}");
}

#[test]
fn nothing_is_written_where_the_corrections_could_not_be_read() {
    let site = quoting_a_reason();
    let source = "The mayor resigned on Monday.\nShe gave no good reason.\n";
    write(site.path(), "content/sources/c.txt", source);
    write(site.path(), "content/corrections.toml", "correction = 3\n");
    let index = site.path().join("content/index.md");
    let before = fs::read(&index).unwrap();
    let output = variorum(site.path(), &["fix", "--apply", "--record"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert_eq!(fs::read(&index).unwrap(), before);
}
