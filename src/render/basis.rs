//! What the view of each page is made from: as long as that is what it was, so is the page.
//!
//! Whatever a view reads must stand in its [`Basis`], by value. Most of it is shared: what every page reads, and of each text what
//! pages show of it, made once and compared by pointer. `tests/memory.rs` holds remembered pages against clean builds.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compare::{Coverage, Deciding};
use crate::memo::Same;
use crate::parse::{Config, Options, Sidecar, Source, SourceId, Writing};
use crate::resolve::{NoteTarget, Notes, Owner, Resolved, ResolvedAnnotation};

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
    writing: Writing,
    title: String,
    published: bool,
    notes: Notes,
    /// Its quotations, each with its id on the source's page.
    quotations: Vec<(Same<Resolved>, Option<PassageId>)>,
    links: Option<Same<Links>>,
    /// What became of it, if it is an annotation.
    annotation: Option<OfAnnotation>,
}

#[derive(Clone, PartialEq, Debug)]
struct OfAnnotation {
    /// Without the numbers of its quotations, which change with other texts.
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
    annotations: Vec<Same<Material>>,
    pages: Vec<Same<Material>>,
}

impl<'a> Bases<'a> {
    /// Gathers what is shared. What is as it was in an earlier run is that run's own value.
    pub(super) fn new(edition: &'a Edition<'a>, places: &'a ListPlaces, memory: &mut Memory) -> Self {
        let project = edition.project;
        let common = Same(memory.common(common(edition, places)));
        let mut of_page = vec![Vec::new(); project.pages.len()];
        for (row, resolved) in edition.resolution.quotations.iter().enumerate() {
            if let Owner::Page(page) = resolved.owner {
                of_page[page].push(row);
            }
        }
        let mut material = |owner: Owner, rows: &[usize]| {
            let material = material(edition, owner, rows);
            Same(memory.material(material.writing.file().clone(), material))
        };
        let pages = of_page.iter().enumerate().map(|(index, rows)| material(Owner::Page(index), rows)).collect();
        let checked = edition.resolution.annotations.iter().enumerate();
        let annotations = checked.map(|(index, checked)| material(Owner::Annotation(index), &checked.quotations)).collect();
        Self { edition, places, common, annotations, pages }
    }

    /// What the view of a page is made from.
    pub(super) fn of(&self, subject: &Subject) -> Basis {
        let texts = match subject {
            Subject::Page(index) => self.with_notes(Owner::Page(*index)),
            Subject::Comparison(index) => self.with_notes(Owner::Annotation(*index)),
            Subject::Source(_, rows) => rows.iter().map(|&row| self.edition.resolution.quotations[row].owner).collect(),
            Subject::Pair(pair) => pair.annotations.iter().map(|&index| Owner::Annotation(index)).collect(),
        };
        let mut seen = BTreeSet::new();
        let texts: Vec<_> = texts.into_iter().filter(|owner| seen.insert(*owner)).map(|owner| self.material(owner)).collect();
        let (own_sources, coverage) = match subject {
            Subject::Source(source, _) => (vec![&source.key], Some(self.edition.compared.coverage[&source.key].clone())),
            Subject::Pair(pair) => (pair.sources.iter().collect(), None),
            Subject::Page(_) | Subject::Comparison(_) => (Vec::new(), None),
        };
        let is_front = matches!(subject, Subject::Page(index) if view::is_front(&self.edition.project.pages[*index].address()));
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
    pub(super) fn of_row(&self, part: RowPart) -> RowBasis {
        (self.common.clone(), self.annotations[part.annotation].clone())
    }

    fn material(&self, owner: Owner) -> Same<Material> {
        match owner {
            Owner::Annotation(index) => self.annotations[index].clone(),
            Owner::Page(index) => self.pages[index].clone(),
        }
    }

    /// A text, the annotations that are its notes, and those that any of these refers to.
    fn with_notes(&self, owner: Owner) -> Vec<Owner> {
        let own = self.material(owner);
        let noted = own.notes.0.iter().filter_map(|note| match note.target {
            NoteTarget::Annotation(index) => Some(Owner::Annotation(index)),
            NoteTarget::Definition { .. } => None,
        });
        let shown: Vec<Owner> = std::iter::once(owner).chain(noted).collect();
        let annotations = &self.edition.project.annotations;
        let named = |id: &str| annotations.binary_search_by(|annotation| annotation.id.as_str().cmp(id)).ok();
        let referred = |owner: &Owner| {
            let material = self.material(*owner);
            let references = material.writing.document().footnotes.iter();
            references.filter_map(|reference| named(&reference.id).map(Owner::Annotation)).collect::<Vec<_>>()
        };
        let further: Vec<Owner> = shown.iter().flat_map(referred).collect();
        [shown, further].concat()
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
    let front_pages = edition.front_pages.iter().map(|&index| &project.pages[index]);
    let head = |source: &Arc<Source>| (source.key.clone(), source.label.clone(), source.language.clone(), source.sidecar.clone());
    Common {
        config: project.config.clone(),
        options: edition.options.clone(),
        strings: edition.strings.clone(),
        places: places.clone(),
        navigation: front_pages.map(|page| (page.address(), page.title.clone())).collect(),
        has_pairs: !edition.pairs.is_empty(),
        sources: project.sources.values().map(head).collect(),
    }
}

fn material(edition: &Edition, owner: Owner, rows: &[usize]) -> Material {
    let resolution = edition.resolution;
    let writing = owner.writing(edition.project);
    let quotation = |&row: &usize| (Same(resolution.quotations[row].clone()), edition.passages[row].clone());
    let (notes, annotation) = match owner {
        Owner::Page(index) => (&resolution.page_notes[index], None),
        Owner::Annotation(index) => (&resolution.annotation_notes[index], Some(of_annotation(edition, index))),
    };
    Material {
        title: edition.title(owner),
        published: edition.publishes(owner),
        notes: notes.clone(),
        quotations: rows.iter().map(quotation).collect(),
        links: edition.links.get(writing.file()).cloned().map(Same),
        annotation,
        writing,
    }
}

fn of_annotation(edition: &Edition, index: usize) -> OfAnnotation {
    let cited = edition.cited[index].iter();
    OfAnnotation {
        checked: ResolvedAnnotation { quotations: Vec::new(), ..edition.resolution.annotations[index].clone() },
        deciding: Same(edition.compared.deciding[index].clone()),
        cited: cited.map(|(owner, id)| (edition.address(*owner), edition.title(*owner), id.clone())).collect(),
    }
}
