//! Every quotation, resolved.
//!
//! A quotation is cut into [`tokens`], and these are [`search`]ed for in its source by a [`table`]
//! of all ways to read them. A locator or remembered position chooses among the places
//! ([`locate`]), and how the quotation is read at its place ([`pattern`]) becomes a passage
//! ([`place`]) that the meaning guard looks at. Where nothing stands as it should, [`lookup`] finds
//! out which rule is broken and [`messages`] and [`cuts`] say so. What is not in its own source is
//! looked for in all others afterwards ([`misattributed`]). [`look_up()`] does the same for words
//! that stand in no writing.

mod anywhere;
mod bare;
mod beginnings;
mod changed;
mod cut;
mod cuts;
mod decorations;
mod difference;
mod distinctive;
mod divided;
mod editing;
mod enclosing;
mod fit;
mod holders;
mod line_start;
mod locate;
mod look_up;
mod lookup;
mod lost;
mod messages;
mod misattributed;
mod misquote;
mod neighbours;
mod occurrences;
mod pattern;
mod place;
mod quotation;
mod reached;
mod repeated;
mod search;
mod shortened;
mod since_changed;
mod steps;
mod stretches;
mod strictness;
mod table;
mod tally;
#[cfg(test)]
mod tests;
mod token;
mod tokens;
mod without_word_list;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::memo::Shared;
use crate::parse::{Project, SourceId, Writing, WritingId};

use super::memory::{Failure, FailureInput, ResolveInput, ResolveMemory, ResolvedWriting};
use super::{Quotations, Resolved, Uncited};
use changed::Changed;
pub(crate) use cut::{Cut, cut};
pub use look_up::look_up;
use without_word_list::missing_word_lists;
use writing::resolve_writing;

/// Resolves every quotation of a project, in annotations and pages, drafts and unreferenced files
/// too.
pub(super) fn quotations(
    project: &Project,
    corpus: &Shared<Corpus>,
    memory: &mut ResolveMemory,
    diagnostics: &mut Diagnostics,
) -> (Quotations, BTreeMap<WritingId, Vec<Uncited>>) {
    if project.is_bare {
        return bare::quotations(project, corpus, diagnostics);
    }
    let keys = keys(project);
    let mut asked = Vec::with_capacity(project.writings.len());
    for writing in project.writings.values() {
        let input = input(writing, project, corpus, &keys);
        asked.push((writing.id.clone(), input));
    }
    let done = memory
        .writings
        .get_all(asked, |_, input| resolve_writing(input).into());
    let (mut resolved, mut uncited) = (Vec::new(), Vec::new());
    let mut changed = Changed::new(&project.lock, corpus);
    let mut failed = Vec::new();
    for (writing, done) in project.writings.values().zip(done) {
        uncited.push((writing.id.clone(), done.uncited.clone()));
        diagnostics.append(done.diagnostics.clone());
        let mut quotations = done.quotations.clone();
        let lost = changed.judge_all(&mut quotations, &done.failures, diagnostics);
        // What was in its source once is not looked for in others.
        let looked_for = done.failures.iter();
        let looked_for = looked_for.filter(|failure| !lost.contains(&failure.resolved.id.number));
        failed.extend(looked_for.cloned());
        resolved.push((writing.id.clone(), quotations));
    }
    let mut resolved: Quotations = resolved.into_iter().collect();
    for (judged, fault) in judged(failed, corpus, memory) {
        if let Some(quotations) = resolved.get_mut(&judged.id.writing) {
            let number = judged.id.number;
            quotations[number - 1] = judged;
        }
        diagnostics.push(fault);
    }
    neighbours::with_likeliest(&mut resolved, corpus);
    changed.report(diagnostics);
    missing_word_lists(corpus, &resolved, diagnostics);
    (resolved, uncited.into_iter().collect())
}

/// The quotations of one text, which the project may have as it was, as its own sources leave them.
pub(super) fn resolved_alone(
    writing: &Arc<Writing>,
    project: &Project,
    corpus: &Corpus,
) -> ResolvedWriting {
    resolve_writing(&input(writing, project, corpus, &keys(project)))
}

fn keys(project: &Project) -> Shared<Vec<SourceId>> {
    Shared(Arc::new(project.sources.keys().cloned().collect()))
}

fn input(
    writing: &Arc<Writing>,
    project: &Project,
    corpus: &Corpus,
    keys: &Shared<Vec<SourceId>>,
) -> ResolveInput {
    ResolveInput {
        writing: Shared(writing.clone()),
        keys: keys.clone(),
        cited: cited(writing, corpus),
        annotations: cited_annotations(writing, project),
    }
}

/// What becomes of quotations that are not in their sources, each looked for in all others.
fn judged(
    failed: Vec<Shared<Failure>>,
    corpus: &Shared<Corpus>,
    memory: &mut ResolveMemory,
) -> Vec<(Arc<Resolved>, Diagnostic)> {
    let mut asked = Vec::with_capacity(failed.len());
    for failure in failed {
        let corpus = corpus.clone();
        asked.push((
            failure.resolved.id.clone(),
            FailureInput { failure, corpus },
        ));
    }
    memory.failures.get_all(asked, |_, input| {
        misattributed::judged(&input.failure, &input.corpus)
    })
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
    let keys = cited_keys(writing).into_iter();
    let cited = keys.filter_map(|key| corpus.get_key_value(key));
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
