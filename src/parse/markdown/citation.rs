//! What stands between `[@` and `]`.

use std::ops::Range;

use crate::parse::slug::slug;
use crate::parse::{CitedSource, Locator};
use crate::text::Mapped;

/// Why a citation cannot be read, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Unreadable {
    pub message: String,
    pub help: String,
}

/// Reads `@a, para. 6; @b`, which is `range` of `text`.
///
/// # Errors
/// What was not understood.
pub(super) fn sources(text: &Mapped, range: Range<usize>) -> Result<Vec<CitedSource>, Unreadable> {
    let written = &text.as_str()[range.clone()];
    if is_spaced(written) {
        return Err(unreadable(
            "this citation has a space before its @",
            format!("write `[{}]`", written.trim()),
        ));
    }
    let mut start = range.start;
    let mut sources = Vec::new();
    for part in text.as_str()[range].split(';') {
        sources.push(source(text, start, part)?);
        start += part.len() + 1;
    }
    Ok(sources)
}

/// Reads one `@key, locator`, which starts at `start` of `text`.
fn source(text: &Mapped, start: usize, part: &str) -> Result<CitedSource, Unreadable> {
    let leading = part.len() - part.trim_start().len();
    let trimmed = part.trim();
    let Some(rest) = trimmed.strip_prefix('@') else {
        return Err(without_key(trimmed));
    };
    let (key, locator) = rest.split_once(',').map_or((rest, None), |(key, locator)| {
        (key.trim_end(), Some(locator))
    });
    if !is_key(key) {
        return Err(not_a_key(key));
    }
    let locator = match locator {
        None => Locator::default(),
        Some(written) => {
            Locator::parse(written).ok_or_else(|| not_a_locator(key, written.trim()))?
        }
    };
    let start = start + leading;
    Ok(CitedSource {
        key: key.to_owned(),
        span: text.origin(start..start + trimmed.len()),
        locator,
    })
}

/// Whether somebody wrote `[ @a]`, which is no citation, and meant one.
pub(super) fn is_spaced(written: &str) -> bool {
    let trimmed = written.trim_start();
    let key = trimmed
        .strip_prefix('@')
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric()));
    key && trimmed.len() < written.len()
}

/// Letters of either case: a key in capitals is nobody's, and whoever looks it up says which one is
/// near.
pub(super) fn is_key(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_alphanumeric())
        && key
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || char == '-')
}

fn without_key(written: &str) -> Unreadable {
    if written.is_empty() {
        return unreadable(
            "this citation has a semicolon with no source after it",
            "write `[@a; @b]`, or leave the semicolon out",
        );
    }
    let message = format!("“{written}” in this citation is not a source: a source starts with @");
    unreadable(message, "to cite two sources write `[@a; @b]`")
}

fn not_a_key(key: &str) -> Unreadable {
    if key.is_empty() {
        return unreadable(
            "this citation names no source",
            "write the source’s key after the @, such as `[@a]`",
        );
    }
    if is_key(key.trim()) {
        return unreadable(
            "this citation has a space behind its @",
            format!("write `[@{}]`", key.trim()),
        );
    }
    if let Some((first, rest)) = key.split_once(char::is_whitespace)
        && is_key(first)
    {
        return behind_key(first, rest.trim());
    }
    let message = format!("“{key}” cannot be the key of a source");
    match key.split_once(['.', ':', '#', '/']) {
        Some((first, rest))
            if is_key(first)
                && Locator::parse(rest).is_none()
                && !rest.starts_with(char::is_numeric) =>
        {
            unreadable(
                message,
                format!(
                    "a source is cited by its key, without what a file's name ends in: `[@{first}]`"
                ),
            )
        }
        Some((first, rest)) if is_key(first) => not_a_locator(first, rest),
        _ => unreadable(
            message,
            "a key is made of the letters a to z, digits and hyphens, and starts with a letter or \
                digit",
        ),
    }
}

/// What follows a key without a comma.
fn behind_key(key: &str, rest: &str) -> Unreadable {
    let message = format!("“{rest}” in this citation was not understood");
    if rest.starts_with('@') {
        return unreadable(
            message,
            format!("to cite two sources write `[@{key}; {rest}]`"),
        );
    }
    if Locator::parse(rest).is_some() {
        return unreadable(
            message,
            format!("put a comma after the key: `[@{key}, {rest}]`"),
        );
    }
    if rest.contains(|char: char| char.is_ascii_digit()) || ordinal(rest).is_some() {
        return not_a_locator(key, rest);
    }
    let whole = format!("{key} {rest}");
    let help = format!(
        "a key has no blanks; it is the name of the source's file: `[@{}]`",
        slug(&whole)
    );
    unreadable(format!("“{whole}” cannot be the key of a source"), help)
}

fn not_a_locator(key: &str, written: &str) -> Unreadable {
    if written.is_empty() {
        return unreadable(
            "this citation has a comma with nothing after it",
            format!("write `[@{key}]` or `[@{key}, para. 3]`"),
        );
    }
    let message = format!("“{written}” in this citation was not understood");
    if let Some(other) = written.strip_prefix('@') {
        return unreadable(
            message,
            format!("to cite two sources write `[@{key}; @{other}]`"),
        );
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if is_page(written) {
        let help =
            format!("p. is kept for pages, which texts on the web do not have; write `[@{key}]`");
        return unreadable(
            message,
            format!(
                "{help}, and you are told the paragraphs if the words stand in more than one place"
            ),
        );
    }
    if digits.starts_with('0') {
        return unreadable(
            message,
            format!("paragraphs and occurrences are counted from 1; without a place: `[@{key}]`"),
        );
    }
    if let Some(ordinal) = ordinal(written) {
        return unreadable(message, format!("write `[@{key}, {ordinal}]`"));
    }
    if is_key(written)
        && !written.starts_with(|first: char| first.is_ascii_digit())
        && digits.is_empty()
    {
        return unreadable(
            message,
            format!("to cite two sources write `[@{key}; @{written}]`"),
        );
    }
    if written.contains(&digits) && matches!(digits.len(), 1..=4) {
        return unreadable(
            message,
            format!("if it stands in paragraph {digits}, write `[@{key}, para. {digits}]`"),
        );
    }
    unreadable(
        message,
        format!(
            "a place is a paragraph, an occurrence or both: `[@{key}, para. 6]`, `[@{key}, 2nd]`, \
                `[@{key}, para. 6, 2nd]`"
        ),
    )
}

/// `second` and `2th` as they are read: `2nd`.
fn ordinal(written: &str) -> Option<String> {
    const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
    let mut words = ORDINALS.iter();
    if let Some(index) = words.position(|word| written.eq_ignore_ascii_case(word)) {
        return Some(Locator::ordinal(index + 1));
    }
    let digits = written.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let ending = written[digits.len()..].to_ascii_lowercase();
    if !["st", "nd", "rd", "th"].contains(&ending.as_str()) {
        return None;
    }
    Some(Locator::ordinal(digits.parse().ok()?))
}

/// `p. 3`, `p.3`, `pp. 3`, `page 3`.
fn is_page(written: &str) -> bool {
    let word: String = written
        .chars()
        .take_while(|char| char.is_alphabetic())
        .collect();
    let rest = written[word.len()..].trim_start_matches('.').trim_start();
    ["p", "pp", "pg", "page", "pages"].contains(&word.to_lowercase().as_str())
        && rest.starts_with(|char: char| char.is_ascii_digit())
}

fn unreadable(message: impl Into<String>, help: impl Into<String>) -> Unreadable {
    Unreadable {
        message: message.into(),
        help: help.into(),
    }
}
