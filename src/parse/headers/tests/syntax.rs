//! What cannot be read as TOML.

use super::*;

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
