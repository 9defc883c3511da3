//! Every quotation, resolved.
//!
//! A quotation is cut into [`tokens`], and these are [`search`]ed for in its source by a [`table`] of all ways to read them. A
//! locator or remembered position chooses among the places ([`locate`]), and how the quotation is read at its place ([`pattern`])
//! becomes a passage ([`place`]) that the meaning guard looks at. Where nothing stands as it should, [`lookup`] finds out which
//! rule is broken and [`messages`] says so.

mod almost;
mod beginnings;
mod fit;
mod locate;
mod lookup;
mod manner;
mod messages;
mod occurrences;
mod pattern;
mod place;
mod search;
mod steps;
mod table;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Level, Place, Severity};
use crate::memo::Same;
use crate::parse::markdown::Document;
use crate::parse::{Allow, Citation, CitedSource, Project, Quotation, Source, Writing};
use crate::text::{FileId, Span};

use super::meaning::{self, Finding};
use super::memory::{Memory, ResolvedText, TextInput};
use super::nearest::PROPOSED_SCORE;
use super::source_index::SourceIndex;
use super::{Nearest, Passage};
use almost::almost_citation;
use lookup::{Desk, Lookup, look_up};
use messages::Subject;
pub(super) use messages::unknown_key;
use search::Match;

/// A quotation with one of its cited sources, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Resolved {
    /// The words as written.
    pub quotation: Quotation,
    /// Whose body or front matter it stands in.
    pub owner: Owner,
    /// The cited source as written.
    pub cited: CitedSource,
    /// The source's index in [`Project::sources`]; nothing if no source has this key.
    pub source: Option<usize>,
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

/// What a quotation stands in; the index is into the [`Project`]'s list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Owner {
    /// An annotation.
    Annotation(usize),
    /// A page.
    Page(usize),
}

impl Owner {
    /// Every text of a project: the pages, then the annotations.
    pub fn all(project: &Project) -> impl Iterator<Item = Self> + use<> {
        (0..project.pages.len()).map(Self::Page).chain((0..project.annotations.len()).map(Self::Annotation))
    }

    /// The text itself.
    pub fn writing(self, project: &Project) -> Writing {
        match self {
            Self::Annotation(index) => Writing::Annotation(Same(project.annotations[index].clone())),
            Self::Page(index) => Writing::Page(Same(project.pages[index].clone())),
        }
    }
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

/// Resolves every quotation of a project, in annotations and pages, drafts and unreferenced files too.
pub(super) fn quotations(
    project: &Project,
    indices: &[SourceIndex],
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<Resolved>> {
    let desks: Vec<Desk> = indices.iter().cloned().map(Desk::new).collect();
    let keys: Same<Vec<String>> = Same(Arc::new(project.sources.iter().map(|source| source.key.clone()).collect()));
    let mut resolved = Vec::new();
    for text in texts(project) {
        let input = TextInput {
            text: text.owner.writing(project),
            owner: text.owner,
            keys: keys.clone(),
            cited: cited(&text, project),
            annotations: cited_annotations(&text, project),
            lints: text.lints.clone(),
        };
        let done = memory.texts.get(text.file.clone(), input, |input| resolve_text(&text, &desks, &input.annotations).into());
        resolved.extend(done.quotations.iter().cloned());
        diagnostics.append(done.diagnostics.clone());
    }
    missing_word_lists(&desks, &resolved, diagnostics);
    resolved
}

/// The keys that a text cites, with a quotation or without.
fn cited_keys<'a>(text: &'a QuotingText) -> BTreeSet<&'a str> {
    let quoting = text.quotations.iter().map(|quotation| &quotation.citation);
    let citations = quoting.chain(&text.document.citations);
    citations.flat_map(|citation| citation.sources.iter().map(|cited| cited.key.as_str())).collect()
}

/// The sources that a text cites.
fn cited(text: &QuotingText, project: &Project) -> Vec<Same<Source>> {
    let keys = cited_keys(text);
    project.sources.iter().filter(|source| keys.contains(source.key.as_str())).cloned().map(Same).collect()
}

/// Annotations that a text cites as if they were sources, which no source's key is.
fn cited_annotations(text: &QuotingText, project: &Project) -> Vec<String> {
    let is_source = |key: &&str| project.sources.iter().any(|source| source.key == *key);
    let is_annotation = |key: &&str| project.annotations.iter().any(|annotation| annotation.id == *key);
    cited_keys(text).into_iter().filter(|key| !is_source(key) && is_annotation(key)).map(str::to_owned).collect()
}

/// Resolves the quotations of one file. `annotations` are those that it cites as if they were sources.
fn resolve_text(text: &QuotingText, desks: &[Desk], annotations: &[String]) -> ResolvedText {
    let mut used = BTreeSet::new();
    let mut done = ResolvedText::default();
    for quotation in &text.quotations {
        let resolved = resolve_quotation(quotation, text, desks, &mut used, &mut done.diagnostics);
        done.quotations.extend(resolved.into_iter().map(Arc::new));
    }
    unknown_sources(text, desks, annotations, &mut done.diagnostics);
    lone_citations(text, desks, &mut done.diagnostics);
    almost_cited(text, &keys(desks), &mut done.diagnostics);
    without_citation(text, &keys(desks), &mut done.diagnostics);
    unused_allows(text, &used, &mut done.diagnostics);
    done
}

/// A file with quotations: what resolving needs of a page or an annotation.
struct QuotingText<'a> {
    file: &'a FileId,
    owner: Owner,
    allow: &'a [Allow],
    lints: &'a BTreeMap<Code, Level>,
    quotations: Vec<&'a Quotation>,
    document: &'a Document,
    /// The whole file.
    content: &'a str,
}

/// Every page and annotation, by path.
fn texts(project: &Project) -> Vec<QuotingText<'_>> {
    let annotations = project.annotations.iter().enumerate().map(|(number, annotation)| QuotingText {
        file: &annotation.file,
        owner: Owner::Annotation(number),
        allow: &annotation.allow,
        lints: &project.config.lints,
        quotations: annotation.passages.iter().chain(&annotation.document.quotations).collect(),
        document: &annotation.document,
        content: annotation.text.as_str(),
    });
    let pages = project.pages.iter().enumerate().map(|(number, page)| QuotingText {
        file: &page.file,
        owner: Owner::Page(number),
        allow: &page.allow,
        lints: &project.config.lints,
        quotations: page.document.quotations.iter().collect(),
        document: &page.document,
        content: page.text.as_str(),
    });
    let mut texts: Vec<_> = annotations.chain(pages).collect();
    texts.sort_by(|a, b| a.file.cmp(b.file));
    texts
}

/// A quotation with each of its sources.
fn resolve_quotation(
    quotation: &Quotation,
    text: &QuotingText,
    desks: &[Desk],
    used: &mut BTreeSet<Code>,
    diagnostics: &mut Diagnostics,
) -> Vec<Resolved> {
    let unread = CitedSource { key: String::new(), span: quotation.citation.span, locator: crate::parse::Locator::default() };
    let sources = if quotation.citation.sources.is_empty() { std::slice::from_ref(&unread) } else { &quotation.citation.sources };
    let resolve = |cited: &CitedSource| {
        let mut resolved = Resolved {
            quotation: quotation.clone(),
            owner: text.owner,
            cited: cited.clone(),
            source: desks.iter().position(|desk| desk.index.source.key == cited.key),
            status: Status::Invalid,
            passage: None,
            candidates: Vec::new(),
            nearest: None,
            excuses: Vec::new(),
        };
        match resolved.source {
            // That it holds no text has been reported, and is the one fault.
            Some(source) if desks[source].index.paragraph_count() == 0 => {}
            Some(source) => resolve_in_source(&mut resolved, &desks[source], text, used, diagnostics),
            // Reported with all other citations.
            None => {}
        }
        resolved
    };
    sources.iter().map(resolve).collect()
}

fn keys<'a>(desks: &'a [Desk]) -> Vec<&'a str> {
    desks.iter().map(|desk| desk.index.source.key.as_str()).collect()
}

/// Looks a quotation up and says what became of it.
fn resolve_in_source(
    resolved: &mut Resolved,
    desk: &Desk,
    text: &QuotingText,
    used: &mut BTreeSet<Code>,
    diagnostics: &mut Diagnostics,
) {
    let quotation = resolved.quotation.clone();
    let cited = resolved.cited.clone();
    let subject = Subject { quotation: &quotation, cited: &cited, desk };
    let spans = |places: &[Match]| places.iter().map(|found| desk.index.span(found.range())).collect::<Vec<_>>();
    diagnostics.push(match look_up(&quotation, &cited, desk) {
        Lookup::Found { pattern, place, status } => {
            resolved.status = status;
            resolved.passage = Some(place::passage(&quotation, &pattern, &desk.index));
            accepted(resolved, &subject, &pattern, &place, diagnostics);
            let editing = place::editing(&pattern);
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
        Lookup::LongBracket(bracket) => subject.long_bracket(&bracket),
        Lookup::TooLarge(count) => subject.too_large(count),
        Lookup::ReplacesMany(place) => subject.replaces_many(&place),
        Lookup::CutWord(place) => subject.cut_word(&place),
        Lookup::Paragraph(pattern, place) => subject.paragraph(&pattern, &place),
        Lookup::Order(pattern) => subject.order(&pattern),
    });
}

/// What an accepted quotation is warned of: case alone, an elision that leaves nothing out.
fn accepted(resolved: &Resolved, subject: &Subject, pattern: &pattern::Pattern, found: &Match, diagnostics: &mut Diagnostics) {
    if resolved.status == Status::Case {
        diagnostics.push(subject.case(found));
    }
    for elision in place::idle_elisions(pattern, &subject.desk.index) {
        diagnostics.push(subject.idle_elision(elision));
    }
}

/// A finding of the meaning guard, unless the author excuses it.
fn guard(
    resolved: &mut Resolved,
    finding: &Finding,
    subject: &Subject,
    text: &QuotingText,
    used: &mut BTreeSet<Code>,
    diagnostics: &mut Diagnostics,
) {
    let Some(allow) = text.allow.iter().find(|allow| allow.lint == finding.code) else {
        let diagnostic = subject.changes_meaning(finding);
        let severity = text.lints.get(&finding.code).map_or(Some(finding.severity), |level| level.severity());
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
fn unknown_sources(text: &QuotingText, desks: &[Desk], annotations: &[String], diagnostics: &mut Diagnostics) {
    let keys = keys(desks);
    let quoting = text.quotations.iter().map(|quotation| &quotation.citation);
    let citations: BTreeMap<Span, &Citation> =
        quoting.chain(&text.document.citations).map(|citation| (citation.span, citation)).collect();
    for citation in citations.into_values() {
        for cited in citation.sources.iter().filter(|cited| !keys.contains(&cited.key.as_str())) {
            diagnostics.push(messages::unknown_source(text.file, citation, cited, &keys, annotations));
        }
    }
}

/// Citations that cite no quotation: they link to a source, in which the paragraph must exist.
fn lone_citations(text: &QuotingText, desks: &[Desk], diagnostics: &mut Diagnostics) {
    let quoting: BTreeSet<Span> = text.quotations.iter().map(|quotation| quotation.citation.span).collect();
    let lone = text.document.citations.iter().filter(|citation| !quoting.contains(&citation.span));
    for (citation, cited) in lone.flat_map(|citation| citation.sources.iter().map(move |cited| (citation, cited))) {
        let Some(desk) = desks.iter().find(|desk| desk.index.source.key == cited.key) else { continue };
        let count = desk.index.paragraph_count();
        if cited.locator.paragraph.is_some_and(|number| number > count) {
            let place = Place::new(text.file, citation.span);
            let message = format!("source {} has only {count} paragraphs", desk.index.source.label);
            diagnostics.push(Diagnostic::new(Code::LocatorMismatch, place, message).help("name a paragraph that the source has"));
        }
    }
}

/// Quotation marks, in pages and annotations, with something behind them that was meant as a citation.
fn almost_cited(text: &QuotingText, keys: &[&str], diagnostics: &mut Diagnostics) {
    let spans = text.document.unchecked.iter().chain(&text.document.unattributed);
    for (span, key) in spans.filter_map(|span| almost_citation(text.content, span.end, keys)) {
        let place = Place::new(text.file, span);
        let message = "this is not read as a citation, so that nobody checks the words before it";
        let citation = format!("[@{key}]");
        diagnostics
            .push(Diagnostic::new(Code::Citation, place.clone(), message).help(format!("write {citation}")).fix(place, citation));
    }
}

/// Quotation marks in a page and blockquotes in an annotation that nothing is cited for.
fn without_citation(text: &QuotingText, keys: &[&str], diagnostics: &mut Diagnostics) {
    let (code, spans, message, help) = match text.owner {
        Owner::Page(_) => (
            Code::UncheckedQuotation,
            &text.document.unchecked,
            "these words are in quotation marks, and no citation follows them",
            "put [@key] behind them if a source is quoted; each pair of marks needs its own",
        ),
        Owner::Annotation(_) => (
            Code::UnattributedQuotation,
            &text.document.unattributed,
            "this blockquote has no citation, so that it is not checked",
            "end it with a line `> — [@key]`; if the words go on in the block below, make one block of the two",
        ),
    };
    let misplaced: BTreeMap<Span, Span> = misplaced(text).collect();
    let plain = |span: &&Span| almost_citation(text.content, span.end, keys).is_none() && !misplaced.contains_key(span);
    for span in spans.iter().filter(plain) {
        diagnostics.push(Diagnostic::new(code, Place::new(text.file, *span), message).help(help));
    }
    for (quote, citation) in &misplaced {
        let message = "the citation does not end this blockquote, so that it is not checked";
        let warning = Diagnostic::new(Code::UnattributedQuotation, Place::new(text.file, *quote), message);
        let written = &text.content[citation.range()];
        diagnostics.push(warning.help(format!("end the blockquote with a line `> — {written}`, and nothing behind it")));
    }
}

/// Blockquotes that nobody checks, with a citation that begins one of their lines: it was meant for the words of the blockquote.
fn misplaced<'t>(text: &'t QuotingText) -> impl Iterator<Item = (Span, Span)> + 't {
    let begins = |citation: Span| {
        let line = text.content[..citation.start].rsplit('\n').next().unwrap_or_default();
        line.chars().all(|char| " \t>—–-(".contains(char))
    };
    let citations = &text.document.citations;
    text.document.unattributed.iter().filter_map(move |quote| {
        let first = citations.partition_point(|citation| citation.span.start < quote.start);
        let inside = citations[first..].iter().take_while(|citation| citation.span.end <= quote.end);
        inside.map(|citation| citation.span).find(|span| begins(*span)).map(|citation| (*quote, citation))
    })
}

/// Every `[allow]` that excuses nothing.
fn unused_allows(text: &QuotingText, used: &BTreeSet<Code>, diagnostics: &mut Diagnostics) {
    for allow in text.allow.iter().filter(|allow| !used.contains(&allow.lint) && !allow.reason.is_empty()) {
        let message = format!("`{}` is allowed here, but no quotation of this file needs it", allow.lint);
        let warning = Diagnostic::new(Code::UnusedAllow, Place::new(text.file, allow.span), message);
        diagnostics.push(warning.help("take the line out"));
    }
}

/// Says once for each language without a word list that the meaning guard knows only its digits.
fn missing_word_lists(desks: &[Desk], resolved: &[Arc<Resolved>], diagnostics: &mut Diagnostics) {
    let mut said = BTreeSet::new();
    for (number, desk) in desks.iter().enumerate().filter(|(_, desk)| desk.list.is_none()) {
        let source: &Source = desk.index.source;
        let quoted = resolved.iter().any(|quotation| quotation.source == Some(number));
        if quoted && said.insert(source.language.split('-').next().unwrap_or_default().to_lowercase()) {
            let place = Place::new(&source.file, Span::new(source.text.body_start(), source.text.body_start()));
            let message = format!("for the language `{}` there is no list of negations and hedges", source.language);
            let help = "elisions and brackets in quotations from it are checked for numbers alone; look at them yourself";
            diagnostics.push(Diagnostic::new(Code::NoWordList, place, message).help(help));
        }
    }
}
