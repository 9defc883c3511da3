//! The quotations of texts that belong to no project: those that cite a source are from that one,
//! all others may be from any.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::Diagnostics;
use crate::parse::{CitedSource, Project, Quotation, Writing, WritingId};
use crate::resolve::{QuotationId, Quotations, Resolved, Uncited, uncited};

use super::anywhere::{Anywhere, anywhere};
use super::look_up::look_up;
use super::without_word_list::missing_word_lists;

/// Resolves every quotation of every text, cited or not.
pub(super) fn quotations(
    project: &Project,
    corpus: &Corpus,
    diagnostics: &mut Diagnostics,
) -> (Quotations, BTreeMap<WritingId, Vec<Uncited>>) {
    let (mut quotations, mut uncited) = (Quotations::new(), BTreeMap::new());
    for writing in project.writings.values() {
        let (resolved, nowhere) = of_writing(writing, corpus, diagnostics);
        quotations.insert(writing.id.clone(), resolved);
        uncited.insert(writing.id.clone(), nowhere);
    }
    missing_word_lists(corpus, &quotations, diagnostics);
    (quotations, uncited)
}

fn of_writing(
    writing: &Writing,
    corpus: &Corpus,
    diagnostics: &mut Diagnostics,
) -> (Vec<Arc<Resolved>>, Vec<Uncited>) {
    let mut written: Vec<&Quotation> = writing.quotations().collect();
    written.extend(&writing.document.uncited);
    written.sort_by_key(|quotation| (quotation.span, quotation.citation.span));
    let (mut resolved, mut nowhere) = (Vec::new(), Vec::new());
    for quotation in written {
        let known = with_known_sources(quotation, corpus);
        if known.citation.sources.is_empty() {
            let id = id(writing, resolved.len());
            match anywhere(id, &known, corpus, diagnostics) {
                Anywhere::Nothing => {}
                Anywhere::Of(found) => resolved.push(found),
                Anywhere::Nowhere(words) => nowhere.push(words),
            }
            continue;
        }
        for cited in &known.citation.sources {
            let (mut one, found) = look_up(&known, cited, corpus);
            one.id = id(writing, resolved.len());
            resolved.push(Arc::new(one));
            diagnostics.append(found);
        }
    }
    uncited::report_outside(writing, &resolved, diagnostics);
    (resolved, nowhere)
}

fn id(writing: &Writing, before: usize) -> QuotationId {
    QuotationId {
        writing: writing.id.clone(),
        number: before + 1,
    }
}

/// The quotation with those of its citations alone that name a source.
fn with_known_sources(quotation: &Quotation, corpus: &Corpus) -> Quotation {
    let mut quotation = quotation.clone();
    let is_known = |cited: &CitedSource| corpus.contains_key(cited.key.as_str());
    quotation.citation.sources.retain(is_known);
    if let Some(enclosing) = &mut quotation.enclosing
        && let Some(whole) = &mut enclosing.whole
    {
        whole.citation.sources.retain(is_known);
    }
    quotation
}
