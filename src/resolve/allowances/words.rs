//! Words that look quoted, and which of them a key means.

use std::cell::OnceCell;

use crate::text::Span;
use crate::text::words::may_end;

use super::key::folded;

/// Words that look quoted, and where each stands.
pub(super) struct QuotedLookingWords<'w> {
    written: Vec<(Span, &'w str)>,
    /// Made only where somebody asks: most writings allow nothing and need to allow nothing.
    sorted: OnceCell<Vec<FoldedPhrase>>,
}

/// Different words, folded, with the number of the first place.
pub(super) type FoldedPhrase = (String, usize);

impl<'w> QuotedLookingWords<'w> {
    pub(super) fn new(written: Vec<(Span, &'w str)>) -> Self {
        Self {
            written,
            sorted: OnceCell::new(),
        }
    }

    /// The words at a place, as they are written.
    pub(super) fn at(&self, number: usize) -> (Span, &'w str) {
        self.written[number]
    }

    /// All different words, in order.
    pub(super) fn sorted(&self) -> &[FoldedPhrase] {
        self.sorted.get_or_init(|| sorted(&self.written))
    }

    /// What a folded key means: the words that it is, else all that it begins, up to a word's end.
    pub(super) fn meant(&self, key: &str) -> Vec<&FoldedPhrase> {
        let sorted = self.sorted();
        let first = sorted.partition_point(|(words, _)| words.as_str() < key);
        let begun = sorted[first..]
            .iter()
            .take_while(|(words, _)| words.starts_with(key));
        match sorted.get(first) {
            Some(same) if same.0 == key => vec![same],
            // No words begin all words.
            _ if key.is_empty() => Vec::new(),
            _ => begun
                .filter(|(words, _)| may_end(words, key.len()))
                .collect(),
        }
    }
}

/// Different words, folded and in order, each with the number of the first place that has them.
fn sorted(written: &[(Span, &str)]) -> Vec<FoldedPhrase> {
    let mut sorted = Vec::new();
    for (number, (_, words)) in written.iter().enumerate() {
        sorted.push((folded(words), number));
    }
    sorted.sort_unstable();
    sorted.dedup_by(|next, first| next.0 == first.0);
    sorted
}

#[cfg(test)]
mod tests {
    use super::{QuotedLookingWords, Span};

    fn meant<'w>(words: &'w QuotedLookingWords, key: &str) -> Vec<(&'w str, usize)> {
        let meant = words.meant(key).into_iter();
        meant.map(|(words, at)| (words.as_str(), *at)).collect()
    }

    #[test]
    fn whole_words_before_beginnings() {
        let written = ["I will go", "I willed", "I will", "I will"];
        let written = written.map(|words| (Span::default(), words)).into();
        let words = QuotedLookingWords::new(written);
        assert_eq!(meant(&words, "I will"), [("I will", 2)]);
        assert_eq!(
            meant(&words, "I"),
            [("I will", 2), ("I will go", 0), ("I willed", 1)]
        );
        assert_eq!(meant(&words, "I will g"), []);
    }
}
