//! A source's text with every quoted passage marked, each paragraph beside what quotes it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address;
use crate::parse::{Source, WritingId, WritingKind};
use crate::render::basis::{Basis, QuotedSourceBasis};
use crate::render::html::Html;
use crate::render::marks::{MarkedPassage, marks, paragraph_html};
use crate::render::quote::first_words;
use crate::resolve::QuotationId;

use super::{LinkView, RelationView, relation};

/// A paragraph of the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParagraphView {
    /// From 1.
    pub number: usize,
    /// The text with its marks.
    pub text: Html,
    /// The words alone.
    #[serde(skip)]
    pub words: String,
    /// What quotes it, each once, in the order of the first passage.
    pub quoted_in: Vec<QuotingView>,
}

/// A comparison or page that quotes a paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct QuotingView {
    /// Class and sign: a built-in relation, or `plain`.
    pub kind: &'static str,
    /// The comparison's or page's title; on a page, the place.
    pub page: LinkView,
    /// The passages in this paragraph that it quotes.
    pub passages: Vec<LinkView>,
}

/// Every paragraph of a text that may be shown in full.
pub(super) fn paragraphs(
    basis: &Basis,
    source: &Source,
    quotations: &[&QuotedSourceBasis],
    at: &str,
) -> Vec<ParagraphView> {
    let passages = quotations
        .iter()
        .filter_map(|quoted| mark(basis, quoted))
        .collect();
    let marks = marks(source, passages);
    let quoting = quoting(basis, source, quotations, at);
    let mut views = Vec::with_capacity(source.paragraphs.len());
    for (((number, paragraph), ranges), quoted_in) in
        (1..).zip(&source.paragraphs).zip(marks).zip(quoting)
    {
        let words: Vec<&str> = paragraph.text.as_str().split_whitespace().collect();
        views.push(ParagraphView {
            number,
            text: paragraph_html(paragraph, &ranges),
            words: words.join(" "),
            quoted_in,
        });
    }
    views
}

fn mark(basis: &Basis, quoted: &QuotedSourceBasis) -> Option<MarkedPassage> {
    let text = basis.text(&quoted.resolved.id.writing);
    let relation = relation(&basis.common.strings, text);
    Some(MarkedPassage {
        id: quoted.mark.as_ref()?.id.clone(),
        class: relation.map_or("plain", |relation| relation.kind),
        links: Vec::new(),
        parts: quoted.resolved.passage()?.parts.clone(),
    })
}

/// For each paragraph, what quotes words that begin in it.
fn quoting(
    basis: &Basis,
    source: &Source,
    quotations: &[&QuotedSourceBasis],
    at: &str,
) -> Vec<Vec<QuotingView>> {
    let mut quoting: Vec<Vec<QuotingView>> = vec![Vec::new(); source.paragraphs.len()];
    // A comparison that quotes a paragraph three times is named once, with three links.
    let mut known: BTreeMap<(usize, &WritingId), usize> = BTreeMap::new();
    for quoted in quotations {
        let id = &quoted.resolved.id;
        let (Some(passage), Some(mark)) = (quoted.resolved.passage(), &quoted.mark) else {
            continue;
        };
        let Some(list) = quoting.get_mut(passage.paragraph().wrapping_sub(1)) else {
            continue;
        };
        let key = (passage.paragraph(), &id.writing);
        let index = *known.entry(key).or_insert(list.len());
        if index == list.len() {
            list.push(quoting_view(basis, id, at));
        }
        let words = first_words(source, passage).unwrap_or_default();
        let link = LinkView::new(format!("#{}", mark.id), words);
        list[index].passages.push(link);
    }
    quoting
}

fn quoting_view(basis: &Basis, id: &QuotationId, at: &str) -> QuotingView {
    let (page, relation) = quoted_in(basis, id, at);
    QuotingView {
        kind: relation.map_or("plain", |relation| relation.kind),
        page,
        passages: Vec::new(),
    }
}

/// Where a passage is quoted: the comparison's own page, or the place on a page.
pub(super) fn quoted_in(
    basis: &Basis,
    id: &QuotationId,
    at: &str,
) -> (LinkView, Option<RelationView>) {
    let text = basis.text(&id.writing);
    let to = &*text.writing.address;
    match text.writing.kind {
        WritingKind::Annotation(_) => (
            LinkView::new(address::link(at, to), &text.title),
            relation(&basis.common.strings, text),
        ),
        WritingKind::Page(_) => {
            let href = address::link_to(at, to, &format!("c-{}", id.number));
            (LinkView::new(href, &text.title), None)
        }
    }
}
