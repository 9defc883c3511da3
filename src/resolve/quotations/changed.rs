//! Quotations whose source is not what it was when they were last accepted.
//!
//! In come a quotation as its source leaves it now and what the lock remembers of it. Words that
//! still stand are the same or have moved, by the text round them; of others it is said what stands
//! in their place. Whatever is proposed is never accepted by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{Corpus, SourceIndex};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::parse::{Form, Lock, Selector, Source, SourceId};
use crate::resolve::anchor::{Remembered, anchor};
use crate::resolve::locked::{has_changed, key, places, stands_as_remembered};
use crate::resolve::{How, Nearest, Outcome, Resolved};
use crate::text::Span;
use crate::text::fold::{fold_str, lowercase};

use super::difference::difference;
use super::misquote::Misquote;

/// The quotations from sources that have changed since the lock.
pub(super) struct Changed<'a> {
    lock: &'a Lock,
    corpus: &'a Corpus,
    tallies: BTreeMap<&'a SourceId, Tally>,
}

/// What became of the quotations from a source.
#[derive(Default)]
struct Tally {
    same: usize,
    moved: usize,
    reworded: usize,
    gone: usize,
}

impl<'a> Changed<'a> {
    /// No quotation has been looked at yet.
    pub(super) fn new(lock: &'a Lock, corpus: &'a Corpus) -> Self {
        let mut tallies = BTreeMap::new();
        for (key, index) in corpus {
            if has_changed(lock, &index.source) {
                tallies.insert(key, Tally::default());
            }
        }
        Self {
            lock,
            corpus,
            tallies,
        }
    }

    /// Sees what has become of a writing's quotations, and says what is wrong with those that are
    /// lost; returns the numbers of these.
    pub(super) fn judge_all(
        &mut self,
        quotations: &mut [Arc<Resolved>],
        diagnostics: &mut Diagnostics,
    ) -> BTreeSet<usize> {
        let mut lost = BTreeSet::new();
        for quotation in quotations {
            let Some(judged) = self.judged(quotation) else {
                continue;
            };
            *quotation = judged.resolved;
            if let Some(fault) = judged.fault {
                lost.insert(quotation.id.number);
                diagnostics.push(fault);
            }
        }
        lost
    }

    /// What a quotation is in the light of the lock, if it is remembered and its source has
    /// changed.
    fn judged(&mut self, resolved: &Arc<Resolved>) -> Option<Judged> {
        let source = resolved.source.as_ref()?;
        let tally = self.tallies.get_mut(source)?;
        let selectors = self.lock.quotations.get(&key(resolved)?)?;
        let index = &self.corpus[source];
        let judged = judge(resolved, selectors, index)?;
        match &judged.resolved.outcome {
            Outcome::Found {
                how: How::Moved, ..
            } => tally.moved += 1,
            Outcome::Found { .. } => tally.same += 1,
            Outcome::Gone => tally.gone += 1,
            _ => tally.reworded += 1,
        }
        Some(judged)
    }

    /// Says of each source that has changed what became of the quotations from it.
    pub(super) fn report(&self, diagnostics: &mut Diagnostics) {
        for (key, tally) in &self.tallies {
            if tally.count() == 0 {
                continue;
            }
            diagnostics.push(tally.said(&self.corpus[*key].source));
        }
    }
}

/// A quotation in the light of what is remembered of it.
struct Judged {
    resolved: Arc<Resolved>,
    /// What is wrong with it, if it is not found.
    fault: Option<Diagnostic>,
}

fn judge(resolved: &Arc<Resolved>, selectors: &[Selector], index: &SourceIndex) -> Option<Judged> {
    let first = selectors.first()?;
    let subject = Misquote {
        quotation: &resolved.quotation,
        cited: &resolved.cited,
        index,
    };
    match &resolved.outcome {
        Outcome::Found { passage, .. } => {
            let same = selectors
                .iter()
                .any(|selector| stands_as_remembered(index, passage, selector));
            if same {
                return Some(unchanged(resolved));
            }
            if is_a_twin(first, index) {
                return Some(of_a_twin(&subject, resolved, passage.span()));
            }
            Some(moved(resolved))
        }
        Outcome::Absent { .. } | Outcome::Misattributed(_) => {
            let (outcome, fault) = lost(&subject, first);
            Some(Judged {
                resolved: with(resolved, outcome),
                fault: Some(fault),
            })
        }
        // It breaks a rule now, which is said as of any quotation.
        _ => Some(unchanged(resolved)),
    }
}

fn unchanged(resolved: &Arc<Resolved>) -> Judged {
    Judged {
        resolved: resolved.clone(),
        fault: None,
    }
}

fn with(resolved: &Resolved, outcome: Outcome) -> Arc<Resolved> {
    let resolved = Resolved {
        outcome,
        ..resolved.clone()
    };
    resolved.into()
}

/// The same words at another place than before.
fn moved(resolved: &Arc<Resolved>) -> Judged {
    let mut moved = Resolved::clone(resolved);
    if let Outcome::Found { how, .. } = &mut moved.outcome {
        *how = How::Moved;
    }
    Judged {
        resolved: moved.into(),
        fault: None,
    }
}

/// Whether the words stood in several places, or do so now.
fn is_a_twin(selector: &Selector, index: &SourceIndex) -> bool {
    selector.places.max(places(index, &selector.exact)) > 1
}

/// Equal words elsewhere, where the remembered ones may be gone: an offset or a locator does not
/// say whether they are the same.
fn of_a_twin(subject: &Misquote, resolved: &Resolved, span: Span) -> Judged {
    let message = format!(
        "{} has changed: these words stand in several places, and round the cited one stands \
         other text than before",
        subject.name()
    );
    let fault = subject
        .error(Code::SourceChanged, message)
        .related(subject.in_source(span), "the cited place")
        .help(
            "cite the place that you mean; if it is this one, take the quotation's entry out of \
             variorum.lock",
        );
    let outcome = Outcome::Ambiguous {
        places: vec![span],
        nearest: None,
    };
    Judged {
        resolved: with(resolved, outcome),
        fault: Some(fault),
    }
}

/// Words that are not in their source any more.
fn lost(subject: &Misquote, selector: &Selector) -> (Outcome, Diagnostic) {
    let parts: Vec<&str> = selector.exact.iter().map(String::as_str).collect();
    let proposal = anchored(subject.index, &parts, &selector.prefix, &selector.suffix);
    lost_from(subject, Some(selector.paragraph), proposal)
}

/// The same of words whose table says what stood round them.
pub(super) fn lost_from_table(subject: &Misquote) -> (Outcome, Diagnostic) {
    let (prefix, suffix) = match &subject.quotation.form {
        Form::Table { prefix, suffix, .. } => (prefix.as_str(), suffix.as_str()),
        Form::Inline | Form::Block | Form::Answer => ("", ""),
    };
    let words = subject.quotation.text.as_str();
    lost_from(
        subject,
        None,
        anchored(subject.index, &[words], prefix, suffix),
    )
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
/// itself, the first with what stood before it and the last with what stood behind it.
fn anchored(index: &SourceIndex, parts: &[&str], prefix: &str, suffix: &str) -> Option<Nearest> {
    let (prefix, suffix) = (whole_words(prefix, true), whole_words(suffix, false));
    let count = parts.len();
    let mut found: Vec<Nearest> = Vec::with_capacity(count);
    for (number, part) in parts.iter().enumerate() {
        let anchor = anchor(
            index,
            &Remembered {
                prefix: if number == 0 { &prefix } else { "" },
                exact: &lowercase(&fold_str(part)),
                suffix: if number + 1 == count { &suffix } else { "" },
            },
        )?;
        let follows = found
            .last()
            .is_none_or(|before| before.span.end <= anchor.nearest.span.start);
        if !anchor.is_proposed() || !follows {
            return None;
        }
        found.push(anchor.nearest);
    }
    let (first, last) = (found.first()?, found.last()?);
    let score = found.iter().map(|part| part.score).fold(1.0, f64::min);
    Some(Nearest {
        span: Span::new(first.span.start, last.span.end),
        paragraph: first.paragraph,
        score,
    })
}

/// Context, folded and in small letters, without the word that its outer end may cut.
fn whole_words(context: &str, outer_is_first: bool) -> String {
    /// So many characters are remembered; fewer end where the source does.
    const REMEMBERED: usize = 32;
    let folded = lowercase(&fold_str(context));
    if context.chars().count() < REMEMBERED {
        return folded;
    }
    let cut = if outer_is_first {
        let is_word = folded.starts_with(char::is_alphanumeric);
        folded
            .split_once(' ')
            .filter(|_| is_word)
            .map(|(_, rest)| rest)
    } else {
        let is_word = folded.ends_with(char::is_alphanumeric);
        folded
            .rsplit_once(' ')
            .filter(|_| is_word)
            .map(|(rest, _)| rest)
    };
    cut.map_or_else(|| folded.clone(), str::to_owned)
}

impl Tally {
    fn count(&self) -> usize {
        self.same + self.moved + self.reworded + self.gone
    }

    fn said(&self, source: &Source) -> Diagnostic {
        let same = match self.same {
            1 => "1 quotation the same".to_owned(),
            count => format!("{count} quotations the same"),
        };
        let message = format!(
            "source {} changed since it was locked: {same}, {} moved, {} reworded, {} gone",
            source.label, self.moved, self.reworded, self.gone
        );
        let start = source.text.body_start();
        let place = Place::new(&source.file, Span::new(start, start));
        Diagnostic::new(Code::SourceChanged, place, message).severity(Severity::Note)
    }
}
