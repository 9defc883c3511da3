//! The matrix: questions × sources.

use serde::Serialize;

use crate::compare::Cell;
use crate::parse::Inputs;
use crate::render::address;
use crate::render::edition::Edition;
use crate::render::paging::{self, Weigh};
use crate::resolve::Owner;

use super::card::{Relation, relation};
use super::list::list_frame;
use super::{Frame, Link, Pager, pager};

/// `matrix.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MatrixPage {
    /// Head and navigation.
    pub frame: Frame,
    /// The sources' pages.
    pub columns: Vec<Link>,
    /// The questions.
    pub rows: Vec<MatrixRow>,
    /// Where the matrix goes on.
    pub pager: Option<Pager>,
}

/// A question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MatrixRow {
    /// Its comparison's page.
    pub question: Link,
    /// How the sources stand to each other.
    pub relation: Option<Relation>,
    /// One for each column.
    pub cells: Vec<MatrixCell>,
}

/// What one source says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MatrixCell {
    /// `quoted`, `silent` or `not-examined`.
    pub kind: &'static str,
    /// Label of the source, for narrow screens.
    pub source: String,
    /// The editor's few words.
    pub answer: Option<String>,
    /// The quoted passages: “¶ 3”.
    pub passages: Vec<Link>,
    /// The words looked for.
    pub probes: Vec<String>,
}

/// All pages of the matrix.
pub(crate) fn matrices(edition: &Edition, inputs: &Inputs) -> Vec<MatrixPage> {
    let matrix = &edition.compared.matrix;
    let columns: Vec<Link> = matrix
        .columns
        .iter()
        .map(|&source| {
            let source = edition.source(source);
            Link { href: address::of_source(&source.key), label: source.label.clone(), current: false }
        })
        .collect();
    let rows = matrix.rows.iter().map(|row| self::row(edition, row.annotation, &row.cells, &columns)).collect();
    let pages = paging::pages(rows);
    let count = pages.len();
    let page = |(number, rows)| MatrixPage {
        frame: list_frame(edition, inputs, "matrix", number),
        columns: columns.clone(),
        rows,
        pager: pager(edition, "matrix", number, count),
    };
    (1..).zip(pages).map(page).collect()
}

fn row(edition: &Edition, annotation: usize, cells: &[Cell], columns: &[Link]) -> MatrixRow {
    let owner = Owner::Annotation(annotation);
    MatrixRow {
        question: Link { href: edition.address(owner), label: edition.title(owner), current: false },
        relation: relation(edition, annotation),
        cells: cells.iter().zip(columns).map(|(cell, column)| self::cell(edition, cell, &column.label)).collect(),
    }
}

fn cell(edition: &Edition, cell: &Cell, source: &str) -> MatrixCell {
    let empty = |kind| MatrixCell { kind, source: source.to_owned(), answer: None, passages: Vec::new(), probes: Vec::new() };
    match cell {
        Cell::NotExamined => empty("not-examined"),
        Cell::Silent { probes } => MatrixCell { probes: probes.clone(), ..empty("silent") },
        Cell::Quoted { answer, quotations } => {
            let passages = quotations.iter().filter_map(|&row| passage(edition, row)).collect();
            MatrixCell { answer: answer.clone(), passages, ..empty("quoted") }
        }
    }
}

fn passage(edition: &Edition, row: usize) -> Option<Link> {
    let mark = edition.passages[row].as_ref()?;
    let paragraph = edition.resolution.quotations[row].passage.as_ref()?.paragraph();
    let page = address::of_source(&edition.source(mark.source).key);
    let label = edition.strings.fill("paragraph_sign", &[("n", &paragraph.to_string())]);
    Some(Link { href: address::link_to("matrix.html", &page, &mark.id), label, current: false })
}

impl Weigh for MatrixRow {
    fn weight(&self) -> usize {
        let cell = |cell: &MatrixCell| {
            let passages = cell.passages.iter().map(|link| link.href.len() + link.label.len() + 30);
            let probes = cell.probes.iter().map(|probe| probe.len() + 10);
            150 + cell.source.len()
                + cell.answer.as_ref().map_or(0, String::len)
                + passages.sum::<usize>()
                + probes.sum::<usize>()
        };
        300 + self.question.label.len() + self.cells.iter().map(cell).sum::<usize>()
    }
}
