//! Two sources beside each other: a passage in one leads to its counterpart in the other.
//!
//! There is a page for each pair of sources that some comparison quotes both of; a source and its translation are no pair.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::parse::{Options, Project, Source, SourceId, SourceText, WritingId};
use crate::render::edition::Edition;
use crate::render::html::Html;
use crate::render::ids::Ids;
use crate::render::marks::{Mark, MarkLink, marks, paragraph_html};
use crate::render::paging::{self, Weigh};
use crate::render::quote::Nobody;
use crate::render::{address, strings::direction};
use crate::resolve::{QuotationId, Resolution};

use super::card::{Relation, excuses, relation};
use super::list::list_frame;
use super::{Frame, Link, Pager, Passage, frame, pager, passage};

/// Two sources that share comparisons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Pair {
    /// The sources, in order.
    pub sources: [SourceId; 2],
    /// The comparisons that quote both, by id.
    pub annotations: Vec<WritingId>,
    /// Address of its page.
    pub address: String,
}

/// `parallel.html`: one pair of sources.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParallelPage {
    /// Head and navigation.
    pub frame: Frame,
    /// The two texts.
    pub panes: Vec<Pane>,
    /// The comparisons that tie them, numbered as their passages are.
    pub questions: Vec<SharedQuestion>,
    /// “20 comparisons quote both.”
    pub count: String,
}

/// A comparison that quotes both texts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SharedQuestion {
    /// Its page.
    pub page: Link,
    /// How the sources stand to each other.
    pub relation: Option<Relation>,
    /// The first passage in each pane, with the source's label.
    pub passages: Vec<Link>,
    /// The editor's reasons for what the checks would forbid.
    pub excuses: Vec<String>,
}

/// One of the two texts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Pane {
    /// Id of its heading.
    pub id: String,
    /// The source's page.
    pub source: Link,
    /// Headline, if it is stated.
    pub title: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The text; empty if only excerpts may be shown.
    pub paragraphs: Vec<PaneParagraph>,
    /// Where only excerpts may be shown: the passages that both share.
    pub excerpts: Vec<PaneExcerpt>,
}

/// A paragraph of a pane.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PaneParagraph {
    /// `KEY-pN`.
    pub id: String,
    /// From 1.
    pub number: usize,
    /// The text with its marks.
    pub text: Html,
}

/// A passage of a text that may not be republished.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PaneExcerpt {
    /// `KEY-q-ID-N`.
    pub id: String,
    /// The words.
    pub passage: Passage,
    /// Its counterpart, labelled with the comparison's number.
    pub to: Link,
    /// What the link means.
    pub words: String,
    /// Built-in relation.
    pub kind: &'static str,
}

/// `pairs.html`: the list of pairs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParallelList {
    /// Head and navigation.
    pub frame: Frame,
    /// The pairs.
    pub pairs: Vec<PairItem>,
    /// Where the list goes on.
    pub pager: Option<Pager>,
}

/// A pair in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PairItem {
    /// Its page.
    pub page: Link,
    /// “20 comparisons quote both.”
    pub count: String,
}

impl Weigh for PairItem {
    fn weight(&self) -> usize {
        120 + self.page.href.len() + self.page.label.len() + self.count.len()
    }
}

/// All pairs, by the order of the sources.
pub(crate) fn pairs(project: &Project, resolution: &Resolution, options: &Options) -> Vec<Pair> {
    let mut found: BTreeMap<[&SourceId; 2], Vec<WritingId>> = BTreeMap::new();
    for annotation in project.annotations.values() {
        let checked = &resolution.annotations[annotation];
        if checked.relation.is_none() || !crate::compare::is_published(&project.writings[annotation], options) {
            continue;
        }
        let quoted = checked.quotations.iter().map(|quotation| resolution.quotation(quotation));
        let quoted: BTreeSet<&SourceId> = quoted.filter_map(|resolved| Some(resolved.place()?.0)).collect();
        for &first in &quoted {
            let others = quoted.iter().filter(|other| **other > first && project.original(first) != project.original(other));
            others.for_each(|&other| found.entry([first, other]).or_default().push(annotation.clone()));
        }
    }
    let mut ids = Ids::default();
    let pair = |([first, second], annotations): ([&SourceId; 2], Vec<WritingId>)| {
        let address = format!("parallel/{}.html", ids.unique(&format!("{first}-{second}")));
        Pair { sources: [first.clone(), second.clone()], annotations, address }
    };
    found.into_iter().map(pair).collect()
}

/// The page of a pair.
pub(crate) fn parallel_page(edition: &Edition, pair: &Pair) -> ParallelPage {
    let [first, second] = pair.sources.each_ref().map(|source| edition.label(source));
    let title = edition.strings.fill("side_by_side", &[("a", first), ("b", second)]);
    let ties = ties(edition, pair);
    ParallelPage {
        frame: frame(edition, &pair.address, title, None),
        panes: (0..2).map(|side| pane(edition, pair, &ties, side)).collect(),
        questions: ties.iter().map(|tie| question(edition, pair, tie)).collect(),
        count: edition.strings.count("shared_comparisons", pair.annotations.len()),
    }
}

/// A comparison with the quotations of each of the two.
struct Tie<'a> {
    number: usize,
    annotation: &'a WritingId,
    quotations: [Vec<&'a QuotationId>; 2],
}

fn ties<'a>(edition: &'a Edition, pair: &'a Pair) -> Vec<Tie<'a>> {
    let shown = |id: &QuotationId, source: &SourceId| edition.passages.get(id).is_some_and(|mark| mark.source == *source);
    let of_source = |annotation: &WritingId, source: &SourceId| {
        let quotations = edition.resolution.annotations[annotation].quotations.iter();
        quotations.filter(|quotation| shown(quotation, source)).collect()
    };
    let tie = |(number, annotation)| Tie {
        number,
        annotation,
        quotations: pair.sources.each_ref().map(|source| of_source(annotation, source)),
    };
    (1..).zip(&pair.annotations).map(tie).collect()
}

fn question(edition: &Edition, pair: &Pair, tie: &Tie) -> SharedQuestion {
    let page = address::link(&pair.address, &edition.address(tie.annotation));
    let first = |side: usize| {
        let id = mark_id(edition, tie.quotations[side].first()?)?;
        Some(Link { href: format!("#{id}"), label: edition.label(&pair.sources[side]).to_owned(), current: false })
    };
    SharedQuestion {
        page: Link { href: page, label: edition.title(tie.annotation), current: false },
        relation: relation(edition, tie.annotation),
        passages: (0..2).filter_map(first).collect(),
        excuses: excuses(tie.quotations.iter().flatten().map(|id| edition.resolution.quotation(id))),
    }
}

/// `KEY-q-ID-N`: the passage's id on a page that holds two sources.
fn mark_id(edition: &Edition, quotation: &QuotationId) -> Option<String> {
    let mark = edition.passages.get(quotation)?;
    Some(format!("{}-{}", mark.source, mark.id))
}

fn pane(edition: &Edition, pair: &Pair, ties: &[Tie], side: usize) -> Pane {
    let source = edition.source(&pair.sources[side]);
    let full = source.published_text == SourceText::Full;
    let href = address::link(&pair.address, &address::of_source(&source.key));
    Pane {
        id: format!("pane-{}", source.key),
        source: Link { href, label: source.label.clone(), current: false },
        title: source.sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        paragraphs: if full { paragraphs(edition, source, ties, side) } else { Vec::new() },
        excerpts: if full { Vec::new() } else { excerpts(edition, pair, ties, side) },
    }
}

fn paragraphs(edition: &Edition, source: &Source, ties: &[Tie], side: usize) -> Vec<PaneParagraph> {
    let marked =
        ties.iter().flat_map(|tie| tie.quotations[side].iter().filter_map(move |quotation| mark(edition, tie, quotation, side)));
    let numbered = source.paragraphs.iter().zip(marks(source, marked.collect())).zip(1..);
    numbered
        .map(|((paragraph, fragments), number)| PaneParagraph {
            id: format!("{}-p{number}", source.key),
            number,
            text: paragraph_html(paragraph, &fragments),
        })
        .collect()
}

fn mark(edition: &Edition, tie: &Tie, quotation: &QuotationId, side: usize) -> Option<Mark> {
    let passage = edition.resolution.quotation(quotation).passage()?;
    let (href, words) = counterpart(edition, tie, side)?;
    Some(Mark {
        id: mark_id(edition, quotation)?,
        class: relation(edition, tie.annotation)?.kind,
        link: Some(MarkLink { href, number: tie.number, words }),
        parts: passage.parts.clone(),
    })
}

/// The first passage in the other pane, and words for the way there.
fn counterpart(edition: &Edition, tie: &Tie, side: usize) -> Option<(String, String)> {
    let quotation = tie.quotations[1 - side].first()?;
    let source = &edition.passages.get(*quotation)?.source;
    let title = edition.title(tie.annotation);
    let words = edition.strings.fill("counterpart", &[("title", &title), ("source", edition.label(source))]);
    Some((format!("#{}", mark_id(edition, quotation)?), words))
}

fn excerpts(edition: &Edition, pair: &Pair, ties: &[Tie], side: usize) -> Vec<PaneExcerpt> {
    let quotations = ties.iter().flat_map(|tie| tie.quotations[side].iter().map(move |quotation| (tie, quotation)));
    let mut excerpts: Vec<(usize, PaneExcerpt)> = quotations
        .filter_map(|(tie, quotation)| {
            let (href, words) = counterpart(edition, tie, side)?;
            let start = edition.resolution.quotation(quotation).passage()?.span().start;
            let excerpt = PaneExcerpt {
                id: mark_id(edition, quotation)?,
                passage: passage(edition, quotation, &pair.address, &mut Nobody)?,
                to: Link { href, label: tie.number.to_string(), current: false },
                words,
                kind: relation(edition, tie.annotation)?.kind,
            };
            Some((start, excerpt))
        })
        .collect();
    excerpts.sort_by_key(|(start, _)| *start);
    excerpts.into_iter().map(|(_, excerpt)| excerpt).collect()
}

/// All pages of the list of pairs; none if there is no pair.
pub(crate) fn parallel_lists(edition: &Edition) -> Vec<ParallelList> {
    if edition.pairs.is_empty() {
        return Vec::new();
    }
    let item = |pair: &Pair| {
        let [first, second] = pair.sources.each_ref().map(|source| edition.label(source));
        let label = edition.strings.fill("pair", &[("a", first), ("b", second)]);
        let page = Link { href: pair.address.clone(), label, current: false };
        PairItem { page, count: edition.strings.count("shared_comparisons", pair.annotations.len()) }
    };
    let pages = paging::pages(edition.pairs.iter().map(item).collect());
    let count = pages.len();
    let page = |(number, pairs)| ParallelList {
        frame: list_frame(edition, "parallel", number),
        pairs,
        pager: pager(edition, "parallel", number, count),
    };
    (1..).zip(pages).map(page).collect()
}
