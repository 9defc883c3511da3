//! What a source gives in quotation marks, and who says it.

mod inventory;
mod speaker;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::text::{Span, words};

use super::alignment::{KnownTokens, SourceWords};
pub(super) use inventory::inventory;
pub use inventory::{SpeechId, SpeechInventory};
use speaker::speaker;

/// Words in quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DirectSpeech {
    /// Paragraph, from 1.
    pub paragraph: usize,
    /// Where the words stand in the folded text, without their marks.
    pub range: Range<usize>,
    /// The same in bytes of the source file as stored.
    pub span: Span,
    /// Where the text names who says it, by a plain pattern beside the marks; nothing where it does
    /// not, or not so plainly.
    pub speaker: Option<Span>,
}

/// Words in quotation marks that are fewer are a name or a term, and nobody's speech.
const LEAST_WORDS: usize = 3;
/// What every double mark is folded to, be it one that opens or one that closes.
const MARK: char = '"';

/// The direct speech of a source, in order. A mark that no other closes holds up to the end of its
/// paragraph: speech that goes on in the next one is closed in the last alone.
pub fn direct_speech(index: &SourceIndex) -> Vec<DirectSpeech> {
    let mut speech = Vec::new();
    let mut named: Option<SourceWords> = None;
    for number in 0..index.paragraph_count() {
        let paragraph = index.paragraph(number);
        let mut tokens: Option<KnownTokens> = None;
        for range in between_marks(&index.text()[paragraph.clone()]) {
            let range = paragraph.start + range.start..paragraph.start + range.end;
            if words::words(&index.text()[range.clone()]).count() < LEAST_WORDS {
                continue;
            }
            let named = named.get_or_insert_with(|| SourceWords::new(index));
            let tokens = tokens.get_or_insert_with(|| named.of_paragraph(number + 1));
            speech.push(DirectSpeech {
                paragraph: number + 1,
                span: index.span(range.clone()),
                speaker: speaker(index, tokens, &range).map(|name| index.span(name)),
                range,
            });
        }
    }
    speech
}

fn between_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut marks = text.match_indices(MARK).map(|(at, _)| at);
    while let Some(opening) = marks.next() {
        let start = opening + MARK.len_utf8();
        found.push(start..marks.next().unwrap_or(text.len()));
    }
    found
}
