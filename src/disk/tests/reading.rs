//! The reader stays in the project.

use std::path::Path;

use crate::disk::file_system::{FileSystem, Real};
use crate::parse::{OpaqueFile, sha256};
use crate::text::FileId;

/// A project with all that may stand in one by accident or malice.
#[cfg(target_os = "linux")]
fn odd_project(outside: &Path) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let content = root.path().join("content");
    std::fs::create_dir_all(content.join("deep/er")).unwrap();
    std::fs::write(
        root.path().join("variorum.toml"),
        "title = 'x'\n[theme]\nname = 'plain'\n",
    )
    .unwrap();
    for name in [
        "index.md",
        "deep/er/x.md",
        ".hidden",
        "x.md~",
        "4913",
        "#x.md#",
        ".index.md.swp",
    ] {
        std::fs::write(content.join(name), name).unwrap();
    }
    let link =
        |target: &Path, name: &str| std::os::unix::fs::symlink(target, content.join(name)).unwrap();
    link(&outside.join("secret.txt"), "secret.txt");
    link(outside, "folder");
    link(Path::new("."), "loop");
    link(Path::new("nowhere"), "dangling");
    link(Path::new("index.md"), "fine.md");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        content.join("pipe"),
        rustix::fs::FileType::Fifo,
        0o600.into(),
        0,
    )
    .unwrap();
    root
}

#[cfg(target_os = "linux")]
#[test]
fn the_reader_stays_in_the_project() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.txt"), "secret").unwrap();
    let root = odd_project(outside.path());
    let reading = crate::disk::read(root.path()).unwrap();
    let files: Vec<_> = reading
        .files
        .keys()
        .map(|file| file.as_str().to_owned())
        .collect();
    assert_eq!(
        files,
        [
            "content/deep/er/x.md",
            "content/fine.md",
            "content/index.md",
            "variorum.toml"
        ]
    );
    let refused: Vec<_> = reading
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.place.file.as_str().to_owned())
        .collect();
    assert_eq!(
        refused,
        [
            "content/dangling",
            "content/folder",
            "content/loop",
            "content/pipe",
            "content/secret.txt"
        ]
    );
}

#[test]
fn what_nobody_looks_into_is_not_held() {
    let root = tempfile::tempdir().unwrap();
    let content = root.path().join("content");
    std::fs::create_dir_all(content.join("sources")).unwrap();
    std::fs::write(root.path().join("variorum.toml"), "title = 'x'\n").unwrap();
    // Of more pieces than one, and not of a whole number of them.
    let film: Vec<u8> = (0..700_001_u32).map(|n| n.to_le_bytes()[1]).collect();
    for name in ["film.MP4", "sources/a.pdf", "data.csv"] {
        std::fs::write(content.join(name), &film).unwrap();
    }
    let reading = crate::disk::read(root.path()).unwrap();
    let held: Vec<_> = reading.files.keys().map(FileId::as_str).collect();
    assert_eq!(held, ["content/data.csv", "variorum.toml"]);
    let expected = OpaqueFile {
        length: 700_001,
        sha256: sha256(&film),
    };
    let opaque: Vec<_> = reading.opaque.into_iter().collect();
    let files = ["content/film.MP4", "content/sources/a.pdf"];
    assert_eq!(
        opaque,
        files.map(|file| (FileId::new(file), expected.clone()))
    );
    let mut longest = 0;
    let take = &mut |piece: &[u8]| longest = longest.max(piece.len());
    Real.read_in_pieces(&content.join("film.MP4"), take)
        .unwrap();
    assert!(longest <= 128 * 1024, "{longest} bytes at a time");
}
