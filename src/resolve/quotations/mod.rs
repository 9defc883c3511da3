//! Every quotation, resolved.
//!
//! A quotation is read as a [`pattern`], the pattern is [`search`]ed for in its source, a locator or remembered position chooses
//! among the places ([`locate`]), and the place becomes a passage ([`place`]) that the meaning guard looks at. Where nothing
//! stands as it should, [`lookup`] finds out which rule is broken and [`messages`] says so.

mod almost;
mod enclosing;
mod line_start;
mod locate;
mod lookup;
mod messages;
mod pattern;
mod place;
mod search;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Level, Place, Severity};
use crate::memo::Same;
use crate::parse::{Citation, CitedSource, Project, Quotation, Source, SourceId, Writing, WritingId};
use crate::text::Span;

use super::meaning::{self, Finding};
use super::memory::{Memory, ResolvedWriting, WritingInput};
use super::nearest::PROPOSED_SCORE;
use super::source_index::Indices;
use super::uncited::uncited;
use super::{Nearest, Passage};
pub(super) use almost::almost_citation;
use lookup::{Desk, Lookup, look_up};
use messages::Subject;
pub(super) use messages::unknown_key;
use search::Match;

/// A quotation with one of its cited sources, by name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct QuotationId {
    /// What it stands in, body or front matter.
    pub writing: WritingId,
    /// Its number there, from 1.
    pub number: usize,
}

/// The quotations of every writing: by place, then order of citation.
pub type Quotations = BTreeMap<WritingId, Vec<Arc<Resolved>>>;

/// A quotation with one of its cited sources, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Resolved {
    /// Its name.
    pub id: QuotationId,
    /// The words as written.
    pub quotation: Quotation,
    /// The cited source as written.
    pub cited: CitedSource,
    /// The source; nothing if none has this key.
    pub source: Option<SourceId>,
    /// What became of it.
    pub status: Status,
    /// Where it stands; nothing unless the status accepts it.
    pub passage: Option<Passage>,
    /// The places of an ambiguous one, in bytes of the source file as stored.
    pub candidates: Vec<Span>,
    /// The closest passage of one that is not found.
    pub nearest: Option<Nearest>,
    /// What `[allow]` excuses in it.
    pub excuses: Vec<Excuse>,
}

/// A reason that `[allow]` gives, printed beside the quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excuse {
    /// What is excused.
    pub lint: Code,
    /// Why.
    pub reason: String,
}

/// How a quotation resolved.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Byte for byte, line breaks and emphasis apart.
    Verbatim,
    /// The same words in other typography.
    Folded,
    /// With an elision, a bracket or ` / `.
    Edited,
    /// The same but for case.
    Case,
    /// In more than one place.
    Ambiguous,
    /// Nowhere.
    NotFound,
    /// With any other error.
    Invalid,
    /// Verbatim, at another place than remembered.
    Moved,
    /// Changed in the source.
    Reworded,
    /// Gone from the source.
    Gone,
}

impl Status {
    /// Whether the quotation may be published.
    pub fn is_accepted(self) -> bool {
        matches!(self, Self::Verbatim | Self::Folded | Self::Edited | Self::Case | Self::Moved)
    }
}

/// Every source on its desk.
type Desks<'a> = BTreeMap<SourceId, Desk<'a>>;

/// Resolves every quotation of a project, in annotations and pages, drafts and unreferenced files too.
pub(super) fn quotations(project: &Project, indices: &Indices, memory: &mut Memory, diagnostics: &mut Diagnostics) -> Quotations {
    let desks: Desks = indices.iter().map(|(key, index)| (key.clone(), Desk::new(index.clone()))).collect();
    let keys: Same<Vec<SourceId>> = Same(Arc::new(project.sources.keys().cloned().collect()));
    let mut resolved = Quotations::new();
    for writing in project.writings.values() {
        let input = WritingInput {
            writing: Same(writing.clone()),
            keys: keys.clone(),
            cited: cited(writing, project),
            annotations: cited_annotations(writing, project),
            lints: project.config.lints.clone(),
        };
        let done = memory.writings.get(writing.id.clone(), input, |input| resolve_writing(input, &desks).into());
        resolved.insert(writing.id.clone(), done.quotations.clone());
        diagnostics.append(done.diagnostics.clone());
    }
    missing_word_lists(&desks, &resolved, diagnostics);
    resolved
}

/// The keys that a writing cites, with a quotation or without.
fn cited_keys(writing: &Writing) -> BTreeSet<&str> {
    let quoting = writing.quotations().map(|quotation| &quotation.citation);
    let citations = quoting.chain(&writing.document.citations);
    citations.flat_map(|citation| citation.sources.iter().map(|cited| cited.key.as_str())).collect()
}

/// The sources that a writing cites.
fn cited(writing: &Writing, project: &Project) -> Vec<Same<Source>> {
    let keys = cited_keys(writing);
    project.sources.values().filter(|source| keys.contains(source.key.as_str())).cloned().map(Same).collect()
}

/// Annotations that a writing cites as if they were sources, which no source's key is.
fn cited_annotations(writing: &Writing, project: &Project) -> Vec<String> {
    let is_source = |key: &&str| project.sources.contains_key(*key);
    let is_annotation = |key: &&str| project.annotations.contains_key(*key);
    cited_keys(writing).into_iter().filter(|key| !is_source(key) && is_annotation(key)).map(str::to_owned).collect()
}

/// Resolves the quotations of one writing.
fn resolve_writing(input: &WritingInput, desks: &Desks) -> ResolvedWriting {
    let writing = &*input.writing;
    let mut used = BTreeSet::new();
    let mut done = ResolvedWriting::default();
    for quotation in writing.quotations() {
        let first = done.quotations.len() + 1;
        let resolved = resolve_quotation(quotation, first, (writing, &input.lints), desks, &mut used, &mut done.diagnostics);
        done.quotations.extend(resolved.into_iter().map(Arc::new));
    }
    unknown_sources(writing, desks, &input.annotations, &mut done.diagnostics);
    lone_citations(writing, desks, &mut done.diagnostics);
    almost_cited(writing, &keys(desks), &mut done.diagnostics);
    uncited(writing, &keys(desks), &done.quotations, &mut done.diagnostics);
    unused_allows(writing, &used, &mut done.diagnostics);
    done
}

/// A writing, and what `[lints]` sets.
type Setting<'a> = (&'a Writing, &'a BTreeMap<Code, Level>);

/// A quotation with each of its sources, numbered on from `first`.
fn resolve_quotation(
    quotation: &Quotation,
    first: usize,
    text: Setting,
    desks: &Desks,
    used: &mut BTreeSet<Code>,
    diagnostics: &mut Diagnostics,
) -> Vec<Resolved> {
    let unread = CitedSource { key: String::new(), span: quotation.citation.span, locator: crate::parse::Locator::default() };
    let quotation = enclosing::chosen(quotation, desks);
    let sources = if quotation.citation.sources.is_empty() { std::slice::from_ref(&unread) } else { &quotation.citation.sources };
    if let Some((markup, span)) = quotation.foreign {
        diagnostics.push(messages::foreign_markup(quotation, markup, span));
    }
    let resolve = |(number, cited): (usize, &CitedSource)| {
        let mut resolved = Resolved {
            id: QuotationId { writing: text.0.id.clone(), number },
            quotation: quotation.clone(),
            cited: cited.clone(),
            source: desks.get_key_value(cited.key.as_str()).map(|(source, _)| source.clone()),
            status: Status::Invalid,
            passage: None,
            candidates: Vec::new(),
            nearest: None,
            excuses: Vec::new(),
        };
        match resolved.source.as_ref().map(|source| &desks[source]) {
            // That it holds no text has been reported, and is the one fault.
            Some(desk) if desk.index.paragraph_count() == 0 => {}
            // So has its markup.
            Some(_) if quotation.foreign.is_some() => {}
            Some(desk) => resolve_in_source(&mut resolved, desk, text, used, diagnostics),
            // Reported with all other citations.
            None => {}
        }
        resolved
    };
    (first..).zip(sources).map(resolve).collect()
}

fn keys<'d>(desks: &'d Desks) -> Vec<&'d str> {
    desks.keys().map(SourceId::as_str).collect()
}

/// Looks a quotation up and says what became of it.
fn resolve_in_source(
    resolved: &mut Resolved,
    desk: &Desk,
    text: Setting,
    used: &mut BTreeSet<Code>,
    diagnostics: &mut Diagnostics,
) {
    let quotation = resolved.quotation.clone();
    let cited = resolved.cited.clone();
    let subject = Subject { quotation: &quotation, cited: &cited, desk };
    let spans = |places: &[Match]| places.iter().map(|found| desk.index.span(found.start()..found.end())).collect::<Vec<_>>();
    let fault = match look_up(&quotation, &cited, desk) {
        Lookup::Found { pattern, place, status } => {
            resolved.status = status;
            resolved.passage = Some(place::passage(&quotation, &pattern, &place, &desk.index));
            accepted(resolved, &subject, &pattern, &place, diagnostics);
            let editing = place::editing(&pattern, &place);
            for finding in meaning::findings(&desk.index, desk.list, &editing) {
                guard(resolved, &finding, &subject, text, used, diagnostics);
            }
            return;
        }
        Lookup::Ambiguous(places) => {
            resolved.status = Status::Ambiguous;
            resolved.candidates = spans(&places);
            subject.ambiguous(&places)
        }
        Lookup::Absent(nearest) => {
            resolved.status = Status::NotFound;
            let diagnostic = subject.absent(nearest.as_ref());
            resolved.nearest = nearest.filter(|nearest| nearest.score >= PROPOSED_SCORE);
            diagnostic
        }
        Lookup::Elsewhere(places) => subject.elsewhere(&places),
        Lookup::Empty => subject.empty(),
        Lookup::LongBracket(bracket, count) => subject.long_bracket(&bracket, count),
        Lookup::ManyMarks(count) => subject.many_marks(count),
        Lookup::ReplacesMany(place) => subject.replaces_many(&place),
        Lookup::CutWord(place) => subject.cut_word(&place),
        Lookup::Paragraph(pattern, place) => subject.paragraph(&pattern, &place),
        Lookup::Order(pattern) => subject.order(&pattern),
    };
    diagnostics.push(line_start::with_line_start(fault, &quotation, desk.index.source));
}

/// What an accepted quotation is warned of: case alone, an elision that leaves nothing out.
fn accepted(resolved: &Resolved, subject: &Subject, pattern: &pattern::Pattern, found: &Match, diagnostics: &mut Diagnostics) {
    if resolved.status == Status::Case {
        diagnostics.push(subject.case(found));
    }
    for elision in place::idle_elisions(pattern, found, &subject.desk.index) {
        diagnostics.push(subject.idle_elision(elision));
    }
}

/// A finding of the meaning guard, unless the author excuses it.
fn guard(
    resolved: &mut Resolved,
    finding: &Finding,
    subject: &Subject,
    text: Setting,
    used: &mut BTreeSet<Code>,
    diagnostics: &mut Diagnostics,
) {
    let Some(allow) = text.0.head.allow.iter().find(|allow| allow.lint == finding.code) else {
        let diagnostic = subject.changes_meaning(finding);
        let severity = text.1.get(&finding.code).map_or(Some(finding.severity), |level| level.severity());
        if severity == Some(Severity::Error) {
            resolved.status = Status::Invalid;
        }
        diagnostics.push(diagnostic);
        return;
    };
    used.insert(finding.code);
    let excuse = Excuse { lint: allow.lint, reason: allow.reason.clone() };
    if !resolved.excuses.contains(&excuse) {
        resolved.excuses.push(excuse);
    }
}

/// Citations, with a quotation or without, of what is no source.
fn unknown_sources(writing: &Writing, desks: &Desks, annotations: &[String], diagnostics: &mut Diagnostics) {
    let keys = keys(desks);
    let quoting = writing.quotations().map(|quotation| &quotation.citation);
    let citations: BTreeMap<Span, &Citation> =
        quoting.chain(&writing.document.citations).map(|citation| (citation.span, citation)).collect();
    for citation in citations.into_values() {
        for cited in citation.sources.iter().filter(|cited| !keys.contains(&cited.key.as_str())) {
            diagnostics.push(messages::unknown_source(writing.file(), citation, cited, &keys, annotations));
        }
    }
}

/// Citations that cite no quotation: they link to a source, in which the paragraph must exist.
fn lone_citations(writing: &Writing, desks: &Desks, diagnostics: &mut Diagnostics) {
    let quoting: BTreeSet<Span> = writing.quotations().map(|quotation| quotation.citation.span).collect();
    let lone = writing.document.citations.iter().filter(|citation| !quoting.contains(&citation.span));
    for (citation, cited) in lone.flat_map(|citation| citation.sources.iter().map(move |cited| (citation, cited))) {
        let Some(desk) = desks.get(cited.key.as_str()) else { continue };
        let count = desk.index.paragraph_count();
        if cited.locator.paragraph.is_some_and(|number| number > count) {
            let place = Place::new(writing.file(), citation.span);
            let message = format!("source {} has only {count} paragraphs", desk.index.source.label);
            diagnostics.push(Diagnostic::new(Code::LocatorMismatch, place, message).help("name a paragraph that the source has"));
        }
    }
}

/// Quotation marks, in pages and annotations, with something behind them that was meant as a citation.
fn almost_cited(writing: &Writing, keys: &[&str], diagnostics: &mut Diagnostics) {
    let spans = writing.document.unchecked.iter().chain(&writing.document.unattributed);
    for (span, key) in spans.filter_map(|span| almost_citation(writing.text.as_str(), span.end, keys)) {
        let place = Place::new(writing.file(), span);
        let message = "this is not read as a citation, so that nobody checks the words before it";
        let citation = format!("[@{key}]");
        diagnostics
            .push(Diagnostic::new(Code::Citation, place.clone(), message).help(format!("write {citation}")).fix(place, citation));
    }
}

/// Every `[allow]` that excuses nothing.
fn unused_allows(writing: &Writing, used: &BTreeSet<Code>, diagnostics: &mut Diagnostics) {
    for allow in writing.head.allow.iter().filter(|allow| !used.contains(&allow.lint) && !allow.reason.is_empty()) {
        let message = format!("`{}` is allowed here, but no quotation of this file needs it", allow.lint);
        let warning = Diagnostic::new(Code::UnusedAllow, Place::new(writing.file(), allow.span), message);
        diagnostics.push(warning.help("take the line out"));
    }
}

/// Says once for each language without a word list that the meaning guard knows only its digits.
fn missing_word_lists(desks: &Desks, resolved: &Quotations, diagnostics: &mut Diagnostics) {
    let mut said = BTreeSet::new();
    for (key, desk) in desks.iter().filter(|(_, desk)| desk.list.is_none()) {
        let source: &Source = desk.index.source;
        let quoted = resolved.values().flatten().any(|quotation| quotation.source.as_ref() == Some(key));
        if quoted && said.insert(source.language.split('-').next().unwrap_or_default().to_lowercase()) {
            let place = Place::new(&source.file, Span::new(source.text.body_start(), source.text.body_start()));
            let message = format!("for the language `{}` there is no list of negations and hedges", source.language);
            let help = "elisions and brackets in quotations from it are checked for numbers alone; look at them yourself";
            diagnostics.push(Diagnostic::new(Code::NoWordList, place, message).help(help));
        }
    }
}
