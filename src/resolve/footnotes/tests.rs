use crate::parse::Options;
use crate::resolve::trial::Trial;

use super::Notes;

fn said(files: &[(&str, &str)]) -> Vec<String> {
    Trial::new(files).said()
}

/// Each note's id with the number of references to it.
fn ids(notes: &Notes) -> Vec<String> {
    notes
        .0
        .iter()
        .map(|note| format!("{} {}", note.id, note.references.len()))
        .collect()
}

#[test]
fn prose_is_numbered_first_then_notes_in_their_order() {
    let trial = Trial::new(&[
        (
            "index.md",
            "One[^b], two[^n], three[^b].\n\n[^n]: Words[^c].\n",
        ),
        (
            "annotations/a.md",
            "+++\ntitle = \"A\"\n+++\nBack[^b], itself[^a].\n",
        ),
        (
            "annotations/b.md",
            "+++\ntitle = \"B\"\n+++\nSee[^a] and its own[^m].\n\n[^m]: Words[^c].\n",
        ),
        ("annotations/c.md", "+++\ntitle = \"C\"\n+++\nNothing.\n"),
    ]);
    assert_eq!(trial.said(), Vec::<String>::new());
    let notes = |path: &str| &trial.resolution.notes[&Trial::writing(path)];
    assert_eq!(
        ids(notes("index.md")),
        ["b 3", "n 1", "a 2", "b.m 1", "c 2"]
    );
    let files: Vec<&str> = notes("index.md").0[0]
        .references
        .iter()
        .map(|reference| reference.writing.file().name())
        .collect();
    assert_eq!(
        files,
        ["index.md", "index.md", "a.md"],
        "in the order of reading"
    );
    assert_eq!(
        ids(notes("annotations/a.md")),
        ["b 1", "b.m 1"],
        "not itself, and not what its notes refer to"
    );
    assert_eq!(ids(notes("annotations/b.md")), ["a 1", "b.m 1", "c 1"]);
    assert_eq!(ids(notes("annotations/c.md")), Vec::<String>::new());
}

#[test]
fn a_misspelt_reference_is_one_fault() {
    let trial = Trial::new(&[
        (
            "index.md",
            "One[^planed-it], two[^Note].\n\n[^note]: Words.\n",
        ),
        (
            "annotations/planned-it.md",
            "+++\ntitle = \"A\"\n+++\nWords.\n",
        ),
    ]);
    assert_eq!(
        trial.said(),
        [
            "undefined-footnote index.md:1 no footnote and no annotation is called `planed-it`",
            "undefined-footnote index.md:1 no footnote and no annotation is called `Note`"
        ]
    );
    let fixes: Vec<_> = trial
        .diagnostics
        .iter()
        .map(|found| found.fix.as_ref().unwrap().replacement.as_str())
        .collect();
    assert_eq!(fixes, ["[^planned-it]", "[^note]"]);
}

#[test]
fn nothing_near_is_proposed_as_a_file_that_can_be_written() {
    let help = Trial::new(&[("index.md", "One[^Wér_war’s].\n")]).diagnostics[0]
        .help
        .clone()
        .unwrap();
    assert!(help.contains("content/annotations/wer-war-s.md"), "{help}");
}

#[test]
fn a_draft_may_wait_and_may_refer_to_drafts() {
    let draft = "+++\ntitle = \"D\"\ndraft = true\n+++\nWords.\n";
    let quiet = [
        ("index.md", "Words.\n"),
        ("later.md", "+++\ndraft = true\n+++\nSee[^d].\n"),
        ("annotations/d.md", draft),
    ];
    assert_eq!(said(&quiet), Vec::<String>::new());
    let note = "+++\ntitle = \"N\"\n+++\nSee[^d].\n";
    let files = [
        ("index.md", "See[^n].\n"),
        ("annotations/n.md", note),
        ("annotations/d.md", draft),
    ];
    assert_eq!(
        said(&files),
        ["draft-referenced n.md:4 this refers to the annotation `d`, which is a draft"]
    );
    let options = Options {
        drafts: true,
        ..Options::default()
    };
    assert_eq!(Trial::with(&files, options).said(), Vec::<String>::new());
}

#[test]
fn thousands_of_faults_are_told_in_time() {
    let references: Vec<String> = (0..3000)
        .map(|number| format!("[^unknown-{number}]"))
        .collect();
    let definitions: Vec<String> = (0..3000)
        .map(|number| format!("[^note-{number}]: Words.\n"))
        .collect();
    let trial = Trial::new(&[(
        "index.md",
        &format!("{}\n\n{}", references.join(" "), definitions.join("\n")),
    )]);
    let undefined = trial
        .diagnostics
        .iter()
        .filter(|found| found.code.name() == "undefined-footnote");
    assert_eq!(undefined.count(), 3000);
}

/// How many proposals are made for so many misspelt names of a hundred letters.
fn proposals(count: usize) -> usize {
    let letters = "misspelt-".repeat(11);
    let references: Vec<String> = (0..count)
        .map(|number| format!("[^{letters}{number}]"))
        .collect();
    let trial = Trial::new(&[(
        "index.md",
        &format!("{}\n\n[^{letters}note]: Words.\n", references.join(" ")),
    )]);
    assert_eq!(
        trial
            .diagnostics
            .iter()
            .filter(|found| found.code.name() == "undefined-footnote")
            .count(),
        count
    );
    trial
        .diagnostics
        .iter()
        .filter(|found| found.fix.is_some())
        .count()
}

#[test]
fn long_names_are_compared_only_so_often() {
    // Each comparison costs the product of both lengths: what it may cost in all is the same for
    // any number of faults.
    let [few, most, as_many] = [500, 3000, 6000].map(proposals);
    assert_eq!(few, 500);
    assert!(
        few < most && most < 3000 && most == as_many,
        "{most} of 3,000, {as_many} of 6,000"
    );
}
