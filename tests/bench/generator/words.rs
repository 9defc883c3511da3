//! Words in an order that looks like chance and is the same in every run.

/// None of them turns, weakens or attributes a statement, so that the meaning guard has nothing to
/// say of a quotation.
const WORDS: &[&str] = &[
    "bridge", "council", "river", "harbour", "minister", "letter", "plan", "budget", "morning",
    "report", "engineer", "station", "market", "winter", "border", "signal", "garden", "paper",
    "number", "village", "treaty", "column", "mayor", "railway", "island", "valley", "school",
    "tunnel", "meadow", "factory", "office", "witness", "opens", "closes", "carries", "follows",
    "crosses", "measures", "builds", "repairs", "moves", "holds", "leaves", "reaches", "draws",
    "signs", "old", "new", "long", "quiet", "public", "northern", "eastern", "narrow", "open",
    "heavy", "early", "plain", "common", "distant", "with", "under", "behind", "between", "along",
    "before", "near", "across", "from", "into", "over", "through",
];

/// Syllables that names are put together from.
const SYLLABLES: &[&str] = &["ba", "ko", "di", "mu", "re", "sa", "to", "vi", "zo", "ne"];

/// An endless row of words. `SplitMix64` (Steele, Lea and Flood, *Fast splittable pseudorandom
/// number generators*, 2014).
pub(crate) struct Words(u64);

impl Words {
    /// The row of this seed.
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0, smaller than `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap();
        usize::try_from(self.next() % bound).unwrap()
    }

    /// The next word.
    pub(crate) fn word(&mut self) -> &'static str {
        WORDS[self.below(WORDS.len())]
    }

    /// So many words with spaces between them, the first with a capital.
    pub(crate) fn phrase(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.word()).collect();
        capital(&words.join(" "))
    }

    /// So many words, in sentences of about a dozen.
    pub(crate) fn sentences(&mut self, count: usize) -> String {
        let mut sentences = Vec::new();
        let mut left = count;
        while left > 0 {
            let length = if left < 20 { left } else { 9 + self.below(7) };
            sentences.push(format!("{}.", self.phrase(length)));
            left -= length;
        }
        sentences.join(" ")
    }
}

/// The text with its first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A name for each number, of five syllables; no name is the beginning of another.
pub(crate) fn name(mut number: usize) -> String {
    let mut name = String::new();
    for _ in 0..5 {
        name.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    capital(&name)
}
