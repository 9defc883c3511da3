//! Whatever call fails, an author's folder is byte for byte as it was, or changed as a whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Fault, Faulty};
use crate::disk::apply::{Change, apply, apply_with, check_vacant};
use crate::disk::file_system::Real;

/// All that stands below a folder, hidden names too: the bytes of files, nothing for folders.
fn everything(root: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = path.is_file().then(|| fs::read(&path).unwrap());
            if bytes.is_none() {
                folders.push(path.clone());
            }
            found.insert(path.strip_prefix(root).unwrap().to_owned(), bytes);
        }
    }
    found
}

/// A project with two files that will be replaced and one that will not.
fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("content/annotations")).unwrap();
    for (path, text) in [
        ("content/index.md", "old front"),
        ("content/annotations/a.md", "old a"),
        ("content/about.md", "mine"),
    ] {
        fs::write(root.path().join(path), text).unwrap();
    }
    root
}

/// Two new files in new folders, and two in the place of old ones.
fn changes() -> Vec<Change> {
    vec![
        Change::of_new("content/sources/a.txt", "new source"),
        Change::of_old("content/index.md", b"old front", "new front"),
        Change::of_new("themes/mine/static/own.css", "new style"),
        Change::of_old("content/annotations/a.md", b"old a", "new a"),
    ]
}

/// Unlike the real one it does not wait for the disk.
fn without_fault() -> Faulty {
    Faulty::at(0, Fault::Once, true)
}

fn changed() -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let root = project();
    apply_with(&without_fault(), root.path(), &changes()).unwrap();
    everything(root.path())
}

#[test]
fn every_change_is_made_or_none() {
    let (before, after) = (everything(project().path()), changed());
    assert_eq!(after.values().flatten().count(), 5);
    for n in 1.. {
        let root = project();
        let system = Faulty::at(n, Fault::Once, true);
        let done = apply_with(&system, root.path(), &changes());
        let expected = if done.is_ok() { &after } else { &before };
        assert_eq!(everything(root.path()), *expected, "at call {n}: {done:?}");
        if !system.has_failed() {
            assert!(done.is_ok() && n > 40, "the test reaches every call");
            break;
        }
    }
}

/// Nothing can be undone by a run that is killed: what it leaves are whole files, and hidden ones
/// that the next change removes.
#[test]
fn a_killed_run_leaves_whole_files() {
    for n in 1.. {
        let root = project();
        let system = Faulty::at(n, Fault::Stop, true);
        drop(apply_with(&system, root.path(), &changes()));
        let mut again = Vec::new();
        for change in changes() {
            let now = fs::read(root.path().join(&change.path)).ok();
            let is_new = now.as_ref() == Some(&change.after);
            let is_old = now.as_deref().map(crate::parse::sha256) == change.before;
            assert!(is_new || is_old, "{} at call {n}: {now:?}", change.path);
            again.push(Change {
                before: now.as_deref().map(crate::parse::sha256),
                ..change
            });
        }
        apply_with(&without_fault(), root.path(), &again).unwrap();
        let is_hidden = |path: &PathBuf| path.to_string_lossy().contains("/.");
        let left: Vec<PathBuf> = everything(root.path()).into_keys().collect();
        assert!(!left.iter().any(is_hidden), "at call {n}: {left:?}");
        if !system.has_failed() {
            break;
        }
    }
}

#[test]
fn a_new_project_is_made_with_the_folders_it_lies_in() {
    let files = [
        Change::of_new(".gitignore", "public\n"),
        Change::of_new("content/index.md", "front"),
    ];
    for n in 1.. {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("a/b");
        let system = Faulty::at(n, Fault::Once, true);
        let done = apply_with(&system, &folder, &files);
        let found = everything(around.path()).len();
        assert_eq!(found, if done.is_ok() { 5 } else { 0 }, "at call {n}");
        if !system.has_failed() {
            break;
        }
    }
}

#[test]
fn a_new_project_needs_a_place_of_its_own() {
    let root = tempfile::tempdir().unwrap();
    assert!(check_vacant(root.path()).is_ok() && check_vacant(&root.path().join("a")).is_ok());
    fs::create_dir(root.path().join(".git")).unwrap();
    fs::write(root.path().join("README.md"), "mine").unwrap();
    assert!(check_vacant(root.path()).is_ok());
    fs::write(root.path().join("a"), "mine").unwrap();
    for (taken, why) in [
        (root.path(), "is not an empty folder: a is in it"),
        (&root.path().join("a"), "is a file"),
    ] {
        let error = check_vacant(taken).unwrap_err().to_string();
        assert!(error.ends_with(why), "{error}");
    }
}

/// The message with which a change beside a good one is refused; nothing may have changed then.
fn refused(root: &Path, change: Change) -> String {
    let before = everything(root);
    let good = Change::of_new("content/good.md", "good");
    let error = apply(root, &[good, change]).unwrap_err();
    assert_eq!(everything(root), before, "{error}");
    error.to_string()
}

#[test]
fn what_must_be_there_is_there_or_nothing_is_written() {
    let root = project();
    let old = |path: &str, before: &str| Change::of_old(path, before.as_bytes(), "new");
    let new = |path: &str| Change::of_new(path, "new");
    for (change, words) in [
        (new("content/about.md"), "is there already"),
        (new("content"), "is there already"),
        (new("content/about.md/x.md"), "is not a folder"),
        (new("content/good.md"), "would be one file with"),
        (new("content/Good.md"), "would be one file with"),
        (old("content/about.md", "yours"), "has changed"),
        (old("content/gone.md", "mine"), "has changed"),
        (old("content", "mine"), "is not a regular file"),
        (new("../x.md"), "leads elsewhere"),
        (new("content/com0.md"), "is the name of a device"),
        (new("content/a:b.md"), "holds a backslash or a colon"),
        (new(&format!("{}.md", "x".repeat(200))), "is longer than"),
    ] {
        let path = change.path.clone();
        let message = refused(root.path(), change);
        assert!(message.contains(words), "{path}: {message}");
    }
}

#[cfg(unix)]
#[test]
fn links_and_files_that_nobody_may_write_are_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (root, outside) = (project(), project());
    let content = root.path().join("content");
    symlink(outside.path(), content.join("folder")).unwrap();
    symlink("about.md", content.join("link.md")).unwrap();
    let message = refused(root.path(), Change::of_new("content/folder/x.md", "new"));
    assert!(message.contains("is not a folder"), "{message}");
    let message = refused(root.path(), Change::of_new("content/link.md", "new"));
    assert!(message.contains("is there already"), "{message}");
    let by_link = Change::of_old("content/link.md", b"mine", "new");
    let message = refused(root.path(), by_link);
    assert!(message.contains("is not a regular file"), "{message}");
    let (about, locked) = (content.join("about.md"), fs::Permissions::from_mode(0o444));
    fs::set_permissions(&about, locked).unwrap();
    let message = refused(
        root.path(),
        Change::of_old("content/about.md", b"mine", "x"),
    );
    assert!(message.contains("is read-only"), "{message}");
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_mode_and_so_does_one_that_is_put_back() {
    use std::os::unix::fs::PermissionsExt;
    for n in 1.. {
        let root = project();
        let front = root.path().join("content/index.md");
        fs::set_permissions(&front, fs::Permissions::from_mode(0o640)).unwrap();
        let system = Faulty::at(n, Fault::Once, true);
        drop(apply_with(&system, root.path(), &changes()));
        let mode = fs::metadata(&front).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640, "at call {n}");
        if !system.has_failed() {
            break;
        }
    }
}

/// Whoever saves a file between the look at it and its change keeps what was saved.
#[test]
fn what_is_saved_meanwhile_is_kept() {
    let root = project();
    let about = root.path().join("content/about.md");
    let change = Change::of_old("content/about.md", b"mine", "new");
    fs::write(&about, "mine, and more").unwrap();
    assert!(apply_with(&Real, root.path(), &[change]).is_err());
    assert_eq!(fs::read(&about).unwrap(), b"mine, and more");
}

#[test]
fn a_folder_under_a_hidden_name_of_ours_is_named_and_kept() {
    let root = project();
    let theirs = root.path().join("content/.about.md.variorum-new");
    fs::create_dir(&theirs).unwrap();
    let change = Change::of_old("content/about.md", b"mine", "new");
    let message = refused(root.path(), change);
    assert!(
        message.contains(".about.md.variorum-new is not"),
        "{message}"
    );
}
