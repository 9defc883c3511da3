//! What is printed for services: SARIF, and GitHub's annotation lines.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::site::{break_it, printed, site, status, variorum, write};

/// The one run of the log that `check` prints.
fn run_of(folder: &Path, arguments: &[&str]) -> Value {
    let output = variorum(
        folder,
        &[arguments, &["check", "--format", "sarif"]].concat(),
    );
    let mut log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(output.stderr.is_empty(), "{}", printed(&output));
    log["runs"][0].take()
}

#[test]
fn an_error_as_sarif() {
    let site = site();
    break_it(&site);
    let run = run_of(site.path(), &[]);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "Variorum");
    assert_eq!(driver["semanticVersion"], env!("CARGO_PKG_VERSION"));
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "quotation-not-found");
    let rule = &driver["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
    assert_eq!(rule["id"], "quotation-not-found");
    assert_eq!(rule["defaultConfiguration"]["level"], "error");
    let help = rule["help"]["text"].as_str().unwrap();
    assert!(help.contains("What to do"), "{help}");
    assert_eq!(result["level"], "error");
    let message = result["message"]["text"].as_str().unwrap();
    assert!(
        message.starts_with("these words are not in source C.\n[the nearest passage (para. 2)"),
        "{message}"
    );
    assert!(message.contains("](1)\nhelp: "), "{message}");
    let words = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        *words,
        json!({
            "artifactLocation": {"uri": "content/index.md", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 5, "startColumn": 2, "endLine": 5, "endColumn": 21},
        })
    );
    let passage = &result["relatedLocations"][0];
    let place = &passage["physicalLocation"];
    assert_eq!(
        (&passage["id"], &place["artifactLocation"]["uri"]),
        (&json!(1), &json!("content/sources/c.txt"))
    );
}

#[test]
fn a_clean_check_is_a_log_without_results() {
    let run = run_of(site().path(), &[]);
    assert_eq!(run["results"], json!([]));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["automationDetails"]["id"], "variorum/");
}

#[test]
fn a_fix_is_one_of_sarif() {
    let site = site();
    write(
        site.path(),
        "content/page.md",
        "She said “She gave no reason” [@c, para. 1].\n",
    );
    let run = run_of(site.path(), &[]);
    let fix = &run["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(fix["artifactLocation"]["uri"], "content/page.md");
    let replacement = &fix["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "@c, para. 2");
    assert_eq!(
        replacement["deletedRegion"],
        json!({"startLine": 1, "startColumn": 32, "endLine": 1, "endColumn": 43})
    );
}

#[test]
fn a_result_is_known_again_where_lines_have_shifted() {
    let site = site();
    let wrong = "“She gives no reason” [@c]\n\n";
    let fingerprints = |page: &str| {
        write(site.path(), "content/page.md", page);
        let run = run_of(site.path(), &[]);
        let results = run["results"].as_array().unwrap().clone();
        let hash = |result: &Value| result["partialFingerprints"].to_string();
        results.iter().map(hash).collect::<Vec<_>>()
    };
    let one = fingerprints(wrong);
    assert_eq!(one.len(), 1);
    assert_eq!(fingerprints(&format!("A new line.\n\n{wrong}")), one);
    assert_eq!(fingerprints(&wrong.replace(" no ", "\nno ")), one);
    let two = fingerprints(&wrong.repeat(2));
    assert_eq!(two[0], one[0]);
    assert_ne!(two[1], two[0], "the same words twice are two results");
}

#[test]
fn files_are_named_from_the_top_of_the_repository() {
    let repository = tempfile::tempdir().unwrap();
    let root = repository.path().join("news/a site");
    let page = "“It was not said” [@a]\n";
    write(&root, "variorum.toml", "title = \"A site\"\n");
    write(&root, "content/index.md", page);
    write(&root, "content/sources/a.txt", "Another sentence.\n");
    let uri = |run: &Value| {
        let location = &run["results"][0]["locations"][0];
        location["physicalLocation"]["artifactLocation"]["uri"].clone()
    };
    let run = run_of(repository.path(), &["--root", "./news/a site"]);
    assert_eq!(uri(&run), "news/a%20site/content/index.md");
    assert_eq!(run["automationDetails"]["id"], "variorum/news/a site/");
    assert_eq!(uri(&run_of(&root, &[])), "content/index.md");
    let elsewhere = tempfile::tempdir().unwrap();
    let root = root.to_str().unwrap();
    let run = run_of(elsewhere.path(), &["--root", root]);
    assert_eq!(uri(&run), "content/index.md");
}

#[test]
fn github_says_where_the_top_of_the_repository_is() {
    let site = site();
    break_it(&site);
    let content = site.path().join("content");
    let workspace = site.path().parent().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(["--root", "..", "check", "--format", "github"])
        .current_dir(content)
        .env("GITHUB_WORKSPACE", workspace)
        .output()
        .unwrap();
    let name = site.path().file_name().unwrap().to_str().unwrap();
    let file = format!("::error file={name}/content/index.md,line=5,");
    assert!(printed(&output).contains(&file), "{}", printed(&output));
}

#[test]
fn annotation_lines() {
    let site = site();
    write(
        site.path(),
        "content/a, b.md",
        "> 100 % of them gave\n> no reason.\n>\n> — [@c]\n\nHe “left” early.\n",
    );
    let output = variorum(site.path(), &["check", "--format", "github"]);
    assert_eq!(status(&output), 1);
    let text = printed(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].starts_with(
            "::error file=content/a%2C b.md,line=1,endLine=2,title=quotation-not-found::\
            these words are not in source C%0Anote: "
        ),
        "{text}"
    );
    assert!(lines[0].contains("“100 %25 of them”"), "{text}");
    assert!(
        lines[1].starts_with(
            "::warning file=content/a%2C b.md,line=6,endLine=6,col=4,endColumn=9,\
            title=unchecked-quotation::"
        ),
        "{text}"
    );
    let clean = crate::site::site();
    let output = variorum(clean.path(), &["check", "--format", "github"]);
    assert_eq!((status(&output), printed(&output).as_str()), (0, ""));
}

#[test]
fn texts_without_a_project_are_told_in_the_same_way() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "texts/a.txt", "The mayor resigned on Monday.\n");
    write(root, "essay.md", "“The mayor resigned on Sunday” [@a]\n");
    let check = ["check", "essay.md", "--sources", "texts", "--format"];
    let output = variorum(root, &[&check[..], &["sarif"]].concat());
    assert_eq!(status(&output), 1, "{}", printed(&output));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "quotation-not-found");
    let uri = |place: &Value| place["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert_eq!(uri(&result["locations"][0]), "essay.md");
    assert_eq!(uri(&result["relatedLocations"][0]), "texts/a.txt");
    let output = variorum(root, &[&check[..], &["github"]].concat());
    let line =
        "::error file=essay.md,line=1,endLine=1,col=2,endColumn=29,title=quotation-not-found::";
    assert!(printed(&output).starts_with(line), "{}", printed(&output));
}
