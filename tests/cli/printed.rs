//! What is printed for people, and as JSON for programs.

use std::process::{Command, Output};

use serde_json::Value;

use crate::site::{break_it, keys, lines_of_json, printed, site, status, variorum, write};

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
        "spans",
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
fn quotations_as_a_table_for_spreadsheets() {
    let site = site();
    write(
        site.path(),
        "content/sources/e.txt",
        "=1+1, he said, \"so\".\n\nHe went.\n",
    );
    write(
        site.path(),
        "content/more.md",
        "# More\n\n> =1+1, he said, \"so\"\n>\n> — [@e]\n\n“Gone” [@e].\n",
    );
    let output = variorum(site.path(), &["quotations", "--format", "csv"]);
    assert_eq!(status(&output), 1);
    let table = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = table.split_inclusive("\r\n").collect();
    let heads = "file,line,column,source,status,text,paragraph,passage,nearest,allowed\r\n";
    assert_eq!(lines[0], heads);
    let words = "\"'=1+1, he said, \"\"so\"\"\"";
    let row = lines
        .iter()
        .find(|line| line.starts_with("content/more.md,3,3,e,"));
    assert!(
        row.is_some_and(|row| row.contains(&format!(",{words},1,"))),
        "{table}"
    );
    let row = "content/more.md,7,2,e,not-found,Gone,,,,\r\n";
    assert!(lines.contains(&row), "{row}{table}");
}

#[test]
fn the_spans_of_a_quotation_are_its_words_and_nothing_else() {
    let site = site();
    write(
        site.path(),
        "content/sources/e.txt",
        "The fish & chips of Kraków were “good”, he said.\n\nHe went.\n",
    );
    let page = [
        "> “The *fish* &amp; chips[^1]",
        "> of  Kraków were ‘good’,",
        "> he said.",
        ">",
        "> He went.”",
        ">",
        "> — [@e]",
        "",
        "“no",
        "reason” [@c]",
        "",
        "[^1]: A note.",
    ];
    let page = &page.join("\n");
    write(site.path(), "content/page.md", page);
    let output = variorum(site.path(), &["quotations", "--format", "json"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let mut words = Vec::new();
    for line in lines_of_json(&output) {
        if line["file"] != "content/page.md" {
            continue;
        }
        assert_eq!(
            keys(&line["spans"][0]["start"]),
            ["line", "column", "offset"]
        );
        for span in line["spans"].as_array().unwrap() {
            let offset = |end: &str| usize::try_from(span[end]["offset"].as_u64().unwrap());
            words.push(&page[offset("start").unwrap()..offset("end").unwrap()]);
        }
    }
    let expected = [
        "The",
        "fish",
        "&amp; chips",
        "of  Kraków were ‘good’,",
        "he said.",
        "He went.",
        "no",
        "reason",
    ];
    assert_eq!(words, expected);
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
fn check_says_with_v_how_much_of_each_source_is_quoted() {
    let site = site();
    let output = variorum(site.path(), &["-v", "check"]);
    for words in [
        "c: 1 passage, 2 of 9 words, 1 of 2 sentences quoted in annotations",
        "d: 1 passage, 2 of 5 words, 1 of 1 sentences quoted in annotations",
        "relations: 1 agree",
    ] {
        assert!(
            printed(&output).contains(words),
            "{words}: {}",
            printed(&output)
        );
    }
}
