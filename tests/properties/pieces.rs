//! What the cases are made of: words of sources, pieces of strange pages, lines of front matter,
//! and ways of typing the same words.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words of a source (no marks round the whole of a quotation, which would not belong to it):
/// plain, with apostrophes, hyphens and accents, and enough of them twice to be ambiguous now and
/// then.
pub(crate) const WORDS: &[&str] = &[
    "mayor",
    "town",
    "Iran’s",
    "well-known",
    "café",
    "naïve",
    "the",
    "a",
    "Monday",
    "1,000",
    "U.S.",
    "it’s",
    "“open” gate",
    "door",
    "(old)",
    "green",
    "house",
    "of",
    "fine,",
    "letters;",
    "Zoë",
    "river",
    "bridge",
    "long-overdue",
    "24",
    "state",
    "office",
    "flour",
    "waffle",
];

/// What Markdown, TOML and citations are made of, and what breaks them.
pub(crate) const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    " [@a]",
    "[@a, para. 2]",
    "[@a; @b]",
    "[@",
    "]",
    "[",
    "[^x]",
    "[^x]: ",
    "…",
    "...",
    ". . .",
    " / ",
    "> ",
    "\n",
    "\n\n",
    "- ",
    "— ",
    "# ",
    "| a | b |\n|---|---|\n",
    "```\n",
    "`",
    "*",
    "**",
    "_",
    "<b>",
    "<!-- ",
    " -->",
    "\\",
    "&amp;",
    "&#8217;",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "不",
    "😀",
    "\r\n",
    "\t",
    "not",
    "reportedly",
    "two",
    "the mayor",
    "[T]he",
    "[sic]",
    "member[s]",
    "[the mayor of the town]",
    "](",
    "](#)",
    "![",
    "]: x",
    "plan",
    "mayor resigned",
    "\u{2028}",
    "\u{202e}",
    "\0",
];

pub(crate) const HEADER: &[&str] = &[
    "title = \"x\"\n",
    "question = \"Who?\"\n",
    "relation = \"agree\"\n",
    "relation = \"only\"\n",
    "[answers]\n",
    "a = \"x\"\n",
    "[silent]\n",
    "b = [\"pl*\"]\n",
    "\"*\" = [\"\"]\n",
    "[silent.except]\n",
    "[allow]\n",
    "meaning = \"why\"\n",
    "[allow.meaning]\n",
    "[allow.unchecked-quotation]\n",
    "\"the plan\" = \"why\"\n",
    "[[passage]]\n",
    "source = \"a\"\n",
    "exact = \"plan\"\n",
    "start = 3\nend = 1\n",
    "start = 999999\nend = 9999999\n",
    "date = 2020\n",
    "draft = true\n",
    "“\n",
    "= \n",
    "tags = [1]\n",
    "+++\n",
];

pub(crate) fn joined(
    pieces: &'static [&'static str],
    most: usize,
) -> impl Strategy<Value = String> {
    vec(select(pieces), 0..most).prop_map(|pieces| pieces.concat())
}

/// Paragraphs of a source, each a list of words.
pub(crate) fn source() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    vec(vec(select(WORDS), 3..25), 1..5)
}

pub(crate) fn text_of(paragraphs: &[Vec<&str>]) -> String {
    paragraphs
        .iter()
        .map(|words| words.join(" ") + "\n")
        .collect()
}

/// Ways of typing the same words: name, what is typed for what.
pub(crate) const VARIATIONS: &[(&str, &str, &str)] = &[
    ("straight apostrophe", "’", "'"),
    ("modifier apostrophe", "’", "\u{2bc}"),
    ("low opening mark", "“", "„"),
    ("guillemet", "”", "»"),
    ("straight mark", "“", "\""),
    ("single mark", "”", "’"),
    ("en dash", "-", "–"),
    ("hyphen that does not break", "-", "\u{2011}"),
    ("two spaces", " ", "  "),
    ("space that does not break", " ", "\u{a0}"),
    ("narrow space", " ", "\u{202f}"),
    ("soft hyphen", "ay", "a\u{ad}y"),
    ("space without width", "ou", "o\u{200b}u"),
    ("decomposed accent", "é", "e\u{301}"),
    ("decomposed diaeresis", "ï", "i\u{308}"),
    ("ligature", "ffl", "\u{fb04}"),
    ("ligature of two", "fi", "\u{fb01}"),
    ("dash with spaces", "-", " — "),
    ("full-width letter", "m", "\u{ff4d}"),
    ("variation selector", "ow", "o\u{fe0f}w"),
    ("acute accent for an apostrophe", "’", "´"),
];
