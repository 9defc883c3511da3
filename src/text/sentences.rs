//! Sentences: UAX #29, mended with abbreviations, ordinals and questions that do not end one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations after which a capital does not open a sentence, without their last full stop, in
/// small letters.
const ABBREVIATIONS: &[&str] = &[
    "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "maj", "brig", "cpl", "pvt", "mr", "mrs",
    "ms", "mx", "messrs", "dr", "prof", "rev", "hon", "st", "sr", "jr", "sen", "sens", "rep",
    "reps", "gov", "govs", "pres", "amb", "supt", "det", "insp", "atty", "dept", "vs", "etc",
    "e.g", "i.e", "cf", "vol", "pp", "ed", "eds", "u.s", "u.k", "u.n", "e.u", "u.s.s.r", "d.c",
    "l.a", "n.y", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "inc", "ltd", "co", "corp", "bros", "approx", "ca", "bzw", "z.b", "d.h", "u.a", "nr",
    "abs", "bsp", "evtl", "ggf", "hl", "inkl", "sog", "vgl", "mm", "mme", "mlle", "mgr", "sra",
    "srta", "dra", "ud", "uds", "ee.uu",
];
/// Abbreviations of *number* and the like, which are words too: before a digit alone they end none.
const BEFORE_DIGITS: &[&str] = &["no", "nos", "art", "fig", "figs", "p", "núm", "pág", "para"];
/// After an hour these, in small letters, go on with it.
#[rustfmt::skip]
const AFTER_HOUR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "et", "est",
    "edt", "pt", "pst", "gmt", "utc", "bst", "cet",
];
/// What a number with a full stop counts in German: *am 3. Mai*, *der 2. Weltkrieg*.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
    "oktober", "november", "dezember", "jahrhundert", "jahrhunderts", "weltkrieg", "weltkriegs",
    "weltkrieges", "geburtstag", "jahrestag", "mal", "platz", "bezirk", "bundesliga", "liga",
];

/// The byte ranges of a paragraph's sentences, trailing white space included; together they are the
/// whole paragraph.
pub fn sentences(paragraph: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let (mut start, mut marks) = (0, 0);
    for (from, text) in paragraph.split_sentence_bound_indices() {
        let end = from + text.len();
        marks += text.matches('"').count();
        let opening = match opening_at_end(text, marks) {
            Some(mark) if end < paragraph.len() => mark.len_utf8(),
            _ => 0,
        };
        match sentences.last_mut() {
            Some(last) if goes_on(&paragraph[last.clone()], &paragraph[start..]) => {
                last.end = end - opening;
            }
            _ => sentences.push(start..end - opening),
        }
        start = end - opening;
    }
    sentences
}

/// A mark that opens what is said next: without a space before it UAX #29 takes it for one that
/// closes. Of marks that open and close alike, of which there are so many up to here, every other
/// one opens.
fn opening_at_end(text: &str, marks: usize) -> Option<char> {
    let last = text.chars().next_back()?;
    let opens = matches!(last, '「' | '『' | '（') || (last == '"' && marks % 2 == 1);
    opens.then_some(last)
}

/// Whether what ends like a sentence goes on with the rest of the paragraph.
fn goes_on(sentence: &str, rest: &str) -> bool {
    let sentence = sentence.trim_end();
    match sentence.strip_suffix('.') {
        Some(stem) => is_abbreviation(last_word(stem), rest),
        None => is_within(sentence, rest),
    }
}

fn last_word(text: &str) -> &str {
    let parts = |char: char| char.is_whitespace() || "([\"“„«‘'—–".contains(char);
    text.rsplit(parts).next().unwrap_or(text)
}

fn is_abbreviation(word: &str, rest: &str) -> bool {
    // An initial, or half of *z. B.* and its like.
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let word = word.to_lowercase();
    let next = || {
        let letters = |char: char| !char.is_alphabetic();
        rest.split(letters).next().unwrap_or(rest).to_lowercase()
    };
    let is_ordinal = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_letter
        || ABBREVIATIONS.contains(&word.as_str())
        || BEFORE_DIGITS.contains(&word.as_str()) && rest.starts_with(char::is_numeric)
        || ["a.m", "p.m"].contains(&word.as_str()) && AFTER_HOUR.contains(&next().as_str())
        || is_ordinal && !word.is_empty() && COUNTED.contains(&next().as_str())
}

/// Whether a question or an exclamation stands within a sentence that goes on behind it: *“Why?” he
/// asked*, 「なぜ？」と.
fn is_within(sentence: &str, rest: &str) -> bool {
    const CLOSING: &[char] = &['"', '”', '“', '»', '«', '’', '\'', '」', '』', ')'];
    let spoken = sentence.trim_end_matches(CLOSING);
    let is_quoted = spoken.len() < sentence.len();
    rest.starts_with(char::is_lowercase) && spoken.ends_with(['?', '!', '…', '.'])
        || is_quoted && rest.starts_with(['と', 'っ'])
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
        assert_eq!(
            parts("At No. 10 Downing Street. At 9 a.m. Monday he left at 5 p.m. The end."),
            [
                "At No. 10 Downing Street.",
                "At 9 a.m. Monday he left at 5 p.m.",
                "The end."
            ]
        );
        assert_eq!(
            parts("Am 3. Mai kam z. B. Herr Dr. Weiß. Er war 23. Das half."),
            [
                "Am 3. Mai kam z. B. Herr Dr. Weiß.",
                "Er war 23.",
                "Das half."
            ]
        );
    }

    #[test]
    fn a_question_and_the_rest_of_a_quotation_are_sentences_of_their_own() {
        assert_eq!(
            parts("“Have they killed one yet? No. Until they do, we wait.” She left."),
            [
                "“Have they killed one yet?",
                "No.",
                "Until they do, we wait.”",
                "She left."
            ]
        );
        assert_eq!(
            parts("“Why?” he asked. “Now!”"),
            ["“Why?” he asked.", "“Now!”"]
        );
    }

    #[test]
    fn each_script_has_its_own_full_stop() {
        assert_eq!(
            parts("市長は辞任した。「なぜ？」と彼は言った。理由は不明。"),
            [
                "市長は辞任した。",
                "「なぜ？」と彼は言った。",
                "理由は不明。"
            ]
        );
        assert_eq!(
            parts("市长辞职了。原因不明！真的吗？"),
            ["市长辞职了。", "原因不明！", "真的吗？"]
        );
    }
}
