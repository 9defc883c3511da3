//! The first words of a quotation, by which a line of a table can mean it.

use super::key::{folded, shown};
use super::words::QuotedLookingWords;

/// The first words of a quotation, enough that no other of the file begins so.
pub(super) fn beginning(words: &str, known: &QuotedLookingWords) -> String {
    /// Fewer say too little to whoever reads the front matter alone.
    const FEWEST: usize = 5;
    let (words, whole) = (shown(words), folded(words));
    let ends: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
    for end in ends.into_iter().skip(FEWEST - 1) {
        let first = words[..end].trim_end_matches([',', ';', ':', '.']);
        if !first.ends_with(|last: char| last.is_alphanumeric() || "])".contains(last)) {
            // An elision says too little by what it leaves out.
            continue;
        }
        if matches!(known.meant(&folded(first))[..], [(meant, _)] if *meant == whole) {
            return first.to_owned();
        }
    }
    words
}
