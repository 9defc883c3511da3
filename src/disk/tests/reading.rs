//! The reader stays in the project.

use std::path::Path;

#[cfg(target_os = "linux")]
#[test]
fn the_reader_stays_in_the_project() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.txt"), "secret").unwrap();
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
    link(&outside.path().join("secret.txt"), "secret.txt");
    link(outside.path(), "folder");
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
