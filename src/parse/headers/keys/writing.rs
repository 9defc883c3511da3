//! Keys of the front matter of pages and annotations.

use super::key::{EXTRA, Key, KeyFile, KeyTable, free, key, table};

/// The front matter of a page.
pub(in crate::parse::headers) static PAGE: KeyFile = KeyFile {
    name: "content/**/*.md",
    about: "The front matter of a page, between two lines `+++` at its head; `content/index.md` is \
        the front page.",
    tables: &[
        table("", "", PAGE_TOP),
        MEANING,
        CUT_SHORT,
        UNCHECKED,
        UNATTRIBUTED,
        CORRECTION,
        EXTRA,
    ],
};

/// The front matter of an annotation.
pub(in crate::parse::headers) static ANNOTATION: KeyFile = KeyFile {
    name: "content/annotations/**/*.md",
    about: "The front matter of an annotation: a comparison if it has a relation, else a note. \
        Footnotes name it by its file: `[^reason]` is `reason.md`.",
    tables: &[
        table("", "", ANNOTATION_TOP),
        ANSWERS,
        SILENT,
        EXCEPT,
        MEANING,
        CUT_SHORT,
        UNCHECKED,
        UNATTRIBUTED,
        table(
            "[[passage]]",
            "A quotation for programs that make annotations; several tables may follow each other.",
            PASSAGE,
        ),
        CORRECTION,
        EXTRA,
    ],
};

const PAGE_TOP: &[Key] = &[
    key(
        "title = \"The mayor resigns\"",
        "text",
        "the first heading, or the file’s name",
        "heading of the page",
    ),
    key("date = 2025-06-16", "date", "", "when it appeared"),
    key(
        "updated = 2025-06-20",
        "date",
        "",
        "when it was last changed",
    ),
    key(
        "authors = [\"J. Smith\"]",
        "list of texts",
        "the site’s, on the front page",
        "who wrote the page",
    ),
    key(
        "summary = \"Two papers, two reasons\"",
        "text",
        "",
        "one sentence for search engines, cards and the feed",
    ),
    key(
        "draft = true",
        "`true` or `false`",
        "`false`",
        "checked, and published only with `--drafts`",
    ),
    key(
        "weight = 10",
        "whole number",
        "`0`",
        "place in the navigation: the lightest first, then by path",
    ),
];

const ANNOTATION_TOP: &[Key] = &[
    key(
        "question = \"Why did she resign?\"",
        "text",
        "a relation needs it",
        "what is compared, in the reader’s words",
    ),
    key(
        "title = \"Her own words\"",
        "text",
        "the first passage",
        "heading of a note",
    ),
    key(
        "relation = \"differ\"",
        "name of a relation",
        "none: it is a note",
        "`agree`, `differ`, `conflict`, `only`, `unclear`, or one of `[relations]`",
    ),
    key(
        "tags = [\"reasons\"]",
        "list of texts",
        "",
        "groups in the list of comparisons",
    ),
    key(
        "authors = [\"J. Smith\"]",
        "list of texts",
        "",
        "who wrote the annotation",
    ),
    key("date = 2025-06-16", "date", "", "when it appeared"),
    key(
        "updated = 2025-06-20",
        "date",
        "",
        "when it was last changed",
    ),
    key(
        "draft = true",
        "`true` or `false`",
        "`false`",
        "checked, and published only with `--drafts`",
    ),
];

const ANSWERS: KeyTable = free(
    "[answers]",
    "What each source says to the question, by its key.",
    &[key(
        "gazette = \"For her health\"",
        "text",
        "",
        "in a few words of your own; “words” in quotation marks are quoted from that source",
    )],
);

const SILENT: KeyTable = free(
    "[silent]",
    "What was looked for in a source and is not there, by its key; `\"*\"` stands for every source \
        that is not quoted.",
    &[key(
        "herald = [\"doctor\", \"ill*\"]",
        "list of texts",
        "",
        "words, phrases, or beginnings with a `*`",
    )],
);

const EXCEPT: KeyTable = free(
    "[silent.except]",
    "Places where such words occur in another sense.",
    &[key(
        "herald = [\"para. 3\"]",
        "list of places",
        "",
        "`para. 3`, `2nd` or `para. 3, 2nd`",
    )],
);

const MEANING: KeyTable = allowance(
    "[allow.meaning]",
    "Reasons why what an elision or bracket changes may stand, by the quotation’s first words. \
        They are printed beside it.",
);
const CUT_SHORT: KeyTable = allowance(
    "[allow.cut-short]",
    "The same for what stands just outside a quotation.",
);
const UNCHECKED: KeyTable = allowance(
    "[allow.unchecked-quotation]",
    "The same for words in quotation marks without a citation.",
);
const UNATTRIBUTED: KeyTable = allowance(
    "[allow.unattributed-quotation]",
    "The same for a blockquote without a citation.",
);

const fn allowance(name: &'static str, about: &'static str) -> KeyTable {
    free(name, about, REASON)
}

const REASON: &[Key] = &[key(
    "\"the first words\" = \"The hedge is discussed below\"",
    "text",
    "",
    "the reason",
)];

const CORRECTION: KeyTable = table(
    "[[correction]]",
    "What you put right after it was published; one table for each.",
    &[
        key("date = 2025-06-20", "date", "must be there", "when"),
        key(
            "text = \"An earlier version named another day.\"",
            "text",
            "must be there",
            "what was wrong, for readers",
        ),
    ],
);

const PASSAGE: &[Key] = &[
    key(
        "source = \"gazette\"",
        "key of a source",
        "must be there",
        "what is quoted",
    ),
    key(
        "exact = \"left her no choice\"",
        "text",
        "must be there",
        "the words; `…` and `[ ]` in them are the source’s own",
    ),
    key(
        "prefix = \"her doctor had “\"",
        "text",
        "",
        "what stands before, to tell equal places apart",
    ),
    key("suffix = \"”.\"", "text", "", "what stands behind"),
    key(
        "start = 96",
        "whole number",
        "",
        "first byte in the source’s file, from 0; only with `end`",
    ),
    key("end = 114", "whole number", "", "the byte behind the last"),
];
