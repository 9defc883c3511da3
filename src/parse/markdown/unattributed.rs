//! Blockquotes that nobody cites.

use crate::parse::{Quotation, Spanned};
use crate::text::Span;

use super::blockquote::BlockQuotations;
use super::flow::Flattened;

/// Blockquotes that nobody cites, as indices. `doors` are citations that are errors, in order: one
/// in a blockquote says the same already.
pub(super) fn unattributed(
    flows: &Flattened,
    blocks: &BlockQuotations,
    doors: &[Span],
) -> Vec<usize> {
    let mut unattributed = Vec::new();
    for index in &blocks.unattributed {
        let quote = flows.blockquotes[*index].span;
        let next = doors.partition_point(|door| door.start < quote.start);
        if !doors.get(next).is_some_and(|door| quote.contains(*door)) {
            unattributed.push(*index);
        }
    }
    unattributed
}

/// A blockquote with its words; a paragraph's end in them is that of a quotation.
pub(super) fn words_of(flows: &Flattened, blockquote: usize) -> Spanned<String> {
    let blockquote = &flows.blockquotes[blockquote];
    let paragraphs: Vec<&str> = blockquote
        .flows
        .iter()
        .map(|flow| flows.flows[*flow].text.as_str().trim())
        .collect();
    let value = paragraphs.join(Quotation::PARAGRAPH_END.encode_utf8(&mut [0; 4]));
    Spanned {
        value,
        span: blockquote.span,
    }
}
