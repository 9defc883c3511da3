//! Ids that occur once on a page, in time linear in their number.

use std::collections::BTreeMap;

/// The ids that a page has given out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    /// Id → the number to try next for one that would be the same.
    used: BTreeMap<String, usize>,
}

impl Ids {
    /// An id that must be as it is, such as a note's.
    pub(crate) fn reserve(&mut self, id: &str) {
        self.used.entry(id.to_owned()).or_insert(2);
    }

    /// The wished id, or with the first free number at its end.
    pub(crate) fn unique(&mut self, wish: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn equal_wishes_get_numbers_that_are_free() {
        let mut ids = Ids::default();
        ids.reserve("a-2");
        assert_eq!(
            [ids.unique("a"), ids.unique("a"), ids.unique("a")],
            ["a", "a-3", "a-4"]
        );
    }
}
