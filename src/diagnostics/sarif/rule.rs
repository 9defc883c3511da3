//! A code in; a rule of the log out, which says what `explain` says.

use crate::diagnostics::{Code, explained};
use crate::text::words::one_line;

use super::log::{Configuration, Rule, SarifMessage};

pub(super) fn rule(code: Code) -> Rule {
    Rule {
        id: code.name(),
        short_description: SarifMessage::new(code.headline()),
        full_description: SarifMessage::new(&first_paragraph(code)),
        help: SarifMessage::with_markdown(&plain(code), code.explanation()),
        default_configuration: Configuration {
            level: code.severity(),
        },
    }
}

/// What `explain` prints, without the indents and short lines that are for a terminal.
fn plain(code: Code) -> String {
    let mut paragraphs = Vec::new();
    for paragraph in explained(code).split("\n\n") {
        let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
        let is_example = paragraph.starts_with(' ');
        paragraphs.push(lines.join(if is_example { "\n" } else { " " }));
    }
    paragraphs.join("\n\n")
}

/// What stands between the headline and the first example.
fn first_paragraph(code: Code) -> String {
    let mut parts = code.explanation().split("\n\n").skip(1);
    one_line(parts.next().unwrap_or_default())
}
