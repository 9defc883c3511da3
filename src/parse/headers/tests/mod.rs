//! Each message with its code, the words it underlines and its key words.

mod annotations;
mod settings;
mod syntax;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parse::{AnnotationHead, Form, SourceText, WritingHead};
use crate::text::{FileId, Span, Text};

use super::{Header, annotation_head, front_matter, page_head, settings as read_settings, sidecar};

/// Reads a file as an annotation with the sources `a`, `b` and `title`.
fn annotation(content: &str) -> ((WritingHead, AnnotationHead), Vec<Diagnostic>, Span) {
    let (file, text, mut found) = (
        FileId::new("content/annotations/x.md"),
        Text::from(content),
        Diagnostics::default(),
    );
    let parts = front_matter(&file, &text, &mut found);
    let keys: BTreeSet<String> = ["a", "b", "title"].map(str::to_owned).into();
    let header = |span| Header {
        file: &file,
        text: &text,
        span,
        code: Code::FrontMatter,
    };
    let header = parts
        .header
        .map(|span| annotation_head(header(span), &keys, &mut found))
        .unwrap_or_default();
    (header, found.sorted().into_iter().collect(), parts.body)
}

/// The faults of an annotation with this TOML: `underlined: message / help`.
fn of_annotation(toml: &str) -> Vec<String> {
    let content = format!("+++\n{toml}\n+++\nBody");
    let (_, found, body) = annotation(&content);
    assert_eq!(&content[body.range()], "Body");
    found
        .iter()
        .map(|fault| shown(fault, &content, Code::FrontMatter))
        .collect()
}

fn of_settings(toml: &str) -> Vec<String> {
    of_file(toml, |header, found| {
        drop(read_settings(header, &BTreeSet::from(["newsprint"]), found));
    })
}

fn of_sidecar(toml: &str) -> Vec<String> {
    of_file(toml, |header, found| drop(sidecar(header, found)))
}

fn of_file(toml: &str, read: impl FnOnce(Header, &mut Diagnostics)) -> Vec<String> {
    let (file, text, mut found) = (
        FileId::new("x.toml"),
        Text::from(toml),
        Diagnostics::default(),
    );
    let span = Span::new(text.body_start(), toml.len());
    read(
        Header {
            file: &file,
            text: &text,
            span,
            code: Code::Settings,
        },
        &mut found,
    );
    found
        .sorted()
        .iter()
        .map(|fault| shown(fault, toml, Code::Settings))
        .collect()
}

fn shown(fault: &Diagnostic, content: &str, code: Code) -> String {
    assert_eq!(fault.code, code);
    assert!(!fault.message.ends_with('.'), "{}", fault.message);
    format!(
        "{}: {} / {}",
        &content[fault.place.span.range()],
        fault.message,
        fault.help.as_deref().unwrap_or_default()
    )
}

/// One fault for each expectation; the underlined words first, then words of the message.
#[track_caller]
fn assert_faults(found: &[String], expected: &[(&str, &[&str])]) {
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, (underlined, words)) in found.iter().zip(expected) {
        assert!(
            found.starts_with(&format!("{underlined}: ")),
            "{underlined:?} is not underlined: {found}"
        );
        for word in *words {
            assert!(found.contains(word), "{word:?} not in {found:?}");
        }
    }
}

#[track_caller]
fn assert_annotation(toml: &str, underlined: &str, words: &[&str]) {
    assert_faults(&of_annotation(toml), &[(underlined, words)]);
}

#[track_caller]
fn assert_settings(toml: &str, underlined: &str, words: &[&str]) {
    assert_faults(&of_settings(toml), &[(underlined, words)]);
}

#[track_caller]
fn assert_sidecar(toml: &str, underlined: &str, words: &[&str]) {
    assert_faults(&of_sidecar(toml), &[(underlined, words)]);
}

#[test]
fn a_whole_annotation() {
    let content = concat!(
        "\u{feff}+++ \r\nquestion = \"Whose plan was it?\"\r\nrelation = \"only\"\r\n",
        "tags = [\"plan\"]\r\ndate = 2020\r\n",
        "[answers]\r\na = \"Israel's\"\r\ntitle = \"Nobody's\"\r\n",
        "[silent]\r\nb = [\"Israel*\"]\r\n\"*\" = [\"plan\"]\r\n",
        "[silent.except]\r\nb = [\"para. 3\"]\r\n",
        "[allow.meaning]\r\n\"the plan\" = \"Because.\"\r\n",
        "[[passage]]\r\nsource = \"a\"\r\nexact = \"the plan\"\r\nstart = 3\r\nend = 11\r\n",
        "+++\r\nBody",
    );
    let ((shared, header), found, body) = annotation(content);
    assert_eq!(found, []);
    assert_eq!(&content[body.range()], "Body");
    let question = header.question.unwrap();
    assert_eq!(
        (question.value.as_str(), &content[question.span.range()]),
        ("Whose plan was it?", "\"Whose plan was it?\"")
    );
    assert_eq!(shared.date.unwrap().as_str(), "2020");
    assert_eq!(
        header
            .answers
            .iter()
            .map(|it| it.source.value.as_str())
            .collect::<Vec<_>>(),
        ["a", "title"]
    );
    assert_eq!(header.silent[0].except[0].locator.paragraph, Some(3));
    assert_eq!(header.silent[1].source.value, "*");
    let allow = &shared.allow[0];
    assert_eq!(
        (allow.words.value.as_str(), allow.reason.as_str()),
        ("the plan", "Because.")
    );
    assert_eq!(&content[allow.words.span.range()], "\"the plan\"");
    let passage = &header.passages[0];
    assert_eq!(
        &content[passage.text.origin(4..8).range()],
        "plan",
        "byte for byte"
    );
    let position = Some(Span::new(3, 11));
    assert_eq!(
        passage.form,
        Form::Table {
            prefix: String::new(),
            suffix: String::new(),
            position
        }
    );
}

#[test]
fn escapes_in_a_passage() {
    let content = "+++\n[[passage]]\nsource = \"a\"\nexact = \"so-called \\\"plan\\\"\"\n+++\n";
    let passage = &annotation(content).0.1.passages[0];
    assert_eq!(passage.text.as_str(), "so-called \"plan\"");
    assert_eq!(&content[passage.span.range()], "so-called \\\"plan\\\"");
}

#[test]
fn no_front_matter() {
    for content in [
        "",
        "Text",
        "---\n\nText: with rules\n\n---\n",
        "---\nSome words: and so on\n---\n",
        "Text\n+++\na\n+++\n",
    ] {
        let (_, found, body) = annotation(content);
        assert_eq!(
            (found, body),
            (vec![], Span::new(0, content.len())),
            "{content}"
        );
    }
}

#[test]
fn pages() {
    let content = "title = \"T\"\nweight = \"2\"\n";
    let found = of_file_as_page(content);
    assert_faults(&found, &[("\"2\"", &["whole number", "weight = 2"])]);
    assert_faults(
        &of_file_as_page("question = \"x\""),
        &[("question", &["nobody knows", "`weight`"])],
    );
}

fn of_file_as_page(toml: &str) -> Vec<String> {
    of_file(toml, |header, found| drop(page_head(header, found)))
}

proptest::proptest! {
    /// Whatever stands in a header: it can be read, and what is underlined can be shown.
    #[test]
    fn no_header_panics(
        parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..24)
    ) {
        let content = parts.concat();
        for content in [format!("+++\n{content}\n+++\nBody"), content] {
            let (_, found, body) = annotation(&content);
            let _ = &content[body.range()];
            for fault in &found {
                shown(fault, &content, Code::FrontMatter);
            }
            of_settings(&content);
            of_sidecar(&content);
            of_file_as_page(&content.replace("+++", ""));
        }
    }
}

const PARTS: &[&str] = &[
    "+++",
    "---",
    "\n",
    "\r\n",
    "\r",
    "\u{feff}",
    "\u{a0}",
    " ",
    "=",
    "[",
    "]",
    "[[passage]]",
    "[silent]",
    "[silent.except]",
    "[answers]",
    "question",
    "tags",
    "exact",
    "source",
    "date",
    "except",
    "*",
    "\"",
    "'",
    "\"\"\"",
    "“",
    "”",
    "‘",
    "\\",
    "\\u00",
    "x",
    "é",
    "伊朗",
    "16 June 2025",
    "2020",
    "-",
    ".",
    ",",
    "{",
    "}",
    "#",
    "true",
    "start",
    "end",
    "4",
    "\"para. 3\"",
    "title",
    "[relations.x]",
    "[lints]",
    "[theme]",
    "name",
    "key",
    "original",
    "type",
    ":",
    "\0",
];
