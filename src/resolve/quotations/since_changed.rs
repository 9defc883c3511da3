//! What was said of a quotation as of any other, said again in the light of its source having
//! changed since it was locked.

use std::collections::BTreeSet;

use crate::corpus::SourceIndex;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::Shared;
use crate::parse::Selector;
use crate::resolve::context::Context;
use crate::resolve::memory::Failure;
use crate::resolve::{Outcome, Resolved};
use crate::text::Span;
use crate::text::fold::fold_str;

use super::misquote::Misquote;

/// What the lock adds to a message.
#[derive(Clone, Copy)]
pub(super) enum Anew {
    /// The quotation kept this rule before.
    Broken(Code),
    /// Of several equal places this is the locked one.
    Remembered(Span),
    /// The words are not where the locator says, and round them stands no text that is remembered.
    Elsewhere,
}

impl Anew {
    fn code(self) -> Code {
        match self {
            Self::Broken(code) => code,
            Self::Remembered(_) => Code::QuotationAmbiguous,
            Self::Elsewhere => Code::LocatorMismatch,
        }
    }

    fn said(self, subject: &Misquote, old: Diagnostic) -> Diagnostic {
        match self {
            Self::Broken(_) => since_changed(subject, old),
            Self::Remembered(span) => with_locator(subject, old, span),
            // Equal words may have stood in both places, and the cited ones be gone.
            Self::Elsewhere => Diagnostic {
                fix: None,
                ..since_changed(subject, old).help(
                    "round them stands other text than before: see whether it is the passage \
                     that you mean",
                )
            },
        }
    }
}

fn since_changed(subject: &Misquote, old: Diagnostic) -> Diagnostic {
    Diagnostic {
        code: Code::SourceChanged,
        message: format!(
            "{} has changed since it was locked: {}",
            subject.name(),
            old.message
        ),
        ..old
    }
}

/// The same, which proposes the locator of one of the places that it lists.
fn with_locator(subject: &Misquote, old: Diagnostic, span: Span) -> Diagnostic {
    let listed = old.related.iter().find(|place| place.place.span == span);
    let Some(locator) = listed.map(|place| place.message.clone()) else {
        return old;
    };
    let help = format!(
        "by the text round it the locked place is {locator}: write that, if you mean it still"
    );
    let written = Place::new(&subject.quotation.file, subject.cited.span);
    old.help(help)
        .fix(written, locator.trim_matches(['[', ']']))
}

/// The rule that a quotation breaks which it kept when it was locked, if it is one about where its
/// words stand in the source.
pub(super) fn broken(outcome: &Outcome) -> Option<Code> {
    use Code::{
        BracketLength, QuotationCutWord, QuotationEmpty, QuotationOrder, QuotationParagraph,
    };
    match outcome {
        Outcome::Wrong(
            code @ (BracketLength | QuotationCutWord | QuotationEmpty | QuotationOrder
            | QuotationParagraph),
        ) => Some(*code),
        _ => None,
    }
}

/// Whether remembered words stand in some place of a source with the text that stood before or
/// behind them; words in several parts are taken to.
pub(super) fn stands_somewhere(selectors: &[Selector], index: &SourceIndex) -> bool {
    for selector in selectors {
        let [exact] = &selector.exact[..] else {
            return true;
        };
        let context = Context::new(&selector.prefix, &selector.suffix);
        let exact = fold_str(exact);
        let mut places = index.flat().match_indices(exact.as_str());
        if places.any(|(at, _)| context.stands(index, &(at..at + exact.len()))) {
            return true;
        }
    }
    false
}

/// The only one of several places that has the remembered text before it or behind it.
pub(super) fn remembered(
    places: &[Span],
    selectors: &[Selector],
    index: &SourceIndex,
) -> Option<Span> {
    let is_remembered = |place: &&Span| {
        selectors.iter().any(|selector| {
            let context = Context::new(&selector.prefix, &selector.suffix);
            context.stands(index, &index.within(**place))
        })
    };
    let mut remembered = places.iter().filter(is_remembered);
    let first = remembered.next()?;
    remembered.next().is_none().then_some(*first)
}

/// Says the message about a quotation anew. What may be from another source has its message among
/// the `failures` still, and is not looked for there: its number goes to the `lost`.
pub(super) fn say_anew(
    (subject, resolved): (&Misquote, &Resolved),
    anew: Anew,
    failures: &[Shared<Failure>],
    lost: &mut BTreeSet<usize>,
    diagnostics: &mut Diagnostics,
) {
    let failure = failures
        .iter()
        .find(|failure| failure.resolved.id == resolved.id);
    if let Some(failure) = failure {
        lost.insert(resolved.id.number);
        diagnostics.push(anew.said(subject, failure.fault.clone()));
        return;
    }
    let all = std::mem::take(diagnostics);
    *diagnostics = all.filter_map(|diagnostic| {
        let is_meant = diagnostic.code == anew.code() && is_about(&diagnostic, subject);
        Some(if is_meant {
            anew.said(subject, diagnostic)
        } else {
            diagnostic
        })
    });
}

/// Whether a message is about a quotation with this source: one that cites two has two messages at
/// its place.
fn is_about(diagnostic: &Diagnostic, subject: &Misquote) -> bool {
    let quotation = subject.quotation;
    let is_here = diagnostic.place.file == quotation.file
        && [quotation.span, quotation.citation.span].contains(&diagnostic.place.span);
    let mut places = diagnostic.related.iter().map(|related| &related.place.file);
    is_here && (diagnostic.related.is_empty() || places.any(|file| *file == subject.source().file))
}
