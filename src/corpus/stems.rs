//! Words without their endings.

use pagefind_stem::{Algorithm, Stemmer};

/// What takes the endings off the words of a language (Porter's Snowball stemmers).
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// That of a language, by its tag (`de`, `de-AT`). Of one that it does not know every word is
    /// its own stem.
    pub fn of(language: &str) -> Self {
        let algorithm = match language.split('-').next().unwrap_or("") {
            "de" => Algorithm::German,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fr" => Algorithm::French,
            _ => return Self(None),
        };
        Self(Some(Stemmer::create(algorithm)))
    }

    /// What a word, folded and in small letters, has in common with its other forms.
    pub fn stem(&self, word: &str) -> String {
        match &self.0 {
            Some(stemmer) => stemmer.stem(word).into_owned(),
            None => word.to_owned(),
        }
    }
}
