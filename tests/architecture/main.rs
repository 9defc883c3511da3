//! House rules that a lint cannot hold: layers, readers and writers, sizes, module docs, documented
//! codes, a tidy top level.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(clippy::disallowed_methods, reason = "tests lie outside disk/")]

mod keys;
mod orders;
mod rooms;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use variorum::diagnostics::Code;

/// A module imports only from what stands to its left. `lib` is `analyze`, `compile` and their
/// `Memo`.
const LAYERS: &[&str] = &[
    "par_map",
    "memo",
    "text",
    "language",
    "address",
    "diagnostics",
    "parse",
    "corpus",
    "resolve",
    "compare",
    "analysis",
    "render",
    "proof",
    "exchange",
    "lib",
    "draft",
    "repair",
    "disk",
    "preview",
    "lsp",
    "publish",
    "commands",
    "main",
];

/// What may stand at the top level, beside files whose name starts with a dot.
const TOP_LEVEL: &[&str] = &[
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "content",
    "src",
    "tests",
    "themes",
    "variorum.lock",
    "variorum.toml",
];

/// Most lines that a file and a function may have, and most columns that a line may have.
const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;
const COLUMNS: usize = 100;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, by path relative to the root, with `/`.
fn rust_files(folder: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() && path.file_name().is_none_or(|name| name != "node_modules") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

/// The layer of a file in `src`: its folder's, or `lib` and `main`.
fn layer(path: &str) -> &str {
    let path = path.trim_start_matches("src/");
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Whether a file is a module of tests; those may ask any room to set the scene.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// Lines that are code, with their numbers: no comments, and no item that only tests have.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let tests = test_lines(text);
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    lines.filter(move |(number, line)| {
        !tests.contains(number) && !line.trim_start().starts_with("//")
    })
}

/// Numbers of the lines of the items behind `#[cfg(test)]`, the attribute included: each ends with
/// its line, or with the closing brace in its own column.
fn test_lines(text: &str) -> BTreeSet<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let mut tests = BTreeSet::new();
    for start in
        (0..lines.len()).filter(|index| lines[*index].trim_start().starts_with("#[cfg(test)]"))
    {
        let indent = &lines[start][..lines[start].len() - lines[start].trim_start().len()];
        let end = format!("{indent}}}");
        let item = (start + 1..lines.len())
            .find(|index| !lines[*index].trim_start().starts_with("#["))
            .unwrap_or(start);
        let is_whole =
            lines[item].ends_with(';') || lines[item].ends_with('}') || lines[item].ends_with(',');
        let last = if is_whole {
            item
        } else {
            (item..lines.len())
                .find(|index| lines[*index] == end)
                .unwrap_or(item)
        };
        tests.extend(start + 1..=last + 1);
    }
    tests
}

#[test]
fn only_what_tests_have_is_passed_over() {
    let text = "use a;\n#[cfg(test)]\nmod tests;\nuse b;\n    #[cfg(test)]\n    #[must_use]\n    \
                fn c() {\n        d();\n    }\nuse e;\n#[cfg(test)]\nmod f {\n}\n";
    assert_eq!(
        code_lines(text).map(|(_, line)| line).collect::<Vec<_>>(),
        ["use a;", "use b;", "use e;"]
    );
}

/// The layers that a line names: the first parts of its `crate::…` paths.
fn named_layers(line: &str) -> Vec<String> {
    let parts = line
        .split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split(',').map(first_word).collect::<Vec<_>>(),
            None => vec![first_word(rest)],
        });
    parts.filter(|word| !word.is_empty()).collect()
}

fn first_word(path: &str) -> String {
    path.trim_start()
        .chars()
        .take_while(|char| char.is_alphanumeric() || *char == '_')
        .collect()
}

/// Fails with everything that is wrong, not with the first.
fn assert_none(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

#[test]
fn a_module_imports_only_from_the_left() {
    let rank = |layer: &str| LAYERS.iter().position(|known| *known == layer);
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src")
        .into_iter()
        .filter(|(path, _)| !is_test(path))
    {
        let own =
            rank(layer(&path)).unwrap_or_else(|| panic!("{path} belongs to no layer: {LAYERS:?}"));
        for (number, line) in code_lines(&text) {
            for named in named_layers(line) {
                let lib_item =
                    matches!(named.as_str(), "Analysis" | "Memo" | "analyze" | "compile");
                let theirs = if lib_item { rank("lib") } else { rank(&named) };
                if theirs.is_some_and(|theirs| theirs > own) {
                    wrong.push(format!(
                        "{path}:{number}: {} may not name {named}",
                        layer(&path)
                    ));
                }
            }
        }
    }
    assert_none("imports from the right", &wrong);
}

#[test]
fn nobody_reaches_over_the_parent() {
    assert_none(
        "super::super",
        &lines_with("src", &["super::super"], |_| true),
    );
}

#[test]
fn only_disk_reads_and_writes() {
    let doors = [
        "std::fs",
        "fs::",
        "tempfile::",
        "rustix::fs",
        "File::open",
        "File::create",
    ];
    let outside = |path: &str| layer(path) != "disk" && !is_test(path);
    assert_none(
        "only disk/ reads and writes",
        &lines_with("src", &doors, outside),
    );
}

#[test]
fn nothing_is_left_to_do() {
    let words = ["todo!(", "unimplemented!(", "dbg!("];
    assert_none("unfinished", &lines_with("src", &words, |_| true));
}

#[test]
fn no_test_is_ignored_or_sleeps() {
    let words = [concat!("#[ign", "ore"), concat!("thread::sl", "eep")];
    let mut wrong = lines_with("tests", &words, |_| true);
    for (path, text) in rust_files("src") {
        let tests = test_lines(&text);
        let lines = text
            .lines()
            .enumerate()
            .filter(|(index, _)| tests.contains(&(index + 1)) || is_test(&path));
        let found = lines.filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        wrong.extend(found.map(|(index, line)| format!("{path}:{}: {}", index + 1, line.trim())));
    }
    assert_none("ignored or sleeping tests", &wrong);
}

/// Lines of code in which one of these words stands, in the files that `looked_at` names.
fn lines_with(folder: &str, words: &[&str], looked_at: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in rust_files(folder)
        .iter()
        .filter(|(path, _)| looked_at(path))
    {
        let stands = |line: &str| words.iter().any(|word| holds_word(line, word));
        let lines = code_lines(text).filter(|(_, line)| stands(line));
        found.extend(lines.map(|(number, line)| format!("{path}:{number}: {}", line.trim())));
    }
    found
}

/// Whether `word` stands in a line with no letter before it: `fs::` is not in `prefs::`.
fn holds_word(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(|char: char| char.is_alphanumeric() || char == '_'))
}

#[test]
fn every_module_says_what_it_is() {
    let files = rust_files("src").into_iter().chain(rust_files("tests"));
    let silent = files.filter(|(path, text)| {
        path != "src/lib.rs" && !path.ends_with("/tests.rs") && !text.starts_with("//!")
    });
    assert_none(
        "modules without //! on their first line",
        &silent.map(|(path, _)| path).collect::<Vec<_>>(),
    );
}

#[test]
fn files_fit_in_the_head_and_functions_on_the_screen() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")) {
        let lines = text.lines().count();
        if lines > FILE_LINES {
            wrong.push(format!("{path}: {lines} lines"));
        }
        let long = functions(&text)
            .into_iter()
            .filter(|(_, length)| *length > FUNCTION_LINES);
        wrong.extend(
            long.map(|(line, length)| format!("{path}:{line}: a function of {length} lines")),
        );
    }
    assert_none("too long", &wrong);
}

/// `rustfmt` leaves a long text and a long comment as they are, and all that stands around them.
#[test]
fn lines_fit_on_the_screen() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")) {
        for (index, line) in text.lines().enumerate() {
            let columns = line.chars().count();
            if columns > COLUMNS {
                wrong.push(format!("{path}:{}: {columns} columns", index + 1));
            }
        }
    }
    assert_none("too wide", &wrong);
}

/// Where functions start, and how many lines each has: to the closing brace in the column of its
/// `fn` line. `rustfmt` sees to that.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let words = code.split("fn ").next().unwrap_or_default();
        let is_function = code.contains("fn ")
            && words
                .split_whitespace()
                .all(|word| word.starts_with("pub") || ["const", "async", "in"].contains(&word));
        if is_function {
            let end = format!("{}}}", &line[..line.len() - code.len()]);
            let length = lines[index..].iter().position(|line| **line == end);
            functions.extend(length.map(|length| (index + 1, length + 1)));
        }
    }
    functions
}

#[test]
fn the_top_level_is_tidy() {
    let names = std::fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // What builds make, and version control leaves out.
    let made = ["node_modules", "proptest-regressions", "public", "target"];
    let strange = names.filter(|name| {
        !name.starts_with('.')
            && !made.contains(&name.as_str())
            && !TOP_LEVEL.contains(&name.as_str())
    });
    assert_none("not of the top level", &strange.collect::<Vec<_>>());
}

#[test]
fn every_code_is_documented() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let missing = Code::ALL
        .iter()
        .filter(|code| !readme.contains(&format!("`{code}`")));
    assert_none(
        "codes that README.md does not explain",
        &missing.map(ToString::to_string).collect::<Vec<_>>(),
    );
}

#[test]
fn every_dependency_but_the_first_five_says_why() {
    const FIRST_FIVE: [&str; 5] = ["pulldown-cmark", "tera", "serde", "syntect", "notify"];
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut in_dependencies = false;
    let mut wrong = Vec::new();
    let mut before = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies && line.contains(" = ") {
            let name = line.split(' ').next().unwrap();
            if !FIRST_FIVE.contains(&name) && !before.starts_with('#') {
                wrong.push(name.to_owned());
            }
        }
        before = line;
    }
    assert_none("dependencies without a reason above them", &wrong);
}
