//! Keys of `content/corrections.toml`.

use super::key::{Key, KeyFile, free, key, table};

/// `content/corrections.toml`.
pub(in crate::parse::headers) static CORRECTIONS: KeyFile = KeyFile {
    name: "content/corrections.toml",
    about: "What has changed in sources since it was published; `variorum fix --apply --record` \
        writes it.",
    tables: &[
        free("", "", &[]),
        table("[[correction]]", "One for each quotation.", OF_SOURCE),
    ],
};

const OF_SOURCE: &[Key] = &[
    key(
        "date = 2025-06-20",
        "date",
        "must be there",
        "when you followed the source",
    ),
    key(
        "source = \"gazette\"",
        "key of a source",
        "must be there",
        "which source changed",
    ),
    key(
        "old_sha256 = \"3b7e…\"",
        "64 digits",
        "must be there",
        "its file before",
    ),
    key(
        "new_sha256 = \"90ac…\"",
        "64 digits",
        "must be there",
        "its file now",
    ),
    key(
        "file = \"content/annotations/reason.md\"",
        "path",
        "must be there",
        "where it is quoted",
    ),
    key(
        "was = \"He resigned on Monday\"",
        "text",
        "must be there",
        "the words that went",
    ),
    key(
        "is = \"He resigned on Tuesday\"",
        "text",
        "must be there",
        "the words that came",
    ),
];
