//! Sentences: UAX #29, mended with abbreviations that do not end one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations after which a capital does not open a sentence, without their last full stop, in
/// small letters.
const ABBREVIATIONS: &[&str] = &[
    "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "maj", "brig", "mr", "mrs", "ms", "dr",
    "prof", "rev", "hon", "st", "sr", "jr", "sen", "rep", "gov", "pres", "amb", "supt", "det",
    "insp", "vs", "etc", "e.g", "i.e", "cf", "vol", "pp", "ed", "eds", "u.s", "u.k", "u.n", "e.u",
    "u.s.s.r", "d.c", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "inc", "ltd", "co", "corp", "bros", "approx", "ca", "bzw", "z.b", "d.h", "nr", "abs",
    "mme", "mlle", "sra",
];

/// The byte ranges of a paragraph's sentences, trailing white space included; together they are the
/// whole paragraph.
pub fn sentences(paragraph: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, text) in paragraph.split_sentence_bound_indices() {
        let end = start + text.len();
        match sentences.last_mut() {
            Some(last) if ends_with_abbreviation(&paragraph[last.clone()]) => last.end = end,
            _ => sentences.push(start..end),
        }
    }
    sentences
}

fn ends_with_abbreviation(sentence: &str) -> bool {
    let Some(stem) = sentence.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = stem
        .rsplit(|char: char| char.is_whitespace() || "(\"“‘'".contains(char))
        .next()
        .unwrap_or(stem);
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn parts(text: &str) -> Vec<&str> {
        let ranges = sentences(text).into_iter();
        ranges.map(|range| text[range].trim()).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(
            parts("He met Gen. Soleimani. He left."),
            ["He met Gen. Soleimani.", "He left."]
        );
        assert_eq!(
            parts("The U.S. Army came. “Have they? No.”"),
            ["The U.S. Army came.", "“Have they?", "No.”"]
        );
        assert_eq!(parts("J. Smith spoke."), ["J. Smith spoke."]);
    }
}
