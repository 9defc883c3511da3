//! Code points by what Unicode says of them. Made by `tests/unicode.rs`, never by hand.

use super::table::{CodePoints, points};

/// Unicode's property Dash.
#[rustfmt::skip]
pub const DASH: &[CodePoints] = &[
    points('\u{2d}', '\u{2d}', "HYPHEN-MINUS"),
    points('\u{58a}', '\u{58a}', "ARMENIAN HYPHEN"),
    points('\u{5be}', '\u{5be}', "HEBREW PUNCTUATION MAQAF"),
    points('\u{1400}', '\u{1400}', "CANADIAN SYLLABICS HYPHEN"),
    points('\u{1806}', '\u{1806}', "MONGOLIAN TODO SOFT HYPHEN"),
    points('\u{2010}', '\u{2015}', "HYPHEN to HORIZONTAL BAR"),
    points('\u{2053}', '\u{2053}', "SWUNG DASH"),
    points('\u{207b}', '\u{207b}', "SUPERSCRIPT MINUS"),
    points('\u{208b}', '\u{208b}', "SUBSCRIPT MINUS"),
    points('\u{2212}', '\u{2212}', "MINUS SIGN"),
    points('\u{2e17}', '\u{2e17}', "DOUBLE OBLIQUE HYPHEN"),
    points('\u{2e1a}', '\u{2e1a}', "HYPHEN WITH DIAERESIS"),
    points('\u{2e3a}', '\u{2e3b}', "TWO-EM DASH to THREE-EM DASH"),
    points('\u{2e40}', '\u{2e40}', "DOUBLE HYPHEN"),
    points('\u{2e5d}', '\u{2e5d}', "OBLIQUE HYPHEN"),
    points('\u{301c}', '\u{301c}', "WAVE DASH"),
    points('\u{3030}', '\u{3030}', "WAVY DASH"),
    points('\u{30a0}', '\u{30a0}', "KATAKANA-HIRAGANA DOUBLE HYPHEN"),
    points('\u{fe31}', '\u{fe32}', "PRESENTATION FORM FOR VERTICAL EM DASH \
        to PRESENTATION FORM FOR VERTICAL EN DASH"),
    points('\u{fe58}', '\u{fe58}', "SMALL EM DASH"),
    points('\u{fe63}', '\u{fe63}', "SMALL HYPHEN-MINUS"),
    points('\u{ff0d}', '\u{ff0d}', "FULLWIDTH HYPHEN-MINUS"),
    points('\u{10d6e}', '\u{10d6e}', "GARAY HYPHEN"),
    points('\u{10ead}', '\u{10ead}', "YEZIDI HYPHENATION MARK"),
];

/// Unicode's property `Quotation_Mark`.
#[rustfmt::skip]
pub const QUOTATION_MARK: &[CodePoints] = &[
    points('\u{22}', '\u{22}', "QUOTATION MARK"),
    points('\u{27}', '\u{27}', "APOSTROPHE"),
    points('\u{ab}', '\u{ab}', "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK"),
    points('\u{bb}', '\u{bb}', "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK"),
    points('\u{2018}', '\u{201f}', "LEFT SINGLE QUOTATION MARK \
        to DOUBLE HIGH-REVERSED-9 QUOTATION MARK"),
    points('\u{2039}', '\u{203a}', "SINGLE LEFT-POINTING ANGLE QUOTATION MARK \
        to SINGLE RIGHT-POINTING ANGLE QUOTATION MARK"),
    points('\u{2e42}', '\u{2e42}', "DOUBLE LOW-REVERSED-9 QUOTATION MARK"),
    points('\u{300c}', '\u{300f}', "LEFT CORNER BRACKET to RIGHT WHITE CORNER BRACKET"),
    points('\u{301d}', '\u{301f}', "REVERSED DOUBLE PRIME QUOTATION MARK \
        to LOW DOUBLE PRIME QUOTATION MARK"),
    points('\u{fe41}', '\u{fe44}', "PRESENTATION FORM FOR VERTICAL LEFT CORNER BRACKET \
        to PRESENTATION FORM FOR VERTICAL RIGHT WHITE CORNER BRACKET"),
    points('\u{ff02}', '\u{ff02}', "FULLWIDTH QUOTATION MARK"),
    points('\u{ff07}', '\u{ff07}', "FULLWIDTH APOSTROPHE"),
    points('\u{ff62}', '\u{ff63}', "HALFWIDTH LEFT CORNER BRACKET \
        to HALFWIDTH RIGHT CORNER BRACKET"),
];

/// Unicode's property `Default_Ignorable_Code_Point`.
#[rustfmt::skip]
pub const DEFAULT_IGNORABLE: &[CodePoints] = &[
    points('\u{ad}', '\u{ad}', "SOFT HYPHEN"),
    points('\u{34f}', '\u{34f}', "COMBINING GRAPHEME JOINER"),
    points('\u{61c}', '\u{61c}', "ARABIC LETTER MARK"),
    points('\u{115f}', '\u{1160}', "HANGUL CHOSEONG FILLER to HANGUL JUNGSEONG FILLER"),
    points('\u{17b4}', '\u{17b5}', "KHMER VOWEL INHERENT AQ to KHMER VOWEL INHERENT AA"),
    points('\u{180b}', '\u{180f}', "MONGOLIAN FREE VARIATION SELECTOR ONE \
        to MONGOLIAN FREE VARIATION SELECTOR FOUR"),
    points('\u{200b}', '\u{200f}', "ZERO WIDTH SPACE to RIGHT-TO-LEFT MARK"),
    points('\u{202a}', '\u{202e}', "LEFT-TO-RIGHT EMBEDDING to RIGHT-TO-LEFT OVERRIDE"),
    points('\u{2060}', '\u{206f}', "WORD JOINER to NOMINAL DIGIT SHAPES"),
    points('\u{3164}', '\u{3164}', "HANGUL FILLER"),
    points('\u{fe00}', '\u{fe0f}', "VARIATION SELECTOR-1 to VARIATION SELECTOR-16"),
    points('\u{feff}', '\u{feff}', "ZERO WIDTH NO-BREAK SPACE"),
    points('\u{ffa0}', '\u{ffa0}', "HALFWIDTH HANGUL FILLER"),
    points('\u{fff0}', '\u{fff8}', "UNASSIGNED-FFF0 to UNASSIGNED-FFF8"),
    points('\u{1bca0}', '\u{1bca3}', "SHORTHAND FORMAT LETTER OVERLAP to SHORTHAND FORMAT UP STEP"),
    points('\u{1d173}', '\u{1d17a}', "MUSICAL SYMBOL BEGIN BEAM to MUSICAL SYMBOL END PHRASE"),
    points('\u{e0000}', '\u{e0fff}', "UNASSIGNED-E0000 to UNASSIGNED-E0FFF"),
];

/// Unicode's property `White_Space`.
#[rustfmt::skip]
pub const WHITE_SPACE: &[CodePoints] = &[
    points('\u{9}', '\u{d}', "CONTROL-0009 to CONTROL-000D"),
    points('\u{20}', '\u{20}', "SPACE"),
    points('\u{85}', '\u{85}', "CONTROL-0085"),
    points('\u{a0}', '\u{a0}', "NO-BREAK SPACE"),
    points('\u{1680}', '\u{1680}', "OGHAM SPACE MARK"),
    points('\u{2000}', '\u{200a}', "EN QUAD to HAIR SPACE"),
    points('\u{2028}', '\u{2029}', "LINE SEPARATOR to PARAGRAPH SEPARATOR"),
    points('\u{202f}', '\u{202f}', "NARROW NO-BREAK SPACE"),
    points('\u{205f}', '\u{205f}', "MEDIUM MATHEMATICAL SPACE"),
    points('\u{3000}', '\u{3000}', "IDEOGRAPHIC SPACE"),
];

/// Unicode's category `Sm`: mathematical symbols.
#[rustfmt::skip]
pub const MATH_SYMBOL: &[CodePoints] = &[
    points('\u{2b}', '\u{2b}', "PLUS SIGN"),
    points('\u{3c}', '\u{3e}', "LESS-THAN SIGN to GREATER-THAN SIGN"),
    points('\u{7c}', '\u{7c}', "VERTICAL LINE"),
    points('\u{7e}', '\u{7e}', "TILDE"),
    points('\u{ac}', '\u{ac}', "NOT SIGN"),
    points('\u{b1}', '\u{b1}', "PLUS-MINUS SIGN"),
    points('\u{d7}', '\u{d7}', "MULTIPLICATION SIGN"),
    points('\u{f7}', '\u{f7}', "DIVISION SIGN"),
    points('\u{3f6}', '\u{3f6}', "GREEK REVERSED LUNATE EPSILON SYMBOL"),
    points('\u{606}', '\u{608}', "ARABIC-INDIC CUBE ROOT to ARABIC RAY"),
    points('\u{2044}', '\u{2044}', "FRACTION SLASH"),
    points('\u{2052}', '\u{2052}', "COMMERCIAL MINUS SIGN"),
    points('\u{207a}', '\u{207c}', "SUPERSCRIPT PLUS SIGN to SUPERSCRIPT EQUALS SIGN"),
    points('\u{208a}', '\u{208c}', "SUBSCRIPT PLUS SIGN to SUBSCRIPT EQUALS SIGN"),
    points('\u{2118}', '\u{2118}', "SCRIPT CAPITAL P"),
    points('\u{2140}', '\u{2144}', "DOUBLE-STRUCK N-ARY SUMMATION to TURNED SANS-SERIF CAPITAL Y"),
    points('\u{214b}', '\u{214b}', "TURNED AMPERSAND"),
    points('\u{2190}', '\u{2194}', "LEFTWARDS ARROW to LEFT RIGHT ARROW"),
    points('\u{219a}', '\u{219b}', "LEFTWARDS ARROW WITH STROKE to RIGHTWARDS ARROW WITH STROKE"),
    points('\u{21a0}', '\u{21a0}', "RIGHTWARDS TWO HEADED ARROW"),
    points('\u{21a3}', '\u{21a3}', "RIGHTWARDS ARROW WITH TAIL"),
    points('\u{21a6}', '\u{21a6}', "RIGHTWARDS ARROW FROM BAR"),
    points('\u{21ae}', '\u{21ae}', "LEFT RIGHT ARROW WITH STROKE"),
    points('\u{21ce}', '\u{21cf}', "LEFT RIGHT DOUBLE ARROW WITH STROKE \
        to RIGHTWARDS DOUBLE ARROW WITH STROKE"),
    points('\u{21d2}', '\u{21d2}', "RIGHTWARDS DOUBLE ARROW"),
    points('\u{21d4}', '\u{21d4}', "LEFT RIGHT DOUBLE ARROW"),
    points('\u{21f4}', '\u{22ff}', "RIGHT ARROW WITH SMALL CIRCLE to Z NOTATION BAG MEMBERSHIP"),
    points('\u{2320}', '\u{2321}', "TOP HALF INTEGRAL to BOTTOM HALF INTEGRAL"),
    points('\u{237c}', '\u{237c}', "RIGHT ANGLE WITH DOWNWARDS ZIGZAG ARROW"),
    points('\u{239b}', '\u{23b3}', "LEFT PARENTHESIS UPPER HOOK to SUMMATION BOTTOM"),
    points('\u{23dc}', '\u{23e1}', "TOP PARENTHESIS to BOTTOM TORTOISE SHELL BRACKET"),
    points('\u{25b7}', '\u{25b7}', "WHITE RIGHT-POINTING TRIANGLE"),
    points('\u{25c1}', '\u{25c1}', "WHITE LEFT-POINTING TRIANGLE"),
    points('\u{25f8}', '\u{25ff}', "UPPER LEFT TRIANGLE to LOWER RIGHT TRIANGLE"),
    points('\u{266f}', '\u{266f}', "MUSIC SHARP SIGN"),
    points('\u{27c0}', '\u{27c4}', "THREE DIMENSIONAL ANGLE to OPEN SUPERSET"),
    points('\u{27c7}', '\u{27e5}', "OR WITH DOT INSIDE to WHITE SQUARE WITH RIGHTWARDS TICK"),
    points('\u{27f0}', '\u{27ff}', "UPWARDS QUADRUPLE ARROW to LONG RIGHTWARDS SQUIGGLE ARROW"),
    points('\u{2900}', '\u{2982}', "RIGHTWARDS TWO-HEADED ARROW WITH VERTICAL STROKE \
        to Z NOTATION TYPE COLON"),
    points('\u{2999}', '\u{29d7}', "DOTTED FENCE to BLACK HOURGLASS"),
    points('\u{29dc}', '\u{29fb}', "INCOMPLETE INFINITY to TRIPLE PLUS"),
    points('\u{29fe}', '\u{2aff}', "TINY to N-ARY WHITE VERTICAL BAR"),
    points('\u{2b30}', '\u{2b44}', "LEFT ARROW WITH SMALL CIRCLE \
        to RIGHTWARDS ARROW THROUGH SUPERSET"),
    points('\u{2b47}', '\u{2b4c}', "REVERSE TILDE OPERATOR ABOVE RIGHTWARDS ARROW \
        to RIGHTWARDS ARROW ABOVE REVERSE TILDE OPERATOR"),
    points('\u{fb29}', '\u{fb29}', "HEBREW LETTER ALTERNATIVE PLUS SIGN"),
    points('\u{fe62}', '\u{fe62}', "SMALL PLUS SIGN"),
    points('\u{fe64}', '\u{fe66}', "SMALL LESS-THAN SIGN to SMALL EQUALS SIGN"),
    points('\u{ff0b}', '\u{ff0b}', "FULLWIDTH PLUS SIGN"),
    points('\u{ff1c}', '\u{ff1e}', "FULLWIDTH LESS-THAN SIGN to FULLWIDTH GREATER-THAN SIGN"),
    points('\u{ff5c}', '\u{ff5c}', "FULLWIDTH VERTICAL LINE"),
    points('\u{ff5e}', '\u{ff5e}', "FULLWIDTH TILDE"),
    points('\u{ffe2}', '\u{ffe2}', "FULLWIDTH NOT SIGN"),
    points('\u{ffe9}', '\u{ffec}', "HALFWIDTH LEFTWARDS ARROW to HALFWIDTH DOWNWARDS ARROW"),
    points('\u{10d8e}', '\u{10d8f}', "GARAY PLUS SIGN to GARAY MINUS SIGN"),
    points('\u{1d6c1}', '\u{1d6c1}', "MATHEMATICAL BOLD NABLA"),
    points('\u{1d6db}', '\u{1d6db}', "MATHEMATICAL BOLD PARTIAL DIFFERENTIAL"),
    points('\u{1d6fb}', '\u{1d6fb}', "MATHEMATICAL ITALIC NABLA"),
    points('\u{1d715}', '\u{1d715}', "MATHEMATICAL ITALIC PARTIAL DIFFERENTIAL"),
    points('\u{1d735}', '\u{1d735}', "MATHEMATICAL BOLD ITALIC NABLA"),
    points('\u{1d74f}', '\u{1d74f}', "MATHEMATICAL BOLD ITALIC PARTIAL DIFFERENTIAL"),
    points('\u{1d76f}', '\u{1d76f}', "MATHEMATICAL SANS-SERIF BOLD NABLA"),
    points('\u{1d789}', '\u{1d789}', "MATHEMATICAL SANS-SERIF BOLD PARTIAL DIFFERENTIAL"),
    points('\u{1d7a9}', '\u{1d7a9}', "MATHEMATICAL SANS-SERIF BOLD ITALIC NABLA"),
    points('\u{1d7c3}', '\u{1d7c3}', "MATHEMATICAL SANS-SERIF BOLD ITALIC PARTIAL DIFFERENTIAL"),
    points('\u{1eef0}', '\u{1eef1}', "ARABIC MATHEMATICAL OPERATOR MEEM WITH HAH WITH TATWEEL \
        to ARABIC MATHEMATICAL OPERATOR HAH WITH DAL"),
];

/// Letters, vowel signs and decimal digits of which NFKC makes others, and NFC does not.
#[rustfmt::skip]
pub const OTHER_FORMS: &[CodePoints] = &[
    points('\u{aa}', '\u{aa}', "FEMININE ORDINAL INDICATOR"),
    points('\u{b5}', '\u{b5}', "MICRO SIGN"),
    points('\u{ba}', '\u{ba}', "MASCULINE ORDINAL INDICATOR"),
    points('\u{132}', '\u{133}', "LATIN CAPITAL LIGATURE IJ to LATIN SMALL LIGATURE IJ"),
    points('\u{149}', '\u{149}', "LATIN SMALL LETTER N PRECEDED BY APOSTROPHE"),
    points('\u{17f}', '\u{17f}', "LATIN SMALL LETTER LONG S"),
    points('\u{1c4}', '\u{1cc}', "LATIN CAPITAL LETTER DZ WITH CARON to LATIN SMALL LETTER NJ"),
    points('\u{1f1}', '\u{1f3}', "LATIN CAPITAL LETTER DZ to LATIN SMALL LETTER DZ"),
    points('\u{2b0}', '\u{2b8}', "MODIFIER LETTER SMALL H to MODIFIER LETTER SMALL Y"),
    points('\u{2e0}', '\u{2e4}', "MODIFIER LETTER SMALL GAMMA \
        to MODIFIER LETTER SMALL REVERSED GLOTTAL STOP"),
    points('\u{3d0}', '\u{3d6}', "GREEK BETA SYMBOL to GREEK PI SYMBOL"),
    points('\u{3f0}', '\u{3f2}', "GREEK KAPPA SYMBOL to GREEK LUNATE SIGMA SYMBOL"),
    points('\u{3f4}', '\u{3f5}', "GREEK CAPITAL THETA SYMBOL to GREEK LUNATE EPSILON SYMBOL"),
    points('\u{3f9}', '\u{3f9}', "GREEK CAPITAL LUNATE SIGMA SYMBOL"),
    points('\u{587}', '\u{587}', "ARMENIAN SMALL LIGATURE ECH YIWN"),
    points('\u{675}', '\u{678}', "ARABIC LETTER HIGH HAMZA ALEF to ARABIC LETTER HIGH HAMZA YEH"),
    points('\u{e33}', '\u{e33}', "THAI CHARACTER SARA AM"),
    points('\u{eb3}', '\u{eb3}', "LAO VOWEL SIGN AM"),
    points('\u{edc}', '\u{edd}', "LAO HO NO to LAO HO MO"),
    points('\u{10fc}', '\u{10fc}', "MODIFIER LETTER GEORGIAN NAR"),
    points('\u{1d2c}', '\u{1d2e}', "MODIFIER LETTER CAPITAL A to MODIFIER LETTER CAPITAL B"),
    points('\u{1d30}', '\u{1d3a}', "MODIFIER LETTER CAPITAL D to MODIFIER LETTER CAPITAL N"),
    points('\u{1d3c}', '\u{1d4d}', "MODIFIER LETTER CAPITAL O to MODIFIER LETTER SMALL G"),
    points('\u{1d4f}', '\u{1d6a}', "MODIFIER LETTER SMALL K to GREEK SUBSCRIPT SMALL LETTER CHI"),
    points('\u{1d78}', '\u{1d78}', "MODIFIER LETTER CYRILLIC EN"),
    points('\u{1d9b}', '\u{1dbf}', "MODIFIER LETTER SMALL TURNED ALPHA \
        to MODIFIER LETTER SMALL THETA"),
    points('\u{1e9a}', '\u{1e9b}', "LATIN SMALL LETTER A WITH RIGHT HALF RING \
        to LATIN SMALL LETTER LONG S WITH DOT ABOVE"),
    points('\u{2071}', '\u{2071}', "SUPERSCRIPT LATIN SMALL LETTER I"),
    points('\u{207f}', '\u{207f}', "SUPERSCRIPT LATIN SMALL LETTER N"),
    points('\u{2090}', '\u{209c}', "LATIN SUBSCRIPT SMALL LETTER A \
        to LATIN SUBSCRIPT SMALL LETTER T"),
    points('\u{2102}', '\u{2102}', "DOUBLE-STRUCK CAPITAL C"),
    points('\u{2107}', '\u{2107}', "EULER CONSTANT"),
    points('\u{210a}', '\u{2113}', "SCRIPT SMALL G to SCRIPT SMALL L"),
    points('\u{2115}', '\u{2115}', "DOUBLE-STRUCK CAPITAL N"),
    points('\u{2119}', '\u{211d}', "DOUBLE-STRUCK CAPITAL P to DOUBLE-STRUCK CAPITAL R"),
    points('\u{2124}', '\u{2124}', "DOUBLE-STRUCK CAPITAL Z"),
    points('\u{2128}', '\u{2128}', "BLACK-LETTER CAPITAL Z"),
    points('\u{212c}', '\u{212d}', "SCRIPT CAPITAL B to BLACK-LETTER CAPITAL C"),
    points('\u{212f}', '\u{2131}', "SCRIPT SMALL E to SCRIPT CAPITAL F"),
    points('\u{2133}', '\u{2139}', "SCRIPT CAPITAL M to INFORMATION SOURCE"),
    points('\u{213c}', '\u{213f}', "DOUBLE-STRUCK SMALL PI to DOUBLE-STRUCK CAPITAL PI"),
    points('\u{2145}', '\u{2149}', "DOUBLE-STRUCK ITALIC CAPITAL D \
        to DOUBLE-STRUCK ITALIC SMALL J"),
    points('\u{2c7c}', '\u{2c7d}', "LATIN SUBSCRIPT SMALL LETTER J to MODIFIER LETTER CAPITAL V"),
    points('\u{2d6f}', '\u{2d6f}', "TIFINAGH MODIFIER LETTER LABIALIZATION MARK"),
    points('\u{309f}', '\u{309f}', "HIRAGANA DIGRAPH YORI"),
    points('\u{30ff}', '\u{30ff}', "KATAKANA DIGRAPH KOTO"),
    points('\u{3131}', '\u{318e}', "HANGUL LETTER KIYEOK to HANGUL LETTER ARAEAE"),
    points('\u{a69c}', '\u{a69d}', "MODIFIER LETTER CYRILLIC HARD SIGN \
        to MODIFIER LETTER CYRILLIC SOFT SIGN"),
    points('\u{a770}', '\u{a770}', "MODIFIER LETTER US"),
    points('\u{a7f2}', '\u{a7f4}', "MODIFIER LETTER CAPITAL C to MODIFIER LETTER CAPITAL Q"),
    points('\u{a7f8}', '\u{a7f9}', "MODIFIER LETTER CAPITAL H WITH STROKE \
        to MODIFIER LETTER SMALL LIGATURE OE"),
    points('\u{ab5c}', '\u{ab5f}', "MODIFIER LETTER SMALL HENG \
        to MODIFIER LETTER SMALL U WITH LEFT HOOK"),
    points('\u{ab69}', '\u{ab69}', "MODIFIER LETTER SMALL TURNED W"),
    points('\u{fb00}', '\u{fb06}', "LATIN SMALL LIGATURE FF to LATIN SMALL LIGATURE ST"),
    points('\u{fb13}', '\u{fb17}', "ARMENIAN SMALL LIGATURE MEN NOW \
        to ARMENIAN SMALL LIGATURE MEN XEH"),
    points('\u{fb20}', '\u{fb28}', "HEBREW LETTER ALTERNATIVE AYIN to HEBREW LETTER WIDE TAV"),
    points('\u{fb4f}', '\u{fbb1}', "HEBREW LIGATURE ALEF LAMED \
        to ARABIC LETTER YEH BARREE WITH HAMZA ABOVE FINAL FORM"),
    points('\u{fbd3}', '\u{fc5d}', "ARABIC LETTER NG ISOLATED FORM \
        to ARABIC LIGATURE ALEF MAKSURA WITH SUPERSCRIPT ALEF ISOLATED FORM"),
    points('\u{fc64}', '\u{fd3d}', "ARABIC LIGATURE YEH WITH HAMZA ABOVE WITH REH FINAL FORM \
        to ARABIC LIGATURE ALEF WITH FATHATAN ISOLATED FORM"),
    points('\u{fd50}', '\u{fd8f}', "ARABIC LIGATURE TEH WITH JEEM WITH MEEM INITIAL FORM \
        to ARABIC LIGATURE MEEM WITH KHAH WITH MEEM INITIAL FORM"),
    points('\u{fd92}', '\u{fdc7}', "ARABIC LIGATURE MEEM WITH JEEM WITH KHAH INITIAL FORM \
        to ARABIC LIGATURE NOON WITH JEEM WITH YEH FINAL FORM"),
    points('\u{fdf0}', '\u{fdf9}', "ARABIC LIGATURE SALLA USED AS KORANIC STOP SIGN ISOLATED FORM \
        to ARABIC LIGATURE SALLA ISOLATED FORM"),
    points('\u{fe71}', '\u{fe71}', "ARABIC TATWEEL WITH FATHATAN ABOVE"),
    points('\u{fe77}', '\u{fe77}', "ARABIC FATHA MEDIAL FORM"),
    points('\u{fe79}', '\u{fe79}', "ARABIC DAMMA MEDIAL FORM"),
    points('\u{fe7b}', '\u{fe7b}', "ARABIC KASRA MEDIAL FORM"),
    points('\u{fe7d}', '\u{fe7d}', "ARABIC SHADDA MEDIAL FORM"),
    points('\u{fe7f}', '\u{fefc}', "ARABIC SUKUN MEDIAL FORM \
        to ARABIC LIGATURE LAM WITH ALEF FINAL FORM"),
    points('\u{ff10}', '\u{ff19}', "FULLWIDTH DIGIT ZERO to FULLWIDTH DIGIT NINE"),
    points('\u{ff21}', '\u{ff3a}', "FULLWIDTH LATIN CAPITAL LETTER A \
        to FULLWIDTH LATIN CAPITAL LETTER Z"),
    points('\u{ff41}', '\u{ff5a}', "FULLWIDTH LATIN SMALL LETTER A \
        to FULLWIDTH LATIN SMALL LETTER Z"),
    points('\u{ff66}', '\u{ff9d}', "HALFWIDTH KATAKANA LETTER WO to HALFWIDTH KATAKANA LETTER N"),
    points('\u{ffa0}', '\u{ffbe}', "HALFWIDTH HANGUL FILLER to HALFWIDTH HANGUL LETTER HIEUH"),
    points('\u{ffc2}', '\u{ffc7}', "HALFWIDTH HANGUL LETTER A to HALFWIDTH HANGUL LETTER E"),
    points('\u{ffca}', '\u{ffcf}', "HALFWIDTH HANGUL LETTER YEO to HALFWIDTH HANGUL LETTER OE"),
    points('\u{ffd2}', '\u{ffd7}', "HALFWIDTH HANGUL LETTER YO to HALFWIDTH HANGUL LETTER YU"),
    points('\u{ffda}', '\u{ffdc}', "HALFWIDTH HANGUL LETTER EU to HALFWIDTH HANGUL LETTER I"),
    points('\u{10781}', '\u{10785}', "MODIFIER LETTER SUPERSCRIPT TRIANGULAR COLON \
        to MODIFIER LETTER SMALL B WITH HOOK"),
    points('\u{10787}', '\u{107b0}', "MODIFIER LETTER SMALL DZ DIGRAPH \
        to MODIFIER LETTER SMALL V WITH RIGHT HOOK"),
    points('\u{107b2}', '\u{107ba}', "MODIFIER LETTER SMALL CAPITAL Y \
        to MODIFIER LETTER SMALL S WITH CURL"),
    points('\u{1ccf0}', '\u{1ccf9}', "OUTLINED DIGIT ZERO to OUTLINED DIGIT NINE"),
    points('\u{1d400}', '\u{1d454}', "MATHEMATICAL BOLD CAPITAL A to MATHEMATICAL ITALIC SMALL G"),
    points('\u{1d456}', '\u{1d49c}', "MATHEMATICAL ITALIC SMALL I \
        to MATHEMATICAL SCRIPT CAPITAL A"),
    points('\u{1d49e}', '\u{1d49f}', "MATHEMATICAL SCRIPT CAPITAL C \
        to MATHEMATICAL SCRIPT CAPITAL D"),
    points('\u{1d4a2}', '\u{1d4a2}', "MATHEMATICAL SCRIPT CAPITAL G"),
    points('\u{1d4a5}', '\u{1d4a6}', "MATHEMATICAL SCRIPT CAPITAL J \
        to MATHEMATICAL SCRIPT CAPITAL K"),
    points('\u{1d4a9}', '\u{1d4ac}', "MATHEMATICAL SCRIPT CAPITAL N \
        to MATHEMATICAL SCRIPT CAPITAL Q"),
    points('\u{1d4ae}', '\u{1d4b9}', "MATHEMATICAL SCRIPT CAPITAL S \
        to MATHEMATICAL SCRIPT SMALL D"),
    points('\u{1d4bb}', '\u{1d4bb}', "MATHEMATICAL SCRIPT SMALL F"),
    points('\u{1d4bd}', '\u{1d4c3}', "MATHEMATICAL SCRIPT SMALL H to MATHEMATICAL SCRIPT SMALL N"),
    points('\u{1d4c5}', '\u{1d505}', "MATHEMATICAL SCRIPT SMALL P \
        to MATHEMATICAL FRAKTUR CAPITAL B"),
    points('\u{1d507}', '\u{1d50a}', "MATHEMATICAL FRAKTUR CAPITAL D \
        to MATHEMATICAL FRAKTUR CAPITAL G"),
    points('\u{1d50d}', '\u{1d514}', "MATHEMATICAL FRAKTUR CAPITAL J \
        to MATHEMATICAL FRAKTUR CAPITAL Q"),
    points('\u{1d516}', '\u{1d51c}', "MATHEMATICAL FRAKTUR CAPITAL S \
        to MATHEMATICAL FRAKTUR CAPITAL Y"),
    points('\u{1d51e}', '\u{1d539}', "MATHEMATICAL FRAKTUR SMALL A \
        to MATHEMATICAL DOUBLE-STRUCK CAPITAL B"),
    points('\u{1d53b}', '\u{1d53e}', "MATHEMATICAL DOUBLE-STRUCK CAPITAL D \
        to MATHEMATICAL DOUBLE-STRUCK CAPITAL G"),
    points('\u{1d540}', '\u{1d544}', "MATHEMATICAL DOUBLE-STRUCK CAPITAL I \
        to MATHEMATICAL DOUBLE-STRUCK CAPITAL M"),
    points('\u{1d546}', '\u{1d546}', "MATHEMATICAL DOUBLE-STRUCK CAPITAL O"),
    points('\u{1d54a}', '\u{1d550}', "MATHEMATICAL DOUBLE-STRUCK CAPITAL S \
        to MATHEMATICAL DOUBLE-STRUCK CAPITAL Y"),
    points('\u{1d552}', '\u{1d6a5}', "MATHEMATICAL DOUBLE-STRUCK SMALL A \
        to MATHEMATICAL ITALIC SMALL DOTLESS J"),
    points('\u{1d6a8}', '\u{1d6c0}', "MATHEMATICAL BOLD CAPITAL ALPHA \
        to MATHEMATICAL BOLD CAPITAL OMEGA"),
    points('\u{1d6c2}', '\u{1d6da}', "MATHEMATICAL BOLD SMALL ALPHA \
        to MATHEMATICAL BOLD SMALL OMEGA"),
    points('\u{1d6dc}', '\u{1d6fa}', "MATHEMATICAL BOLD EPSILON SYMBOL \
        to MATHEMATICAL ITALIC CAPITAL OMEGA"),
    points('\u{1d6fc}', '\u{1d714}', "MATHEMATICAL ITALIC SMALL ALPHA \
        to MATHEMATICAL ITALIC SMALL OMEGA"),
    points('\u{1d716}', '\u{1d734}', "MATHEMATICAL ITALIC EPSILON SYMBOL \
        to MATHEMATICAL BOLD ITALIC CAPITAL OMEGA"),
    points('\u{1d736}', '\u{1d74e}', "MATHEMATICAL BOLD ITALIC SMALL ALPHA \
        to MATHEMATICAL BOLD ITALIC SMALL OMEGA"),
    points('\u{1d750}', '\u{1d76e}', "MATHEMATICAL BOLD ITALIC EPSILON SYMBOL \
        to MATHEMATICAL SANS-SERIF BOLD CAPITAL OMEGA"),
    points('\u{1d770}', '\u{1d788}', "MATHEMATICAL SANS-SERIF BOLD SMALL ALPHA \
        to MATHEMATICAL SANS-SERIF BOLD SMALL OMEGA"),
    points('\u{1d78a}', '\u{1d7a8}', "MATHEMATICAL SANS-SERIF BOLD EPSILON SYMBOL \
        to MATHEMATICAL SANS-SERIF BOLD ITALIC CAPITAL OMEGA"),
    points('\u{1d7aa}', '\u{1d7c2}', "MATHEMATICAL SANS-SERIF BOLD ITALIC SMALL ALPHA \
        to MATHEMATICAL SANS-SERIF BOLD ITALIC SMALL OMEGA"),
    points('\u{1d7c4}', '\u{1d7cb}', "MATHEMATICAL SANS-SERIF BOLD ITALIC EPSILON SYMBOL \
        to MATHEMATICAL BOLD SMALL DIGAMMA"),
    points('\u{1d7ce}', '\u{1d7ff}', "MATHEMATICAL BOLD DIGIT ZERO \
        to MATHEMATICAL MONOSPACE DIGIT NINE"),
    points('\u{1e030}', '\u{1e06d}', "MODIFIER LETTER CYRILLIC SMALL A \
        to MODIFIER LETTER CYRILLIC SMALL STRAIGHT U WITH STROKE"),
    points('\u{1ee00}', '\u{1ee03}', "ARABIC MATHEMATICAL ALEF to ARABIC MATHEMATICAL DAL"),
    points('\u{1ee05}', '\u{1ee1f}', "ARABIC MATHEMATICAL WAW to ARABIC MATHEMATICAL DOTLESS QAF"),
    points('\u{1ee21}', '\u{1ee22}', "ARABIC MATHEMATICAL INITIAL BEH \
        to ARABIC MATHEMATICAL INITIAL JEEM"),
    points('\u{1ee24}', '\u{1ee24}', "ARABIC MATHEMATICAL INITIAL HEH"),
    points('\u{1ee27}', '\u{1ee27}', "ARABIC MATHEMATICAL INITIAL HAH"),
    points('\u{1ee29}', '\u{1ee32}', "ARABIC MATHEMATICAL INITIAL YEH \
        to ARABIC MATHEMATICAL INITIAL QAF"),
    points('\u{1ee34}', '\u{1ee37}', "ARABIC MATHEMATICAL INITIAL SHEEN \
        to ARABIC MATHEMATICAL INITIAL KHAH"),
    points('\u{1ee39}', '\u{1ee39}', "ARABIC MATHEMATICAL INITIAL DAD"),
    points('\u{1ee3b}', '\u{1ee3b}', "ARABIC MATHEMATICAL INITIAL GHAIN"),
    points('\u{1ee42}', '\u{1ee42}', "ARABIC MATHEMATICAL TAILED JEEM"),
    points('\u{1ee47}', '\u{1ee47}', "ARABIC MATHEMATICAL TAILED HAH"),
    points('\u{1ee49}', '\u{1ee49}', "ARABIC MATHEMATICAL TAILED YEH"),
    points('\u{1ee4b}', '\u{1ee4b}', "ARABIC MATHEMATICAL TAILED LAM"),
    points('\u{1ee4d}', '\u{1ee4f}', "ARABIC MATHEMATICAL TAILED NOON \
        to ARABIC MATHEMATICAL TAILED AIN"),
    points('\u{1ee51}', '\u{1ee52}', "ARABIC MATHEMATICAL TAILED SAD \
        to ARABIC MATHEMATICAL TAILED QAF"),
    points('\u{1ee54}', '\u{1ee54}', "ARABIC MATHEMATICAL TAILED SHEEN"),
    points('\u{1ee57}', '\u{1ee57}', "ARABIC MATHEMATICAL TAILED KHAH"),
    points('\u{1ee59}', '\u{1ee59}', "ARABIC MATHEMATICAL TAILED DAD"),
    points('\u{1ee5b}', '\u{1ee5b}', "ARABIC MATHEMATICAL TAILED GHAIN"),
    points('\u{1ee5d}', '\u{1ee5d}', "ARABIC MATHEMATICAL TAILED DOTLESS NOON"),
    points('\u{1ee5f}', '\u{1ee5f}', "ARABIC MATHEMATICAL TAILED DOTLESS QAF"),
    points('\u{1ee61}', '\u{1ee62}', "ARABIC MATHEMATICAL STRETCHED BEH \
        to ARABIC MATHEMATICAL STRETCHED JEEM"),
    points('\u{1ee64}', '\u{1ee64}', "ARABIC MATHEMATICAL STRETCHED HEH"),
    points('\u{1ee67}', '\u{1ee6a}', "ARABIC MATHEMATICAL STRETCHED HAH \
        to ARABIC MATHEMATICAL STRETCHED KAF"),
    points('\u{1ee6c}', '\u{1ee72}', "ARABIC MATHEMATICAL STRETCHED MEEM \
        to ARABIC MATHEMATICAL STRETCHED QAF"),
    points('\u{1ee74}', '\u{1ee77}', "ARABIC MATHEMATICAL STRETCHED SHEEN \
        to ARABIC MATHEMATICAL STRETCHED KHAH"),
    points('\u{1ee79}', '\u{1ee7c}', "ARABIC MATHEMATICAL STRETCHED DAD \
        to ARABIC MATHEMATICAL STRETCHED DOTLESS BEH"),
    points('\u{1ee7e}', '\u{1ee7e}', "ARABIC MATHEMATICAL STRETCHED DOTLESS FEH"),
    points('\u{1ee80}', '\u{1ee89}', "ARABIC MATHEMATICAL LOOPED ALEF \
        to ARABIC MATHEMATICAL LOOPED YEH"),
    points('\u{1ee8b}', '\u{1ee9b}', "ARABIC MATHEMATICAL LOOPED LAM \
        to ARABIC MATHEMATICAL LOOPED GHAIN"),
    points('\u{1eea1}', '\u{1eea3}', "ARABIC MATHEMATICAL DOUBLE-STRUCK BEH \
        to ARABIC MATHEMATICAL DOUBLE-STRUCK DAL"),
    points('\u{1eea5}', '\u{1eea9}', "ARABIC MATHEMATICAL DOUBLE-STRUCK WAW \
        to ARABIC MATHEMATICAL DOUBLE-STRUCK YEH"),
    points('\u{1eeab}', '\u{1eebb}', "ARABIC MATHEMATICAL DOUBLE-STRUCK LAM \
        to ARABIC MATHEMATICAL DOUBLE-STRUCK GHAIN"),
    points('\u{1fbf0}', '\u{1fbf9}', "SEGMENTED DIGIT ZERO to SEGMENTED DIGIT NINE"),
];
