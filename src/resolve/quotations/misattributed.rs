//! Words that are not in the cited source and stand in another.
//!
//! In comes a quotation that its own source does not have; every other source, but those that its citation names too, is searched for
//! it as for any quotation. Out comes what became of it then, and what is said of it. Where the words are nowhere, the source that comes
//! closest is named. This is a second look: whoever quotes without a fault does not depend on sources that it does not cite.

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::parse::{CitedSource, Form, Locator, Quotation, SourceId};
use crate::resolve::memory::Failure;
use crate::resolve::nearest::PROPOSED_SCORE;
use crate::resolve::{How, Nearest, OtherPlace, Outcome, Resolved};
use crate::text::words::words;

use super::Desks;
use super::difference::difference;
use super::line_start::with_line_start;
use super::locate::locator_of;
use super::lookup::{Desk, Lookup, look_up, quoted_words};
use super::messages::Subject;
use super::search::Match;
use super::telling::{TELLING_WORDS, is_telling};
use super::tokens::{TokenKind, has_word, tokens};

/// Another source that has the words.
struct Holder<'a> {
    key: &'a SourceId,
    desk: &'a Desk<'a>,
    places: Vec<Match>,
    is_same_case: bool,
    /// Whether the words are such that they are hardly in a source by chance.
    is_telling: bool,
}

impl Holder<'_> {
    /// As messages name it: `source B`.
    fn name(&self) -> String {
        format!("source {}", self.desk.index.source.label)
    }

    fn place(&self, number: usize) -> Place {
        Place::new(&self.desk.index.source.file, self.desk.index.span(self.places[number].range()))
    }

    fn locator(&self, number: usize) -> String {
        locator_of(&self.places, number, &self.desk.index)
    }
}

/// Whether a quotation with such an outcome may be from another source. Where the cited one has the words, but cut, over a paragraph's
/// end or in another order, that is the fault, unless no run of them is so long that it does not stand there by chance.
pub(super) fn may_be_of_another(lookup: &Lookup, quotation: &Quotation) -> bool {
    match lookup {
        Lookup::Absent(_) | Lookup::Empty | Lookup::LongBracket(_) => true,
        Lookup::CutWord(_) | Lookup::Paragraph { .. } | Lookup::Order(_) | Lookup::ReplacesMany(_) => {
            let runs = tokens(quotation).into_iter().filter(|token| matches!(token.kind, TokenKind::Words));
            runs.map(|run| words(run.words.as_str()).count()).all(|count| count < TELLING_WORDS)
        }
        _ => false,
    }
}

/// What becomes of a quotation that is not in its source, and what is said of it.
pub(super) fn judged(failure: &Failure, desks: &Desks) -> (Arc<Resolved>, Diagnostic) {
    let holders = holders(&failure.resolved, desks);
    if holders.is_empty() {
        return cited_too(failure, desks).unwrap_or_else(|| near_miss(failure, desks));
    }
    let elsewhere: Vec<SourceId> = holders.iter().map(|holder| holder.key.clone()).collect();
    if !holders.iter().any(|holder| holder.is_telling) {
        let resolved = Resolved { elsewhere, ..Resolved::clone(&failure.resolved) };
        return (resolved.into(), of_few_words(failure, &holders));
    }
    let places = holders.iter().flat_map(|holder| {
        let span = |place: &Match| holder.desk.index.span(place.range());
        holder.places.iter().map(move |place| OtherPlace { source: holder.key.clone(), span: span(place) })
    });
    let outcome = Outcome::Misattributed(places.collect());
    let resolved = Resolved { elsewhere, outcome, ..Resolved::clone(&failure.resolved) };
    let diagnostic = match &holders[..] {
        [holder] if holder.places.len() == 1 => of_one_place(failure, holder),
        _ => of_several_places(failure, &holders),
    };
    (resolved.into(), diagnostic)
}

/// The other sources, with what looking things up in them needs.
fn others<'d>(resolved: &'d Resolved, desks: &'d Desks) -> impl Iterator<Item = (&'d SourceId, &'d Desk<'d>)> {
    let named = &resolved.quotation.citation.sources;
    desks.iter().filter(|(key, desk)| desk.index.paragraph_count() > 0 && !named.iter().any(|cited| cited.key == key.as_str()))
}

/// The other sources that have the words; those that have them in another case only where none has the same.
fn holders<'d>(resolved: &'d Resolved, desks: &'d Desks) -> Vec<Holder<'d>> {
    let quotation = elsewhere_alike(&resolved.quotation);
    let mut holders: Vec<Holder> =
        others(resolved, desks).filter_map(|(key, desk)| holder(&quotation, &resolved.cited, key, desk)).collect();
    if holders.iter().any(|holder| holder.is_same_case) {
        holders.retain(|holder| holder.is_same_case);
    }
    holders
}

/// The quotation without what is true of its own source alone.
fn elsewhere_alike(quotation: &Quotation) -> Quotation {
    let mut quotation = quotation.clone();
    if let Form::Table { position, .. } = &mut quotation.form {
        *position = None;
    }
    quotation
}

fn holder<'d>(quotation: &Quotation, cited: &CitedSource, key: &'d SourceId, desk: &'d Desk<'d>) -> Option<Holder<'d>> {
    let cited = CitedSource { key: key.as_str().to_owned(), span: cited.span, locator: Locator::default() };
    // The whole of a blockquote that a pair ends comes first, as in the source that is cited.
    let whole = quotation.enclosing.as_ref().and_then(|enclosing| enclosing.whole.as_ref());
    let whole = whole.map(|whole| (whole, look_up(whole, &cited, desk))).filter(|(_, lookup)| is_found(lookup));
    let (quotation, lookup) = whole.unwrap_or_else(|| (quotation, look_up(quotation, &cited, desk)));
    let (places, is_same_case) = match lookup {
        Lookup::Found { place, how, .. } => (vec![place], how != How::Case),
        Lookup::Ambiguous(places) => (places, true),
        _ => return None,
    };
    let pattern = places[0].pattern(&tokens(quotation), &desk.index);
    Some(Holder { key, desk, is_telling: is_telling(&pattern, &desk.index), places, is_same_case })
}

fn is_found(lookup: &Lookup) -> bool {
    matches!(lookup, Lookup::Found { .. })
}

/// In exactly one place of one source.
fn of_one_place(failure: &Failure, holder: &Holder) -> Diagnostic {
    let Failure { resolved, fault, .. } = failure;
    let error = Diagnostic::new(Code::QuotationMisattributed, fault.place.clone(), headline(&[&holder.name()], failure));
    let error = error.related(holder.place(0), format!("they stand here, {}", holder.locator(0)));
    let quotation = &resolved.quotation;
    let key = holder.key.as_str();
    match quotation.form {
        Form::Inline | Form::Block => {
            let has_locator = resolved.cited.locator != Locator::default();
            let right = if has_locator { format!("@{key}, {}", holder.locator(0)) } else { format!("@{key}") };
            let help = match quotation.citation.sources.len() {
                1 => format!("write [{right}]"),
                _ => format!("write {right} in the place of @{}", resolved.cited.key),
            };
            error.help(help).fix(Place::new(&quotation.file, resolved.cited.span), right)
        }
        Form::Answer => {
            let help = "quote words of {A} here, or these in the answer of {B}";
            error.help(help.replace("{A}", &cited_name(failure)).replace("{B}", &holder.name()))
        }
        Form::Table { position, .. } => {
            let error = error.help(format!("write source = \"{key}\""));
            // What is remembered of the other source is wrong of this one.
            let written = resolved.cited.span;
            let is_simple = position.is_none() && written.len() == resolved.cited.key.len() + 2;
            if is_simple { error.fix(Place::new(&quotation.file, written), format!("\"{key}\"")) } else { error }
        }
    }
}

/// In several places, of one source or more.
fn of_several_places(failure: &Failure, holders: &[Holder]) -> Diagnostic {
    let labels: Vec<String> = holders.iter().map(Holder::name).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let error = Diagnostic::new(Code::QuotationMisattributed, failure.fault.place.clone(), headline(&labels, failure));
    let first = format!("[@{}, {}]", holders[0].key, holders[0].locator(0));
    listed(error, holders).help(format!("say which of them is quoted, such as {first}"))
}

/// In another source, but too few to say that they are meant to be from there.
fn of_few_words(failure: &Failure, holders: &[Holder]) -> Diagnostic {
    let error = listed(without_far_passage(failure), holders);
    if error.code != Code::QuotationNotFound {
        return error;
    }
    let holder = &holders[0];
    let is_only_place = holders.len() == 1 && holder.places.len() == 1;
    let locator = if is_only_place { String::new() } else { format!(", {}", holder.locator(0)) };
    error.help(format!("if {} is quoted, write [@{}{locator}]", holder.name(), holder.key))
}

/// Adds the places of other sources, each with its citation.
fn listed(mut error: Diagnostic, holders: &[Holder]) -> Diagnostic {
    /// Places that are listed.
    const LISTED: usize = 6;
    let places = holders.iter().flat_map(|holder| (0..holder.places.len()).map(move |number| (holder, number)));
    for (holder, number) in places.take(LISTED) {
        error = error.related(holder.place(number), format!("[@{}, {}]", holder.key, holder.locator(number)));
    }
    error
}

/// In another source that the citation names too: then its key is right, and the other one too many.
fn cited_too(failure: &Failure, desks: &Desks) -> Option<(Arc<Resolved>, Diagnostic)> {
    let Failure { resolved, fault, .. } = failure;
    let quotation = elsewhere_alike(&resolved.quotation);
    let sources = quotation.citation.sources.iter().filter(|cited| cited.key != resolved.cited.key);
    let mut known = sources.filter_map(|cited| desks.get_key_value(cited.key.as_str()));
    let holder = known.find_map(|(key, desk)| holder(&quotation, &resolved.cited, key, desk))?;
    let help = format!("{}, which is cited too, has them; take @{} out", holder.name(), resolved.cited.key);
    Some((resolved.clone(), fault.clone().help(help)))
}

/// Nowhere, but another source may come closer than the one that is cited.
fn near_miss(failure: &Failure, desks: &Desks) -> (Arc<Resolved>, Diagnostic) {
    let Failure { resolved, fault, .. } = failure;
    if fault.code != Code::QuotationNotFound {
        return (resolved.clone(), fault.clone());
    }
    let Some((key, desk, nearest)) = closest(failure, desks) else { return (resolved.clone(), without_near(failure, desks)) };
    let quotation = &resolved.quotation;
    let difference = difference(&quotation.text.as_str().replace(['[', ']'], ""), &desk.index.shown(nearest.span));
    let label = format!(
        "the nearest passage is in source {} (para. {}): {}",
        desk.index.source.label, nearest.paragraph, difference.extent
    );
    let mut error = without_far_passage(failure).help(difference.help);
    let related = std::mem::take(&mut error.related);
    error = error.related(Place::new(&desk.index.source.file, nearest.span), label);
    error.related.extend(related);
    let subject = Subject { quotation, cited: &resolved.cited, desk };
    let resolved = Resolved { elsewhere: vec![key.clone()], ..Resolved::clone(resolved) };
    (resolved.into(), with_line_start(error, &subject))
}

/// The fault where no other source comes closer; that nothing comes close is said of them too.
fn without_near(failure: &Failure, desks: &Desks) -> Diagnostic {
    let fault = failure.fault.clone();
    let is_far = failure.nearest.is_none() && failure.resolved.quotation.line_start.is_none();
    if is_far && others(&failure.resolved, desks).next().is_some() {
        return fault.help(format!("nothing in {} comes close, nor in another source", cited_name(failure)));
    }
    fault
}

/// The passage of another source that is closer than the closest one of the source that is cited.
fn closest<'d>(failure: &'d Failure, desks: &'d Desks) -> Option<(&'d SourceId, &'d Desk<'d>, Nearest)> {
    /// How much closer it must be: the same words score a little otherwise in each source, by how rare they are there.
    const AHEAD: f64 = 0.05;
    let quotation = &failure.resolved.quotation;
    if !has_word(quotation.text.as_str()) {
        return None;
    }
    let own = failure.nearest.as_ref().map_or(0.0, |nearest| nearest.score + AHEAD);
    let wanted = quoted_words(&tokens(quotation));
    let mut closest: Option<(&SourceId, &Desk, Nearest)> = None;
    for (key, desk) in others(&failure.resolved, desks) {
        let Some(nearest) = desk.nearest(&wanted) else { continue };
        let least = closest.as_ref().map_or(own.max(PROPOSED_SCORE), |(_, _, best)| best.score);
        if nearest.score > least {
            closest = Some((key, desk, nearest));
        }
    }
    closest
}

/// The fault by itself; a passage of the cited source that is not close enough to be proposed is not shown beside a better one.
fn without_far_passage(failure: &Failure) -> Diagnostic {
    let mut fault = failure.fault.clone();
    let is_close = failure.nearest.as_ref().is_some_and(|nearest| nearest.score >= PROPOSED_SCORE);
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
