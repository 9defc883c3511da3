//! Keys of `variorum.toml`.

use super::key::{EXTRA, Key, KeyFile, free, key, table};

/// `variorum.toml`.
pub(in crate::parse::headers) static SETTINGS: KeyFile = KeyFile {
    name: "variorum.toml",
    about: "The settings of the site. Only the title must be there.",
    tables: &[
        table("", "", TOP),
        table(
            "[theme]",
            "How the pages look; any other key here is the theme’s own.",
            THEME,
        ),
        table(
            "[theme.colors]",
            "Colours of the light scheme; `[theme.dark]` takes the same keys.",
            COLORS,
        ),
        table("[theme.dark]", "", COLORS),
        table(
            "[relations.NAME]",
            "A relation of your own; annotations name it as they do `agree`.",
            RELATION,
        ),
        table("[sources]", "", SOURCES),
        table(
            "[compare]",
            "What pages show of what a program sees in the sources, which is never how they stand \
             to each other.",
            COMPARE,
        ),
        free(
            "[lints]",
            "How severe a warning is, by its code; `variorum explain` lists them.",
            LINTS,
        ),
        table("[preview]", "", PREVIEW),
        EXTRA,
    ],
};

const TOP: &[Key] = &[
    key(
        "title = \"The mayor resigns\"",
        "text",
        "must be there",
        "name of the site",
    ),
    key(
        "description = \"What two papers say, side by side\"",
        "text",
        "",
        "one sentence for search engines, cards and the feed",
    ),
    key(
        "language = \"en\"",
        "language tag",
        "`\"en\"`",
        "language of your own words, and of every source that does not say another",
    ),
    key(
        "base_url = \"https://example.org/briefing/\"",
        "address",
        "",
        "where the site will stand; without it there is no feed, site map or social card",
    ),
    key(
        "authors = [\"J. Smith\"]",
        "list of texts",
        "",
        "who wrote the briefing",
    ),
    key(
        "output = \"public\"",
        "folder",
        "`\"public\"`",
        "where `build` writes",
    ),
];

const THEME: &[Key] = &[
    key(
        "name = \"ours\"",
        "text",
        "`\"default\"`",
        "a folder below `themes/`",
    ),
    key(
        "font = \"Charter, Georgia, serif\"",
        "names of fonts",
        "the theme’s",
        "fonts of the text, of those that readers have",
    ),
    key(
        "interface_font = \"Verdana, sans-serif\"",
        "names of fonts",
        "the theme’s",
        "fonts of all else",
    ),
    key(
        "measure = 66",
        "number, 40 to 100",
        "the theme’s",
        "characters in a line of text",
    ),
    key(
        "logo = \"images/logo.svg\"",
        "path below `content/`",
        "",
        "picture at the head of every page",
    ),
    key(
        "footer = \"Published by the Example Institute\"",
        "text",
        "",
        "words at the foot of every page",
    ),
];

const COLORS: &[Key] = &[
    key(
        "paper = \"#fffdf8\"",
        "colour",
        "the theme’s",
        "ground of the page",
    ),
    key(
        "card = \"#ffffff\"",
        "colour",
        "the theme’s",
        "ground of an open note",
    ),
    key(
        "tint = \"#f3efe6\"",
        "colour",
        "the theme’s",
        "ground of what is set apart",
    ),
    key("rule = \"#d8d2c4\"", "colour", "the theme’s", "lines"),
    key("ink = \"#1a1a1a\"", "colour", "the theme’s", "text"),
    key("soft = \"#4a4a4a\"", "colour", "the theme’s", "small text"),
    key("link = \"#0b5563\"", "colour", "the theme’s", "links"),
    key(
        "quoted = \"#fff3c4\"",
        "colour",
        "the theme’s",
        "ground of what is quoted in a source",
    ),
    key(
        "agree = \"#1b6e3c\"",
        "colour",
        "the theme’s",
        "sign of a relation",
    ),
    key("differ = \"#174ea6\"", "colour", "the theme’s", "the same"),
    key(
        "conflict = \"#a61717\"",
        "colour",
        "the theme’s",
        "the same",
    ),
    key("only = \"#6a4a00\"", "colour", "the theme’s", "the same"),
    key("unclear = \"#555555\"", "colour", "the theme’s", "the same"),
];

const RELATION: &[Key] = &[
    key(
        "label = \"Quoted by\"",
        "text",
        "must be there",
        "words that readers see",
    ),
    key(
        "like = \"only\"",
        "`agree`, `differ`, `conflict`, `only` or `unclear`",
        "must be there",
        "the built-in relation whose check and sign it takes",
    ),
];

const SOURCES: &[Key] = &[
    key(
        "text = \"excerpts\"",
        "`\"full\"` or `\"excerpts\"`",
        "`\"full\"`",
        "what is published of every source that does not say it itself",
    ),
    key(
        "order = [\"herald\", \"gazette\"]",
        "list of keys of sources",
        "as you first name them",
        "which sources stand first on every page",
    ),
];

const COMPARE: &[Key] = &[
    key(
        "show_suggestions = true",
        "`true` or `false`",
        "`false`",
        "sentences that share words, as machine suggestions: beside each other, in the strip of a \
         source, and at each silence the nearest sentence",
    ),
    key(
        "show_untouched = true",
        "`true` or `false`",
        "`false`",
        "a page of sentences with numbers, dates, names or direct speech that no comparison quotes",
    ),
    key(
        "show_speech = true",
        "`true` or `false`",
        "`false`",
        "a page of what each source gives in quotation marks, with the speaker it names",
    ),
];

const LINTS: &[Key] = &[key(
    "quotation-case = \"deny\"",
    "`\"allow\"`, `\"warn\"` or `\"deny\"`",
    "",
    "not reported, a warning, or an error",
)];

const PREVIEW: &[Key] = &[key(
    "editor = \"code -g {file}:{line}:{column}\"",
    "command",
    "`$VISUAL`, `$EDITOR`",
    "what a click with the Alt key in the preview opens",
)];
