//! A case is a line: Markdown in; the quoted words with their citations, out.

use crate::diagnostics::Diagnostics;
use crate::text::{FileId, Span};

use pulldown_cmark::{Event as Parsed, Tag, TagEnd};

use crate::parse::Form;

use super::flow::is_inline;
use super::{Document, Edge, Event, document};

pub(super) fn read(markdown: &str) -> (Document, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let file = FileId::new("content/index.md");
    let document = document(
        &file,
        markdown,
        Span::new(0, markdown.len()),
        &mut diagnostics,
    );
    (document, diagnostics)
}

/// `words | words as they stand in the file @ key para. 1 2nd; key` for each quotation, then `!
/// message` for each diagnostic.
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
                format!(
                    "{}{}{}",
                    cited.key,
                    paragraph.unwrap_or_default(),
                    occurrence.unwrap_or_default()
                )
            })
            .collect();
        format!(
            "{} @ {}",
            quotation
                .text
                .as_str()
                .replace('\n', "⏎")
                .replace('\u{2029}', "¶"),
            sources.join("; ")
        )
    });
    quotations
        .chain(
            diagnostics
                .iter()
                .map(|found| format!("! {}", found.message)),
        )
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (markdown, expected) in cases {
        assert_eq!(&quoted(markdown), expected, "{markdown}");
    }
}

#[test]
fn pairs() {
    check(&[
        (
            "He said “we knew” [@a, para. 3] and \"left\" [@b, 2nd].",
            &["we knew @ a ¶3", "left @ b #2"],
        ),
        ("“both” [@a; @b, ¶ 2, 1st]", &["both @ a; b ¶2 #1"]),
        (
            "“x”[@a] “x”, [@a] “x”. [@a] “x” , [@a]",
            &["x @ a", "x @ a", "x @ a", "x @ a"],
        ),
        (
            "*“x”* [@a] “*y*” [@a] **«z»** [@a]",
            &["x @ a", "y @ a", "z @ a"],
        ),
        ("“x” [@a] [@b]", &["x @ a", "x @ b"]),
        ("“x” ([@a]) says [@b]", &["x @ a"]),
        ("See [@a]. [@b] says so; “x” says [@a]", &[]),
        ("“x” [@a]. [@b] says otherwise", &["x @ a"]),
        ("“A ‘b’ c” [@a] and “‘b’ [@b]”", &["A ‘b’ c @ a", "b @ b"]),
        ("“one ”Two” [@a]", &["one ”Two @ a"]),
        ("“he said [^1] so[^2]” [@a]", &["he said  so @ a"]),
        ("“x”[^1] [@a]", &["x @ a"]),
        ("“” [@a] “ ” [@b]", &[" @ a", " @ b"]),
        (
            "“we  \nknew\\\nall\nof it” [@a]",
            &["we⏎knew⏎all⏎of it @ a"],
        ),
        ("“x” — [@a]", &["x @ a"]),
        ("“x” — [@a] disagrees", &[]),
        ("“x”\n— Donald Trump, [@a]", &["x @ a"]),
        ("\"...and so on\" [@a]", &["...and so on @ a"]),
        (
            "\"x,\"[@a] he said (\"y\" [@a])—\"z\" [@a]",
            &["x, @ a", "y @ a", "z @ a"],
        ),
        ("The 6\" pipe and \"words\" [@a]", &["words @ a"]),
        ("\"a 6\" pipe\" [@a]", &["a 6\" pipe @ a"]),
        ("An “unclosed mark and “x” [@a]", &["x @ a"]),
        (
            "‘the dogs’ bone’ [@a] and 'it's 'tis' [@a]",
            &["the dogs’ bone @ a", "tis @ a"],
        ),
        ("the dogs’ [@a]", &[]),
        (
            "Sie sagten „wir wussten “alles”, ja“ [@a]",
            &["wir wussten “alles”, ja @ a"],
        ),
        ("他说「我们知道『一切』」[@a]", &["我们知道『一切』 @ a"]),
    ]);
}

#[test]
fn closing_marks_without_opening_ones() {
    let message =
        "! the closing quotation mark before this citation has no opening one in this paragraph";
    check(&[
        ("we knew” [@a]", &[message]),
        ("we knew\" [@a]", &[message]),
        ("“x” [@a] and y” [@b]", &["x @ a", message]),
        ("“one\n\ntwo” [@a]", &[message]),
        ("so it was.’ [@a]", &[message]),
    ]);
}

#[test]
fn opening_marks_without_closing_ones() {
    let message = "! the opening quotation mark before this citation has no closing one before it";
    check(&[
        ("“we knew [@a]", &[message]),
        ("“we knew’ [@a]", &[message]),
        ("‘we knew' [@a]", &[message]),
        ("\"we knew [@a] and so on [@a]", &[message]),
        ("« we knew [@a]", &[message]),
        ("“we “knew” all [@a]", &[message]),
        ("“x” [@a] and “y [@b]", &["x @ a", message]),
        ("“x «y z” and [@a], x“ y [@a], ‘tis so [@a]", &[]),
        ("“a “b” [@a] c [@b] d”", &["b @ a"]),
        ("„eins“ und »zwei« und »drei« [@a]", &["drei @ a"]),
        ("“x” [[@a]]", &["x @ a"]),
        (
            "“x” [ @a]",
            &["x @ ", "! this citation has a space before its @"],
        ),
        (
            "> x [ @a]",
            &["x @ ", "! this citation has a space before its @"],
        ),
        ("- [ ] @a [ @ a] \\[ @a] [x @a]", &[]),
    ]);
}

#[test]
fn attributions() {
    let long = "Bob Smith, *The Times*, 3 June 2020, page 4, second edition, as told to Al";
    for name in [
        "von der Leyen",
        "the mayor,",
        "iNews",
        "(Bob)",
        "2020,",
        "J. Smith, p. 4,",
        "Dr. Who. ",
        long,
    ] {
        for dash in ["— ", "– ", "-- ", "- "] {
            assert_eq!(
                quoted(&format!("> words\n\n{dash}{name} [@a]")),
                ["words @ a"],
                "{dash}{name}"
            );
            assert_eq!(
                quoted(&format!("> words\n>\n> {dash}{name} [@a]")),
                ["words @ a"],
                "{dash}{name}"
            );
        }
    }
    check(&[
        ("> words\n>\n> (— al-Jazeera [@a])", &["words @ a"]),
        ("> words (— [@a])", &["words @ a"]),
        ("> words\n\n— he left early. Then came the rest [@a]", &[]),
        ("> words\n\n— he said “no” [@a]", &["no @ a"]),
        (
            "> — Tu pars ?\n>\n> — oui, je pars [@a]",
            &["— Tu pars ?¶— oui, je pars @ a"],
        ),
        ("> words [@a]:", &["words @ a"]),
        ("> words — [@a] (emphasis added)", &["words @ a"]),
        ("> words [@a] [my emphasis].", &["words @ a"]),
        (
            "> words [@a] (this remark is far longer than any remark)",
            &[],
        ),
    ]);
}

#[test]
fn where_nothing_is_checked() {
    check(&[
        ("`“x” [@a]` and\n\n    “x” [@a]\n\n```\n“x” [@a]\n```", &[]),
        ("<!-- “x” [@a] -->\n\n<!--\n“x” [@a]\n\n“y” [@a]\n-->", &[]),
        ("text <!-- “x”\n[@a] --> text", &[]),
        ("\\[@a] &#91;@a] [\\@a] “x” \\[@a]", &[]),
        ("“x” `y` [@a]", &[]),
        ("“the `co“de` here” [@a]", &["the co“de here @ a"]),
        ("“x” \\\\[@a]", &[]),
    ]);
}

#[test]
fn everywhere_else() {
    let html = "! HTML stands round this citation or before it, so that nobody checks the words that it is meant for";
    check(&[
        ("# “x” [@a]", &["x @ a"]),
        ("<https://example.org/'x'> [@a]", &[]),
        (
            "- “x” [@a]\n- [ ] “y” [@b]\n\n  “z” [@a]",
            &["x @ a", "y @ b", "z @ a"],
        ),
        (
            "| “x \\| y” [@a] | ~~“z” [@b]~~ |\n|--|--|\n| “v” [@a] | |",
            &["x | y @ a", "z @ b", "v @ a"],
        ),
        (
            "[^1]\n\n[^1]: “x” [@a]\n\n    > y\n    > — [@b]",
            &["x @ a", "y @ b"],
        ),
        ("<div title=\"a\">\n“x” [@a]\n</div>", &["x @ a", html]),
        ("<div><!-- “y” [@b] -->“x” [@a]</div>", &["x @ a", html]),
        ("<!-- never closed\n\n“x” [@a]", &["x @ a", html]),
        (
            "“[linked](https://example.org) words” [@a]",
            &["linked words @ a"],
        ),
        ("“a &amp; b&nbsp;c \\* d” [@a]", &["a & b\u{a0}c * d @ a"]),
        ("“x” [@a, para.&nbsp;3]", &["x @ a ¶3"]),
        ("“x” [@a,\npara. 3]", &["x @ a ¶3"]),
        (
            "“x” [@a] “y” [@a, para. 2]\n\n[@a]: sources/x.txt",
            &["x @ a", "y @ a ¶2"],
        ),
        ("“x” [@A]", &["x @ A"]),
    ]);
}

#[test]
fn citations_that_cannot_be_read() {
    check(&[
        (
            "“x” [@a, p. 3]",
            &["x @ ", "! “p. 3” in this citation was not understood"],
        ),
        (
            "“x” [@a para. 3]",
            &["x @ ", "! “para. 3” in this citation was not understood"],
        ),
        (
            "“x” [@a, b]",
            &["x @ ", "! “b” in this citation was not understood"],
        ),
        (
            "“x” [@a, @b]",
            &["x @ ", "! “@b” in this citation was not understood"],
        ),
        (
            "“x” [@a; b]",
            &[
                "x @ ",
                "! “b” in this citation is not a source: a source starts with @",
            ],
        ),
        ("“x” [@]", &["x @ ", "! this citation names no source"]),
        (
            "“x” [@a](y)",
            &["x @ ", "! Markdown reads this citation as a link"],
        ),
        (
            "“x” [@a][r]\n\n[r]: /y",
            &["x @ ", "! Markdown reads this citation as a link"],
        ),
        (
            "“x” [@a_b]",
            &["x @ ", "! “a_b” cannot be the key of a source"],
        ),
        ("“x” [@a", &["! this citation is not closed"]),
        (
            "“x” [@a, [2nd]]",
            &["x @ ", "! “[2nd]” in this citation was not understood"],
        ),
        (
            "> x\n> — [@a, p. 3]",
            &["x @ ", "! “p. 3” in this citation was not understood"],
        ),
    ]);
}

#[test]
fn blockquotes() {
    check(&[
        ("> words -- [@a]", &["words @ a"]),
        ("> words – [@a].", &["words @ a"]),
        ("> words\n> - Reuters, [@a]", &["words @ a"]),
        ("> words\n\n- [@a]", &["words @ a"]),
        ("> words\n\n-- Reuters, [@a]", &["words @ a"]),
        ("> words\n[@a]", &["words @ a"]),
        ("> words\n\nOther words [@a]", &[]),
        ("> words\n\n- [@a]\n- more", &[]),
        (
            "> words\n> — Donald Trump, *Reuters*, 2020 [@a]",
            &["words @ a"],
        ),
        (
            "> words\n>\n> — Donald Trump\n> of Reuters [@a]",
            &["words @ a"],
        ),
        (
            "> words\n> — but not at all the end of it [@a]",
            &["words⏎— but not at all the end of it @ a"],
        ),
        (
            "> The plan — he vetoed it\n> — was Israeli [@a]",
            &["The plan — he vetoed it⏎— was Israeli @ a"],
        ),
        ("> words\n> — al-Jazeera [@a]", &["words @ a"]),
        ("> “words”\n> — [@a]", &["words @ a"]),
        (
            "> “words”, he said, “and more”\n> — [@a]",
            &["“words”, he said, “and more” @ a"],
        ),
        ("> He said: “words”. — [@a]", &["He said: “words”. @ a"]),
        ("> one\n>\n> two\n>\n> — [@a]", &["one¶two @ a"]),
        ("> “one\n>\n> two” [@a]", &["one¶two @ a"]),
        ("> one [@a]\n>\n> two [@b]", &["one @ a", "two @ b"]),
        ("> one [@a] [@b]", &["one @ a", "one @ b"]),
        ("> one [@a]\n>\n> [@b]", &["one @ a", "one @ b"]),
        (
            "> one\n> \n> > two [@b]\n>\n> [@a]",
            &["one @ a", "two @ b"],
        ),
        (
            "> outer [@a]\n>\n> > inner\n> > — [@b]",
            &["outer @ a", "inner @ b"],
        ),
        ("> > inner\n\n— [@b]", &["inner @ b"]),
        ("> > inner\n>\n> — [@b]", &["inner @ b"]),
        ("> - one\n> - two\n> - [@a]", &["one¶two @ a"]),
        ("> # head\n> words\n> — [@a]", &["head¶words @ a"]),
        ("> one\n>\n>     code\n>\n> two [@a]", &["one¶two @ a"]),
        (
            "> Trump stated, “we knew everything” about it [@a]",
            &["Trump stated, “we knew everything” about it @ a"],
        ),
        ("> “A” [@a] and “B” [@b]", &["A @ a", "B @ b"]),
        (
            "> “A” [@a] and more. — [@b]",
            &["“A”  and more. @ b", "A @ a"],
        ),
        ("> words\nlazy\n— [@a]", &["words⏎lazy @ a"]),
        ("- > words\n  > — [@a]\n- text", &["words @ a"]),
        ("> Yes\n> \n> — Yes [@a]", &["Yes @ a"]),
        ("> — Yes, he did [@a]", &["Yes, he did @ a"]),
        ("> ‘I don’t know’\n> — [@a]", &["I don’t know @ a"]),
        ("> words\n\n<!-- c -->\n\n[@a]", &["words @ a"]),
        ("> “A” [@a]\n> “B” [@b]", &["A @ a", "B @ b"]),
        ("> words\n\n[@a] and more", &[]),
        ("> words\n\n# [@a]", &[]),
        ("> words\n\n1. [@a]", &[]),
        ("> words\n>\n> > more\n\n[@a]", &["words @ a"]),
        ("> \"we knew 'all'\"\n> -- [@a]", &["we knew 'all' @ a"]),
        (
            "> “[W]e knew … everything” [@a, para. 3, 1st]",
            &["[W]e knew … everything @ a ¶3 #1"],
        ),
        ("> one / two\n> — [@a; @b]", &["one / two @ a; b"]),
        ("> words [@a]\n\n[@b]", &["words @ a", "words @ b"]),
    ]);
}

#[test]
fn spans_are_those_of_the_file() {
    for (markdown, words) in [
        (
            "é “Iran’s &amp; “x” leader” [@a]",
            "Iran’s &amp; “x” leader",
        ),
        ("\u{feff}“x\r\ny” [@a]", "x\r\ny"),
        ("> “*one*\r\n> two”\r\n> — [@a]", "one*\r\n> two"),
        ("> one\n>\n> **two**\n>\n> [@a]", "one\n>\n> **two"),
        ("|\t“a \\| b” [@a] |\n|--|", "a \\| b"),
        ("“\u{a0}x\u{a0}” [@a]", "x"),
        ("“a [^1] b” [@a]", "a [^1] b"),
        ("“\\\"x\\\"” [@a]", "\"x\\\""),
    ] {
        let (document, _) = read(markdown);
        let spans: Vec<&str> = document
            .quotations
            .iter()
            .map(|quotation| &markdown[quotation.span.range()])
            .collect();
        assert_eq!(spans, [words], "{markdown}");
    }
    let markdown = "“x” [@a, para. 1 ;\n@b ]";
    let citation = &read(markdown).0.citations[0];
    assert_eq!(&markdown[citation.span.range()], "[@a, para. 1 ;\n@b ]");
    let sources: Vec<&str> = citation
        .sources
        .iter()
        .map(|cited| &markdown[cited.span.range()])
        .collect();
    assert_eq!(sources, ["@a, para. 1", "@b"]);
}

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
    let markdown = "# A *b* [^n] [@a]\n\n[^d] [^A b] `[^c]` \\[^c] [^x](u) [^d](u) [^d](so so) ![i](p.png) <a@b.c> [l](?a&amp;b)\n\n\
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
    let links: Vec<&str> = document
        .footnote_links
        .iter()
        .map(|span| &markdown[span.range()])
        .collect();
    assert_eq!(links, ["[^x](u)", "[^d](u)"]);
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
fn each_citation_and_footnote_is_one_event() {
    let markdown = "“x” [@a,\npara. 3][^n] *[@b*]\n\n<div>\n“y” [@b] z [@c,\n2nd] w\n</div>\n\na [@k] <b>c</b>\n\n[@k]: u";
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
fn paragraphs_of_a_source() {
    let markdown = "\u{feff}# Head\n\nOne *two*[^1] [@a]\nthree &amp; &lt;\n\n- a\n- b\n\n> q\n\n| c | d |\n|--|--|\n\n```\nx\n y\n```\n\n<!-- z --><p>h</p>\n\n[^1]: n";
    let paragraphs: Vec<String> = super::paragraphs(markdown, Span::new(3, markdown.len()))
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
