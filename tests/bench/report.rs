//! The figures as a table, a line for each case as soon as it is measured.

use crate::cases::Row;
use crate::marks::{Mark, megabytes, milliseconds};

pub(crate) fn heading() {
    println!(
        "{:<24} {:>10} {:>10} {:>8} {:>9} {:>8}",
        "", "CPU ms", "wall ms", "peak MB", "ms each", "× cp -r"
    );
}

#[allow(clippy::cast_precision_loss, reason = "no case has 2⁵³ pages")]
pub(crate) fn row(row: &Row) {
    let cpu = milliseconds(row.build.cpu);
    println!(
        "{:<24} {cpu:>10.1} {:>10.1} {:>8.1} {:>9.3} {:>8.1}",
        row.case.name(),
        milliseconds(row.build.wall),
        megabytes(row.build.peak),
        cpu / row.case.count as f64,
        cpu / milliseconds(row.copy.cpu),
    );
}

pub(crate) fn marks(marks: &[Mark]) {
    println!();
    for Mark {
        what,
        figure,
        most,
        unit,
    } in marks
    {
        let verdict = if figure <= most { "holds" } else { "MISSED" };
        println!("{verdict:<7} {what}: {figure:.2} {unit}, at most {most:.2}");
    }
}
