//! One of two texts that stand beside each other: the paragraphs in which something is compared or
//! suggested, the way to the others, and passages alone where no more may be shown.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::address;
use crate::parse::{Source, SourceId, SourceText};
use crate::render::basis::{Basis, QuotedSourceBasis, SuggestionBasis};
use crate::render::html::Html;
use crate::render::marks::{
    MarkLink, MarkedPassage, MarkedRange, SUGGESTED, marks, paragraph_html,
};
use crate::render::pairs::SourcePair;
use crate::render::strings::{Strings, direction};
use crate::resolve::Part;

use super::parallel_ties::{Tie, mark_id, sentence_id};
use super::{LinkView, PassageView, locus, lone_passage, relation};

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
    /// Whether only excerpts may be shown.
    pub has_excerpts: bool,
}

/// A part of a text: one of the three.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub(crate) struct BlockView {
    /// Paragraphs that are left out, on the source's page.
    pub skipped: Option<LinkView>,
    /// A paragraph.
    pub paragraph: Option<PaneParagraphView>,
    /// Where only excerpts may be shown: a passage that both share.
    pub excerpt: Option<PaneExcerptView>,
}

/// A paragraph in which something is compared or suggested.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PaneParagraphView {
    /// `KEY-pN`.
    pub id: String,
    /// From 1.
    pub number: usize,
    /// The text with its marks.
    pub text: Html,
    /// The sentences of it that a machine ties to those of the other text.
    pub suggestions: Vec<SuggestionView>,
}

/// A sentence that a machine ties to one of the other text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SuggestionView {
    /// The other sentence, with “Machine suggestion c” as label.
    pub to: LinkView,
    /// Words that both have, as the first text has them.
    pub shared: Vec<String>,
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

/// One of the two texts, and what ties it to the other.
pub(super) struct Side<'a> {
    pub(super) basis: &'a Basis,
    pub(super) pair: &'a SourcePair,
    pub(super) ties: &'a [Tie<'a>],
    pub(super) suggestions: &'a [SuggestionBasis],
    /// 0 or 1.
    pub(super) number: usize,
}

/// The parts of a text, and in which of them each passage and each sentence stands, by its id.
#[derive(Default)]
pub(super) struct SideBlocks {
    pub(super) views: Vec<BlockView>,
    pub(super) places: BTreeMap<String, usize>,
}

impl Side<'_> {
    fn source(&self) -> &Source {
        self.basis.source(self.key())
    }

    fn key(&self) -> &SourceId {
        &self.pair.sources[self.number]
    }

    fn other(&self) -> &SourceId {
        &self.pair.sources[1 - self.number]
    }

    fn strings(&self) -> &Strings {
        &self.basis.common.strings
    }

    fn page(&self) -> String {
        address::link(&self.pair.address, &address::of_source(self.key()))
    }
}

/// The head of a text.
pub(super) fn pane(side: &Side) -> PaneView {
    let source = side.source();
    PaneView {
        id: format!("pane-{}", source.key),
        source: LinkView::new(side.page(), &source.label),
        title: source.sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        has_excerpts: source.published_text == SourceText::Excerpts,
    }
}

/// What is shown of a text.
pub(super) fn blocks(side: &Side) -> SideBlocks {
    if side.source().published_text == SourceText::Full {
        paragraphs(side)
    } else {
        excerpts(side)
    }
}

/// The paragraphs in which something is marked. With every text in full on each of its pages a site
/// of a hundred sources would publish each a hundred times.
fn paragraphs(side: &Side) -> SideBlocks {
    let (source, mut blocks) = (side.source(), SideBlocks::default());
    let mut next = 1;
    for ((paragraph, ranges), number) in source.paragraphs.iter().zip(all_marks(side)).zip(1..) {
        if ranges.is_empty() {
            continue;
        }
        blocks.views.extend(skipped(side, next..number));
        for id in ranges.iter().filter_map(MarkedRange::id) {
            blocks.places.insert(id.to_owned(), blocks.views.len());
        }
        blocks.views.push(BlockView {
            paragraph: Some(PaneParagraphView {
                id: format!("{}-p{number}", source.key),
                number,
                text: paragraph_html(paragraph, &ranges),
                suggestions: suggestions(side, number),
            }),
            ..BlockView::default()
        });
        next = number + 1;
    }
    let rest = next..source.paragraphs.len() + 1;
    blocks.views.extend(skipped(side, rest));
    blocks
}

/// What each paragraph shares with the other text, one list for each paragraph.
fn all_marks(side: &Side) -> Vec<Vec<MarkedRange>> {
    let mut marked = Vec::new();
    for tie in side.ties {
        let passages = tie.quotations[side.number].iter();
        marked.extend(passages.filter_map(|quoted| mark(side, tie, quoted)));
    }
    marked.extend(suggested_marks(side));
    marks(side.source(), marked)
}

/// The way to paragraphs that are left out, on the source's page; nothing if there are none.
fn skipped(side: &Side, paragraphs: Range<usize>) -> Option<BlockView> {
    if paragraphs.is_empty() {
        return None;
    }
    let href = format!("{}#p{}", side.page(), paragraphs.start);
    let words = locus(side.strings(), paragraphs);
    let label = side
        .strings()
        .fill("not_compared", &[("paragraphs", &words)]);
    Some(BlockView {
        skipped: Some(LinkView::new(href, label)),
        ..BlockView::default()
    })
}

fn mark(side: &Side, tie: &Tie, quoted: &QuotedSourceBasis) -> Option<MarkedPassage> {
    let passage = quoted.resolved.passage()?;
    let (href, words) = counterpart(side, tie)?;
    Some(MarkedPassage {
        id: mark_id(quoted)?,
        class: relation(side.strings(), tie.text)?.kind,
        links: vec![MarkLink {
            href,
            label: tie.number.to_string(),
            words,
        }],
        parts: passage.parts.clone(),
    })
}

/// The first passage of the other text, and words for the way there.
fn counterpart(side: &Side, tie: &Tie) -> Option<(String, String)> {
    let quoted = tie.quotations[1 - side.number].first()?;
    let source = side.basis.common.label(&quoted.mark.as_ref()?.source);
    let words = side.strings().fill(
        "counterpart",
        &[("title", &tie.text.title), ("source", source)],
    );
    Some((format!("#{}", mark_id(quoted)?), words))
}

/// The sentences that a machine ties to those of the other text, each once with all its ways there.
fn suggested_marks(side: &Side) -> Vec<MarkedPassage> {
    let mut marked: BTreeMap<usize, MarkedPassage> = BTreeMap::new();
    for (number, suggestion) in (1..).zip(side.suggestions) {
        let sentence = &suggestion.sentences[side.number];
        let to = suggestion_link(side, suggestion, number);
        let mark = marked
            .entry(sentence.number)
            .or_insert_with(|| MarkedPassage {
                id: sentence_id(side.key(), sentence.number),
                class: SUGGESTED,
                links: Vec::new(),
                parts: vec![Part {
                    span: sentence.span,
                    paragraph: sentence.paragraph,
                }],
            });
        mark.links.push(MarkLink {
            href: to.href,
            label: letters(number),
            words: to.label,
        });
    }
    marked.into_values().collect()
}

/// What is said of the suggestions below a paragraph.
fn suggestions(side: &Side, paragraph: usize) -> Vec<SuggestionView> {
    let mut views = Vec::new();
    for (number, suggestion) in (1..).zip(side.suggestions) {
        if suggestion.sentences[side.number].paragraph == paragraph {
            views.push(SuggestionView {
                to: suggestion_link(side, suggestion, number),
                shared: suggestion.shared.clone(),
            });
        }
    }
    views
}

/// The way to the sentence of the other text.
fn suggestion_link(side: &Side, suggestion: &SuggestionBasis, number: usize) -> LinkView {
    let to = suggestion.sentences[1 - side.number].number;
    LinkView::new(
        format!("#{}", sentence_id(side.other(), to)),
        side.strings()
            .fill("suggestion", &[("n", &letters(number))]),
    )
}

/// `a` to `z`, then `aa`: what an editor compares has numbers, and a suggestion shall not look like
/// it.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        let letter = (b'a'..=b'z').nth((number - 1) % 26);
        letters.extend(letter.map(char::from));
        number = (number - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// The passages of a text in the order of their place in it.
fn excerpts(side: &Side) -> SideBlocks {
    let mut excerpts = Vec::new();
    for tie in side.ties {
        for quoted in &tie.quotations[side.number] {
            let passage = quoted.resolved.passage();
            let start = passage.map(|passage| passage.span().start);
            excerpts.extend(start.zip(excerpt(side, tie, quoted)));
        }
    }
    excerpts.sort_by_key(|(start, _)| *start);
    let mut blocks = SideBlocks::default();
    for (_, excerpt) in excerpts {
        blocks.places.insert(excerpt.id.clone(), blocks.views.len());
        blocks.views.push(BlockView {
            excerpt: Some(excerpt),
            ..BlockView::default()
        });
    }
    blocks
}

fn excerpt(side: &Side, tie: &Tie, quoted: &QuotedSourceBasis) -> Option<PaneExcerptView> {
    let (href, words) = counterpart(side, tie)?;
    Some(PaneExcerptView {
        id: mark_id(quoted)?,
        passage: lone_passage(side.basis, &quoted.resolved.id, &side.pair.address)?,
        to: LinkView::new(href, tie.number.to_string()),
        words,
        kind: relation(side.strings(), tie.text)?.kind,
    })
}
