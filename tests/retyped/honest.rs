//! Ways in which people honestly retype words: none of them changes one.

use unicode_normalization::UnicodeNormalization;

use crate::Kind;
use crate::quoted::{Quoted, markdown};

/// Every way, by name.
pub(crate) const KINDS: &[(&str, Kind)] = &[
    ("english-marks", |quoted| {
        Some(quoted.within("“", &inner(quoted, "‘", "’"), "”"))
    }),
    ("typewriter-marks", |quoted| {
        Some(quoted.within("\"", &inner(quoted, "'", "'"), "\""))
    }),
    ("german-marks", |quoted| {
        Some(quoted.within("„", &inner(quoted, "‚", "‘"), "“"))
    }),
    ("french-marks", |quoted| {
        Some(quoted.within("«\u{a0}", &inner(quoted, "‹", "›"), "\u{a0}»"))
    }),
    ("marks-of-german-books", |quoted| {
        Some(quoted.within("»", &inner(quoted, "›", "‹"), "«"))
    }),
    ("polish-marks", |quoted| {
        Some(quoted.within("„", &inner(quoted, "‚", "’"), "”"))
    }),
    ("swedish-marks", |quoted| {
        Some(quoted.within("”", &inner(quoted, "’", "’"), "”"))
    }),
    ("japanese-marks", |quoted| {
        Some(quoted.within("「", &inner(quoted, "『", "』"), "」"))
    }),
    ("a-block", |quoted| {
        Some(quoted.block(&markdown(&quoted.words)))
    }),
    ("a-block-with-marks", |quoted| {
        Some(quoted.block(&format!(
            "“{}”",
            inner_of(&markdown(&quoted.words), "‘", "’")
        )))
    }),
    ("a-wrapped-block", |quoted| {
        Some(quoted.block(&wrapped(quoted).replace('\n', "\n> ")))
    }),
    ("wrapped-with-windows-line-ends", |quoted| {
        Some(quoted.block(&wrapped(quoted).replace('\n', "\r\n> ")))
    }),
    ("a-citation-below", |quoted| {
        Some(format!(
            "> {}\n\n— {}",
            markdown(&quoted.flat()),
            quoted.citation
        ))
    }),
    ("decomposed", |quoted| {
        Some(quoted.block(&markdown(&quoted.words.nfd().collect::<String>())))
    }),
    ("entities", |quoted| {
        Some(quoted.block(&entities(&quoted.words)))
    }),
    ("escapes", |quoted| {
        Some(quoted.block(&escapes(&quoted.words)))
    }),
    ("curly-for-straight", |quoted| {
        exchanged(quoted, &[("'", "’"), ("\"", "“")])
    }),
    ("straight-for-curly", |quoted| {
        exchanged(quoted, &[("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\"")])
    }),
    ("hyphens-that-do-not-break", |quoted| {
        exchanged(quoted, &[("-", "\u{2011}")])
    }),
    ("dashes-as-hyphens", |quoted| {
        exchanged(quoted, &[("—", "--"), ("–", "-")])
    }),
    ("ellipses-as-dots", |quoted| {
        exchanged(quoted, &[("…", "...")])
    }),
    ("spaces-that-do-not-break", |quoted| {
        exchanged(quoted, &[(" ", "\u{a0}")])
    }),
    ("two-spaces", |quoted| exchanged(quoted, &[(" ", "  ")])),
    ("thin-spaces", |quoted| {
        exchanged(quoted, &[(" ", "\u{2009}")])
    }),
    ("soft-hyphens", |quoted| {
        Some(quoted.block(&markdown(&within_words(&quoted.words, "\u{ad}"))))
    }),
    ("zero-width-spaces", |quoted| {
        exchanged(quoted, &[(" ", "\u{200b} ")])
    }),
    ("word-joiners", |quoted| {
        Some(quoted.block(&markdown(&within_words(&quoted.words, "\u{2060}"))))
    }),
    ("a-byte-order-mark", |quoted| {
        Some(quoted.block(&format!("\u{feff}{}", markdown(&quoted.words))))
    }),
    ("marks-of-direction", |quoted| {
        Some(quoted.block(&format!("\u{2068}{}\u{2069}", markdown(&quoted.words))))
    }),
    ("emphasis-of-the-whole", |quoted| {
        Some(quoted.within("*“", &inner(quoted, "‘", "’"), "”*"))
    }),
    ("emphasis-of-a-word", |quoted| {
        Some(quoted.block(&emphasised(quoted)?))
    }),
    ("a-list", |quoted| {
        Some(format!(
            "- {}",
            quoted.within("“", &inner(quoted, "‘", "’"), "”")
        ))
    }),
    ("a-table", |quoted| {
        Some(format!(
            "| a |\n|---|\n| {} |",
            quoted.within("“", &inner(quoted, "‘", "’"), "”")
        ))
    }),
    ("a-heading", |quoted| {
        Some(format!(
            "## {}",
            quoted.within("“", &inner(quoted, "‘", "’"), "”")
        ))
    }),
    ("a-footnote", |quoted| {
        Some(format!(
            "Text.[^n]\n\n[^n]: {}",
            quoted.within("“", &inner(quoted, "‘", "’"), "”")
        ))
    }),
    ("the-text-of-a-link", |quoted| {
        Some(quoted.within("[“", &inner(quoted, "‘", "’"), "”](https://example.org)"))
    }),
    ("a-comma-before-the-mark", |quoted| {
        Some(quoted.within("“", &format!("{},", stopless(quoted)?), "”"))
    }),
    ("a-comma-behind-the-mark", |quoted| {
        Some(quoted.within("“", &inner(quoted, "‘", "’"), "”,"))
    }),
    ("sic", |quoted| {
        Some(quoted.block(&markdown(&with_sic(quoted)?)))
    }),
    ("another-case-in-brackets", |quoted| {
        Some(quoted.block(&markdown(&bracketed(quoted)?)))
    }),
    ("a-marker-within", |quoted| {
        Some(format!(
            "{}\n\n[^n]: A note.",
            quoted.block(&noted(quoted)?)
        ))
    }),
];

/// The words within marks of the author's, with marks of the second kind within.
fn inner(quoted: &Quoted, open: &str, close: &str) -> String {
    inner_of(&markdown(&quoted.flat()), open, close)
}

fn inner_of(words: &str, open: &str, close: &str) -> String {
    let mut inner = String::new();
    for (number, part) in words.split(['“', '”', '"', '„', '«', '»']).enumerate() {
        if number > 0 {
            inner.push_str(if number % 2 == 1 { open } else { close });
        }
        inner.push_str(part);
    }
    inner
}

/// The words, a line for each three of them.
fn wrapped(quoted: &Quoted) -> String {
    let words = markdown(&quoted.words);
    let mut lines = String::new();
    for (number, word) in words.split(' ').enumerate() {
        // What Markdown would take for the beginning of a list, a heading or a quotation stays
        // where it is.
        let may_begin = word.starts_with(char::is_alphabetic);
        lines.push_str(if number == 0 {
            ""
        } else if number % 3 == 0 && may_begin {
            "\n"
        } else {
            " "
        });
        lines.push_str(word);
    }
    lines
}

fn exchanged(quoted: &Quoted, pairs: &[(&str, &str)]) -> Option<String> {
    let words = pairs
        .iter()
        .fold(quoted.words.clone(), |words, (from, to)| {
            words.replace(from, to)
        });
    (words != quoted.words).then(|| quoted.block(&markdown(&words)))
}

fn entities(words: &str) -> String {
    let is_own =
        |char: char| char.is_ascii_alphanumeric() || char.is_whitespace() || "[].…/".contains(char);
    words
        .chars()
        .map(|char| {
            if is_own(char) {
                char.to_string()
            } else {
                format!("&#x{:X};", u32::from(char))
            }
        })
        .collect()
}

fn escapes(words: &str) -> String {
    let is_own = |char: char| !char.is_ascii_punctuation() || "[].".contains(char);
    words
        .chars()
        .map(|char| {
            if is_own(char) {
                char.to_string()
            } else {
                format!("\\{char}")
            }
        })
        .collect()
}

/// The words with something that shows nothing in the middle of each long one.
fn within_words(words: &str, nothing: &str) -> String {
    let parted = |word: &str| match word
        .char_indices()
        .nth(3)
        .filter(|_| word.chars().all(char::is_alphabetic))
    {
        Some((at, _)) => format!("{}{nothing}{}", &word[..at], &word[at..]),
        None => word.to_owned(),
    };
    words.split(' ').map(parted).collect::<Vec<_>>().join(" ")
}

fn emphasised(quoted: &Quoted) -> Option<String> {
    let words = markdown(&quoted.words);
    let plain = |word: &&str| word.chars().all(char::is_alphabetic);
    let word = words.split(' ').find(plain)?;
    Some(words.replacen(word, &format!("**{word}**"), 1))
}

/// The words without a stop at their end; nothing where the last character is a mark that no comma
/// may follow.
fn stopless(quoted: &Quoted) -> Option<String> {
    let words = inner(quoted, "‘", "’");
    let words = words.strip_suffix(['.', ',']).unwrap_or(&words);
    words
        .ends_with(char::is_alphabetic)
        .then(|| words.to_owned())
}

fn with_sic(quoted: &Quoted) -> Option<String> {
    let (first, rest) = quoted.words.split_once(' ')?;
    first
        .chars()
        .all(char::is_alphabetic)
        .then(|| format!("{first} [sic] {rest}"))
}

/// The first word with its first letter in the other case, in brackets.
fn bracketed(quoted: &Quoted) -> Option<String> {
    let first = quoted
        .words
        .chars()
        .next()
        .filter(char::is_ascii_alphabetic)?;
    let other = if first.is_lowercase() {
        first.to_ascii_uppercase()
    } else {
        first.to_ascii_lowercase()
    };
    let rest = &quoted.words[1..];
    rest.starts_with(char::is_alphabetic)
        .then(|| format!("[{other}]{rest}"))
}

fn noted(quoted: &Quoted) -> Option<String> {
    let words = markdown(&quoted.words);
    let (first, rest) = words.split_once(' ')?;
    first
        .chars()
        .all(char::is_alphabetic)
        .then(|| format!("{first}[^n] {rest}"))
}
