//! Keys and tables of an annotation.

use super::*;

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
        "title = \"T\"\n[sources]\ntext = \"full\"\nlanguage = \"en\"",
        "language",
        &["[sources]"],
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
