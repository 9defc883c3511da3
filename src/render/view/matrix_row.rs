//! A question's row in the matrix: what each source says to it.

use std::sync::Arc;

use serde::Serialize;

use crate::address;
use crate::compare::MatrixCell;
use crate::memo::Shared;
use crate::parse::{Form, SourceId, WritingId};
use crate::render::basis::{Common, Material};
use crate::render::paging::Weigh;
use crate::render::seen::Seen;
use crate::resolve::QuotationId;

use super::{LinkView, RelationView, excuses, relation};

/// A question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct MatrixRowView {
    /// Its comparison's page.
    pub question: LinkView,
    /// How the sources stand to each other.
    pub relation: Option<RelationView>,
    /// One for each column.
    pub cells: Vec<Arc<Seen<MatrixCellView>>>,
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

/// A stretch of a question's row, which stands alike on the pages of all questions, of its relation
/// and of its topics.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct RowPart {
    /// The annotation.
    pub annotation: WritingId,
    /// Twelve sources after twelve, from 0.
    pub block: usize,
    /// Whether the page lies in the folder `matrix/`.
    pub in_folder: bool,
}

/// All that such a stretch is made from.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct RowBasis {
    /// What every page may read.
    pub common: Shared<Common>,
    /// What pages show of the annotation.
    pub text: Shared<Material>,
    /// The cells of the columns where nothing is known: what most of them are, made once for all
    /// rows.
    pub not_examined: Shared<Vec<Arc<Seen<MatrixCellView>>>>,
    /// What the other sources say, by column from 0.
    pub cells: Vec<(usize, MatrixCell)>,
}

/// The cell of a source of which nothing is known.
pub(crate) fn not_examined(common: &Common, source: &SourceId) -> Arc<Seen<MatrixCellView>> {
    Arc::new(Seen::new(MatrixCellView {
        kind: "not-examined",
        source: common.label(source).to_owned(),
        ..MatrixCellView::default()
    }))
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
    let mut cells = basis.not_examined.to_vec();
    for (column, said) in &basis.cells {
        let cell = cell(common, text, said, &cells[*column].source, at);
        cells[*column] = Arc::new(Seen::new(cell));
    }
    MatrixRowView {
        question: LinkView::new(address::link(at, &text.writing.address), &text.title),
        relation: relation(&common.strings, text),
        cells,
    }
}

fn cell(
    common: &Common,
    text: &Material,
    said: &MatrixCell,
    source: &str,
    at: &str,
) -> MatrixCellView {
    let mut view = MatrixCellView {
        source: source.to_owned(),
        ..MatrixCellView::default()
    };
    match said {
        MatrixCell::Silent { probes, languages } => {
            view.kind = "silent";
            view.heading = Some(common.strings.not_found(languages));
            view.probes.clone_from(probes);
        }
        MatrixCell::Quoted { answer, quotations } => {
            view.kind = "quoted";
            view.answer.clone_from(answer);
            view.excuses = answer_excuses(text, quotations);
            for quotation in quotations {
                view.passages.extend(passage(common, text, quotation, at));
            }
        }
    }
    view
}

/// The editor's reasons for those quotations that stand in an answer.
fn answer_excuses(text: &Material, quotations: &[QuotationId]) -> Vec<String> {
    let resolved = quotations.iter().map(|id| &text.quotation(id).resolved.0);
    excuses(resolved.filter(|resolved| resolved.quotation.form == Form::Answer))
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
    Some(LinkView::new(address::link_to(at, &page, &mark.id), label))
}

/// Markup is counted by its letters, roughly: pages are cut by weight, and nothing else depends on
/// it.
impl Weigh for Arc<MatrixRowView> {
    fn weight(&self) -> usize {
        let cells: usize = self.cells.iter().map(|cell| cell.weight()).sum();
        300 + self.question.label.len() + cells
    }
}

impl MatrixCellView {
    fn weight(&self) -> usize {
        let mut weight = 150 + self.source.len();
        weight += self.answer.as_ref().map_or(0, String::len);
        for reason in &self.excuses {
            weight += reason.len() + 90;
        }
        for link in &self.passages {
            weight += link.href.len() + link.label.len() + 30;
        }
        for probe in &self.probes {
            weight += probe.len() + 10;
        }
        weight
    }
}
