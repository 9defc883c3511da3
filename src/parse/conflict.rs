//! Lines that git leaves in a file where two versions meet, and code in texts that are quoted.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span, Text};

use super::markdown::first_tag;

/// What git writes before a name of a version.
const MARKS: [&str; 3] = ["<<<<<<<", "|||||||", ">>>>>>>"];

/// Reports the first line of git's: where it stands, the others are near.
pub(super) fn conflict(file: &FileId, text: &Text, diagnostics: &mut Diagnostics) {
    if let Some(line) = text.lines().find(|line| is_mark(text.slice(*line))) {
        let span = Span::new(line.start, line.start + text.slice(line).trim_end().len());
        let message = "git has left two versions in this file, and readers see both";
        let help = "keep the words of one of the two, and delete the lines <<<<<<<, ======= and \
            >>>>>>>";
        diagnostics.push(stray(file, span, message, help));
    }
}

fn is_mark(line: &str) -> bool {
    MARKS.iter().any(|mark| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty())
    })
}

/// Reports the first HTML tag of a text that is quoted: somebody has copied a page's code.
pub(super) fn code(file: &FileId, text: &Text, diagnostics: &mut Diagnostics) {
    if let Some(tag) = first_tag(text.as_str()) {
        let message = "this text holds HTML, which readers see and nobody can quote across";
        let help = "copy the text as readers of the page see it, without its code";
        diagnostics.push(stray(file, Span::new(tag.start, tag.end), message, help));
    }
}

fn stray(file: &FileId, span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::StrayMarkup, Place::new(file, span), message).help(help)
}
