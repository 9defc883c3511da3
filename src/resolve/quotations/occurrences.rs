//! Every occurrence of some words in a text, overlapping ones too, in time that grows with the text
//! alone.

use std::ops::Range;

use memchr::memmem::Finder;

use super::divided::{Divided, divided};

/// Words made ready to be looked for.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    finder: Finder<'static>,
    /// For each beginning of the words how many bytes it both starts and ends with, itself apart.
    borders: Vec<usize>,
    /// Where the words are divided at the end of a line.
    divisions: Vec<usize>,
}

impl Needle {
    pub(super) fn new(words: &str, divisions: &[usize]) -> Self {
        let (finder, borders) = (Finder::new(words).into_owned(), borders(words.as_bytes()));
        Self {
            finder,
            borders,
            divisions: divisions.to_vec(),
        }
    }

    /// Whether the words, if there are any, occur in a text that divides words at these positions.
    pub(super) fn occurs(&self, text: &str, divisions: &[usize]) -> bool {
        !self.borders.is_empty()
            && (self.finder.find(text.as_bytes()).is_some()
                || !self.divided(text, &(0..text.len()), divisions).is_empty())
    }

    /// Every occurrence in a stretch of a text that divides words at these positions, ascending;
    /// none of no words.
    pub(super) fn occurrences(
        &self,
        text: &str,
        stretch: Range<usize>,
        divisions: &[usize],
    ) -> Vec<Range<usize>> {
        let divided = self.divided(text, &stretch, divisions);
        let length = self.finder.needle().len();
        let mut all: Vec<Range<usize>> = self
            .undivided(text, stretch)
            .into_iter()
            .map(|at| at..at + length)
            .collect();
        if !divided.is_empty() {
            all.extend(divided);
            all.sort_by_key(|range| range.start);
        }
        all
    }

    fn divided(
        &self,
        text: &str,
        stretch: &Range<usize>,
        divisions: &[usize],
    ) -> Vec<Range<usize>> {
        let words = std::str::from_utf8(self.finder.needle()).unwrap_or_default();
        divided(
            Divided {
                text: words,
                at: &self.divisions,
            },
            Divided {
                text,
                at: divisions,
            },
            stretch,
        )
    }

    /// Start of every occurrence that no hyphen divides.
    fn undivided(&self, text: &str, stretch: Range<usize>) -> Vec<usize> {
        let Some(border) = self.borders.last() else {
            return Vec::new();
        };
        let within = &text.as_bytes()[stretch.clone()];
        if *border == 0 {
            return self
                .finder
                .find_iter(within)
                .map(|at| stretch.start + at)
                .collect();
        }
        let first = self
            .finder
            .find(within)
            .map_or(stretch.end, |at| stretch.start + at);
        self.overlapping(text.as_bytes(), first..stretch.end)
    }

    /// Occurrences in a stretch, which may overlap (Knuth, Morris and Pratt), so that words that
    /// repeat themselves are not compared again and again.
    fn overlapping(&self, text: &[u8], stretch: Range<usize>) -> Vec<usize> {
        let words = self.finder.needle();
        let mut found = Vec::new();
        let mut same = 0;
        for at in stretch {
            while same > 0 && (same == words.len() || words[same] != text[at]) {
                same = self.borders[same - 1];
            }
            same += usize::from(words[same] == text[at]);
            if same == words.len() {
                found.push(at + 1 - same);
            }
        }
        found
    }
}

fn borders(words: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; words.len()];
    let mut same = 0;
    for at in 1..words.len() {
        while same > 0 && words[same] != words[at] {
            same = borders[same - 1];
        }
        same += usize::from(words[same] == words[at]);
        borders[at] = same;
    }
    borders
}

#[cfg(test)]
mod tests {
    use super::Needle;

    #[test]
    fn overlapping_occurrences_are_all_found() {
        let found = |words, text: &str| Needle::new(words, &[]).undivided(text, 1..text.len());
        assert_eq!(found("a a", "-a a a b a a"), [1, 3, 9]);
        assert_eq!(found("the", "-the the, there"), [1, 5, 10]);
        assert_eq!(found("", "-the"), [0; 0]);
        assert_eq!(found("aa", "aaaa"), [1, 2]);
    }
}
