//! A source's page: its text or excerpts with every passage marked, what is known about it, and how
//! much of it is quoted.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::address::encode;
use crate::compare::Coverage;
use crate::corpus;
use crate::parse::{Source, SourceId, SourceText};
use crate::render::basis::{Basis, QuotedSourceBasis};
use crate::render::quote::first_words;
use crate::render::strings::{Strings, direction};
use crate::render::urls::{is_external, valid};
use crate::resolve::{Passage, QuotationId};

use super::excerpts::{ExcerptView, HiddenParagraphView, excerpts};
use super::facts::{FactsView, facts};
use super::source_text::{ParagraphView, paragraphs, quoted_in};
use super::{FrameView, LinkView, RelationView, excuses, frame, locus};

/// `source.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourcePageView {
    /// Head and navigation.
    pub frame: FrameView,
    /// How it is printed.
    pub label: String,
    /// Headline, if it is stated.
    pub title: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What is known about it, and what is not.
    pub facts: FactsView,
    /// Hash of the file.
    pub sha256: String,
    /// “16 % of this text is quoted”.
    pub coverage: String,
    /// Quoted stretches of the strip, in thousandths of the text.
    pub strip: Vec<StripView>,
    /// Sentences that a machine ties to those of other sources; nothing where that is not shown.
    pub suggested: Option<Vec<StripView>>,
    /// The text; empty if only excerpts may be shown.
    pub paragraphs: Vec<ParagraphView>,
    /// Where only excerpts may be shown: the quoted passages, each once.
    pub excerpts: Vec<ExcerptView>,
    /// Paragraphs behind the last of these of which nothing is shown.
    pub hidden: Vec<HiddenParagraphView>,
    /// “The text has 7 paragraphs.”, where only excerpts may be shown.
    pub length: Option<String>,
    /// Every passage, in order of place.
    pub passages: Vec<QuotedPassageView>,
    /// “61 passages quoted”.
    pub count: String,
}

/// A quoted stretch of the coverage strip.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct StripView {
    /// Start in thousandths of the text.
    pub x: usize,
    /// Length in thousandths, 1 at least.
    pub width: usize,
}

/// A line of the list of passages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct QuotedPassageView {
    /// The mark, with its first words as label.
    pub mark: LinkView,
    /// “¶ 3”.
    pub locus: String,
    /// Where it is quoted.
    pub quoted_in: LinkView,
    /// How the comparison stands.
    pub relation: Option<RelationView>,
    /// The editor's reasons for what the checks would forbid.
    pub excuses: Vec<String>,
    /// The same words in the original article, if its address is known.
    pub original: Option<String>,
}

/// What the page of a source is about.
pub(crate) struct ShownSource<'a> {
    /// The source.
    pub source: &'a SourceId,
    /// The quotations of it that are published.
    pub quotations: &'a [QuotationId],
    /// How much of it is quoted.
    pub coverage: &'a Coverage,
    /// Its paragraphs that some translation translates.
    pub translated: &'a BTreeSet<usize>,
    /// Address of the saved original, if it is published.
    pub original: Option<&'a str>,
    /// Where in its shown text a machine sees what another source has too, if that is shown.
    pub suggested: Option<&'a [Range<usize>]>,
}

/// The page of a source.
pub(crate) fn source_page(basis: &Basis, at: &str, about: &ShownSource) -> SourcePageView {
    let (source, strings) = (basis.source(about.source), &basis.common.strings);
    let quotations = by_place(basis, about.quotations);
    let mut passages = Vec::new();
    for quoted in &quotations {
        passages.extend(quoted_passage(basis, source, quoted, at));
    }
    let mut view = SourcePageView {
        frame: frame(&basis.common, at, page_title(source), None),
        label: source.label.clone(),
        title: source.sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        facts: facts(&basis.common, source, at, about.original),
        sha256: source.sha256.clone(),
        coverage: share(strings, about.coverage),
        strip: strip(&about.coverage.quoted, about.coverage.length),
        suggested: about
            .suggested
            .map(|places| strip(places, about.coverage.length)),
        paragraphs: Vec::new(),
        excerpts: Vec::new(),
        hidden: Vec::new(),
        length: None,
        passages,
        count: passage_count(strings, quotations.len()),
    };
    if source.published_text == SourceText::Full {
        view.paragraphs = paragraphs(basis, source, &quotations, at);
    } else {
        (view.excerpts, view.hidden) = excerpts(basis, about.translated, &quotations, at);
        view.length = Some(strings.count("excerpts_paragraphs", source.paragraphs.len()));
    }
    view
}

/// Quotations of a source in the order of their first words there.
fn by_place<'a>(basis: &'a Basis, ids: &[QuotationId]) -> Vec<&'a QuotedSourceBasis> {
    let mut quotations: Vec<_> = ids.iter().map(|id| basis.quotation(id)).collect();
    quotations.sort_by_key(|quoted| Some(quoted.resolved.passage()?.parts[0].span.start));
    quotations
}

fn page_title(source: &Source) -> String {
    match &source.sidecar.title {
        Some(title) => format!("{}: {title}", source.label),
        None => source.label.clone(),
    }
}

/// “16 % of this text is quoted”.
pub(super) fn share(strings: &Strings, coverage: &Coverage) -> String {
    strings.fill("coverage", &[("share", &coverage.percent().to_string())])
}

fn passage_count(strings: &Strings, count: usize) -> String {
    match count {
        0 => strings.get("passages_none").to_owned(),
        count => strings.count("passages", count),
    }
}

/// Stretches of a text of so many bytes.
fn strip(places: &[Range<usize>], length: usize) -> Vec<StripView> {
    let scale = |at: usize| at * 1000 / length.max(1);
    let mut strip = Vec::with_capacity(places.len());
    for range in places {
        let (x, end) = (scale(range.start), scale(range.end));
        // A word of a long text would else be too thin to be seen.
        let width = (end - x).max(1);
        strip.push(StripView { x, width });
    }
    strip
}

fn quoted_passage(
    basis: &Basis,
    source: &Source,
    quoted: &QuotedSourceBasis,
    at: &str,
) -> Option<QuotedPassageView> {
    let (resolved, mark) = (&quoted.resolved, quoted.mark.as_ref()?);
    let passage = resolved.passage()?;
    let paragraphs = passage.parts.iter().map(|part| part.paragraph);
    let words = first_words(source, passage).unwrap_or_default();
    let (quoted_in, relation) = quoted_in(basis, &resolved.id, at);
    Some(QuotedPassageView {
        mark: LinkView::new(format!("#{}", mark.id), words),
        locus: locus(&basis.common.strings, paragraphs),
        quoted_in,
        relation,
        excuses: excuses([&resolved.0]),
        original: in_the_original(source, passage),
    })
}

/// The address of a passage in the article that the source was saved from, if that is known.
fn in_the_original(source: &Source, passage: &Passage) -> Option<String> {
    let url = source.sidecar.url.as_deref()?;
    // An address with a fragment leads to a place of its own already.
    if !is_external(url) || url.contains('#') || url.starts_with("mailto") {
        return None;
    }
    let opening = corpus::excerpts(source, passage.opening()?);
    let fragment = text_fragment(opening.first()?.text);
    Some(format!("{}{fragment}", valid(url)))
}

/// `#:~:text=first words,last words`, which makes a browser look for the passage in the original
/// article.
fn text_fragment(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= 10 {
        return format!("#:~:text={}", encoded(&words));
    }
    let (first, last) = (&words[..5], &words[words.len() - 5..]);
    format!("#:~:text={},{}", encoded(first), encoded(last))
}

/// Words within a text fragment. A hyphen would end a prefix, so it is encoded too.
fn encoded(words: &[&str]) -> String {
    encode(&words.join(" "))
        .replace('/', "%2F")
        .replace('-', "%2D")
}
