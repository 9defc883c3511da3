//! What is wrong with whole projects, and what is read from those where nothing is.

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic};
use crate::text::FileId;

use super::{Inputs, Project, parse};

const SETTINGS: (&str, &[u8]) = ("variorum.toml", b"title = \"T\"\n");

fn project(files: &[(&str, &[u8])]) -> (Project, Vec<Diagnostic>) {
    let mut inputs = Inputs::default();
    for (path, bytes) in std::iter::once(&SETTINGS).chain(files) {
        inputs.files.insert(FileId::new(*path), Arc::from(*bytes));
    }
    let (project, diagnostics) = parse(&inputs);
    (project, diagnostics.sorted().into_iter().collect())
}

/// The only thing that is wrong: its code, file, underlined bytes, headline and help.
fn fault(files: &[(&str, &[u8])]) -> (Code, String, String) {
    let (_, found) = project(files);
    let [fault] = found.as_slice() else {
        panic!("one fault expected: {found:#?}")
    };
    let help = fault.help.clone().unwrap_or_default();
    (
        fault.code,
        fault.place.file.to_string(),
        format!("{} / {help}", fault.message),
    )
}

#[track_caller]
fn assert_fault(files: &[(&str, &[u8])], code: Code, file: &str, words: &[&str]) {
    let (found_code, found_file, message) = fault(files);
    assert_eq!((found_code, found_file.as_str()), (code, file), "{message}");
    for word in words {
        assert!(message.contains(word), "{word:?} not in {message:?}");
    }
}

#[test]
fn a_whole_project() {
    let (project, found) = project(&[
        ("content/sources/a.txt", b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n"),
        (
            "content/sources/a.toml",
            b"title = \"First\"\noriginal = \"a.html.bak\"\ntext = \"excerpts\"\n",
        ),
        ("content/sources/a.html.bak", b"<p>One."),
        ("content/sources/Second Text.txt", b"One."),
        (
            "content/annotations/deep/who.md",
            b"+++\nquestion = \"Who?\"\n+++\nBody",
        ),
        ("content/annotations/map.png", b"\x89PNG"),
        ("content/index.md", b"# Briefing"),
        (
            "content/about/TEAM.MD",
            b"+++\ntitle = \"Team\"\nweight = 2\n+++\n",
        ),
        ("content/about/photo.jpg", b"\xff"),
        ("content/.hidden", b""),
        ("content/index.md~", b""),
    ]);
    assert_eq!(found, []);
    let keys: Vec<_> = project
        .sources
        .values()
        .map(|source| (source.key.as_str(), source.label.as_str()))
        .collect();
    assert_eq!(keys, [("a", "A"), ("second-text", "second-text")]);
    assert_eq!(
        project.sources["a"]
            .paragraphs
            .iter()
            .map(|it| it.text.as_str())
            .collect::<Vec<_>>(),
        ["One.", "Two."]
    );
    assert_eq!(
        project.sources["a"].published_text,
        super::SourceText::Excerpts
    );
    assert_eq!(project.annotations.keys().collect::<Vec<_>>(), ["who"]);
    assert_eq!(
        project
            .pages()
            .map(|(page, _)| &*page.address)
            .collect::<Vec<_>>(),
        ["about/TEAM.html", "index.html"]
    );
    let assets: Vec<_> = project
        .assets
        .iter()
        .map(|asset| asset.address.as_str())
        .collect();
    assert_eq!(assets, ["about/photo.jpg", "annotations/map.png"]);
}

#[test]
fn nothing_at_all() {
    let (project, found) = parse(&Inputs::default());
    assert!(project.writings.is_empty());
    assert_eq!(found.iter().count(), 0);
}

#[test]
fn hash_of_the_bytes() {
    let (project, _) = project(&[("content/sources/a.txt", b"abc")]);
    assert_eq!(
        project.sources["a"].sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn a_source_without_a_name() {
    assert_fault(
        &[("content/sources/伊朗.txt", b"A")],
        Code::Settings,
        "content/sources/伊朗.txt",
        &["no key", "伊朗.toml"],
    );
}

#[test]
fn a_sidecar_without_a_text() {
    let files: &[(&str, &[u8])] = &[
        ("content/sources/first.txt", b"A"),
        ("content/sources/frist.toml", b"label = \"F\""),
    ];
    assert_fault(
        files,
        Code::Settings,
        "content/sources/frist.toml",
        &["`frist.txt`", "first.toml"],
    );
}

#[test]
fn originals() {
    let fault = |sidecar: &'static [u8], words: &[&str]| {
        let files: &[(&str, &[u8])] = &[
            ("content/sources/a.txt", b"A"),
            ("content/sources/a.toml", sidecar),
            ("content/sources/page.html", b""),
        ];
        assert_fault(files, Code::Settings, "content/sources/a.toml", words);
    };
    fault(
        b"original = \"pages.html\"",
        &["no file `pages.html`", "page.html"],
    );
    fault(
        b"original = \"../index.md\"",
        &["must be a file in content/sources/"],
    );
    fault(b"original = \"a.txt\"", &["itself read as a source"]);
    let published: &[(&str, &[u8])] = &[
        ("content/sources/a.txt", b"A"),
        (
            "content/sources/a.toml",
            b"original = \"page.html\"\npublish_original = true",
        ),
        ("content/sources/page.html", b""),
    ];
    assert_eq!(project(published).0.assets[0].address, "sources/page.html");
}

#[test]
fn translations() {
    let fault = |of: &str, words: &[&str]| {
        let sidecar = format!("translation_of = \"{of}\"");
        let files: &[(&str, &[u8])] = &[
            ("content/sources/aaa.txt", b"A"),
            ("content/sources/b.toml", sidecar.as_bytes()),
            ("content/sources/b.txt", b"B"),
            ("content/sources/c.toml", b"translation_of = \"aaa\""),
            ("content/sources/c.txt", b"C"),
        ];
        assert_fault(files, Code::Settings, "content/sources/b.toml", words);
        assert_eq!(project(files).0.sources["b"].sidecar.translation_of, None);
    };
    fault("aab", &["no source has the key `aab`", "`aaa`"]);
    fault("b", &["translation of itself"]);
    fault("c", &["`c` is itself a translation"]);
}

#[test]
fn bytes_that_are_not_utf8() {
    let (project, found) = project(&[("content/sources/a.txt", b"It\x92s \x93here\x94.\n")]);
    assert_eq!(
        (found.len(), found[0].code, found[0].place.span.range()),
        (1, Code::NotUtf8, 2..3)
    );
    assert!(found[0].message.contains("byte 2") && found[0].message.contains("0x92"));
    assert_eq!(
        project.sources["a"].paragraphs[0].text.as_str(),
        "It's \"here\".",
        "the rest is still checked"
    );
}

#[test]
fn ids_of_annotations() {
    let path = "content/annotations/Who planned it.md";
    assert_fault(
        &[(path, b"x")],
        Code::UnsafePath,
        path,
        &["`Who planned it`", "who-planned-it.md"],
    );
    let files: &[(&str, &[u8])] = &[
        ("content/annotations/b/who.md", b"x"),
        ("content/annotations/a/who.md", b"y"),
    ];
    assert_fault(
        files,
        Code::DuplicateId,
        "content/annotations/b/who.md",
        &["`who`", "rename"],
    );
    assert_eq!(
        project(files).0.writings.len(),
        2,
        "both bodies are checked"
    );
}

#[test]
fn addresses() {
    let same = |paths: &[&str], at: &str, words: &[&str]| {
        let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (*path, b"x" as &[u8])).collect();
        assert_fault(&files, Code::SameAddress, at, words);
    };
    same(
        &["content/x.md", "content/x.html"],
        "content/x.html",
        &["two files", "`x.html`"],
    );
    same(
        &["content/Map.png", "content/map.png"],
        "content/map.png",
        &["one address on many computers"],
    );
    same(
        &["content/\u{e9}.png", "content/e\u{301}.png"],
        "content/\u{e9}.png",
        &["one address on many computers"],
    );
    same(
        &["content/matrix.md"],
        "content/matrix.md",
        &["`matrix.html`", "rename"],
    );
    same(
        &["content/comparisons-2.md"],
        "content/comparisons-2.md",
        &["`comparisons-2.html`"],
    );
    same(
        &["content/Assets/a.css"],
        "content/Assets/a.css",
        &["`assets/`"],
    );
    let published: &[(&str, &[u8])] = &[
        ("content/sources/a.txt", b"x"),
        (
            "content/sources/a.toml",
            b"original = \"a.html\"\npublish_original = true",
        ),
        ("content/sources/a.html", b"x"),
    ];
    assert_fault(
        published,
        Code::SameAddress,
        "content/sources/a.html",
        &["source `a`"],
    );
    same(
        &["content/x.md", "content/x.html/a.png"],
        "content/x.html/a.png",
        &["needs a folder"],
    );
}

#[test]
fn what_lies_with_the_sources_stays_there() {
    let (project, _) = project(&[
        ("content/sources/a.txt", b"x"),
        ("content/sources/a.html", b"x"),
        ("content/sources/a.pdf", b"x"),
    ]);
    assert_eq!(project.assets, []);
    let deep: &[(&str, &[u8])] = &[("content/sources/2024/b.txt", b"x")];
    assert_fault(
        deep,
        Code::Settings,
        "content/sources/2024/b.txt",
        &["folder below it", "content/sources/b.txt"],
    );
}

#[test]
fn names_that_cannot_be_published() {
    let fault =
        |path: &str, words: &[&str]| assert_fault(&[(path, b"x")], Code::UnsafePath, path, words);
    fault("content/10:30.png", &["colon"]);
    fault("content/a\\b.png", &["backslash"]);
    fault("content/con.md", &["device"]);
    fault("content/trailing /a.png", &["blank"]);
    fault(&format!("content/{}.png", "x".repeat(200)), &["200 bytes"]);
    fault("content/annotations/aux.md", &["device"]);
}

#[test]
fn files_that_are_called_otherwise_than_they_were_meant() {
    let fault =
        |path: &str, words: &[&str]| assert_fault(&[(path, b"x")], Code::UnsafePath, path, words);
    fault(
        "content/Sources/a.txt",
        &[
            "content/sources",
            "rename the folder content/Sources to content/sources",
        ],
    );
    fault(
        "content/annotation/who.md",
        &["rename the folder content/annotation to content/annotations"],
    );
    fault("content/annotations/who.txt", &[".txt", "who.md"]);
    fault("content/annotations/who.markdown", &["who.md"]);
    fault("content/sources/a.toml.txt", &["a.toml"]);
    fault("content/Index.md", &["rename it to index.md"]);
    let (_, found) = project(&[
        ("content/source/about.md", b"x"),
        ("content/sources/a.txt", b"x"),
        ("content/sources/b.txt", b"x"),
    ]);
    assert_eq!(
        found,
        [],
        "a page may lie in a folder of that name where the sources have their own"
    );
    let (_, found) = project(&[
        ("content/Sources/a.txt", b"x"),
        ("content/Sources/b.txt", b"x"),
    ]);
    assert_eq!(found.len(), 1, "a folder is one fault");
}

#[test]
fn titles_of_pages() {
    let (project, _) = project(&[("content/team.md", b"text")]);
    assert_eq!(project.pages().next().unwrap().1.title, "team");
}
