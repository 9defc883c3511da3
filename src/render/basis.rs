//! What the view of each page is made from: as long as that is what it was, so is the page.
//!
//! Whatever a view reads must stand in its [`Basis`], by value. Most of it is shared: what every page reads, and of each text what
//! pages show of it, made once and compared by pointer. `tests/memory.rs` holds remembered pages against clean builds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::compare::{Coverage, Deciding};
use crate::memo::Same;
use crate::parse::{Config, Options, Sidecar, Source, SourceId, Writing, WritingId};
use crate::resolve::{Notes, Resolved, ResolvedAnnotation, Uncited};

use super::edition::Edition;
use super::links::Links;
use super::memory::Memory;
use super::passage_ids::PassageId;
use super::strings::Strings;
use super::subject::Subject;
use super::view::{self, Link, ListPlaces, RowPart, Tally};

/// All that the view of one page is made from.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Basis {
    common: Same<Common>,
    template: &'static str,
    /// The text itself, then those that it shows or refers to.
    texts: Vec<Same<Material>>,
    /// The sources whose words it shows.
    sources: Vec<Same<Source>>,
    coverage: Option<Coverage>,
    /// What the front page alone shows of all others.
    front: Option<(Vec<Tally>, Vec<Link>)>,
}

/// All that a question's part of the matrix is made from.
pub(super) type RowBasis = (Same<Common>, Same<Material>);

/// What every page may read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Common {
    config: Config,
    options: Options,
    strings: Strings,
    places: ListPlaces,
    /// Addresses and titles of the pages that the navigation names.
    navigation: Vec<(String, String)>,
    has_pairs: bool,
    /// Key, label, language and sidecar of every source, in order.
    sources: Vec<(SourceId, String, String, Sidecar)>,
}

/// All that pages show of one text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Material {
    writing: Same<Writing>,
    title: String,
    published: bool,
    notes: Notes,
    /// Its quotations, each with its id on the source's page.
    quotations: Vec<(Same<Resolved>, Option<PassageId>)>,
    uncited: Vec<Uncited>,
    links: Option<Same<Links>>,
    /// What became of it, if it is an annotation.
    annotation: Option<OfAnnotation>,
}

#[derive(Clone, PartialEq, Debug)]
struct OfAnnotation {
    checked: ResolvedAnnotation,
    deciding: Same<Deciding>,
    /// Address, title and id of each place that refers to it.
    cited: Vec<(String, String, String)>,
}

/// What the pages of one edition are made from.
pub(super) struct Bases<'a> {
    edition: &'a Edition<'a>,
    /// Where the groups of the list of comparisons stand.
    pub(super) places: &'a ListPlaces,
    common: Same<Common>,
    texts: BTreeMap<&'a WritingId, Same<Material>>,
}

impl<'a> Bases<'a> {
    /// Gathers what is shared. What is as it was in an earlier run is that run's own value.
    pub(super) fn new(edition: &'a Edition<'a>, places: &'a ListPlaces, memory: &mut Memory) -> Self {
        let project = edition.project;
        let common = Same(memory.common(common(edition, places)));
        let mut material = |writing: &Arc<Writing>| Same(memory.material(writing.id.clone(), material(edition, writing)));
        let texts = project.writings.iter().map(|(id, writing)| (id, material(writing))).collect();
        Self { edition, places, common, texts }
    }

    /// What the view of a page is made from.
    pub(super) fn of(&self, subject: &Subject) -> Basis {
        let texts = match subject {
            Subject::Page(writing, _) | Subject::Comparison(writing, _) => self.with_notes(&writing.id),
            Subject::Source(_, quotations) => quotations.iter().map(|quotation| &quotation.writing).collect(),
            Subject::Pair(pair) => pair.annotations.iter().collect(),
        };
        let mut seen = BTreeSet::new();
        let texts: Vec<_> = texts.into_iter().filter(|id| seen.insert(*id)).map(|id| self.texts[id].clone()).collect();
        let (own_sources, coverage) = match subject {
            Subject::Source(source, _) => (vec![&source.key], Some(self.edition.compared.coverage[&source.key].clone())),
            Subject::Pair(pair) => (pair.sources.iter().collect(), None),
            Subject::Page(..) | Subject::Comparison(..) => (Vec::new(), None),
        };
        let is_front = matches!(subject, Subject::Page(writing, _) if view::is_front(&writing.address()));
        Basis {
            common: self.common.clone(),
            template: subject.template(),
            sources: self.sources(&texts, &own_sources),
            texts,
            coverage,
            front: is_front.then(|| view::front(self.edition, self.places)),
        }
    }

    /// What a question's part of the matrix is made from.
    pub(super) fn of_row(&self, part: &RowPart) -> RowBasis {
        (self.common.clone(), self.texts[&part.annotation].clone())
    }

    /// A text, the annotations that are its notes, and those that any of these refers to.
    fn with_notes<'s>(&'s self, writing: &'s WritingId) -> Vec<&'s WritingId> {
        let noted = self.texts[writing].notes.0.iter().filter_map(|note| note.target.annotation());
        let mut shown: Vec<&WritingId> = std::iter::once(writing).chain(noted).collect();
        for text in shown.clone() {
            let references = &self.texts[text].writing.document.footnotes;
            shown.extend(references.iter().filter_map(|reference| self.edition.project.annotations.get(&reference.id)));
        }
        shown
    }

    /// The sources that these texts quote and others, with the originals of translations.
    fn sources(&self, texts: &[Same<Material>], others: &[&SourceId]) -> Vec<Same<Source>> {
        let project = self.edition.project;
        let quoted = texts.iter().flat_map(|text| text.quotations.iter().filter_map(|(resolved, _)| resolved.source.as_ref()));
        let shown: BTreeSet<&SourceId> = quoted.chain(others.iter().copied()).collect();
        let with_originals: BTreeSet<&SourceId> =
            shown.into_iter().flat_map(|source| [source, project.original(source)]).collect();
        with_originals.into_iter().map(|source| Same(project.sources[source].clone())).collect()
    }
}

fn common(edition: &Edition, places: &ListPlaces) -> Common {
    let project = edition.project;
    let front_pages = edition.front_pages.iter();
    let head = |source: &Arc<Source>| (source.key.clone(), source.label.clone(), source.language.clone(), source.sidecar.clone());
    Common {
        config: project.config.clone(),
        options: edition.options.clone(),
        strings: edition.strings.clone(),
        places: places.clone(),
        navigation: front_pages.map(|(writing, page)| (writing.address(), page.title.clone())).collect(),
        has_pairs: !edition.pairs.is_empty(),
        sources: project.sources.values().map(head).collect(),
    }
}

fn material(edition: &Edition, writing: &Arc<Writing>) -> Material {
    let (id, resolution) = (&writing.id, edition.resolution);
    let quotation = |resolved: &Arc<Resolved>| (Same(resolved.clone()), edition.passages.get(&resolved.id).cloned());
    Material {
        writing: Same(writing.clone()),
        title: edition.title(id),
        published: edition.publishes(id),
        notes: resolution.notes[id].clone(),
        quotations: resolution.quotations[id].iter().map(quotation).collect(),
        uncited: resolution.uncited[id].clone(),
        links: edition.links.get(id).cloned().map(Same),
        annotation: resolution.annotations.get(id).map(|checked| of_annotation(edition, id, checked)),
    }
}

fn of_annotation(edition: &Edition, id: &WritingId, checked: &ResolvedAnnotation) -> OfAnnotation {
    let cited = edition.cited.get(id).into_iter().flatten();
    OfAnnotation {
        checked: checked.clone(),
        deciding: Same(edition.compared.deciding[id].clone()),
        cited: cited.map(|(from, reference)| (edition.address(from), edition.title(from), reference.clone())).collect(),
    }
}
