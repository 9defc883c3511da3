//! How well corresponding sentences are found, by reports that were rewritten in other words and
//! whose sentences a person aligned.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::corpus::{Corpus, corpus};
use crate::memo::Shared;
use crate::parse::{self, Inputs, SourceId};
use crate::text::{FileId, Span};

use super::{AlignmentMemory, Explainer, SentencePair, TextPair, alignment, alignment_of};

/// Reports, each twice: below `= A` its numbered sentences, below `= B` those of the other text,
/// each behind the numbers of those that it corresponds to.
const REPORTS: [&str; 8] = [
    include_str!("../../../tests/aligned/bridge.txt"),
    include_str!("../../../tests/aligned/council.txt"),
    include_str!("../../../tests/aligned/court.txt"),
    include_str!("../../../tests/aligned/flood.txt"),
    include_str!("../../../tests/aligned/launch.txt"),
    include_str!("../../../tests/aligned/merger.txt"),
    include_str!("../../../tests/aligned/quake.txt"),
    include_str!("../../../tests/aligned/strike.txt"),
];

/// A report in both wordings, and which sentences correspond, numbered from 0.
struct Report {
    texts: [String; 2],
    same: BTreeSet<(usize, usize)>,
}

fn report(written: &str) -> Report {
    let (first, second) = written.split_once("= B\n").unwrap();
    let mut texts = [String::new(), String::new()];
    for line in first.lines().skip(1) {
        texts[0].push_str(line.split_once(' ').unwrap().1);
        texts[0].push('\n');
    }
    let mut same = BTreeSet::new();
    for (number, line) in second.lines().enumerate() {
        let (others, text) = line.split_once(" | ").unwrap();
        texts[1].push_str(text);
        texts[1].push('\n');
        let others = others.split(',').filter_map(|other| other.parse().ok());
        same.extend(others.map(|other: usize| (other - 1, number)));
    }
    Report { texts, same }
}

/// Sources of a site in English, by their keys.
fn sources(texts: &[(&str, &str)]) -> Shared<Corpus> {
    let files = texts
        .iter()
        .map(|(key, text)| (format!("{key}.txt"), *text));
    site("en", files.collect())
}

/// A site in a language with these files beside its sources.
fn site(language: &str, texts: Vec<(String, &str)>) -> Shared<Corpus> {
    let settings = format!("title = \"T\"\nlanguage = \"{language}\"\n");
    let mut files = vec![(FileId::new("variorum.toml"), Arc::from(settings.as_bytes()))];
    for (name, text) in texts {
        let file = FileId::new(format!("content/sources/{name}"));
        files.push((file, Arc::from(text.as_bytes())));
    }
    let inputs = Inputs {
        files: files.into_iter().collect(),
        ..Inputs::default()
    };
    corpus(&parse::parse(&inputs).0)
}

fn aligned(a: &str, b: &str) -> Vec<SentencePair> {
    alignment(&sources(&[("a", a), ("b", b)])).texts[0]
        .pairs
        .clone()
}

/// The mean of the precision at each pair that corresponds, the pairs in the order of their scores.
#[expect(clippy::cast_precision_loss, reason = "a few hundred pairs")]
fn average_precision(mut scored: Vec<(f64, bool)>, all: usize) -> f64 {
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut found, mut sum) = (0, 0.0);
    for (number, (_, is_same)) in scored.iter().enumerate() {
        if *is_same {
            found += 1;
            sum += f64::from(found) / (number + 1) as f64;
        }
    }
    sum / all as f64
}

#[test]
fn corresponding_sentences_are_ranked_first() {
    let (mut by_score, mut by_rank, mut all) = (Vec::new(), Vec::new(), 0);
    let (mut mutual, mut right) = (0, 0);
    for report in REPORTS.map(report) {
        all += report.same.len();
        for pair in aligned(&report.texts[0], &report.texts[1]) {
            let is_same = report.same.contains(&(pair.a, pair.b));
            by_score.push((pair.score, is_same));
            by_rank.push((pair.rank_score, is_same));
            mutual += usize::from(pair.mutual && pair.candidate);
            right += usize::from(pair.mutual && pair.candidate && is_same);
        }
    }
    let by_score = average_precision(by_score, all);
    let by_rank = average_precision(by_rank, all);
    println!("{by_score:.3} {by_rank:.3}, {right} of {mutual} mutual, {all} in all");
    assert!(by_score > 0.87 && by_rank > 0.92, "{by_score} {by_rank}");
    assert!(right * 100 >= mutual * 94, "{right} of {mutual}");
    assert!(right * 100 >= all * 55, "{right} of {all}");
}

#[test]
fn reports_of_different_events_have_few_candidates() {
    let reports = REPORTS.map(report);
    let (mut candidates, mut sentences) = (0, 0);
    for (number, one) in reports.iter().enumerate() {
        for other in &reports[number + 1..] {
            let found = aligned(&one.texts[0], &other.texts[1]);
            candidates += found.iter().filter(|pair| pair.candidate).count();
            sentences += one.texts[0].lines().count();
        }
    }
    println!("{candidates} of {sentences}");
    assert!(
        candidates * 100 <= sentences * 4,
        "{candidates} of {sentences}"
    );
}

#[test]
fn the_same_texts_give_the_same_pairs_whatever_else_is_loaded_first() {
    let report = report(REPORTS[0]);
    let [a, b] = [&report.texts[0], &report.texts[1]];
    let corpus = sources(&[("a", a), ("b", b)]);
    assert_eq!(alignment(&corpus), alignment(&corpus));
    let equal = aligned("One two three.\nOne two three.\n", "One two three.\n");
    let mutual: Vec<usize> = equal
        .iter()
        .filter(|pair| pair.mutual)
        .map(|pair| pair.a)
        .collect();
    assert_eq!(mutual, [0], "of equals the first");
}

/// In each language the first sentence of one text is the second of the other, in other forms of
/// its words or in another order. A text without spaces has its letters alone to compare.
#[test]
fn texts_in_any_language_are_compared() {
    let cases = [
        (
            "de",
            "Der Bürgermeister trat am Montag zurück. Die Brücke am 3. Mai bleibt gesperrt.",
            "Die gesperrten Brücken werden geprüft. Am Montag ging der Bürgermeister.",
        ),
        (
            "fr",
            "Le maire a démissionné lundi. Le pont reste fermé aux voitures.",
            "Les voitures évitent les ponts fermés. Lundi, les maires démissionnaient.",
        ),
        (
            "es",
            "El alcalde dimitió el lunes. El puente sigue cerrado.",
            "Los puentes cerrados preocupan. El lunes, dijo el alcalde, dimitirá.",
        ),
        (
            "it",
            "Il sindaco si è dimesso lunedì. Il ponte resta chiuso.",
            "Il ponte chiuso preoccupa. Lunedì il sindaco si è dimesso.",
        ),
        (
            "ja",
            "市長は月曜日に辞任を発表した。議会は後任を選ぶ予定だ。",
            "後任は議会が選ぶ。辞任を発表したのは月曜日、市長本人である。",
        ),
        (
            "zh",
            "市长星期一宣布辞职。大桥仍然对汽车关闭。",
            "大桥关闭，汽车绕行。星期一，市长辞职。",
        ),
    ];
    for (language, a, b) in cases {
        let files = [("a.txt".to_owned(), a), ("b.txt".to_owned(), b)];
        let aligned = alignment(&site(language, files.into()));
        let pairs = aligned.texts[0].pairs.iter();
        let mutual: Vec<(usize, usize)> = pairs
            .filter(|pair| pair.mutual)
            .map(|pair| (pair.a, pair.b))
            .collect();
        assert_eq!(mutual, [(0, 1), (1, 0)], "{language}");
    }
}

#[test]
fn sentences_without_a_common_letter_are_no_pair_and_nothing_else_is_said() {
    let aligned = alignment(&sources(&[("a", "Xyz.\n"), ("b", "Qqq.\n")])).texts;
    assert!(aligned.len() == 1 && aligned[0].pairs.is_empty());
}

#[test]
fn a_translation_goes_with_its_original_by_paragraphs() {
    let files = [
        ("a.txt", "One.\nTwo.\nThree.\n"),
        ("b.txt", "Eins.\nDrei.\n"),
        (
            "b.toml",
            "language = \"de\"\ntranslation_of = \"a\"\noriginal_paragraphs = \"1, 3\"\n",
        ),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text));
    let aligned = alignment(&site("en", files.into())).texts;
    assert_eq!(aligned[0].paragraphs, [(1, 1), (3, 2)]);
    assert!(aligned[0].pairs.is_empty());
}

#[test]
fn where_no_source_has_changed_nothing_is_compared_again() {
    let mut memory = AlignmentMemory::default();
    let texts = [("a", "The mayor left.\n"), ("b", "The mayor resigned.\n")];
    let pairs = BTreeSet::from([TextPair::new(&SourceId::new("b"), &SourceId::new("a"))]);
    let first = alignment_of(&sources(&texts), &pairs, &mut memory);
    let again = alignment_of(&sources(&texts), &pairs, &mut memory);
    assert!(Arc::ptr_eq(&first.texts[0], &again.texts[0]));
    let changed = sources(&[texts[0], ("b", "The mayor stepped down.\n")]);
    let other = alignment_of(&changed, &pairs, &mut memory);
    assert_eq!(other, alignment(&changed));
    assert_eq!(memory.count(), 2, "the terms and one pair");
}

/// Words of a pair's explanation: those that are shared, the longest run, and what to check.
fn explained(a: &str, b: &str) -> (Vec<String>, String, Vec<String>) {
    let corpus = sources(&[("a", a), ("b", b)]);
    let aligned = alignment(&corpus);
    let texts = &aligned.texts[0];
    let pair = texts.pairs.iter().find(|pair| pair.mutual).unwrap();
    let explanation =
        Explainer::new(texts, &aligned.terms, [&corpus["a"], &corpus["b"]]).explain(pair);
    let words: f64 = explanation.shared.iter().map(|word| word.weight).sum();
    assert!((words + explanation.letters - pair.score).abs() < 1e-6);
    let shared = explanation.shared.iter().map(|word| &a[word.a.range()]);
    let run = explanation.longest.map_or("", |run| &a[run.a.range()]);
    let check = explanation.check.iter().map(|found| {
        let join = |text: &str, spans: &[Span]| -> String {
            let words: Vec<&str> = spans.iter().map(|span| &text[span.range()]).collect();
            words.join(",")
        };
        format!(
            "{:?} {}/{}",
            found.kind,
            join(a, &found.a),
            join(b, &found.b)
        )
    });
    (
        shared.map(str::to_owned).collect(),
        run.to_owned(),
        check.collect(),
    )
}

#[test]
fn a_pair_is_explained_by_its_words_and_by_what_differs() {
    let (shared, run, check) = explained(
        "On Monday, Mayor Eva Strand said that seven of the 1,200 houses had burned.",
        "Eva Strand told reporters on Tuesday that 7 of the 1,300 houses had burned in Hardham.",
    );
    assert_eq!(shared[..2], ["Eva", "Strand"], "names first: {shared:?}");
    assert!(shared.contains(&"burned".to_owned()), "{shared:?}");
    assert_eq!(run, "houses had burned");
    assert_eq!(
        check,
        [
            "Number 1,200/1,300",
            "Date Monday/Tuesday",
            "Name Mayor/Hardham"
        ]
    );
}

#[test]
fn other_forms_of_a_name_and_a_number_do_not_differ() {
    let (_, _, check) = explained(
        "The Iranian minister met 12 envoys from the U.S. in Jan. 2020.",
        "Iran said that its minister met twelve US envoys in January 2020.",
    );
    assert!(check.is_empty(), "{check:?}");
}

/// What is kept grows with the sentences, and not with their pairs, of which each here shares
/// something with many.
#[test]
fn twice_the_sentences_keep_twice_the_pairs() {
    let text = |sentences: usize, step: usize| -> String {
        let line = |number: usize| {
            let [x, y, z] = [17, 19, 23].map(|size| number * step % size);
            format!("Xx{x} yy{y} zz{z}.\n")
        };
        let lines: Vec<String> = (0..sentences).map(line).collect();
        lines.concat()
    };
    let kept = |sentences| aligned(&text(sentences, 5), &text(sentences, 11)).len();
    let (once, twice) = (kept(400), kept(800));
    assert!(once <= 50 * 400 && twice <= 50 * 800, "{once} {twice}");
    assert!(twice * 10 <= once * 22, "{once} {twice}");
}
