//! Repairs of what an author wrote.
//!
//! In come a project, what its analysis came to and what was reported; out come [`Proposal`]s, all
//! tried before they are shown: once they are put in, the same analysis must accept what they mend
//! and report no error that was not there. What cannot be mended so is left alone, and it is said
//! why. Nothing here asks anybody, prints or writes.

mod allowances;
mod author;
mod edits;
mod hunks;
mod patch;
mod record;
mod rewording;
mod source_words;
mod sure;
mod trial;
mod typography;

use crate::Memo;
use crate::analysis::Analysis;
use crate::diagnostics::{Code, Diagnostics, Place};
use crate::parse::Inputs;
use crate::resolve::{How, Nearest, Outcome, Resolved};

pub use patch::{Edit, Patch};
pub use record::recorded;

use rewording::rewording;
use trial::{Aim, Candidate, Trial};
use typography::is_typography;

/// Edits that mend one thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// What they do, in the user's words.
    pub headline: String,
    /// What they mend.
    pub place: Place,
    /// The edits.
    pub patch: Patch,
    /// Whether no words of the author's change: a key, a locator, a name. Else a person must read
    /// whether the new words still say what the author quotes them for.
    pub sure: bool,
}

/// What nobody but its author can mend.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftAlone {
    /// Where it stands.
    pub place: Place,
    /// Why, as a sentence goes on behind `left alone: `.
    pub why: String,
}

/// What can be repaired and what cannot, both by place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Repairs {
    /// Each holds; no two of them have the same edits.
    pub proposals: Vec<Proposal>,
    /// What was looked at and has no repair.
    pub left_alone: Vec<LeftAlone>,
}

/// Looks for what can be repaired in a project, of which this is the analysis with its diagnostics
/// and the memory of it.
pub fn repairs(
    inputs: &Inputs,
    (analysis, diagnostics): (&Analysis, &Diagnostics),
    memo: &mut Memo,
) -> Repairs {
    let mut candidates = sure::candidates(inputs, diagnostics);
    let mut left_alone = Vec::new();
    for resolved in analysis.resolution.quotations.values().flatten() {
        match of_quotation(resolved, analysis) {
            Some(Ok(candidate)) => candidates.push(candidate),
            Some(Err(left)) => left_alone.push(left),
            None => {}
        }
    }
    let mut repairs = Trial::new(inputs, diagnostics, memo).tried(candidates);
    repairs.left_alone.append(&mut left_alone);
    repairs.sort();
    repairs
}

impl Repairs {
    /// By place. Two quotations may need the same edits: one pair of quotation marks that cites two
    /// sources.
    fn sort(&mut self) {
        self.proposals.sort_by(|a, b| a.place.cmp(&b.place));
        self.proposals.dedup_by(|a, b| a.patch == b.patch);
        self.left_alone
            .sort_by(|a, b| (&a.place, &a.why).cmp(&(&b.place, &b.why)));
        self.left_alone.dedup();
    }
}

/// What can be done for a quotation whose source has changed, or that has the words of its source
/// in other capitals or another typography; nothing for any other.
fn of_quotation(resolved: &Resolved, analysis: &Analysis) -> Option<Result<Candidate, LeftAlone>> {
    let place = Place::new(&resolved.quotation.file, resolved.quotation.span);
    match &resolved.outcome {
        Outcome::Reworded { nearest } => {
            Some(taken_over(resolved, nearest, analysis)?.map_err(|why| LeftAlone { place, why }))
        }
        Outcome::Found {
            passage,
            how: How::Case,
            ..
        } => {
            let nearest = Nearest {
                span: passage.span(),
                paragraph: passage.paragraph(),
                score: 1.0,
            };
            // Who does not want to be told of it does not want it changed.
            let lints = &analysis.project.config.lints;
            lints.severity(Code::QuotationCase, Code::QuotationCase.severity())?;
            let headline = "write capitals where the source has them";
            surely_taken_over(resolved, &nearest, analysis, headline).map(Ok)
        }
        Outcome::Absent {
            nearest: Some(nearest),
        } => {
            let source = &analysis.corpus[resolved.source.as_ref()?];
            let shown = source.shown(nearest.span);
            let written = resolved.quotation.text.as_str();
            if !is_typography(written, &shown, &source.source.language) {
                return None;
            }
            let headline = "write it with the marks, numbers and capitals of the source";
            surely_taken_over(resolved, nearest, analysis, headline).map(Ok)
        }
        Outcome::Gone => {
            let why = "nothing close enough to these words is left in their source, and what to \
                       do about that is yours to say";
            Some(Err(LeftAlone {
                place,
                why: why.to_owned(),
            }))
        }
        _ => None,
    }
}

/// The same words as the source writes them. What cannot be mended so has been said already.
fn surely_taken_over(
    resolved: &Resolved,
    nearest: &Nearest,
    analysis: &Analysis,
    headline: &str,
) -> Option<Candidate> {
    let Candidate { proposal, aim } = taken_over(resolved, nearest, analysis)?.ok()?;
    let proposal = Proposal {
        headline: headline.to_owned(),
        sure: true,
        ..proposal
    };
    Some(Candidate { proposal, aim })
}

/// The words of a passage in the place of a quotation's; nothing if its source or writing is not
/// known.
fn taken_over(
    resolved: &Resolved,
    nearest: &Nearest,
    analysis: &Analysis,
) -> Option<Result<Candidate, String>> {
    let index = &analysis.corpus[resolved.source.as_ref()?];
    let writing = analysis.project.writings.get(&resolved.id.writing)?;
    let found = match rewording(resolved, nearest, index, writing) {
        Ok(found) => found,
        Err(why) => return Some(Err(why)),
    };
    let headline = format!(
        "take over the new words of source {} (para. {})",
        index.source.label, nearest.paragraph
    );
    Some(Ok(Candidate {
        proposal: Proposal {
            headline,
            place: Place::new(&resolved.quotation.file, resolved.quotation.span),
            patch: found.patch,
            sure: false,
        },
        aim: Aim::Say {
            id: resolved.id.clone(),
            words: found.said,
        },
    }))
}

/// Proposals that can be written at once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Together<'a> {
    /// The edits of all of them.
    pub patch: Patch,
    /// How many these are.
    pub count: usize,
    /// Those that change the same bytes as one before them, or do not hold beside it: they wait for
    /// the next run.
    pub waiting: Vec<&'a Proposal>,
}

/// Puts proposals together; `diagnostics` are those of the project as it is.
pub fn together<'a>(
    inputs: &Inputs,
    diagnostics: &Diagnostics,
    proposals: &[&'a Proposal],
    memo: &mut Memo,
) -> Together<'a> {
    let mut trial = Trial::new(inputs, diagnostics, memo);
    let all = joined(proposals, |_| true);
    if trial.new_error(&all.patch).is_none() {
        return all;
    }
    // Each holds alone and not all do together: then one after the other.
    joined(proposals, |patch| trial.new_error(patch).is_none())
}

fn joined<'a>(proposals: &[&'a Proposal], mut holds: impl FnMut(&Patch) -> bool) -> Together<'a> {
    let mut together = Together::default();
    for proposal in proposals {
        let with = together.patch.with(&proposal.patch).filter(&mut holds);
        match with {
            Some(patch) => {
                together.patch = patch;
                together.count += 1;
            }
            None => together.waiting.push(proposal),
        }
    }
    together
}
