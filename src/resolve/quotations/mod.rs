//! Every quotation, resolved.
//!
//! A quotation is cut into [`tokens`], and these are [`search`]ed for in its source by a [`table`]
//! of all ways to read them. A locator or remembered position chooses among the places
//! ([`locate`]), and how the quotation is read at its place ([`pattern`]) becomes a passage
//! ([`place`]) that the meaning guard looks at. Where nothing stands as it should, [`lookup`] finds
//! out which rule is broken and [`messages`] says so. What is not in its own source is looked for
//! in all others afterwards ([`misattributed`]).

mod beginnings;
mod difference;
mod distinctive;
mod divided;
mod enclosing;
mod fit;
mod holders;
mod line_start;
mod locate;
mod lookup;
mod messages;
mod misattributed;
mod occurrences;
mod pattern;
mod place;
mod repeated;
mod search;
mod steps;
mod strictness;
mod table;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::Shared;
use crate::parse::{
    CitedSource, Locator, Project, Quotation, Source, SourceId, Writing, WritingId,
};
use crate::text::Span;

use super::allowances::Allowances;
use super::memory::{Failure, FailureInput, ResolveInput, ResolveMemory, ResolvedWriting};
use super::nearest::PROPOSED_SCORE;
use super::{
    How, Nearest, Objection, Outcome, QuotationId, Quotations, Resolved, Uncited, citations,
    meaning, uncited,
};
use line_start::with_line_start;
use lookup::{Lookup, look_up};
use messages::Misquote;
use pattern::Pattern;
use search::Match;

/// Resolves every quotation of a project, in annotations and pages, drafts and unreferenced files
/// too.
pub(super) fn quotations(
    project: &Project,
    corpus: &Shared<Corpus>,
    memory: &mut ResolveMemory,
    diagnostics: &mut Diagnostics,
) -> (Quotations, BTreeMap<WritingId, Vec<Uncited>>) {
    let keys: Shared<Vec<SourceId>> = Shared(Arc::new(project.sources.keys().cloned().collect()));
    let (mut resolved, mut uncited) = (Quotations::new(), BTreeMap::new());
    for writing in project.writings.values() {
        let input = ResolveInput {
            writing: Shared(writing.clone()),
            keys: keys.clone(),
            cited: cited(writing, corpus),
            annotations: cited_annotations(writing, project),
        };
        let done = memory.writings.get(writing.id.clone(), input, |_, input| {
            resolve_writing(input).into()
        });
        uncited.insert(writing.id.clone(), done.uncited.clone());
        diagnostics.append(done.diagnostics.clone());
        let mut quotations = done.quotations.clone();
        for failure in &done.failures {
            let id = failure.resolved.id.clone();
            let input = FailureInput {
                failure: failure.clone(),
                corpus: corpus.clone(),
            };
            let number = id.number;
            let (judged, fault) = memory.failures.get(id, input, |_, input| {
                misattributed::judged(&input.failure, &input.corpus)
            });
            quotations[number - 1] = judged;
            diagnostics.push(fault);
        }
        resolved.insert(writing.id.clone(), quotations);
    }
    missing_word_lists(corpus, &resolved, diagnostics);
    (resolved, uncited)
}

/// The keys that a writing cites, with a quotation or without.
fn cited_keys(writing: &Writing) -> BTreeSet<&str> {
    let quoting = writing.quotations().map(|quotation| &quotation.citation);
    let citations = quoting.chain(&writing.document.citations);
    citations
        .flat_map(|citation| citation.sources.iter().map(|cited| cited.key.as_str()))
        .collect()
}

/// The sources that a writing cites.
fn cited(writing: &Writing, corpus: &Corpus) -> Corpus {
    let keys = cited_keys(writing);
    let cited = corpus.iter().filter(|(key, _)| keys.contains(key.as_str()));
    cited
        .map(|(key, index)| (key.clone(), index.clone()))
        .collect()
}

/// Annotations that a writing cites as if they were sources, which no source's key is.
fn cited_annotations(writing: &Writing, project: &Project) -> Vec<String> {
    let is_source = |key: &&str| project.sources.contains_key(*key);
    let is_annotation = |key: &&str| project.annotations.contains_key(*key);
    cited_keys(writing)
        .into_iter()
        .filter(|key| !is_source(key) && is_annotation(key))
        .map(str::to_owned)
        .collect()
}

/// Resolves the quotations of one writing.
fn resolve_writing(input: &ResolveInput) -> ResolvedWriting {
    let (writing, corpus) = (&*input.writing, &input.cited);
    let mut done = ResolvedWriting::default();
    let quotations: Vec<&Quotation> = writing
        .quotations()
        .map(|written| enclosing::chosen(written, corpus))
        .collect();
    let allowances = Allowances::new(writing, &quotations);
    for quotation in quotations {
        if let Some((markup, span)) = quotation.foreign {
            done.diagnostics
                .push(messages::foreign_markup(quotation, markup, span));
        }
        for cited in cited_sources(quotation) {
            let id = QuotationId {
                writing: writing.id.clone(),
                number: done.quotations.len() + 1,
            };
            let (resolved, fault) = resolve_quotation(
                id,
                quotation,
                cited,
                &allowances,
                corpus,
                &mut done.diagnostics,
            );
            let resolved = Arc::new(resolved);
            if let Some((fault, nearest)) = fault {
                let label = corpus
                    .get(resolved.cited.key.as_str())
                    .map_or(String::new(), |index| index.source.label.clone());
                done.failures.push(Shared(Arc::new(Failure {
                    resolved: resolved.clone(),
                    label,
                    fault,
                    nearest,
                })));
            }
            done.quotations.push(resolved);
        }
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
        let of_cited = done
            .quotations
            .iter()
            .flat_map(|resolved| resolved.excuses());
        let excuses = of_cited.chain(
            done.uncited
                .iter()
                .filter_map(|uncited| uncited.excuse.as_ref()),
        );
        allowances.report(
            &excuses.map(|excuse| excuse.key).collect(),
            &mut done.diagnostics,
        );
    }
    done
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

/// What is said of a quotation that is not in its source if no other source has it, and the closest
/// passage of its own.
type NotFound = (Diagnostic, Option<Nearest>);

/// A quotation with one of its sources.
fn resolve_quotation(
    id: QuotationId,
    quotation: &Quotation,
    cited: CitedSource,
    allowances: &Allowances,
    corpus: &Corpus,
    diagnostics: &mut Diagnostics,
) -> (Resolved, Option<NotFound>) {
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
    allowances: &Allowances,
    diagnostics: &mut Diagnostics,
) -> (Outcome, Option<NotFound>) {
    let lookup = look_up(subject.quotation, subject.cited, subject.index);
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
                Outcome::Ambiguous(places.iter().map(|place| subject.span(place)).collect()),
                None,
            );
        }
        Lookup::Absent(nearest) => {
            let fault = with_line_start(subject.absent(nearest.as_ref()), subject);
            let proposed = nearest
                .clone()
                .filter(|nearest| nearest.score >= PROPOSED_SCORE);
            return (
                Outcome::Absent { nearest: proposed },
                Some((fault, nearest)),
            );
        }
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

/// A quotation that stands at one place: case alone and an elision that leaves nothing out are
/// warned of, and what the meaning guard finds is reported unless the author excuses it.
fn found(
    subject: &Misquote,
    (pattern, place, how): (&Pattern, &Match, How),
    allowances: &Allowances,
    diagnostics: &mut Diagnostics,
) -> Outcome {
    let index = subject.index;
    if how == How::Case {
        diagnostics.push(subject.case(place));
    }
    for elision in place::idle_elisions(pattern, index) {
        diagnostics.push(subject.idle_elision(elision));
    }
    let (mut excuses, mut objections) = (Vec::new(), Vec::new());
    for finding in meaning::findings(index, index.language, &place::editing(pattern)) {
        let words = subject.quotation.text.as_str();
        let Some(excuse) = allowances.excuse(finding.code, words) else {
            diagnostics
                .push(subject.changes_meaning(&finding, &allowances.advice(finding.code, words)));
            objections.push(Objection {
                lint: finding.code,
                severity: finding.severity,
            });
            continue;
        };
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

/// Says once for each language without a word list that the meaning guard knows only its digits.
fn missing_word_lists(corpus: &Corpus, resolved: &Quotations, diagnostics: &mut Diagnostics) {
    let mut said = BTreeSet::new();
    for (key, index) in corpus.iter().filter(|(_, index)| index.language.is_none()) {
        let source: &Source = &index.source;
        let quoted = resolved.values().flatten().any(|quotation| {
            quotation.source.as_ref() == Some(key) && quotation.elsewhere.is_empty()
        });
        if quoted
            && said.insert(
                source
                    .language
                    .split('-')
                    .next()
                    .unwrap_or_default()
                    .to_lowercase(),
            )
        {
            let place = Place::new(
                &source.file,
                Span::new(source.text.body_start(), source.text.body_start()),
            );
            let message = format!(
                "for the language `{}` there is no list of negations and hedges",
                source.language
            );
            let help = "elisions and brackets in quotations from it are checked for numbers alone; look at them yourself";
            diagnostics.push(Diagnostic::new(Code::NoWordList, place, message).help(help));
        }
    }
}
