//! Questions × sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::{Options, Project, SourceId, WritingId};
use crate::resolve::{QuotationId, Resolution, ResolvedAnnotation};

use super::is_published;

/// What each source says to each question. A translation stands in the column of its original.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Matrix {
    /// The sources that have a column, translations left out.
    pub columns: Vec<SourceId>,
    /// One for each comparison that is published, by id.
    pub rows: Vec<MatrixRow>,
}

/// One question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatrixRow {
    /// The annotation.
    pub annotation: WritingId,
    /// What is said, by column from 0. Of the sources of all other columns nothing is known: of a
    /// hundred sources these are nearly all, so that they take no room.
    pub cells: BTreeMap<usize, MatrixCell>,
}

/// What one source says to one question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MatrixCell {
    /// It is quoted.
    Quoted {
        /// The editor's few words, if there are any.
        answer: Option<String>,
        /// Its quotations.
        quotations: Vec<QuotationId>,
    },
    /// The words that were looked for do not occur in it.
    Silent {
        /// The words.
        probes: Vec<String>,
        /// The languages in which they were looked for, where the texts quoted are in others.
        languages: Vec<String>,
    },
}

/// The matrix of all published comparisons.
pub(super) fn matrix(
    project: &Project,
    resolution: &Resolution,
    order: &[SourceId],
    options: &Options,
) -> Matrix {
    let columns: Vec<SourceId> = order
        .iter()
        .filter(|source| project.original(source) == *source)
        .cloned()
        .collect();
    let mut numbers = BTreeMap::new();
    for (number, source) in columns.iter().enumerate() {
        numbers.insert(source, number);
    }
    let mut rows = Vec::new();
    for annotation in project.annotations.values() {
        let checked = &resolution.annotations[annotation];
        if checked.relation.is_none() || !is_published(&project.writings[annotation], options) {
            continue;
        }
        let mut cells = BTreeMap::new();
        for source in examined(project, resolution, checked) {
            if let Some(number) = numbers.get(source) {
                cells.insert(*number, cell(project, resolution, checked, source));
            }
        }
        rows.push(MatrixRow {
            annotation: annotation.clone(),
            cells,
        });
    }
    Matrix { columns, rows }
}

/// The sources that are quoted or silent.
fn examined<'a>(
    project: &'a Project,
    resolution: &'a Resolution,
    checked: &'a ResolvedAnnotation,
) -> BTreeSet<&'a SourceId> {
    let mut sources: BTreeSet<&SourceId> = BTreeSet::new();
    for silence in &checked.silent {
        sources.insert(&silence.source);
    }
    for id in &checked.quotations {
        let quoted = resolution.quotation(id).source.as_ref();
        sources.extend(quoted.map(|source| project.original(source)));
    }
    sources
}

/// What such a source says.
fn cell(
    project: &Project,
    resolution: &Resolution,
    checked: &ResolvedAnnotation,
    source: &SourceId,
) -> MatrixCell {
    let mut silent = checked.silent.iter();
    if let Some(silence) = silent.find(|silence| silence.source == *source) {
        return MatrixCell::Silent {
            probes: silence.probes.clone(),
            languages: silence.languages.clone(),
        };
    }
    let of_source = |id: &&QuotationId| match &resolution.quotation(id).source {
        Some(quoted) => project.original(quoted) == source,
        None => false,
    };
    let quotations = checked.quotations.iter().filter(of_source).cloned();
    let mut answers = checked.answers.iter();
    let answer = answers.find(|(answering, _)| answering == source);
    MatrixCell::Quoted {
        answer: answer.map(|(_, answer)| answer.clone()),
        quotations: quotations.collect(),
    }
}
