//! One quotation in one of its sources: what became of it, and what is said of it.

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parse::{CitedSource, Quotation};
use crate::resolve::allowances::Allowances;
use crate::resolve::meaning;
use crate::resolve::memory::Failure;
use crate::resolve::nearest::PROPOSED_SCORE;
use crate::resolve::{How, Nearest, Objection, Outcome, QuotationId, Resolved};

use super::editing::{editing, idle_elisions};
use super::line_start::with_line_start;
use super::lookup::{Lookup, lookup, nearest_to};
use super::lost::lost_from_table;
use super::misattributed;
use super::misquote::Misquote;
use super::pattern::Pattern;
use super::place;
use super::search::Match;

/// What is said of a quotation that is not in its source if no other source has it, and the closest
/// passage of its own.
pub(super) type Missing = (Diagnostic, Option<Nearest>);

/// A quotation with one of its sources. It has a name, and reasons where it stands in a writing.
pub(super) fn resolve_quotation(
    (id, quotation, cited): (QuotationId, &Quotation, CitedSource),
    allowances: Option<&Allowances>,
    corpus: &Corpus,
    diagnostics: &mut Diagnostics,
) -> (Resolved, Option<Missing>) {
    let known = corpus.get_key_value(cited.key.as_str());
    let (outcome, fault) = match known {
        // Both are reported with all other citations.
        None if quotation.citation.sources.is_empty() => (Outcome::Wrong(Code::Citation), None),
        None => (Outcome::Wrong(Code::UnknownSource), None),
        // That it holds no text has been reported, and is the one fault.
        Some((_, index)) if index.paragraph_count() == 0 => (Outcome::Wrong(Code::Settings), None),
        // So has its markup.
        Some(_) if quotation.foreign.is_some() => (Outcome::Wrong(Code::QuotationMarkup), None),
        Some((_, index)) => outcome(
            &Misquote {
                quotation,
                cited: &cited,
                index,
            },
            allowances,
            diagnostics,
        ),
    };
    let source = known.map(|(source, _)| source.clone());
    (
        Resolved {
            id,
            quotation: quotation.clone(),
            source,
            cited,
            elsewhere: Vec::new(),
            outcome,
        },
        fault,
    )
}

/// Looks a quotation up and says what is wrong with it; of what may be from another source that is
/// left to whoever looks there.
fn outcome(
    subject: &Misquote,
    allowances: Option<&Allowances>,
    diagnostics: &mut Diagnostics,
) -> (Outcome, Option<Missing>) {
    let lookup = lookup(subject.quotation, subject.cited, subject.index);
    let may_be_of_another = misattributed::may_be_of_another(&lookup, subject.quotation);
    let wrong = match lookup {
        Lookup::Found {
            pattern,
            place,
            how,
        } => {
            return (
                found(subject, (&pattern, &place, how), allowances, diagnostics),
                None,
            );
        }
        Lookup::Ambiguous(places) => {
            diagnostics.push(subject.ambiguous(&places));
            return (
                Outcome::Ambiguous {
                    nearest: None,
                    places: places.iter().map(|place| subject.span(place)).collect(),
                },
                None,
            );
        }
        Lookup::Absent if subject.is_remembered() => {
            let (outcome, fault) = lost_from_table(subject);
            return (outcome, Some((fault, None)));
        }
        Lookup::Absent => return absent(subject),
        Lookup::Elsewhere(places) => subject.elsewhere(&places),
        Lookup::Empty => subject.empty(),
        Lookup::LongBracket(bracket) => subject.long_bracket(&bracket),
        Lookup::TooLarge(count) => subject.too_large(count),
        Lookup::TooManyWays => subject.too_many_ways(),
        Lookup::ReplacesMany(place) => subject.replaces_many(&place),
        Lookup::CutWord(place) => subject.cut_word(&place),
        Lookup::Paragraph { pattern, skips } => subject.paragraph(&pattern, skips),
        Lookup::Order(pattern) => subject.order(&pattern),
    };
    let outcome = Outcome::Wrong(wrong.code);
    let wrong = with_line_start(wrong, subject);
    if may_be_of_another {
        return (outcome, Some((wrong, None)));
    }
    diagnostics.push(wrong);
    (outcome, None)
}

/// A quotation that is not there, and the passage that may have been meant.
fn absent(subject: &Misquote) -> (Outcome, Option<Missing>) {
    let nearest = nearest_to(subject.quotation, subject.index);
    let fault = with_line_start(subject.absent(nearest.as_ref()), subject);
    let proposed = nearest
        .clone()
        .filter(|nearest| nearest.score >= PROPOSED_SCORE);
    let outcome = Outcome::Absent { nearest: proposed };
    (outcome, Some((fault, nearest)))
}

/// A quotation that stands at one place: case alone and an elision that leaves nothing out are
/// warned of, and what the meaning guard finds is reported unless the author excuses it.
fn found(
    subject: &Misquote,
    (pattern, place, how): (&Pattern, &Match, How),
    allowances: Option<&Allowances>,
    diagnostics: &mut Diagnostics,
) -> Outcome {
    let index = subject.index;
    if how == How::Case {
        diagnostics.push(subject.case(place));
    }
    for elision in idle_elisions(pattern, index) {
        diagnostics.push(subject.idle_elision(elision));
    }
    let (mut excuses, mut objections) = (Vec::new(), Vec::new());
    for finding in meaning::findings(index, index.language(), &editing(pattern)) {
        let words = subject.quotation.text.as_str();
        let excuse = allowances.and_then(|allowances| allowances.excuse(finding.code, words));
        let Some(excuse) = excuse else {
            let advice = allowances.map(|allowances| allowances.advice(finding.code, words));
            diagnostics.push(subject.changes_meaning(&finding, advice.as_deref()));
            objections.push(Objection {
                lint: finding.code,
                severity: finding.severity,
            });
            continue;
        };
        // One reason is for all that the guard finds in these words.
        if !excuses.contains(&excuse) {
            excuses.push(excuse);
        }
    }
    Outcome::Found {
        passage: place::passage(subject.quotation, pattern, index),
        how,
        excuses,
        objections,
    }
}

/// A quotation that is not in its source, as whoever looks in the others needs it.
pub(super) fn failure(resolved: &Arc<Resolved>, not_found: Missing, corpus: &Corpus) -> Failure {
    let (fault, nearest) = not_found;
    let cited = corpus.get(resolved.cited.key.as_str());
    Failure {
        resolved: resolved.clone(),
        label: cited.map_or(String::new(), |index| index.source.label.clone()),
        fault,
        nearest,
    }
}
