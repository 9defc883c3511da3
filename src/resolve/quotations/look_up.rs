//! The door for words that stand in no writing of the project: those of a draft, of a text that is
//! handed in, of an editor that completes a citation.

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::Diagnostics;
use crate::parse::{CitedSource, Quotation, WritingId};
use crate::resolve::{QuotationId, Resolved};

use super::enclosing;
use super::misattributed;
use super::misquote::foreign_markup;
use super::quotation::{failure, resolve_quotation};

/// Looks words up in a source that they cite, and where they are not there in all others, by the
/// rules of every quotation; but for reasons, which only a writing has.
///
/// What is said of them is said at their place, which need not be one of a file.
pub fn look_up(
    quotation: &Quotation,
    cited: &CitedSource,
    corpus: &Corpus,
) -> (Resolved, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let quotation = enclosing::chosen(quotation, corpus);
    if let Some(fault) = foreign_markup(quotation) {
        diagnostics.push(fault);
    }
    let id = QuotationId {
        writing: WritingId::new(&quotation.file),
        number: 1,
    };
    let asked = (id, quotation, cited.clone());
    let (resolved, not_found) = resolve_quotation(asked, None, corpus, &mut diagnostics);
    let Some(not_found) = not_found else {
        return (resolved, diagnostics);
    };
    let failure = failure(&Arc::new(resolved), not_found, corpus);
    let (judged, fault) = misattributed::judged(&failure, corpus);
    diagnostics.push(fault);
    (Arc::unwrap_or_clone(judged), diagnostics)
}
