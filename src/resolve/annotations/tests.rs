use crate::parse::SourceId;
use crate::resolve::trial::Trial;

const A: &str = "The mayor of the city resigned on Monday.\n\
    Israel’s envoy left; the Israeli plan failed. Israel was calm.\n";
const B: &str = "A clerk stayed.\nThe city was quiet.\n";
const C: &str = "Nobody spoke of the plan.\n";

/// An annotation of the sources `a`, `b` and `c`, with a page that refers to it.
fn annotation(content: &str) -> Trial {
    Trial::new(&[
        ("sources/a.txt", A),
        ("sources/b.txt", B),
        ("sources/c.txt", C),
        ("index.md", "Words[^x].\n"),
        ("annotations/x.md", content),
    ])
}

fn said(header: &str, body: &str) -> Vec<String> {
    annotation(&format!("+++\n{header}\n+++\n{body}\n")).said()
}

#[test]
fn one_fault_gives_one_error() {
    let quoted = "“The mayor of the city” [@a]";
    for (header, body, expected) in [
        // A key is misspelt, and might be the one that is missing.
        (
            "question = \"q\"\nrelation = \"only\"\n[silent]\nb = [\"mayor\"]\ncc = [\"mayor\"]",
            quoted,
            "unknown-source x.md:6",
        ),
        (
            "question = \"q\"\nrelation = \"agree\"",
            "“The mayor” [@a] “A clerk” [@bb]",
            "unknown-source x.md:5",
        ),
        // `*` cannot know which source was meant.
        (
            "title = \"t\"\n[silent]\n\"*\" = [\"clerk\"]",
            "“A clerk stayed” [@bb]",
            "unknown-source x.md:6",
        ),
        // Quoted and silent: neither its words nor its answer is a second fault.
        (
            "question = \"q\"\nrelation = \"unclear\"\n[answers]\na = \"x\"\n[silent]\n\
            a = [\"mayor\"]",
            quoted,
            "silence-broken x.md:7",
        ),
        (
            "question = \"q\"\nrelation = \"only\"\n[silent]\na = [\"zzz\"]\n\"*\" = [\"mayor\"]",
            "“The mayor” [@a] “A clerk” [@b]",
            "silence-broken x.md:5",
        ),
        // An answer and a silence.
        (
            "question = \"q\"\nrelation = \"only\"\n[answers]\nb = \"x\"\n\
            [silent]\n\"*\" = [\"mayor\"]",
            quoted,
            "answers x.md:5",
        ),
        (
            "question = \"q\"\nrelation = \"differ\"",
            "“The mayor” [@a] “A clerk” [@b, p. 3]",
            "citation x.md:5",
        ),
    ] {
        let said = said(header, body);
        assert!(
            matches!(&said[..], [one] if one.starts_with(expected)),
            "{header}\n{body}\n{said:#?}"
        );
    }
}

#[test]
fn only_names_every_source_that_is_missing() {
    let said = said(
        "question = \"q\"\nrelation = \"only\"",
        "“The mayor of the city” [@a]",
    );
    let message = "`only` says that no other source answers, but B and C are neither quoted nor \
        under `[silent]`";
    assert_eq!(said, [format!("relation x.md:3 {message}")]);
}

#[test]
fn a_source_is_searched_for_its_own_list_and_that_of_all_others() {
    let trial = annotation(
        "+++\nquestion = \"q\"\nrelation = \"only\"\n[silent]\n\"*\" = [\"mayor\", \"resign*\"]\n\
        c = [\"Monday\", \"mayor\"]\n+++\n“The mayor” [@a]\n",
    );
    assert_eq!(trial.said(), Vec::<String>::new());
    let silent: Vec<_> = trial.resolution.annotations[&Trial::writing("annotations/x.md")]
        .silent
        .iter()
        .map(|silence| (silence.source.as_str(), silence.probes.join(" ")))
        .collect();
    assert_eq!(
        silent,
        [
            ("b", "mayor resign*".to_owned()),
            ("c", "Monday mayor resign*".to_owned())
        ]
    );
}

#[test]
fn exceptions_hold_for_the_list_of_all_others_too() {
    let header = "title = \"t\"\n[silent]\n\"*\" = [\"plan\", \"envoy\"]\n[silent.except]\n\
        c = [\"para. 1\"]";
    let trial = annotation(&format!("+++\n{header}\n+++\n“The mayor” [@a]\n"));
    assert_eq!(trial.said(), Vec::<String>::new());
    let [b, c] = &trial.resolution.annotations[&Trial::writing("annotations/x.md")].silent[..]
    else {
        panic!("two sources are silent")
    };
    assert!(b.exceptions.is_empty());
    assert_eq!(
        c.exceptions
            .iter()
            .map(|place| &C[place.span.range()])
            .collect::<Vec<_>>(),
        ["plan"]
    );
}

#[test]
fn exceptions_count_in_their_paragraph_or_in_the_text() {
    let except = |places: &str| {
        said(
            &format!("title = \"t\"\n[silent]\na = [\"Israel\"]\n[silent.except]\na = [{places}]"),
            "",
        )
    };
    assert_eq!(except("\"para. 2\""), Vec::<String>::new());
    assert_eq!(except("\"para. 2, 1st\", \"2nd\""), Vec::<String>::new());
    assert_eq!(
        except("\"para. 2, 1st\""),
        ["silence-broken x.md:4 source A is not silent: “Israel” occurs in it"]
    );
    assert_eq!(
        except("\"para. 2\", \"para. 1\""),
        ["unused-allow x.md:6 no word that was looked for stands at para. 1"]
    );
}

#[test]
fn a_broken_silence_shows_the_words_and_what_to_write() {
    let trial = annotation("+++\ntitle = \"t\"\n[silent]\na = [\"Israel*\"]\n+++\n");
    let [error] = &trial.diagnostics[..] else {
        panic!("one error: {:#?}", trial.said())
    };
    assert_eq!(
        error.message,
        "source A is not silent: “Israel*” occurs in it 3 times"
    );
    let shown: Vec<&str> = error
        .related
        .iter()
        .map(|place| place.message.as_str())
        .collect();
    assert_eq!(
        shown,
        [
            "para. 2: “Israel”",
            "para. 2: “Israeli”",
            "para. 2: “Israel”"
        ]
    );
    assert!(
        error
            .help
            .as_ref()
            .unwrap()
            .ends_with("`a = [\"para. 2\"]`")
    );
}

#[test]
fn a_translation_breaks_the_silence_of_its_original() {
    let trial = Trial::new(&[
        ("sources/a.txt", A),
        ("sources/de.txt", "Der Bürgermeister ging.\n"),
        ("sources/de-en.txt", "The mayor left.\n"),
        ("sources/de-en.toml", "translation_of = \"de\"\n"),
        ("index.md", "Words[^x][^y].\n"),
        (
            "annotations/x.md",
            "+++\ntitle = \"t\"\n[silent]\nde = [\"mayor\"]\n+++\n",
        ),
        (
            "annotations/y.md",
            "+++\ntitle = \"t\"\n[silent]\nde = [\"mayor\"]\n[silent.except]\nde = [\"para. 1\"]\n\
            +++\n“envoy left” [@a]\n",
        ),
    ]);
    assert_eq!(
        trial.said(),
        ["silence-broken x.md:4 source de-en is not silent: “mayor” occurs in it"]
    );
    let exceptions =
        &trial.resolution.annotations[&Trial::writing("annotations/y.md")].silent[0].exceptions;
    let keys: Vec<&str> = exceptions
        .iter()
        .map(|place| place.source.as_str())
        .collect();
    assert_eq!(keys, ["de-en"]);
    let checked = &trial.resolution.annotations[&Trial::writing("annotations/y.md")];
    let sources = trial.project.sources.keys();
    let examined: Vec<&str> = sources
        .filter(|source| checked.examines(source))
        .map(SourceId::as_str)
        .collect();
    assert_eq!(examined, ["a", "de"]);
}
