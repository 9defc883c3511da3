//! Each message with its code, the words it underlines and its key words.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parse::{AnnotationHead, Form, SourceText, WritingHead};
use crate::text::{FileId, Span, Text};

use super::{Header, annotation_head, front_matter, page_head, settings, sidecar};

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
        drop(settings(header, &BTreeSet::from(["newsprint"]), found));
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
    let content = "\u{feff}+++ \r\nquestion = \"Whose plan was it?\"\r\nrelation = \"only\"\r\ntags = [\"plan\"]\r\ndate = 2020\r\n\
        [answers]\r\na = \"Israel's\"\r\ntitle = \"Nobody's\"\r\n[silent]\r\nb = [\"Israel*\"]\r\n\"*\" = [\"plan\"]\r\n\
        [silent.except]\r\nb = [\"para. 3\"]\r\n[allow.meaning]\r\n\"the plan\" = \"Because.\"\r\n[[passage]]\r\nsource = \"a\"\r\n\
        exact = \"the plan\"\r\nstart = 3\r\nend = 11\r\n+++\r\nBody";
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
fn front_matter_that_cannot_be_used() {
    let fault = |content: &str, underlined: &str, words: &[&str], rest: &str| {
        let (_, found, body) = annotation(content);
        let shown: Vec<_> = found
            .iter()
            .map(|fault| shown(fault, content, Code::FrontMatter))
            .collect();
        assert_faults(&shown, &[(underlined, words)]);
        assert_eq!(&content[body.range()], rest);
    };
    fault(
        "+++\ntags = [\"x\"]\n\nThe body.\n",
        "+++",
        &["not closed", "a line +++"],
        "The body.\n",
    );
    fault("+++\n", "+++", &["not closed"], "");
    fault("---\ntitle: x\n---\nBody", "---", &["YAML", "+++"], "Body");
    fault(
        "\n\n+++\ntitle = \"x\"\n+++\nBody",
        "+++",
        &["first line", "blank lines"],
        "Body",
    );
}

#[test]
fn curly_quotation_marks() {
    assert_annotation(
        "question = “Whose plan?”",
        "“Whose plan?”",
        &["curly", "straight"],
    );
    assert_annotation("tags = [“plan”, “who”]", "[“plan”, “who”]", &["curly"]);
    assert_annotation("question = \"Whose plan?”", "\"Whose plan?”", &["curly"]);
    assert_annotation(
        "question = “Whose, then?” # now",
        "“Whose, then?” # now",
        &["curly"],
    );
    assert_annotation("question = ‘Whose plan?’", "‘Whose plan?’", &["curly"]);
    assert_annotation("[answers]\na = “Israel’s”", "“Israel’s”", &["curly"]);
    assert_eq!(
        of_annotation("question = \"“Whose” plan is Israel’s?\""),
        [""; 0],
        "inside a text they are welcome"
    );
}

#[test]
fn faults_of_syntax() {
    assert_annotation(
        "date = 16 June 2025",
        "16 June 2025",
        &["date", "write date = 2025-06-16"],
    );
    assert_annotation("date = 2020-06", "2020-06", &["write date = \"2020-06\""]);
    assert_annotation("date = 2020-13-01", "2020-13-01", &["date `2020-13-01`"]);
    assert_annotation(
        "date = \"June 16, 2025\"",
        "\"June 16, 2025\"",
        &["not a date", "write date = 2025-06-16"],
    );
    assert_annotation(
        "question = Whose plan?",
        "Whose plan?",
        &["no quotation marks", "\"Whose plan?\""],
    );
    assert_annotation("draft = True", "True", &["small letters", "draft = true"]);
    assert_annotation(
        "question: Whose?",
        "question: Whose?",
        &["key = value", "YAML"],
    );
    assert_annotation("question = \"Whose?", "\"Whose?", &["not closed"]);
    assert_annotation(
        "question = 'Whose? Israel's'",
        "s'",
        &["after the end of this value"],
    );
    assert_annotation(
        "tags = [\"a\", \"b\"\ndraft = true\n[answers]\na = \"x\"",
        "tags = [\"a\", \"b\"",
        &["list is not closed"],
    );
    assert_annotation("tags = []\ntags = []", "tags", &["twice"]);
    assert_annotation(
        "[answers\na = \"x\"",
        "[answers",
        &["not closed", "[answers]"],
    );
    assert_annotation("title = \"C:\\data\"", "\"C:\\data\"", &["backslash"]);
}

#[test]
fn all_faults_of_a_file_are_reported_together() {
    let found = of_annotation(
        "qestion = \"x\"\ntags = \"plan\"\ndate = 16 June 2025\ndraft = 1\n[allow]\ncase = \"y\"",
    );
    let expected: &[(&str, &[&str])] = &[
        ("qestion", &["did you mean `question`?", "`tags`"]),
        ("\"plan\"", &["`tags` must be a list of texts, not a text"]),
        ("16 June 2025", &["2025-06-16"]),
        (
            "1",
            &[
                "`draft` must be `true` or `false`",
                "without quotation marks",
            ],
        ),
        (
            "case",
            &[
                "nobody knows the key `case` in [allow]",
                "`meaning`, `cut-short`, `unchecked-quotation` and `unattributed-quotation`",
            ],
        ),
    ];
    assert_faults(&found, expected);
}

#[test]
fn keys_in_the_wrong_table() {
    assert_annotation(
        "[answers]\na = \"x\"\ntags = [\"y\"]",
        "tags",
        &["[answers] in line 2", "move it above [answers]"],
    );
    assert_annotation(
        "[silent]\nb = [\"x\"]\ndraft = true",
        "draft",
        &["[silent] in line 2"],
    );
    assert_annotation(
        "[silent]\nb = [\"x\"]\n[silent.except]\nquestion = \"q\"",
        "question",
        &["[silent.except] in line 4"],
    );
    assert_annotation(
        "[answers]\na = \"x\"\n[silent]\nb = [\"x\"]\ndate = 2020",
        "date",
        &["[silent] in line 4", "above [answers]"],
    );
    assert_annotation(
        "[allow.meaning]\nrelation = \"only\"",
        "relation",
        &["[allow.meaning] in line 2", "move it above"],
    );
    assert_annotation(
        "[[passage]]\nsource = \"a\"\nexact = \"x\"\ntags = []",
        "tags",
        &["[[passage]] in line 2"],
    );
    assert_annotation(
        "exact = \"x\"",
        "exact",
        &["does not belong here", "[[passage]]"],
    );
    assert_annotation(
        "meaning = \"x\"",
        "meaning = \"x\"",
        &["[allow.meaning]\n\"the first words\" = \"x\""],
    );
    assert_settings(
        "title = \"T\"\n[preview]\neditor = \"e\"\noutput = \"o\"",
        "output",
        &["[preview] in line 2"],
    );
    assert_settings(
        "title = \"T\"\n[compare]\nanything = 1\nlanguage = \"en\"",
        "language",
        &["[compare]"],
    );
    assert_settings("title = \"T\"\neditor = \"x\"", "editor", &["[preview]"]);
}

#[test]
fn answers_and_silences() {
    assert_annotation("[answers]\na = \" \"", "\" \"", &["answer of `a` is empty"]);
    assert_annotation("[answers]\na = 3", "3", &["`a` must be a text"]);
    assert_annotation(
        "answers = \"x\"",
        "\"x\"",
        &["`answers` must be a table", "[answers]"],
    );
    assert_annotation("[silent]\nb = []", "[]", &["nothing was looked for in `b`"]);
    assert_annotation("[silent]\nb = \"Israel\"", "\"Israel\"", &["list of texts"]);
    assert_annotation("[silent]\nb = [\"*\"]", "\"*\"", &["no word"]);
    assert_annotation("[silent]\nb = [\" \"]", "\" \"", &["empty"]);
    assert_annotation(
        "[silent]\nb = [\"Is*el\"]",
        "\"Is*el\"",
        &["end of a beginning"],
    );
    assert_annotation(
        "[silent]\nb = [\"x\"]\n[silent.except]\nb = [\"p. 3\"]",
        "\"p. 3\"",
        &["does not name a place", "para. 3"],
    );
}

#[test]
fn what_a_newcomer_types() {
    assert_annotation(
        "[answers]\nThe Gazette = \"x\"",
        "The Gazette ",
        &["key `The Gazette` holds a blank", "[@key]"],
    );
    assert_annotation(
        "[answers]\na.txt = \"x\"",
        "a",
        &["the dot parts the key `a.txt`", "write a;"],
    );
    assert_annotation(
        "relation = \"differ\",",
        ",",
        &["a comma stands", "delete it"],
    );
    assert_annotation(
        "relation: differ",
        "relation: differ",
        &["write relation = \"differ\"; a colon"],
    );
    assert_annotation(
        "draft = yes",
        "yes",
        &["not understood", "write draft = true"],
    );
    assert_annotation("tags = \"a, b\"", "\"a, b\"", &["list of texts"]);
    assert_sidecar(
        "+++\ntitle = \"x\"\n+++",
        "+++",
        &["a .toml file has no line +++", "delete it"],
    );
    assert_sidecar(
        "label — \"x\"",
        "label — \"x\"",
        &["write key = \"…\", or delete"],
    );
    assert_sidecar(
        "original = \"C:\\Users\\me.html\"",
        "\"C:\\Users\\me.html\"",
        &["a backslash", "write /"],
    );
    assert_sidecar(
        "type = \"newspaper\"",
        "\"newspaper\"",
        &["did you mean `article-newspaper`?"],
    );
}

#[test]
fn reasons() {
    for reason in ["\"\"", "\"…\"", "\"...\"", "\" \""] {
        let written = format!("[allow.meaning]\n\"x\" = {reason}");
        assert_annotation(&written, reason, &["`meaning` is allowed without a reason"]);
    }
    assert_annotation(
        "[allow.meaning]\n\"x y\" = true",
        "true",
        &["must be a text", "\"x y\" = \"…\""],
    );
    assert_annotation(
        "[allow]\ncut-short = true",
        "cut-short = true",
        &["[allow.cut-short]\n\"the first words\" = \"…\""],
    );
    assert_annotation(
        "[allow.quotation-case]\n\"x\" = \"y\"",
        "quotation-case",
        &["cannot be allowed", "`cut-short`"],
    );
    assert_annotation(
        "[allow]\nmeening = \"x\"",
        "meening",
        &["did you mean `meaning`?"],
    );
}

#[test]
fn passages() {
    assert_annotation(
        "[[passage]]\nexact = \"x\"",
        "[[passage]]",
        &["no `source`"],
    );
    assert_annotation(
        "[[passage]]\nsource = \"a\"\nexact = \"\"",
        "[[passage]]",
        &["no `exact`"],
    );
    assert_annotation(
        "[[passage]]\nsorce = \"a\"\nexact = \"x\"",
        "sorce",
        &["did you mean `source`?"],
    );
    assert_annotation(
        "[passage]\nsource = \"a\"",
        "[passage]",
        &["list of tables", "[[passage]]"],
    );
    assert_annotation(
        "[[passage]]\nsource = \"a\"\nexact = \"x\"\nstart = 4",
        "start",
        &["nothing without `end`"],
    );
    assert_annotation(
        "[[passage]]\nsource = \"a\"\nexact = \"x\"\nstart = 4\nend = 4",
        "4",
        &["smaller than `end`"],
    );
    assert_annotation(
        "[[passage]]\nsource = \"a\"\nexact = \"x\"\nstart = -4\nend = 4",
        "-4",
        &["below zero"],
    );
}

#[test]
fn pages() {
    let content = "title = \"T\"\nweight = \"2\"\n";
    let found = of_file_as_page(content);
    assert_faults(&found, &[("\"2\"", &["whole number", "weight = 1"])]);
    assert_faults(
        &of_file_as_page("question = \"x\""),
        &[("question", &["nobody knows", "`weight`"])],
    );
}

fn of_file_as_page(toml: &str) -> Vec<String> {
    of_file(toml, |header, found| drop(page_head(header, found)))
}

#[test]
fn whole_settings() {
    let toml = "title = \"T\"\nbase_url = \"https://example.org/x\"\noutput = \"./site/\"\nlanguage = \"pt-BR\"\nauthors = [\"A\"]\n\
        [theme]\nname = \"newsprint\"\nfooter = \"f\"\n[relations.echo]\nlabel = \"echoes\"\nlike = \"agree\"\n\
        [sources]\ntext = \"excerpts\"\n[lints]\nmeaning = \"warn\"\n[publish.web]\nhost = \"h\"\n[compare]\nwindow = 1\n[extra]\nx = 1979-05-27\n";
    assert_eq!(of_settings(toml), [""; 0]);
    let (file, text) = (FileId::new("variorum.toml"), Text::from(toml));
    let header = Header {
        file: &file,
        text: &text,
        span: Span::new(0, toml.len()),
        code: Code::Settings,
    };
    let config = settings(
        header,
        &BTreeSet::from(["newsprint"]),
        &mut Diagnostics::default(),
    );
    assert_eq!(config.base_url.as_deref(), Some("https://example.org/x/"));
    assert_eq!(
        (config.output.as_str(), config.source_text),
        ("site", SourceText::Excerpts)
    );
    assert_eq!(config.theme.settings.keys().collect::<Vec<_>>(), ["footer"]);
    assert_eq!(config.relations["echo"].label, "echoes");
    assert_eq!(
        config.lints.0,
        BTreeMap::from([(Code::Meaning, crate::diagnostics::Level::Warn)])
    );
}

#[test]
fn faults_of_settings() {
    assert_settings("", "", &["no title", "title = "]);
    assert_settings("title = \"\"", "\"\"", &["no title"]);
    assert_settings("title=", "title=", &["`title` has no value"]);
    assert_settings(
        "titel = \"T\"",
        "titel",
        &["did you mean `title`?", "known keys are `title`,"],
    );
    assert_settings("title = 3", "3", &["`title` must be a text"]);
    assert_settings(
        "title = \"T\"\nlanguage = \"English\"",
        "\"English\"",
        &["tag of a language"],
    );
    assert_settings(
        "title = \"T\"\nbase_url = \"example.org\"",
        "\"example.org\"",
        &["https://"],
    );
    assert_settings(
        "title = \"T\"\nbase_url = \"javascript://x y\"",
        "\"javascript://x y\"",
        &["https://"],
    );
    for output in ["/srv", "../x", "a/../b", "c:/x", ".", "a\\\\b"] {
        let line = format!("title = \"T\"\noutput = \"{output}\"");
        assert_settings(&line, &format!("\"{output}\""), &["folder below this one"]);
    }
    assert_settings(
        "title = \"T\"\noutput = \"content/x\"",
        "\"content/x\"",
        &["among the files"],
    );
    assert_settings(
        "title = \"T\"\n[theme]\nname = \"newsprnt\"",
        "\"newsprnt\"",
        &["no theme", "did you mean `newsprint`?"],
    );
    let look = |line: &str, underlined: &str, words: &[&str]| {
        assert_settings(
            &format!("title = \"T\"\n[theme]\n{line}"),
            underlined,
            words,
        );
    };
    look(
        "colors = { link = \"blue\" }",
        "\"blue\"",
        &["not a colour", "link = \"#174ea6\""],
    );
    look(
        "[theme.dark]\nlinks = \"#fff\"",
        "links",
        &["did you mean `link`?"],
    );
    look(
        "font = \"x; } body { display: none\"",
        "\"x; } body { display: none\"",
        &["not a list of fonts"],
    );
    look("measure = 300", "300", &["between 40 and 100"]);
    assert_settings(
        "title = \"T\"\n[sources]\ntext = \"excerpt\"",
        "\"excerpt\"",
        &["did you mean `excerpts`?"],
    );
}

#[test]
fn relations() {
    let fault = |toml: &str, underlined: &str, words: &[&str]| {
        assert_settings(&format!("title = \"T\"\n{toml}"), underlined, words);
    };
    fault(
        "[relations.agree]\nlabel = \"x\"\nlike = \"agree\"",
        "agree",
        &["built in"],
    );
    fault(
        "[relations.Echo]\nlabel = \"x\"\nlike = \"agree\"",
        "Echo",
        &["a-z", "[relations.echo]"],
    );
    fault("[relations.echo]\nlike = \"agree\"", "echo", &["no label"]);
    fault(
        "[relations.echo]\nlabel = \"x\"",
        "echo",
        &["which it is like", "`agree`"],
    );
}

#[test]
fn sidecars() {
    assert_sidecar(
        "key = \"Not A Key\"",
        "\"Not A Key\"",
        &["cannot be a key", "key = \"not-a-key\""],
    );
    assert_sidecar(
        "type = \"article-newspapr\"",
        "\"article-newspapr\"",
        &["did you mean `article-newspaper`?"],
    );
    assert_sidecar(
        "paragraphs = \"line\"",
        "\"line\"",
        &["did you mean `lines`?"],
    );
    assert_sidecar("machine = \"true\"", "\"true\"", &["`true` or `false`"]);
    assert_sidecar("original = \"../x\"", "\"../x\"", &["content/sources/"]);
    assert_sidecar("autor = \"x\"", "autor", &["did you mean `authors`?"]);
    assert_sidecar("authors = \"x\"", "\"x\"", &["authors = [\"…\", \"…\"]"]);
}

#[test]
fn more_faults_of_syntax() {
    assert_annotation(
        "date = 16.06.2025",
        "16.06.2025",
        &["write date = 2025-06-16"],
    );
    assert_annotation(
        "date = 2025-6-16",
        "2025-6-16",
        &["write date = 2025-06-16"],
    );
    assert_annotation(
        "date = 06/16/2025",
        "06/16/2025",
        &["write date = 2025-06-16, or"],
    );
    assert_annotation(
        "“question” = \"x\"",
        "“question”",
        &["round this key are curly"],
    );
    assert_annotation("question =\u{a0}\"x\"", "\u{a0}", &["invisible", "U+00A0"]);
    assert_annotation(
        "[answers]\na = \"x\"\n[answers]\nb = \"y\"",
        "answers",
        &["table `answers` is written twice"],
    );
    assert_annotation("tags =", "tags =", &["no value"]);
    assert_annotation(
        "title = \"\"\"x\n[answers]\na = \"x\"",
        "title = \"\"\"x",
        &["several lines is not closed"],
    );
    assert_annotation(
        "[silent.excpt]\nb = [\"x\"]",
        "excpt",
        &["did you mean [silent.except]?"],
    );
    assert_annotation(
        "silent = { b = [\"x\"], tags = [] }",
        "tags",
        &["below [silent] in line 2"],
    );
}

proptest::proptest! {
    /// Whatever stands in a header: it can be read, and what is underlined can be shown.
    #[test]
    fn no_header_panics(parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..24)) {
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
