//! Questions × sources.

use crate::parse::{Options, Project, SourceId, WritingId};
use crate::resolve::{QuotationId, Resolution};

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
    /// One for each column.
    pub cells: Vec<MatrixCell>,
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
    /// Nothing is known.
    NotExamined,
}

/// The matrix of all published comparisons.
pub(super) fn matrix(project: &Project, resolution: &Resolution, options: &Options) -> Matrix {
    let columns: Vec<SourceId> = project
        .sources
        .keys()
        .filter(|source| project.original(source) == *source)
        .cloned()
        .collect();
    let published = |annotation: &&WritingId| is_published(&project.writings[*annotation], options);
    let compared = |annotation: &&WritingId| resolution.annotations[*annotation].relation.is_some();
    let annotations = project
        .annotations
        .values()
        .filter(published)
        .filter(compared);
    let mut rows = Vec::new();
    for annotation in annotations {
        let cells = columns
            .iter()
            .map(|source| cell(project, resolution, annotation, source));
        rows.push(MatrixRow {
            annotation: annotation.clone(),
            cells: cells.collect(),
        });
    }
    Matrix { columns, rows }
}

fn cell(
    project: &Project,
    resolution: &Resolution,
    annotation: &WritingId,
    source: &SourceId,
) -> MatrixCell {
    let checked = &resolution.annotations[annotation];
    if let Some(silence) = checked
        .silent
        .iter()
        .find(|silence| silence.source == *source)
    {
        return MatrixCell::Silent {
            probes: silence.probes.clone(),
            languages: silence.languages.clone(),
        };
    }
    let of_source = |id: &&QuotationId| match &resolution.quotation(id).source {
        Some(quoted) => project.original(quoted) == source,
        None => false,
    };
    let quotations: Vec<QuotationId> = checked
        .quotations
        .iter()
        .filter(of_source)
        .cloned()
        .collect();
    if quotations.is_empty() {
        return MatrixCell::NotExamined;
    }
    let answer = checked
        .answers
        .iter()
        .find(|(answering, _)| answering == source)
        .map(|(_, answer)| answer.clone());
    MatrixCell::Quoted { answer, quotations }
}
