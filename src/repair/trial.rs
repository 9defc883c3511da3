//! A proposal is put in, and the same analysis says whether it holds.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::parse::Inputs;
use crate::resolve::{QuotationId, Resolved};
use crate::text::FileId;
use crate::{Analysis, Memo, analyze};

use super::patch::Patch;
use super::rewording::said;
use super::{LeftAlone, Proposal, Repairs};

/// By what a message is known again when text before it has another length.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Reported {
    code: Code,
    file: FileId,
    message: String,
}

impl Reported {
    pub(super) fn of(diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.code,
            file: diagnostic.place.file.clone(),
            message: diagnostic.message.clone(),
        }
    }
}

/// How often each thing is reported.
type Tally = BTreeMap<Reported, usize>;

fn tally<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>) -> Tally {
    let mut tally = Tally::new();
    for diagnostic in diagnostics {
        *tally.entry(Reported::of(diagnostic)).or_default() += 1;
    }
    tally
}

/// A proposal that is not tried yet.
pub(super) struct Candidate {
    pub(super) proposal: Proposal,
    pub(super) aim: Aim,
}

/// What a proposal is for.
pub(super) enum Aim {
    /// A message shall not be given any more.
    Silence(Reported),
    /// A quotation shall say these words, as [`said`] gives them, and be accepted.
    Say { id: QuotationId, words: String },
}

/// A project in which proposals are tried.
pub(super) struct Trial<'a> {
    inputs: &'a Inputs,
    /// All that is reported as the project is, and the errors among it.
    all: Tally,
    errors: Tally,
    memo: &'a mut Memo,
}

impl<'a> Trial<'a> {
    pub(super) fn new(inputs: &'a Inputs, diagnostics: &Diagnostics, memo: &'a mut Memo) -> Self {
        Self {
            inputs,
            all: tally(diagnostics.iter()),
            errors: tally(errors(diagnostics)),
            memo,
        }
    }

    /// What holds of candidates, and why the others do not. Most hold: they are tried together, and
    /// where something is wrong in halves, so that the cost does not grow with their square. Each
    /// that fails has failed alone.
    pub(super) fn tried(&mut self, mut candidates: Vec<Candidate>) -> Repairs {
        let mut repairs = Repairs::default();
        if candidates.is_empty() {
            return repairs;
        }
        let is_one = candidates.len() == 1;
        match self.fault(&candidates) {
            None => repairs.proposals = candidates.into_iter().map(|one| one.proposal).collect(),
            Some(why) if is_one => {
                let places = candidates.into_iter().map(|one| one.proposal.place);
                repairs.left_alone = places
                    .map(|place| LeftAlone {
                        place,
                        why: why.clone(),
                    })
                    .collect();
            }
            Some(_) => {
                let others = candidates.split_off(candidates.len() / 2);
                for half in [candidates, others] {
                    let found = self.tried(half);
                    repairs.proposals.extend(found.proposals);
                    repairs.left_alone.extend(found.left_alone);
                }
            }
        }
        repairs
    }

    /// What is wrong with a project in which all of these are put in.
    fn fault(&mut self, candidates: &[Candidate]) -> Option<String> {
        let mut patch = Patch::default();
        for candidate in candidates {
            match patch.with(&candidate.proposal.patch) {
                Some(with) => patch = with,
                None => return Some("two repairs change the same bytes".to_owned()),
            }
        }
        let (analysis, found) = self.analyzed(&patch);
        let said = candidates
            .iter()
            .find_map(|candidate| misread(&candidate.aim, &analysis));
        said.or_else(|| self.first_new(&found).map(because))
            .or_else(|| self.unsilenced(candidates, &found))
            .or_else(|| {
                candidates
                    .iter()
                    .find_map(|candidate| refused(&candidate.aim, &analysis))
            })
    }

    /// That a message is still given which a repair should silence.
    fn unsilenced(&self, candidates: &[Candidate], found: &Diagnostics) -> Option<String> {
        let mut most = self.all.clone();
        let now = tally(found.iter());
        for candidate in candidates {
            let Aim::Silence(reported) = &candidate.aim else {
                continue;
            };
            let most = most.entry(reported.clone()).or_default();
            *most = most.saturating_sub(1);
            if now.get(reported).copied().unwrap_or_default() > *most {
                return Some("what the message proposes does not mend it".to_owned());
            }
        }
        None
    }

    /// The first error that a patch would bring.
    pub(super) fn new_error(&mut self, patch: &Patch) -> Option<Diagnostic> {
        let (_, found) = self.analyzed(patch);
        self.first_new(&found).cloned()
    }

    fn analyzed(&mut self, patch: &Patch) -> (Analysis, Diagnostics) {
        analyze(&patch.applied(self.inputs), self.memo)
    }

    /// The first error that is reported more often than in the project as it is.
    fn first_new<'d>(&self, found: &'d Diagnostics) -> Option<&'d Diagnostic> {
        let mut seen = Tally::new();
        for error in errors(found) {
            let reported = Reported::of(error);
            let before = self.errors.get(&reported).copied().unwrap_or_default();
            let now = seen.entry(reported).or_default();
            *now += 1;
            if *now > before {
                return Some(error);
            }
        }
        None
    }
}

fn errors(diagnostics: &Diagnostics) -> impl Iterator<Item = &Diagnostic> {
    diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
}

/// That a quotation does not say what it should.
fn misread(aim: &Aim, analysis: &Analysis) -> Option<String> {
    let Aim::Say { id, words } = aim else {
        return None;
    };
    let is_said = quotation(id, analysis).is_some_and(|now| said(&now.quotation) == *words);
    let why = "its new words cannot be put in without a change of the lines, the markup or the \
               quotation marks";
    (!is_said).then(|| why.to_owned())
}

/// That a quotation is not accepted.
fn refused(aim: &Aim, analysis: &Analysis) -> Option<String> {
    let Aim::Say { id, .. } = aim else {
        return None;
    };
    let lints = &analysis.project.config.lints;
    let is_accepted = quotation(id, analysis).is_some_and(|now| now.status(lints).is_accepted());
    (!is_accepted).then(|| "its new words would not stand in the source either".to_owned())
}

/// A quotation after its repair. The new words make no other quotations, so that it has the number
/// that it had.
fn quotation<'a>(id: &QuotationId, analysis: &'a Analysis) -> Option<&'a Resolved> {
    let quotations = analysis.resolution.quotations.get(&id.writing)?;
    quotations.get(id.number - 1).map(|resolved| &**resolved)
}

fn because(error: &Diagnostic) -> String {
    format!("mended, it would be another error: {}", error.message)
}
