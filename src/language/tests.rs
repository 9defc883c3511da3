//! The files of every language are as they should be, and forms of words are told.

use std::collections::BTreeSet;

use super::read::{Files, ListSection, ending, read, sections};
use super::{ALL, FILES, Language};

/// What no language can do without.
const NEEDED: [&str; 19] = [
    "negations",
    "reversals",
    "limits",
    "conditions",
    "qualifiers",
    "hedges",
    "attributions",
    "quantifiers",
    "weightless",
    "calendar",
    "articles",
    "pronouns",
    "pointers",
    "relatives",
    "particles",
    "infinitive",
    "conjunctions",
    "endings",
    "small words",
];

/// What is wrong with the files of a language.
fn faults(files: &Files) -> Vec<String> {
    let (_, left) = read(files);
    let mut faults: Vec<String> = left
        .iter()
        .map(|section| format!("[{}]: there is no such list, or another", section.heading))
        .collect();
    let sections: Vec<ListSection> = [files.words, files.grammar, files.small_words]
        .into_iter()
        .flat_map(sections)
        .collect();
    for needed in NEEDED {
        if !sections.iter().any(|section| section.heading == needed) {
            faults.push(format!("[{needed}]: is missing"));
        }
    }
    faults.extend(sections.iter().flat_map(faults_of_section));
    faults
}

fn faults_of_section(section: &ListSection) -> Vec<String> {
    let heading = section.heading;
    let mut faults = Vec::new();
    if section.entries.is_empty() {
        faults.push(format!("[{heading}]: nothing stands below"));
    }
    let mut seen = BTreeSet::new();
    for entry in &section.entries {
        let is_well_written = match heading {
            "endings" | "noun endings" => ending(entry).is_some(),
            _ => is_phrase(entry),
        };
        if !is_well_written {
            faults.push(format!("[{heading}] {entry}: is never found so"));
        }
        if !seen.insert(entry) {
            faults.push(format!("[{heading}] {entry}: stands twice"));
        }
    }
    faults
}

/// Whether a word or phrase is written as it is looked up.
fn is_phrase(entry: &str) -> bool {
    let is_small = entry.to_lowercase() == entry && !entry.contains(['’', '-', '_']);
    let mut words = entry.split([' ', '/']);
    is_small && words.all(|word| !word.is_empty())
}

#[test]
fn every_file_is_well_written() {
    for (files, language) in FILES.iter().zip(&ALL) {
        assert_eq!(files.tag, language.tag);
        assert_eq!(faults(files), Vec::<String>::new(), "{}", files.tag);
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told() {
    let words: Vec<String> = NEEDED
        .iter()
        .filter(|heading| !["hedges", "endings"].contains(heading))
        .map(|heading| format!("[{heading}]\nword\n"))
        .collect();
    let grammar = "lost\n[endings]\n-s of -, ies\n[hegdes]\nmaybe\n[past]\n# None.\n[limits]\n\
         if\n[prefixes]\nun, un, Über, far off/, co-\n";
    let found = faults(&Files {
        tag: "xx",
        words: words.concat().leak(),
        grammar,
        irregular: "",
        small_words: "",
    });
    let told = [
        "[]: there is no such list, or another",
        "[hegdes]: there is no such list, or another",
        "[limits]: there is no such list, or another",
        "[hedges]: is missing",
        "[endings] ies: is never found so",
        "[past]: nothing stands below",
        "[prefixes] un: stands twice",
        "[prefixes] Über: is never found so",
        "[prefixes] far off/: is never found so",
        "[prefixes] co-: is never found so",
    ];
    assert_eq!(found, told);
}

#[test]
fn forms_of_one_word() {
    let same = |tag: &str, one: &str, other: &str| Language::of(tag).unwrap().same_word(one, other);
    for (tag, words) in [
        (
            "en",
            "takes took|vetoed vetoes|tried try|children child|stopped stop|organise \
            organize|overthrew overthrow",
        ),
        (
            "de",
            "geht ging|nahm nimmt|übernahm übernimmt|gesagt sagen|Männer Mann|muß muss|spricht \
            gesprochen",
        ),
        (
            "fr",
            "prend prit|accusé accuser|beaux beau|finit finissent|national nationaux",
        ),
        ("es", "tiene tuvo|acusó acusar|ciudades ciudad"),
    ] {
        for (one, other) in words.split('|').filter_map(|pair| pair.split_once(' ')) {
            assert!(same(tag, one, other), "{tag}: {one}, {other}");
        }
    }
    for (tag, words) in [
        (
            "en",
            "accused accuser|important import|late lately|found founded|fell felled|public \
            publication|office officer",
        ),
        (
            "de",
            "Angreifer angreifen|Ankläger angeklagt|Minister ministerial",
        ),
        ("fr", "accusé accusateur|important importe"),
        ("es", "acusado acusador|asesino asesinado"),
    ] {
        for (one, other) in words.split('|').filter_map(|pair| pair.split_once(' ')) {
            assert!(!same(tag, one, other), "{tag}: {one}, {other}");
        }
    }
}

#[test]
fn what_decides_is_no_small_word() {
    let mut found = Vec::<&str>::new();
    for language in &ALL {
        let numbers = language.numbers().unwrap().counting();
        let deciding = language.negations.iter().chain(language.hedges);
        let deciding = deciding.chain(&numbers);
        found.extend(deciding.filter(|word| language.is_small_word(word)));
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_is_joined_to_a_word_is_known() {
    let french = Language::of("fr-CA").unwrap();
    assert_eq!(french.joined("l'homme"), 2);
    assert_eq!(french.joined("presqu'île"), 7);
    assert_eq!(french.joined("aujourd'hui"), 0);
    assert!(french.is_small_word("après") && !french.is_small_word("homme"));
}
