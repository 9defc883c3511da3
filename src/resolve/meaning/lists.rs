//! The words that turn, weaken or attribute a statement, by language. `explain meaning` prints them.

use pagefind_stem::{Algorithm, Stemmer};

use crate::text::numbers::NumberWords;

/// The words of one language, in small letters with straight apostrophes. A phrase is words with one space between them.
pub struct WordList {
    /// BCP 47 primary tag.
    pub language: &'static str,
    /// Words that turn a statement into its contrary. Endings such as `n't` are known beside them.
    pub negations: &'static [&'static str],
    /// Words that weaken a statement.
    pub hedges: &'static [&'static str],
    /// Words that say of what follows that it is not quite what it is called.
    pub limits: &'static [&'static str],
    /// Words that say whose statement it is.
    pub attributions: &'static [&'static str],
    /// Articles, pronouns and auxiliaries: what a bracket may stand for.
    pub function_words: &'static [&'static str],
    /// Makes the stemmer of the language (Snowball).
    pub(super) stemmer: fn() -> Stemmer,
}

impl WordList {
    /// The list of a language, by its tag (`en`, `en-GB`).
    pub fn of(language: &str) -> Option<&'static Self> {
        let primary = language.split(['-', '_']).next().unwrap_or(language).to_lowercase();
        ALL.iter().find(|list| list.language == primary)
    }

    /// Its numbers written as words.
    pub fn numbers(&self) -> Option<&'static NumberWords> {
        NumberWords::of(self.language)
    }

    /// Whether a word (folded, in small letters) turns a statement into its contrary.
    pub fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(&word) || (self.language == "en" && word.ends_with("n't"))
    }
}

/// Every list that is built in.
pub const ALL: &[WordList] = &[ENGLISH, GERMAN, FRENCH, SPANISH];

#[rustfmt::skip]
const ENGLISH: WordList = WordList {
    language: "en",
    negations: &[
        "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot", "without", "hardly",
        "scarcely", "barely",
    ],
    hedges: &[
        "reportedly", "allegedly", "apparently", "supposedly", "purportedly", "ostensibly", "presumably", "seemingly",
        "possibly", "potentially", "probably", "likely", "unlikely", "perhaps", "maybe", "may", "might", "could", "would",
        "seem", "seems", "seemed", "appear", "appears", "appeared", "alleged", "purported", "supposed", "presumed", "suspected",
        "rumored", "rumoured", "believed", "thought to", "said to", "unconfirmed", "unverified", "potential", "possible",
        "almost", "nearly",
    ],
    limits: &[
        "so-called", "self-styled", "self-proclaimed", "self-described", "self-appointed", "would-be", "fake", "bogus", "sham",
        "mock",
    ],
    attributions: &[
        "according to", "said", "says", "say", "told", "stated", "claimed", "claims", "asserted", "asserts", "argued",
        "argues", "alleges", "reported", "reports", "suggested", "suggests", "believes", "thinks", "remarked", "added",
        "in the words of",
    ],
    function_words: &[
        "a", "an", "the", "this", "that", "these", "those", "i", "me", "my", "mine", "myself", "you", "your", "yours",
        "yourself", "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "we", "us", "our",
        "ours", "ourselves", "they", "them", "their", "theirs", "themselves", "who", "whom", "whose", "which", "i'm", "i've",
        "i'd", "i'll", "you're", "you've", "you'll", "he's", "he'd", "he'll", "she's", "she'd", "she'll", "it's", "we're",
        "we've", "we'd", "we'll", "they're", "they've", "they'd", "they'll", "am", "is", "are", "was", "were", "be", "been",
        "being", "have", "has", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may",
        "might", "must",
    ],
    stemmer: || Stemmer::create(Algorithm::English),
};

#[rustfmt::skip]
const GERMAN: WordList = WordList {
    language: "de",
    negations: &[
        "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "niemand", "niemanden", "niemandem",
        "nichts", "nirgends", "weder", "noch nie", "ohne", "kaum",
    ],
    hedges: &[
        "angeblich", "vermutlich", "wohl", "wahrscheinlich", "möglicherweise", "vielleicht", "offenbar", "anscheinend",
        "mutmaßlich", "könnte", "könnten", "dürfte", "dürften", "soll", "sollen", "scheint", "scheinen", "eventuell", "beinahe",
        "fast",
    ],
    limits: &[
        "sogenannte", "sogenannten", "sogenannter", "sogenanntes", "so genannte", "so genannten", "selbsternannte", "selbsternannten",
        "selbsternannter", "selbst ernannte", "selbst ernannten", "vermeintliche", "vermeintlichen", "vermeintlicher", "angebliche",
        "angeblichen", "angeblicher", "falsche", "falschen", "falscher",
    ],
    attributions: &[
        "laut", "zufolge", "nach angaben", "sagte", "sagt", "sagten", "erklärte", "behauptete", "behauptet", "berichtete",
        "teilte mit",
    ],
    function_words: &[
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "dieser", "diese",
        "dieses", "diesen", "diesem", "ich", "mich", "mir", "du", "er", "ihn", "ihm", "sie", "ihr", "ihre", "ihren", "ihrem",
        "ihrer", "es", "wir", "uns", "unser", "unsere", "sein", "seine", "seinen", "seinem", "seiner", "mein", "meine", "bin",
        "ist", "sind", "war", "waren", "wird", "werden", "wurde", "wurden", "hat", "haben", "hatte", "hatten", "kann", "können",
        "muss", "müssen",
    ],
    stemmer: || Stemmer::create(Algorithm::German),
};

#[rustfmt::skip]
const FRENCH: WordList = WordList {
    language: "fr",
    negations: &[
        "ne", "pas", "non", "jamais", "aucun", "aucune", "rien", "personne", "ni", "sans", "guère",
    ],
    hedges: &[
        "peut-être", "probablement", "apparemment", "vraisemblablement", "prétendument", "semble", "semblent", "semblerait",
        "pourrait", "pourraient", "aurait", "auraient", "serait", "seraient", "possible", "présumé", "présumée", "presque",
    ],
    limits: &[
        "soi-disant", "prétendu", "prétendue", "prétendus", "prétendues", "autoproclamé", "autoproclamée", "faux", "fausse", "fausses",
    ],
    attributions: &[
        "selon", "d'après", "dit", "a dit", "déclare", "a déclaré", "affirme", "a affirmé", "estime", "prétend", "rapporte",
    ],
    function_words: &[
        "le", "la", "les", "l", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "je", "me", "moi", "mon", "ma", "mes",
        "tu", "te", "il", "elle", "lui", "son", "sa", "ses", "nous", "notre", "nos", "vous", "votre", "vos", "ils", "elles",
        "leur", "leurs", "eux", "se", "suis", "est", "sont", "était", "étaient", "a", "ai", "ont", "avait", "avaient", "sera",
        "seront",
    ],
    stemmer: || Stemmer::create(Algorithm::French),
};

#[rustfmt::skip]
const SPANISH: WordList = WordList {
    language: "es",
    negations: &[
        "no", "nunca", "jamás", "nadie", "nada", "ningún", "ninguno", "ninguna", "ni", "sin", "tampoco", "apenas",
    ],
    hedges: &[
        "supuestamente", "presuntamente", "aparentemente", "quizás", "quizá", "tal vez", "probablemente", "posiblemente",
        "parece", "parecen", "podría", "podrían", "habría", "habrían", "sería", "presunto", "presunta", "casi",
    ],
    limits: &[
        "llamado", "llamada", "llamados", "llamadas", "autodenominado", "autodenominada", "autoproclamado", "autoproclamada",
        "supuesto", "supuesta", "supuestos", "supuestas", "falso", "falsa", "falsos", "falsas",
    ],
    attributions: &[
        "según", "dijo", "dice", "declaró", "afirmó", "afirma", "sostuvo", "aseguró", "informó",
    ],
    function_words: &[
        "el", "la", "los", "las", "un", "una", "unos", "unas", "este", "esta", "estos", "estas", "ese", "esa", "esos", "esas",
        "yo", "me", "mi", "mis", "tú", "él", "ella", "ellos", "ellas", "lo", "le", "les", "su", "sus", "nosotros", "nuestro",
        "nuestra", "se", "soy", "es", "son", "era", "eran", "fue", "fueron", "ha", "han", "había", "habían", "será", "serán",
    ],
    stemmer: || Stemmer::create(Algorithm::Spanish),
};
