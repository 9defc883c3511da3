//! `variorum check FILE`: any text against a folder of texts, and files of a project.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::site::{break_it, files, printed, site, status, variorum, write};

const GAZETTE: &str =
    "The mayor of Eskby resigned on Monday after eleven years, and would not say why she did.\n";

/// A folder with one text, and an essay that quotes it rightly.
fn essay() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "texts/gazette.txt", GAZETTE);
    write(
        folder.path(),
        "essay.md",
        "It says “The mayor of Eskby resigned” [@gazette].\n",
    );
    folder
}

fn with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(input.as_bytes()).unwrap();
    drop(pipe);
    child.wait_with_output().unwrap()
}

#[test]
fn a_text_needs_no_project_and_leaves_nothing_behind() {
    let folder = essay();
    let before = files(folder.path());
    let output = variorum(folder.path(), &["check", "essay.md", "--sources", "texts"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "Looked up 1 quotation in 1 text: no errors\n"
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn standard_input_is_a_text() {
    let folder = essay();
    let arguments = ["check", "-", "--sources", "texts", "--format", "json"];
    let output = with_input(
        folder.path(),
        &arguments,
        "“The mayor of Eskby died on Monday”\n",
    );
    assert_eq!(status(&output), 1, "{}", printed(&output));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["file"], "-");
    assert_eq!(found["code"], "quotation-not-found");
    assert_eq!(found["related"][0]["file"], "texts/gazette.txt");
}

#[test]
fn a_text_is_not_found_in_itself() {
    let folder = essay();
    write(
        folder.path(),
        "texts/reply.md",
        "“Nobody in Eskby ever said anything like this”\n",
    );
    for typed in [
        "texts/reply.md",
        "./texts/reply.md",
        "texts/../texts/reply.md",
    ] {
        let output = variorum(folder.path(), &["check", typed, "--sources", "texts"]);
        assert!(
            printed(&output).contains("warning[unchecked-quotation]"),
            "{typed}: {}",
            printed(&output)
        );
    }
}

#[test]
fn what_is_not_there_is_wrong_usage() {
    let folder = essay();
    write(folder.path(), "empty/notes.pdf", "%PDF");
    for (arguments, said) in [
        (
            &["check", "nope.md", "--sources", "texts"][..],
            "there is no file nope.md",
        ),
        (
            &["check", "essay.md", "--sources", "nope"],
            "there is no folder nope",
        ),
        (
            &["check", "essay.md", "--sources", "essay.md"],
            "essay.md is a file",
        ),
        (
            &["check", "essay.md", "--sources", "empty"],
            "there is no text in the folder empty",
        ),
        (&["check", "--sources", "texts"], "required"),
        (&["check", "essay.md"], "--sources"),
    ] {
        let output = variorum(folder.path(), arguments);
        assert_eq!(status(&output), 2, "{}", printed(&output));
        assert!(printed(&output).contains(said), "{}", printed(&output));
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let folder = essay();
    write(folder.path(), "secret.txt", "The secret is out.\n");
    std::os::unix::fs::symlink(
        folder.path().join("secret.txt"),
        folder.path().join("texts/secret.txt"),
    )
    .unwrap();
    let output = variorum(folder.path(), &["check", "essay.md", "--sources", "texts"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert!(
        printed(&output).contains("error[unsafe-path]"),
        "{}",
        printed(&output)
    );
}

#[test]
fn files_of_a_project_have_its_messages_and_no_others() {
    let site = site();
    break_it(&site);
    let index = variorum(site.path(), &["check", "content/index.md"]);
    assert_eq!(status(&index), 1, "{}", printed(&index));
    assert!(
        printed(&index).contains("error[quotation-not-found]"),
        "{}",
        printed(&index)
    );
    let day = variorum(site.path(), &["check", "content/annotations/day.md"]);
    assert_eq!(status(&day), 0, "{}", printed(&day));
    // What quotes a source is told to whoever has changed it.
    let source = variorum(site.path(), &["check", "content/sources/c.txt"]);
    assert_eq!(status(&source), 1, "{}", printed(&source));
    let other = variorum(site.path(), &["check", "Cargo.lock"]);
    assert_eq!(status(&other), 2, "{}", printed(&other));
}
