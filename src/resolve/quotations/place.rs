//! From the place of a pattern to the passage that is shown.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::parse::Quotation;
use crate::resolve::{Part, Passage, Piece};
use crate::text::Folded;

use super::decorations::{Decorations, marks};
use super::pattern::{Element, Joint, Pattern, PatternPart};
use super::token::BracketToken;

/// The passage that a quotation is read as.
pub(super) fn passage(quotation: &Quotation, pattern: &Pattern, index: &SourceIndex) -> Passage {
    let mut maker = Maker::new(quotation, index);
    let place = pattern.range();
    if pattern.opens_with_elision.is_some() {
        maker.passage.pieces.push(Piece::Omitted {
            span: index.span(place.start..place.start),
        });
    }
    for (number, part) in pattern.parts.iter().enumerate() {
        if let Some(previous) = number.checked_sub(1) {
            maker.link(pattern.links[previous], pattern.between(previous));
        }
        maker.part(part);
    }
    if pattern.ends_with_elision.is_some() {
        maker.passage.pieces.push(Piece::Omitted {
            span: index.span(place.end..place.end),
        });
    }
    maker.finish(pattern)
}

/// A passage being made.
struct Maker<'a> {
    index: &'a SourceIndex,
    quotation: &'a Quotation,
    decorations: Decorations,
    passage: Passage,
    /// Up to where of the file the author's words are in it.
    written: usize,
}

impl<'a> Maker<'a> {
    fn new(quotation: &'a Quotation, index: &'a SourceIndex) -> Self {
        let passage = Passage {
            parts: Vec::new(),
            pieces: Vec::new(),
        };
        Self {
            index,
            quotation,
            decorations: Decorations::new(quotation),
            passage,
            written: 0,
        }
    }

    /// What stands between two parts.
    fn link(&mut self, link: Joint, omitted: Range<usize>) {
        let text = self.index.text();
        if let Some(elision) = link.elision {
            self.objects_before(elision.start);
            self.passage.pieces.push(Piece::Omitted {
                span: self.index.span(trimmed(text, omitted.clone())),
            });
            self.written = elision.end;
        }
        if text[omitted].contains(SourceIndex::PARAGRAPH_END) {
            self.passage.pieces.push(Piece::ParagraphEnd);
        }
    }

    fn part(&mut self, part: &PatternPart) {
        let text = self.index.text();
        let mut from = part.range().start;
        for (number, (element, range)) in part.elements.iter().enumerate() {
            let bracket = match element {
                Element::Words(words) => {
                    let next = part.elements.get(number + 1);
                    let end = next.map_or(range.end, |next| words_end(text, range.end, next));
                    self.words(words, from..end, range.start);
                    from = end;
                    continue;
                }
                Element::Bracket(bracket) => bracket,
            };
            self.objects_before(bracket.span.start);
            if range.is_empty() {
                self.passage.pieces.push(Piece::Inserted {
                    text: inserted(bracket, from, text, number > 0),
                });
            } else {
                let span = self.index.span(range.clone());
                self.passage.pieces.push(Piece::Replaced {
                    text: bracket.written.clone(),
                    span,
                });
                from = range.end;
            }
            self.written = bracket.span.end;
        }
        push_locus(&mut self.passage, part.range(), self.index);
    }

    /// Words of the source at `range`; the author's begin at `start` of it. They are cut where the
    /// author's markup begins and ends, where something of the author's stands among them, and
    /// where a paragraph ends.
    fn words(&mut self, words: &Folded, range: Range<usize>, start: usize) {
        let author = words.origin(0..words.as_str().len());
        self.objects_before(author.start);
        let mut cuts = self.decorations.cuts(words, start, &range);
        let ends = self.index.text()[range.clone()].match_indices(SourceIndex::PARAGRAPH_END);
        cuts.extend(ends.map(|(at, _)| range.start + at));
        cuts.extend([range.start, range.end]);
        cuts.sort_unstable();
        cuts.dedup();
        for pair in cuts.windows(2) {
            if pair[0] > range.start {
                let length = words.as_str().len();
                let cut = pair[0].saturating_sub(start).min(length);
                self.objects_before(words.origin(cut..length).start);
            }
            self.run(words, pair[0]..pair[1], start);
        }
        self.written = author.end;
    }

    /// Words without a cut.
    fn run(&mut self, words: &Folded, mut range: Range<usize>, start: usize) {
        if self.index.text()[range.clone()].starts_with(SourceIndex::PARAGRAPH_END) {
            self.passage.pieces.push(Piece::ParagraphEnd);
            range.start += 1;
        }
        if range.is_empty() {
            return;
        }
        let folded = range.start.saturating_sub(start)
            ..(range.end.saturating_sub(start)).min(words.as_str().len());
        let author = words.origin(folded.clone());
        let emphasis = self
            .decorations
            .emphasis
            .iter()
            .any(|span| span.contains(author));
        let link = self
            .decorations
            .links
            .iter()
            .find(|(span, _)| span.contains(author))
            .map(|(_, link)| *link);
        let marks = marks(self.quotation, words, folded, start, self.index);
        self.passage.pieces.push(Piece::Words {
            span: self.index.span(range),
            emphasis,
            link,
            marks,
        });
    }

    /// Footnote references and citations that the author put before an offset of the file.
    fn objects_before(&mut self, offset: usize) {
        while let Some((_, kind)) = self
            .decorations
            .objects
            .front()
            .copied()
            .filter(|(at, _)| *at <= offset)
        {
            self.decorations.objects.pop_front();
            self.passage.pieces.push(Piece::Object(kind));
        }
    }

    /// The same with what stands behind the last words: a forgiven stop, footnote references.
    fn finish(mut self, pattern: &Pattern) -> Passage {
        let written = self.quotation.text.as_str();
        let end = pattern
            .ends_with_elision
            .map_or(self.written, |elision| elision.end.max(self.written));
        let rest = written
            .get(self.quotation.text.derived(end)..)
            .unwrap_or("")
            .trim();
        if self.quotation.marked && rest.chars().count() == 1 {
            self.passage.pieces.push(Piece::Stop {
                text: rest.to_owned(),
            });
        }
        self.objects_before(usize::MAX);
        self.passage
    }
}

/// Where the words before a bracket end: with the white space behind them where the author left
/// some there.
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
fn inserted(bracket: &BracketToken, at: usize, text: &str, follows_words: bool) -> String {
    let space_stands = text[..at].ends_with(' ');
    let before = if bracket.space_before && follows_words && !space_stands {
        " "
    } else {
        ""
    };
    let after = if bracket.space_after && !text[at..].starts_with(' ') {
        " "
    } else {
        ""
    };
    format!("{before}{}{after}", bracket.written)
}

/// One part for each paragraph that the range touches.
fn push_locus(passage: &mut Passage, range: Range<usize>, index: &SourceIndex) {
    let mut start = range.start;
    for line in index.text()[range].split(SourceIndex::PARAGRAPH_END) {
        if !line.is_empty() {
            let span = index.span(start..start + line.len());
            passage.parts.push(Part {
                span,
                paragraph: index.paragraph_at(start) + 1,
            });
        }
        start += line.len() + 1;
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..(range.start + inside.trim_end().len()).max(start)
}
