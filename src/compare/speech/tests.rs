//! How often who is named as a speaker is the one, on a hundred sentences in two languages.

use std::sync::Arc;

use crate::corpus::corpus;
use crate::parse::{self, Inputs};
use crate::text::FileId;

use super::direct_speech;

/// Each line a paragraph, behind its speaker and a stroke; `-` where nobody is named as one.
const SENTENCES: [(&str, &str); 2] = [
    ("en", include_str!("../../../tests/speech/en.txt")),
    ("de", include_str!("../../../tests/speech/de.txt")),
];

/// The speaker of the last direct speech of each paragraph.
fn speakers(language: &str, text: &str) -> Vec<Option<String>> {
    let settings = format!("title = \"T\"\nlanguage = \"{language}\"\n");
    let files = [
        ("variorum.toml", settings.as_str()),
        ("content/sources/a.txt", text),
    ];
    let files = files.map(|(path, text)| (FileId::new(path), Arc::from(text.as_bytes())));
    let inputs = Inputs {
        files: files.into(),
        ..Inputs::default()
    };
    let corpus = corpus(&parse::parse(&inputs).0);
    let index = &corpus["a"];
    let mut speakers = vec![None; index.paragraph_count()];
    for speech in direct_speech(index) {
        speakers[speech.paragraph - 1] = speech.speaker.map(|span| text[span.range()].to_owned());
    }
    speakers
}

#[test]
fn who_is_named_is_the_speaker_and_where_it_is_not_plain_nobody_is() {
    let (mut named, mut right, mut wrong) = (0, 0, Vec::new());
    for (language, lines) in SENTENCES {
        let cases: Vec<(&str, &str)> = lines
            .lines()
            .map(|line| line.split_once(" | ").unwrap())
            .collect();
        let text: Vec<&str> = cases.iter().map(|(_, sentence)| *sentence).collect();
        let found = speakers(language, &text.join("\n"));
        for ((expected, sentence), found) in cases.iter().zip(found) {
            let Some(found) = found else { continue };
            named += 1;
            if found == *expected {
                right += 1;
            } else {
                wrong.push(format!("{found}: {sentence}"));
            }
        }
    }
    println!("{right} of {named} named are right: {wrong:#?}");
    assert!(right * 100 >= named * 95, "{right} of {named}: {wrong:#?}");
    assert!(named >= 50, "{named}");
}

#[test]
fn a_mark_that_is_not_closed_holds_to_the_end_of_its_paragraph() {
    let text = "She said: “We will go now.\n“And we will not return.” He left “the house”.\n";
    assert_eq!(speakers("en", text).len(), 2);
}
