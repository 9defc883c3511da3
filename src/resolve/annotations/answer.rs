//! Answers as they are printed.

use crate::parse::{Answer, Form, Project};
use crate::resolve::{Piece, Resolved, shown};

/// An answer with the words of its quotations as their source has them. Where the author left words out or put some in, the
/// answer stays as written: folded it is the same.
pub(super) fn printed(answer: &Answer, quotations: &[&Resolved], project: &Project) -> String {
    let is_of_answer = |resolved: &&&Resolved| {
        let quotation = &resolved.quotation;
        quotation.form == Form::Answer && quotation.citation.span == answer.source.span
    };
    let mut text = String::new();
    let mut rest = answer.text.value.as_str();
    for resolved in quotations.iter().filter(is_of_answer) {
        let written = resolved.quotation.text.as_str();
        let (Some(at), Some(words)) = (rest.find(written), words(resolved, project)) else { continue };
        text.push_str(&rest[..at]);
        text.push_str(&words);
        rest = &rest[at + written.len()..];
    }
    text + rest
}

/// The words of a quotation to which the author did nothing, white space apart.
fn words(resolved: &Resolved, project: &Project) -> Option<String> {
    let source = &project.sources[resolved.source.as_ref()?];
    let (span, stop) = match &resolved.passage.as_ref()?.pieces[..] {
        [Piece::Words { span, .. }] => (span, ""),
        [Piece::Words { span, .. }, Piece::Stop { text }] => (span, text.as_str()),
        _ => return None,
    };
    let words: Vec<_> = shown(source, *span).split_whitespace().map(str::to_owned).collect();
    Some(words.join(" ") + stop)
}
