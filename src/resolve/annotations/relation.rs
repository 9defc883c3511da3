//! Relations and answers against the passages that there are.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parse::{Answer, RelationKind, SourceId, Spanned, list_names, nearest_name};
use crate::resolve::{Relation, Resolved};

use super::answer;
use super::checked::Checked;
use super::contrast;
use super::silence::Silences;

/// What an annotation's passages and silences are.
pub(super) struct RelationFacts<'a> {
    /// Sources quoted, in their order.
    pub(super) quoted: &'a [SourceId],
    /// The silences.
    pub(super) silences: &'a Silences,
    /// Whether every quotation's source is known; that one is not has been reported.
    pub(super) all_known: bool,
    /// Its quotations, in order.
    pub(super) quotations: &'a [&'a Resolved],
}

/// The relation of an annotation, if it names one; what it needs and does not have is reported at
/// the name.
pub(super) fn relation(
    subject: &Checked,
    facts: &RelationFacts,
    diagnostics: &mut Diagnostics,
) -> Option<Relation> {
    let name = subject.annotation.relation.as_ref()?;
    let Some(relation) = named(subject, &name.value) else {
        diagnostics.push(unknown(subject, name));
        return None;
    };
    let error = |message: String, help: String| {
        Diagnostic::new(Code::Relation, subject.place(name.span), message).help(help)
    };
    if subject.annotation.question.is_none() {
        let message = format!(
            "a comparison (`relation = \"{}\"`) needs a question",
            name.value
        );
        diagnostics.push(error(
            message,
            "add `question = \"…\"`, what the sources are compared on".to_owned(),
        ));
    }
    if facts.all_known
        && let Some((message, help)) = unfit(subject, &relation, facts)
    {
        diagnostics.push(error(message, help));
    }
    if let Some(warning) = contrast::contrast(subject, &relation, name) {
        diagnostics.push(warning);
    }
    Some(relation)
}

fn named(subject: &Checked, name: &str) -> Option<Relation> {
    let own = subject.relations.get(name);
    let label = own.map(|relation| relation.label.clone());
    let kind = own
        .map(|relation| relation.like)
        .or_else(|| RelationKind::from_name(name))?;
    Some(Relation {
        name: name.to_owned(),
        label,
        kind,
    })
}

fn unknown(subject: &Checked, name: &Spanned<String>) -> Diagnostic {
    let built_in = RelationKind::ALL.iter().map(|kind| kind.name());
    let own = subject.relations.keys().map(String::as_str);
    let known: Vec<&str> = built_in
        .chain(own.filter(|own| RelationKind::from_name(own).is_none()))
        .collect();
    let help = match nearest_name(&name.value, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the relations are {}", list_names(known)),
    };
    Diagnostic::new(
        Code::Relation,
        subject.place(name.span),
        format!("there is no relation `{}`", name.value),
    )
    .help(help)
}

/// Why the passages do not fit a relation, and what to do.
fn unfit(
    subject: &Checked,
    relation: &Relation,
    facts: &RelationFacts,
) -> Option<(String, String)> {
    let name = &relation.name;
    match (relation.kind, facts.quoted) {
        (RelationKind::Agree | RelationKind::Differ | RelationKind::Conflict, []) => Some((
            format!("`{name}` needs passages of two sources, and none is quoted"),
            "quote what each source says, each with its citation, such as [@key]".to_owned(),
        )),
        (RelationKind::Agree | RelationKind::Differ | RelationKind::Conflict, [one]) => Some((
            format!(
                "`{name}` needs passages of two sources, and only {} is quoted",
                subject.label(one)
            ),
            "quote another source too, or write `relation = \"only\"` and what you looked for in \
            the others under `[silent]`"
                .to_owned(),
        )),
        (RelationKind::Only | RelationKind::Unclear, []) => Some((
            format!("`{name}` needs a passage, and none is quoted"),
            "quote what the source says, with its citation, such as [@key]".to_owned(),
        )),
        (RelationKind::Only, [one]) => not_silent(subject, name, one, facts),
        // One that is both quoted and silent has been reported as such.
        (RelationKind::Only, several)
            if several
                .iter()
                .any(|source| facts.silences.quoted_too.contains(source)) =>
        {
            None
        }
        (RelationKind::Only, several) => Some((
            format!(
                "`{name}` means that one source answers, but {} are quoted",
                subject.labels(&several.iter().collect::<Vec<_>>())
            ),
            "write `agree`, `differ`, `conflict` or `unclear`, or keep the passages of one \
            source"
                .to_owned(),
        )),
        _ => None,
    }
}

fn not_silent(
    subject: &Checked,
    name: &str,
    quoted: &SourceId,
    facts: &RelationFacts,
) -> Option<(String, String)> {
    // The source that is missing may be the one whose key is misspelt.
    if !facts.silences.all_known {
        return None;
    }
    let is_missing = |source: &&SourceId| *source != quoted && !facts.silences.has(source);
    let missing: Vec<&SourceId> = subject.voices.all().filter(is_missing).collect();
    let (verb, key) = match missing[..] {
        [] => return None,
        [one] => ("is", one.as_str()),
        _ => ("are", "\"*\""),
    };
    let labels = subject.labels(&missing);
    let message = format!(
        "`{name}` says that no other source answers, but {labels} {verb} neither quoted nor under \
        `[silent]`"
    );
    Some((
        message,
        format!(
            "write which words you looked for: `[silent]` and below it `{key} = [\"word\", \
            \"begin*\"]`"
        ),
    ))
}

/// The answers, in the order of the sources; one that fits no passage is reported at its line.
pub(super) fn answers(
    subject: &Checked,
    facts: &RelationFacts,
    diagnostics: &mut Diagnostics,
) -> Vec<(SourceId, String)> {
    let mut answers: Vec<(&SourceId, &Answer)> = Vec::new();
    for answer in &subject.annotation.answers {
        let Some(source) = subject.source(&answer.source, diagnostics) else {
            continue;
        };
        let earlier = answers
            .iter()
            .find(|(known, _)| *known == source)
            .map(|(_, answer)| *answer);
        if let Some(diagnostic) = ill_answered(subject, facts, source, answer, earlier) {
            diagnostics.push(diagnostic);
        }
        if earlier.is_none() {
            answers.push((source, answer));
        }
    }
    answers.sort_by_key(|(source, _)| *source);
    let printed = |answer: &Answer| answer::printed(answer, facts.quotations, subject.texts);
    answers
        .into_iter()
        .map(|(source, answer)| (source.clone(), printed(answer)))
        .collect()
}

/// Why a source cannot have an answer; `earlier` is one that it has already, by its own key or a
/// translation's.
fn ill_answered(
    subject: &Checked,
    facts: &RelationFacts,
    source: &SourceId,
    answer: &Answer,
    earlier: Option<&Answer>,
) -> Option<Diagnostic> {
    let label = subject.label(source);
    let line = |answer: &Answer| subject.place(answer.source.span.to(answer.text.span));
    let error = |message: String| Diagnostic::new(Code::Answers, line(answer), message);
    if let Some(earlier) = earlier {
        let error = error(format!(
            "source {label} has two answers: a translation counts as its original"
        ));
        return Some(
            error
                .related(line(earlier), "the other answer")
                .help("keep one of them"),
        );
    }
    if facts.quoted.binary_search(source).is_ok() {
        return None;
    }
    if let Some(silence) = facts.silences.own.get(source) {
        let error = error(format!(
            "source {label} has an answer and is silent at once"
        ));
        let help = "quote what it says and take it out of `[silent]`, or take the answer out";
        return Some(
            error
                .related(subject.place(*silence), "silent here")
                .help(help),
        );
    }
    let error = error(format!("source {label} has an answer, but is not quoted"));
    facts
        .all_known
        .then(|| error.help("quote the words that the answer rests on, or take the line out"))
}
