//! What `init` and `new` write for an author.

use crate::site::{files, printed, site, status, variorum, write};

#[test]
fn init_makes_a_site_that_builds_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let output = variorum(folder.path(), &["init", "briefing"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let site = folder.path().join("briefing");
    let output = variorum(&site, &["build"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    assert!(
        !printed(&output).contains("warning"),
        "{}",
        printed(&output)
    );
    assert!(site.join("public/index.html").is_file());
}

#[test]
fn init_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "briefing/variorum.toml",
        "title = \"Mine\"\n",
    );
    let before = files(folder.path());
    assert_ne!(status(&variorum(folder.path(), &["init", "briefing"])), 0);
    assert!(files(folder.path()) == before, "something was written");
}

#[cfg(unix)]
#[test]
fn new_writes_only_inside_the_project() {
    let site = site();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), site.path().join("content/more")).unwrap();
    assert_ne!(
        status(&variorum(site.path(), &["new", "page", "more/about"])),
        0
    );
    assert_ne!(
        status(&variorum(site.path(), &["new", "page", "../../about"])),
        0
    );
    assert!(files(outside.path()).is_empty());
}
