//! Diagnostics as lines that GitHub's runner turns into annotations beside the lines of a change.

use crate::text::{FileId, Span};

use super::position::{Position, Positions};
use super::visible::visible;
use super::{Diagnostic, Place, Severity};

/// One diagnostic as one line, without a line end. `folder` is where the files lie in the
/// repository: nothing, or a path that ends with `/`.
pub fn github(diagnostic: &Diagnostic, positions: &mut Positions<'_>, folder: &str) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = &diagnostic.place;
    let file = property(&named(&place.file, folder));
    let (start, end) = ends(place, positions);
    let lines = format!("line={},endLine={}", start.line, end.line);
    // GitHub takes no columns of a span of several lines.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let title = property(diagnostic.code.name());
    let message = escaped(&visible(&message(diagnostic, positions, folder)));
    format!("::{command} file={file},{lines}{columns},title={title}::{message}")
}

/// A file from the top of the repository, unless it has been named by its full path.
fn named(file: &FileId, folder: &str) -> String {
    let folder = if file.as_str().starts_with('/') {
        ""
    } else {
        folder
    };
    format!("{folder}{file}")
}

/// Where it begins, and its last character: GitHub counts the last column in, as its default for it
/// is the first.
fn ends(place: &Place, positions: &mut Positions<'_>) -> (Position, Position) {
    let Span { start, end } = place.span;
    let last = end.saturating_sub(1).max(start);
    positions.of(&place.file, Span::new(start, last))
}

/// All that a person is told, as an annotation has no other place for it.
fn message(diagnostic: &Diagnostic, positions: &mut Positions<'_>, folder: &str) -> String {
    let mut lines = vec![diagnostic.message.clone()];
    for related in &diagnostic.related {
        let Place { file, span } = &related.place;
        let (start, _) = positions.of(file, *span);
        lines.push(format!(
            "note: {} ({}:{}:{})",
            related.message,
            named(file, folder),
            start.line,
            start.column
        ));
    }
    lines.extend(diagnostic.help.iter().map(|help| format!("help: {help}")));
    lines.join("\n")
}

/// What the runner would take for the end of the line.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What it would take for the end of a property as well.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
