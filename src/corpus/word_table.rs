//! The words of a source by what they are, and how rare each is.

use std::collections::HashMap;

/// Where each word of a source stands.
#[derive(Debug)]
pub struct WordTable {
    places: HashMap<String, Vec<u32>>,
    /// Words of the source, each as often as it stands there.
    count: usize,
}

impl WordTable {
    /// Reads words in their order, in small letters.
    pub(super) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut places: HashMap<String, Vec<u32>> = HashMap::new();
        let mut count = 0;
        for word in words {
            // No source that is read has four thousand million words.
            let number = u32::try_from(count).unwrap_or(u32::MAX);
            places.entry(word.to_owned()).or_default().push(number);
            count += 1;
        }
        Self { places, count }
    }

    /// Numbers of the words of the source that are this one, ascending, from 0.
    pub fn places(&self, word: &str) -> &[u32] {
        self.places.get(word).map_or(&[], Vec::as_slice)
    }

    /// How much a word says by being there: the logarithm of how rare it is in the source (inverse
    /// document frequency, Spärck Jones 1972). A word that the source does not have is the rarest.
    pub fn rarity(&self, word: &str) -> f64 {
        let places = self.places(word).len();
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of words are far below 2^52"
        )]
        (1.0 + self.count as f64 / (1 + places) as f64).ln()
    }
}
