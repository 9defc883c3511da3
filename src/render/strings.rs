//! The theme's own words, one table per language.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::detect::primary;
use crate::parse::{Inputs, RelationKind};

use super::theme;

/// The words of the site's language; where it has no table or a table lacks one, the English ones.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(transparent)]
pub(crate) struct Strings(BTreeMap<String, String>);

impl Strings {
    /// The words for a language: English, then those of `de`, then those of `de-at`; a project's
    /// own table wins over the built-in.
    pub(crate) fn of(inputs: &Inputs, theme_name: &str, language: &str) -> Self {
        let language = language.to_ascii_lowercase();
        let primary = language.split('-').next().unwrap_or("en");
        let mut names = vec!["en", primary, language.as_str()];
        names.dedup();
        let mut strings = Self::default();
        for name in names {
            for table in theme::files_named(inputs, theme_name, &format!("strings/{name}.toml")) {
                strings.add(table);
            }
        }
        strings
    }

    fn add(&mut self, table: &[u8]) {
        let Some(table) = std::str::from_utf8(table)
            .ok()
            .and_then(|text| text.parse::<toml::Table>().ok())
        else {
            return;
        };
        let words = table
            .into_iter()
            .filter_map(|(key, value)| Some((key, value.as_str()?.to_owned())));
        self.0.extend(words);
    }

    /// The words under a key; the key itself if no table has it, so that a gap shows and nothing
    /// breaks.
    pub(crate) fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The words under a key with `{name}` replaced by each value.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        // One pass, so that a value that holds braces is not filled in turn.
        let mut filled = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                break;
            };
            let value = values.iter().find(|(key, _)| *key == name);
            filled.push_str(value.map_or("", |(_, value)| value));
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }

    /// The words for a number: `KEY_one` for 1, else `KEY_many`, with `{n}` replaced by it.
    pub(crate) fn count(&self, key: &str, number: usize) -> String {
        let form = if number == 1 { "one" } else { "many" };
        self.fill(&format!("{key}_{form}"), &[("n", &number.to_string())])
    }

    /// What stands before the words that a source does not have; `languages` are those in which
    /// they were looked for, where that is said.
    pub(crate) fn not_found(&self, languages: &[String]) -> String {
        if languages.is_empty() {
            return self.get("not_found_in").to_owned();
        }
        let names: Vec<&str> = languages.iter().map(|tag| self.language(tag)).collect();
        self.fill(
            "not_found_in_language",
            &[("language", &names.join(self.get("comma")))],
        )
    }

    /// The name of a language by its tag without region; the tag itself if the table has none.
    fn language<'a>(&'a self, tag: &'a str) -> &'a str {
        self.0
            .get(&format!("language_{tag}"))
            .map_or(tag, String::as_str)
    }

    /// “English”, “English (en-GB)”: a language with what its tag says beyond its name.
    pub(crate) fn language_in_words(&self, tag: &str) -> String {
        let primary = primary(tag);
        let name = self.language(&primary);
        if tag.eq_ignore_ascii_case(name) || tag.eq_ignore_ascii_case(&primary) {
            return name.to_owned();
        }
        format!("{name} ({tag})")
    }

    /// A kind of source, a type of CSL, in words; the type itself if the table has none.
    pub(crate) fn kind(&self, csl: &str) -> String {
        let words = self.0.get(&format!("type_{csl}"));
        words.map_or(csl, String::as_str).to_owned()
    }

    /// How a built-in relation is printed.
    pub(crate) fn relation(&self, kind: RelationKind) -> String {
        self.get(&format!("relation_{}", kind.name())).to_owned()
    }
}

/// `rtl` for languages that are written from right to left, else `ltr`.
pub(crate) fn direction(language: &str) -> &'static str {
    let mut subtags = language.split(['-', '_']);
    let primary = subtags.next().unwrap_or("").to_ascii_lowercase();
    let latin = subtags.any(|subtag| subtag.eq_ignore_ascii_case("latn"));
    let rtl = [
        "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
    ];
    if rtl.contains(&primary.as_str()) && !latin {
        "rtl"
    } else {
        "ltr"
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Inputs, Strings, direction, theme};

    #[test]
    fn every_word_of_the_templates_is_in_the_table() {
        let inputs = Inputs::default();
        let strings = Strings::of(&inputs, "default", "de-AT");
        for file in theme::folder(&inputs, "default", "templates") {
            let text = std::str::from_utf8(file.bytes).unwrap();
            for rest in text.split("site.t.").skip(1) {
                let key: String = rest
                    .chars()
                    .take_while(|char| char.is_alphanumeric() || *char == '_')
                    .collect();
                assert!(strings.0.contains_key(&key), "{}: {key}", file.path);
            }
        }
    }

    fn built_in(language: &str) -> toml::Table {
        let path = format!("strings/{language}.toml");
        let inputs = Inputs::default();
        let files = theme::files_named(&inputs, "default", &path);
        let text = std::str::from_utf8(files[0]).unwrap();
        text.parse().unwrap()
    }

    fn names_in_braces(words: &str) -> Vec<&str> {
        let mut names = Vec::new();
        for rest in words.split('{').skip(1) {
            names.push(rest.split('}').next().unwrap());
        }
        names.sort_unstable();
        names
    }

    #[test]
    fn every_language_has_the_words_and_the_names_in_braces_that_english_has() {
        let english = built_in("en");
        for language in ["de", "es", "fa", "fr"] {
            let other = built_in(language);
            let keys: BTreeSet<&String> = english.keys().collect();
            assert_eq!(keys, other.keys().collect(), "{language}");
            for (key, words) in &english {
                let here = names_in_braces(words.as_str().unwrap());
                let there = names_in_braces(other[key].as_str().expect(key));
                assert_eq!(here, there, "{language}: {key}");
            }
        }
    }

    #[test]
    fn values_are_not_filled_in_turn() {
        let strings = Strings([("k".to_owned(), "{a} of {b}".to_owned())].into());
        assert_eq!(strings.fill("k", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(
            [
                direction("ar-EG"),
                direction("he"),
                direction("ar-Latn"),
                direction("en")
            ],
            ["rtl", "rtl", "ltr", "ltr"]
        );
    }
}
