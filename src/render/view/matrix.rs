//! The matrix: questions × sources.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::address::{self, Ids};
use crate::compare::{Matrix, MatrixCell, MatrixRow};
use crate::memo::Shared;
use crate::parse::{Form, RelationKind, SourceId, WritingId};
use crate::render::basis::{Common, Material};
use crate::render::paging::{self, Weigh};
use crate::resolve::QuotationId;

use super::{FrameView, LinkView, PagerView, RelationView, excuses, frame, pager, relation};

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
    /// Where the matrix goes on.
    pub pager: Option<PagerView>,
}

/// A question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MatrixRowView {
    /// Its comparison's page.
    pub question: LinkView,
    /// How the sources stand to each other.
    pub relation: Option<RelationView>,
    /// One for each column.
    pub cells: Vec<MatrixCellView>,
}

/// What one source says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub(crate) struct MatrixCellView {
    /// `quoted`, `silent` or `not-examined`.
    pub kind: &'static str,
    /// Label of the source, for narrow screens.
    pub source: String,
    /// The editor's few words.
    pub answer: Option<String>,
    /// The editor's reasons for quotations in these words.
    pub excuses: Vec<String>,
    /// The quoted passages: “¶ 3”.
    pub passages: Vec<LinkView>,
    /// What stands before the words looked for.
    pub heading: Option<String>,
    /// The words looked for.
    pub probes: Vec<String>,
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

/// A stretch of a question's row, which stands alike on the pages of all questions, of its relation
/// and of its topics.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct RowPart {
    /// The annotation.
    pub annotation: WritingId,
    /// Twelve sources after twelve, from 0.
    block: usize,
    /// Whether the page lies in the folder `matrix/`.
    in_folder: bool,
}

/// All that such a stretch is made from.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct RowBasis {
    common: Shared<Common>,
    text: Shared<Material>,
    /// The sources of the columns, and what each of them says.
    cells: Vec<(SourceId, MatrixCell)>,
}

/// Gives a question's part of the matrix: as it was, or made now.
pub(crate) type Rows<'r> = dyn FnMut(RowPart, RowBasis) -> Arc<MatrixRowView> + 'r;

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
}

/// All pages of the matrix with their addresses: of all questions, of each relation, of each topic.
pub(crate) fn matrices(questions: &Questions, rows: &mut Rows<'_>) -> Vec<(String, MatrixView)> {
    let relations = by_relation(questions);
    let tags = by_tag(questions);
    let (name, label) = (
        "matrix".to_owned(),
        questions.common.strings.get("all_questions").to_owned(),
    );
    let all = Selection {
        name,
        label,
        rows: questions.matrix.rows.iter().collect(),
    };
    let filters: Vec<&Selection> = std::iter::once(&all).chain(&relations).collect();
    let mut pages = Vec::new();
    for selection in filters.iter().copied().chain(&tags) {
        pages.extend(selected(questions, selection, (&filters, &tags), rows));
    }
    pages
}

/// By relation, if there are several.
fn by_relation<'a>(questions: &Questions<'a>) -> Vec<Selection<'a>> {
    let rows = &questions.matrix.rows;
    let kind = |row: &MatrixRow| {
        questions
            .text(row)
            .checked
            .relation
            .as_ref()
            .map(|relation| relation.kind)
    };
    let selection = |of: RelationKind| Selection {
        name: format!("matrix/{}", of.name()),
        label: questions.common.strings.relation(of),
        rows: rows.iter().filter(|row| kind(row) == Some(of)).collect(),
    };
    let selections: Vec<_> = RelationKind::ALL
        .into_iter()
        .map(selection)
        .filter(|selection| !selection.rows.is_empty())
        .collect();
    if selections.len() > 1 {
        selections
    } else {
        Vec::new()
    }
}

fn by_tag<'a>(questions: &Questions<'a>) -> Vec<Selection<'a>> {
    let mut tags: BTreeMap<&str, Vec<&MatrixRow>> = BTreeMap::new();
    for row in &questions.matrix.rows {
        for tag in questions.text(row).writing.tags() {
            tags.entry(tag).or_default().push(row);
        }
    }
    let mut ids = Ids::default();
    let selection = |(tag, rows): (&'a str, Vec<&'a MatrixRow>)| {
        let name = ids.unique(&format!("matrix/tag-{}", address::slug(tag)));
        Selection {
            name,
            label: tag.to_owned(),
            rows,
        }
    };
    tags.into_iter().map(selection).collect()
}

/// The pages of some questions: twelve sources after twelve, and for each of these the questions.
fn selected(
    questions: &Questions,
    selection: &Selection,
    (filters, tags): (&[&Selection], &[Selection]),
    known: &mut Rows<'_>,
) -> Vec<(String, MatrixView)> {
    let at = page_address(&selection.name, 1);
    let link = |other: &&Selection| LinkView {
        href: address::link(&at, &page_address(&other.name, 1)),
        label: other.label.clone(),
        current: other.name == selection.name,
    };
    let parts = parts(questions, selection, &at, known);
    let count = parts.len();
    let mut pages = Vec::new();
    for (
        number,
        Part {
            columns,
            rows,
            left_out,
        },
    ) in (1..).zip(parts)
    {
        let address = page_address(&selection.name, number);
        let mut view = MatrixView {
            frame: matrix_frame(questions.common, selection, &address),
            columns,
            rows,
            left_out,
            filters: Vec::new(),
            tags: Vec::new(),
            pager: matrix_pager(questions.common, &selection.name, number, count),
        };
        if filters.len() > 1 {
            view.filters = filters.iter().map(link).collect();
        }
        if address == "matrix.html" {
            view.tags = tags.iter().map(|tag| link(&tag)).collect();
        }
        pages.push((address, view));
    }
    pages
}

/// What one page of the matrix shows.
struct Part {
    columns: Vec<LinkView>,
    rows: Vec<Arc<MatrixRowView>>,
    left_out: bool,
}

fn parts(
    questions: &Questions,
    selection: &Selection,
    at: &str,
    known: &mut Rows<'_>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let several = questions.matrix.columns.len() > COLUMNS;
    for (block, sources) in questions.matrix.columns.chunks(COLUMNS).enumerate() {
        let columns: Vec<LinkView> = sources
            .iter()
            .map(|source| column(questions.common, source, at))
            .collect();
        let mut rows = Vec::new();
        for row in &selection.rows {
            let cells = &row.cells[block * COLUMNS..][..sources.len()];
            let looked_at = cells.iter().any(|cell| *cell != MatrixCell::NotExamined);
            if looked_at || !several {
                rows.push(row_part(questions, row, block, (sources, cells), at, known));
            }
        }
        // A hundred sources have nine such tables; if each named every question, most of what is
        // published would say that nobody looked.
        let left_out = rows.len() < selection.rows.len();
        let pages = paging::pages_of(rows, ROWS).into_iter();
        parts.extend(pages.map(|rows| Part {
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
    block: usize,
    (sources, cells): (&[SourceId], &[MatrixCell]),
    at: &str,
    known: &mut Rows<'_>,
) -> Arc<MatrixRowView> {
    let part = RowPart {
        annotation: row.annotation.clone(),
        block,
        in_folder: at.contains('/'),
    };
    let basis = RowBasis {
        common: questions.common.clone(),
        text: questions.text(row).clone(),
        cells: sources.iter().cloned().zip(cells.iter().cloned()).collect(),
    };
    known(part, basis)
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
    LinkView {
        href: address::link(at, &address::of_source(source)),
        label: common.label(source).to_owned(),
        current: false,
    }
}

/// A question's part of the matrix.
pub(crate) fn row(part: &RowPart, basis: &RowBasis) -> MatrixRowView {
    let (common, text) = (&*basis.common, &*basis.text);
    // Where all pages of a folder lead alike.
    let at = if part.in_folder {
        "matrix/-.html"
    } else {
        "matrix.html"
    };
    let cell = |(source, cell): &(SourceId, MatrixCell)| {
        self::cell(common, text, cell, common.label(source), at)
    };
    MatrixRowView {
        question: LinkView {
            href: address::link(at, &text.writing.address()),
            label: text.title.clone(),
            current: false,
        },
        relation: relation(&common.strings, text),
        cells: basis.cells.iter().map(cell).collect(),
    }
}

fn cell(
    common: &Common,
    text: &Material,
    cell: &MatrixCell,
    source: &str,
    at: &str,
) -> MatrixCellView {
    let empty = |kind| MatrixCellView {
        kind,
        source: source.to_owned(),
        ..MatrixCellView::default()
    };
    match cell {
        MatrixCell::NotExamined => empty("not-examined"),
        MatrixCell::Silent { probes, languages } => {
            let heading = Some(common.strings.not_found(languages));
            MatrixCellView {
                heading,
                probes: probes.clone(),
                ..empty("silent")
            }
        }
        MatrixCell::Quoted { answer, quotations } => {
            let passages = quotations
                .iter()
                .filter_map(|quotation| passage(common, text, quotation, at))
                .collect();
            let quotations = quotations
                .iter()
                .map(|quotation| &text.quotation(quotation).resolved.0);
            let excuses =
                excuses(quotations.filter(|resolved| resolved.quotation.form == Form::Answer));
            MatrixCellView {
                answer: answer.clone(),
                excuses,
                passages,
                ..empty("quoted")
            }
        }
    }
}

fn passage(
    common: &Common,
    text: &Material,
    quotation: &QuotationId,
    at: &str,
) -> Option<LinkView> {
    let quoted = text.quotation(quotation);
    let mark = quoted.mark.as_ref()?;
    let paragraph = quoted.resolved.passage()?.paragraph();
    let page = address::of_source(&mark.source);
    let label = common
        .strings
        .fill("paragraph_sign", &[("n", &paragraph.to_string())]);
    Some(LinkView {
        href: address::link_to(at, &page, &mark.id),
        label,
        current: false,
    })
}

impl Weigh for Arc<MatrixRowView> {
    fn weight(&self) -> usize {
        let cell = |cell: &MatrixCellView| {
            let passages = cell
                .passages
                .iter()
                .map(|link| link.href.len() + link.label.len() + 30);
            let probes = cell.probes.iter().map(|probe| probe.len() + 10);
            150 + cell.source.len()
                + cell.answer.as_ref().map_or(0, String::len)
                + cell
                    .excuses
                    .iter()
                    .map(|reason| reason.len() + 90)
                    .sum::<usize>()
                + passages.sum::<usize>()
                + probes.sum::<usize>()
        };
        300 + self.question.label.len() + self.cells.iter().map(cell).sum::<usize>()
    }
}
