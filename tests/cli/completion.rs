//! `variorum lsp`: what is proposed while a quotation is typed.

use serde_json::json;

use crate::editor::{Editor, able};
use crate::site::{site, write};

const FILE: &str = "content/index.md";

fn editor(folder: &std::path::Path) -> Editor {
    let text = "The mayor’s deputy said “never again” on Monday. He left, and snow fell.\n\n\
        On Monday the mayor resigned.\n";
    write(folder, "content/sources/e.txt", text);
    let mut editor = Editor::start(folder, &able());
    editor.open(FILE, "");
    editor
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found
        .iter()
        .map(|(label, text)| (&label[..], &text[..]))
        .collect()
}

#[test]
fn words_go_on_as_in_their_source() {
    let folder = site();
    let mut editor = editor(folder.path());
    for (typed, expected) in [
        (
            "“She ga|",
            vec![
                ("gave", "gave"),
                ("gave no reason. [@c]", "gave no reason.” [@c]"),
            ],
        ),
        (
            "Words “She gave |",
            vec![
                ("gave no", "gave no"),
                ("gave no reason. [@c]", "gave no reason.” [@c]"),
            ],
        ),
        // Typography is none of the words, and a comma of the source comes before the space.
        ("\"The mayor's de|\" [@e]", vec![("deputy", "deputy")]),
        (
            "„He left |",
            vec![
                ("left, and", "left, and"),
                ("left, and snow fell. [@e]", "left, and snow fell.“ [@e]"),
            ],
        ),
        // Behind an elision the words go on from there.
        (
            "“The mayor … on Mon|” [@c]",
            vec![("Monday", "Monday"), ("Monday. [@c]", "Monday.")],
        ),
        ("Nothing quoted, She ga|", vec![]),
        ("“Words of nobody|", vec![]),
        ("“done” [@c] She ga|", vec![]),
    ] {
        let found = editor.completed(FILE, typed);
        assert!(pairs(&found).starts_with(&expected), "{typed}: {found:?}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{typed}: {found:?}");
    }
    editor.end();
}

#[test]
fn marks_may_be_upright_paired_by_the_editor_or_in_a_blockquote() {
    let folder = site();
    let mut editor = editor(folder.path());
    for (typed, expected) in [
        (
            "He said: \"She ga|",
            vec![
                ("gave", "gave"),
                ("gave no reason. [@c]", "gave no reason.\" [@c]"),
            ],
        ),
        (
            "It is 5\" wide, don't \"She gave |\" and more\n",
            vec![
                ("gave no", "gave no"),
                ("gave no reason. [@c]", "gave no reason."),
            ],
        ),
        (
            "> “She ga|",
            vec![
                ("gave", "gave"),
                ("gave no reason. [@c]", "gave no reason.” [@c]"),
            ],
        ),
    ] {
        assert_eq!(pairs(&editor.completed(FILE, typed)), expected, "{typed}");
    }
    editor.end();
}

#[test]
fn a_blockquote_is_completed_with_its_citation_and_a_locator_if_one_is_needed() {
    let folder = site();
    let text = "It rained all day.\n\nThen it stopped. It rained all day.\n";
    write(folder.path(), "content/sources/f.txt", text);
    let mut editor = editor(folder.path());
    let found = editor.completed(FILE, "> It rained |");
    assert_eq!(
        pairs(&found),
        [
            ("rained all", "rained all"),
            (
                "rained all day. [@f, para. 1]",
                "rained all day.\n>\n> — [@f, para. 1]"
            ),
            (
                "rained all day. [@f, para. 2]",
                "rained all day.\n>\n> — [@f, para. 2]"
            ),
        ]
    );
    let found = editor.completed(FILE, "> It rained |\n>\n> — [@f, para. 2]\n");
    assert!(
        pairs(&found).contains(&("rained all", "rained all")),
        "{found:?}"
    );
    editor.end();
}

#[test]
fn what_has_a_name_is_completed() {
    let folder = site();
    let mut editor = editor(folder.path());
    let labels = |found: Vec<(String, String)>| {
        found
            .into_iter()
            .map(|(label, _)| label)
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (typed, expected) in [
        ("“on Monday” [@|", "c d e"),
        ("“on Monday” [@c; @|]", "c d e"),
        ("So.[^|", "day"),
        (
            "+++\nrelation = \"|\"\n+++\n",
            "agree differ conflict only unclear",
        ),
        ("+++\n[answers]\nc = \"\"\n|\n+++\n", "d e"),
        ("+++\ntitle = \"“She ga|\"\n+++\n", ""),
    ] {
        assert_eq!(labels(editor.completed(FILE, typed)), expected, "{typed}");
    }
    editor.end();
}

#[test]
fn a_source_quotes_nobody() {
    let folder = site();
    let mut editor = editor(folder.path());
    editor.open("content/sources/d.txt", "");
    assert_eq!(editor.completed("content/sources/d.txt", "“She ga|"), []);
    editor.end();
}

#[test]
fn a_mark_that_the_editor_closed_stays_before_the_citation() {
    let folder = site();
    let mut editor = editor(folder.path());
    editor.retype(FILE, 2, "“She ga”\n");
    let list = editor.at("completion", FILE, 0, 7);
    let item = &list["items"][1];
    assert_eq!(item["textEdit"]["newText"], "gave no reason.", "{list}");
    let edit = &item["additionalTextEdits"][0];
    let behind = json!({"line": 0, "character": 8});
    assert_eq!(
        *edit,
        json!({"newText": " [@c]", "range": {"start": behind, "end": behind}})
    );
    editor.end();
}

#[test]
fn several_words_are_a_snippet_for_editors_that_know_them() {
    let folder = site();
    write(
        folder.path(),
        "content/sources/e.txt",
        "It costs $5 {a} piece.\n",
    );
    let snippets = json!({"completion": {"completionItem": {"snippetSupport": true}}});
    let mut editor = Editor::start(folder.path(), &json!({"textDocument": snippets}));
    editor.open(FILE, "> It costs");
    let list = editor.at("completion", FILE, 0, 10);
    assert_eq!(list["items"][1]["insertTextFormat"], 2, "{list}");
    let text = "costs \\$5 {a\\} piece.\n>\n> — [@e]";
    assert_eq!(list["items"][1]["textEdit"]["newText"], text);
    editor.end();
}

#[test]
fn thousands_of_marks_in_a_paragraph_keep_nobody_waiting() {
    let folder = site();
    let mut editor = editor(folder.path());
    for before in ["“and ", "“and” "] {
        let typed = format!("{}“She ga|", before.repeat(3_000));
        assert_eq!(editor.completed(FILE, &typed)[0].0, "gave", "{before}");
    }
    editor.end();
}
