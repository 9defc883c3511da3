//! The lists: comparisons by relation and topic, sources.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::Coverage;
use crate::parse::{RelationKind, Source, SourceId};
use crate::render::basis::{Common, Material};
use crate::render::list_places::{ListPlace, ListPlaces};
use crate::render::paging::{self, Weigh};
use crate::{address, render::strings::direction};

use super::card::answer_excuses;
use super::facts::{FactsView, first_facts};
use super::source::share;
use super::{FrameView, LinkView, PagerView, RelationView, frame, pager, relation};

/// `comparisons.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ComparisonListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// By relation, in the order of the relations; notes last.
    pub by_relation: Vec<ListGroupView>,
    /// By topic.
    pub by_tag: Vec<ListGroupView>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
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

/// `sources.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The sources by key.
    pub sources: Vec<SourceItemView>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// A source in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceItemView {
    /// Its page.
    pub page: LinkView,
    /// Headline.
    pub title: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Outlet, author, date: stated or not.
    pub facts: FactsView,
    /// “16 % of this text is quoted”.
    pub coverage: String,
}

/// All pages of the list of comparisons; `annotations` are those that are published, by id.
pub(crate) fn comparison_lists(
    common: &Common,
    annotations: &[&Material],
) -> Vec<ComparisonListView> {
    let relations = by_relation(common, annotations);
    let tags = by_tag(common, annotations);
    let split = relations.len();
    let groups = relations
        .into_iter()
        .chain(tags)
        .map(ListGroupView::parts)
        .collect();
    let pages = paging::groups(groups, split);
    let count = pages.len();
    let of_parts = |groups: Vec<_>| groups.into_iter().map(ListGroupView::of_parts).collect();
    let page = |(number, [by_relation, by_tag]): (usize, [_; 2])| ComparisonListView {
        frame: list_frame(common, "comparisons", number),
        by_relation: of_parts(by_relation),
        by_tag: of_parts(by_tag),
        pager: pager(common, "comparisons", number, count),
    };
    (1..).zip(pages).map(page).collect()
}

/// Where each group begins in all pages of the list.
pub(crate) fn places(lists: &[ComparisonListView]) -> ListPlaces {
    let mut places = ListPlaces::default();
    for (number, list) in (1..).zip(lists) {
        let place = |group: &ListGroupView| ListPlace {
            address: address::of_list("comparisons", number),
            id: group.id.clone(),
        };
        for (kind, group) in list
            .by_relation
            .iter()
            .filter_map(|group| Some((group.kind?, group)))
        {
            places.add_relation(kind, place(group));
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

    fn of_parts(((id, label, kind), items): (GroupHeading, Vec<ListItemView>)) -> Self {
        Self {
            id,
            label,
            kind,
            items,
        }
    }
}

pub(super) fn list_frame(common: &Common, name: &str, number: usize) -> FrameView {
    frame(
        common,
        &address::of_list(name, number),
        common.strings.get(name).to_owned(),
        None,
    )
}

fn by_relation(common: &Common, annotations: &[&Material]) -> Vec<ListGroupView> {
    let kind_of = |text: &Material| text.checked.relation.as_ref().map(|relation| relation.kind);
    let group = |kind: Option<RelationKind>| ListGroupView {
        id: format!("relation-{}", kind.map_or("none", RelationKind::name)),
        label: kind.map_or_else(
            || common.strings.get("other_notes").to_owned(),
            |kind| common.strings.relation(kind),
        ),
        kind: kind.map(RelationKind::name),
        items: annotations
            .iter()
            .filter(|text| kind_of(text) == kind)
            .map(|text| item(common, text))
            .collect(),
    };
    let kinds = RelationKind::ALL.into_iter().map(Some).chain([None]);
    kinds
        .map(group)
        .filter(|group| !group.items.is_empty())
        .collect()
}

fn by_tag(common: &Common, annotations: &[&Material]) -> Vec<ListGroupView> {
    let mut tags: BTreeMap<&str, Vec<&Material>> = BTreeMap::new();
    for text in annotations.iter().copied() {
        for tag in text.writing.tags() {
            tags.entry(tag).or_default().push(text);
        }
    }
    let mut ids = crate::address::Ids::default();
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
        page: LinkView::new(text.writing.address(), &text.title),
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

impl Weigh for SourceItemView {
    fn weight(&self) -> usize {
        let facts = self
            .facts
            .stated
            .iter()
            .map(|fact| fact.name.len() + fact.value.len() + 60);
        400 + self.title.as_ref().map_or(0, String::len)
            + self.page.label.len()
            + facts.sum::<usize>()
    }
}

/// All pages of the list of sources; each stands beside how much of it is quoted.
pub(crate) fn source_list<'a>(
    common: &Common,
    sources: impl Iterator<Item = (&'a Source, &'a Coverage)>,
) -> Vec<SourceListView> {
    let pages = paging::pages(
        sources
            .map(|(source, coverage)| source_item(common, source, coverage))
            .collect(),
    );
    let count = pages.len();
    let page = |(number, sources)| SourceListView {
        frame: list_frame(common, "sources", number),
        sources,
        pager: pager(common, "sources", number, count),
    };
    (1..).zip(pages).map(page).collect()
}

fn source_item(common: &Common, source: &Source, coverage: &Coverage) -> SourceItemView {
    SourceItemView {
        page: LinkView::new(address::of_source(&source.key), &source.label),
        title: source.sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        facts: first_facts(&common.strings, source),
        coverage: share(&common.strings, coverage),
    }
}
