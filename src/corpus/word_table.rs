//! The words of a source by what they are, and how rare each is.

use std::cmp::Ordering;
use std::ops::Range;

/// Where each word of a source stands. Words have numbers in their order, and the different ones
/// among them ids in the order of the alphabet; both count from 0.
#[derive(Debug)]
pub struct WordTable {
    /// The different words, one behind the other.
    spelled: String,
    /// How each of them begins, as a number.
    beginnings: Vec<u64>,
    /// Where in it the word of each id ends.
    ends: Vec<usize>,
    /// Numbers of the words, those of each id together and ascending.
    places: Vec<u32>,
    /// How many of them belong to each id and those before it.
    counts: Vec<usize>,
    /// How rare the word of each id is.
    rarities: Vec<f64>,
    /// The id of the word at each number.
    words: Vec<u32>,
}

impl WordTable {
    /// Reads words in their order, in small letters.
    pub(super) fn new<'a>(read: impl Iterator<Item = &'a str>) -> Self {
        let numbered = read.zip(0..);
        let mut sorted: Vec<(u64, &str, u32)> = numbered
            .map(|(word, number)| (beginning(word.as_bytes()), word, number))
            .collect();
        sorted.sort_unstable();
        let mut table = Self {
            spelled: String::new(),
            beginnings: Vec::new(),
            ends: Vec::new(),
            places: Vec::with_capacity(sorted.len()),
            counts: Vec::new(),
            rarities: Vec::new(),
            words: vec![0; sorted.len()],
        };
        for same in sorted.chunk_by(|a, b| a.1 == b.1) {
            let id = index(table.ends.len());
            table.beginnings.push(same[0].0);
            table.spelled.push_str(same[0].1);
            table.ends.push(table.spelled.len());
            for (_, _, number) in same {
                table.words[*number as usize] = id;
                table.places.push(*number);
            }
            table.counts.push(table.places.len());
            table.rarities.push(rarity(same.len(), sorted.len()));
        }
        table
    }

    /// Numbers of the words of the source that have this id, ascending.
    pub fn places(&self, id: u32) -> &[u32] {
        &self.places[range(&self.counts, id)]
    }

    /// Those of them in a range.
    pub fn places_within(&self, id: u32, range: &Range<usize>) -> &[u32] {
        let places = self.places(id);
        let first = places.partition_point(|place| (*place as usize) < range.start);
        let end = places.partition_point(|place| (*place as usize) < range.end);
        &places[first..end]
    }

    /// The id of a word, if the source has it.
    pub fn id_of(&self, word: &str) -> Option<u32> {
        let id = self.first_from(word.as_bytes());
        (id < index(self.ends.len()) && self.spelling(id) == word).then_some(id)
    }

    /// The ids of the words that begin with these bytes.
    pub fn beginning_with(&self, bytes: &[u8]) -> Range<u32> {
        let first = self.first_from(bytes);
        first..self.first_after(first, |id| self.spelling(id).as_bytes().starts_with(bytes))
    }

    /// The word of an id.
    pub fn spelling(&self, id: u32) -> &str {
        &self.spelled[range(&self.ends, id)]
    }

    /// The id of the first word that does not come before these bytes.
    fn first_from(&self, bytes: &[u8]) -> u32 {
        let sought = beginning(bytes);
        self.first_after(0, |id| {
            let by_beginning = self.beginnings[id as usize].cmp(&sought);
            let order = by_beginning.then_with(|| self.spelling(id).as_bytes().cmp(bytes));
            order == Ordering::Less
        })
    }

    /// The first id from one on of which something does not hold that holds of all before it.
    fn first_after(&self, from: u32, holds: impl Fn(u32) -> bool) -> u32 {
        let (mut least, mut most) = (from, index(self.ends.len()));
        while least < most {
            let middle = least.midpoint(most);
            if holds(middle) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        least
    }

    /// How much a word says by being there: the logarithm of how rare it is in the source (inverse
    /// document frequency, Spärck Jones 1972).
    pub fn rarity(&self, id: u32) -> f64 {
        self.rarities[id as usize]
    }

    /// The same of a word that the source does not have, which is the rarest.
    pub fn rarity_of_none(&self) -> f64 {
        rarity(0, self.words.len())
    }

    /// The same of the word at a number.
    pub fn rarity_at(&self, number: usize) -> f64 {
        self.rarity(self.id_at(number))
    }

    /// How many different words there are: one more than the last id.
    pub fn id_count(&self) -> usize {
        self.ends.len()
    }

    /// The id of every word, in the order of the text.
    pub fn ids(&self) -> &[u32] {
        &self.words
    }

    /// The id of the word at a number.
    pub fn id_at(&self, number: usize) -> u32 {
        self.words[number]
    }
}

/// The first eight bytes of a word as a number that is in the same order: most words are told apart
/// by it, and numbers are compared sooner than texts.
fn beginning(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let count = word.len().min(bytes.len());
    bytes[..count].copy_from_slice(&word[..count]);
    u64::from_be_bytes(bytes)
}

/// What belongs to an id, of things that end at these positions.
fn range(ends: &[usize], id: u32) -> Range<usize> {
    let id = id as usize;
    let start = id.checked_sub(1).map_or(0, |before| ends[before]);
    start..ends[id]
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

#[cfg(test)]
mod tests {
    use super::WordTable;

    #[test]
    fn words_are_found_by_what_they_are_and_how_they_begin() {
        let words = "the fair was fairer than the fare of fairgrounds and fairground";
        let table = WordTable::new(words.split(' '));
        let id = table.id_of("the").unwrap();
        assert_eq!(table.places(id), [0, 5]);
        assert_eq!((table.id_of("far"), table.id_of("zoo")), (None, None));
        let alike: Vec<&str> = table
            .beginning_with(b"fai")
            .map(|id| table.spelling(id))
            .collect();
        assert_eq!(alike, ["fair", "fairer", "fairground", "fairgrounds"]);
        let long = table.id_of("fairgrounds").unwrap();
        assert_eq!(table.places(long), [8]);
        assert_eq!(table.id_of("fairgroun"), None);
        assert!(table.beginning_with(b"z").is_empty());
        assert!(table.rarity_at(1) > table.rarity(id));
        assert!(table.rarity_of_none() > table.rarity_at(1));
    }
}
