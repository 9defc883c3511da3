//! The matrix as a table for spreadsheets: every question and every source in one file.

use std::borrow::Cow;

use crate::address;
use crate::compare::{MatrixCell, MatrixRow};
use crate::par_map::par_map;
use crate::render::basis::{Common, Material};
use crate::resolve::QuotationId;
use crate::text::csv;

use super::matrix::Questions;
use super::relation;

/// What spreadsheets know UTF-8 by; without it they show other letters.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// `matrix.csv`: question, relation, what each source says, and where the comparison is published.
pub(crate) fn matrix_csv(questions: &Questions) -> String {
    let common = &**questions.common;
    let words = |key| common.strings.get(key);
    let mut heads = vec![words("question"), words("relation")];
    let columns = &questions.matrix.columns;
    heads.extend(columns.iter().map(|source| common.label(source)));
    heads.push(words("field_url"));
    let heads = line(heads);
    let records = par_map(questions.matrix.rows.iter().collect(), |row| {
        let text = &questions.texts[&row.annotation];
        record(common, text, row, columns.len())
    });
    // Of a hundred sources the largest file of all: made in one piece, and each record let go.
    let length: usize = records.iter().map(String::len).sum();
    let mut table = String::with_capacity(BYTE_ORDER_MARK.len() + heads.len() + length);
    table.push_str(BYTE_ORDER_MARK);
    table.push_str(&heads);
    for record in records {
        table.push_str(&record);
    }
    table
}

fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = csv::record(cells);
    line.push_str("\r\n");
    line
}

fn record(common: &Common, text: &Material, row: &MatrixRow, columns: usize) -> String {
    let relation = relation(&common.strings, text);
    let relation = relation.map_or_else(String::new, |relation| relation.label);
    let mut cells: Vec<Cow<str>> = vec![text.title.as_str().into(), relation.into()];
    let unknown = common.strings.get("not_examined_cell");
    for column in 0..columns {
        let said = row.cells.get(&column);
        cells.push(said.map_or(unknown.into(), |said| cell(common, text, said).into()));
    }
    let base = common.base_url.as_deref().unwrap_or_default();
    let page = address::encode(&text.writing.address);
    cells.push(format!("{base}{page}").into());
    line(cells.iter().map(AsRef::as_ref))
}

/// The words of a cell as the page has them: “Israel's, ¶ 2”.
fn cell(common: &Common, text: &Material, said: &MatrixCell) -> String {
    match said {
        MatrixCell::Silent { probes, languages } => {
            let heading = common.strings.not_found(languages);
            format!("{heading} {}", probes.join(", "))
        }
        MatrixCell::Quoted { answer, quotations } => {
            let quoted = common.strings.get("quoted_cell");
            let mut words = answer.as_deref().unwrap_or(quoted).to_owned();
            for quotation in quotations {
                if let Some(place) = place(common, text, quotation) {
                    words.push_str(", ");
                    words.push_str(&place);
                }
            }
            words
        }
    }
}

/// “¶ 2”.
fn place(common: &Common, text: &Material, quotation: &QuotationId) -> Option<String> {
    let passage = text.quotation(quotation).resolved.passage()?;
    let number = passage.paragraph().to_string();
    Some(common.strings.fill("paragraph_sign", &[("n", &number)]))
}
