//! The rules of quoting on the two seed texts. The chapters under `tests/` tell them to readers; this table is for whoever
//! changes the code.

use crate::diagnostics::{Diagnostics, Lints};
use crate::parse::markdown::Document;
use crate::parse::{
    Citation, CitedSource, Form, Head, Kind, Locator, Page, PageHead, Paragraph, Quotation, Sidecar, Source, SourceId,
    SourceText, Writing, WritingId,
};
use crate::resolve::allowances::Allowances;
use crate::resolve::source_index::SourceIndex;
use crate::text::{FileId, Mapped, Span, Text};

use super::{Desk, Desks, Outcome, QuotationId, Resolved, resolve_quotation};

const A: &str = include_str!("../../../content/sources/000_114d61e581ba7317.txt");
const B: &str = include_str!("../../../content/sources/004_18af5aaa098d7edd.txt");

/// A source with one paragraph for each line.
pub(super) fn source(key: &str, content: &str, language: &str) -> Source {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in content.split('\n') {
        let span = Span::new(start, start + line.len());
        paragraphs.push(Paragraph { span, text: Mapped::verbatim(content, span), styles: Vec::new() });
        start += line.len() + 1;
    }
    Source {
        file: FileId::new(format!("content/sources/{key}.txt")),
        key: SourceId::new(key),
        label: key.to_uppercase(),
        sidecar: Sidecar::default(),
        sidecar_file: None,
        text: Text::new(content.as_bytes()).unwrap(),
        paragraphs,
        sha256: String::new(),
        published_text: SourceText::Full,
        language: language.to_owned(),
    }
}

/// Words between quotation marks, cited from source `a`.
pub(super) fn quotation(words: &str) -> Quotation {
    cited_quotation(
        words,
        CitedSource { key: "a".to_owned(), span: Span::new(words.len(), words.len() + 4), locator: Locator::default() },
    )
}

fn cited_quotation(words: &str, cited: CitedSource) -> Quotation {
    let text = Mapped::verbatim(words, Span::new(0, words.len()));
    let citation = Citation { span: cited.span, sources: vec![cited] };
    let file = FileId::new("content/index.md");
    Quotation { marked: true, ..Quotation::plain(file, Form::Inline, text, citation) }
}

fn resolve(words: &str, source: &Source, locator: Locator) -> (Resolved, Diagnostics) {
    let cited = CitedSource { key: source.key.to_string(), span: Span::new(words.len(), words.len() + 4), locator };
    let quotation = cited_quotation(words, cited.clone());
    let desks = Desks::from([(source.key.clone(), Desk::new(SourceIndex::new(source)))]);
    let id = QuotationId { writing: WritingId::new(&quotation.file), number: 1 };
    let mut diagnostics = Diagnostics::default();
    let writing = empty(&quotation.file);
    let allowances = Allowances::new(&writing, &[&quotation]);
    let (resolved, fault) = resolve_quotation(id, &quotation, cited, &allowances, &desks, &mut diagnostics);
    if let Some((fault, _)) = fault {
        diagnostics.push(fault);
    }
    (resolved, diagnostics)
}

fn empty(file: &FileId) -> Writing {
    let kind = Kind::Page(Page { title: String::new(), head: PageHead::default() });
    let text = Text::new(b"").unwrap();
    Writing { id: WritingId::new(file), text, head: Head::default(), kind, document: Document::default() }
}

/// The status, then every code, as one line.
fn outcome(words: &str, source: &Source, locator: Locator) -> String {
    let (resolved, diagnostics) = resolve(words, source, locator);
    let status = serde_json::to_value(resolved.status(&Lints::default())).unwrap();
    let codes = diagnostics.iter().map(|found| format!(" {:?}:{}", found.severity, found.code).to_lowercase());
    format!("{}{}", status.as_str().unwrap(), codes.collect::<String>())
}

fn table(content: &str, rows: &[(&str, &str)]) {
    let source = source("a", content, "en");
    let wrong = rows.iter().filter_map(|(words, expected)| {
        let found = outcome(words, &source, Locator::default());
        (found != *expected).then(|| format!("{words}\n  expected {expected}\n  found    {found}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_same_words() {
    table(
        A,
        &[
            ("vetoed an Israeli plan", "verbatim"),
            ("vetoed an\nIsraeli plan", "verbatim"),
            ("Iran's Supreme Leader", "folded"),
            ("vetoed\u{a0}an  Israeli plan", "folded"),
            ("Isra\u{ad}eli plan to assas\u{200b}sinate", "folded"),
            ("long–overdue", "folded"),
            ("'we knew everything'", "folded"),
            ("«we knew everything»", "folded"),
            ("VETOED AN ISRAELI PLAN", "case warning:quotation-case"),
            ("we knew everything,", "verbatim"),
            ("Have the Iranians killed an American yet. No.", "not-found error:quotation-not-found"),
            ("Trump has approved an Israeli plan", "not-found error:quotation-not-found"),
            ("plan to assassin", "invalid error:quotation-cut-word"),
            ("the U", "invalid error:quotation-cut-word"),
            ("to assassinate Iran", "verbatim"),
            ("political leadership", "ambiguous error:quotation-ambiguous"),
            ("", "invalid error:quotation-empty"),
            ("…", "invalid error:quotation-empty"),
            ("[the plan]", "invalid error:quotation-empty"),
        ],
    );
}

#[test]
fn elisions() {
    table(
        A,
        &[
            ("Trump has vetoed … to assassinate", "edited"),
            ("Trump has vetoed ... to assassinate", "edited"),
            ("Trump has vetoed . . . to assassinate", "edited"),
            ("Trump has vetoed (…) to assassinate", "edited"),
            ("Trump has vetoed […] to assassinate", "edited"),
            ("Trump has vetoed .... to assassinate", "edited"),
            ("to assassinate … Trump has vetoed", "invalid error:quotation-order"),
            ("vetoed an … Israeli plan", "edited warning:idle-elision"),
            ("Until they do, we’re … even talking", "invalid error:meaning"),
            ("according … speaking on background", "edited warning:meaning"),
            ("even talking about going after", "verbatim warning:cut-short"),
            ("nuclear issue. … The original", "invalid error:quotation-paragraph"),
            ("nuclear issue. The original", "invalid error:quotation-paragraph"),
            ("nuclear issue. / The original", "edited"),
            ("nuclear issue. / … / In an interview", "edited"),
            ("vetoed an / Israeli plan", "invalid error:quotation-paragraph"),
        ],
    );
}

#[test]
fn an_elision_reaches_as_far_as_what_follows_needs() {
    table(
        "One day the vote fell. Then again the vote\nNext week came. The end was near\nNext week was cold. The end came",
        &[
            ("One day … the vote / Next week came", "edited"),
            ("One day / … / Next week … The end came", "edited"),
            ("One day the vote fell. Then again the vote / Next week came. The end was near / Next week was cold", "edited"),
            ("Next week … the vote", "invalid error:quotation-order"),
        ],
    );
}

#[test]
fn brackets() {
    table(
        A,
        &[
            ("In an interview with Reuters [last] Friday", "invalid error:meaning"),
            ("In an interview with Reuters on Friday [the 13th], Trump stated", "edited"),
            ("has vetoed [the] Israeli plan", "edited"),
            ("Trump has [approved] an Israeli plan", "invalid error:meaning"),
            ("Trump has [not] vetoed an Israeli plan", "invalid error:meaning"),
            ("[T]his decision comes amid", "edited"),
            ("Israeli plan[s] to assassinate", "edited"),
            ("the duplicitous [sic] nature", "edited"),
            ("according to [three] U.S. officials", "invalid error:meaning"),
            ("Trump [reportedly] rejected this idea", "edited warning:meaning"),
            ("has vetoed [one two three four five six seven eight nine] an Israeli plan", "invalid error:bracket-length"),
            ("Donald Trump [did] Iran’s Supreme Leader", "invalid error:bracket-length"),
        ],
    );
}

#[test]
fn marks_are_quoted_like_words() {
    let text = "The cat sat on the mat.";
    table(
        text,
        &[
            ("The cat sat … !!! … the mat", "not-found error:quotation-not-found"),
            ("The cat sat …?", "not-found error:quotation-not-found"),
            ("The cat sat on … .", "edited"),
            ("The cat sat. …", "not-found error:quotation-not-found"),
        ],
    );
}

#[test]
fn brackets_at_the_edges_of_parts() {
    let text = "Trump vetoed it. The secret Israeli plan failed badly. Bob saw the talk and then some. The end came.";
    table(
        text,
        &[
            ("[T]he … plan failed", "edited"),
            ("The … plan[s] failed badly", "edited"),
            ("Trump … [I]t", "edited"),
            ("Bob saw the talk[s].", "edited"),
            ("Bob saw the talk [sic].", "edited"),
            ("Bob saw the talk [of 2020].", "edited warning:meaning"),
            ("[V]etoed", "edited"),
        ],
    );
    table("aa bb dd bb the cc", &[("aa … bb [a] cc", "edited")]);
}

#[test]
fn numbers_are_whole() {
    let cut = "invalid error:quotation-cut-word";
    table(
        "Es kamen 10\u{202f}000 Menschen, 1/2 cup, 10² und 5.50.",
        &[("000 Menschen", cut), ("2 cup", cut), ("10", cut), ("50", cut)],
    );
}

#[test]
fn names_are_no_hedges() {
    table(
        "The United States and Iran met in May 2020 at last. They may meet in June.",
        &[("The United … met in", "edited"), ("2020 at last", "verbatim"), ("meet in June", "verbatim warning:cut-short")],
    );
}

#[test]
fn a_forgiven_comma_does_not_hide_the_cited_place() {
    let source = source("a", "They saw the plan, and left.\nThen the plan of the mayor failed.", "en");
    let at = |paragraph| outcome("the plan,", &source, Locator { paragraph: Some(paragraph), occurrence: None });
    assert_eq!([at(1), at(2)], ["verbatim", "verbatim"]);
}

#[test]
fn locators() {
    let source = source("a", A, "en");
    let at = |paragraph, occurrence| outcome("political leadership", &source, Locator { paragraph, occurrence });
    assert_eq!(at(Some(3), None), "verbatim");
    assert_eq!(at(None, Some(2)), "verbatim");
    assert_eq!(at(Some(6), Some(1)), "verbatim");
    assert_eq!(at(Some(5), None), "invalid error:locator-mismatch");
    assert_eq!(at(None, Some(3)), "invalid error:locator-mismatch");
}

#[test]
fn source_b() {
    table(
        B,
        &[
            ("Donald Trump … vetoed a plan", "edited warning:meaning"),
            ("Donald Trump reportedly vetoed a plan", "verbatim"),
            ("Trump's decision to veto", "folded"),
        ],
    );
}

#[test]
fn the_nearest_passage_is_proposed_with_what_differs() {
    let source = source("a", A, "en");
    let (resolved, diagnostics) =
        resolve("Trump has approved an Israeli plan to kill Iran’s Supreme Leader", &source, Locator::default());
    let Outcome::Absent { nearest: Some(nearest) } = resolved.outcome else { panic!("something is near") };
    assert_eq!(&A[nearest.span.range()], "Trump has vetoed an Israeli plan to assassinate Iran’s Supreme Leader");
    let diagnostic = diagnostics.iter().next().unwrap();
    assert_eq!(
        diagnostic.help.as_deref(),
        Some("the source has “vetoed” where you wrote “approved”; the source has “assassinate” where you wrote “kill”")
    );
    assert_eq!(diagnostic.related[0].message, "the nearest passage (para. 1): 9 of 11 words are the same, all up to “has”");
}
