//! Numbers, dates and names in which two sentences differ.

use crate::corpus::SourceIndex;
use crate::text::Span;
use crate::text::numbers::value;

use super::kinds::{KnownTokens, WordKind};
use super::tokens::Token;

/// What of a kind one of two sentences has alone. Spans are bytes of the source files as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Differing {
    /// A number, a date or a name.
    pub kind: WordKind,
    /// In the first sentence alone, in its order.
    pub a: Vec<Span>,
    /// In the other alone.
    pub b: Vec<Span>,
}

/// What each sentence has alone, by kind; a kind in which they do not differ is left out.
pub(super) fn differing(
    (first, a): (&SourceIndex, &KnownTokens),
    (second, b): (&SourceIndex, &KnownTokens),
) -> Vec<Differing> {
    let mut differing = Vec::new();
    for kind in [WordKind::Number, WordKind::Date, WordKind::Name] {
        let found = Differing {
            kind,
            a: alone(kind, (first, a), (second, b)),
            b: alone(kind, (second, b), (first, a)),
        };
        if !found.a.is_empty() || !found.b.is_empty() {
            differing.push(found);
        }
    }
    differing
}

/// The words of a kind whose like the other sentence does not have, each once.
fn alone(
    kind: WordKind,
    (index, own): (&SourceIndex, &KnownTokens),
    (other, theirs): (&SourceIndex, &KnownTokens),
) -> Vec<Span> {
    let mut found: Vec<&Token> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    for (token, _) in own.iter().filter(|(_, known)| *known == kind) {
        let is_like = |(like, _): &(Token, WordKind)| is_same(kind, (index, token), (other, like));
        let is_known = found.iter().any(|known| known.letters == token.letters);
        if is_known || theirs.iter().any(is_like) {
            continue;
        }
        let span = index.span(token.range.clone());
        // Parts of one name are one.
        let touch = found
            .last()
            .is_some_and(|last| &index.text()[last.range.end..token.range.start] == " ");
        match spans.last_mut() {
            Some(last) if touch => *last = last.to(span),
            _ => spans.push(span),
        }
        found.push(token);
    }
    spans
}

/// Whether two words give the same: *7* and *seven*, *Jan* and *January*, *Iran* and *Iranian*.
fn is_same(
    kind: WordKind,
    (first, a): (&SourceIndex, &Token),
    (second, b): (&SourceIndex, &Token),
) -> bool {
    /// Letters of a name by which its forms are known.
    const LEAST: usize = 4;
    /// Letters of a month or a day by which its abbreviation is.
    const CALENDAR: usize = 3;
    if a.letters == b.letters || a.stem == b.stem {
        return true;
    }
    match kind {
        WordKind::Number | WordKind::Date
            if a.letters.contains(char::is_numeric) || kind == WordKind::Number =>
        {
            let value =
                |index: &SourceIndex, token: &Token| value(&token.letters, &index.source.language);
            value(first, a).is_some_and(|number| value(second, b) == Some(number))
        }
        WordKind::Date => begins_alike(&a.letters, &b.letters, CALENDAR),
        _ => begins_alike(&a.letters, &b.letters, LEAST),
    }
}

/// Whether one of two words, which has so many letters at least, begins the other.
fn begins_alike(a: &str, b: &str, least: usize) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= least && long.starts_with(short)
}
