//! From the place of a pattern to the passage that is shown, and to what the meaning guard asks.

use std::ops::Range;

use crate::parse::Quotation;
use crate::resolve::meaning::{Editing, PlacedBracket};
use crate::resolve::source_index::SourceIndex;
use crate::resolve::{Part, Passage, Piece};
use crate::text::{Folded, Span};

use super::pattern::{Element, Link, Pattern, PatternPart};
use super::tokens::{Bracket, has_word};

/// The passage that a quotation is read as.
pub(super) fn passage(quotation: &Quotation, pattern: &Pattern, index: &SourceIndex) -> Passage {
    let emphasis: Vec<Span> = quotation.emphasis.iter().map(|range| quotation.text.origin(range.clone())).collect();
    let mut passage = Passage { parts: Vec::new(), pieces: Vec::new() };
    for (number, part) in pattern.parts.iter().enumerate() {
        if let Some(previous) = number.checked_sub(1) {
            let omitted = pattern.between(previous);
            let link = pattern.links[previous];
            if link.elision.is_some() {
                passage.pieces.push(Piece::Omitted { span: index.span(trimmed(index.text(), omitted.clone())) });
            }
            if index.text()[omitted].contains(SourceIndex::PARAGRAPH_END) {
                passage.pieces.push(Piece::ParagraphEnd);
            }
        }
        push_part(&mut passage, part, &emphasis, index);
    }
    passage
}

fn push_part(passage: &mut Passage, part: &PatternPart, emphasis: &[Span], index: &SourceIndex) {
    let mut from = part.range().start;
    for (number, (element, range)) in part.elements.iter().enumerate() {
        match element {
            Element::Words(words) => {
                let next = part.elements.get(number + 1);
                let end = next.map_or(range.end, |next| words_end(index.text(), range.end, next));
                push_words(passage, words, from..end, range, emphasis, index);
                from = end;
            }
            Element::Bracket(bracket) if range.is_empty() => {
                passage.pieces.push(Piece::Inserted { text: inserted(bracket, from, index.text(), number > 0) });
            }
            Element::Bracket(bracket) => {
                passage.pieces.push(Piece::Replaced { text: bracket.written.clone(), span: index.span(range.clone()) });
                from = range.end;
            }
        }
    }
    push_locus(passage, part.range(), index);
}

/// Where the words before a bracket end: with the white space behind them where the author left some there.
fn words_end(text: &str, end: usize, next: &(Element, Range<usize>)) -> usize {
    match next {
        (Element::Bracket(bracket), range) if range.is_empty() => {
            if bracket.space_before && text[end..].starts_with(' ') {
                end + 1
            } else {
                end
            }
        }
        (_, range) => range.start,
    }
}

/// A bracket that adds words, with the white space that the source does not have there.
fn inserted(bracket: &Bracket, at: usize, text: &str, follows_words: bool) -> String {
    let space_stands = text[..at].ends_with(' ');
    let before = if bracket.space_before && follows_words && !space_stands { " " } else { "" };
    let after = if bracket.space_after && !text[at..].starts_with(' ') { " " } else { "" };
    format!("{before}{}{after}", bracket.written)
}

/// The words of `range` with those that the author emphasised as pieces of their own; ends of paragraphs part them too.
fn push_words(
    passage: &mut Passage,
    words: &Folded,
    range: Range<usize>,
    matched: &Range<usize>,
    emphasis: &[Span],
    index: &SourceIndex,
) {
    let mut cuts = vec![range.start, range.end];
    let mut emphasised: Vec<Range<usize>> = Vec::new();
    for span in emphasis {
        let inside = words.within(*span);
        if !inside.is_empty() {
            let inside = matched.start + inside.start..(matched.start + inside.end).min(matched.end);
            cuts.extend([inside.start, inside.end]);
            emphasised.push(inside);
        }
    }
    cuts.extend(index.text()[range.clone()].match_indices('\n').map(|(at, _)| range.start + at));
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let start = if index.text()[pair[0]..].starts_with('\n') { pair[0] + 1 } else { pair[0] };
        if start > pair[0] {
            passage.pieces.push(Piece::ParagraphEnd);
        }
        if start < pair[1] {
            let emphasis = emphasised.iter().any(|inside| inside.start <= start && pair[1] <= inside.end);
            passage.pieces.push(Piece::Words { span: index.span(start..pair[1]), emphasis });
        }
    }
}

/// One part for each paragraph that the range touches.
fn push_locus(passage: &mut Passage, range: Range<usize>, index: &SourceIndex) {
    let mut start = range.start;
    for line in index.text()[range].split(SourceIndex::PARAGRAPH_END) {
        if !line.is_empty() {
            let span = index.span(start..start + line.len());
            passage.parts.push(Part { span, paragraph: index.paragraph_at(start) + 1 });
        }
        start += line.len() + 1;
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..(range.start + inside.trim_end().len()).max(start)
}

/// What the meaning guard needs to know.
pub(super) fn editing(pattern: &Pattern) -> Editing<'_> {
    let mut editing = Editing { kept: Vec::new(), omitted: Vec::new(), brackets: Vec::new() };
    editing.omitted.extend((0..pattern.links.len()).map(|link| pattern.between(link)));
    for (number, part) in pattern.parts.iter().enumerate() {
        for (at, (element, range)) in part.elements.iter().enumerate() {
            match element {
                Element::Words(_) => editing.kept.push(range.clone()),
                Element::Bracket(bracket) => {
                    let left_out = left_out_beside(pattern, number, at);
                    let (written, words, replaced) = (&bracket.written, &bracket.words, range.clone());
                    editing.brackets.push(PlacedBracket { written, words, replaced, left_out });
                }
            }
        }
    }
    editing
}

/// What an elision beside a bracket leaves out, if one stands there with nothing but brackets between.
fn left_out_beside(pattern: &Pattern, number: usize, at: usize) -> Option<Range<usize>> {
    let is_bracket = |element: &(Element, Range<usize>)| matches!(element, (Element::Bracket(_), _));
    let elements = &pattern.parts[number].elements;
    let between = |before: usize| {
        let elides = pattern.links.get(before)?.elision.is_some();
        elides.then(|| pattern.between(before))
    };
    let before = number.checked_sub(1).filter(|_| elements[..at].iter().all(is_bracket)).and_then(between);
    before.or_else(|| between(number).filter(|_| elements[at..].iter().all(is_bracket)))
}

/// The elisions of a quotation that leave no word out.
pub(super) fn idle_elisions(pattern: &Pattern, index: &SourceIndex) -> Vec<Span> {
    let text = index.text();
    let idle = |(number, link): &(usize, &Link)| link.elision.is_some() && !has_word(&text[pattern.between(*number)]);
    let between = pattern.links.iter().enumerate().filter(idle);
    let place = pattern.range();
    let mut idle: Vec<Span> = between.filter_map(|(_, link)| link.elision).collect();
    let here = |at: usize| index.paragraph(index.paragraph_at(at));
    let before = here(place.start).start..place.start;
    let after = place.end..here(place.end.saturating_sub(1)).end.max(place.end);
    idle.extend(pattern.opens_with_elision.filter(|_| !has_word(&text[before])));
    idle.extend(pattern.ends_with_elision.filter(|_| !has_word(&text[after])));
    idle
}
