//! What `check` lets pass, `build` writes: whatever a file is called.

use crate::disk::writer::{Destination, write};
use crate::parse::Inputs;
use crate::text::FileId;
use crate::{Memo, analyze, compile};

const SETTINGS: &str = "title = \"T\"\n[theme]\nname = \"mine\"\n";

/// A small project with these files beside its own.
fn inputs(paths: &[String]) -> Inputs {
    let own = [
        ("variorum.toml", SETTINGS),
        ("content/index.md", "# Front\n"),
        ("themes/mine/static/own.css", "main {}\n"),
    ];
    let mut inputs = Inputs::default();
    for (path, text) in own {
        inputs
            .files
            .insert(FileId::new(path), text.as_bytes().into());
    }
    for path in paths {
        let text: &[u8] = b"A text of some words.\n";
        inputs.files.insert(FileId::new(path.as_str()), text.into());
    }
    inputs
}

/// Whether `check` finds no error; if so, `build` must write the site.
fn passes(paths: &[String]) -> bool {
    let inputs = inputs(paths);
    let (_, found) = analyze(&inputs, &mut Memo::default());
    if found.has_errors() {
        return false;
    }
    let (site, _, found) = compile(&inputs, &mut Memo::default());
    assert!(!found.has_errors(), "{paths:?}: {found:?}");
    let root = tempfile::tempdir().unwrap();
    let target = Destination {
        root: root.path(),
        output: &root.path().join("public"),
        durable: false,
    };
    let written = write(&site, &target);
    assert!(written.is_ok(), "{paths:?}: {written:?}");
    true
}

#[test]
fn check_and_build_agree_on_every_name() {
    for (name, expected) in [
        ("plain", true),
        ("Zürich 1", true),
        ("a..b", true),
        ("console", true),
        ("com10", true),
        // As a name that is no UTF-8 looks when it has been read.
        ("caf\u{fffd}", true),
        ("com0", false),
        ("LPT9", false),
        ("con .x", false),
        ("aux", false),
        ("a:b", false),
        ("a\\b", false),
        ("a\u{7}b", false),
        (&"x".repeat(195), true),
        (&"x".repeat(196), false),
        // Twice as many bytes as characters.
        (&"ü".repeat(98), false),
    ] {
        for path in ["{}.md", "{}.html", "deep/{}.md", "{}.html/x.csv"] {
            let path = path.replace("{}", name);
            assert_eq!(passes(&[format!("content/{path}")]), expected, "{path}");
        }
    }
    for path in [
        "aux.txt",
        "a.",
        "a ",
        "folder./x.md",
        "nul/x.md",
        "404.md",
        "data/a.csv",
    ] {
        assert!(!passes(&[format!("content/{path}")]), "{path}");
    }
}

#[test]
fn check_and_build_agree_on_names_of_sources_and_annotations() {
    for path in [
        "content/sources/com1.txt",
        "content/sources/plain.txt",
        "content/sources/a:b.txt",
        "content/annotations/aux.md",
        "content/annotations/plain.md",
        "content/sources/x.pdf",
        &format!("content/sources/{}.txt", "x".repeat(250)),
        &format!("content/annotations/{}.md", "x".repeat(250)),
    ] {
        passes(&[path.to_owned()]);
    }
}

#[test]
fn check_and_build_agree_on_twins() {
    for (one, other, expected) in [
        ("a.md", "b.md", true),
        ("a.md", "A.md", false),
        ("a.md", "a.html", false),
        ("a.md", "A.HTML", false),
        ("\u{e9}.md", "e\u{301}.md", false),
        ("\u{e9}.png", "E\u{301}.png", false),
        ("stra\u{df}e.md", "STRASSE.md", false),
        ("a", "a/b.md", false),
        ("A", "a/b.md", false),
        ("a.md", "a/b.md", true),
        ("a.html/b.md", "a.md", false),
        ("sources.md", "b.md", false),
        ("Matrix-2.md", "b.md", false),
    ] {
        let paths = [one, other].map(|path| format!("content/{path}"));
        assert_eq!(passes(&paths), expected, "{one} and {other}");
    }
}

#[test]
fn check_and_build_agree_on_the_files_of_a_theme() {
    for (path, expected) in [
        ("plain.css", true),
        ("style.css", true),
        ("deep/Style.css", true),
        ("com0.css", false),
        ("fonts./a.woff2", false),
        ("OWN.css", false),
        ("own.css/a.css", false),
        ("Style.css", false),
        ("style.css/a.css", false),
        ("Theme.css", false),
    ] {
        let file = format!("themes/mine/static/{path}");
        assert_eq!(passes(&[file]), expected, "{path}");
    }
}

#[test]
fn what_is_built_in_is_known() {
    let settings = "title = \"T\"\n[theme.colors]\nlink = \"#123456\"\n";
    let files = [("variorum.toml", settings), ("content/index.md", "# T\n")];
    let files = files.map(|(path, text)| (FileId::new(path), text.as_bytes().into()));
    let inputs = Inputs {
        files: files.into(),
        ..Inputs::default()
    };
    let (site, _, found) = compile(&inputs, &mut Memo::default());
    let addresses = site.made.keys().map(String::as_str);
    let assets: Vec<&str> = addresses.filter(|at| at.starts_with("assets/")).collect();
    assert_eq!(assets, crate::address::BUILT_IN, "{found:?}");
}
