//! Quotations as a table for spreadsheets.

use crate::text::csv;

use super::rows::{Allowed, QuotationRow, SourceWords};

/// The columns' names.
pub(super) const COLUMNS: [&str; 10] = [
    "file",
    "line",
    "column",
    "source",
    "status",
    "text",
    "paragraph",
    "passage",
    "nearest",
    "allowed",
];

/// The record of the columns' names, as of a row without its last line end: whoever prints lines
/// ends them, and a table's lines end with CR LF.
pub(super) fn heads() -> String {
    line(COLUMNS)
}

/// The record of a quotation. Several parts of a passage stand in one cell, ` […] ` between them.
pub(super) fn quotation_record(row: &QuotationRow<'_>) -> String {
    let (number, column) = (row.start.line.to_string(), row.start.column.to_string());
    let part = |words: &SourceWords| words.paragraph.to_string();
    let mut paragraphs: Vec<String> = row.passages.iter().map(part).collect();
    paragraphs.dedup();
    let parts: Vec<&str> = row.passages.iter().map(|words| &*words.text).collect();
    let nearest = row.nearest.as_ref().map_or("", |nearest| &nearest.text);
    let reason = |allowed: &Allowed| format!("{}: {}", allowed.lint, allowed.reason);
    let allowed: Vec<String> = row.allowed.iter().map(reason).collect();
    line([
        row.file.as_str(),
        &number,
        &column,
        row.source,
        row.status,
        &row.text,
        &paragraphs.join("; "),
        &parts.join(" […] "),
        nearest,
        &allowed.join("; "),
    ])
}

fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = csv::record(cells);
    line.push('\r');
    line
}
