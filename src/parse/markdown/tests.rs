//! A case is a line: Markdown in; the quoted words with their citations, out.

use crate::diagnostics::Diagnostics;
use crate::text::{FileId, Span};

use super::{Document, document};

fn read(markdown: &str) -> (Document, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let file = FileId::new("content/index.md");
    let document = document(&file, markdown, Span::new(0, markdown.len()), &mut diagnostics);
    (document, diagnostics)
}

/// `words | words as they stand in the file @ key para. 1 2nd; key` for each quotation, then `! message` for each diagnostic.
fn quoted(markdown: &str) -> Vec<String> {
    let (document, diagnostics) = read(markdown);
    let quotations = document.quotations.iter().map(|quotation| {
        let sources: Vec<String> = quotation
            .citation
            .sources
            .iter()
            .map(|cited| {
                let paragraph = cited.locator.paragraph.map(|number| format!(" ¶{number}"));
                let occurrence = cited.locator.occurrence.map(|number| format!(" #{number}"));
                format!("{}{}{}", cited.key, paragraph.unwrap_or_default(), occurrence.unwrap_or_default())
            })
            .collect();
        format!("{} @ {}", quotation.text.as_str().replace('\n', "⏎").replace('\u{2029}', "¶"), sources.join("; "))
    });
    quotations.chain(diagnostics.iter().map(|found| format!("! {}", found.message))).collect()
}

#[test]
fn pairs() {
    let cases: &[(&str, &[&str])] = &[
        ("“we knew everything” [@a]", &["we knew everything @ a"]),
        ("He said “we knew” [@a, para. 3] and \"left\" [@b, 2nd].", &["we knew @ a ¶3", "left @ b #2"]),
        ("“both” [@a; @b, ¶ 2, 1st]", &["both @ a; b ¶2 #1"]),
    ];
    check(cases);
}

fn check(cases: &[(&str, &[&str])]) {
    for (markdown, expected) in cases {
        assert_eq!(&quoted(markdown), expected, "{markdown}");
    }
}
