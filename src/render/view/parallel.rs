//! Two sources beside each other: a passage in one leads to its counterpart in the other.

use std::ops::Range;

use serde::Serialize;

use crate::address;
use crate::parse::{Source, SourceId, SourceText};
use crate::render::basis::{Basis, Material, QuotedSourceBasis};
use crate::render::html::Html;
use crate::render::marks::{MarkLink, MarkedPassage, MarkedRange, marks, paragraph_html};
use crate::render::pairs::SourcePair;
use crate::render::strings::{Strings, direction};

use super::parallel_list::shared_count;
use super::{
    FrameView, LinkView, PassageView, RelationView, excuses, frame, locus, lone_passage, relation,
};

/// `parallel.html`: one pair of sources.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParallelView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The two texts.
    pub panes: Vec<PaneView>,
    /// The comparisons that tie them, numbered as their passages are.
    pub questions: Vec<SharedQuestionView>,
    /// “20 comparisons quote both.”
    pub count: String,
}

/// A comparison that quotes both texts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SharedQuestionView {
    /// Its page.
    pub page: LinkView,
    /// How the sources stand to each other.
    pub relation: Option<RelationView>,
    /// The first passage in each pane, with the source's label.
    pub passages: Vec<LinkView>,
    /// The editor's reasons for what the checks would forbid.
    pub excuses: Vec<String>,
}

/// One of the two texts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PaneView {
    /// Id of its heading.
    pub id: String,
    /// The source's page.
    pub source: LinkView,
    /// Headline, if it is stated.
    pub title: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The paragraphs that are compared; empty if only excerpts may be shown.
    pub paragraphs: Vec<PaneParagraphView>,
    /// The paragraphs behind the last of these, on the source's page.
    pub rest: Option<LinkView>,
    /// Where only excerpts may be shown: the passages that both share.
    pub excerpts: Vec<PaneExcerptView>,
}

/// A paragraph of a pane.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PaneParagraphView {
    /// `KEY-pN`.
    pub id: String,
    /// From 1.
    pub number: usize,
    /// The paragraphs between the one before and this one, on the source's page.
    pub skipped: Option<LinkView>,
    /// The text with its marks.
    pub text: Html,
}

/// A passage of a text that may not be republished.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PaneExcerptView {
    /// `KEY-q-ID-N`.
    pub id: String,
    /// The words.
    pub passage: PassageView,
    /// Its counterpart, labelled with the comparison's number.
    pub to: LinkView,
    /// What the link means.
    pub words: String,
    /// Built-in relation.
    pub kind: &'static str,
}

/// The page of a pair.
pub(crate) fn parallel_page(basis: &Basis, pair: &SourcePair) -> ParallelView {
    let common = &*basis.common;
    let [first, second] = pair.sources.each_ref().map(|source| common.label(source));
    let title = common
        .strings
        .fill("side_by_side", &[("a", first), ("b", second)]);
    let ties = ties(basis, pair);
    ParallelView {
        frame: frame(common, &pair.address, title, None),
        panes: (0..2).map(|side| pane(basis, pair, &ties, side)).collect(),
        questions: ties.iter().map(|tie| question(basis, pair, tie)).collect(),
        count: shared_count(common, pair),
    }
}

/// A comparison with the quotations of each of the two.
struct Tie<'a> {
    number: usize,
    text: &'a Material,
    quotations: [Vec<&'a QuotedSourceBasis>; 2],
}

fn ties<'a>(basis: &'a Basis, pair: &'a SourcePair) -> Vec<Tie<'a>> {
    let mut ties = Vec::with_capacity(pair.annotations.len());
    for (number, annotation) in (1..).zip(&pair.annotations) {
        let text = basis.text(annotation);
        let sources = pair.sources.each_ref();
        ties.push(Tie {
            number,
            text,
            quotations: sources.map(|source| quotations_of(text, source)),
        });
    }
    ties
}

/// The quotations of a comparison that the page of a source shows.
fn quotations_of<'a>(text: &'a Material, source: &SourceId) -> Vec<&'a QuotedSourceBasis> {
    let mut quotations = Vec::new();
    for id in &text.checked.quotations {
        let quoted = text.quotation(id);
        if quoted
            .mark
            .as_ref()
            .is_some_and(|mark| mark.source == *source)
        {
            quotations.push(quoted);
        }
    }
    quotations
}

fn question(basis: &Basis, pair: &SourcePair, tie: &Tie) -> SharedQuestionView {
    let page = address::link(&pair.address, &tie.text.writing.address);
    let mut passages = Vec::new();
    for (source, quotations) in pair.sources.iter().zip(&tie.quotations) {
        if let Some(id) = quotations.first().and_then(|first| mark_id(first)) {
            passages.push(LinkView::new(format!("#{id}"), basis.common.label(source)));
        }
    }
    let quotations = tie.quotations.iter().flatten();
    SharedQuestionView {
        page: LinkView::new(page, &tie.text.title),
        relation: relation(&basis.common.strings, tie.text),
        passages,
        excuses: excuses(quotations.map(|quoted| &quoted.resolved.0)),
    }
}

/// `KEY-q-ID-N`: the passage's id on a page that holds two sources.
fn mark_id(quoted: &QuotedSourceBasis) -> Option<String> {
    let mark = quoted.mark.as_ref()?;
    Some(format!("{}-{}", mark.source, mark.id))
}

fn pane(basis: &Basis, pair: &SourcePair, ties: &[Tie], side: usize) -> PaneView {
    let source = basis.source(&pair.sources[side]);
    let full = source.published_text == SourceText::Full;
    let href = address::link(&pair.address, &address::of_source(&source.key));
    let mut pane = PaneView {
        id: format!("pane-{}", source.key),
        source: LinkView::new(href, &source.label),
        title: source.sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        paragraphs: Vec::new(),
        rest: None,
        excerpts: Vec::new(),
    };
    if full {
        let compared = compared(basis, source, ties, side);
        fill(&mut pane, &basis.common.strings, source, &compared);
    } else {
        pane.excerpts = excerpts(basis, pair, ties, side);
    }
    pane
}

/// The passages that each paragraph shares with the other text, one list for each paragraph.
fn compared(basis: &Basis, source: &Source, ties: &[Tie], side: usize) -> Vec<Vec<MarkedRange>> {
    let mut marked = Vec::new();
    for tie in ties {
        let passages = tie.quotations[side].iter();
        marked.extend(passages.filter_map(|quoted| mark(basis, tie, quoted, side)));
    }
    marks(source, marked)
}

/// Shows the paragraphs in which something is marked. With every text in full on each of its pages
/// a site of a hundred sources would publish each a hundred times.
fn fill(pane: &mut PaneView, strings: &Strings, source: &Source, marks: &[Vec<MarkedRange>]) {
    let mut next = 1;
    for ((paragraph, ranges), number) in source.paragraphs.iter().zip(marks).zip(1..) {
        if ranges.is_empty() {
            continue;
        }
        pane.paragraphs.push(PaneParagraphView {
            id: format!("{}-p{number}", source.key),
            number,
            skipped: skipped(strings, &pane.source, next..number),
            text: paragraph_html(paragraph, ranges),
        });
        next = number + 1;
    }
    pane.rest = skipped(strings, &pane.source, next..source.paragraphs.len() + 1);
}

/// The way to paragraphs that a pane leaves out, on the source's page; nothing if there are none.
fn skipped(strings: &Strings, page: &LinkView, paragraphs: Range<usize>) -> Option<LinkView> {
    if paragraphs.is_empty() {
        return None;
    }
    let href = format!("{}#p{}", page.href, paragraphs.start);
    let words = locus(strings, paragraphs);
    let label = strings.fill("not_compared", &[("paragraphs", &words)]);
    Some(LinkView::new(href, label))
}

fn mark(
    basis: &Basis,
    tie: &Tie,
    quoted: &QuotedSourceBasis,
    side: usize,
) -> Option<MarkedPassage> {
    let passage = quoted.resolved.passage()?;
    let (href, words) = counterpart(basis, tie, side)?;
    Some(MarkedPassage {
        id: mark_id(quoted)?,
        class: relation(&basis.common.strings, tie.text)?.kind,
        link: Some(MarkLink {
            href,
            number: tie.number,
            words,
        }),
        parts: passage.parts.clone(),
    })
}

/// The first passage in the other pane, and words for the way there.
fn counterpart(basis: &Basis, tie: &Tie, side: usize) -> Option<(String, String)> {
    let quoted = tie.quotations[1 - side].first()?;
    let source = basis.common.label(&quoted.mark.as_ref()?.source);
    let words = basis.common.strings.fill(
        "counterpart",
        &[("title", &tie.text.title), ("source", source)],
    );
    Some((format!("#{}", mark_id(quoted)?), words))
}

/// The passages of one side in the order of their place in its text.
fn excerpts(basis: &Basis, pair: &SourcePair, ties: &[Tie], side: usize) -> Vec<PaneExcerptView> {
    let mut excerpts = Vec::new();
    for tie in ties {
        for quoted in &tie.quotations[side] {
            let start = quoted
                .resolved
                .passage()
                .map(|passage| passage.span().start);
            let excerpt = excerpt(basis, pair, tie, quoted, side);
            excerpts.extend(start.zip(excerpt));
        }
    }
    excerpts.sort_by_key(|(start, _)| *start);
    excerpts.into_iter().map(|(_, excerpt)| excerpt).collect()
}

fn excerpt(
    basis: &Basis,
    pair: &SourcePair,
    tie: &Tie,
    quoted: &QuotedSourceBasis,
    side: usize,
) -> Option<PaneExcerptView> {
    let (href, words) = counterpart(basis, tie, side)?;
    Some(PaneExcerptView {
        id: mark_id(quoted)?,
        passage: lone_passage(basis, &quoted.resolved.id, &pair.address)?,
        to: LinkView::new(href, tie.number.to_string()),
        words,
        kind: relation(&basis.common.strings, tie.text)?.kind,
    })
}
