#![allow(
    clippy::disallowed_methods,
    reason = "a project is a folder with settings on the disk"
)]

use super::*;

fn typed(text: String) -> ContentChange {
    let whole = gen_lsp_types::TextDocumentContentChangeWholeDocument { text };
    ContentChange::TextDocumentContentChangeWholeDocument(whole)
}

/// A project with one source and an empty page.
fn project(folder: &Path) -> Workspace {
    std::fs::write(folder.join("variorum.toml"), "title = \"A site\"\n").unwrap();
    let mut workspace = Workspace::new(folder);
    for (file, text) in [
        ("content/sources/a.txt", "The mayor resigned on Monday.\n"),
        ("content/index.md", ""),
    ] {
        let buffer = Buffer {
            uri: Uri::from(file),
            version: 0,
            bytes: text.as_bytes().into(),
        };
        workspace.open(FileId::new(file), buffer);
    }
    workspace
}

fn retype(workspace: &mut Workspace, version: usize, text: String) {
    let file = "content/index.md";
    let version = i32::try_from(version).unwrap();
    let named = (&FileId::new(file), &Uri::from(file));
    workspace.change(named, version, vec![typed(text)], Encoding::Utf8);
}

#[test]
fn memory_is_that_of_one_run_however_much_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = project(folder.path());
    let mut counts = Vec::new();
    for version in 0..=2_000 {
        // Never the same text twice; pages are made of every third alone: the others misquote.
        let words = if version % 3 != 0 {
            "resigns"
        } else {
            "resigned"
        };
        let text = format!("Word {version}. “The mayor {words}” [@a]\n");
        retype(&mut workspace, version, text);
        workspace.make(Due::Check);
        workspace.make(workspace.due());
        let wrong = workspace.checked().diagnostics.iter().count();
        assert_eq!(wrong, usize::from(version % 3 != 0));
        counts.push(workspace.memo.count());
    }
    assert_eq!(counts[1_000..1_003], counts[1_996..1_999]);
    let most = counts.iter().max().unwrap();
    assert!(*most <= counts[0] * 2, "{:?}", &counts[..20]);
}

#[test]
fn a_check_that_fails_is_due_again_when_something_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = project(folder.path());
    workspace.checked();
    // As a check leaves it that does not come to its end.
    workspace.state = State::Failed;
    workspace.memo = Memo::default();
    assert_eq!(workspace.due(), Due::Nothing);
    retype(&mut workspace, 1, "“The mayor resigns” [@a]\n".to_owned());
    assert_eq!(workspace.due(), Due::Check);
    assert_eq!(workspace.checked().diagnostics.iter().count(), 1);
}
