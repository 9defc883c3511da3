//! Settings and sidecars.

use super::*;

#[test]
fn whole_settings() {
    let toml = concat!(
        "title = \"T\"\nbase_url = \"https://example.org/x\"\noutput = \"./site/\"\n",
        "language = \"pt-BR\"\nauthors = [\"A\"]\n",
        "[theme]\nname = \"newsprint\"\nfooter = \"f\"\n",
        "[relations.echo]\nlabel = \"echoes\"\nlike = \"agree\"\n",
        "[sources]\ntext = \"excerpts\"\n[lints]\nmeaning = \"warn\"\n",
        "[extra]\nx = 1979-05-27\n",
    );
    assert_eq!(of_settings(toml), [""; 0]);
    let (file, text) = (FileId::new("variorum.toml"), Text::from(toml));
    let header = Header {
        file: &file,
        text: &text,
        span: Span::new(0, toml.len()),
        code: Code::Settings,
    };
    let config = read_settings(
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
    for (toml, underlined, near) in [
        ("[theme.colours]\nlink = \"#fff\"", "colours", "`colors`"),
        ("[theme]\ncolor = \"#fff\"", "color", "`colors`"),
        ("[theme]\nmesure = 60", "mesure", "`measure`"),
        ("[theme]\nlink = \"#fff\"", "link", "[theme.colors]"),
        ("[publish]\nhost = \"h\"", "publish", "known keys are"),
        ("[sources]\ntexts = \"full\"", "texts", "`text`"),
    ] {
        assert_settings(&format!("title = \"T\"\n{toml}"), underlined, &[near]);
    }
    assert_eq!(
        of_settings("title = \"T\"\n[theme]\naccent = \"blue\"\nlogo_dark = \"x\""),
        [""; 0]
    );
    assert_settings(
        "title = \"T\"\n[theme]\nname = \"newsprnt\"",
        "\"newsprnt\"",
        &["no theme", "did you mean `newsprint`?"],
    );
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
fn faults_of_a_look() {
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
}
