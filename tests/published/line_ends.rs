//! A source with the line ends of any system, or with control characters in it, gives the same
//! pages, but for its hash.

use std::sync::Arc;

use libtest_mimic::Failed;
use variorum::parse::Inputs;
use variorum::text::FileId;

use crate::build;

/// Every line end there is, and what else a conversion may leave in its place.
const LINE_ENDS: [&str; 7] = [
    "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}",
];

/// What a text in Windows-1252 becomes where somebody took it for Latin-1, and what it was.
const WINDOWS_1252: [(&str, &str); 6] = [
    ("‘", "\u{91}"),
    ("’", "\u{92}"),
    ("“", "\u{93}"),
    ("”", "\u{94}"),
    ("–", "\u{96}"),
    (" ", "\u{81}"),
];

const PLAIN: &str =
    "The mayor resigned on Monday.\n\nThe council’s “quorum” met on Tuesday – to vote.\n";
const FENCED: &str = "Code:\n\n```\ncode\n```\n\nThe mayor resigned on Monday.\n\n\
    The council’s “quorum” met on Tuesday – to vote.\n";
const WRAPPED: &str = "The mayor resigned on Monday, after twelve\nyears in the town hall.\n\n\
    The council’s “quorum” met on\nTuesday – to vote.\n";

/// Names of cases in which pages differ from those of a text with plain line ends.
pub(crate) fn that_matter() -> Result<Vec<String>, Failed> {
    let mut wrong = Vec::new();
    for (name, text, sidecar) in [
        ("c.txt", PLAIN, ""),
        ("c.txt", WRAPPED, "paragraphs = \"blank-lines\"\n"),
        ("c.md", WRAPPED, ""),
        ("c.md", FENCED, ""),
    ] {
        let wanted = pages(name, text, sidecar)?;
        for (text, what) in variants(text) {
            if pages(name, &text, sidecar)? != wanted {
                wrong.push(format!("{name} with {what} {sidecar}"));
            }
        }
    }
    Ok(wrong)
}

/// The same text with other line ends, and with controls in it.
fn variants(text: &str) -> Vec<(String, String)> {
    let mut variants: Vec<_> = LINE_ENDS
        .iter()
        .map(|end| (text.replace('\n', end), format!("{end:?}")))
        .collect();
    variants.push((text.replace("on ", "on\u{7}"), "BEL".to_owned()));
    variants.push((text.replace("on ", "on\u{7f}"), "DEL".to_owned()));
    let mistaken = WINDOWS_1252
        .iter()
        .fold(text.to_owned(), |text, (char, control)| {
            text.replace(char, control)
        });
    variants.push((mistaken, "C1 controls".to_owned()));
    variants
}

/// The pages of a site that quotes the source, without its hash.
fn pages(name: &str, text: &str, sidecar: &str) -> Result<Vec<(String, String)>, Failed> {
    let page = "+++\ntitle = \"Page\"\n+++\n\nIt says “resigned on Monday” [@c].\n\n\
                > The council’s “quorum” met on Tuesday – to vote\n>\n> — [@c]\n";
    let files = [
        ("variorum.toml", "title = \"Site\"\n"),
        ("content/index.md", page),
        (&format!("content/sources/{name}"), text),
        ("content/sources/c.toml", sidecar),
    ];
    let files = files.map(|(path, text)| (FileId::new(path), Arc::from(text.as_bytes())));
    let inputs = Inputs {
        files: files.into_iter().collect(),
        ..Inputs::default()
    };
    let (_, analysis, _) = variorum::compile(&inputs, &mut variorum::Memo::default());
    let hash = &analysis.project.sources["c"].sha256;
    let site = build(&inputs)?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(hash.as_str(), "hash");
    Ok(site
        .made
        .iter()
        .map(|(address, bytes)| (address.clone(), text(bytes)))
        .collect())
}
