//! What the printers make of a diagnostic.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::text::{FileId, Span};

fn printed(content: &[u8], diagnostic: &Diagnostic) -> String {
    let files = BTreeMap::from([(FileId::new("a.md"), Arc::from(content))]);
    human(
        diagnostic,
        &mut Positions::new(&files),
        HumanStyle::default(),
    )
}

fn at(start: usize, end: usize) -> Diagnostic {
    let place = Place::new(&FileId::new("a.md"), Span::new(start, end));
    Diagnostic::new(
        Code::QuotationNotFound,
        place,
        "these words are not in source a",
    )
}

#[test]
fn a_diagnostic_looks_like_rustcs() {
    let diagnostic = at(9, 14)
        .label("not found")
        .help("quote the words as they stand")
        .related(at(0, 5).place, "the nearest passage");
    let expected = "\
error[quotation-not-found]: these words are not in source a
 --> a.md:2:2
  |
2 | “world”
  |  ^^^^^ not found
  |
note: the nearest passage
 --> a.md:1:1
  |
1 | hello
  | ^^^^^
help: quote the words as they stand
";
    let shown = printed("hello\n“world”\n".as_bytes(), &diagnostic);
    assert_eq!(shown, expected, "{shown}");
}

#[test]
fn the_signs_of_a_blockquote_are_not_underlined() {
    let expected = "\
error[quotation-not-found]: these words are not in source a
 --> a.md:1:5
  |
1 | - > one
  |     ^^^
2 |   >
3 |   > > two
  |       ^^^
4 | lazy, with > in it
  | ^^^^
";
    let content = "- > one\n  >\n  > > two\nlazy, with > in it\n";
    let shown = printed(content.as_bytes(), &at(4, content.find(',').unwrap()));
    assert_eq!(shown, expected, "{shown}");
    let shown = printed(b"a > b\n> c\n", &at(4, 9));
    assert!(shown.contains("2 | > c\n  | ^^^"), "{shown}");
}

#[test]
fn a_long_line_is_shown_as_a_window() {
    let content = format!(
        "{} needle {}",
        "hay ".repeat(100_000),
        "hay ".repeat(100_000)
    );
    let start = content.find("needle").unwrap();
    let shown = printed(content.as_bytes(), &at(start, start + 6));
    assert!(
        shown.len() < 1000 && shown.contains("…") && shown.contains(" needle "),
        "{shown}"
    );
    assert!(shown.contains(&format!("a.md:1:{}", start + 1)), "{shown}");
    let shown = printed(content.as_bytes(), &at(1000, 300_000));
    assert!(shown.len() < 2000, "{shown}");
}

#[test]
fn a_span_of_many_lines_is_folded() {
    let content = "日本 of words\n".repeat(5000);
    let shown = printed(content.as_bytes(), &at(7, content.len() - 3));
    let expected = "\
error[quotation-not-found]: these words are not in source a
    --> a.md:1:4
     |
   1 | 日本 of words
     |      ^^^^^^^^
   2 | 日本 of words
     | ^^^^^^^^^^^^^
   3 | 日本 of words
     | ^^^^^^^^^^^^^
     | …
4998 | 日本 of words
     | ^^^^^^^^^^^^^
4999 | 日本 of words
     | ^^^^^^^^^^^^^
5000 | 日本 of words
     | ^^^^^^^^^^^
";
    assert_eq!(shown, expected, "{shown}");
}

#[test]
fn an_edit_is_shown_as_a_patch_and_what_is_to_be_pasted_at_the_margin() {
    let diagnostic = at(2, 5)
        .fix(at(2, 5).place, "new")
        .help("write this\n+++\nx = 1");
    let expected = "\
error[quotation-not-found]: these words are not in source a
 --> a.md:1:3
  |
1 | a old b
  |   ^^^
  |
help: write this
  |
1 - a old b
1 + a new b
  |
+++
x = 1
";
    let shown = printed(b"a old b\n", &diagnostic);
    assert_eq!(shown, expected, "{shown}");
    let files = BTreeMap::from([(FileId::new("a.md"), Arc::from(&b"a old b\n"[..]))]);
    let coloured = human(
        &diagnostic,
        &mut Positions::new(&files),
        HumanStyle {
            colour: true,
            ..HumanStyle::default()
        },
    );
    assert!(
        coloured.contains("\u{1b}[92m+\u{1b}[0m a \u{1b}[92mnew\u{1b}[0m b"),
        "{coloured:?}"
    );
}

#[test]
fn nothing_steers_the_terminal_and_nothing_panics() {
    let hostile = "\u{feff}a\tb\u{1b}[31m\u{9b}x\u{202e}y\r\nz\u{0}\r\n"
        .as_bytes()
        .to_vec();
    let broken = b"ok \xff\xfe \xe2\x80 \n\xf0\x9f".to_vec();
    for content in [
        hostile,
        broken,
        Vec::new(),
        b"\n".to_vec(),
        "日本語".as_bytes().to_vec(),
    ] {
        for start in 0..content.len() + 3 {
            for end in start..content.len() + 3 {
                let diagnostic = at(start, end)
                    .label("\u{1b}]0;x")
                    .fix(at(start, end).place, "\u{1b}[2J");
                let shown = printed(&content, &diagnostic);
                assert!(
                    !shown.chars().any(|char| char.is_control() && char != '\n'),
                    "{shown:?}"
                );
            }
        }
    }
    let missing = Diagnostic {
        place: Place::new(&FileId::new("gone.md"), Span::new(5, 9)),
        ..at(0, 0)
    };
    assert!(printed(b"x", &missing).contains("gone.md"));
}

#[test]
fn a_file_without_bytes_has_no_line_and_no_bar() {
    let pipe = Diagnostic::new(
        Code::UnsafePath,
        Place::new(&FileId::new("content/fifo"), Span::default()),
        "content/fifo is a pipe",
    );
    let expected = "error[unsafe-path]: content/fifo is a pipe\n--> content/fifo\n";
    assert_eq!(printed(b"x", &pipe), expected);
    let shown = printed(
        b"x",
        &pipe
            .help("move it away")
            .related(at(0, 1).place, "this one"),
    );
    assert!(
        shown.contains("--> content/fifo\nnote: this one") && shown.contains("1 | x"),
        "{shown}"
    );
}

#[test]
fn json_counts_as_documented() {
    let content = "\u{feff}née\r\nb 😀c";
    let files = BTreeMap::from([(FileId::new("a.md"), Arc::from(content.as_bytes()))]);
    let start = content.find('c').unwrap();
    let diagnostic = at(start, start + 1).related(at(5, 6).place, "here");
    let expected = concat!(
        r#"{"severity":"error","code":"quotation-not-found","#,
        r#""message":"these words are not in source a","file":"a.md","#,
        r#""start":{"line":2,"column":4,"offset":15},"#,
        r#""end":{"line":2,"column":5,"offset":16},"help":null,"#,
        r#""related":[{"file":"a.md","start":{"line":1,"column":2,"offset":5},"#,
        r#""end":{"line":1,"column":3,"offset":6},"#,
        r#""message":"here"}],"fix":null}"#
    );
    // The offset 5 stands inside `é`, and counts as that character's.
    assert_eq!(json(&diagnostic, &mut Positions::new(&files)), expected);
}
