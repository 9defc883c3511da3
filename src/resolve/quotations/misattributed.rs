//! Words that are not in the cited source and stand in another.
//!
//! In comes a quotation that its own source does not have; every other source, but those that its
//! citation names too, is searched for it as for any quotation. Out comes what became of it then,
//! and what is said of it. Where the words are nowhere, the source that comes closest is named.
//! This is a second look: whoever quotes without a fault does not depend on sources that it does
//! not cite.

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::parse::{Form, Locator, Quotation, SourceId};
use crate::resolve::memory::Failure;
use crate::resolve::nearest::PROPOSED_SCORE;
use crate::resolve::{OtherPlace, Outcome, Resolved};
use crate::text::words::words;

use super::distinctive::DISTINCTIVE_WORDS;
use super::holders::{Holder, Wanted, closest, elsewhere_alike, holders, near_passage, others};
use super::line_start::with_line_start;
use super::lookup::Lookup;
use super::misquote::Misquote;
use super::token::TokenKind;
use super::tokens::tokens;
use crate::corpus::Corpus;

/// Whether a quotation with such an outcome may be from another source. Where the cited one has the
/// words, but cut, over a paragraph's end or in another order, that is the fault, unless no run of
/// them is so long that it does not stand there by chance.
pub(super) fn may_be_of_another(lookup: &Lookup, quotation: &Quotation) -> bool {
    match lookup {
        Lookup::Absent | Lookup::Empty | Lookup::LongBracket(_) => true,
        Lookup::CutWord(_)
        | Lookup::Paragraph { .. }
        | Lookup::Order(_)
        | Lookup::ReplacesMany(_) => {
            let runs = tokens(quotation)
                .into_iter()
                .filter(|token| matches!(token.kind, TokenKind::Words));
            runs.map(|run| words(run.words.as_str()).count())
                .all(|count| count < DISTINCTIVE_WORDS)
        }
        _ => false,
    }
}

/// What becomes of a quotation that is not in its source, and what is said of it.
pub(super) fn judged(failure: &Failure, corpus: &Corpus) -> (Arc<Resolved>, Diagnostic) {
    let holders = holders(&failure.resolved, corpus);
    if holders.is_empty() {
        return cited_too(failure, corpus).unwrap_or_else(|| near_miss(failure, corpus));
    }
    let elsewhere: Vec<SourceId> = holders.iter().map(|holder| holder.key.clone()).collect();
    if !holders.iter().any(|holder| holder.is_distinctive) {
        let resolved = Resolved {
            elsewhere,
            ..Resolved::clone(&failure.resolved)
        };
        return (resolved.into(), of_few_words(failure, &holders));
    }
    let outcome = Outcome::Misattributed(holders.iter().flat_map(other_places).collect());
    let resolved = Resolved {
        elsewhere,
        outcome,
        ..Resolved::clone(&failure.resolved)
    };
    let diagnostic = match &holders[..] {
        [holder] if holder.places.len() == 1 => of_one_place(failure, holder),
        _ => of_several_places(failure, &holders),
    };
    (resolved.into(), diagnostic)
}

fn other_places(holder: &Holder) -> Vec<OtherPlace> {
    let mut places = Vec::with_capacity(holder.places.len());
    for place in &holder.places {
        places.push(OtherPlace {
            source: holder.key.clone(),
            span: holder.index.span(place.range()),
        });
    }
    places
}

/// In exactly one place of one source.
fn of_one_place(failure: &Failure, holder: &Holder) -> Diagnostic {
    let resolved = &failure.resolved;
    let locator = (resolved.cited.locator != Locator::default()).then(|| holder.locator(0));
    let message = headline(&[&holder.name()], failure);
    let error = Diagnostic::new(
        Code::QuotationMisattributed,
        failure.fault.place.clone(),
        message,
    );
    let error = error.related(
        holder.place(0),
        format!("they stand here, {}", holder.locator(0)),
    );
    let error = error.help(instead(failure, holder, locator.as_deref()));
    let written = Place::new(&resolved.quotation.file, resolved.cited.span);
    match resolved.quotation.form {
        Form::Inline | Form::Block => error.fix(written, cited(holder, locator.as_deref())),
        // What is remembered of the other source is wrong of this one, and a key without its marks
        // is not found by its length.
        Form::Table { position: None, .. }
            if written.span.len() == resolved.cited.key.len() + 2 =>
        {
            error.fix(written, format!("\"{}\"", holder.key))
        }
        Form::Table { .. } | Form::Answer => error,
    }
}

/// In several places, of one source or more.
fn of_several_places(failure: &Failure, holders: &[Holder]) -> Diagnostic {
    let labels: Vec<String> = holders.iter().map(Holder::name).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let message = headline(&labels, failure);
    let error = Diagnostic::new(
        Code::QuotationMisattributed,
        failure.fault.place.clone(),
        message,
    );
    let first = instead(failure, &holders[0], Some(&holders[0].locator(0)));
    listed(error, holders).help(format!("say which of them is quoted: {first}, for example"))
}

/// In another source, but too few to say that they are meant to be from there.
fn of_few_words(failure: &Failure, holders: &[Holder]) -> Diagnostic {
    let mut error = without_far_passage(failure);
    let nearest = std::mem::take(&mut error.related);
    error = listed(error, holders);
    error.related.extend(nearest);
    if error.code != Code::QuotationNotFound {
        return error;
    }
    let holder = &holders[0];
    let is_only_place = holders.len() == 1 && holder.places.len() == 1;
    let locator = (!is_only_place).then(|| holder.locator(0));
    error.help(format!(
        "if {} is quoted, {}",
        holder.name(),
        instead(failure, holder, locator.as_deref())
    ))
}

/// What to write if it is this source that is quoted.
fn instead(failure: &Failure, holder: &Holder, locator: Option<&str>) -> String {
    let Quotation { form, citation, .. } = &failure.resolved.quotation;
    match form {
        Form::Inline | Form::Block if citation.sources.len() == 1 => {
            format!("write [{}]", cited(holder, locator))
        }
        Form::Inline | Form::Block => {
            format!(
                "write {} in the place of @{}",
                cited(holder, locator),
                failure.resolved.cited.key
            )
        }
        Form::Answer => {
            format!(
                "write these words in the answer of {}, and words of {} here",
                holder.name(),
                cited_name(failure)
            )
        }
        Form::Table { .. } => format!("write source = \"{}\"", holder.key),
    }
}

/// `@b, para. 6`.
fn cited(holder: &Holder, locator: Option<&str>) -> String {
    let locator = locator
        .map(|locator| format!(", {locator}"))
        .unwrap_or_default();
    format!("@{}{locator}", holder.key)
}

/// Adds the places of other sources, each with its citation.
fn listed(mut error: Diagnostic, holders: &[Holder]) -> Diagnostic {
    /// Places that are listed.
    const LISTED: usize = 6;
    let places = holders
        .iter()
        .flat_map(|holder| (0..holder.places.len()).map(move |number| (holder, number)));
    for (holder, number) in places.take(LISTED) {
        error = error.related(
            holder.place(number),
            format!("[@{}, {}]", holder.key, holder.locator(number)),
        );
    }
    error
}

/// In another source that the citation names too: then its key is right, and the other one too
/// many.
fn cited_too(failure: &Failure, corpus: &Corpus) -> Option<(Arc<Resolved>, Diagnostic)> {
    let Failure {
        resolved, fault, ..
    } = failure;
    let quotation = elsewhere_alike(&resolved.quotation);
    let sources = quotation
        .citation
        .sources
        .iter()
        .filter(|cited| cited.key != resolved.cited.key);
    let mut known = sources.filter_map(|cited| corpus.get_key_value(cited.key.as_str()));
    let wanted = Wanted::new(&quotation);
    let holder = known.find_map(|(key, index)| wanted.holder(&resolved.cited, key, index))?;
    let help = format!(
        "{}, which is cited too, has them; take @{} out",
        holder.name(),
        resolved.cited.key
    );
    Some((resolved.clone(), fault.clone().help(help)))
}

/// Nowhere, but another source may come closer than the one that is cited.
fn near_miss(failure: &Failure, corpus: &Corpus) -> (Arc<Resolved>, Diagnostic) {
    let Failure {
        resolved, fault, ..
    } = failure;
    if fault.code != Code::QuotationNotFound {
        return (resolved.clone(), fault.clone());
    }
    let Some((key, index, nearest)) = closest(resolved, corpus) else {
        return (resolved.clone(), without_near(failure, corpus));
    };
    let quotation = &resolved.quotation;
    let name = format!("source {}", index.source.label);
    let (label, help) = near_passage(quotation, (&name, index, &nearest));
    let mut error = without_far_passage(failure).help(help);
    let related = std::mem::take(&mut error.related);
    error = error.related(Place::new(&index.source.file, nearest.span), label);
    error.related.extend(related);
    let subject = Misquote {
        quotation,
        cited: &resolved.cited,
        index,
    };
    let resolved = Resolved {
        elsewhere: vec![key.clone()],
        ..Resolved::clone(resolved)
    };
    (resolved.into(), with_line_start(error, &subject))
}

/// The fault where no other source comes closer; that nothing comes close is said of them too.
fn without_near(failure: &Failure, corpus: &Corpus) -> Diagnostic {
    let fault = failure.fault.clone();
    let quotation = &failure.resolved.quotation;
    let is_alone = quotation.citation.sources.len() == 1 && quotation.line_start.is_none();
    let is_far = failure.nearest.is_none() && is_alone;
    if is_far && others(&failure.resolved, corpus).next().is_some() {
        return fault.help(format!(
            "nothing in {} comes close, nor in another source",
            cited_name(failure)
        ));
    }
    fault
}

/// The fault by itself; a passage of the cited source that is not close enough to be proposed is
/// not shown beside a better one.
fn without_far_passage(failure: &Failure) -> Diagnostic {
    let mut fault = failure.fault.clone();
    let is_close = failure
        .nearest
        .as_ref()
        .is_some_and(|nearest| nearest.score >= PROPOSED_SCORE);
    if fault.code == Code::QuotationNotFound && !is_close {
        fault.related.clear();
    }
    fault
}

/// `these words are in source B, not in source A`.
fn headline(names: &[&str], failure: &Failure) -> String {
    let names = match names {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.join(""),
    };
    format!("these words are in {names}, not in {}", cited_name(failure))
}

/// The source that is cited, as messages name it.
fn cited_name(failure: &Failure) -> String {
    format!("source {}", failure.label)
}
