//! Quotations whose source is not what it was when they were last accepted.
//!
//! In come a quotation as its source leaves it now and what the lock remembers of it. Words that
//! still stand are the same or have moved, by the text round them; of others it is said what stands
//! in their place. Whatever is proposed is never accepted by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{Corpus, SourceIndex};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::memo::Shared;
use crate::parse::{Lock, Selector, SourceId};
use crate::resolve::context::Context;
use crate::resolve::locked::{has_changed, key, places};
use crate::resolve::memory::Failure;
use crate::resolve::{How, Nearest, Outcome, Passage, Resolved};
use crate::text::Span;

use super::lost::lost;
use super::misquote::Misquote;
use super::since_changed::{Anew, broken, remembered, say_anew, stands_somewhere};
use super::tally::Tally;

/// The quotations from sources that have changed since the lock.
pub(super) struct Changed<'a> {
    lock: &'a Lock,
    corpus: &'a Corpus,
    tallies: BTreeMap<&'a SourceId, Tally>,
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
        failures: &[Shared<Failure>],
        diagnostics: &mut Diagnostics,
    ) -> BTreeSet<usize> {
        let mut lost = BTreeSet::new();
        for quotation in quotations {
            let Some(judged) = self.judged(quotation) else {
                continue;
            };
            *quotation = judged.resolved;
            match judged.said {
                Said::Nothing => {}
                Said::Fault(fault) => {
                    lost.insert(quotation.id.number);
                    diagnostics.push(*fault);
                }
                Said::Anew(anew) => {
                    if let Some(subject) = subject(quotation, self.corpus) {
                        let of = (&subject, &**quotation);
                        say_anew(of, anew, failures, &mut lost, diagnostics);
                    }
                }
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
        tally.add(&judged.resolved.outcome);
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
    said: Said,
}

/// What is to be said of a quotation.
enum Said {
    /// No more than has been.
    Nothing,
    /// That it is lost, and nothing else.
    Fault(Box<Diagnostic>),
    /// What has been, in another light.
    Anew(Anew),
}

/// A quotation and its source as messages need them.
fn subject<'a>(resolved: &'a Resolved, corpus: &'a Corpus) -> Option<Misquote<'a>> {
    Some(Misquote {
        quotation: &resolved.quotation,
        cited: &resolved.cited,
        index: corpus.get(resolved.source.as_ref()?)?,
    })
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
                .any(|selector| is_at_home(index, passage, selector));
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
                said: Said::Fault(fault.into()),
            })
        }
        Outcome::Ambiguous { places, .. } => Some(of_several(resolved, places, selectors, index)),
        Outcome::Wrong(Code::LocatorMismatch) if !stands_somewhere(selectors, index) => {
            Some(Judged {
                resolved: with(resolved, Outcome::Wrong(Code::SourceChanged)),
                said: Said::Anew(Anew::Elsewhere),
            })
        }
        outcome => Some(match broken(outcome) {
            Some(code) => of_broken_rule(resolved, code, &subject, first),
            None => unchanged(resolved),
        }),
    }
}

/// Words that stand in several places now. The one that has kept its surroundings is likeliest.
fn of_several(
    resolved: &Arc<Resolved>,
    places: &[Span],
    selectors: &[Selector],
    index: &SourceIndex,
) -> Judged {
    let Some(span) = remembered(places, selectors, index) else {
        return unchanged(resolved);
    };
    let nearest = Nearest {
        span,
        paragraph: index.paragraph_at(index.within(span).start) + 1,
        score: 1.0,
    };
    let outcome = Outcome::Ambiguous {
        places: places.to_vec(),
        nearest: Some(nearest),
    };
    Judged {
        resolved: with(resolved, outcome),
        said: Said::Anew(Anew::Remembered(span)),
    }
}

/// Words that stand there, but not as a quotation must. Of a word that has grown the whole is
/// proposed.
fn of_broken_rule(
    resolved: &Arc<Resolved>,
    code: Code,
    subject: &Misquote,
    selector: &Selector,
) -> Judged {
    let proposal = match code {
        Code::QuotationCutWord => lost(subject, selector).0,
        _ => Outcome::Gone,
    };
    let resolved = match proposal {
        Outcome::Reworded { .. } => with(resolved, proposal),
        _ => resolved.clone(),
    };
    Judged {
        resolved,
        said: Said::Anew(Anew::Broken(code)),
    }
}

/// Whether what stands before or behind a passage is what is remembered of it.
fn is_at_home(index: &SourceIndex, passage: &Passage, selector: &Selector) -> bool {
    let context = Context::new(&selector.prefix, &selector.suffix);
    context.stands(index, &index.within(passage.span()))
}

fn unchanged(resolved: &Arc<Resolved>) -> Judged {
    Judged {
        resolved: resolved.clone(),
        said: Said::Nothing,
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
        said: Said::Nothing,
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
        said: Said::Fault(fault.into()),
    }
}
