//! Any Markdown at all: nothing panics, every span is sound, and cost grows with length.

use super::tests::read;
use super::{Document, Edge, Event};
use crate::text::Span;
use pulldown_cmark::Event as Parsed;

/// Pieces that Markdown and citations are made of; in any order they must do no harm.
const PIECES: [&str; 50] = [
    "“",
    "”",
    "\"",
    "'",
    "’",
    "„",
    "«",
    "»",
    "「",
    "」",
    "[@a]",
    "[@a, para. 3]",
    "[@a; @b]",
    "[@",
    "[^1]",
    "[^1]: ",
    "](x)",
    "[",
    "]",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "| ",
    "|--|",
    "# ",
    "*",
    "**",
    "~~",
    "`",
    "```\n",
    "\\",
    "&amp;",
    "&#8220;",
    "<b>",
    "<div>\n",
    "<!--",
    "-->",
    " ",
    "\u{a0}",
    "—",
    "word",
    "Name",
    "é中",
    "\t",
    ".,",
    "[@a]: u\n",
];

fn is_sound(markdown: &str) {
    let (document, _) = read(markdown);
    for span in spans(&document) {
        let is_text = markdown.get(span.range()).is_some();
        assert!(is_text, "{span:?} in {markdown:?}");
    }
    for quotation in &document.quotations {
        let text = quotation.text.as_str();
        assert_eq!(text, text.trim());
        for range in &quotation.emphasis {
            assert!(text.get(range.clone()).is_some());
        }
        if !text.is_empty() {
            assert_eq!(quotation.text.span(), quotation.span, "{markdown:?}");
        }
    }
    is_in_order(&document, markdown);
    events_are_sound(&document, markdown);
    for paragraph in super::paragraphs(markdown, Span::new(0, markdown.len())) {
        let is_text = markdown.get(paragraph.span.range()).is_some();
        assert!(is_text, "{markdown:?}");
    }
}

/// Every place that a document names.
fn spans(document: &Document) -> Vec<Span> {
    let mut spans: Vec<Span> = document.events.iter().map(|(_, span)| *span).collect();
    spans.extend(document.quotations.iter().map(|quotation| quotation.span));
    for citation in &document.citations {
        spans.push(citation.span);
        spans.extend(citation.sources.iter().map(|cited| cited.span));
    }
    spans.extend(document.footnotes.iter().map(|footnote| footnote.span));
    spans.extend(document.unchecked.iter().map(|quote| quote.span));
    spans.extend(document.unattributed.iter().map(|quote| quote.span));
    spans.extend(&document.footnote_links);
    spans
}

fn is_in_order(document: &Document, markdown: &str) {
    let quotations = document.quotations.iter().map(|quotation| quotation.span);
    let citations = document.citations.iter().map(|citation| citation.span);
    let footnotes = document.footnotes.iter().map(|footnote| footnote.span);
    for spans in [
        quotations.collect::<Vec<_>>(),
        citations.collect(),
        footnotes.collect(),
    ] {
        assert!(spans.is_sorted_by_key(|span| span.start), "{markdown:?}");
    }
    let mut last = 0;
    for (event, span) in &document.events {
        if matches!(event, Event::Markdown(Parsed::Text(_))) {
            assert!(last <= span.start, "{span:?} overlaps in {markdown:?}");
            last = span.end;
        }
    }
}

/// Tags pair, quotations and blocks begin before they end, and each citation and marker stands in
/// one place at most.
fn events_are_sound(document: &Document, markdown: &str) {
    let mut depth = 0usize;
    let mut open = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (event, _) in &document.events {
        match event.tag() {
            Some(Edge::Start) => depth += 1,
            Some(Edge::End) => {
                depth = depth
                    .checked_sub(1)
                    .unwrap_or_else(|| panic!("an end too many in {markdown:?}"));
            }
            None => {}
        }
        match event {
            Event::Quotation(index, Edge::Start) => open.push((0, *index)),
            Event::Blocks(index, Edge::Start) => open.push((1, *index)),
            Event::Quotation(index, Edge::End) => {
                assert_eq!(open.pop(), Some((0, *index)), "{markdown:?}");
            }
            Event::Blocks(index, Edge::End) => {
                assert_eq!(open.pop(), Some((1, *index)), "{markdown:?}");
            }
            Event::Citation(index) => assert!(seen.insert((0, *index)), "{markdown:?}"),
            Event::Marker(index) => assert!(seen.insert((1, *index)), "{markdown:?}"),
            _ => {}
        }
    }
    assert!(depth == 0 && open.is_empty(), "{open:?} in {markdown:?}");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn any_pieces(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        is_sound(&pieces.into_iter().map(|piece| PIECES[piece]).collect::<String>());
    }

    #[test]
    fn any_text(markdown in "\\PC{0,60}") {
        is_sound(&markdown);
    }
}

#[test]
fn cost_grows_with_length() {
    let pieces = [
        "[@",
        "[@a",
        "[@a] ",
        "“x” [@a] ",
        "“",
        "”",
        "\" ",
        "'",
        " '",
        "' [@a] ",
        "\" [@a] ",
        "” [@a] ",
        "「",
        "“」",
        "« » ",
        "> ",
        "- ",
        "*",
        "[^1]",
        "[^1]: a\n\n",
        "<!--",
        "<!-- -->",
        "<b ",
        "<",
        "\\",
        "\\[@a]",
        "`",
        "| ",
        "[",
        "]",
        "[@a](b)",
        "> x\n\n",
        "> x [@a]\n\n",
        "> x\n>\n> > y\n\n[@a]\n\n",
        "— ",
        "\n— ",
        "a\n",
        ", ",
        "&amp;",
        "> x\n> — A b\n",
        "[@a; ",
        "*“x”* [@a]",
        "‘x’ ",
        "x’ [@a] ",
        "<div>\n<!-- a\n",
        "> [@a]\n>\n",
        "“[^1]",
        "[^1](",
        "[^1](a",
        "[“](x)",
        "> > x\n>\n> y\n\n",
    ];
    // No clock: with a cost that grows by the square this test would take minutes.
    for piece in pieces {
        let half = piece.repeat(40_000 / piece.len());
        is_sound(&format!("> {half}\n\n{half}"));
    }
}
