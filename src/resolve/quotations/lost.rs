//! Words that stood in a source before it changed and do not stand there now: what stands in their
//! place, and what is said of it.

use crate::corpus::SourceIndex;
use crate::diagnostics::{Code, Diagnostic};
use crate::parse::{Form, Selector};
use crate::resolve::anchor::{Anchor, Remembered, anchor};
use crate::resolve::context::Context;
use crate::resolve::{Nearest, Outcome};
use crate::text::Span;
use crate::text::fold::{fold_str, lowercase};

use super::difference::difference;
use super::misquote::Misquote;

/// Words that are not in their source any more.
pub(super) fn lost(subject: &Misquote, selector: &Selector) -> (Outcome, Diagnostic) {
    let parts: Vec<&str> = selector.exact.iter().map(String::as_str).collect();
    let context = Context::new(&selector.prefix, &selector.suffix);
    let proposal = anchored(subject.index, &parts, &context);
    lost_from(subject, Some(selector.paragraph), proposal)
}

/// The same of words whose table says what stood round them.
pub(super) fn lost_from_table(subject: &Misquote) -> (Outcome, Diagnostic) {
    let (prefix, suffix) = match &subject.quotation.form {
        Form::Table { prefix, suffix, .. } => (prefix.as_str(), suffix.as_str()),
        Form::Inline | Form::Block | Form::Answer => ("", ""),
    };
    let words = subject.quotation.text.as_str();
    let proposal = anchored(subject.index, &[words], &Context::new(prefix, suffix));
    lost_from(subject, None, proposal)
}

/// The same, with the paragraph in which they stood, and what stands there instead.
fn lost_from(
    subject: &Misquote,
    paragraph: Option<usize>,
    proposal: Option<Nearest>,
) -> (Outcome, Diagnostic) {
    let name = subject.name();
    let Some(nearest) = proposal else {
        let where_from = paragraph.map_or_else(String::new, |paragraph| {
            format!(", which stood in paragraph {paragraph},")
        });
        let message = format!("{name} has changed: these words{where_from} are gone");
        let fault = subject.error(Code::SourceChanged, message).help(
            "nothing close enough to them is left; if that is news, keep the old version as a \
             source of its own",
        );
        return (Outcome::Gone, fault);
    };
    let fault = reworded(subject, &nearest);
    (Outcome::Reworded { nearest }, fault)
}

/// That something else stands in the place of words, and how it differs.
fn reworded(subject: &Misquote, nearest: &Nearest) -> Diagnostic {
    let message = format!(
        "{} has changed: these words stand there in another wording",
        subject.name()
    );
    let written = subject.quotation.text.as_str().replace(['[', ']'], "");
    let difference = difference(&written, &subject.index.shown(nearest.span));
    let label = format!(
        "in their place (para. {}): {}",
        nearest.paragraph, difference.extent
    );
    subject
        .error(Code::SourceChanged, message)
        .related(subject.in_source(nearest.span), label)
        .help(format!(
            "{}; variorum fix shows it as a patch",
            difference.help
        ))
}

/// What stands in the place of words, if it is likely enough: of each part between elisions by
/// itself, the first with what stood before it and the last with what stood behind it. Parts that
/// are certain make the others, which have their places in order with them, likely from a smaller
/// share on.
fn anchored(index: &SourceIndex, parts: &[&str], context: &Context) -> Option<Nearest> {
    let (prefix, suffix) = (context.words_before(), context.words_behind());
    let count = parts.len();
    let mut found: Vec<Anchor> = Vec::with_capacity(count);
    for (number, part) in parts.iter().enumerate() {
        let remembered = Remembered {
            prefix: if number == 0 { &prefix } else { "" },
            exact: &lowercase(&fold_str(part)),
            suffix: if number + 1 == count { &suffix } else { "" },
        };
        let from = found.last().map_or(0, Anchor::end);
        found.push(anchor(index, &remembered, from)?);
    }
    if !found.iter().all(Anchor::is_possible) || !found.iter().any(Anchor::is_proposed) {
        return None;
    }
    let (first, last) = (&found.first()?.nearest, &found.last()?.nearest);
    let score = found
        .iter()
        .map(|part| part.nearest.score)
        .fold(1.0, f64::min);
    Some(Nearest {
        span: Span::new(first.span.start, last.span.end),
        paragraph: first.paragraph,
        score,
    })
}
