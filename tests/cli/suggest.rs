//! What the machine sees and no annotation has taken up.

use crate::site::{files, lines_of_json, printed, site, status, variorum, write};

/// A site whose two sources speak of one thing that no annotation compares.
fn overlooked() -> tempfile::TempDir {
    let site = site();
    write(
        site.path(),
        "content/sources/c.txt",
        "The mayor resigned on Monday.\nShe gave no reason.\nIn 2019 Petra Olsson had promised 40 \
         new buses -- and *bells*.\n“We will keep our word,” she said.\n",
    );
    write(
        site.path(),
        "content/sources/d.txt",
        "On Monday the mayor resigned.\nPetra Olsson had promised 50 new buses in 2019.\n",
    );
    site
}

#[test]
fn pairs_that_no_annotation_compares_are_listed_with_reasons_and_places() {
    let site = overlooked();
    let output = variorum(site.path(), &["suggest"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let printed = printed(&output);
    for words in [
        "content/sources/c.txt:3:1 ~ content/sources/d.txt:2:1 (score 0.",
        "c: In 2019 Petra Olsson had promised 40 new buses -- and *bells*.",
        "d: Petra Olsson had promised 50 new buses in 2019.",
        "shared: 2019 0.",
        "longest run: Petra Olsson had promised",
        "check this: number 40 / 50",
        "content/sources/c.txt:4:1: direct speech that no annotation touches",
        "may be worth comparing all the same",
    ] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    assert!(
        !printed.contains("c.txt:1:1"),
        "the annotation compares it: {printed}"
    );
}

#[test]
fn suggestions_as_json() {
    let site = overlooked();
    let lines = lines_of_json(&variorum(site.path(), &["suggest", "--format", "json"]));
    let pair = &lines[0];
    assert_eq!(
        (&pair["kind"], &pair["mutual"]),
        (&"pair".into(), &true.into())
    );
    assert_eq!(pair["b"]["start"]["offset"], 30);
    assert_eq!(pair["shared"][0]["kind"], "date");
    assert_eq!(pair["check"][0]["a"][0], "40");
    let weights = pair["shared"].as_array().unwrap().iter();
    let sum: f64 = weights.map(|word| word["weight"].as_f64().unwrap()).sum();
    let score = sum + pair["letters"].as_f64().unwrap();
    assert!(
        (score - pair["score"].as_f64().unwrap()).abs() < 1e-4,
        "{pair}"
    );
    let speech = lines
        .iter()
        .find(|line| line["holds"][0] == "direct speech");
    assert_eq!(speech.unwrap()["kind"], "sentence");
    assert_eq!(speech.unwrap()["start"]["line"], 4);
}

#[test]
fn drafts_quote_both_sentences_leave_the_relation_open_and_keep_check_clean() {
    let site = overlooked();
    let before = files(site.path()).len();
    let output = variorum(site.path(), &["suggest", "--write"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let path = "content/annotations/in-2019-petra-olsson-had-promised.md";
    assert!(
        printed(&output).contains(&format!("Made {path}")),
        "{}",
        printed(&output)
    );
    let draft = std::fs::read_to_string(site.path().join(path)).unwrap();
    for words in [
        "# relation = \"\"\ndraft = true\n",
        "> In 2019 Petra Olsson had promised 40 new buses -- and \\*bells\\*.\n>\n> — [@c]\n",
        "> Petra Olsson had promised 50 new buses in 2019.\n>\n> — [@d]\n",
        "<!--\nvariorum suggest sees in both:\nshared: 2019",
        "check this: number 40 / 50",
    ] {
        assert!(draft.contains(words), "{words}: {draft}");
    }
    for command in [["check"].as_slice(), &["check", "--drafts"]] {
        let output = variorum(site.path(), command);
        assert_eq!(status(&output), 0, "{}", printed(&output));
    }
    let clean = variorum(site.path(), &["check", "--format", "json"]);
    assert!(clean.stdout.is_empty(), "{}", printed(&clean));
    let again = variorum(site.path(), &["suggest", "--write"]);
    assert!(printed(&again).contains("0 drafts"), "{}", printed(&again));
    assert_eq!(
        files(site.path()).len(),
        before + 1,
        "a draft covers its pair"
    );
}

#[test]
fn an_empty_list_does_not_say_that_there_is_nothing() {
    let site = site();
    write(site.path(), "content/sources/c.txt", "Monday.\n");
    write(site.path(), "content/sources/d.txt", "Nobody came.\n");
    write(
        site.path(),
        "content/annotations/day.md",
        "+++\ntitle = \"D\"\n+++\n\nA note.\n",
    );
    let output = variorum(site.path(), &["suggest"]);
    assert!(
        printed(&output).contains("No further pair of sentences shares enough words to be listed"),
        "{}",
        printed(&output)
    );
}

#[test]
fn words_that_were_taken_over_are_counted() {
    let site = overlooked();
    write(
        site.path(),
        "content/sources/d.txt",
        "She gave no reason. In 2019, nobody knew it.\nThe mayor resigned on Monday.\n",
    );
    write(
        site.path(),
        "content/annotations/day.md",
        "+++\ntitle = \"D\"\n+++\n\nA note.\n",
    );
    let output = variorum(site.path(), &["suggest"]);
    let said = "c and d: 41 % of the first and 79 % of the second stand word for word in the \
                other, in 2 runs of five words or more";
    assert!(printed(&output).contains(said), "{}", printed(&output));
}
