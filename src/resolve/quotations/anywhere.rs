//! Words that nothing is cited for, looked for in every source.

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::parse::{CitedSource, Form, Locator, Quotation, SourceId};
use crate::resolve::{Outcome, Passage, QuotationId, Resolved, Uncited};
use crate::text::words::words;

use super::distinctive::DISTINCTIVE_WORDS;
use super::holders::{Holder, closest, holders, near_passage};
use super::lookup::quoted_words;
use super::quotation::resolve_quotation;
use super::token::has_word;
use super::tokens::tokens;

/// What became of words that may be from any source.
pub(super) enum Anywhere {
    /// Nothing is quoted.
    Nothing,
    /// They are from a source, or were meant to be.
    Of(Arc<Resolved>),
    /// They are from none that is there.
    Nowhere(Uncited),
}

/// Looks words that cite no source up in every one, by the rules of every quotation. Of several
/// places the one is taken at which the least is wrong, and the first of these; what is wrong there
/// is said. Words that stand nowhere, but close to somewhere, are an error.
pub(super) fn anywhere(
    id: QuotationId,
    quotation: &Quotation,
    corpus: &Corpus,
    diagnostics: &mut Diagnostics,
) -> Anywhere {
    if !has_word(quotation.text.as_str()) {
        return Anywhere::Nothing;
    }
    let asked = Resolved {
        id,
        quotation: quotation.clone(),
        cited: CitedSource {
            key: String::new(),
            span: quotation.citation.span,
            locator: Locator::default(),
        },
        source: None,
        elsewhere: Vec::new(),
        outcome: Outcome::Absent { nearest: None },
    };
    let holders = holders(&asked, corpus);
    if let Some((resolved, found)) = kindest(&asked, &holders, corpus) {
        diagnostics.push(note(&asked, &holders, &resolved));
        diagnostics.append(found);
        return Anywhere::Of(resolved.into());
    }
    near(&asked, corpus, diagnostics).unwrap_or_else(|| nowhere(&asked.quotation, diagnostics))
}

/// The words at the place where the least is wrong with them.
fn kindest(
    asked: &Resolved,
    holders: &[Holder],
    corpus: &Corpus,
) -> Option<(Resolved, Diagnostics)> {
    let mut kindest: Option<(Resolved, Diagnostics)> = None;
    for holder in holders {
        for number in 0..holder.places.len() {
            let locator = match holder.places.len() {
                1 => Locator::default(),
                _ => Locator::parse(&holder.locator(number)).unwrap_or_default(),
            };
            let judged = judged(asked, (holder.key, locator), holder.is_distinctive, corpus);
            let is_fair = faults(&judged.1) == (0, 0);
            if kindest
                .as_ref()
                .is_none_or(|other| faults(&judged.1) < faults(&other.1))
            {
                kindest = Some(judged);
            }
            if is_fair {
                return kindest;
            }
        }
    }
    kindest
}

/// What is said of the words if they are from this place. Of a few words that are in many a text
/// nobody knows that they are from there, so that what stands outside them says nothing.
fn judged(
    asked: &Resolved,
    (source, locator): (&SourceId, Locator),
    is_distinctive: bool,
    corpus: &Corpus,
) -> (Resolved, Diagnostics) {
    let mut found = Diagnostics::default();
    let cited = CitedSource {
        key: source.as_str().to_owned(),
        locator,
        ..asked.cited.clone()
    };
    let quotation = (asked.id.clone(), &asked.quotation, cited);
    let (resolved, missing) = resolve_quotation(quotation, None, corpus, &mut found);
    found.extend(missing.map(|(fault, _)| fault));
    if !is_distinctive {
        found = found.filter_map(|found| (found.code != Code::CutShort).then_some(found));
    }
    (resolved, found)
}

/// Errors and warnings.
fn faults(found: &Diagnostics) -> (usize, usize) {
    (found.count(Severity::Error), found.count(Severity::Warning))
}

/// Where the words stand, the place that was taken first.
fn note(asked: &Resolved, holders: &[Holder], taken: &Resolved) -> Diagnostic {
    /// Other places that are listed.
    const LISTED: usize = 5;
    let span = taken.passage().map(Passage::span);
    let mut places = Vec::new();
    for holder in holders {
        for number in 0..holder.places.len() {
            let place = holder.place(number);
            let is_taken = Some(holder.key) == taken.source.as_ref() && Some(place.span) == span;
            let label = format!("{}, {}", holder.index.source.key, holder.locator(number));
            places.push((!is_taken, place, label));
        }
    }
    places.sort_by_key(|(is_other, ..)| *is_other);
    let message = match &places[..] {
        [(_, _, label)] => format!("these words stand in {label}"),
        all => format!("these words stand in {} places", all.len()),
    };
    let words = Place::new(&asked.quotation.file, asked.quotation.span);
    let mut note = Diagnostic::new(Code::QuotationFound, words, message);
    for (_, place, label) in places.into_iter().take(LISTED + 1) {
        note = note.related(place, label);
    }
    note
}

/// An error where the words stand nowhere as they should, but are too close to a passage, and too
/// many, to be somebody else's by chance.
fn near(asked: &Resolved, corpus: &Corpus, diagnostics: &mut Diagnostics) -> Option<Anywhere> {
    let quoted = quoted_words(&tokens(&asked.quotation));
    if words(&quoted).count() < DISTINCTIVE_WORDS {
        return None;
    }
    let (key, index, nearest) = closest(asked, corpus)?;
    let (resolved, found) = judged(asked, (key, Locator::default()), true, corpus);
    if !matches!(resolved.outcome, Outcome::Absent { .. }) {
        diagnostics.append(found);
        return Some(Anywhere::Of(resolved.into()));
    }
    let passage = (index.source.key.as_str(), index, &nearest);
    let (label, help) = near_passage(&asked.quotation, passage);
    let words = Place::new(&asked.quotation.file, asked.quotation.span);
    let error = Diagnostic::new(
        Code::QuotationNotFound,
        words,
        "these words are in none of the texts",
    );
    let place = Place::new(&index.source.file, nearest.span);
    diagnostics.push(error.related(place, label).help(help));
    Some(Anywhere::Of(resolved.into()))
}

fn nowhere(quotation: &Quotation, diagnostics: &mut Diagnostics) -> Anywhere {
    let words = Place::new(&quotation.file, quotation.span);
    let warning = Diagnostic::new(
        Code::UncheckedQuotation,
        words,
        "these words are in none of the texts, and nothing in them comes close",
    );
    diagnostics.push(warning.help(
        "if they are quoted, put the text that they are from with the others; if they are \
        nobody's, nothing is wrong",
    ));
    Anywhere::Nowhere(Uncited {
        lint: match quotation.form {
            Form::Block => Code::UnattributedQuotation,
            _ => Code::UncheckedQuotation,
        },
        span: quotation.span,
        words: quotation.text.as_str().to_owned(),
        excuse: None,
    })
}
