//! A small site in a folder of its own, the program run in it, and what became of both.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A small site with one comparison, in a folder of its own.
pub(crate) fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("variorum.toml", "title = \"A small site\"\n"),
        (
            "content/sources/c.txt",
            "The mayor resigned on Monday.\nShe gave no reason.\n",
        ),
        ("content/sources/d.txt", "On Monday the mayor resigned.\n"),
        (
            "content/annotations/day.md",
            "+++\nquestion = \"When?\"\nrelation = \"agree\"\n+++\n\n\
            “on Monday” [@c] and “On Monday” [@d]\n",
        ),
        (
            "content/index.md",
            "+++\ntitle = \"A small site\"\n+++\n\nShe resigned.[^day]\n",
        ),
    ];
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Misquotes, so that the site has one error.
pub(crate) fn break_it(site: &TempDir) {
    write(
        site.path(),
        "content/index.md",
        "+++\ntitle = \"A small site\"\n+++\n\n“She gives no reason” [@c][^day]\n",
    );
}

pub(crate) fn variorum(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("GITHUB_WORKSPACE")
        .output()
        .unwrap()
}

pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

pub(crate) fn printed(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Every file below a folder with its bytes.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

pub(crate) fn lines_of_json(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

pub(crate) fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}
