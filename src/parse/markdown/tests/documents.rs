//! What a document holds beside the words of its quotations.

use pulldown_cmark::{Event as Parsed, Tag, TagEnd};

use super::*;
use crate::parse::Form;
use crate::parse::markdown::flow::is_inline;
use crate::parse::markdown::{Edge, Event, paragraphs};

#[test]
fn emphasis_marks_and_forms() {
    let emphasis = |markdown: &str| read(markdown).0.quotations[0].emphasis.clone();
    assert_eq!(emphasis("“a *b* c” [@a]"), std::slice::from_ref(&(2..3)));
    assert!(
        emphasis("*“abc”* [@a]").is_empty(),
        "it is round the marks too"
    );
    assert_eq!(emphasis("“*abc*” [@a]"), std::slice::from_ref(&(0..3)));
    assert_eq!(
        emphasis("*He: “abc* d” [@a]"),
        std::slice::from_ref(&(0..3))
    );
    assert_eq!(
        emphasis("“a **b *c* d** e” [@a]"),
        std::slice::from_ref(&(2..7))
    );
    assert_eq!(emphasis("> a *b*\n>\n> **c**\n> — [@a]"), [2..3, 6..7]);
    let quotation = |markdown: &str| read(markdown).0.quotations[0].clone();
    assert!(
        quotation("> “a” [@a]").marked
            && quotation("> He: “a” [@a]").marked
            && !quotation("> a [@a]").marked
    );
    assert_eq!(quotation("> He: “a” [@a]").form, Form::Block);
}

#[test]
fn unchecked_and_unattributed() {
    let cases: &[(&str, &[&str], usize)] = &[
        ("“x” and \"y\" and «z» [@a]", &["“x”", "\"y\""], 0),
        ("don’t, the dogs’ 6\" and 5'10\" or “unmatched", &[], 0),
        ("“a “b” c” and “a “b” c” [@a]", &["“a “b” c”"], 0),
        ("“a “b” [@a] c”", &["“a “b” [@a] c”"], 0),
        ("‘x’ and ‘don’t know’", &["‘x’", "‘don’t know’"], 0),
        ("`“x”` ![“x”](y) <b title=\"x\">", &[], 0),
        ("[“x”](y)", &["“x”"], 0),
        ("# “x”\n\n<p class=\"x\">\n“y”\n</p>", &["“x”"], 0),
        ("> x", &[], 1),
        ("> “x”\n> — [@a]", &[], 0),
        ("> x [@a]\n>\n> y", &[], 1),
        ("> [@a]\n>\n> y", &[], 0),
        ("> He spoke.\n>\n> “x” [@a]", &[], 0),
        ("> outer [@a]\n>\n> > inner", &[], 1),
        ("> > inner [@a]", &[], 0),
    ];
    for (markdown, unchecked, unattributed) in cases {
        let (document, _) = read(markdown);
        let spans: Vec<&str> = document
            .unchecked
            .iter()
            .map(|pair| &markdown[pair.span.range()])
            .collect();
        assert_eq!(spans, *unchecked, "{markdown}");
        assert_eq!(document.unattributed.len(), *unattributed, "{markdown}");
    }
}

#[test]
fn footnotes_headings_and_links() {
    let markdown = "# A *b* [^n] [@a]\n\n[^d] [^A b] `[^c]` \\[^c] [^x](u) [^d](u) [^d](so so) \
        ![i](p.png) <a@b.c> [l](?a&amp;b)\n\n\
        [^d]: one [^n]\n\n[^d]: two\n\n[^Unused]: three";
    let (document, _) = read(markdown);
    let footnotes: Vec<_> = document
        .footnotes
        .iter()
        .map(|found| (found.id.as_str(), found.inside.as_deref()))
        .collect();
    assert_eq!(
        footnotes,
        [("n", None), ("d", None), ("d", None), ("n", Some("d"))]
    );
    let definitions: Vec<_> = document
        .definitions
        .iter()
        .map(|found| found.id.as_str())
        .collect();
    assert_eq!(definitions, ["d", "d", "Unused"]);
    for definition in &document.definitions {
        let events = &document.events[definition.events.clone()];
        assert!(matches!(
            events.first(),
            Some((
                Event::Markdown(Parsed::Start(Tag::FootnoteDefinition(_))),
                _
            ))
        ));
        assert!(matches!(
            events.last(),
            Some((Event::Markdown(Parsed::End(TagEnd::FootnoteDefinition)), _))
        ));
    }
    let headings: Vec<_> = document
        .headings
        .iter()
        .map(|heading| (heading.level, heading.text.as_str()))
        .collect();
    assert_eq!(headings, [(1, "A b")]);
    let links: Vec<_> = document
        .links
        .iter()
        .map(|link| (link.destination.as_str(), link.image))
        .collect();
    assert_eq!(
        links,
        [
            ("u", false),
            ("u", false),
            ("p.png", true),
            ("mailto:a@b.c", false),
            ("?a&b", false)
        ]
    );
}

#[test]
fn links_that_were_meant_as_footnotes() {
    let markdown = "[^d] `[^c]` [^x](u) [^d](u) [^d](so so)\n\n[^d]: one";
    let (document, _) = read(markdown);
    let links: Vec<&str> = document
        .footnote_links
        .iter()
        .map(|span| &markdown[span.range()])
        .collect();
    assert_eq!(links, ["[^x](u)", "[^d](u)"]);
}

#[test]
fn each_citation_and_footnote_is_one_event() {
    let markdown = "“x” [@a,\npara. 3][^n] *[@b*]\n\n<div>\n\
        “y” [@b] z [@c,\n2nd] w\n</div>\n\na [@k] <b>c</b>\n\n[@k]: u";
    let (document, _) = read(markdown);
    for (number, citation) in document.citations.iter().enumerate() {
        let stands = |(event, span): &&(Event, Span)| match event {
            Event::Citation(index) => *index == number,
            Event::Markdown(Parsed::Text(_) | Parsed::SoftBreak) => {
                span.start < citation.span.end && citation.span.start < span.end
            }
            _ => false,
        };
        let events: Vec<_> = document.events.iter().filter(stands).collect();
        assert_eq!(events.len(), 1, "{citation:?} {events:?}");
        assert_eq!(events[0].1, citation.span);
    }
    assert!(
        document
            .events
            .iter()
            .any(|(event, _)| *event == Event::Marker(0))
    );
    let is_html = |event: &Event| {
        matches!(
            event,
            Event::Markdown(Parsed::InlineHtml(_) | Parsed::Html(_))
        )
    };
    assert!(!document.events.iter().any(|(event, _)| is_html(event)));
}

/// A document in short: `{…}` blocks of quotations, `‹…›` a quotation in place, `@` a citation, `^`
/// a marker, `¶` a paragraph, `·` a block of any other kind.
fn outline(markdown: &str) -> String {
    let mut shown = String::new();
    for (event, _) in read(markdown).0.events {
        match event {
            Event::Blocks(_, Edge::Start) => shown.push('{'),
            Event::Blocks(_, Edge::End) => shown.push('}'),
            Event::Quotation(_, Edge::Start) => shown.push('‹'),
            Event::Quotation(_, Edge::End) => shown.push('›'),
            Event::Citation(_) => shown.push('@'),
            Event::Marker(_) => shown.push('^'),
            Event::Markdown(Parsed::Start(Tag::Paragraph)) => shown.push('¶'),
            Event::Heading(_, Edge::Start) => shown.push('·'),
            Event::Markdown(Parsed::Start(tag)) if !is_inline(tag.to_end()) => shown.push('·'),
            Event::Markdown(Parsed::Text(text)) => shown.push_str(&text),
            _ => {}
        }
    }
    shown
}

#[test]
fn quotations_and_all_else_stand_where_they_are_written() {
    for (markdown, expected) in [
        ("> a [@k]\n\nb", "{·¶a @}¶b"),
        // A citation that an inner blockquote and the outer one both hold.
        (
            "> > a\n>\n> — [@k]\n\nb\n\n> c [@k]\n\nd",
            "·{·¶a¶— @}¶b{·¶c @}¶d",
        ),
        // A citation, or a marker, that begins a block.
        ("[@k] a", "¶@ a"),
        ("- [@k] a\n\n# [^1] b", "··@ a·^ b"),
        // A second citation below a pair, and one below words that stand beside code.
        ("> a: “b” [@k]\n>\n> [@k, 1st]\n\nc", "{·¶a: “‹b›” @¶@}¶c"),
        (
            "> - a\n>   ```\n>   b\n>   ```\n\n[@k]\n\nc",
            "···‹a›·b\n¶@¶c",
        ),
        // Citations and markers right behind the words.
        ("> a **b**[@k]", "{·¶a b@}"),
        (
            "> - a **b[^1][@k]**\n>\n>   ```\n>   c\n>   ```",
            "···¶‹a b^›@·c\n",
        ),
    ] {
        assert_eq!(outline(markdown), expected, "{markdown}");
    }
}

#[test]
fn what_begins_like_a_marker_and_breaks_off_is_words() {
    let read = |markdown: &str| {
        let found = paragraphs(markdown, Span::new(0, markdown.len()));
        found[0].text.as_str().to_owned()
    };
    for words in ["One [^1\u{a0}two", "One [^1\u{3000}", "One [^"] {
        assert_eq!(read(words), words.trim_end());
    }
    assert_eq!(read("One[^1] two"), "One two");
}

#[test]
fn paragraphs_of_a_source() {
    let markdown = "\u{feff}# Head\n\nOne *two*[^1] [@a]\nthree &amp; &lt;\n\n\
        - a\n- b\n\n> q\n\n| c | d |\n|--|--|\n\n```\nx\n y\n```\n\n\
        <!-- z --><p>h</p>\n\n[^1]: n";
    let paragraphs: Vec<String> = paragraphs(markdown, Span::new(3, markdown.len()))
        .iter()
        .map(|it| it.text.as_str().to_owned())
        .collect();
    let expected = [
        "Head",
        "One two [@a]\nthree & <",
        "a",
        "b",
        "q",
        "c",
        "d",
        "x\n y",
        "<p>h</p>",
        "n",
    ];
    assert_eq!(paragraphs, expected);
}
