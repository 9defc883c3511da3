//! A quotation as it is read at one place: which of its marks are the source's own, and what each
//! element stands for there.

use std::ops::Range;

use crate::text::{Folded, Span};

use super::fit::{Taken, TokenReading};
use super::token::{BracketKind, BracketToken, Token, TokenKind};

/// Parts that stand in this order in the source.
#[derive(Debug, Clone, Default)]
pub(super) struct Pattern {
    /// Runs of words with the brackets in them. Each holds something of the source.
    pub(super) parts: Vec<PatternPart>,
    /// What stands between a part and the next; one fewer than parts.
    pub(super) links: Vec<Joint>,
    /// An elision before the first part.
    pub(super) opens_with_elision: Option<Span>,
    /// An elision after the last part.
    pub(super) ends_with_elision: Option<Span>,
}

/// Words and brackets without an elision or a paragraph's end between them.
#[derive(Debug, Clone, Default)]
pub(super) struct PatternPart {
    /// In order, each with what it stands for in the folded source; a bracket that only adds has
    /// the empty range of its place.
    pub(super) elements: Vec<(Element, Range<usize>)>,
}

/// One element of a part.
#[derive(Debug, Clone)]
pub(super) enum Element {
    /// Words that stand in the source.
    Words(Folded),
    /// A bracket.
    Bracket(BracketToken),
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Joint {
    /// Words are left out.
    pub(super) elision: Option<Span>,
    /// How often ` / ` or a paragraph's end stands there.
    pub(super) paragraph_ends: usize,
}

impl PatternPart {
    /// Its range in the folded source.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.elements.first().map_or(0, |(_, range)| range.start);
        start..self.elements.last().map_or(start, |(_, range)| range.end)
    }
}

impl Pattern {
    /// Its range in the folded source.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.parts.first().map_or(0, |part| part.range().start);
        start..self.parts.last().map_or(start, |part| part.range().end)
    }

    /// What lies between a part and the next, in the folded source.
    pub(super) fn between(&self, link: usize) -> Range<usize> {
        self.parts[link].range().end..self.parts[link + 1].range().start
    }

    /// Whether anything but words is in it.
    pub(super) fn is_edited(&self) -> bool {
        let is_bracket = |(element, _): &(Element, _)| matches!(element, Element::Bracket(_));
        self.parts.len() > 1
            || self.opens_with_elision.is_some()
            || self.ends_with_elision.is_some()
            || self
                .parts
                .iter()
                .flat_map(|part| &part.elements)
                .any(is_bracket)
    }
}

/// The pattern that tokens are by what was taken for each of them.
pub(super) fn pattern<'a>(
    tokens: &[Token],
    taken: impl Iterator<Item = &'a Taken>,
    text: &str,
) -> Pattern {
    let mut pattern = Pattern::default();
    let mut link = Some(Joint::default());
    // Brackets between two parts hold nothing of the source, and go to the part after them.
    let mut waiting: Vec<BracketToken> = Vec::new();
    let mut words_before = false;
    for (token, taken) in tokens.iter().zip(taken) {
        let continues = words_before && taken.read == TokenReading::Source;
        words_before = taken.read == TokenReading::Source;
        match (&token.kind, taken.read) {
            (_, TokenReading::Nothing) => {}
            (TokenKind::Elision, TokenReading::Mark) => {
                let elision = link
                    .get_or_insert_default()
                    .elision
                    .map_or(token.span, |first| first.to(token.span));
                link.get_or_insert_default().elision = Some(elision);
            }
            (TokenKind::ParagraphEnd, TokenReading::Mark) => {
                link.get_or_insert_default().paragraph_ends += 1;
            }
            (TokenKind::Bracket(bracket), TokenReading::Mark)
                if bracket.kind != BracketKind::InWord && link.is_some() =>
            {
                waiting.push(bracket.clone());
            }
            _ => {
                begin_part(&mut pattern, link.take(), &mut waiting, taken.range.start);
                push(&mut pattern, token, taken, text, continues);
            }
        }
    }
    pattern.ends_with_elision = link.and_then(|link| link.elision);
    let end = pattern.range().end;
    push_brackets(&mut pattern, &mut waiting, end);
    pattern
}

/// Begins a part at a position if something stands between it and what was read before.
fn begin_part(
    pattern: &mut Pattern,
    link: Option<Joint>,
    waiting: &mut Vec<BracketToken>,
    at: usize,
) {
    let Some(link) = link else { return };
    if pattern.parts.is_empty() {
        pattern.opens_with_elision = link.elision;
    } else {
        pattern.links.push(link);
    }
    pattern.parts.push(PatternPart::default());
    push_brackets(pattern, waiting, at);
}

fn push_brackets(pattern: &mut Pattern, waiting: &mut Vec<BracketToken>, at: usize) {
    let brackets = waiting
        .drain(..)
        .map(|bracket| (Element::Bracket(bracket), at..at));
    if let Some(part) = pattern.parts.last_mut() {
        part.elements.extend(brackets);
    }
}

/// Adds what a token is read as to the last part; words that go on behind words are one element
/// with them.
fn push(pattern: &mut Pattern, token: &Token, taken_for: &Taken, text: &str, continues: bool) {
    let Some(part) = pattern.parts.last_mut() else {
        return;
    };
    let element = match &token.kind {
        TokenKind::Bracket(bracket) if taken_for.read == TokenReading::Mark => {
            Element::Bracket(bracket.clone())
        }
        _ => Element::Words(token.words.hyphened_as(&text[taken_for.range.clone()])),
    };
    match (part.elements.last_mut(), element) {
        (Some((Element::Words(before), range)), Element::Words(words)) if continues => {
            before.append(if token.after_space { " " } else { "" }, &words);
            range.end = taken_for.range.end;
        }
        (_, element) => part.elements.push((element, taken_for.range.clone())),
    }
}
