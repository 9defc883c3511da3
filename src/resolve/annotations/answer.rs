//! Answers as they are printed.

use crate::corpus::{Corpus, shown};
use crate::parse::{Answer, Form};
use crate::resolve::{Piece, Resolved};
use crate::text::Span;

/// An answer with the words of its quotations as their source has them. Where the author left words
/// out or put some in, the answer stays as written: folded it is the same.
pub(super) fn printed(answer: &Answer, quotations: &[&Resolved], texts: &Corpus) -> String {
    let is_of_answer = |resolved: &&&Resolved| {
        let quotation = &resolved.quotation;
        quotation.form == Form::Answer && quotation.citation.span == answer.source.span
    };
    let mut text = String::new();
    let mut rest = answer.text.value.as_str();
    for resolved in quotations.iter().filter(is_of_answer) {
        let written = resolved.quotation.text.as_str();
        let (Some(at), Some(words)) = (rest.find(written), words(resolved, texts)) else {
            continue;
        };
        text.push_str(&rest[..at]);
        text.push_str(&words);
        rest = &rest[at + written.len()..];
    }
    text + rest
}

/// The words of a quotation to which the author did nothing, in the source's letters but for the
/// author's own marks and apostrophes.
fn words(resolved: &Resolved, texts: &Corpus) -> Option<String> {
    let source = &texts.get(resolved.source.as_ref()?)?.source;
    let (span, marks, stop) = match &resolved.passage()?.pieces[..] {
        [Piece::Words { span, marks, .. }] => (span, marks, ""),
        [Piece::Words { span, marks, .. }, Piece::Stop { text }] => (span, marks, text.as_str()),
        _ => return None,
    };
    let (mut words, mut at) = (String::new(), span.start);
    for mark in marks {
        words.push_str(&shown(source, Span::new(at, mark.span.start)));
        words.push_str(&mark.written);
        at = mark.span.end;
    }
    words.push_str(&shown(source, Span::new(at, span.end)));
    let words: Vec<&str> = words.split_whitespace().collect();
    Some(words.join(" ") + stop)
}
