//! Languages by their tags, and the one that a text plainly reads as.

use whatlang::{Detector, Info, Lang};

use crate::text::words::is_spaceless;

/// Words that a text has at least before anything is said of its language: a headline is no
/// evidence. Of 33,000 runs of so many English words whatlang is sure that three are something
/// else.
const WORDS: usize = 12;

/// Words from which on it is enough that whatlang is sure between the two languages in question,
/// though it may not be sure between one of them and a third that is like it, as Dutch and
/// Afrikaans. Of 23,000 runs of so many English words three are misjudged.
const MANY: usize = 16;

/// Bytes at the head of a text that are looked at; more of it would say the same.
pub const HEAD: usize = 64 * 1024;

/// What whatlang knows, a language a line: its own code (ISO 639-3), the tag that an author writes,
/// then whatever else stands for the same language.
const KNOWN: &str = include_str!("tags.txt");

/// Languages that whatlang does not tell apart by a paragraph; each of them may be the other.
const KIN: &[&[Lang]] = &[
    &[Lang::Hrv, Lang::Srp],
    &[Lang::Dan, Lang::Nob],
    &[Lang::Rus, Lang::Bul],
];

/// The language of a tag without its region or script, in small letters: `en` of `en-GB`.
pub fn primary(tag: &str) -> String {
    tag.split(['-', '_'])
        .next()
        .unwrap_or(tag)
        .to_ascii_lowercase()
}

/// Whether two tags name one language: `en` and `en-GB`, `no` and `nb`.
pub fn same_language(one: &str, other: &str) -> bool {
    let (one, other) = (primary(one), primary(other));
    one == other || known(&one).is_some_and(|language| Some(language) == known(&other))
}

/// The English name of a tag's language, for messages; the tag itself where it is none of those
/// that are known.
pub fn name(tag: &str) -> String {
    match known(&primary(tag)) {
        Some(Lang::Cmn) => "Chinese".to_owned(),
        Some(Lang::Nob) => "Norwegian".to_owned(),
        Some(language) => language.eng_name().to_owned(),
        None => format!("`{tag}`"),
    }
}

/// The tag of the language that a text plainly reads as; nothing where it is short or not plain.
pub fn detect(text: &str) -> Option<&'static str> {
    let head = head(text);
    if !has_words(head, WORDS) {
        return None;
    }
    whatlang::detect(head)
        .filter(Info::is_reliable)
        .and_then(|found| tag(found.lang()))
}

/// The tag of the language that a text plainly reads as, where that is another than the one that it
/// is said to be written in. Nothing is said of a language that cannot be told, or is written in
/// another script than is usual: its texts read as the nearest that can.
pub fn contradicts(text: &str, said: &str) -> Option<&'static str> {
    if names_script(said) {
        return None;
    }
    let said = known(&primary(said))?;
    let head = head(text);
    if !has_words(head, WORDS) {
        return None;
    }
    let found = whatlang::detect(head)?;
    let both = [said, found.lang()];
    if found.lang() == said
        || KIN
            .iter()
            .any(|kin| both.iter().all(|language| kin.contains(language)))
    {
        return None;
    }
    let is_plain = found.is_reliable() || (has_words(head, MANY) && is_rather(head, both));
    if is_plain { tag(found.lang()) } else { None }
}

/// Whether a tag names a script that whatlang may not expect of the language: `uz-Cyrl`. Both
/// scripts of Chinese are Chinese to it.
fn names_script(tag: &str) -> bool {
    let is_script =
        |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    tag.split(['-', '_'])
        .skip(1)
        .any(|part| is_script(part) && !part.to_ascii_lowercase().starts_with("han"))
}

/// Whether a text is surely the second of two languages, if it is one of them.
fn is_rather(text: &str, both: [Lang; 2]) -> bool {
    let found = Detector::with_allowlist(both.to_vec()).detect(text);
    found.is_some_and(|found| found.lang() == both[1] && found.is_reliable())
}

fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(HEAD)]
}

/// Whether a text has so many words. In scripts without spaces ten letters count as three.
fn has_words(text: &str, enough: usize) -> bool {
    let (mut words, mut letters, mut inside) = (0, 0, false);
    for char in text.chars() {
        let is_letter = char.is_alphabetic();
        if is_letter && is_spaceless(char) {
            letters += 1;
        } else if is_letter && !inside {
            words += 1;
        }
        inside = is_letter;
        if words + letters * 3 / 10 >= enough {
            return true;
        }
    }
    false
}

fn known(primary: &str) -> Option<Lang> {
    let stands_for =
        |code: &str, tags: &str| code == primary || tags.split(' ').any(|tag| tag == primary);
    entries()
        .find(|(language, tags)| stands_for(language.code(), tags))
        .map(|(language, _)| language)
}

/// The tag that an author writes.
fn tag(language: Lang) -> Option<&'static str> {
    let (_, tags) = entries().find(|(known, _)| *known == language)?;
    tags.split(' ').next()
}

/// Each language with its tags.
fn entries() -> impl Iterator<Item = (Lang, &'static str)> {
    KNOWN.lines().filter_map(|entry| {
        let (code, tags) = entry.split_once(' ')?;
        Some((Lang::from_code(code)?, tags))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report in many languages: a tag, a tab, the text.
    const REPORTS: &str = include_str!("../../tests/languages/report.txt");

    /// Every run of so many words of a text.
    fn runs(text: &str, length: usize) -> Vec<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        words
            .windows(length.min(words.len()))
            .map(|run| run.join(" "))
            .collect()
    }

    #[test]
    fn every_language_that_is_known_has_its_tag() {
        for language in Lang::all() {
            let tag = tag(*language).unwrap_or_else(|| panic!("{language:?}"));
            assert_eq!(
                (known(tag), known(language.code())),
                (Some(*language), Some(*language)),
                "{tag}"
            );
        }
        assert_eq!(entries().count(), Lang::all().len());
        assert!(
            same_language("nn-NO", "nb")
                && same_language("de-AT", "ger")
                && same_language("eu", "eu-ES")
        );
        assert!(!same_language("de", "nl") && !same_language("eu", "is"));
        assert_eq!(
            [name("pt-BR"), name("zh-Hant"), name("eu")],
            ["Portuguese", "Chinese", "`eu`"]
        );
    }

    #[test]
    fn a_paragraph_is_told_and_what_is_right_is_never_accused() {
        for line in REPORTS.lines() {
            let (said, text) = line.split_once('\t').unwrap();
            let regional = format!("{said}-XX");
            for run in [5, 12, 16, 20, 30]
                .into_iter()
                .flat_map(|length| runs(text, length))
            {
                assert_eq!(contradicts(&run, &regional), None, "{said}: {run}");
            }
            let Some(language) = known(&primary(said)) else {
                continue;
            };
            for other in ["en", "de", "fr", "ar"]
                .into_iter()
                .filter(|other| known(other) != Some(language))
            {
                let found = contradicts(text, other).unwrap_or_else(|| panic!("{said} as {other}"));
                assert!(
                    known(found) == Some(language) || said == "sr-Latn",
                    "{said} as {other}: {found}"
                );
            }
        }
    }

    #[test]
    fn a_script_that_is_unusual_for_a_language_is_accused_of_nothing() {
        let (_, russian) = REPORTS
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .find(|(said, _)| *said == "ru")
            .unwrap();
        assert_eq!(contradicts(russian, "uz-Cyrl-UZ"), None);
        assert_eq!(contradicts(russian, "zh-Hant"), Some("ru"));
    }

    #[test]
    fn a_headline_is_accused_of_nothing() {
        for line in REPORTS.lines() {
            let (said, text) = line.split_once('\t').unwrap();
            for run in runs(text, 5)
                .into_iter()
                .filter(|run| run.chars().count() < 50)
            {
                for other in ["en", "de", "fr", "ar"] {
                    assert_eq!(contradicts(&run, other), None, "{said} as {other}: {run}");
                }
            }
        }
        assert_eq!(detect("Die Fähre geriet in Brand"), None);
    }
}
