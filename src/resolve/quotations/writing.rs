//! The quotations of one page or annotation, with what looks quoted and is not cited.

use std::sync::Arc;

use crate::memo::Shared;
use crate::parse::{CitedSource, Locator, Quotation};
use crate::resolve::allowances::Allowances;
use crate::resolve::memory::{ResolveInput, ResolvedWriting};
use crate::resolve::{QuotationId, citations, uncited};

use super::enclosing;
use super::misquote::foreign_markup;
use super::quotation::{failure, resolve_quotation};

/// Resolves the quotations of one writing.
pub(super) fn resolve_writing(input: &ResolveInput) -> ResolvedWriting {
    let (writing, corpus) = (&*input.writing, &input.cited);
    let mut done = ResolvedWriting::default();
    let quotations: Vec<&Quotation> = writing
        .quotations()
        .map(|written| enclosing::chosen(written, corpus))
        .collect();
    let allowances = Allowances::new(writing, &quotations);
    for quotation in quotations {
        resolve_with_each(quotation, input, &allowances, &mut done);
    }
    citations::citations(input, &mut done.diagnostics);
    done.uncited = uncited::uncited(writing, &done.quotations, &allowances);
    uncited::report(
        writing,
        &done.uncited,
        &input.keys,
        &allowances,
        &mut done.diagnostics,
    );
    // What a quotation needs is seen only where it stands.
    if done.failures.is_empty() {
        report_reasons(&allowances, &mut done);
    }
    done
}

/// Resolves a quotation with each source that it cites.
fn resolve_with_each(
    quotation: &Quotation,
    input: &ResolveInput,
    allowances: &Allowances,
    done: &mut ResolvedWriting,
) {
    let corpus = &input.cited;
    if let Some(fault) = foreign_markup(quotation) {
        done.diagnostics.push(fault);
    }
    for cited in cited_sources(quotation) {
        let id = QuotationId {
            writing: input.writing.id.clone(),
            number: done.quotations.len() + 1,
        };
        let asked = (id, quotation, cited);
        let (resolved, not_found) =
            resolve_quotation(asked, Some(allowances), corpus, &mut done.diagnostics);
        let resolved = Arc::new(resolved);
        if let Some(not_found) = not_found {
            let failure = failure(&resolved, not_found, corpus);
            done.failures.push(Shared(Arc::new(failure)));
        }
        done.quotations.push(resolved);
    }
}

/// Reports the reasons that excuse nothing.
fn report_reasons(allowances: &Allowances, done: &mut ResolvedWriting) {
    let of_cited = done
        .quotations
        .iter()
        .flat_map(|resolved| resolved.excuses());
    let of_uncited = done
        .uncited
        .iter()
        .filter_map(|uncited| uncited.excuse.as_ref());
    let used = of_cited
        .chain(of_uncited)
        .map(|excuse| excuse.key)
        .collect();
    allowances.report(&used, &mut done.diagnostics);
}

/// The sources that a quotation cites; for a citation that cannot be read an empty one, so that the
/// quotation is listed.
fn cited_sources(quotation: &Quotation) -> Vec<CitedSource> {
    if quotation.citation.sources.is_empty() {
        return vec![CitedSource {
            key: String::new(),
            span: quotation.citation.span,
            locator: Locator::default(),
        }];
    }
    quotation.citation.sources.clone()
}
