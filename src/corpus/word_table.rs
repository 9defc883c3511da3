//! The words of a source by what they are, and how rare each is.

use std::collections::HashMap;

/// Where each word of a source stands. Words have numbers in their order, and the different ones
/// among them ids; both count from 0.
#[derive(Debug)]
pub struct WordTable {
    /// The id of each different word.
    ids: HashMap<String, u32>,
    /// Where the word of each id stands.
    places: Vec<Vec<u32>>,
    /// How rare it is.
    rarities: Vec<f64>,
    /// The id of the word at each number.
    words: Vec<u32>,
}

impl WordTable {
    /// Reads words in their order, in small letters.
    pub(super) fn new<'a>(read: impl Iterator<Item = &'a str>) -> Self {
        let mut ids: HashMap<String, u32> = HashMap::new();
        let (mut places, mut words): (Vec<Vec<u32>>, Vec<u32>) = Default::default();
        for word in read {
            let known = ids.get(word).copied();
            let id = known.unwrap_or_else(|| index(places.len()));
            if known.is_none() {
                ids.insert(word.to_owned(), id);
                places.push(Vec::new());
            }
            places[id as usize].push(index(words.len()));
            words.push(id);
        }
        let rarities = places
            .iter()
            .map(|places| rarity(places.len(), words.len()))
            .collect();
        Self {
            ids,
            places,
            rarities,
            words,
        }
    }

    /// Numbers of the words of the source that are this one, ascending.
    pub fn places(&self, word: &str) -> &[u32] {
        self.id_of(word).map_or(&[], |id| &self.places[id as usize])
    }

    /// The id of a word, if the source has it.
    pub fn id_of(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }

    /// The id of the word at a number.
    pub fn id_at(&self, number: usize) -> u32 {
        self.words[number]
    }

    /// How much a word says by being there: the logarithm of how rare it is in the source (inverse
    /// document frequency, Spärck Jones 1972). A word that the source does not have is the rarest.
    pub fn rarity(&self, word: &str) -> f64 {
        self.id_of(word).map_or_else(
            || rarity(0, self.words.len()),
            |id| self.rarities[id as usize],
        )
    }

    /// The same of the word at a number.
    pub fn rarity_at(&self, number: usize) -> f64 {
        self.rarities[self.id_at(number) as usize]
    }
}

/// No source that is read has four thousand million words.
fn index(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How rare a word is that stands in so many places among so many words.
fn rarity(places: usize, count: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of words are far below 2^52"
    )]
    (1.0 + count as f64 / (1 + places) as f64).ln()
}
