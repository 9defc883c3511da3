//! `variorum lsp` in an editor with several projects, or none.

use serde_json::{Value, json};

use crate::editor::{Editor, able, address};
use crate::site::{break_it, site, write};

/// A site in which source `c` says something else.
fn other_site() -> tempfile::TempDir {
    let folder = site();
    let text = "The bridge is closed on Monday.\n";
    write(folder.path(), "content/sources/c.txt", text);
    folder
}

#[test]
fn each_file_is_answered_by_its_own_project() {
    let (first, second) = (site(), other_site());
    let mut editor = Editor::start(first.path(), &able());
    let text = "“on Monday” [@c]";
    let elsewhere = format!("{}/content/index.md", address(second.path()));
    editor.open("content/index.md", text);
    editor.open(&elsewhere, text);
    for (file, words) in [
        ("content/index.md", "The mayor"),
        (&elsewhere, "The bridge"),
    ] {
        assert!(
            editor.at("hover", file, 0, 3).to_string().contains(words),
            "{file}"
        );
    }
    editor.retype(&elsewhere, 2, "“The mayor resigned on Monday” [@c]");
    let found = editor.hear_of(&elsewhere);
    assert_eq!(found[0]["code"], "quotation-not-found", "{found}");
    assert_eq!(editor.completed(&elsewhere, "“The br|")[0].0, "bridge");
    assert_eq!(editor.completed("content/index.md", "“The br|"), []);
    editor.end();
}

#[test]
fn of_projects_one_within_another_the_inner_one_counts() {
    let folder = site();
    write(folder.path(), "inner/variorum.toml", "title = \"Inner\"\n");
    write(folder.path(), "inner/content/sources/c.txt", "Snow fell.\n");
    let mut editor = Editor::start(folder.path(), &able());
    editor.open("inner/content/index.md", "“Snow fell” [@c]");
    let hover = editor.at("hover", "inner/content/index.md", 0, 3);
    assert!(hover.to_string().contains("Snow fell"), "{hover}");
    editor.end();
}

#[test]
fn folders_are_opened_and_closed() {
    let (first, second) = (site(), other_site());
    break_it(&second);
    let mut editor = Editor::start(first.path(), &able());
    let folder = json!([{"uri": address(second.path()), "name": "second"}]);
    let file = format!("{}/content/index.md", address(second.path()));
    let method = "workspace/didChangeWorkspaceFolders";
    editor.tell(method, &json!({"event": {"added": folder, "removed": []}}));
    assert_eq!(editor.hear_of(&file)[0]["code"], "quotation-not-found");
    editor.tell(method, &json!({"event": {"added": [], "removed": folder}}));
    assert_eq!(editor.hear_of(&file), json!([]));
    editor.end();
}

#[test]
fn a_text_of_no_project_is_in_the_log_until_a_project_is_made_round_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut editor = Editor::start_in(folder.path(), folder.path());
    editor.open("content/index.md", "");
    assert_eq!(editor.at("hover", "content/index.md", 0, 0), Value::Null);
    let (method, text) = &editor.said[0];
    assert_eq!(method, "window/logMessage");
    assert!(
        text.contains("no folder above it has a variorum.toml"),
        "{text}"
    );
    // What is typed meanwhile is not lost.
    editor.retype("content/index.md", 2, "“Snow falls” [@c]");
    write(folder.path(), "variorum.toml", "title = \"New\"\n");
    write(folder.path(), "content/sources/c.txt", "Snow fell.\n");
    editor.tell("textDocument/didSave", &json!({}));
    let found = editor.hear_of("content/index.md");
    assert_eq!(found[0]["code"], "quotation-not-found", "{found}");
    editor.end();
}

#[test]
fn a_project_right_below_the_open_folder_is_found() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "site/variorum.toml", "title = \"Below\"\n");
    write(folder.path(), "site/content/index.md", "“Snow” [@c]\n");
    let mut editor = Editor::start(folder.path(), &able());
    assert_eq!(
        editor.hear_of("site/content/index.md")[0]["code"],
        "unknown-source"
    );
    editor.end();
}

#[test]
fn of_a_project_that_cannot_be_read_the_person_is_told_and_nothing_else_is_said() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    editor.open("content/index.md", "“She gives no reason” [@c]");
    assert_eq!(
        editor.hear_of("content/index.md")[0]["code"],
        "quotation-not-found"
    );
    let settings = folder.path().join("variorum.toml");
    std::fs::rename(&settings, folder.path().join("x")).unwrap();
    editor.tell("textDocument/didSave", &json!({}));
    assert_eq!(editor.hear_of("content/index.md"), json!([]));
    let (method, text) = editor.said.last().unwrap();
    assert_eq!(method, "window/showMessage");
    assert!(text.contains("variorum.toml"), "{text}");
    std::fs::rename(folder.path().join("x"), &settings).unwrap();
    editor.tell("textDocument/didSave", &json!({}));
    assert_eq!(
        editor.hear_of("content/index.md")[0]["code"],
        "quotation-not-found"
    );
    editor.end();
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_as_it_was_typed_last() {
    let (folder, beside) = (site(), tempfile::tempdir().unwrap());
    let link = beside.path().join("link");
    std::os::unix::fs::symlink(folder.path(), &link).unwrap();
    let other = format!("file://{}/content/index.md", link.display());
    let mut editor = Editor::start(folder.path(), &able());
    let file = "content/index.md";
    let (wrong, right) = ("“She gives no reason” [@c]", "“She gave no reason” [@c]");
    editor.open(file, wrong);
    assert_eq!(editor.hear_of(file)[0]["code"], "quotation-not-found");
    editor.open(&other, right);
    assert_eq!(editor.hear_of(file), json!([]));
    // Neither hears what was typed in the other.
    let end = json!({"line": 0, "character": 0});
    let change = json!({"range": {"start": end, "end": end}, "text": "So, "});
    let document = json!({"uri": editor.uri(file), "version": 2});
    let params = json!({"textDocument": document, "contentChanges": [change]});
    editor.tell("textDocument/didChange", &params);
    assert_eq!(editor.hear_of(file)[0]["range"]["start"]["character"], 5);
    let closed = json!({"textDocument": {"uri": editor.uri(file)}});
    editor.tell("textDocument/didClose", &closed);
    assert!(
        editor
            .at("hover", &other, 0, 3)
            .to_string()
            .contains("**She gave")
    );
    editor.end();
}

#[test]
fn a_text_beside_the_content_is_in_the_log() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    editor.open("notes.md", "“She gives no reason” [@c]");
    assert_eq!(editor.at("hover", "notes.md", 0, 3), Value::Null);
    assert!(
        editor.said[0].1.contains("beside the folder `content`"),
        "{:?}",
        editor.said
    );
    editor.end();
}
