//! The program as it is typed: exit statuses, what is printed where, what is written and what is
//! left alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "a test lays out files and looks at what was written"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A small site with one comparison, in a folder of its own.
fn site() -> TempDir {
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
            "+++\nquestion = \"When?\"\nrelation = \"agree\"\n+++\n\n“on Monday” [@c] and “On Monday” [@d]\n",
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

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Misquotes, so that the site has one error.
fn break_it(site: &TempDir) {
    write(
        site.path(),
        "content/index.md",
        "+++\ntitle = \"A small site\"\n+++\n\n“She gives no reason” [@c][^day]\n",
    );
}

fn variorum(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn printed(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
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

fn lines_of_json(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn build_writes_a_site_and_says_where_to_look() {
    let site = site();
    let output = variorum(site.path(), &["build"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let last = String::from_utf8_lossy(&output.stdout)
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        last.starts_with("Checked 2 quotations in 2 sources; wrote "),
        "{last}"
    );
    assert!(last.ends_with("Open public/index.html"), "{last}");
    assert!(site.path().join("public/index.html").is_file());
    assert!(site.path().join("public/comparisons/day.html").is_file());
}

#[test]
fn a_small_site_has_no_warning() {
    let site = site();
    let output = variorum(site.path(), &["check"]);
    assert_eq!(status(&output), 0);
    assert!(
        !printed(&output).contains("warning["),
        "{}",
        printed(&output)
    );
}

#[test]
fn an_error_is_status_1_and_leaves_the_last_good_site_byte_for_byte() {
    let site = site();
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    let before = files(&site.path().join("public"));
    break_it(&site);
    let output = variorum(site.path(), &["build"]);
    assert_eq!(status(&output), 1);
    assert!(
        printed(&output).contains("error[quotation-not-found]"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/index.md:5:2"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/sources/c.txt:2:1"),
        "the nearest passage: {}",
        printed(&output)
    );
    assert!(
        files(&site.path().join("public")) == before,
        "the last good site has changed"
    );
}

#[test]
fn an_error_on_the_first_build_writes_nothing() {
    let site = site();
    break_it(&site);
    let before = files(site.path());
    assert_eq!(status(&variorum(site.path(), &["build"])), 1);
    assert!(files(site.path()) == before, "something was written");
}

#[test]
fn check_writes_nothing() {
    let site = site();
    let before = files(site.path());
    assert_eq!(status(&variorum(site.path(), &["check"])), 0);
    assert!(files(site.path()) == before, "something was written");
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let site = site();
    variorum(site.path(), &["build"]);
    let before = files(&site.path().join("public"));
    assert!(
        before.len() > 5,
        "the first build wrote {} files",
        before.len()
    );
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert!(
        files(&site.path().join("public")) == before,
        "a second build gave other bytes"
    );
}

#[test]
fn what_the_program_did_not_write_stays() {
    let site = site();
    variorum(site.path(), &["build"]);
    write(site.path(), "public/CNAME", "example.org\n");
    write(site.path(), "public/.git/HEAD", "ref\n");
    write(
        site.path(),
        "content/index.md",
        "+++\ntitle = \"Changed\"\n+++\n\nShe resigned.[^day]\n",
    );
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert_eq!(
        fs::read_to_string(site.path().join("public/CNAME")).unwrap(),
        "example.org\n"
    );
    assert!(site.path().join("public/.git/HEAD").is_file());
    assert!(
        fs::read_to_string(site.path().join("public/index.html"))
            .unwrap()
            .contains("Changed")
    );
}

#[test]
fn what_is_no_longer_published_goes() {
    let site = site();
    write(
        site.path(),
        "content/about.md",
        "+++\ntitle = \"About\"\n+++\n",
    );
    variorum(site.path(), &["build"]);
    assert!(site.path().join("public/about.html").is_file());
    fs::remove_file(site.path().join("content/about.md")).unwrap();
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert!(!site.path().join("public/about.html").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let site = site();
    write(site.path(), "elsewhere/letter.txt", "Dear reader\n");
    let output = variorum(site.path(), &["build", "--output", "elsewhere"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert!(
        printed(&output).contains("elsewhere"),
        "{}",
        printed(&output)
    );
    let names: Vec<_> = fs::read_dir(site.path().join("elsewhere"))
        .unwrap()
        .collect();
    assert_eq!(names.len(), 1, "something was written");
}

#[test]
fn the_sources_are_never_an_output_folder() {
    let site = site();
    let before = files(site.path());
    for output in [".", "content", "content/sources"] {
        assert_eq!(
            status(&variorum(site.path(), &["build", "--output", output])),
            1,
            "{output}"
        );
    }
    assert!(files(site.path()) == before, "something was written");
}

#[test]
fn a_root_may_be_named() {
    let site = site();
    let elsewhere = tempfile::tempdir().unwrap();
    let root = site.path().to_str().unwrap();
    let output = variorum(elsewhere.path(), &["--root", root, "build"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    assert!(site.path().join("public/index.html").is_file());
    assert!(files(elsewhere.path()).is_empty());
}

#[test]
fn no_site_and_wrong_usage_are_status_2() {
    let empty = tempfile::tempdir().unwrap();
    let output = variorum(empty.path(), &["check"]);
    assert_eq!(status(&output), 2);
    assert!(
        printed(&output).contains("variorum.toml"),
        "{}",
        printed(&output)
    );
    assert_eq!(
        status(&variorum(empty.path(), &["--root", "nowhere", "check"])),
        2
    );
    assert_eq!(status(&variorum(empty.path(), &["biuld"])), 2);
    assert_eq!(
        status(&variorum(empty.path(), &["check", "--format", "xml"])),
        2
    );
    assert_eq!(status(&variorum(empty.path(), &[])), 2);
}

#[test]
fn an_address_that_cannot_be_one_is_wrong_usage() {
    let site = site();
    for address in [
        "javascript:alert(1)",
        "foo bar",
        "https://",
        "example.org",
        "https://example.org/?x",
        "",
    ] {
        let output = variorum(site.path(), &["build", "--base-url", address]);
        assert_eq!(status(&output), 2, "{address}: {}", printed(&output));
        assert!(
            printed(&output).contains("write the full address"),
            "{}",
            printed(&output)
        );
    }
    assert!(!site.path().join("public").exists());
    assert_eq!(
        status(&variorum(
            site.path(),
            &["build", "--base-url", "https://example.org/x"]
        )),
        0
    );
    let page = fs::read_to_string(site.path().join("public/matrix.html")).unwrap();
    assert!(page.contains("https://example.org/x/matrix.html"), "{page}");
}

#[test]
fn init_makes_a_site_that_builds_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let output = variorum(folder.path(), &["init", "briefing"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let site = folder.path().join("briefing");
    let output = variorum(&site, &["build"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    assert!(
        !printed(&output).contains("warning"),
        "{}",
        printed(&output)
    );
    assert!(site.join("public/index.html").is_file());
}

#[test]
fn init_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "briefing/variorum.toml",
        "title = \"Mine\"\n",
    );
    let before = files(folder.path());
    assert_ne!(status(&variorum(folder.path(), &["init", "briefing"])), 0);
    assert!(files(folder.path()) == before, "something was written");
}

#[test]
fn diagnostics_as_json() {
    let site = site();
    break_it(&site);
    let output = variorum(site.path(), &["check", "--format", "json"]);
    assert_eq!(status(&output), 1);
    let lines = lines_of_json(&output);
    let error = lines
        .iter()
        .find(|line| line["severity"] == "error")
        .expect("an error");
    assert_eq!(
        keys(error),
        [
            "severity", "code", "message", "file", "start", "end", "help", "related", "fix"
        ]
    );
    assert_eq!(error["code"], "quotation-not-found");
    assert_eq!(error["file"], "content/index.md");
    assert_eq!(keys(&error["start"]), ["line", "column", "offset"]);
    assert_eq!(
        (&error["start"]["line"], &error["start"]["column"]),
        (&5.into(), &2.into())
    );
    // 32 bytes of front matter and empty line, and the three bytes of a quotation mark.
    assert_eq!(error["start"]["offset"], 32 + 3);
    assert_eq!(
        keys(&error["related"][0]),
        ["file", "start", "end", "message"]
    );
    assert_eq!(error["related"][0]["file"], "content/sources/c.txt");
}

#[test]
fn people_are_shown_the_first_messages_of_a_kind_and_programs_all() {
    let site = site();
    write(
        site.path(),
        "content/index.md",
        &format!("+++\ntitle = \"A\"\n+++\n\n{}", "[x](no.md)\n".repeat(170)),
    );
    let output = variorum(site.path(), &["-q", "check"]);
    assert_eq!(printed(&output).matches("error[broken-link]").count(), 50);
    assert!(
        printed(&output).contains("note: 120 more messages [broken-link] about content/index.md"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("error: 170 errors"),
        "{}",
        printed(&output)
    );
    let all = lines_of_json(&variorum(site.path(), &["check", "--format", "json"]));
    assert_eq!(
        all.iter()
            .filter(|found| found["code"] == "broken-link")
            .count(),
        170
    );
}

#[test]
fn a_clean_check_prints_nothing_as_json() {
    let site = site();
    let output = variorum(site.path(), &["check", "--format", "json"]);
    assert_eq!(status(&output), 0);
    assert!(output.stdout.is_empty(), "{}", printed(&output));
}

#[test]
fn quotations_as_json() {
    let site = site();
    let output = variorum(site.path(), &["quotations", "--format", "json"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let lines = lines_of_json(&output);
    assert_eq!(lines.len(), 2);
    let expected = [
        "file",
        "start",
        "end",
        "source",
        "text",
        "status",
        "passages",
        "candidates",
        "nearest",
        "allowed",
    ];
    assert_eq!(keys(&lines[0]), expected);
    assert_eq!(
        (&lines[0]["source"], &lines[0]["status"]),
        (&"c".into(), &"verbatim".into())
    );
    assert_eq!(
        keys(&lines[0]["passages"][0]),
        ["start", "end", "paragraph", "text"]
    );
    assert_eq!(lines[0]["passages"][0]["text"], "on Monday");
    assert_eq!(
        (
            &lines[0]["passages"][0]["start"],
            &lines[0]["passages"][0]["end"]
        ),
        (&19.into(), &28.into())
    );
    assert_eq!(lines[0]["nearest"], Value::Null);
}

#[test]
fn quotations_prints_all_and_fails_if_one_fails() {
    let site = site();
    break_it(&site);
    let output = variorum(site.path(), &["quotations", "--format", "json"]);
    assert_eq!(status(&output), 1);
    let lines = lines_of_json(&output);
    let wrong = lines
        .iter()
        .find(|line| line["status"] == "not-found")
        .expect("the wrong one");
    assert_eq!(lines.len(), 3);
    assert_eq!(keys(&wrong["nearest"]), ["start", "end", "text", "score"]);
    assert_eq!(wrong["nearest"]["text"], "She gave no reason");
}

#[test]
fn words_of_another_source_have_its_places_as_candidates() {
    let site = site();
    write(
        site.path(),
        "content/sources/other.txt",
        "A first line.\n\nThe harbour was closed for days.\n",
    );
    write(
        site.path(),
        "content/page.md",
        "“The harbour was closed for days” [@c]\n",
    );
    let lines = lines_of_json(&variorum(site.path(), &["quotations", "--format", "json"]));
    let wrong = lines
        .iter()
        .find(|line| line["status"] == "misattributed")
        .expect("the wrong one");
    assert_eq!(
        (&wrong["source"], &wrong["passages"], &wrong["nearest"]),
        (&"c".into(), &Value::Array(vec![]), &Value::Null)
    );
    assert_eq!(
        keys(&wrong["candidates"][0]),
        ["source", "start", "end", "paragraph", "text"]
    );
    assert_eq!(
        (
            &wrong["candidates"][0]["source"],
            &wrong["candidates"][0]["paragraph"]
        ),
        (&"other".into(), &2.into())
    );
    assert_eq!(
        wrong["candidates"][0]["text"],
        "The harbour was closed for days"
    );
}

#[test]
fn what_the_guard_forbids_has_no_passage() {
    let site = site();
    let page = "+++\ntitle = \"A small site\"\n+++\n\n“The mayor [died] on Monday” [@c][^day]\n";
    write(site.path(), "content/index.md", page);
    let row = || {
        lines_of_json(&variorum(site.path(), &["quotations", "--format", "json"]))
            .pop()
            .unwrap()
    };
    assert_eq!(
        (&row()["status"], &row()["passages"]),
        (&"invalid".into(), &Value::Array(vec![]))
    );
    write(
        site.path(),
        "variorum.toml",
        "title = \"A small site\"\n[lints]\nmeaning = \"warn\"\n",
    );
    assert_eq!(
        (&row()["status"], &row()["passages"][0]["text"]),
        (&"edited".into(), &"The mayor resigned on Monday".into())
    );
}

#[test]
fn colour_only_where_it_is_wanted() {
    let site = site();
    break_it(&site);
    let has_colour = |output: &Output| printed(output).contains("\u{1b}[");
    assert!(
        !has_colour(&variorum(site.path(), &["check"])),
        "not a terminal"
    );
    assert!(has_colour(&variorum(
        site.path(),
        &["--color", "always", "check"]
    )));
    assert!(!has_colour(&variorum(
        site.path(),
        &["--color", "never", "check"]
    )));
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let output = command
        .arg("check")
        .current_dir(site.path())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(!has_colour(&output), "NO_COLOR");
}

#[test]
fn quiet_prints_errors_only() {
    let site = site();
    let output = variorum(site.path(), &["-q", "build"]);
    assert_eq!((status(&output), printed(&output).as_str()), (0, ""));
    break_it(&site);
    let output = variorum(site.path(), &["-q", "build"]);
    assert_eq!(status(&output), 1);
    assert!(printed(&output).contains("error[quotation-not-found]"));
}

#[test]
fn drafts_are_published_where_they_are_wanted() {
    let site = site();
    write(
        site.path(),
        "content/later.md",
        "+++\ntitle = \"Later\"\ndraft = true\n+++\n",
    );
    assert_eq!(status(&variorum(site.path(), &["build"])), 0);
    assert!(!site.path().join("public/later.html").exists());
    assert_eq!(status(&variorum(site.path(), &["build", "--drafts"])), 0);
    assert!(site.path().join("public/later.html").is_file());
}

#[test]
fn every_command_has_help_with_an_example() {
    let folder = tempfile::tempdir().unwrap();
    for command in [
        "init",
        "build",
        "check",
        "watch",
        "serve",
        "quotations",
        "explain",
        "new",
        "completions",
        "man",
    ] {
        let output = variorum(folder.path(), &[command, "--help"]);
        assert_eq!(status(&output), 0);
        assert!(
            printed(&output).contains("Example"),
            "{command}: {}",
            printed(&output)
        );
    }
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = variorum(folder.path(), &["completions", shell]);
        assert_eq!(status(&output), 0, "{shell}");
        assert!(printed(&output).contains("quotations"), "{shell}");
    }
    let output = variorum(folder.path(), &["man"]);
    assert_eq!(status(&output), 0);
    for command in [
        "INIT",
        "NEW ANNOTATION",
        "BUILD",
        "CHECK",
        "WATCH",
        "QUOTATIONS",
        "EXPLAIN",
    ] {
        assert!(
            printed(&output).contains(&format!(".SH VARIORUM {command}")),
            "{command}"
        );
    }
}

#[test]
fn explain_knows_every_code() {
    let folder = tempfile::tempdir().unwrap();
    let list = printed(&variorum(folder.path(), &["explain"]));
    for code in variorum::diagnostics::Code::ALL {
        assert!(list.contains(&format!("{code}  ")), "{code}");
        let output = variorum(folder.path(), &["explain", code.name()]);
        assert_eq!(status(&output), 0, "{code}");
        assert!(printed(&output).contains("What to do"), "{code}");
    }
    let meaning = printed(&variorum(folder.path(), &["explain", "meaning"]));
    assert!(
        meaning.contains("allegedly")
            && meaning.contains(&format!("under rules {}", variorum::resolve::RULES)),
        "{meaning}"
    );
    let table = printed(&variorum(folder.path(), &["explain", "folding"]));
    assert!(
        table.contains("U+2010-2015   HYPHEN to HORIZONTAL BAR")
            && table.contains("SUPERSCRIPT MINUS  not folded: ")
    );
    let output = variorum(folder.path(), &["explain", "cut-shrot"]);
    assert_eq!(status(&output), 2);
    assert!(printed(&output).contains("cut-short"));
}

#[cfg(unix)]
#[test]
fn new_writes_only_inside_the_project() {
    let site = site();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), site.path().join("content/more")).unwrap();
    assert_ne!(
        status(&variorum(site.path(), &["new", "page", "more/about"])),
        0
    );
    assert_ne!(
        status(&variorum(site.path(), &["new", "page", "../../about"])),
        0
    );
    assert!(files(outside.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_project_is_read() {
    let site = site();
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.txt", "A secret\n");
    std::os::unix::fs::symlink(
        outside.path().join("secret.txt"),
        site.path().join("content/secret.txt"),
    )
    .unwrap();
    let output = variorum(site.path(), &["build"]);
    assert_eq!(status(&output), 1, "{}", printed(&output));
    assert!(
        printed(&output).contains("error[unsafe-path]"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/secret.txt"),
        "{}",
        printed(&output)
    );
    assert!(!site.path().join("public").exists());
}

#[test]
fn a_file_that_is_not_utf8_names_its_byte() {
    let site = site();
    fs::write(
        site.path().join("content/sources/c.txt"),
        b"The mayor \xff resigned on Monday.\n",
    )
    .unwrap();
    let output = variorum(site.path(), &["check"]);
    assert_eq!(status(&output), 1);
    assert!(
        printed(&output).contains("error[not-utf8]"),
        "{}",
        printed(&output)
    );
    assert!(
        printed(&output).contains("content/sources/c.txt"),
        "{}",
        printed(&output)
    );
}

#[test]
fn check_and_build_agree_on_names() {
    for name in [
        "com0.md",
        "lpt\u{b2}.md",
        "a\u{1}b.md",
        "end .md",
        "conin$.md",
        "console.md",
    ] {
        let site = site();
        write(
            site.path(),
            &format!("content/{name}"),
            "+++\ntitle = \"P\"\n+++\n",
        );
        let said = |command: &str| {
            let output = variorum(site.path(), &[command]);
            (status(&output), printed(&output).contains("[unsafe-path]"))
        };
        assert_eq!(said("check"), said("build"), "{name}");
    }
}
