//! What nobody cites, as words that can be looked up all the same: where there is no project whose
//! author could have cited a source.

use crate::parse::Form;

use super::ending::{Surroundings, without_attribution};
use super::flow::{Blockquote, Flattened, FlowKind};
use super::inline::{FlowQuotations, is_blank, trimmed};
use super::part::{FlowPart, without_marks};
use super::unchecked::{origin, words};

/// Words that look quoted.
pub(super) struct UncitedWords {
    pub parts: Vec<FlowPart>,
    pub form: Form,
    pub marked: bool,
    /// Where a citation of them would stand, in bytes of the file.
    pub end: usize,
}

/// The words of pairs, from mark to mark, and of blockquotes, as indices; in order of place.
pub(super) fn uncited(
    flows: &Flattened,
    reads: &[FlowQuotations],
    pairs: &[FlowPart],
    blockquotes: &[usize],
) -> Vec<UncitedWords> {
    let mut uncited = Vec::with_capacity(pairs.len() + blockquotes.len());
    for pair in pairs {
        let range = words(&flows.flows[pair.flow].text, &pair.range);
        uncited.push(UncitedWords {
            parts: vec![FlowPart {
                flow: pair.flow,
                range,
            }],
            form: Form::Inline,
            marked: true,
            end: origin(flows, pair).end,
        });
    }
    for index in blockquotes {
        let blockquote = &flows.blockquotes[*index];
        let (parts, marked) = without_marks(flows, reads, words_of(flows, blockquote));
        uncited.push(UncitedWords {
            parts,
            form: Form::Block,
            marked,
            end: blockquote.span.end,
        });
    }
    uncited.sort_by_key(|words| words.end);
    uncited
}

/// The words of a blockquote, without a last line that is a dash and a name.
fn words_of(flows: &Flattened, blockquote: &Blockquote) -> Vec<FlowPart> {
    let mut parts = Vec::with_capacity(blockquote.flows.len());
    for (number, index) in blockquote.flows.iter().enumerate() {
        let flow = &flows.flows[*index];
        let text = flow.text.as_str().trim_end_matches(is_blank);
        let mut end = text.len();
        if number + 1 == blockquote.flows.len() {
            let setting = Surroundings {
                bullet: false,
                apart: number > 0,
            };
            end = without_attribution(text, setting).0;
        }
        let range = trimmed(flow, 0..end);
        if !range.is_empty() && flow.kind == FlowKind::Text {
            parts.push(FlowPart {
                flow: *index,
                range,
            });
        }
    }
    parts
}
