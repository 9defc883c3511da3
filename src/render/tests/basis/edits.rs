//! A project that has something in every field of every basis, and an edit for each.

/// A project that has something in every field.
pub(super) const PROJECT: &[(&str, &str)] = &[
    (
        "variorum.toml",
        "title = \"T\"\n\
         authors = [\"N. N.\"]\n\
         [relations.part]\n\
         label = \"They part\"\n\
         like = \"differ\"\n\
         [theme]\n\
         name = \"own\"\n\
         [compare]\n\
         show_suggestions = true\n",
    ),
    ("themes/own/strings/en.toml", "home = \"Start\"\n"),
    (
        "content/sources/a.txt",
        "The mayor said on Monday that the bridge will close for 9 days.\nNobody was hurt.\n",
    ),
    (
        "content/sources/a.toml",
        "text = \"excerpts\"\noriginal = \"a.pdf\"\npublish_original = true\n",
    ),
    ("content/sources/a.pdf", "%PDF"),
    (
        "content/sources/b.txt",
        "On Tuesday the mayor said that the bridge will stay open.\nIt rained.\n",
    ),
    (
        "content/sources/c.txt",
        "Am Montag wurde niemand verletzt.\n",
    ),
    (
        "content/sources/c.toml",
        "language = \"de\"\ntranslation_of = \"a\"\noriginal_paragraphs = \"2\"\n",
    ),
    (
        "content/annotations/bridge.md",
        "+++\n\
         question = \"What happens?\"\n\
         relation = \"part\"\n\
         tags = [\"bridge\"]\n\
         +++\n\n\
         > the bridge will close for 9 days\n\
         >\n\
         > — [@a]\n\n\
         > the bridge will stay open\n\
         >\n\
         > — [@b]\n\n\
         > the bridge will stay open\n\
         >\n\
         > — [@d]\n\n\
         Both cannot be.\n",
    ),
    (
        "content/sources/d.txt",
        "The mayor said on Tuesday that the bridge will stay open.\nIt rained all day.\n",
    ),
    (
        "content/annotations/monday.md",
        "+++\nquestion = \"On which day?\"\nrelation = \"unclear\"\n\
         [silent]\nb = [\"Monday\"]\nd = [\"Monday\"]\n+++\n\n\
         > said on Monday\n>\n> — [@a]\n",
    ),
    (
        "content/annotations/rain.md",
        "+++\ntitle = \"Rain\"\n+++\n\n“It rained” [@b].\n",
    ),
    (
        "content/index.md",
        "+++\n\
         title = \"Front\"\n\
         [allow.unchecked-quotation]\n\
         \"so to speak\" = \"a phrase\"\n\
         +++\n\n\
         The bridge.[^bridge] It “will close” [@a], “so to speak”. [More](about.md)\n",
    ),
    (
        "content/about.md",
        "# About\n\nWords.[^bridge]\n\n```toml\na = 1\n```\n",
    ),
    ("content/folder/deep.md", "# Deep\n\nWords.\n"),
];

/// What is edited: a file, words of it and what stands there then; and the fields that hold it.
pub(super) const EDITS: &[(&str, &str, &str, &[&str])] = &[
    ("themes/own/strings/en.toml", "Start", "Begin", &["strings"]),
    (
        "variorum.toml",
        "title",
        "language = \"de\"\ntitle",
        &["language"],
    ),
    (
        "variorum.toml",
        "title",
        "base_url = \"https://example.org/\"\ntitle",
        &["base_url"],
    ),
    (
        "variorum.toml",
        "[relations.part]",
        "[sources]\norder = [\"b\"]\n[relations.part]",
        &["rank", "pair"],
    ),
    ("variorum.toml", "N. N.", "M. M.", &["authors", "front"]),
    ("variorum.toml", "They part", "They differ", &["checked"]),
    (
        "content/about.md",
        "# About",
        "# Who we are",
        &["navigation", "writing", "cited"],
    ),
    (
        "content/about.md",
        ".[^bridge]",
        ".",
        &["markers", "notes", "cited"],
    ),
    (
        "content/folder/deep.md",
        "# Deep",
        "# Deeper",
        &["further", "title"],
    ),
    (
        "content/sources/b.txt",
        "It rained.",
        "It rained a lot.",
        &["sources", "coverage"],
    ),
    (
        "content/sources/a.txt",
        "The mayor",
        "The old mayor",
        &["resolved", "deciding"],
    ),
    (
        "content/sources/d.txt",
        "It rained all day.",
        "It froze all night.",
        &["suggestions", "suggested"],
    ),
    (
        "content/sources/d.txt",
        "The mayor",
        "The old mayor",
        &["nearest"],
    ),
    (
        "content/sources/a.toml",
        "text",
        "label = \"Gazette\"\ntext",
        &["label"],
    ),
    (
        "content/sources/a.toml",
        "publish_original = true",
        "",
        &["original_file"],
    ),
    ("content/sources/c.toml", "\"2\"", "\"1\"", &["translated"]),
    (
        "content/sources/c.toml",
        "translation_of = \"a\"\noriginal_paragraphs = \"2\"\n",
        "",
        &["original", "originals"],
    ),
    (
        "content/annotations/bridge.md",
        "tags = [\"bridge\"]",
        "tags = [\"bridges\"]",
        &["topics"],
    ),
    (
        "content/annotations/rain.md",
        "title = ",
        "draft = true\ntitle = ",
        &["source_quotations"],
    ),
    (
        "content/annotations/bridge.md",
        "relation = \"part\"\n",
        "",
        &["has_pairs", "tally"],
    ),
    (
        "content/annotations/rain.md",
        "title = \"Rain\"",
        "question = \"Rain?\"\nrelation = \"unclear\"",
        &["tally"],
    ),
    (
        "content/annotations/rain.md",
        "“It rained” [@b]",
        "“It rained” [@b] and “Nobody was hurt” [@a]",
        &["rows", "quotations", "source_quotations", "texts"],
    ),
    (
        "content/annotations/rain.md",
        "title = \"Rain\"\n+++\n",
        "question = \"Rain?\"\nrelation = \"part\"\n+++\n\n> Nobody was hurt\n>\n> — [@a]\n",
        &["pair"],
    ),
    (
        "content/index.md",
        "a phrase",
        "only a phrase",
        &["uncited"],
    ),
    ("content/index.md", "about.md", "folder/deep.md", &["links"]),
    (
        "content/about.md",
        "# About",
        "+++\n[[correction]]\ndate = 2025-06-17\ntext = \"Words.\"\n+++\n\n# About",
        &["has_corrections", "writing"],
    ),
    (PLAIN_CODE, "", "", &["plain_code"]),
];

/// Stands for a file where the command's option is what is edited.
pub(super) const PLAIN_CODE: &str = "--plain-code";
