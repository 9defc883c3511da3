//! Ids: how each is spelled, and that it occurs once on a page, in time linear in their number.

use std::collections::BTreeMap;
use std::fmt::Display;

/// The ids that a page has given out.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Id → the number to try next for one that would be the same.
    used: BTreeMap<String, usize>,
}

impl Ids {
    /// An id that must be as it is, such as a note's.
    pub fn reserve(&mut self, id: &str) {
        self.used.entry(id.to_owned()).or_insert(2);
    }

    /// The wished id, or with the first free number at its end.
    pub fn unique(&mut self, wish: &str) -> String {
        let Some(&number) = self.used.get(wish) else {
            self.reserve(wish);
            return wish.to_owned();
        };
        let mut number = number;
        let id = loop {
            let id = format!("{wish}-{number}");
            number += 1;
            if !self.used.contains_key(&id) {
                break id;
            }
        };
        self.used.insert(wish.to_owned(), number);
        self.reserve(&id);
        id
    }
}

/// The id of a note on the page that shows it.
pub fn note_id(note: &str) -> String {
    format!("n-{note}")
}

/// The id of the `number`-th place (from 1) of a page that refers to a note.
pub fn reference_id(note: &str, number: usize) -> String {
    format!("r-{note}-{number}")
}

/// The id of a citation: that of a writing's quotation `number` on the writing's own page.
pub fn citation_id(number: impl Display) -> String {
    format!("c-{number}")
}

/// The id of a passage on its source's page: that of quotation `number` of a writing, by the
/// writing's short name.
pub fn passage_id(writing: &str, number: impl Display) -> String {
    format!("q-{writing}-{number}")
}

/// Whether an id is that of a passage.
pub fn is_passage_id(id: &str) -> bool {
    id.starts_with("q-")
}

/// The id of a paragraph on its source's page.
pub fn paragraph_id(number: impl Display) -> String {
    format!("p{number}")
}

/// Letters and digits in lower case with `-` between, at most 60 characters; `section` if nothing
/// is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for char in text.chars().flat_map(char::to_lowercase) {
        if char.is_alphanumeric() {
            slug.push(char);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(char, '\'' | '’') {
            slug.push('-');
        }
        if slug.chars().count() >= 60 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, slug};

    #[test]
    fn equal_wishes_get_numbers_that_are_free() {
        let mut ids = Ids::default();
        ids.reserve("a-2");
        assert_eq!(
            [ids.unique("a"), ids.unique("a"), ids.unique("a")],
            ["a", "a-3", "a-4"]
        );
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("Whose plan — Israel’s?"), "whose-plan-israels");
        assert_eq!(slug("?!"), "section");
    }
}
