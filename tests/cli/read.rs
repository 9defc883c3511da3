//! Which files are read, and what is said of those that cannot be.

use std::fs;

use crate::site::{files, printed, site, status, variorum, write};

#[cfg(unix)]
#[test]
fn nothing_outside_the_project_is_read() {
    let site = site();
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.txt", "A secret\n");
    std::os::unix::fs::symlink(
        outside.path().join("secret.txt"),
        site.path().join("content/secret.txt"),
    )
    .unwrap();
    let output = variorum(site.path(), &["build"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert!(
        printed(&output).contains("error[unsafe-path]"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/secret.txt"),
        "{}",
        printed(&output)
    );
    assert!(!site.path().join("public").exists());
}

#[test]
fn a_file_that_is_not_utf8_names_its_byte() {
    let site = site();
    fs::write(
        site.path().join("content/sources/c.txt"),
        b"The mayor \xff resigned on Monday.\n",
    )
    .unwrap();
    let output = variorum(site.path(), &["check"]);
    assert_eq!(status(&output), 1);
    assert!(
        printed(&output).contains("error[not-utf8]"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/sources/c.txt"),
        "{}",
        printed(&output)
    );
}

#[test]
fn check_and_build_agree_on_names() {
    for name in [
        "com0.md",
        "lpt\u{b2}.md",
        "a\u{1}b.md",
        "end .md",
        "conin$.md",
        "console.md",
    ] {
        let site = site();
        write(
            site.path(),
            &format!("content/{name}"),
            "+++\ntitle = \"P\"\n+++\n",
        );
        let said = |command: &str| {
            let output = variorum(site.path(), &[command]);
            (status(&output), printed(&output).contains("[unsafe-path]"))
        };
        assert_eq!(said("check"), said("build"), "{name}");
    }
}

/// Nobody looks into a picture, and what is said of it can be asked for all the same.
#[test]
fn a_picture_is_a_file_of_the_project() {
    let site = site();
    write(site.path(), "content/hall.png", "a picture");
    let output = variorum(site.path(), &["check", "content/hall.png"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let said = printed(&output);
    assert!(said.contains("in or about content/hall.png"), "{said}");
    let output = variorum(site.path(), &["check", "hall.png"]);
    let said = printed(&output);
    assert!(said.contains("did you mean content/hall.png?"), "{said}");
}

#[test]
fn what_is_copied_counts_among_the_bytes_that_were_read() {
    let site = site();
    let bytes: usize = files(site.path()).values().map(Vec::len).sum();
    write(site.path(), "content/rally.mpg", &"film".repeat(250));
    let output = variorum(site.path(), &["-v", "check"]);
    let said = printed(&output);
    let sum = format!("Read 6 files, {} bytes", bytes + 1000);
    assert!(said.contains(&sum), "{said}");
    let film = "content/rally.mpg (1000 bytes, copied as it is)";
    assert!(said.contains(film), "{said}");
}
