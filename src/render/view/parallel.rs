//! Two sources beside each other: a passage in one leads to its counterpart in the other, and what
//! belongs together stands level where the order of both texts allows it.

use serde::Serialize;

use crate::address;
use crate::compare::{PartTie, level};
use crate::render::basis::{Basis, PairSuggestions, SuggestionBasis};
use crate::render::pairs::SourcePair;
use crate::render::strings::Strings;

use super::parallel_list::shared_count;
use super::parallel_side::{BlockView, PaneView, Side, SideBlocks, blocks, pane};
use super::parallel_ties::{Tie, mark_id, sentence_id, ties};
use super::{FrameView, LinkView, RelationView, excuses, frame, relation};

/// `parallel.html`: one pair of sources.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParallelView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The two texts.
    pub panes: Vec<PaneView>,
    /// What is shown of them, in their order.
    pub rows: Vec<LevelRowView>,
    /// The comparisons that tie them, numbered as their passages are.
    pub questions: Vec<SharedQuestionView>,
    /// “20 comparisons quote both.”
    pub count: String,
    /// How many sentences a machine ties, and what that means; nothing where that is not shown.
    pub suggested: Option<String>,
}

/// What stands side by side: one part of each text that belong together, or what lies between.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct LevelRowView {
    /// The parts of each text; none where it has nothing there.
    pub sides: Vec<Vec<BlockView>>,
}

/// A comparison that quotes both texts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SharedQuestionView {
    /// Its page.
    pub page: LinkView,
    /// How the sources stand to each other.
    pub relation: Option<RelationView>,
    /// The first passage of each text, with the source's label.
    pub passages: Vec<LinkView>,
    /// The editor's reasons for what the checks would forbid.
    pub excuses: Vec<String>,
}

/// The page of a pair; `suggestions` are what a machine ties, if that is shown.
pub(crate) fn parallel_page(
    basis: &Basis,
    pair: &SourcePair,
    suggestions: Option<&PairSuggestions>,
) -> ParallelView {
    let common = &*basis.common;
    let [first, second] = pair.sources.each_ref().map(|source| common.label(source));
    let title = common
        .strings
        .fill("side_by_side", &[("a", first), ("b", second)]);
    let ties = ties(basis, pair);
    let shown = suggestions.map_or(&[][..], |suggestions| &suggestions.shown);
    let sides = [0, 1].map(|number| Side {
        basis,
        pair,
        ties: &ties,
        suggestions: shown,
        number,
    });
    ParallelView {
        frame: frame(common, &pair.address, title, None),
        panes: sides.iter().map(pane).collect(),
        rows: rows(&ties, shown, &sides),
        questions: ties.iter().map(|tie| question(basis, pair, tie)).collect(),
        count: shared_count(common, pair),
        suggested: suggestions.map(|suggestions| suggested(&common.strings, suggestions)),
    }
}

/// How many sentences a machine ties, and what that means.
fn suggested(strings: &Strings, suggestions: &PairSuggestions) -> String {
    let (count, shown) = (suggestions.count, suggestions.shown.len());
    match count {
        0 => strings.get("suggestions_none").to_owned(),
        _ if shown < count => {
            let values = [("n", &*count.to_string()), ("m", &*shown.to_string())];
            strings.fill("suggestions_some", &values)
        }
        _ => strings.count("suggestions", count),
    }
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

/// The parts of both texts: those that stand level by two, those between them together.
fn rows(ties: &[Tie], suggestions: &[SuggestionBasis], sides: &[Side; 2]) -> Vec<LevelRowView> {
    let [first, second] = sides.each_ref().map(blocks);
    let chain = level(&block_ties(ties, suggestions, sides, [&first, &second]));
    let ends = [first.views.len(), second.views.len()];
    let mut left = [first.views.into_iter(), second.views.into_iter()];
    let mut at = [0, 0];
    let mut rows = Vec::new();
    for place in chain.into_iter().map(<[usize; 2]>::from).chain([ends]) {
        for upto in [place, [place[0] + 1, place[1] + 1]] {
            let side = |side: usize| left[side].by_ref().take(upto[side] - at[side]).collect();
            let sides: Vec<Vec<BlockView>> = [0, 1].map(side).into();
            at = upto;
            if sides.iter().any(|blocks| !blocks.is_empty()) {
                rows.push(LevelRowView { sides });
            }
        }
    }
    rows
}

/// Which blocks belong together: what an editor compares counts for more than any suggestion.
fn block_ties(
    ties: &[Tie],
    suggestions: &[SuggestionBasis],
    sides: &[Side; 2],
    blocks: [&SideBlocks; 2],
) -> Vec<PartTie> {
    const COMPARED: f64 = 2.0;
    let mut found = Vec::new();
    let mut tie = |ids: [&String; 2], weight: f64| {
        let places = (blocks[0].places.get(ids[0])).zip(blocks[1].places.get(ids[1]));
        found.extend(places.map(|(a, b)| PartTie {
            a: *a,
            b: *b,
            weight,
        }));
    };
    for of_question in ties {
        let ids = of_question.quotations.each_ref();
        let ids = ids.map(|quoted| quoted.iter().filter_map(|one| mark_id(one)));
        let [first, second] = ids.map(Iterator::collect::<Vec<String>>);
        // Each passage with the first one of the other text, to which it leads.
        for (a, b) in first.iter().zip(second.iter().take(1).cycle()) {
            tie([a, b], COMPARED);
        }
        for (a, b) in first.iter().take(1).cycle().zip(second.iter().skip(1)) {
            tie([a, b], COMPARED);
        }
    }
    for suggestion in suggestions {
        let [a, b] = [0, 1].map(|side| {
            let source = &sides[side].pair.sources[side];
            sentence_id(source, suggestion.sentences[side].number)
        });
        tie([&a, &b], suggestion.score);
    }
    found
}
