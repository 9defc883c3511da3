//! The matrix, questions × sources: of all questions, of those of one relation, of one topic.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::address::{self, Ids, MATRIX_CSV};
use crate::compare::{Matrix, MatrixRow};
use crate::memo::Shared;
use crate::parse::{RelationKind, SourceId, WritingId};
use crate::render::basis::{Common, Material};
use crate::render::paging;
use crate::render::seen::Seen;

use super::matrix_row::{MatrixCellView, MatrixRowView, RowBasis, RowPart, not_examined};
use super::{FrameView, LinkView, PagerView, frame, pager};

/// `matrix.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MatrixView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The sources' pages.
    pub columns: Vec<LinkView>,
    /// The questions.
    pub rows: Vec<Arc<MatrixRowView>>,
    /// Whether some stand on other pages alone, since nobody looked at these sources for them.
    pub left_out: bool,
    /// The same matrix of all questions and of each relation, if there are several.
    pub filters: Vec<LinkView>,
    /// On the first page: the matrix of each topic.
    pub tags: Vec<LinkView>,
    /// On the first page: the address of the table for spreadsheets.
    pub csv: Option<&'static str>,
    /// Where the matrix goes on.
    pub pager: Option<PagerView>,
}

/// At most this many questions and sources stand on one page.
const ROWS: usize = 100;
const COLUMNS: usize = 12;

/// Questions that have a page of the matrix, or several, to themselves.
struct Selection<'a> {
    /// Address without `.html`.
    name: String,
    /// What they have in common.
    label: String,
    rows: Vec<&'a MatrixRow>,
}

/// Gives questions' parts of the matrix: as they were, or made now.
pub(crate) type Rows<'r> = dyn FnMut(Vec<(RowPart, RowBasis)>) -> Vec<Arc<MatrixRowView>> + 'r;

/// What the matrix is made from.
pub(crate) struct Questions<'a> {
    /// What every page may read.
    pub common: &'a Shared<Common>,
    /// Its annotations, among others.
    pub texts: &'a BTreeMap<&'a WritingId, Shared<Material>>,
    /// What each source says to each question.
    pub matrix: &'a Matrix,
}

impl<'a> Questions<'a> {
    fn text(&self, row: &MatrixRow) -> &'a Shared<Material> {
        &self.texts[&row.annotation]
    }

    fn relation(&self, row: &MatrixRow) -> Option<RelationKind> {
        let relation = self.text(row).checked.relation.as_ref()?;
        Some(relation.kind)
    }
}

/// All pages of the matrix with their addresses: of all questions, of each relation, of each topic.
pub(crate) fn matrices(questions: &Questions, rows: &mut Rows<'_>) -> Vec<(String, MatrixView)> {
    let all = Selection {
        name: "matrix".to_owned(),
        label: questions.common.strings.get("all_questions").to_owned(),
        rows: questions.matrix.rows.iter().collect(),
    };
    let relations = by_relation(questions);
    let tags = by_tag(questions);
    let filters: Vec<&Selection> = std::iter::once(&all).chain(&relations).collect();
    let blocks = blocks(questions);
    let mut pages = Vec::new();
    for selection in filters.iter().copied().chain(&tags) {
        let parts = parts(questions, selection, &blocks, rows);
        pages.extend(selected(questions, selection, (&filters, &tags), parts));
    }
    pages
}

/// Sources whose columns stand on one page.
struct ColumnBlock<'a> {
    /// Of these blocks, from 0.
    number: usize,
    sources: &'a [SourceId],
    not_examined: Shared<Vec<Arc<Seen<MatrixCellView>>>>,
}

impl ColumnBlock<'_> {
    /// The numbers of its columns among all.
    fn columns(&self) -> Range<usize> {
        let start = self.number * COLUMNS;
        start..start + self.sources.len()
    }
}

/// Twelve sources after twelve.
fn blocks<'a>(questions: &Questions<'a>) -> Vec<ColumnBlock<'a>> {
    let mut blocks = Vec::new();
    for (number, sources) in questions.matrix.columns.chunks(COLUMNS).enumerate() {
        let cells = sources
            .iter()
            .map(|source| not_examined(questions.common, source));
        blocks.push(ColumnBlock {
            number,
            sources,
            not_examined: Shared(Arc::new(cells.collect())),
        });
    }
    blocks
}

/// By relation, if there are several.
fn by_relation<'a>(questions: &Questions<'a>) -> Vec<Selection<'a>> {
    let mut selections = Vec::new();
    for kind in RelationKind::ALL {
        let rows = questions.matrix.rows.iter();
        let rows: Vec<_> = rows
            .filter(|row| questions.relation(row) == Some(kind))
            .collect();
        if !rows.is_empty() {
            selections.push(Selection {
                name: format!("matrix/{}", kind.name()),
                label: questions.common.strings.relation(kind),
                rows,
            });
        }
    }
    // With one alone it would be the matrix of all questions again.
    if selections.len() < 2 {
        selections.clear();
    }
    selections
}

fn by_tag<'a>(questions: &Questions<'a>) -> Vec<Selection<'a>> {
    let mut tags: BTreeMap<&str, Vec<&MatrixRow>> = BTreeMap::new();
    for row in &questions.matrix.rows {
        for tag in questions.text(row).writing.tags() {
            tags.entry(tag).or_default().push(row);
        }
    }
    let mut ids = Ids::default();
    let mut selections = Vec::with_capacity(tags.len());
    for (tag, rows) in tags {
        selections.push(Selection {
            name: ids.unique(&format!("matrix/tag-{}", address::slug(tag))),
            label: tag.to_owned(),
            rows,
        });
    }
    selections
}

/// The pages of some questions.
fn selected(
    questions: &Questions,
    selection: &Selection,
    (filters, tags): (&[&Selection], &[Selection]),
    parts: Vec<MatrixPart>,
) -> Vec<(String, MatrixView)> {
    let at = page_address(&selection.name, 1);
    let link = |other: &&Selection| LinkView {
        href: address::link(&at, &page_address(&other.name, 1)),
        label: other.label.clone(),
        current: other.name == selection.name,
    };
    let count = parts.len();
    let mut pages = Vec::new();
    for (number, part) in (1..).zip(parts) {
        let address = page_address(&selection.name, number);
        let mut view = MatrixView {
            frame: matrix_frame(questions.common, selection, &address),
            columns: part.columns,
            rows: part.rows,
            left_out: part.left_out,
            filters: Vec::new(),
            tags: Vec::new(),
            csv: None,
            pager: matrix_pager(questions.common, &selection.name, number, count),
        };
        if filters.len() > 1 {
            view.filters = filters.iter().map(link).collect();
        }
        if address == "matrix.html" {
            view.tags = tags.iter().map(|tag| link(&tag)).collect();
            view.csv = Some(MATRIX_CSV);
        }
        pages.push((address, view));
    }
    pages
}

/// What one page of the matrix shows.
struct MatrixPart {
    columns: Vec<LinkView>,
    rows: Vec<Arc<MatrixRowView>>,
    left_out: bool,
}

/// One block of columns after the other, and for each of these the questions.
fn parts(
    questions: &Questions,
    selection: &Selection,
    blocks: &[ColumnBlock],
    known: &mut Rows<'_>,
) -> Vec<MatrixPart> {
    let at = page_address(&selection.name, 1);
    let mut parts = Vec::new();
    for block in blocks {
        let sources = block.sources.iter();
        let columns: Vec<LinkView> = sources
            .map(|source| column(questions.common, source, &at))
            .collect();
        let mut asked = Vec::new();
        for row in &selection.rows {
            let looked_at = row.cells.range(block.columns()).next().is_some();
            if looked_at || blocks.len() == 1 {
                asked.push(row_part(questions, row, block, &at));
            }
        }
        let rows = known(asked);
        // A hundred sources have nine such tables; if each named every question, most of what is
        // published would say that nobody looked.
        let left_out = rows.len() < selection.rows.len();
        let pages = paging::pages_of(rows, ROWS).into_iter();
        parts.extend(pages.map(|rows| MatrixPart {
            columns: columns.clone(),
            rows,
            left_out,
        }));
    }
    parts
}

fn row_part(
    questions: &Questions,
    row: &MatrixRow,
    block: &ColumnBlock,
    at: &str,
) -> (RowPart, RowBasis) {
    let part = RowPart {
        annotation: row.annotation.clone(),
        block: block.number,
        in_folder: at.contains('/'),
    };
    let columns = block.columns();
    let said = row.cells.range(columns.clone());
    let basis = RowBasis {
        common: questions.common.clone(),
        text: questions.text(row).clone(),
        not_examined: block.not_examined.clone(),
        cells: said
            .map(|(column, cell)| (column - columns.start, cell.clone()))
            .collect(),
    };
    (part, basis)
}

fn matrix_frame(common: &Common, selection: &Selection, address: &str) -> FrameView {
    let title = common.strings.get("matrix").to_owned();
    let mut frame = frame(common, address, title, None);
    if selection.name != "matrix" {
        frame.title = format!("{}: {}", frame.title, selection.label);
    }
    frame
}

/// A dot before the number: no topic's own name can end so.
fn page_address(name: &str, number: usize) -> String {
    match (name, number) {
        ("matrix", _) => address::of_list(name, number),
        (_, 1) => format!("{name}.html"),
        _ => format!("{name}.{number}.html"),
    }
}

fn matrix_pager(common: &Common, name: &str, number: usize, count: usize) -> Option<PagerView> {
    let at = page_address(name, number);
    let page = |number: usize| {
        (1..=count)
            .contains(&number)
            .then(|| address::link(&at, &page_address(name, number)))
    };
    let pager = pager(common, name, number, count)?;
    Some(PagerView {
        previous: page(number - 1),
        next: page(number + 1),
        ..pager
    })
}

fn column(common: &Common, source: &SourceId, at: &str) -> LinkView {
    LinkView::new(
        address::link(at, &address::of_source(source)),
        common.label(source),
    )
}
