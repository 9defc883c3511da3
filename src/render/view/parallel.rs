//! Two sources beside each other: a passage in one leads to its counterpart in the other.

use std::ops::Range;

use serde::Serialize;

use crate::address;
use crate::parse::{Source, SourceId, SourceText};
use crate::render::basis::{Basis, Common, Material, QuotedSourceBasis};
use crate::render::html::Html;
use crate::render::marks::{MarkLink, MarkedPassage, MarkedRange, marks, paragraph_html};
use crate::render::paging::{self, Weigh};
use crate::render::pairs::SourcePair;
use crate::render::quote::Nobody;
use crate::render::strings::{Strings, direction};

use super::list::list_frame;
use super::{
    FrameView, LinkView, PagerView, PassageView, RelationView, excuses, frame, locus, pager,
    passage, relation,
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

/// `pairs.html`: the list of pairs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParallelListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The pairs.
    pub pairs: Vec<PairItemView>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// A pair in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PairItemView {
    /// Its page.
    pub page: LinkView,
    /// “20 comparisons quote both.”
    pub count: String,
}

impl Weigh for PairItemView {
    fn weight(&self) -> usize {
        120 + self.page.href.len() + self.page.label.len() + self.count.len()
    }
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
        count: common
            .strings
            .count("shared_comparisons", pair.annotations.len()),
    }
}

/// A comparison with the quotations of each of the two.
struct Tie<'a> {
    number: usize,
    text: &'a Material,
    quotations: [Vec<&'a QuotedSourceBasis>; 2],
}

fn ties<'a>(basis: &'a Basis, pair: &'a SourcePair) -> Vec<Tie<'a>> {
    let shown = |quoted: &QuotedSourceBasis, source: &SourceId| {
        quoted
            .mark
            .as_ref()
            .is_some_and(|mark| mark.source == *source)
    };
    let of_source = |text: &'a Material, source: &SourceId| {
        let quotations = text.checked.quotations.iter().map(|id| text.quotation(id));
        quotations.filter(|quoted| shown(quoted, source)).collect()
    };
    let tie = |(number, annotation)| {
        let text = basis.text(annotation);
        Tie {
            number,
            text,
            quotations: pair
                .sources
                .each_ref()
                .map(|source| of_source(text, source)),
        }
    };
    (1..).zip(&pair.annotations).map(tie).collect()
}

fn question(basis: &Basis, pair: &SourcePair, tie: &Tie) -> SharedQuestionView {
    let page = address::link(&pair.address, &tie.text.writing.address());
    let first = |side: usize| {
        let id = mark_id(tie.quotations[side].first()?)?;
        Some(LinkView {
            href: format!("#{id}"),
            label: basis.common.label(&pair.sources[side]).to_owned(),
            current: false,
        })
    };
    SharedQuestionView {
        page: LinkView {
            href: page,
            label: tie.text.title.clone(),
            current: false,
        },
        relation: relation(&basis.common.strings, tie.text),
        passages: (0..2).filter_map(first).collect(),
        excuses: excuses(
            tie.quotations
                .iter()
                .flatten()
                .map(|quoted| &quoted.resolved.0),
        ),
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
        source: LinkView {
            href,
            label: source.label.clone(),
            current: false,
        },
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
    let skipped = |paragraphs: Range<usize>| {
        (!paragraphs.is_empty()).then(|| LinkView {
            href: format!("{}#p{}", pane.source.href, paragraphs.start),
            label: strings.fill(
                "not_compared",
                &[("paragraphs", &locus(strings, paragraphs))],
            ),
            current: false,
        })
    };
    let mut next = 1;
    for ((paragraph, ranges), number) in source.paragraphs.iter().zip(marks).zip(1..) {
        if ranges.is_empty() {
            continue;
        }
        pane.paragraphs.push(PaneParagraphView {
            id: format!("{}-p{number}", source.key),
            number,
            skipped: skipped(next..number),
            text: paragraph_html(paragraph, ranges),
        });
        next = number + 1;
    }
    pane.rest = skipped(next..source.paragraphs.len() + 1);
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

fn excerpts(basis: &Basis, pair: &SourcePair, ties: &[Tie], side: usize) -> Vec<PaneExcerptView> {
    let quotations = ties.iter().flat_map(|tie| {
        tie.quotations[side]
            .iter()
            .map(move |quoted| (tie, *quoted))
    });
    let mut excerpts: Vec<(usize, PaneExcerptView)> = quotations
        .filter_map(|(tie, quoted)| {
            let (href, words) = counterpart(basis, tie, side)?;
            let start = quoted.resolved.passage()?.span().start;
            let excerpt = PaneExcerptView {
                id: mark_id(quoted)?,
                passage: passage(basis, &quoted.resolved.id, &pair.address, &mut Nobody)?,
                to: LinkView {
                    href,
                    label: tie.number.to_string(),
                    current: false,
                },
                words,
                kind: relation(&basis.common.strings, tie.text)?.kind,
            };
            Some((start, excerpt))
        })
        .collect();
    excerpts.sort_by_key(|(start, _)| *start);
    excerpts.into_iter().map(|(_, excerpt)| excerpt).collect()
}

/// All pages of the list of pairs; none if there is no pair.
pub(crate) fn parallel_lists(common: &Common, pairs: &[SourcePair]) -> Vec<ParallelListView> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let item = |pair: &SourcePair| {
        let [first, second] = pair.sources.each_ref().map(|source| common.label(source));
        let label = common.strings.fill("pair", &[("a", first), ("b", second)]);
        let page = LinkView {
            href: pair.address.clone(),
            label,
            current: false,
        };
        PairItemView {
            page,
            count: common
                .strings
                .count("shared_comparisons", pair.annotations.len()),
        }
    };
    let pages = paging::pages(pairs.iter().map(item).collect());
    let count = pages.len();
    let page = |(number, pairs)| ParallelListView {
        frame: list_frame(common, "parallel", number),
        pairs,
        pager: pager(common, "parallel", number, count),
    };
    (1..).zip(pages).map(page).collect()
}
