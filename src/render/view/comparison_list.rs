//! The list of comparisons: by relation, and by topic.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address::{self, Ids};
use crate::parse::{RelationKind, SourceId};
use crate::render::basis::{Common, Material};
use crate::render::list_places::{ListPlace, ListPlaces};
use crate::render::paging::{self, Weigh};

use super::balance::SourceBalanceView;
use super::card::answer_excuses;
use super::{FrameView, LinkView, PagerView, RelationView, list_frame, pager, relation};

/// `comparisons.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ComparisonListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// By relation, in the order of the relations; notes last.
    pub by_relation: Vec<ListGroupView>,
    /// By topic.
    pub by_tag: Vec<ListGroupView>,
    /// How many comparisons have each relation, on the first page.
    pub relations: Vec<RelationCountView>,
    /// How much of each source comparisons quote.
    pub balance: Vec<SourceBalanceView>,
    /// What a machine lists beside the comparisons, on the first page.
    pub further: Vec<LinkView>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// How many comparisons have a relation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct RelationCountView {
    /// The relation, by the editor's own words for it.
    pub relation: RelationView,
    /// How many.
    pub count: usize,
}

/// Comparisons that have something in common.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ListGroupView {
    /// Id of its heading.
    pub id: String,
    /// Its heading.
    pub label: String,
    /// Built-in relation whose sign it has.
    pub kind: Option<&'static str>,
    /// The comparisons.
    pub items: Vec<ListItemView>,
}

/// A comparison in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ListItemView {
    /// Its page.
    pub page: LinkView,
    /// How the sources stand to each other.
    pub relation: Option<RelationView>,
    /// Each answer with its source.
    pub answers: Vec<AnswerView>,
}

/// What one source says, in the editor's few words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct AnswerView {
    /// The source's label.
    pub source: String,
    /// The words.
    pub answer: String,
    /// The editor's reasons for quotations in these words.
    pub excuses: Vec<String>,
}

/// Rows of the figures on one page of the list.
const MOST_ROWS: usize = 400;

/// All pages of the list of comparisons; `annotations` are those that are published, by id,
/// `balance` how much of each source they quote, and `further` what a machine lists beside them.
pub(crate) fn comparison_lists(
    common: &Common,
    annotations: &[&Material],
    balance: &[SourceBalanceView],
    further: &[LinkView],
) -> Vec<ComparisonListView> {
    let mut groups = by_relation(common, annotations);
    let split = groups.len();
    groups.extend(by_tag(common, annotations));
    let groups = groups.into_iter().map(ListGroupView::parts).collect();
    let mut pages = paging::groups(groups, split);
    // Where nothing is compared, figures say nothing.
    let balance = if annotations.is_empty() { &[] } else { balance };
    let mut figures = balance.chunks(MOST_ROWS);
    if figures.len() > pages.len() {
        pages.resize_with(figures.len(), Default::default);
    }
    let count = pages.len();
    let mut lists = Vec::with_capacity(count);
    for (number, [by_relation, by_tag]) in (1..).zip(pages) {
        lists.push(ComparisonListView {
            frame: list_frame(common, "comparisons", number),
            by_relation: of_parts(by_relation),
            by_tag: of_parts(by_tag),
            relations: Vec::new(),
            balance: figures.next().unwrap_or_default().to_vec(),
            further: Vec::new(),
            pager: pager(common, "comparisons", number, count),
        });
    }
    if let Some(first) = lists.first_mut() {
        first.relations = relations(common, annotations);
        first.further = further.to_vec();
    }
    lists
}

fn relations(common: &Common, annotations: &[&Material]) -> Vec<RelationCountView> {
    let mut counts: BTreeMap<(RelationKind, String), (RelationView, usize)> = BTreeMap::new();
    for text in annotations {
        let Some(kind) = text.checked.relation.as_ref().map(|relation| relation.kind) else {
            continue;
        };
        if let Some(view) = relation(&common.strings, text) {
            let key = (kind, view.label.clone());
            counts.entry(key).or_insert((view, 0)).1 += 1;
        }
    }
    let counts = counts.into_values();
    counts
        .map(|(relation, count)| RelationCountView { relation, count })
        .collect()
}

/// Where each group begins in all pages of the list.
pub(crate) fn places(lists: &[ComparisonListView]) -> ListPlaces {
    let mut places = ListPlaces::default();
    for (number, list) in (1..).zip(lists) {
        let place = |group: &ListGroupView| ListPlace {
            address: address::of_list("comparisons", number),
            id: group.id.clone(),
        };
        for group in &list.by_relation {
            // Notes, which come last, stand in no relation.
            if let Some(kind) = group.kind {
                places.add_relation(kind, place(group));
            }
        }
        for group in &list.by_tag {
            places.add_topic(&group.label, place(group));
        }
    }
    places
}

/// What a group has beside its items: id, label and kind.
type GroupHeading = (String, String, Option<&'static str>);

impl ListGroupView {
    fn parts(self) -> (GroupHeading, Vec<ListItemView>) {
        ((self.id, self.label, self.kind), self.items)
    }
}

fn of_parts(groups: Vec<(GroupHeading, Vec<ListItemView>)>) -> Vec<ListGroupView> {
    let mut views = Vec::with_capacity(groups.len());
    for ((id, label, kind), items) in groups {
        views.push(ListGroupView {
            id,
            label,
            kind,
            items,
        });
    }
    views
}

fn by_relation(common: &Common, annotations: &[&Material]) -> Vec<ListGroupView> {
    let mut groups = Vec::new();
    for kind in RelationKind::ALL.into_iter().map(Some).chain([None]) {
        let mut items = Vec::new();
        for text in annotations {
            let relation = text.checked.relation.as_ref();
            if relation.map(|relation| relation.kind) == kind {
                items.push(item(common, text));
            }
        }
        if items.is_empty() {
            continue;
        }
        let label = match kind {
            Some(kind) => common.strings.relation(kind),
            None => common.strings.get("other_notes").to_owned(),
        };
        groups.push(ListGroupView {
            id: format!("relation-{}", kind.map_or("none", RelationKind::name)),
            label,
            kind: kind.map(RelationKind::name),
            items,
        });
    }
    groups
}

fn by_tag(common: &Common, annotations: &[&Material]) -> Vec<ListGroupView> {
    let mut tags: BTreeMap<&str, Vec<&Material>> = BTreeMap::new();
    for text in annotations.iter().copied() {
        for tag in text.writing.tags() {
            tags.entry(tag).or_default().push(text);
        }
    }
    let mut ids = Ids::default();
    let group = |(tag, texts): (&str, Vec<&Material>)| ListGroupView {
        id: ids.unique(&format!("tag-{}", address::slug(tag))),
        label: tag.to_owned(),
        kind: None,
        items: texts.into_iter().map(|text| item(common, text)).collect(),
    };
    tags.into_iter().map(group).collect()
}

fn item(common: &Common, text: &Material) -> ListItemView {
    let answer = |(source, answer): &(SourceId, String)| AnswerView {
        source: common.label(source).to_owned(),
        answer: answer.clone(),
        excuses: answer_excuses(text, source),
    };
    ListItemView {
        page: LinkView::new(text.writing.address.to_string(), &text.title),
        relation: relation(&common.strings, text),
        answers: text.checked.answers.iter().map(answer).collect(),
    }
}

impl AnswerView {
    fn weight(&self) -> usize {
        let excuses = self.excuses.iter().map(|reason| reason.len() + 60);
        40 + self.source.len() + self.answer.len() + excuses.sum::<usize>()
    }
}

impl Weigh for ListItemView {
    fn weight(&self) -> usize {
        250 + self.page.href.len()
            + self.page.label.len()
            + self.answers.iter().map(AnswerView::weight).sum::<usize>()
    }
}
