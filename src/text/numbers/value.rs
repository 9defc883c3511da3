//! How much a number in one word is.

/// Whole numbers in one word, by how much they are: English, German, French, Spanish; several ways
/// to write one are parted by a stroke.
#[rustfmt::skip]
const VALUES: &[(u64, [&str; 4])] = &[
    (2, ["two|twice", "zwei|zwo|zweimal", "deux", "dos"]),
    (3, ["three", "drei", "trois", "tres"]),
    (4, ["four", "vier", "quatre", "cuatro"]),
    (5, ["five", "fünf", "cinq", "cinco"]),
    (6, ["six", "sechs", "six", "seis"]),
    (7, ["seven", "sieben", "sept", "siete"]),
    (8, ["eight", "acht", "huit", "ocho"]),
    (9, ["nine", "neun", "neuf", "nueve"]),
    (10, ["ten", "zehn", "dix", "diez"]),
    (11, ["eleven", "elf", "onze", "once"]),
    (12, ["twelve|dozen", "zwölf|dutzend", "douze|douzaine", "doce|docena"]),
    (13, ["thirteen", "dreizehn", "treize", "trece"]),
    (14, ["fourteen", "vierzehn", "quatorze", "catorce"]),
    (15, ["fifteen", "fünfzehn", "quinze", "quince"]),
    (16, ["sixteen", "sechzehn", "seize", "dieciséis"]),
    (17, ["seventeen", "siebzehn", "", "diecisiete"]),
    (18, ["eighteen", "achtzehn", "", "dieciocho"]),
    (19, ["nineteen", "neunzehn", "", "diecinueve"]),
    (20, ["twenty", "zwanzig", "vingt", "veinte"]),
    (30, ["thirty", "dreißig|dreissig", "trente", "treinta"]),
    (40, ["forty", "vierzig", "quarante", "cuarenta"]),
    (50, ["fifty", "fünfzig", "cinquante", "cincuenta"]),
    (60, ["sixty", "sechzig", "soixante", "sesenta"]),
    (70, ["seventy", "siebzig", "septante", "setenta"]),
    (80, ["eighty", "achtzig", "huitante", "ochenta"]),
    (90, ["ninety", "neunzig", "nonante", "noventa"]),
    (100, ["hundred", "hundert", "cent", "cien|ciento"]),
    (1_000, ["thousand", "tausend|tsd", "mille", "mil"]),
    (1_000_000, [
        "million|millions|mn", "million|millionen|mio", "million|millions", "millón|millones",
    ]),
    (1_000_000_000, [
        "billion|billions|bn", "milliarde|milliarden|mrd", "milliard|milliards", "",
    ]),
];
const LANGUAGES: [&str; 4] = ["en", "de", "fr", "es"];

/// How much a word in small letters is: digits with or without their groups, or a whole number in
/// one word of a language that is known. Nothing of fractions and of what hangs on its unit.
pub fn value(word: &str, language: &str) -> Option<u64> {
    if word.starts_with(|char: char| char.is_ascii_digit()) {
        return digits(word);
    }
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    let column = LANGUAGES
        .iter()
        .position(|known| known.eq_ignore_ascii_case(primary))?;
    let is_word =
        |(_, words): &&(u64, [&str; 4])| words[column].split('|').any(|known| known == word);
    VALUES.iter().find(is_word).map(|(value, _)| *value)
}

/// Digits whose commas, full stops or apostrophes part groups of three.
fn digits(word: &str) -> Option<u64> {
    let mut groups = word.split([',', '.', '\'']);
    let first = groups.next()?;
    let mut all = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        all.push_str(group);
    }
    all.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn one_number_in_many_ways() {
        assert_eq!(value("14,000", "en"), value("14.000", "de"));
        assert_eq!(value("seven", "en-GB"), value("7", "fr"));
        assert_eq!([value("once", "en"), value("once", "es")], [None, Some(11)]);
        assert_eq!(
            [value("4.5", "en"), value("5th", "en"), value("lots", "en")],
            [None; 3]
        );
    }
}
