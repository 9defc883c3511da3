//! Whatever call fails, the published folder is one whole site, old or new, and the next run leaves
//! the new one and nothing else.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Fault, Faulty};
use crate::disk::file_system::{FileSystem, Real};
use crate::disk::names;
use crate::disk::writer::{Destination, write, write_with};
use crate::parse::{OpaqueFile, sha256};
use crate::render::{CopiedFile, Site};
use crate::text::FileId;

/// A site with pages, and films that are copied from the project.
fn site(pages: &[(&str, &str)], films: &[(&str, &str)]) -> Site {
    let made = pages
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().into()));
    let copied = films.iter().map(|(path, text)| {
        let content = OpaqueFile {
            length: text.len() as u64,
            sha256: sha256(text.as_bytes()),
        };
        let file = FileId::new(format!("content/{path}"));
        ((*path).to_owned(), CopiedFile { file, content })
    });
    Site {
        made: made.collect(),
        copied: copied.collect(),
    }
}

const OLD_FILMS: &[(&str, &str)] = &[("film/a.mp4", "old film"), ("same.mp4", "same film")];
const NEW_FILMS: &[(&str, &str)] = &[
    ("film/a.mp4", "new film"),
    ("film/b.mp4", "second film"),
    ("same.mp4", "same film"),
];

/// Puts films into a project.
fn shoot(root: &Path, films: &[(&str, &str)]) {
    for (path, text) in films {
        let path = root.join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn old_site() -> Site {
    site(
        &[
            ("index.html", "old"),
            ("a.html", "old a"),
            ("gone/b.html", "old b"),
            ("sources/a.html", "same"),
            ("style.css", "old"),
        ],
        OLD_FILMS,
    )
}

fn new_site() -> Site {
    site(
        &[
            ("index.html", "new front"),
            ("a.html", "new a"),
            ("c/d.html", "new d"),
            ("sources/a.html", "same"),
            ("style.css", "new"),
        ],
        NEW_FILMS,
    )
}

/// Every file below a folder that is not one of this program's own.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(relative) = folders.pop() {
        let Ok(names) = Real.list(&folder.join(&relative)) else {
            continue;
        };
        for name in names.into_iter().filter_map(|name| name.into_string().ok()) {
            let child = if relative.is_empty() {
                name.clone()
            } else {
                format!("{relative}/{name}")
            };
            let path = folder.join(&child);
            match path.is_dir() {
                true if !name.starts_with(".variorum") => folders.push(child),
                false if !name.starts_with(".variorum") => {
                    drop(files.insert(child, std::fs::read(path).unwrap()));
                }
                _ => {}
            }
        }
    }
    files
}

fn bytes(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let made = site.made.iter();
    let made = made.map(|(path, bytes)| (path.clone(), bytes.to_vec()));
    let copied = site.copied.iter().map(|(path, copied)| {
        let films = OLD_FILMS.iter().chain(NEW_FILMS);
        let (_, text) = films
            .map(|(_, text)| (sha256(text.as_bytes()), text))
            .find(|(hash, _)| *hash == copied.content.sha256)
            .unwrap();
        (path.clone(), text.as_bytes().to_vec())
    });
    made.chain(copied).collect()
}

/// A project folder with the old site published in it, and somebody else's file beside it if
/// `foreign`.
fn published(foreign: bool) -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("public");
    shoot(root.path(), OLD_FILMS);
    write(&old_site(), &target(root.path(), &output)).unwrap();
    shoot(root.path(), NEW_FILMS);
    if foreign {
        std::fs::write(output.join("CNAME"), "example.org").unwrap();
    }
    (root, output)
}

fn target<'a>(root: &'a Path, output: &'a Path) -> Destination<'a> {
    Destination {
        root,
        output,
        durable: false,
    }
}

/// Runs the new build with the n-th call failing; says whether n was beyond the last call.
fn run(root: &Path, output: &Path, n: usize, fault: Fault, can_exchange: bool) -> (bool, bool) {
    let system = Faulty::at(n, fault, can_exchange);
    let done = write_with(&system, &new_site(), &target(root, output)).is_ok();
    (done, !system.has_failed())
}

fn names(folder: &Path) -> Vec<OsString> {
    Real.list(folder).unwrap()
}

#[test]
fn a_swapped_folder_is_always_one_whole_site() {
    for fault in [Fault::Once, Fault::Stop] {
        for n in 1.. {
            let (root, output) = published(false);
            let (done, beyond) = run(root.path(), &output, n, fault, true);
            let after = content(&output);
            assert!(
                after == bytes(&new_site()) || (!done && after == bytes(&old_site())),
                "{fault:?} at call {n}: {after:?}"
            );
            write(&new_site(), &target(root.path(), &output)).unwrap();
            assert_eq!(
                content(&output),
                bytes(&new_site()),
                "after {fault:?} at call {n}"
            );
            assert_eq!(
                names(root.path()),
                ["content", "public"],
                "after {fault:?} at call {n}"
            );
            if beyond {
                assert!(n > 30, "the test reaches every call");
                break;
            }
        }
    }
}

#[test]
fn two_renames_are_mended_by_the_next_run() {
    for fault in [Fault::Once, Fault::Stop] {
        for n in 1.. {
            let (root, output) = published(false);
            let (_, beyond) = run(root.path(), &output, n, fault, false);
            let after = content(&output);
            let whole = after == bytes(&new_site()) || after == bytes(&old_site());
            assert!(
                whole || (after.is_empty() && fault == Fault::Stop),
                "{fault:?} at call {n}: {after:?}"
            );
            write(&new_site(), &target(root.path(), &output)).unwrap();
            assert_eq!(
                content(&output),
                bytes(&new_site()),
                "after {fault:?} at call {n}"
            );
            assert_eq!(
                names(root.path()),
                ["content", "public"],
                "after {fault:?} at call {n}"
            );
            if beyond {
                break;
            }
        }
    }
}

#[test]
fn a_folder_with_foreign_files_is_finished_from_the_journal() {
    let with_foreign = |site: &Site| {
        let mut files = bytes(site);
        files.insert("CNAME".to_owned(), b"example.org".to_vec());
        files
    };
    for fault in [Fault::Once, Fault::Stop] {
        for n in 1.. {
            let (root, output) = published(true);
            let (_, beyond) = run(root.path(), &output, n, fault, true);
            if !output.join(names::JOURNAL).exists() {
                let after = content(&output);
                let whole =
                    after == with_foreign(&new_site()) || after == with_foreign(&old_site());
                assert!(whole, "{fault:?} at call {n}: {after:?}");
            }
            write(&new_site(), &target(root.path(), &output)).unwrap();
            assert_eq!(
                content(&output),
                with_foreign(&new_site()),
                "after {fault:?} at call {n}"
            );
            assert_eq!(
                names(root.path()),
                ["content", "public"],
                "after {fault:?} at call {n}"
            );
            let own = names(&output)
                .into_iter()
                .filter(|name| name.to_string_lossy().starts_with(".variorum"))
                .count();
            assert_eq!(
                own, 1,
                "the manifest alone is left after {fault:?} at call {n}"
            );
            if beyond {
                break;
            }
        }
    }
}

#[test]
fn what_has_not_changed_is_not_written() {
    let (root, output) = published(false);
    shoot(root.path(), OLD_FILMS);
    let before = Real.entry(&output).unwrap();
    let written = write(&old_site(), &target(root.path(), &output)).unwrap();
    assert!(written.unchanged);
    assert_eq!(Real.entry(&output).unwrap(), before);
}

#[test]
fn a_film_that_changes_while_the_site_is_built_is_not_published() {
    for foreign in [false, true] {
        let (root, output) = published(foreign);
        let before = content(&output);
        shoot(root.path(), &[("film/b.mp4", "another cut")]);
        let error = write(&new_site(), &target(root.path(), &output)).unwrap_err();
        let expected = "content/film/b.mp4 has changed while the site was built";
        assert!(error.to_string().ends_with(expected), "{error}");
        std::fs::remove_file(root.path().join("content/film/b.mp4")).unwrap();
        let error = write(&new_site(), &target(root.path(), &output)).unwrap_err();
        assert!(error.to_string().contains("content/film/b.mp4"), "{error}");
        assert_eq!(content(&output), before);
        shoot(root.path(), NEW_FILMS);
        assert!(write(&new_site(), &target(root.path(), &output)).is_ok());
    }
}

#[cfg(unix)]
#[test]
fn a_film_that_became_a_link_out_of_the_project_is_not_published() {
    let (root, output) = published(false);
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("b.mp4"), "second film").unwrap();
    let film = root.path().join("content/film/b.mp4");
    std::fs::remove_file(&film).unwrap();
    std::os::unix::fs::symlink(outside.path().join("b.mp4"), &film).unwrap();
    let error = write(&new_site(), &target(root.path(), &output)).unwrap_err();
    assert!(
        error.to_string().contains("leads out of the project"),
        "{error}"
    );
}

#[test]
fn foreign_folders_and_sources_are_refused() {
    let root = tempfile::tempdir().unwrap();
    for folder in ["content/sources", "notes", "blocked"] {
        std::fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    std::fs::write(root.path().join("notes/mine.txt"), "mine").unwrap();
    for refused in [
        ".",
        "content",
        "content/out",
        "notes",
        "..",
        "notes/mine.txt",
    ] {
        let output = root.path().join(refused);
        assert!(
            write(&old_site(), &target(root.path(), &output)).is_err(),
            "{refused}"
        );
    }
    let output = root.path().join("blocked");
    shoot(root.path(), OLD_FILMS);
    write(&old_site(), &target(root.path(), &output)).unwrap();
    std::fs::create_dir(output.join("c")).unwrap();
    std::fs::write(output.join("c/d.html"), "mine").unwrap();
    assert!(write(&new_site(), &target(root.path(), &output)).is_err());
    assert_eq!(std::fs::read(output.join("c/d.html")).unwrap(), b"mine");
    assert_eq!(std::fs::read(output.join("index.html")).unwrap(), b"old");
    assert_eq!(
        std::fs::read(root.path().join("notes/mine.txt")).unwrap(),
        b"mine"
    );
}

#[cfg(unix)]
#[test]
fn a_link_is_kept_and_its_target_updated_file_by_file() {
    let root = tempfile::tempdir().unwrap();
    let (real, link) = (root.path().join("site"), root.path().join("public"));
    std::fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    shoot(root.path(), OLD_FILMS);
    write(&old_site(), &target(root.path(), &link)).unwrap();
    shoot(root.path(), NEW_FILMS);
    let written = write(&new_site(), &target(root.path(), &link)).unwrap();
    assert!(written.note.unwrap().contains("is a link"));
    assert_eq!(content(&real), bytes(&new_site()));
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
}
