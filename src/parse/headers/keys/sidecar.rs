//! Keys of the file beside a source.

use super::key::{EXTRA, Key, KeyFile, key, table};

/// `NAME.toml` beside a source.
pub(in crate::parse::headers) static SIDECAR: KeyFile = KeyFile {
    name: "content/sources/NAME.toml",
    about: "What is known of the source `NAME.txt` or `NAME.md` beside it. Every key may be left \
        out, and so may the file; what is not known is named on the source’s page.",
    tables: &[table("", "", TOP), EXTRA],
};

const TOP: &[Key] = &[
    key(
        "key = \"gazette\"",
        "a-z, 0-9 and -",
        "made of the file’s name",
        "short name for citations: `[@gazette]`",
    ),
    key(
        "label = \"The Gazette\"",
        "text",
        "the key",
        "how the source is called on pages",
    ),
    key("title = \"Mayor steps down\"", "text", "", "headline"),
    key(
        "outlet = \"Millbrook Gazette\"",
        "text",
        "",
        "paper, station or site in which it appeared",
    ),
    key(
        "publisher = \"Millbrook Press\"",
        "text",
        "",
        "who publishes that",
    ),
    key(
        "authors = [\"Clara Whitlock\"]",
        "list of texts",
        "",
        "who wrote it",
    ),
    key(
        "type = \"article-newspaper\"",
        "an item type of CSL",
        "",
        "what it is: also `webpage`, `broadcast`, `interview`, `report`, `post`",
    ),
    key(
        "published = 2025-06-16",
        "date",
        "",
        "day, with or without an hour; `\"2025-06\"` or `\"2025\"` where only that is known",
    ),
    key(
        "retrieved = 2025-06-17",
        "date",
        "",
        "when you took the text",
    ),
    key(
        "url = \"https://example.org/mayor\"",
        "address",
        "",
        "where it can be read",
    ),
    key(
        "archive_url = \"https://archive.example.org/1\"",
        "address",
        "",
        "where a copy is kept",
    ),
    key(
        "license = \"CC BY 4.0\"",
        "text",
        "",
        "under which terms it may be used",
    ),
    key(
        "language = \"de\"",
        "language tag",
        "the site’s",
        "what the text is written in; the guard goes by it",
    ),
    key(
        "note = \"The print edition differs\"",
        "text",
        "",
        "anything readers should know of it",
    ),
    key(
        "paragraphs = \"blank-lines\"",
        "`\"lines\"` or `\"blank-lines\"`",
        "`\"lines\"`",
        "whether each line is a paragraph, or only an empty line parts two, as in a mail",
    ),
    key(
        "text = \"excerpts\"",
        "`\"full\"` or `\"excerpts\"`",
        "`[sources] text`",
        "`\"excerpts\"` publishes what is quoted and nothing else of the text",
    ),
    key(
        "original = \"mayor.pdf\"",
        "a file beside it",
        "",
        "saved page, PDF or scan that the text was taken from",
    ),
    key(
        "publish_original = true",
        "`true` or `false`",
        "`false`",
        "publishes that file too",
    ),
    key(
        "translation_of = \"kurier\"",
        "key of a source",
        "",
        "says that this text is a translation of that one",
    ),
    key(
        "original_paragraphs = \"6-9\"",
        "numbers and ranges",
        "all of them",
        "which paragraphs were translated",
    ),
    key("translator = \"A. Reyes\"", "text", "", "who translated it"),
    key(
        "machine = true",
        "`true` or `false`",
        "`false`",
        "whether a program translated it",
    ),
];
