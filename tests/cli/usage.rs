//! What is typed: commands, their help, and where they look for a site.

use std::fs;

use crate::site::{files, printed, site, status, variorum, write};

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

/// Editors' clients of language servers add it by themselves.
#[test]
fn the_language_server_takes_stdio() {
    let site = site();
    let output = variorum(site.path(), &["lsp", "--stdio"]);
    assert_ne!(status(&output), 2, "{}", printed(&output));
}

#[test]
fn what_no_command_takes_is_told_with_what_to_type_instead() {
    let site = site();
    for (words, tip) in [
        (
            &["quotations", "content/index.md"][..],
            "tip: `variorum quotations` takes no file: it lists those of the whole project; what \
             is wrong with the quotations of one file says `variorum check content/index.md`",
        ),
        (
            &["suggest", "gazette"],
            "tip: `variorum suggest` takes no file: it is about the project as a whole",
        ),
        (&["quotations", "--csv"], "tip: write it as `--format csv`"),
        (
            &["--quiet", "check", "--sarif"],
            "tip: write it as `--format sarif`",
        ),
        (&["init"], "tip: for example: variorum init briefing"),
        (
            &["build", "site"],
            "tip: to write the site into another folder: `variorum build --output site`",
        ),
        (
            &["build", "--watch"],
            "tip: `variorum watch` builds whenever a file changes",
        ),
        (&["serve", "8080"], "tip: write it as `--port 8080`"),
        (
            &["new", "article"],
            "tip: the commands are annotation, page, source, theme",
        ),
        (
            &["explain", "settings", "keys"],
            "tip: it explains one thing at a time",
        ),
    ] {
        let output = variorum(site.path(), words);
        assert_eq!(status(&output), 2, "{words:?}");
        assert!(printed(&output).contains(tip), "{}", printed(&output));
    }
    let output = variorum(site.path(), &["export", "alignment", "--format", "json"]);
    assert!(
        !printed(&output).contains("as a value"),
        "{}",
        printed(&output)
    );
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
        "EXPORT",
        "SUGGEST",
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
    let keys = printed(&variorum(folder.path(), &["explain", "keys"]));
    for file in variorum::parse::KEY_FILES {
        for key in file.tables.iter().flat_map(|table| table.keys) {
            assert!(keys.contains(key.line), "{}", key.line);
        }
    }
    let output = variorum(folder.path(), &["explain", "cut-shrot"]);
    assert_eq!(status(&output), 2);
    assert!(printed(&output).contains("cut-short"));
}

/// What is printed to be pasted does what was meant, whatever stands at the path.
#[test]
fn a_path_that_no_command_takes_is_told_as_what_it_is() {
    let above = tempfile::tempdir().unwrap();
    for project in ["s", "my story"] {
        write(above.path(), &format!("{project}/variorum.toml"), "");
    }
    write(above.path(), "texts/a.txt", "A\n");
    let check = "says `variorum check 'my file.md'`";
    for (words, tip) in [
        (&["build", "s"][..], "`variorum --root s build`"),
        (&["serve", "s"], "`variorum --root s serve`"),
        (&["quotations", "s"], "`variorum --root s quotations`"),
        (
            &["build", "my", "story"],
            "`variorum --root 'my story' build`",
        ),
        (
            &["build", "my", "site"],
            "`variorum build --output 'my site'`",
        ),
        (&["fix", "texts"], "`variorum fix` takes no folder"),
        (
            &["quotations", "texts"],
            "`variorum quotations` takes no folder",
        ),
        (&["quotations", "my file.md"], check),
        (&["init", "the", "the"], "variorum init 'the the'\n"),
        (&["init", "a", "b", "c", "b"], "variorum init 'a b c b'\n"),
    ] {
        let output = variorum(above.path(), words);
        assert_eq!(status(&output), 2, "{words:?}");
        assert!(printed(&output).contains(tip), "{}", printed(&output));
    }
}
