//! Relations against the answers beside them: what says the same does not say yes and no, and what
//! cannot both be so is not the same.

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::{Answer, RelationKind, SourceId, Spanned};
use crate::text::fold::{fold_str, lowercase};
use crate::text::is_stop;
use crate::text::numbers::numbers;

use crate::resolve::Relation;

use super::amounts::amounts;
use super::checked::Checked;

/// Words that an answer begins with, by language: what affirms, what denies.
const YES_AND_NO: [(&str, &str); 4] = [("yes", "no"), ("ja", "nein"), ("oui", "non"), ("sí", "no")];

/// The warning at a relation that its answers do not bear out.
pub(super) fn contrast(
    subject: &Checked,
    relation: &Relation,
    name: &Spanned<String>,
) -> Option<Diagnostic> {
    let answers = subject.annotation.answers.iter();
    let answers: Vec<(&SourceId, &Answer)> = answers
        .filter_map(|answer| Some((subject.voice(&answer.source.value)?, answer)))
        .collect();
    let warning =
        |message: String| Diagnostic::new(Code::AnswersRelation, subject.place(name.span), message);
    match relation.kind {
        RelationKind::Agree => {
            let (one, other, how) = parted(&answers, subject.language)?;
            let labels = subject.labels(&[one.0, other.0]);
            let mut warning = warning(format!(
                "`{}` says that the sources say the same, but the answers of {labels} part in \
                {how}",
                name.value
            ));
            for (_, answer) in [one, other] {
                warning = warning.related(subject.place(answer.text.span), "this answer");
            }
            Some(warning.help(
                "write `differ` where both can be so, `conflict` where both cannot, \
                or other answers",
            ))
        }
        RelationKind::Conflict if are_one(&answers, subject.language) => {
            let warning = warning(format!(
                "`{}` says that not all of this can be so, but the answers are all the same",
                name.value
            ));
            Some(warning.help(
                "write `agree` where the sources say the same, or what each of them \
                says in the answers",
            ))
        }
        _ => None,
    }
}

type Answered<'a> = (&'a SourceId, &'a Answer);

/// The first two answers that cannot be the same, and in what.
fn parted<'a>(
    answers: &[Answered<'a>],
    language: &str,
) -> Option<(Answered<'a>, Answered<'a>, &'static str)> {
    for (number, one) in answers.iter().enumerate() {
        for other in answers[number + 1..]
            .iter()
            .filter(|other| other.0 != one.0)
        {
            let (text, other_text) = (folded(one.1), folded(other.1));
            if deny_each_other(&text, &other_text) {
                return Some((*one, *other, "yes and no"));
            }
            let (amounts, other_amounts) =
                (amounts(&text, language), amounts(&other_text, language));
            // One that names a number more says more, and nothing else.
            if let (Some(amounts), Some(other_amounts)) = (amounts, other_amounts)
                && !amounts.is_subset(&other_amounts)
                && !other_amounts.is_subset(&amounts)
            {
                return Some((*one, *other, "a number"));
            }
        }
    }
    None
}

fn deny_each_other(one: &str, other: &str) -> bool {
    YES_AND_NO.iter().any(|(yes, no)| {
        (begins_with(one, yes) && begins_with(other, no))
            || (begins_with(one, no) && begins_with(other, yes))
    })
}

/// Whether a folded text begins with a word.
fn begins_with(text: &str, word: &str) -> bool {
    let rest = text
        .trim_start_matches(|char: char| !char.is_alphanumeric())
        .strip_prefix(word);
    rest.is_some_and(|rest| {
        !rest.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '\''))
    })
}

/// Whether there are several answers, and all are the same.
fn are_one(answers: &[Answered], language: &str) -> bool {
    let texts: Vec<String> = answers
        .iter()
        .map(|(_, answer)| folded(answer).trim_end_matches(is_stop).to_owned())
        .collect();
    let only_number = |text: &String| {
        let numbers = numbers(text, language).whole;
        let is_all = matches!(&numbers[..], [one] if *one == (0..text.len()));
        is_all.then(|| amounts(text, language)).flatten()
    };
    let first = texts.first();
    let same = |text: &String| {
        Some(text) == first
            || (only_number(text).is_some() && only_number(text) == first.and_then(only_number))
    };
    texts.len() > 1 && texts.iter().all(same)
}

fn folded(answer: &Answer) -> String {
    lowercase(&fold_str(&answer.text.value))
}
