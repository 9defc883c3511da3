//! The door for words that stand in no writing says what a writing would be told.

use crate::corpus::corpus;
use crate::resolve::look_up;
use crate::resolve::trial::Trial;

#[test]
fn the_same_words_have_the_same_outcome_in_a_writing_and_in_none() {
    let body = "> The *mayor* resigned … on Monday.\n>\n> — [@a]\n\n“the Mayor resigned” [@a] \
                “mayor” [@a] “mayor” [@a, para. 2] “the major resigned on” [@a] \
                “a council officer said” [@a] “resig” [@a] “…” [@a] “on [the] Monday” [@a]\n";
    let trial = Trial::new(&[
        (
            "sources/a.txt",
            "The mayor resigned late on Monday.\n\nThe mayor did not say why.",
        ),
        (
            "sources/b.txt",
            "He resigned, a council officer said on Friday.",
        ),
        ("index.md", body),
    ]);
    let corpus = corpus(&trial.project);
    let all: Vec<_> = trial.resolution.quotations.values().flatten().collect();
    assert_eq!(all.len(), 9);
    for resolved in all {
        let (found, said) = look_up(&resolved.quotation, &resolved.cited, &corpus);
        assert_eq!(found.outcome, resolved.outcome);
        assert_eq!(found.elsewhere, resolved.elsewhere);
        let reported = |said: &crate::diagnostics::Diagnostic| {
            let place = (&said.place, &said.message, &said.related);
            let mut all = trial.diagnostics.iter();
            all.any(|found| (&found.place, &found.message, &found.related) == place)
        };
        assert!(said.iter().all(reported), "{said:?}");
    }
}
