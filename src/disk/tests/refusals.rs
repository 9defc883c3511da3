//! What stands in the way under a name of this program's is somebody else's: it is named, and left
//! as it is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::address::SETTINGS;
use crate::disk::names;
use crate::disk::reader::{read, stamp};
use crate::disk::writer::{Destination, write};
use crate::render::Site;

fn site(text: &str) -> Site {
    Site {
        made: [("index.html".to_owned(), text.as_bytes().into())].into(),
        ..Site::default()
    }
}

/// Publishes in `public` of a project; the message if that is refused.
fn published(root: &Path) -> Result<(), String> {
    let target = Destination {
        root,
        output: &root.join("public"),
        durable: false,
    };
    write(&site("new"), &target)
        .map(drop)
        .map_err(|error| format!("{error}; {}", error.help().unwrap_or_default()))
}

fn list(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| name.into_string().unwrap())
        .collect()
}

#[test]
fn a_foreign_folder_where_sites_are_staged_is_named_and_kept() {
    for beside in [names::beside_new, names::beside_old] {
        for first in [true, false] {
            let root = tempfile::tempdir().unwrap();
            if !first {
                published(root.path()).unwrap();
            }
            let folder = beside(&root.path().join("public"));
            fs::create_dir_all(folder.join("deep")).unwrap();
            fs::write(folder.join("index.html"), "mine").unwrap();
            fs::write(folder.join("deep/mine.txt"), "mine").unwrap();
            let before = list(root.path());
            let error = published(root.path()).unwrap_err();
            assert!(
                error.contains(&*folder.to_string_lossy()) && error.contains("index.html"),
                "{error}"
            );
            assert!(error.contains("move it away"), "{error}");
            assert_eq!(list(root.path()), before);
            assert_eq!(list(&folder), ["deep", "index.html"]);
            assert!(first || fs::read(root.path().join("public/index.html")).unwrap() == b"new");
        }
    }
}

#[test]
fn a_foreign_file_that_cannot_be_carried_over_is_named_and_kept() {
    let root = tempfile::tempdir().unwrap();
    published(root.path()).unwrap();
    let (output, old) = (
        root.path().join("public"),
        names::beside_old(&root.path().join("public")),
    );
    fs::create_dir(&old).unwrap();
    fs::copy(output.join(names::MANIFEST), old.join(names::MANIFEST)).unwrap();
    for folder in [&output, &old] {
        fs::write(folder.join("CNAME"), "example.org").unwrap();
    }
    let error = published(root.path()).unwrap_err();
    assert!(error.contains("CNAME"), "{error}");
    assert_eq!(list(&old), [names::MANIFEST, "CNAME"]);
}

#[test]
fn what_a_killed_run_left_of_its_first_file_is_removed() {
    for left in [None, Some(names::MANIFEST)] {
        let root = tempfile::tempdir().unwrap();
        let folder = names::beside_new(&root.path().join("public"));
        fs::create_dir(&folder).unwrap();
        if let Some(name) = left {
            fs::write(folder.join(name), "{ \"marker\": \"writ").unwrap();
        }
        published(root.path()).unwrap();
        assert_eq!(list(root.path()), ["public"]);
    }
}

#[test]
fn a_lock_of_somebody_elses_is_named_and_kept() {
    let root = tempfile::tempdir().unwrap();
    let lock = names::beside_lock(&root.path().join("public"));
    for words in ["my notes", "123456789012345678901234567890"] {
        fs::write(&lock, words).unwrap();
        let error = published(root.path()).unwrap_err();
        assert!(error.contains(&*lock.to_string_lossy()), "{error}");
        assert_eq!(fs::read(&lock).unwrap(), words.as_bytes());
    }
    fs::write(&lock, "4711").unwrap();
    published(root.path()).unwrap();
    assert_eq!(list(root.path()), ["public"]);
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_or_a_pipe_is_refused_at_once() {
    let (root, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let lock = names::beside_lock(&root.path().join("public"));
    let target = outside.path().join("made");
    std::os::unix::fs::symlink(&target, &lock).unwrap();
    let start = std::time::Instant::now();
    let error = published(root.path()).unwrap_err();
    assert!(error.contains("is not a regular file"), "{error}");
    assert!(!target.exists() && fs::symlink_metadata(&lock).unwrap().is_symlink());
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    assert!(
        published(root.path())
            .unwrap_err()
            .contains("is not a regular file")
    );
    assert!(start.elapsed().as_secs() < 5, "nothing is waited for");
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_with_the_locks_name_stays() {
    use rustix::fs::{CWD, FileType, mknodat};
    let root = tempfile::tempdir().unwrap();
    let lock = names::beside_lock(&root.path().join("public"));
    mknodat(CWD, &lock, FileType::Fifo, 0o600.into(), 0).unwrap();
    assert!(
        published(root.path())
            .unwrap_err()
            .contains("is not a regular file")
    );
    assert!(fs::symlink_metadata(&lock).is_ok());
}

#[test]
fn settings_that_are_a_folder_are_no_project() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join(SETTINGS)).unwrap();
    fs::write(root.path().join(SETTINGS).join("x"), "x").unwrap();
    let error = read(root.path()).unwrap_err();
    assert!(
        error.is_usage() && error.to_string().contains("is a folder"),
        "{error}"
    );
    assert!(stamp(root.path(), None).is_err());
}

#[cfg(unix)]
#[test]
fn settings_that_are_a_link_to_a_folder_are_no_project() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    std::os::unix::fs::symlink("content", root.path().join(SETTINGS)).unwrap();
    assert!(read(root.path()).unwrap_err().is_usage());
}

/// Reached by a short link, the folders can be opened; their real path is longer than the system
/// takes.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_too_deep_is_not_passed_over() {
    let temporary = tempfile::tempdir().unwrap();
    let (real, root) = (
        temporary.path().join("r".repeat(200)),
        temporary.path().join("l"),
    );
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &root).unwrap();
    fs::write(root.join(SETTINGS), "title = 'x'\n").unwrap();
    let deep: PathBuf = std::iter::once("content".to_owned())
        .chain((0..40).map(|_| "d".repeat(99)))
        .collect();
    fs::create_dir_all(root.join(&deep)).unwrap();
    fs::write(root.join(&deep).join("x.md"), "x").unwrap();
    assert!(read(&root).unwrap_err().to_string().contains("dddd"));
}

#[cfg(unix)]
#[test]
fn a_link_says_why_it_is_refused() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join(SETTINGS), "title = 'x'\n").unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    std::os::unix::fs::symlink("nothing", root.path().join("content/a")).unwrap();
    std::os::unix::fs::symlink("b", root.path().join("content/b")).unwrap();
    let found = read(root.path()).unwrap().diagnostics;
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert!(
        messages[0].ends_with("is a link that leads nowhere"),
        "{messages:?}"
    );
    assert!(
        messages[1].contains("is a link that cannot be followed ("),
        "{messages:?}"
    );
}
