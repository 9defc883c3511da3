//! Relations and answers against the passages that there are.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parse::{RelationKind, Spanned};

use super::{Relation, ResolvedSilence, Subject};

/// The relation of an annotation, if it names one; what it needs and does not have is reported at the name.
pub(super) fn relation(
    subject: &Subject,
    quoted: &[usize],
    silent: &[ResolvedSilence],
    all_known: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Relation> {
    let name = subject.annotation.relation.as_ref()?;
    let Some(relation) = named(subject, &name.value) else {
        diagnostics.push(unknown(subject, name));
        return None;
    };
    let error = |message: String, help: String| Diagnostic::new(Code::Relation, subject.place(name.span), message).help(help);
    if subject.annotation.question.is_none() {
        let message = format!("a comparison (`relation = \"{}\"`) needs a question", name.value);
        diagnostics.push(error(message, "add `question = \"…\"`, what the sources are compared on".to_owned()));
    }
    if all_known && let Some((message, help)) = unfit(subject, relation.kind, quoted, silent) {
        diagnostics.push(error(message, help));
    }
    Some(relation)
}

fn named(subject: &Subject, name: &str) -> Option<Relation> {
    let own = subject.project.config.relations.get(name);
    let label = own.map(|relation| relation.label.clone());
    let kind = own.map(|relation| relation.like).or_else(|| RelationKind::from_name(name))?;
    Some(Relation { name: name.to_owned(), label, kind })
}

fn unknown(subject: &Subject, name: &Spanned<String>) -> Diagnostic {
    /// Below this similarity (Jaro and Winkler) a name is not worth asking about.
    const ALIKE: f64 = 0.75;
    let built_in = RelationKind::ALL.iter().map(|kind| kind.name());
    let known: Vec<&str> = built_in.chain(subject.project.config.relations.keys().map(String::as_str)).collect();
    let near = known.iter().map(|known| (strsim::jaro_winkler(known, &name.value), *known)).max_by(|a, b| a.0.total_cmp(&b.0));
    let help = match near {
        Some((similarity, near)) if similarity >= ALIKE => format!("did you mean `{near}`?"),
        _ => format!("the relations are {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::new(Code::Relation, subject.place(name.span), format!("there is no relation `{}`", name.value)).help(help)
}

/// Why the passages do not fit a relation, and what to do.
fn unfit(subject: &Subject, kind: RelationKind, quoted: &[usize], silent: &[ResolvedSilence]) -> Option<(String, String)> {
    let name = kind.name();
    match (kind, quoted) {
        (RelationKind::Agree | RelationKind::Differ | RelationKind::Conflict, []) => Some((
            format!("`{name}` needs passages of two sources, and none is quoted"),
            "quote what each source says, each with its citation [@key]".to_owned(),
        )),
        (RelationKind::Agree | RelationKind::Differ | RelationKind::Conflict, [one]) => Some((
            format!("`{name}` needs passages of two sources, and only {} is quoted", subject.label(*one)),
            "quote another source too, or write `relation = \"only\"` and what you looked for in the others under `[silent]`"
                .to_owned(),
        )),
        (RelationKind::Only | RelationKind::Unclear, []) => Some((
            format!("`{name}` needs a passage, and none is quoted"),
            "quote what the source says, with its citation [@key]".to_owned(),
        )),
        (RelationKind::Only, [one]) => not_silent(subject, *one, silent),
        (RelationKind::Only, several) => Some((
            format!("`only` means that one source answers, and {} are quoted", subject.labels(several)),
            "write `agree`, `differ`, `conflict` or `unclear`, or keep the passages of one source".to_owned(),
        )),
        _ => None,
    }
}

fn not_silent(subject: &Subject, quoted: usize, silent: &[ResolvedSilence]) -> Option<(String, String)> {
    let is_silent = |source: &usize| silent.iter().any(|silence| silence.source == *source);
    let missing: Vec<usize> = subject.voices.all().filter(|source| *source != quoted && !is_silent(source)).collect();
    let first = missing.first()?;
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let message = format!(
        "`only` says that no other source answers, but {} {verb} neither quoted nor under `[silent]`",
        subject.labels(&missing)
    );
    let key = &subject.project.sources[*first].key;
    Some((message, format!("write which words you looked for: `[silent]` and below it `{key} = [\"word\", \"begin*\"]`")))
}

/// The answers, in the order of the sources; one that fits no passage is reported at its line.
pub(super) fn answers(
    subject: &Subject,
    quoted: &[usize],
    silent: &[ResolvedSilence],
    all_known: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, String)> {
    let mut answers: Vec<(usize, String)> = Vec::new();
    for answer in &subject.annotation.answers {
        let Some(source) = subject.source(&answer.source, diagnostics) else { continue };
        let label = subject.label(source);
        let place = subject.place(answer.source.span.to(answer.text.span));
        let error = |message: String, help: &str| Diagnostic::new(Code::Answers, place.clone(), message).help(help);
        if answers.iter().any(|(known, _)| *known == source) {
            let message = format!("source {label} has two answers, its own and its translation’s");
            diagnostics.push(error(message, "keep one of them"));
            continue;
        }
        let own_silence = |silence: &ResolvedSilence| silence.source == source;
        if silent.iter().any(own_silence) {
            diagnostics.push(error(format!("source {label} has an answer here, and is silent below"), "keep one of the two"));
        } else if !quoted.contains(&source) && all_known {
            let message = format!("source {label} has an answer, but is not quoted");
            diagnostics.push(error(message, "quote the words that the answer rests on, or take the line out"));
        }
        answers.push((source, answer.text.value.clone()));
    }
    answers.sort_by_key(|(source, _)| *source);
    answers
}
