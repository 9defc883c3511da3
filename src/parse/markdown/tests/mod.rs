//! A case is a line: Markdown in; the quoted words with their citations, out.

mod blockquotes;
mod documents;

use std::fmt::Write as _;

use crate::diagnostics::Diagnostics;
use crate::parse::{CitedSource, Quotation};
use crate::text::{FileId, Span};

use super::{Document, document};

pub(super) fn read(markdown: &str) -> (Document, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let file = FileId::new("content/index.md");
    let document = document(
        &file,
        markdown,
        Span::new(0, markdown.len()),
        &mut diagnostics,
    );
    (document, diagnostics)
}

/// `words | words as they stand in the file @ key para. 1 2nd; key` for each quotation, then `!
/// message` for each diagnostic.
fn quoted(markdown: &str) -> Vec<String> {
    let (document, diagnostics) = read(markdown);
    let quotations = document.quotations.iter().map(quotation);
    let messages = diagnostics
        .iter()
        .map(|found| format!("! {}", found.message));
    quotations.chain(messages).collect()
}

fn quotation(quotation: &Quotation) -> String {
    let sources: Vec<String> = quotation.citation.sources.iter().map(cited).collect();
    let words = quotation.text.as_str().replace('\n', "⏎");
    format!(
        "{} @ {}",
        words.replace('\u{2029}', "¶"),
        sources.join("; ")
    )
}

fn cited(source: &CitedSource) -> String {
    let mut shown = source.key.clone();
    if let Some(number) = source.locator.paragraph {
        write!(shown, " ¶{number}").unwrap();
    }
    if let Some(number) = source.locator.occurrence {
        write!(shown, " #{number}").unwrap();
    }
    shown
}

fn check(cases: &[(&str, &[&str])]) {
    for (markdown, expected) in cases {
        assert_eq!(&quoted(markdown), expected, "{markdown}");
    }
}

#[test]
fn pairs() {
    check(&[
        (
            "He said “we knew” [@a, para. 3] and \"left\" [@b, 2nd].",
            &["we knew @ a ¶3", "left @ b #2"],
        ),
        ("“both” [@a; @b, ¶ 2, 1st]", &["both @ a; b ¶2 #1"]),
        (
            "“x”[@a] “x”, [@a] “x”. [@a] “x” , [@a]",
            &["x @ a", "x @ a", "x @ a", "x @ a"],
        ),
        (
            "*“x”* [@a] “*y*” [@a] **«z»** [@a]",
            &["x @ a", "y @ a", "z @ a"],
        ),
        ("“x” [@a] [@b]", &["x @ a", "x @ b"]),
        ("“x” ([@a]) says [@b]", &["x @ a"]),
        ("See [@a]. [@b] says so; “x” says [@a]", &[]),
        ("“x” [@a]. [@b] says otherwise", &["x @ a"]),
        ("“A ‘b’ c” [@a] and “‘b’ [@b]”", &["A ‘b’ c @ a", "b @ b"]),
        ("“one ”Two” [@a]", &["one ”Two @ a"]),
        ("“he said [^1] so[^2]” [@a]", &["he said  so @ a"]),
        ("“x”[^1] [@a]", &["x @ a"]),
        ("“” [@a] “ ” [@b]", &[" @ a", " @ b"]),
        (
            "“we  \nknew\\\nall\nof it” [@a]",
            &["we⏎knew⏎all⏎of it @ a"],
        ),
        ("“x” — [@a]", &["x @ a"]),
        ("“x” — [@a] disagrees", &[]),
        ("“x”\n— Donald Trump, [@a]", &["x @ a"]),
        ("\"...and so on\" [@a]", &["...and so on @ a"]),
        (
            "\"x,\"[@a] he said (\"y\" [@a])—\"z\" [@a]",
            &["x, @ a", "y @ a", "z @ a"],
        ),
        ("The 6\" pipe and \"words\" [@a]", &["words @ a"]),
        ("\"a 6\" pipe\" [@a]", &["a 6\" pipe @ a"]),
        ("An “unclosed mark and “x” [@a]", &["x @ a"]),
        (
            "‘the dogs’ bone’ [@a] and 'it's 'tis' [@a]",
            &["the dogs’ bone @ a", "tis @ a"],
        ),
        ("the dogs’ [@a]", &[]),
        (
            "Sie sagten „wir wussten “alles”, ja“ [@a]",
            &["wir wussten “alles”, ja @ a"],
        ),
        ("他说「我们知道『一切』」[@a]", &["我们知道『一切』 @ a"]),
    ]);
}

#[test]
fn closing_marks_without_opening_ones() {
    let message =
        "! the closing quotation mark before this citation has no opening one in this paragraph";
    check(&[
        ("we knew” [@a]", &[message]),
        ("we knew\" [@a]", &[message]),
        ("“x” [@a] and y” [@b]", &["x @ a", message]),
        ("“one\n\ntwo” [@a]", &[message]),
        ("so it was.’ [@a]", &[message]),
    ]);
}

#[test]
fn opening_marks_without_closing_ones() {
    let message = "! the opening quotation mark before this citation has no closing one before it";
    check(&[
        ("“we knew [@a]", &[message]),
        ("“we knew’ [@a]", &[message]),
        ("‘we knew' [@a]", &[message]),
        ("\"we knew [@a] and so on [@a]", &[message]),
        ("« we knew [@a]", &[message]),
        ("“we “knew” all [@a]", &[message]),
        ("“x” [@a] and “y [@b]", &["x @ a", message]),
        ("“x «y z” and [@a], x“ y [@a], ‘tis so [@a]", &[]),
        ("“a “b” [@a] c [@b] d”", &["b @ a"]),
        ("„eins“ und »zwei« und »drei« [@a]", &["drei @ a"]),
        ("“x” [[@a]]", &["x @ a"]),
        (
            "“x” [ @a]",
            &["x @ ", "! this citation has a space before its @"],
        ),
        (
            "> x [ @a]",
            &["x @ ", "! this citation has a space before its @"],
        ),
        ("- [ ] @a [ @ a] \\[ @a] [x @a]", &[]),
    ]);
}

#[test]
fn where_nothing_is_checked() {
    check(&[
        ("`“x” [@a]` and\n\n    “x” [@a]\n\n```\n“x” [@a]\n```", &[]),
        ("<!-- “x” [@a] -->\n\n<!--\n“x” [@a]\n\n“y” [@a]\n-->", &[]),
        ("text <!-- “x”\n[@a] --> text", &[]),
        ("\\[@a] &#91;@a] [\\@a] “x” \\[@a]", &[]),
        ("“x” `y` [@a]", &[]),
        ("“the `co“de` here” [@a]", &["the co“de here @ a"]),
        ("“x” \\\\[@a]", &[]),
    ]);
}

#[test]
fn everywhere_else() {
    let html = "! HTML stands round this citation or before it, so that nobody checks the words \
        that it is meant for";
    check(&[
        ("# “x” [@a]", &["x @ a"]),
        ("<https://example.org/'x'> [@a]", &[]),
        (
            "- “x” [@a]\n- [ ] “y” [@b]\n\n  “z” [@a]",
            &["x @ a", "y @ b", "z @ a"],
        ),
        (
            "| “x \\| y” [@a] | ~~“z” [@b]~~ |\n|--|--|\n| “v” [@a] | |",
            &["x | y @ a", "z @ b", "v @ a"],
        ),
        (
            "[^1]\n\n[^1]: “x” [@a]\n\n    > y\n    > — [@b]",
            &["x @ a", "y @ b"],
        ),
        ("<div title=\"a\">\n“x” [@a]\n</div>", &["x @ a", html]),
        ("<div><!-- “y” [@b] -->“x” [@a]</div>", &["x @ a", html]),
        ("<!-- never closed\n\n“x” [@a]", &["x @ a", html]),
        (
            "“[linked](https://example.org) words” [@a]",
            &["linked words @ a"],
        ),
        ("“a &amp; b&nbsp;c \\* d” [@a]", &["a & b\u{a0}c * d @ a"]),
        ("“x” [@a, para.&nbsp;3]", &["x @ a ¶3"]),
        ("“x” [@a,\npara. 3]", &["x @ a ¶3"]),
        (
            "“x” [@a] “y” [@a, para. 2]\n\n[@a]: sources/x.txt",
            &["x @ a", "y @ a ¶2"],
        ),
        ("“x” [@A]", &["x @ A"]),
    ]);
}

#[test]
fn citations_that_cannot_be_read() {
    check(&[
        (
            "“x” [@a, p. 3]",
            &["x @ ", "! “p. 3” in this citation was not understood"],
        ),
        (
            "“x” [@a para. 3]",
            &["x @ ", "! “para. 3” in this citation was not understood"],
        ),
        (
            "“x” [@a, b]",
            &["x @ ", "! “b” in this citation was not understood"],
        ),
        (
            "“x” [@a, @b]",
            &["x @ ", "! “@b” in this citation was not understood"],
        ),
        (
            "“x” [@a; b]",
            &[
                "x @ ",
                "! “b” in this citation is not a source: a source starts with @",
            ],
        ),
        ("“x” [@]", &["x @ ", "! this citation names no source"]),
        (
            "“x” [@a](y)",
            &["x @ ", "! Markdown reads this citation as a link"],
        ),
        (
            "“x” [@a][r]\n\n[r]: /y",
            &["x @ ", "! Markdown reads this citation as a link"],
        ),
        (
            "“x” [@a_b]",
            &["x @ ", "! “a_b” cannot be the key of a source"],
        ),
        ("“x” [@a", &["! this citation is not closed"]),
        (
            "“x” [@a, [2nd]]",
            &["x @ ", "! “[2nd]” in this citation was not understood"],
        ),
        (
            "> x\n> — [@a, p. 3]",
            &["x @ ", "! “p. 3” in this citation was not understood"],
        ),
    ]);
}

#[test]
fn spans_are_those_of_the_file() {
    for (markdown, words) in [
        (
            "é “Iran’s &amp; “x” leader” [@a]",
            "Iran’s &amp; “x” leader",
        ),
        ("\u{feff}“x\r\ny” [@a]", "x\r\ny"),
        ("> “*one*\r\n> two”\r\n> — [@a]", "one*\r\n> two"),
        ("> one\n>\n> **two**\n>\n> [@a]", "one\n>\n> **two"),
        ("|\t“a \\| b” [@a] |\n|--|", "a \\| b"),
        ("“\u{a0}x\u{a0}” [@a]", "x"),
        ("“a [^1] b” [@a]", "a [^1] b"),
        ("“\\\"x\\\"” [@a]", "\"x\\\""),
    ] {
        let (document, _) = read(markdown);
        let spans: Vec<&str> = document
            .quotations
            .iter()
            .map(|quotation| &markdown[quotation.span.range()])
            .collect();
        assert_eq!(spans, [words], "{markdown}");
    }
    let markdown = "“x” [@a, para. 1 ;\n@b ]";
    let citation = &read(markdown).0.citations[0];
    assert_eq!(&markdown[citation.span.range()], "[@a, para. 1 ;\n@b ]");
    let sources: Vec<&str> = citation
        .sources
        .iter()
        .map(|cited| &markdown[cited.span.range()])
        .collect();
    assert_eq!(sources, ["@a, para. 1", "@b"]);
}
