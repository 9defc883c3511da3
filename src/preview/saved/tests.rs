#![expect(
    clippy::disallowed_methods,
    reason = "the files are the tests' own, as if an editor had saved them"
)]

use std::fs;
use std::path::Path;
use std::sync::mpsc::sync_channel;

use super::*;

/// The text that is told of after the system has told of these names of a folder in one burst.
fn told(root: &Path, names: &[&str]) -> Option<(String, String)> {
    let root = disk::real_path(root).unwrap();
    let (teller, paths) = sync_channel(8);
    for name in names {
        teller.send(root.join(name)).unwrap();
    }
    drop(teller);
    let edit = SavedFiles::new((root, paths)).wait(|file| file.extension() == "md")?;
    let words = String::from_utf8_lossy(&edit.bytes).into_owned();
    Some((edit.file.to_string(), words))
}

#[test]
fn a_text_that_was_saved_by_itself_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    for name in ["content/a.md", "content/b.md", "content/c.css"] {
        fs::write(folder.path().join(name), name).unwrap();
    }
    let a = "content/a.md";
    let told = |names: &[&str]| told(folder.path(), names);
    assert_eq!(told(&[a, a, a]), Some((a.to_owned(), a.to_owned())));
    assert_eq!(told(&[a, "content/b.md"]), None);
    for other in ["content/c.css", "content/none.md", "content", ""] {
        assert_eq!(told(&[other]), None, "{other}");
    }
}

#[test]
#[cfg(unix)]
fn what_is_reached_over_a_link_is_left_to_the_look_at_the_project() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let secret = outside.path().join("secret.md");
    fs::write(&secret, "secret").unwrap();
    symlink(&secret, folder.path().join("a.md")).unwrap();
    symlink(outside.path(), folder.path().join("content")).unwrap();
    for name in ["a.md", "content/secret.md", "../secret.md"] {
        assert_eq!(told(folder.path(), &[name]), None, "{name}");
    }
    assert_eq!(told(folder.path(), &[secret.to_str().unwrap()]), None);
}
