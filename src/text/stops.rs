//! Commas, full stops, question and exclamation marks of every script.

/// Whether it is a comma or the sign that ends a statement, of any script: what Unicode names a
/// comma, and of its `Sentence_Terminal` those that neither ask nor exclaim, are not doubled and
/// end no section; and the shad of Tibetan and Marchen and the full stop of Old Nubian, which lack
/// that property.
pub fn is_stop(char: char) -> bool {
    if char.is_ascii() {
        matches!(char, ',' | '.')
    } else {
        COMMAS.contains(&char) || FULL_STOPS.contains(&char)
    }
}

/// Whether it is a question mark or an exclamation mark of any script, by its name in Unicode. The
/// Greek question mark is the semicolon, of which nobody can tell.
pub fn asks(char: char) -> bool {
    if char.is_ascii() {
        matches!(char, '?' | '!')
    } else {
        ASKING.contains(&char)
    }
}

const ASKING: &[char] = &[
    '\u{55c}',
    '\u{55e}',
    '\u{61f}',
    '\u{7f9}',
    '\u{1367}',
    '\u{1944}',
    '\u{1945}',
    '\u{203c}',
    '\u{203d}',
    '\u{2047}',
    '\u{2048}',
    '\u{2049}',
    '\u{2cfa}',
    '\u{2cfb}',
    '\u{2e2e}',
    '\u{2e53}',
    '\u{2e54}',
    '\u{a60f}',
    '\u{a6f7}',
    '\u{fe15}',
    '\u{fe16}',
    '\u{fe56}',
    '\u{fe57}',
    '\u{ff01}',
    '\u{ff1f}',
    '\u{11143}',
    '\u{16e9a}',
    '\u{1e95e}',
    '\u{1e95f}',
];

const COMMAS: &[char] = &[
    '\u{55d}',
    '\u{60c}',
    '\u{7f8}',
    '\u{1363}',
    '\u{1802}',
    '\u{1808}',
    '\u{1b5e}',
    '\u{2e32}',
    '\u{2e34}',
    '\u{2e41}',
    '\u{2e4c}',
    '\u{3001}',
    '\u{a4fe}',
    '\u{a60d}',
    '\u{a6f5}',
    '\u{a9c8}',
    '\u{fe10}',
    '\u{fe11}',
    '\u{fe50}',
    '\u{fe51}',
    '\u{ff0c}',
    '\u{ff64}',
    '\u{1144d}',
    '\u{16e97}',
    '\u{1da87}',
];

const FULL_STOPS: &[char] = &[
    '\u{589}',
    '\u{6d4}',
    '\u{701}',
    '\u{702}',
    '\u{964}',
    '\u{f0d}',
    '\u{104a}',
    '\u{104b}',
    '\u{1362}',
    '\u{166e}',
    '\u{1735}',
    '\u{17d4}',
    '\u{1803}',
    '\u{1809}',
    '\u{1aa8}',
    '\u{1b5f}',
    '\u{1c3b}',
    '\u{1c7e}',
    '\u{2cf9}',
    '\u{2cfe}',
    '\u{2e3c}',
    '\u{3002}',
    '\u{a4ff}',
    '\u{a60e}',
    '\u{a6f3}',
    '\u{a876}',
    '\u{a8ce}',
    '\u{a92f}',
    '\u{a9c9}',
    '\u{aa5d}',
    '\u{abeb}',
    '\u{fe12}',
    '\u{fe52}',
    '\u{ff0e}',
    '\u{ff61}',
    '\u{10a56}',
    '\u{11047}',
    '\u{110c0}',
    '\u{11141}',
    '\u{111c5}',
    '\u{11238}',
    '\u{1144b}',
    '\u{115c2}',
    '\u{11641}',
    '\u{11a42}',
    '\u{11a9b}',
    '\u{11c41}',
    '\u{11c71}',
    '\u{16a6e}',
    '\u{16af5}',
    '\u{16e98}',
    '\u{1bc9f}',
    '\u{1da88}',
];
