//! Numbers as they are said, by language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a word does in a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// *one*, where it is no article.
    One,
    /// *two* to *nine*.
    Unit,
    /// What no unit follows: *ten* to *nineteen*, and every number in a word.
    Teen,
    /// *twenty* to *ninety*.
    Ten,
    /// What multiplies: *hundred*, *million*, *dozen*.
    Power,
    /// What is counted in powers, and in none: *hundreds*, *dozens*.
    Powers,
    /// One part: *half*, *third*.
    Part,
    /// One part, by a word that says other things too.
    PartAmongOthers,
    /// Several parts: *thirds*.
    Parts,
    /// What may end a number and is no part: *twenty-first*.
    Ordinal,
    /// What stands for a number before a power: *several hundred*.
    Several,
    /// *a*, and *one* where it is the same word.
    Article,
    /// A number of times: *twice*.
    Times,
    /// *minus*.
    Minus,
    /// *point*.
    Point,
    /// What adds units to hundreds, and parts to all.
    And,
    /// The same, and units to tens too.
    AndTens,
    /// *of*.
    Of,
    /// What makes a range of two numbers: *to*.
    To,
    /// *per cent*.
    PerCent,
}

/// The number words of one language, in small letters with straight apostrophes.
pub struct NumberWords {
    /// BCP 47 primary tag.
    pub language: &'static str,
    /// Words by what they do.
    roles: Roles,
    /// Every word with what it does.
    by_word: LazyLock<BTreeMap<&'static str, Role>>,
    /// What numbers in one word are made of.
    stems: &'static [&'static str],
    /// What says before a number that it is a bound, or not exact.
    pub bounds: &'static [&'static str],
}

/// Words by what they do, parted by spaces; `_` is a space inside a phrase of two.
type Roles = &'static [(Role, &'static str)];

/// Every language whose number words are known.
pub static ALL: [NumberWords; 4] = [
    NumberWords {
        language: "en",
        roles: ENGLISH,
        by_word: LazyLock::new(|| by_word(ENGLISH)),
        stems: &[],
        bounds: ENGLISH_BOUNDS,
    },
    NumberWords {
        language: "de",
        roles: GERMAN,
        by_word: LazyLock::new(|| by_word(GERMAN)),
        stems: GERMAN_STEMS,
        bounds: GERMAN_BOUNDS,
    },
    NumberWords {
        language: "fr",
        roles: FRENCH,
        by_word: LazyLock::new(|| by_word(FRENCH)),
        stems: &[],
        bounds: FRENCH_BOUNDS,
    },
    NumberWords {
        language: "es",
        roles: SPANISH,
        by_word: LazyLock::new(|| by_word(SPANISH)),
        stems: &[],
        bounds: SPANISH_BOUNDS,
    },
];

/// Bounds before a number in Chinese and Japanese.
#[rustfmt::skip]
pub(super) const HAN_BOUNDS: &[&str] = &[
    "約", "约", "大約", "大约", "近", "将近", "將近", "超过", "超過", "逾", "至少", "最多",
    "不到", "不足", "只有", "只", "仅", "僅", "わずか", "およそ", "ほぼ", "少なくとも", "多くとも",
];

impl NumberWords {
    /// The words of a language, by its tag (`en`, `en-GB`).
    pub fn of(language: &str) -> Option<&'static Self> {
        let primary = language.split(['-', '_']).next().unwrap_or(language);
        ALL.iter()
            .find(|words| words.language.eq_ignore_ascii_case(primary))
    }

    /// What a word or phrase (`per_cent`) does in a number.
    pub fn role(&self, word: &str) -> Option<Role> {
        if word.contains(char::is_uppercase) {
            return self.role(&word.to_lowercase());
        }
        self.by_word
            .get(word)
            .copied()
            .or_else(|| self.is_made_of_stems(word).then_some(Role::Teen))
    }

    /// Whether a word has a role, by itself or in a phrase.
    pub(super) fn is_part(&self, word: &str) -> bool {
        self.role(word).is_some() || self.phrases().any(|phrase| is_in_phrase(word, phrase))
    }

    /// Whether a phrase of two may begin with a word.
    pub(super) fn begins_phrase(&self, word: &str) -> bool {
        let mut phrases = self.phrases().filter_map(|phrase| phrase.split_once('_'));
        phrases.any(|(first, _)| first.eq_ignore_ascii_case(word))
    }

    /// The words among which phrases are.
    fn phrases(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.roles
            .iter()
            .filter(|(role, _)| *role == Role::PerCent)
            .flat_map(|(_, words)| words.split(' '))
    }

    /// Whether a word by itself says how many.
    pub fn counts(&self, word: &str) -> bool {
        self.role(word).is_some_and(Role::counts)
    }

    /// Every word that says how many, by itself.
    pub fn counting(&self) -> Vec<&'static str> {
        let counting = self.roles.iter().filter(|(role, _)| role.counts());
        counting.flat_map(|(_, words)| words.split(' ')).collect()
    }

    fn is_made_of_stems(&self, word: &str) -> bool {
        let rests = self.stems.iter().filter_map(|stem| word.strip_prefix(stem));
        rests
            .into_iter()
            .any(|rest| rest.is_empty() || self.is_made_of_stems(rest))
    }
}

/// Whether a word is one of those that a phrase joins by low lines.
fn is_in_phrase(word: &str, phrase: &str) -> bool {
    let mut parts = phrase.split('_');
    phrase.contains('_') && parts.any(|part| part.eq_ignore_ascii_case(word))
}

fn by_word(roles: Roles) -> BTreeMap<&'static str, Role> {
    roles
        .iter()
        .flat_map(|(role, words)| words.split(' ').map(|word| (word, *role)))
        .collect()
}

impl Role {
    /// Whether a word by itself says how many.
    pub fn counts(self) -> bool {
        self <= Self::Part || matches!(self, Self::Parts | Self::Times)
    }

    /// Whether a number may begin with it.
    pub fn begins(self) -> bool {
        self <= Self::Parts || matches!(self, Self::Several | Self::Article | Self::Minus)
    }
}

#[rustfmt::skip]
const ENGLISH: Roles = &[
    (Role::One, "one"),
    (Role::Unit, "zero two three four five six seven eight nine"),
    (Role::Teen, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    (Role::Ten, "twenty thirty forty fifty sixty seventy eighty ninety"),
    (Role::Power, "hundred thousand million billion trillion quadrillion dozen lakh crore mn bn \
        tn"),
    (Role::Powers, "tens hundreds thousands millions billions trillions dozens scores"),
    (Role::Part, "half third quarter"),
    (Role::PartAmongOthers, "fourth fifth sixth seventh eighth ninth tenth hundredth thousandth \
        millionth"),
    (Role::Parts, "halves thirds quarters fifths sixths sevenths eighths ninths tenths hundredths \
        thousandths millionths"),
    (Role::Ordinal, "first second"),
    (Role::Several, "several few couple"),
    (Role::Article, "a an"),
    (Role::Times, "once twice"),
    (Role::Minus, "minus"),
    (Role::Point, "point"),
    (Role::And, "and"),
    (Role::Of, "of"),
    (Role::To, "to"),
    (Role::PerCent, "percent pct percentage_point percentage_points per_cent per_mille"),
];

#[rustfmt::skip]
const ENGLISH_BOUNDS: &[&str] = &[
    "at least", "at most", "up to", "about", "around", "over", "under", "above", "below", "only",
    "just", "merely", "some", "almost", "nearly", "roughly", "approximately", "circa", "more than",
    "less than", "fewer than", "as many as", "as few as", "as much as", "as little as", "close to",
    "an estimated", "estimated", "barely", "not quite", "exceeding", "upwards of", "in excess of",
];

#[rustfmt::skip]
const GERMAN: Roles = &[
    (Role::Unit, "null eins zwei zwo drei vier fünf sechs sieben acht neun"),
    (Role::Teen, "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn \
        anderthalb eineinhalb zweieinhalb"),
    (Role::Ten, "zwanzig dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"),
    (Role::Power, "hundert tausend million millionen milliarde milliarden billion billionen \
        billiarde billiarden mio mrd tsd dutzend"),
    (Role::Powers, "hunderte hunderten tausende tausenden zehntausende zehntausenden \
        hunderttausende hunderttausenden dutzende dutzenden"),
    (Role::Part, "halb halbe halben halber halbes hälfte"),
    (Role::Parts, "drittel viertel fünftel sechstel siebtel achtel neuntel zehntel hundertstel \
        tausendstel"),
    (Role::Several, "mehrere mehreren einige einigen paar"),
    (Role::Article, "ein eine einen einem einer eines"),
    (Role::Times, "zweimal"),
    (Role::Minus, "minus"),
    (Role::Point, "komma"),
    (Role::And, "und"),
    (Role::Of, "von"),
    (Role::To, "bis"),
    (Role::PerCent, "prozent prozentpunkt prozentpunkte prozentpunkten promille"),
];

#[rustfmt::skip]
const GERMAN_BOUNDS: &[&str] = &[
    "mindestens", "wenigstens", "höchstens", "bis zu", "etwa", "rund", "ungefähr", "circa", "über",
    "unter", "nur", "bloß", "fast", "beinahe", "knapp", "gut", "mehr als", "weniger als", "nahezu",
    "schätzungsweise", "kaum", "an die",
];

/// *Einundzwanzig*, *zweihundert*.
#[rustfmt::skip]
const GERMAN_STEMS: &[&str] = &[
    "ein", "eins", "zwei", "zwo", "drei", "vier", "fünf", "sechs", "sech", "sieben", "sieb", "acht",
    "neun", "zehn", "elf", "zwölf", "zwanzig", "dreißig", "dreissig", "vierzig", "fünfzig",
    "sechzig", "siebzig", "achtzig", "neunzig", "und", "hundert", "tausend",
];

#[rustfmt::skip]
const FRENCH: Roles = &[
    (Role::Unit, "zéro deux trois quatre cinq six sept huit neuf"),
    (Role::Teen, "dix onze douze treize quatorze quinze seize"),
    (Role::Ten, "vingt vingts trente quarante cinquante soixante septante huitante octante \
        nonante"),
    (Role::Power, "cent cents mille million millions milliard milliards billion billions"),
    (Role::Powers, "dizaine dizaines douzaine douzaines quinzaine vingtaine trentaine quarantaine \
        cinquantaine soixantaine centaine centaines millier milliers"),
    (Role::Part, "moitié"),
    (Role::PartAmongOthers, "demi demie quart"),
    (Role::Parts, "tiers quarts cinquièmes sixièmes septièmes huitièmes neuvièmes dixièmes \
        centièmes millièmes"),
    (Role::Several, "plusieurs quelques"),
    (Role::Article, "un une"),
    (Role::Minus, "moins"),
    (Role::Point, "virgule"),
    (Role::AndTens, "et"),
    (Role::Of, "de"),
    (Role::To, "à"),
    (Role::PerCent, "pour_cent pour_mille"),
];

#[rustfmt::skip]
const FRENCH_BOUNDS: &[&str] = &[
    "au moins", "au plus", "jusqu'à", "environ", "près de", "plus de", "moins de", "à peine",
    "seulement", "quelque", "presque", "à peu près", "autour de", "tout au plus", "un peu plus de",
];

#[rustfmt::skip]
const SPANISH: Roles = &[
    (Role::Unit, "cero dos tres cuatro cinco seis siete ocho nueve"),
    (Role::Teen, "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve \
        veintiuno veintiún veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis \
        veintisiete veintiocho veintinueve"),
    (Role::Ten, "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    (Role::Power, "cien ciento doscientos doscientas trescientos trescientas cuatrocientos \
        cuatrocientas quinientos quinientas seiscientos seiscientas setecientos setecientas \
        ochocientos ochocientas novecientos novecientas mil millón millones billón billones"),
    (Role::Powers, "decena decenas docena docenas centenar centenares cientos miles millares"),
    (Role::Part, "mitad"),
    (Role::PartAmongOthers, "medio media cuarto quinto décimo"),
    (Role::Parts, "tercio tercios cuartos quintos décimos"),
    (Role::Several, "varios varias unos unas"),
    (Role::Article, "un uno una"),
    (Role::Minus, "menos"),
    (Role::Point, "coma punto"),
    (Role::AndTens, "y"),
    (Role::Of, "de"),
    (Role::To, "a"),
    (Role::PerCent, "por_ciento por_mil"),
];

#[rustfmt::skip]
const SPANISH_BOUNDS: &[&str] = &[
    "al menos", "por lo menos", "como máximo", "como mínimo", "hasta", "unos", "unas",
    "alrededor de", "cerca de", "más de", "menos de", "casi", "solo", "sólo", "solamente", "apenas",
    "aproximadamente",
];
