//! `variorum lsp`: what an editor is told is what `check` prints, and more for whoever asks.

use serde_json::{Value, json};

use crate::editor::{Editor, able};
use crate::site::{break_it, lines_of_json, site, variorum, write};

const WRONG: &str = "+++\ntitle = \"A small site\"\n+++\n\n“She gives no reason” [@c][^day]\n";

/// What `check` prints of a site, as `published` of an editor has it: code, severity, headline and
/// start of each.
fn checked(folder: &std::path::Path) -> Vec<(String, Value)> {
    let lines = lines_of_json(&variorum(folder, &["check", "--format", "json"]));
    let mut told = Vec::new();
    for line in lines {
        let severity = match line["severity"].as_str().unwrap() {
            "error" => 1,
            "warning" => 2,
            _ => 3,
        };
        let start = json!({
            "line": line["start"]["line"].as_u64().unwrap() - 1,
            "character": line["start"]["column"].as_u64().unwrap() - 1,
        });
        let file = line["file"].as_str().unwrap().to_owned();
        told.push((
            file,
            json!([line["code"], severity, line["message"], start]),
        ));
    }
    told
}

fn told(editor: &Editor) -> Vec<(String, Value)> {
    let mut told = Vec::new();
    for (file, found) in &editor.published {
        for one in found.as_array().unwrap() {
            let headline = one["message"].as_str().unwrap().lines().next();
            let start = &one["range"]["start"];
            let one = json!([one["code"], one["severity"], headline, start]);
            told.push((file.clone(), one));
        }
    }
    told.sort_by_key(|(file, one)| (file.clone(), one[3]["line"].as_u64()));
    told
}

#[test]
fn an_editor_is_told_what_check_prints() {
    let folder = site();
    break_it(&folder);
    write(
        folder.path(),
        "content/annotations/idle.md",
        "Nobody asks.\n",
    );
    let mut editor = Editor::start(folder.path(), &able());
    editor.open("content/index.md", WRONG);
    let found = editor.hear_of("content/index.md");
    assert_eq!(found[0]["code"], "quotation-not-found", "{found}");
    assert_eq!(told(&editor), checked(folder.path()));
    let related = &found[0]["relatedInformation"][0];
    let source = editor.uri("content/sources/c.txt");
    assert_eq!(related["location"]["uri"], source, "{found}");
    editor.end();
}

#[test]
fn what_is_not_saved_is_checked_and_forgotten_with_its_buffer() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    editor.open("content/index.md", WRONG);
    assert_eq!(
        editor.hear_of("content/index.md").as_array().unwrap().len(),
        1
    );
    editor.retype("content/index.md", 2, &WRONG.replace("gives", "gave"));
    assert_eq!(editor.hear_of("content/index.md"), json!([]));
    editor.retype("content/index.md", 3, WRONG);
    assert_eq!(
        editor.hear_of("content/index.md").as_array().unwrap().len(),
        1
    );
    let params = json!({"textDocument": {"uri": editor.uri("content/index.md")}});
    editor.tell("textDocument/didClose", &params);
    assert_eq!(editor.hear_of("content/index.md"), json!([]));
    editor.end();
}

#[test]
fn a_question_right_behind_a_change_keeps_no_message_back() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    editor.open("content/index.md", WRONG);
    editor.at("hover", "content/index.md", 4, 3);
    let found = editor.hear_of("content/index.md");
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    editor.end();
}

#[test]
fn what_pages_find_is_said_in_a_pause_and_goes_with_its_words() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    let text = "So.[^day]\n\n[Where](nowhere.md) to.\n";
    editor.open("content/index.md", text);
    let mut found = editor.hear_of("content/index.md");
    while found == json!([]) {
        found = editor.hear_of("content/index.md");
    }
    assert_eq!(found[0]["code"], "broken-link", "{found}");
    let line = |found: &Value| found[0]["range"]["start"]["line"].clone();
    assert_eq!(line(&found), 2);
    editor.retype("content/index.md", 2, &format!("Words.\n\n{text}"));
    let found = editor.hear_of("content/index.md");
    assert_eq!(found[0]["code"], "broken-link", "{found}");
    assert_eq!(line(&found), 4);
    assert_eq!(told(&editor).len(), 1);
    editor.end();
}

#[test]
fn positions_are_counted_as_both_agreed() {
    let folder = site();
    let text = "+++\ntitle = \"A\"\n+++\n\n😀e\u{301} “She gives no reason” [@c][^day]\n";
    for (encodings, column) in [(json!(["utf-16"]), 6), (json!(["utf-8", "utf-16"]), 11)] {
        let general = json!({"general": {"positionEncodings": encodings}});
        let mut editor = Editor::start(folder.path(), &general);
        editor.open("content/index.md", text);
        let found = editor.hear_of("content/index.md");
        let start = &found[0]["range"]["start"];
        assert_eq!(
            *start,
            json!({"line": 4, "character": column}),
            "{encodings}"
        );
        // The words are put right at the place that was told, behind the characters.
        let range = json!({
            "start": {"line": 4, "character": column + 4},
            "end": {"line": 4, "character": column + 9},
        });
        let params = json!({
            "textDocument": {"uri": editor.uri("content/index.md"), "version": 2},
            "contentChanges": [{"range": range, "text": "gave"}],
        });
        editor.tell("textDocument/didChange", &params);
        assert_eq!(editor.hear_of("content/index.md"), json!([]), "{encodings}");
        editor.end();
    }
}

#[test]
fn a_message_is_explained_and_mended_where_it_stands() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    let text = WRONG
        .replace("gives", "gave")
        .replace("@c]", "@c, para. 1]");
    editor.open("content/index.md", &text);
    let hover = editor.at("hover", "content/index.md", 4, 25);
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(
        shown.contains("locator-mismatch") || shown.contains("# "),
        "{shown}"
    );
    // The words stand elsewhere in the source: that is where they lead.
    let hover = editor.at("hover", "content/index.md", 4, 5);
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.contains("> **She gave no reason**."), "{shown}");
    let passage = editor.at("definition", "content/index.md", 4, 5);
    assert_eq!(passage[0]["uri"], editor.uri("content/sources/c.txt"));
    let actions = editor.actions("content/index.md", [4, 25, 4, 25]);
    let edit = &actions[0]["edit"]["changes"][editor.uri("content/index.md")][0];
    assert_eq!(edit["newText"], "@c, para. 2", "{actions}");
    assert_eq!(actions[0]["diagnostics"][0]["code"], "locator-mismatch");
    // What `fix` proposes: letters of another case are no message's own edit.
    let text = WRONG.replace("She gives no reason", "on monday");
    editor.retype("content/index.md", 2, &text);
    let actions = editor.actions("content/index.md", [4, 3, 4, 3]);
    let titles = actions.to_string();
    assert!(
        titles.contains("Write capitals where the source has them"),
        "{titles}"
    );
    editor.end();
}

#[test]
fn a_quotation_leads_to_its_passage_and_back() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    // Front matter that cannot be read leaves all else as it is.
    let text = "+++\ntitle = \n+++\n\n“She gave no reason” [@c][^day], so [@d].\n";
    editor.open("content/index.md", text);
    let hover = editor.at("hover", "content/index.md", 4, 6);
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(
        shown.contains("`[@c, para. 2]`\n\n> **She gave no reason**."),
        "{shown}"
    );
    let hover = editor.at("hover", "content/index.md", 4, 29);
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.contains("### When?\n\n*agree*"), "{shown}");
    assert!(shown.contains("mayor resigned **on Monday**."), "{shown}");

    let passage = editor.at("definition", "content/index.md", 4, 6);
    let source = editor.uri("content/sources/c.txt");
    let range = json!({
        "start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 18},
    });
    assert_eq!(passage, json!([{"uri": source, "range": range}]));
    let note = editor.at("definition", "content/index.md", 4, 29);
    assert_eq!(note[0]["uri"], editor.uri("content/annotations/day.md"));
    let cited = editor.at("definition", "content/index.md", 4, 38);
    assert_eq!(cited[0]["uri"], editor.uri("content/sources/d.txt"));

    let back = editor.at("references", "content/sources/c.txt", 1, 4);
    assert_eq!(back[0]["uri"], editor.uri("content/index.md"), "{back}");
    assert_eq!(
        back[0]["range"]["start"],
        json!({"line": 4, "character": 1})
    );
    let leading = editor.at("references", "content/annotations/day.md", 0, 0);
    assert_eq!(
        leading[0]["range"]["start"],
        json!({"line": 4, "character": 25})
    );
    editor.end();
}

#[test]
fn selected_words_of_a_source_become_an_annotation() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    let actions = editor.actions("content/sources/c.txt", [1, 4, 1, 18]);
    let changes = &actions[0]["edit"]["documentChanges"];
    let file = editor.uri("content/annotations/gave-no-reason.md");
    assert_eq!(
        changes[0],
        json!({"kind": "create", "uri": file}),
        "{actions}"
    );
    let text = changes[1]["edits"][0]["newText"].as_str().unwrap();
    assert!(
        text.ends_with("\n> gave no reason\n>\n> — [@c]\n"),
        "{text}"
    );
    // Of words that stand at several places those that are selected.
    let text = "It rained.\n\nIt rained, and then it stopped. It rained again.\n";
    write(folder.path(), "content/sources/c.txt", text);
    editor.tell("textDocument/didSave", &json!({}));
    for (selected, locator) in [
        ([0, 0, 0, 9], "[@c, para. 1]"),
        ([2, 0, 2, 9], "[@c, para. 2, 1st]"),
        ([2, 32, 2, 41], "[@c, para. 2, 2nd]"),
    ] {
        let actions = editor
            .actions("content/sources/c.txt", selected)
            .to_string();
        assert!(actions.contains(locator), "{locator}: {actions}");
    }
    editor.end();
    // An editor that does not say that it makes files is told what to write.
    let mut editor = Editor::start(folder.path(), &json!({}));
    let actions = editor.actions("content/sources/c.txt", [0, 0, 0, 9]);
    let file = editor.uri("content/annotations/it-rained.md");
    let text = &actions[0]["edit"]["changes"][file][0]["newText"];
    assert!(text.to_string().contains("> It rained"), "{actions}");
    editor.end();
}

#[test]
fn requests_may_be_cancelled_and_come_at_the_wrong_time() {
    let folder = site();
    let mut editor = Editor::start(folder.path(), &able());
    editor.open("content/index.md", WRONG);
    let params = json!({
        "textDocument": {"uri": editor.uri("content/index.md")},
        "position": {"line": 4, "character": 3},
    });
    // All at once, so that the second waits behind the first.
    let first = editor.request("textDocument/hover", &params);
    let second = editor.request("textDocument/hover", &params);
    editor.tell("$/cancelRequest", &json!({"id": second}));
    editor.tell("$/cancelRequest", &json!({"id": 4711}));
    assert!(editor.answer(first)["result"].is_object());
    let answer = editor.answer(second);
    assert!(
        answer["error"]["code"] == -32800 || answer["result"].is_object(),
        "{answer}"
    );
    for (method, params, code) in [
        ("textDocument/rename", &params, -32601),
        ("textDocument/hover", &json!({"position": 1}), -32602),
    ] {
        let id = editor.request(method, params);
        assert_eq!(editor.answer(id)["error"]["code"], code);
    }
    // A place that is not there, a change of a file that is not open, an address of no project.
    assert_eq!(editor.at("hover", "content/index.md", 99, 99), Value::Null);
    editor.retype("content/sources/d.txt", 9, "x");
    let elsewhere = json!({"textDocument": {"uri": "untitled:1"}, "position": params["position"]});
    assert_eq!(editor.ask("textDocument/hover", &elsewhere), Value::Null);
    editor.end();
}

#[test]
fn what_is_no_message_ends_it_with_a_reason() {
    let folder = site();
    for said in [
        "Content-Length: 5\r\n\r\n{bad}",
        "Content-Length: x\r\n\r\n",
    ] {
        let editor = Editor::start(folder.path(), &able());
        let reason = editor.babble(said);
        assert!(
            reason.starts_with("what the editor sent is no message"),
            "{reason}"
        );
    }
}

#[test]
fn files_may_go_and_come_under_it() {
    let folder = site();
    let mut able = able();
    able["workspace"]["didChangeWatchedFiles"] = json!({"dynamicRegistration": true});
    let mut editor = Editor::start(folder.path(), &able);
    assert_eq!(editor.hear()["method"], "client/registerCapability");
    let changed = json!({"changes": []});
    let source = folder.path().join("content/sources/c.txt");
    std::fs::remove_file(&source).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", &changed);
    let found = editor.hear_of("content/annotations/day.md");
    assert!(found.to_string().contains("unknown-source"), "{found}");
    write(
        folder.path(),
        "content/sources/c.txt",
        "The mayor resigned on Monday.\n",
    );
    editor.tell("workspace/didChangeWatchedFiles", &changed);
    assert_eq!(editor.hear_of("content/annotations/day.md"), json!([]));
    // A project that cannot be read at all is one without files, until it can be.
    std::fs::rename(folder.path().join("variorum.toml"), folder.path().join("x")).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", &changed);
    assert_eq!(editor.at("hover", "content/index.md", 3, 14), Value::Null);
    std::fs::rename(folder.path().join("x"), folder.path().join("variorum.toml")).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", &changed);
    let hover = editor.at("hover", "content/index.md", 4, 15);
    assert!(hover.to_string().contains("When?"), "{hover}");
    editor.end();
}

#[test]
fn no_place_is_one_that_cannot_be_asked_about() {
    let folder = site();
    let source = "„Schnee“ 😀 fiel, l’été, 雪が降る。\r\n\r\n“On Monday” 雪が降る the mayor.\r\n";
    write(folder.path(), "content/sources/f.txt", source);
    let text = "+++\nrelation = \"\n[answers]\nf = \"„Schnee“\"\n+++\n> 雪が降る [^day]\n\
        \n„fiel, l'é 😀 “On Monday [@f] ‘雪 … the ma [@f, para. 9; @nobody][^x\n\n[^x]: \"On\n";
    let mut editor = Editor::start(folder.path(), &able());
    for (file, text) in [
        ("content/annotations/x.md", text),
        ("content/sources/f.txt", source),
    ] {
        editor.open(file, text);
        for (line, words) in text.split('\n').enumerate() {
            for column in 0..=words.encode_utf16().count() {
                for method in ["hover", "definition", "references", "completion"] {
                    editor.at(method, file, line, column);
                }
                editor.actions(file, [line, 0, line, column]);
            }
        }
    }
    let hover = editor.at("hover", "content/annotations/x.md", 7, 28);
    assert!(hover.to_string().contains("„Schnee“ 😀 fiel"), "{hover}");
    editor.end();
}
