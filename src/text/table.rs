//! The documented table of folding: which code points become what.
//!
//! Which they are is Unicode's to say ([`super::classes`]). What is added here, or kept as it is,
//! has its reason beside it. `variorum explain folding` prints this table, and the search of a site
//! carries it.

use std::sync::LazyLock;

use super::classes::{DASH, DEFAULT_IGNORABLE, OTHER_FORMS, QUOTATION_MARK};

/// Code points in a row.
pub struct CodePoints {
    /// The first.
    pub first: char,
    /// The last, which may be the first.
    pub last: char,
    /// The names of both in Unicode.
    pub name: &'static str,
}

/// A decision of ours about code points, beside what Unicode says.
pub struct Choice {
    /// Which.
    pub points: CodePoints,
    /// Why.
    pub why: &'static str,
}

/// One line of the table.
pub struct Fold {
    /// What the code points have in common, in the reader's words.
    pub name: &'static str,
    /// What each of them becomes: nothing if it is empty, and what NFKC makes of it if there is
    /// none.
    pub folded: Option<&'static str>,
    /// What Unicode says of them.
    pub property: &'static [CodePoints],
    /// What folds with them although Unicode does not say it of them.
    pub added: &'static [Choice],
    /// What does not fold although Unicode says it of them.
    pub kept: &'static [Choice],
}

/// Code points from one to another, by their names in Unicode.
pub(super) const fn points(first: char, last: char, name: &'static str) -> CodePoints {
    CodePoints { first, last, name }
}

const fn choice(first: char, last: char, name: &'static str, why: &'static str) -> Choice {
    Choice {
        points: points(first, last, name),
        why,
    }
}

impl CodePoints {
    /// Whether a code point is one of them.
    pub const fn contains(&self, char: char) -> bool {
        self.first as u32 <= char as u32 && char as u32 <= self.last as u32
    }
}

impl Fold {
    /// Its code points as ranges, each from the first to the last; ascending but for what is added.
    pub fn ranges(&self) -> Vec<(char, char)> {
        let mut ranges: Vec<(char, char)> = self
            .property
            .iter()
            .map(|points| (points.first, points.last))
            .collect();
        for kept in self.kept {
            ranges = ranges
                .into_iter()
                .flat_map(|range| without(range, &kept.points))
                .collect();
        }
        ranges.extend(
            self.added
                .iter()
                .map(|choice| (choice.points.first, choice.points.last)),
        );
        ranges
    }

    /// Whether a code point is of this line.
    pub const fn contains(&self, char: char) -> bool {
        (holds(self.property, char) && !chosen(self.kept, char)) || chosen(self.added, char)
    }
}

/// What is left of a range without some code points in it.
fn without((first, last): (char, char), points: &CodePoints) -> Vec<(char, char)> {
    if !(first..=last).contains(&points.first) {
        return vec![(first, last)];
    }
    let mut left = Vec::new();
    if first < points.first {
        left.push((first, before(points.first)));
    }
    if points.last < last {
        left.push((after(points.last), last));
    }
    left
}

const fn holds(points: &[CodePoints], char: char) -> bool {
    let mut at = 0;
    while at < points.len() {
        if points[at].contains(char) {
            return true;
        }
        at += 1;
    }
    false
}

const fn chosen(choices: &[Choice], char: char) -> bool {
    let mut at = 0;
    while at < choices.len() {
        if choices[at].points.contains(char) {
            return true;
        }
        at += 1;
    }
    false
}

const MARK: &str = "a single quotation mark that is an apostrophe too";
const TYPED: &str = "typed or scanned for an apostrophe";
#[rustfmt::skip]
const APOSTROPHES: &[Choice] = &[
    choice('\'', '\'', "APOSTROPHE", MARK),
    choice('`', '`', "GRAVE ACCENT", TYPED),
    choice('´', '´', "ACUTE ACCENT", TYPED),
    choice('ʹ', 'ʹ', "MODIFIER LETTER PRIME", TYPED),
    choice('ʻ', 'ʽ', "MODIFIER LETTER TURNED COMMA to MODIFIER LETTER REVERSED \
        COMMA", "letters that look like one and are typed as one: Hawaiʻi"),
    choice('՚', '՚', "ARMENIAN APOSTROPHE", "an apostrophe by name"),
    choice('׳', '׳', "HEBREW PUNCTUATION GERESH", "Hebrew keyboards and files have either"),
    choice('᾽', '᾽', "GREEK KORONIS", "the apostrophe of many Greek files"),
    choice('‘', '’', "LEFT SINGLE QUOTATION MARK to RIGHT SINGLE QUOTATION MARK", MARK),
    choice('‛', '‛', "SINGLE HIGH-REVERSED-9 QUOTATION MARK", MARK),
    choice('′', '′', "PRIME", TYPED),
    choice('❛', '❜', "HEAVY SINGLE TURNED COMMA QUOTATION MARK ORNAMENT to HEAVY SINGLE COMMA \
        QUOTATION MARK ORNAMENT", MARK),
    choice('Ꞌ', 'ꞌ', "LATIN CAPITAL LETTER SALTILLO to LATIN SMALL LETTER \
        SALTILLO", "letters that look like one and are typed as one"),
    choice('＇', '＇', "FULLWIDTH APOSTROPHE", MARK),
    choice('｀', '｀', "FULLWIDTH GRAVE ACCENT", TYPED),
];

#[rustfmt::skip]
const MARKS: &[Choice] = &[
    choice('״', '״', "HEBREW PUNCTUATION GERSHAYIM", "Hebrew keyboards and files have either"),
    choice('″', '″', "DOUBLE PRIME", "typed or scanned for a double mark"),
    choice('❝', '❠', "HEAVY DOUBLE TURNED COMMA QUOTATION MARK ORNAMENT to HEAVY LOW DOUBLE COMMA \
        QUOTATION MARK ORNAMENT", "quotation marks by name"),
    choice('❮', '❯', "HEAVY LEFT-POINTING ANGLE QUOTATION MARK ORNAMENT to HEAVY RIGHT-POINTING \
        ANGLE QUOTATION MARK ORNAMENT", "quotation marks by name"),
    choice('\u{1f676}', '\u{1f678}', "SANS-SERIF HEAVY DOUBLE TURNED COMMA QUOTATION MARK ORNAMENT \
        to SANS-SERIF HEAVY LOW DOUBLE COMMA QUOTATION MARK ORNAMENT", "quotation marks by name"),
];

const SUPERSCRIPT: &str = "a superscript sign says something else: 10⁻⁶";
const WAVE: &str = "a wave is no dash: it says “about”, or draws a sound out";
#[rustfmt::skip]
const NO_DASHES: &[Choice] = &[
    choice('⁓', '⁓', "SWUNG DASH", "it stands for a word that is left out, in dictionaries"),
    choice('⁻', '⁻', "SUPERSCRIPT MINUS", SUPERSCRIPT),
    choice('₋', '₋', "SUBSCRIPT MINUS", SUPERSCRIPT),
    choice('〜', '〜', "WAVE DASH", WAVE),
    choice('〰', '〰', "WAVY DASH", WAVE),
    choice('゠', '゠', "KATAKANA-HIRAGANA DOUBLE HYPHEN", "a mark among kana, which nobody types as \
        a hyphen"),
];
#[rustfmt::skip]
const DASHES: &[Choice] = &[
    choice('˗', '˗', "MODIFIER LETTER MINUS SIGN", "it looks like a hyphen, and is typed as one"),
    choice('⁃', '⁃', "HYPHEN BULLET", "a hyphen by name"),
];

const ELLIPSIS: &str = "Unicode has no property for them";
#[rustfmt::skip]
const ELLIPSES: &[Choice] = &[
    choice('‥', '…', "TWO DOT LEADER to HORIZONTAL ELLIPSIS", ELLIPSIS),
    choice('⋯', '⋯', "MIDLINE HORIZONTAL ELLIPSIS", ELLIPSIS),
    choice('︙', '︙', "PRESENTATION FORM FOR VERTICAL HORIZONTAL ELLIPSIS", ELLIPSIS),
];

#[rustfmt::skip]
const TAGS: &[Choice] = &[
    choice('\u{e0020}', '\u{e007f}', "TAG SPACE to CANCEL TAG", "with them a flag is another flag"),
];

/// Every code point that folding touches, beside white space (any run of it is one space) and NFD
/// (which becomes NFC). A code point is of the first line that holds it, but the first of all is
/// for apostrophes between two letters or digits alone.
pub const TABLE: &[Fold] = &[
    Fold {
        name: "an apostrophe inside a word",
        folded: Some("'"),
        property: &[],
        added: APOSTROPHES,
        kept: &[],
    },
    Fold {
        name: "an apostrophe elsewhere",
        folded: Some("\""),
        property: &[],
        added: APOSTROPHES,
        kept: &[],
    },
    Fold {
        name: "quotation marks",
        folded: Some("\""),
        property: QUOTATION_MARK,
        added: MARKS,
        kept: &[],
    },
    Fold {
        name: "hyphens and dashes",
        folded: Some("-"),
        property: DASH,
        added: DASHES,
        kept: NO_DASHES,
    },
    Fold {
        name: "ellipses",
        folded: Some("..."),
        property: &[],
        added: ELLIPSES,
        kept: &[],
    },
    Fold {
        name: "what shows nothing",
        folded: Some(""),
        property: DEFAULT_IGNORABLE,
        added: &[],
        kept: TAGS,
    },
    Fold {
        name: "letters and digits in another form",
        folded: None,
        property: OTHER_FORMS,
        added: &[],
        kept: &[],
    },
];

/// The line of a character, by its number in the table; never the first, which goes by what stands
/// beside a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// An apostrophe, or a single quotation mark that may be one.
    Apostrophe = 1,
    Mark,
    Dash,
    Ellipsis,
    Invisible,
    OtherForm,
}

impl Class {
    const ALL: [Self; 6] = [
        Self::Apostrophe,
        Self::Mark,
        Self::Dash,
        Self::Ellipsis,
        Self::Invisible,
        Self::OtherForm,
    ];

    /// The class of a character that folding touches.
    pub(super) fn of(char: char) -> Option<Self> {
        if char.is_ascii() {
            return OF_ASCII[char as usize];
        }
        let at = RANGES.partition_point(|(_, last, _)| *last < char);
        RANGES
            .get(at)
            .filter(|(first, ..)| *first <= char)
            .map(|(.., class)| *class)
    }

    fn row(self) -> &'static Fold {
        &TABLE[self as usize]
    }

    /// What a character of the class becomes; nothing where that is NFKC's to say.
    pub(super) fn folded(self) -> Option<&'static str> {
        self.row().folded
    }
}

/// Whether a character is ASCII that folding does not touch, white space and full stops apart, as
/// most of most texts is.
pub(super) const fn is_plain_ascii(char: char) -> bool {
    char.is_ascii() && PLAIN_ASCII[char as usize]
}

/// Whether each ASCII character stays what it is whatever stands beside it.
static PLAIN_ASCII: [bool; 128] = {
    let (mut plain, mut code) = ([false; 128], b'!');
    while code <= b'~' {
        plain[code as usize] = OF_ASCII[code as usize].is_none() && code != b'.';
        code += 1;
    }
    plain
};

/// The class of each ASCII character.
const OF_ASCII: [Option<Class>; 128] = {
    let (mut classes, mut code) = ([None; 128], 0_u8);
    while code < 128 {
        let mut number = Class::ALL.len();
        while number > 0 {
            number -= 1;
            let class = Class::ALL[number];
            if TABLE[class as usize].contains(code as char) {
                classes[code as usize] = Some(class);
            }
        }
        code += 1;
    }
    classes
};

/// The table as ranges that do not overlap, ascending: looked through once for each character that
/// is not ASCII.
static RANGES: LazyLock<Vec<(char, char, Class)>> = LazyLock::new(ranges);

fn ranges() -> Vec<(char, char, Class)> {
    let mut starts: Vec<char> = Vec::new();
    for (first, last) in TABLE.iter().flat_map(Fold::ranges) {
        starts.extend([first, after(last)]);
    }
    starts.sort_unstable();
    starts.dedup();
    let mut ranges: Vec<(char, char, Class)> = Vec::new();
    for pair in starts.windows(2) {
        let Some(class) = Class::ALL
            .into_iter()
            .find(|class| class.row().contains(pair[0]))
        else {
            continue;
        };
        match ranges.last_mut() {
            Some((_, last, same)) if *same == class && after(*last) == pair[0] => {
                *last = before(pair[1]);
            }
            _ => ranges.push((pair[0], before(pair[1]), class)),
        }
    }
    ranges
}

/// The next code point that is a character's.
fn after(char: char) -> char {
    (char..=char::MAX).nth(1).unwrap_or(char::MAX)
}

fn before(char: char) -> char {
    ('\0'..char).next_back().unwrap_or(char)
}
