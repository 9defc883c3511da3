//! What the figures must not exceed, and how they grow.

use std::time::Duration;

use crate::cases::{Kind, Row};
use crate::generator::programs::Program;

/// A figure and the most it may be.
pub(crate) struct Mark {
    pub(crate) what: String,
    pub(crate) figure: f64,
    pub(crate) most: f64,
    pub(crate) unit: &'static str,
}

/// Processor time, in milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Millions of bytes.
#[allow(clippy::cast_precision_loss, reason = "no process holds 2⁵³ bytes")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// The marks of this program for which the figures were measured.
pub(crate) fn of(rows: &[Row]) -> Vec<Mark> {
    let find = |kind, count| {
        rows.iter()
            .find(|row| row.case.kind == kind && row.case.count == count)
    };
    let mut marks = Vec::new();
    if let Some(own) = find(Kind::Own, 1) {
        marks.push(time("own site", own, 15.0));
        marks.push(memory("own site", own, 30.0));
    }
    for (kind, what) in [
        (Kind::Pages, "pages"),
        (Kind::Code, "pages with code"),
        (Kind::Annotations, "comparisons"),
    ] {
        let (thousand, ten_thousand) = (find(kind, 1_000), find(kind, 10_000));
        if let Some(row) = thousand.filter(|_| kind != Kind::Annotations) {
            marks.push(memory(&format!("1,000 {what}"), row, 100.0));
        }
        if let Some(row) = thousand.filter(|_| kind == Kind::Pages) {
            marks.push(time("1,000 pages (an aim)", row, 150.0));
        }
        if let (Some(small), Some(large)) = (thousand, ten_thousand) {
            let figure = (large.build.cpu.as_secs_f64() / small.build.cpu.as_secs_f64()).log10();
            marks.push(Mark {
                what: format!("growth from 1,000 to 10,000 {what}"),
                figure,
                most: 1.05,
                unit: "as exponent",
            });
        }
    }
    marks
}

/// The marks of this program beside Zola's figures, if Zola was there.
pub(crate) fn against(rows: &[Row]) -> Vec<Mark> {
    let of = |program, kind| {
        rows.iter()
            .find(|row| row.case.program == program && row.case.kind == kind)
    };
    let kinds = [
        (Kind::Pages, "1,000 pages, as Zola builds them"),
        (Kind::Code, "1,000 pages with code, as Zola builds them"),
    ];
    let marks = kinds.into_iter().filter_map(|(kind, what)| {
        let (own, zola) = (of(Program::Variorum, kind)?, of(Program::Zola, kind)?);
        Some(time(what, own, milliseconds(zola.build.cpu)))
    });
    marks.collect()
}

fn time(what: &str, row: &Row, most: f64) -> Mark {
    Mark {
        what: what.to_owned(),
        figure: milliseconds(row.build.cpu),
        most,
        unit: "ms CPU",
    }
}

fn memory(what: &str, row: &Row, most: f64) -> Mark {
    Mark {
        what: what.to_owned(),
        figure: megabytes(row.build.peak),
        most,
        unit: "MB",
    }
}
