//! What folding touches is Unicode's to say: `src/text/classes.rs` is made here, and held equal to
//! what it was made from.
//!
//! `CLASSES=write cargo test --test unicode` writes it anew, after a new version of Unicode or of
//! the rule.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(clippy::disallowed_methods, reason = "tests lie outside disk/")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use regex_syntax::hir::{Class, HirKind};
use unicode_normalization::UnicodeNormalization;
use variorum::text::fold::{Fold, TABLE, fold_str};

/// The classes: name, what they hold in the reader's words, and the rule.
type Rule = (&'static str, &'static str, fn() -> BTreeSet<char>);
const CLASSES: &[Rule] = &[
    ("DASH", "Unicode's property Dash.", || property("Dash")),
    (
        "QUOTATION_MARK",
        "Unicode's property `Quotation_Mark`.",
        || property("Quotation_Mark"),
    ),
    (
        "DEFAULT_IGNORABLE",
        "Unicode's property `Default_Ignorable_Code_Point`.",
        || property("Default_Ignorable_Code_Point"),
    ),
    ("WHITE_SPACE", "Unicode's property `White_Space`.", || {
        property("White_Space")
    }),
    (
        "MATH_SYMBOL",
        "Unicode's category `Sm`: mathematical symbols.",
        || property("Math_Symbol"),
    ),
    (
        "OTHER_FORMS",
        "Letters, vowel signs and decimal digits of which NFKC makes others, and NFC does not.",
        other_forms,
    ),
];

/// Every code point that has a property.
fn property(name: &str) -> BTreeSet<char> {
    let parsed = regex_syntax::parse(&format!(r"\p{{{name}}}")).unwrap();
    let HirKind::Class(Class::Unicode(class)) = parsed.into_kind() else {
        panic!("{name} is no class")
    };
    class
        .iter()
        .flat_map(|range| range.start()..=range.end())
        .collect()
}

fn other_forms() -> BTreeSet<char> {
    let (letters, digits, alphabetic) = (
        property("Letter"),
        property("Decimal_Number"),
        property("Alphabetic"),
    );
    let becomes = |char: &char, wanted: &BTreeSet<char>| {
        let compatible: String = char.nfkc().collect();
        compatible != char.nfc().collect::<String>()
            && compatible.chars().all(|char| wanted.contains(&char))
    };
    let plain = letters.iter().filter(|char| becomes(char, &alphabetic));
    plain
        .chain(digits.iter().filter(|char| becomes(char, &digits)))
        .copied()
        .collect()
}

/// The text of the file of classes.
fn file() -> String {
    let mut text =
        "//! Code points by what Unicode says of them. Made by `tests/unicode.rs`, never by \
        hand.\n\n\
        use super::table::{CodePoints, points};\n"
            .to_owned();
    for (name, doc, rule) in CLASSES {
        write!(
            text,
            "\n/// {doc}\n#[rustfmt::skip]\npub const {name}: &[CodePoints] = &[\n"
        )
        .unwrap();
        for (first, last) in ranges(&rule()) {
            let (first_name, last_name) = (name_of(first), name_of(last));
            let name = if first == last {
                first_name
            } else {
                format!("{first_name} to {last_name}")
            };
            let line = format!(
                "    points('\\u{{{:x}}}', '\\u{{{:x}}}', \"{name}\"),\n",
                first as u32, last as u32
            );
            text.push_str(&folded(line));
        }
        text.push_str("];\n");
    }
    text
}

/// A line in two where it is longer than lines of code are.
fn folded(line: String) -> String {
    const LONGEST: usize = 100;
    if line.trim_end().len() <= LONGEST {
        return line;
    }
    line.replacen(" to ", " \\\n        to ", 1)
}

fn ranges(chars: &BTreeSet<char>) -> Vec<(char, char)> {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for char in chars {
        match ranges.last_mut() {
            Some((_, last)) if *last as u32 + 1 == *char as u32 => *last = *char,
            _ => ranges.push((*char, *char)),
        }
    }
    ranges
}

/// Control characters and code points without a character have no name in Unicode.
fn name_of(char: char) -> String {
    match unicode_names2::name(char) {
        Some(name) => name.to_string(),
        None if char.is_control() => format!("CONTROL-{:04X}", char as u32),
        None => format!("UNASSIGNED-{:04X}", char as u32),
    }
}

#[test]
fn the_classes_are_what_unicode_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/classes.rs");
    if std::env::var("CLASSES").is_ok_and(|asked| asked == "write") {
        std::fs::write(&path, file()).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap();
    assert!(
        stored == file(),
        "src/text/classes.rs is not what the rule gives: CLASSES=write cargo test --test unicode"
    );
}

#[test]
fn additions_have_their_own_names() {
    for choice in TABLE
        .iter()
        .flat_map(|row| row.added.iter().chain(row.kept))
    {
        let (first, last) = (name_of(choice.points.first), name_of(choice.points.last));
        let named = if first == last {
            first
        } else {
            format!("{first} to {last}")
        };
        assert_eq!(choice.points.name, named);
        assert!(!choice.why.is_empty());
    }
}

#[test]
fn nothing_is_added_that_unicode_says_already() {
    for row in TABLE {
        let holds = |points: &[variorum::text::table::CodePoints], char| {
            points.iter().any(|points| points.contains(char))
        };
        for choice in row.added {
            assert!(
                !(choice.points.first..=choice.points.last).any(|char| holds(row.property, char)),
                "{}",
                choice.points.name
            );
        }
        for choice in row.kept {
            assert!(
                (choice.points.first..=choice.points.last).all(|char| holds(row.property, char)),
                "{}",
                choice.points.name
            );
        }
    }
}

#[test]
fn every_code_point_folds_as_the_table_says() {
    let mut wrong = Vec::new();
    let listed = TABLE
        .iter()
        .flat_map(Fold::ranges)
        .flat_map(|(first, last)| first..=last);
    let chars: BTreeSet<char> = ('\0'..'\u{10000}').chain(listed).collect();
    for char in chars
        .into_iter()
        .filter(|char| !char.is_whitespace() && !char.is_control())
    {
        // Between two letters, where an apostrophe is one and no space is left out.
        let between = |text: &str| format!("x{text}x").nfc().collect::<String>();
        let expected = match TABLE.iter().find(|row| row.contains(char)) {
            Some(row) if row.folded.is_none() => {
                fold_str(&between(&char.nfkc().collect::<String>()))
            }
            Some(row) => between(row.folded.unwrap_or_default()),
            // What NFC makes another character of may be of the table.
            None if between(&char.to_string()) != format!("x{char}x") => {
                fold_str(&between(&char.to_string()))
            }
            None => format!("x{char}x"),
        };
        let folded = fold_str(&format!("x{char}x"));
        if folded != expected {
            wrong.push(format!("{char:?} folds to {folded:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rule is that of `text/stops.rs`; a Greek question mark is a semicolon, and turned marks
/// open.
#[test]
fn stops_and_what_asks_go_by_names() {
    let named = |chars: &BTreeSet<char>, words: &[&str], but: &[&str]| -> BTreeSet<char> {
        let name = |char: &char| {
            unicode_names2::name(*char)
                .map(|name| name.to_string())
                .unwrap_or_default()
        };
        let fits = |name: &str| {
            words.iter().any(|word| name.contains(word))
                && !but.iter().any(|word| name.contains(word))
        };
        chars
            .iter()
            .copied()
            .filter(|char| fits(&name(char)))
            .collect()
    };
    let marks = property("Other_Punctuation");
    let asking = named(
        &marks,
        &["QUESTION", "EXCLAMATION", "INTERROBANG"],
        &["INVERTED", "GREEK QUESTION"],
    );
    let asks: BTreeSet<char> = marks
        .iter()
        .copied()
        .filter(|char| variorum::text::asks(*char))
        .collect();
    assert_eq!(
        asks.symmetric_difference(&asking).collect::<Vec<_>>(),
        Vec::<&char>::new()
    );
    let commas = named(&marks, &["COMMA"], &["DOUBLE"]);
    // Tibetan's and Marchen's shad and the full stop of Old Nubian end statements, though they have
    // not the property.
    let ends = &(&property("Sentence_Terminal") | &commas) | &BTreeSet::from(['།', '𑱱', '⳾']);
    let stops: Vec<char> = marks
        .iter()
        .copied()
        .filter(|char| variorum::text::is_stop(*char))
        .collect();
    let others: Vec<_> = stops
        .iter()
        .filter(|char| !ends.contains(char) || asking.contains(char))
        .collect();
    assert!(stops.contains(&'。') && others.is_empty(), "{others:?}");
    let without: Vec<_> = commas.iter().filter(|char| !stops.contains(char)).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn ranges_hold_what_is_in_the_table() {
    for row in TABLE {
        let listed: BTreeSet<char> = row
            .ranges()
            .into_iter()
            .flat_map(|(first, last)| first..=last)
            .collect();
        assert!(
            listed
                == ('\0'..=char::MAX)
                    .filter(|char| row.contains(*char))
                    .collect(),
            "{}",
            row.name
        );
    }
}
