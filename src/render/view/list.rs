//! The lists: comparisons by relation and topic, sources.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::parse::{RelationKind, Source, SourceId, WritingId};
use crate::render::edition::Edition;
use crate::render::paging::{self, Weigh};
use crate::render::{address, strings::direction};

use super::card::{Relation, answer_excuses, relation};
use super::source::{Facts, first_facts};
use super::{Frame, Link, Pager, frame, pager};

/// `comparisons.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ComparisonList {
    /// Head and navigation.
    pub frame: Frame,
    /// By relation, in the order of the relations; notes last.
    pub by_relation: Vec<ListGroup>,
    /// By topic.
    pub by_tag: Vec<ListGroup>,
    /// Where the list goes on.
    pub pager: Option<Pager>,
}

/// Comparisons that have something in common.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ListGroup {
    /// Id of its heading.
    pub id: String,
    /// Its heading.
    pub label: String,
    /// Built-in relation whose sign it has.
    pub kind: Option<&'static str>,
    /// The comparisons.
    pub items: Vec<ListItem>,
}

/// A comparison in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ListItem {
    /// Its page.
    pub page: Link,
    /// How the sources stand to each other.
    pub relation: Option<Relation>,
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
pub(crate) struct SourceList {
    /// Head and navigation.
    pub frame: Frame,
    /// The sources by key.
    pub sources: Vec<SourceItem>,
    /// Where the list goes on.
    pub pager: Option<Pager>,
}

/// A source in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourceItem {
    /// Its page.
    pub page: Link,
    /// Headline.
    pub title: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Outlet, author, date: stated or not.
    pub facts: Facts,
    /// “16 % of this text is quoted”.
    pub coverage: String,
}

/// All pages of the list of comparisons.
pub(crate) fn comparison_lists(edition: &Edition) -> Vec<ComparisonList> {
    let relations = by_relation(edition);
    let tags = by_tag(edition);
    let split = relations.len();
    let groups: Vec<ListGroup> = relations.into_iter().chain(tags).collect();
    let pages = paging::groups(groups, split);
    let count = pages.len();
    let page = |(number, (by_relation, by_tag)): (usize, (Vec<ListGroup>, Vec<ListGroup>))| ComparisonList {
        frame: list_frame(edition, "comparisons", number),
        by_relation,
        by_tag,
        pager: pager(edition, "comparisons", number, count),
    };
    (1..).zip(pages).map(page).collect()
}

pub(super) fn list_frame(edition: &Edition, name: &str, number: usize) -> Frame {
    frame(edition, &address::of_list(name, number), edition.strings.get(name).to_owned(), None)
}

fn by_relation(edition: &Edition) -> Vec<ListGroup> {
    let kind_of =
        |annotation: &WritingId| edition.resolution.annotations[annotation].relation.as_ref().map(|relation| relation.kind);
    let group = |kind: Option<RelationKind>| ListGroup {
        id: format!("relation-{}", kind.map_or("none", RelationKind::name)),
        label: kind.map_or_else(|| edition.strings.get("other_notes").to_owned(), |kind| edition.strings.relation(kind)),
        kind: kind.map(RelationKind::name),
        items: edition
            .annotations()
            .filter(|annotation| kind_of(annotation) == kind)
            .map(|annotation| item(edition, annotation))
            .collect(),
    };
    let kinds = RelationKind::ALL.into_iter().map(Some).chain([None]);
    kinds.map(group).filter(|group| !group.items.is_empty()).collect()
}

fn by_tag(edition: &Edition) -> Vec<ListGroup> {
    let mut tags: BTreeMap<&str, Vec<&WritingId>> = BTreeMap::new();
    for annotation in edition.annotations() {
        for tag in edition.writing(annotation).tags() {
            tags.entry(tag).or_default().push(annotation);
        }
    }
    let mut ids = crate::render::ids::Ids::default();
    let group = |(tag, annotations): (&str, Vec<&WritingId>)| ListGroup {
        id: ids.unique(&format!("tag-{}", address::slug(tag))),
        label: tag.to_owned(),
        kind: None,
        items: annotations.into_iter().map(|annotation| item(edition, annotation)).collect(),
    };
    tags.into_iter().map(group).collect()
}

fn item(edition: &Edition, annotation: &WritingId) -> ListItem {
    let answers = &edition.resolution.annotations[annotation].answers;
    let answer = |(source, answer): &(SourceId, String)| AnswerView {
        source: edition.label(source).to_owned(),
        answer: answer.clone(),
        excuses: answer_excuses(edition, annotation, source),
    };
    ListItem {
        page: Link { href: edition.address(annotation), label: edition.title(annotation), current: false },
        relation: relation(edition, annotation),
        answers: answers.iter().map(answer).collect(),
    }
}

impl AnswerView {
    fn weight(&self) -> usize {
        let excuses = self.excuses.iter().map(|reason| reason.len() + 60);
        40 + self.source.len() + self.answer.len() + excuses.sum::<usize>()
    }
}

impl Weigh for ListItem {
    fn weight(&self) -> usize {
        250 + self.page.href.len() + self.page.label.len() + self.answers.iter().map(AnswerView::weight).sum::<usize>()
    }
}

impl Weigh for SourceItem {
    fn weight(&self) -> usize {
        let facts = self.facts.stated.iter().map(|fact| fact.name.len() + fact.value.len() + 60);
        400 + self.title.as_ref().map_or(0, String::len) + self.page.label.len() + facts.sum::<usize>()
    }
}

/// All pages of the list of sources.
pub(crate) fn source_list(edition: &Edition) -> Vec<SourceList> {
    let sources = edition.project.sources.values().map(|source| source_item(edition, source)).collect();
    let pages = paging::pages(sources);
    let count = pages.len();
    let page = |(number, sources)| SourceList {
        frame: list_frame(edition, "sources", number),
        sources,
        pager: pager(edition, "sources", number, count),
    };
    (1..).zip(pages).map(page).collect()
}

fn source_item(edition: &Edition, source: &Source) -> SourceItem {
    let coverage = &edition.compared.coverage[&source.key];
    SourceItem {
        page: Link { href: address::of_source(&source.key), label: source.label.clone(), current: false },
        title: source.sidecar.title.clone(),
        lang: source.language.clone(),
        dir: direction(&source.language),
        facts: first_facts(edition, source),
        coverage: edition.strings.fill("coverage", &[("share", &coverage.percent().to_string())]),
    }
}
