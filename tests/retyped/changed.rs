//! Ways in which letters are changed: each makes other words of them.

use crate::Kind;
use crate::quoted::{Quoted, markdown};

/// Every way, by name.
pub(crate) const KINDS: &[(&str, Kind)] = &[
    ("cyrillic-for-latin", |quoted| letter(quoted, 'a', "а")),
    ("greek-for-latin", |quoted| letter(quoted, 'o', "ο")),
    ("armenian-for-latin", |quoted| letter(quoted, 'o', "օ")),
    ("a-dotless-i", |quoted| letter(quoted, 'i', "ı")),
    ("a-small-capital", |quoted| letter(quoted, 'e', "ᴇ")),
    ("another-digit", |quoted| {
        digit(quoted, |digit| ((digit + 1) % 10).to_string())
    }),
    ("a-digit-more", |quoted| {
        digit(quoted, |digit| format!("{digit}0"))
    }),
    ("arabic-digits", |quoted| {
        digit(quoted, |digit| {
            char::from_u32(0x660 + digit).unwrap().to_string()
        })
    }),
    ("raised-digits", |quoted| {
        digit(quoted, |digit| {
            ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][digit as usize].to_owned()
        })
    }),
    ("a-sign-before-a-number", |quoted| {
        digit(quoted, |digit| format!("−{digit}"))
    }),
    ("a-point-within-a-number", |quoted| {
        digit(quoted, |digit| format!("{digit}.5"))
    }),
    ("per-cent-behind-a-number", |quoted| {
        digit(quoted, |digit| format!("{digit}%"))
    }),
    ("a-diacritic-more", |quoted| letter(quoted, 'e', "é")),
    ("a-combining-accent", |quoted| {
        letter(quoted, 'n', "n\u{303}")
    }),
    ("an-overlay", |quoted| letter(quoted, 't', "t\u{338}")),
    ("a-diacritic-less", |quoted| {
        exchanged(
            quoted,
            &[("é", "e"), ("ö", "o"), ("ä", "a"), ("ü", "u"), ("ō", "o")],
        )
    }),
    ("a-letter-less", |quoted| letter(quoted, 'r', "")),
    ("a-letter-twice", |quoted| letter(quoted, 'r', "rr")),
    ("two-letters-exchanged", |quoted| {
        exchanged(quoted, &[("he", "eh"), ("er", "re"), ("in", "ni")])
    }),
    ("another-case", |quoted| letter(quoted, 'e', "E")),
    ("a-word-less", |quoted| {
        words(quoted, |words| drop(words.remove(1)))
    }),
    ("a-word-twice", |quoted| {
        words(quoted, |words| words.insert(1, words[1].clone()))
    }),
    ("a-word-more", |quoted| {
        words(quoted, |words| words.insert(1, "quite".to_owned()))
    }),
    ("two-words-exchanged", |quoted| {
        words(quoted, |words| words.swap(1, 2))
    }),
    ("two-words-as-one", |quoted| {
        words(quoted, |words| {
            let second = words.remove(2);
            words[1].push_str(&second);
        })
    }),
    ("a-word-as-two", |quoted| letter(quoted, 'a', "a ")),
    ("cut-at-the-beginning", |quoted| {
        cut(quoted, |words| words[1..].to_owned())
    }),
    ("cut-at-the-end", |quoted| {
        cut(quoted, |words| words[..words.len() - 1].to_owned())
    }),
    ("tags-within", |quoted| letter(quoted, 'a', "a\u{e0061}")),
    ("turned-round-by-direction", |quoted| {
        words(quoted, |words| {
            words[1] = format!(
                "\u{202e}{}\u{202c}",
                words[1].chars().rev().collect::<String>()
            );
        })
    }),
    ("an-eszett-as-two", |quoted| {
        exchanged(quoted, &[("ß", "ss"), ("ss", "ß")])
    }),
    ("a-comma-less", |quoted| exchanged(quoted, &[(", ", " ")])),
    ("a-question-more", |quoted| {
        words(quoted, |words| words[0].push('?'))
    }),
    ("a-mark-more", |quoted| {
        words(quoted, |words| words[1] = format!("‘{}’", words[1]))
    }),
    ("a-kana-mark", |quoted| {
        exchanged(quoted, &[("た", "だ"), ("ー", ""), ("カ", "ガ")])
    }),
    ("another-yeh", |quoted| {
        exchanged(quoted, &[("ی", "ي"), ("ک", "ك")])
    }),
];

/// The words with the first such letter that stands within a word exchanged.
fn letter(quoted: &Quoted, letter: char, for_it: &str) -> Option<String> {
    let words: Vec<char> = quoted.words.chars().collect();
    let inside = |at: usize| {
        words[at - 1].is_alphabetic() && words[at + 1].is_alphabetic() && !is_bracketed(&words, at)
    };
    let at = (1..words.len().saturating_sub(1)).find(|at| words[*at] == letter && inside(*at))?;
    let (before, after): (String, String) = (
        words[..at].iter().collect(),
        words[at + 1..].iter().collect(),
    );
    Some(quoted.block(&markdown(&format!("{before}{for_it}{after}"))))
}

/// Whether a letter stands between square brackets, where it is the author's.
fn is_bracketed(words: &[char], at: usize) -> bool {
    words[..at]
        .iter()
        .rev()
        .take_while(|char| **char != ']')
        .any(|char| *char == '[')
}

fn digit(quoted: &Quoted, change: fn(u32) -> String) -> Option<String> {
    let (at, digit) = quoted
        .words
        .char_indices()
        .find(|(_, char)| char.is_ascii_digit())?;
    let changed = format!(
        "{}{}{}",
        &quoted.words[..at],
        change(digit.to_digit(10)?),
        &quoted.words[at + 1..]
    );
    Some(quoted.block(&markdown(&changed)))
}

fn exchanged(quoted: &Quoted, pairs: &[(&str, &str)]) -> Option<String> {
    let (from, to) = pairs.iter().find(|(from, _)| quoted.words.contains(from))?;
    Some(quoted.block(&markdown(&quoted.words.replacen(from, to, 1))))
}

/// Words of plain letters, without brackets, elisions or paragraphs, changed.
fn words(quoted: &Quoted, change: fn(&mut Vec<String>)) -> Option<String> {
    let mut words: Vec<String> = quoted.words.split(' ').map(str::to_owned).collect();
    let plain = |word: &String| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    let apart =
        words.len() > 3 && words[1] != words[2] && words[1] != words[0] && words[2] != words[3];
    if !apart || !words[..3].iter().all(plain) {
        return None;
    }
    change(&mut words);
    Some(quoted.block(&markdown(&words.join(" "))))
}

/// The words cut within the first or the last of them.
fn cut(quoted: &Quoted, change: fn(&str) -> String) -> Option<String> {
    let long = |word: &str| word.len() > 3 && word.chars().all(|char| char.is_ascii_alphabetic());
    let (first, last) = (
        quoted.words.split(' ').next()?,
        quoted.words.split(' ').next_back()?,
    );
    (long(first) && long(last)).then(|| quoted.block(&markdown(&change(&quoted.words))))
}
