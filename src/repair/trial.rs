//! A proposal is put in, and the same analysis says whether it holds.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::parse::Inputs;
use crate::resolve::QuotationId;
use crate::text::FileId;
use crate::{Analysis, Memo, analyze};

use super::patch::Patch;
use super::rewording::said;
use super::sure::SureRepair;
use super::{LeftAlone, Proposal};

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

/// A project in which proposals are tried, each alone.
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

    /// A repair that a message brings: it must silence the message.
    pub(super) fn of_sure(&mut self, repair: SureRepair) -> Result<Proposal, LeftAlone> {
        let SureRepair { proposal, reported } = repair;
        let (_, found) = self.analyzed(&proposal.patch);
        if let Some(error) = self.first_new(&found) {
            return Err(left_alone(proposal, because(error)));
        }
        let count = |tally: &Tally| tally.get(&reported).copied().unwrap_or_default();
        if count(&tally(found.iter())) < count(&self.all) {
            Ok(proposal)
        } else {
            let why = "what the message proposes does not mend it".to_owned();
            Err(left_alone(proposal, why))
        }
    }

    /// New words for a quotation: it must say them and be accepted.
    pub(super) fn of_rewording(
        &mut self,
        proposal: Proposal,
        id: &QuotationId,
        expected: &str,
    ) -> Result<Proposal, LeftAlone> {
        let (analysis, found) = self.analyzed(&proposal.patch);
        let quotations = analysis.resolution.quotations.get(&id.writing);
        // The new words make no other quotations, so that it has the number that it had.
        let now = quotations
            .and_then(|all| all.get(id.number - 1))
            .filter(|now| said(&now.quotation) == expected);
        let Some(now) = now else {
            let why = "its new words cannot be put in without a change of the lines, the markup or \
                       the quotation marks";
            return Err(left_alone(proposal, why.to_owned()));
        };
        if let Some(error) = self.first_new(&found) {
            return Err(left_alone(proposal, because(error)));
        }
        if now.status(&analysis.project.config.lints).is_accepted() {
            Ok(proposal)
        } else {
            let why = "its new words would not stand in the source either".to_owned();
            Err(left_alone(proposal, why))
        }
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
        errors(found).find(|error| {
            let reported = Reported::of(error);
            let before = self.errors.get(&reported).copied().unwrap_or_default();
            let now = seen.entry(reported).or_default();
            *now += 1;
            *now > before
        })
    }
}

fn errors(diagnostics: &Diagnostics) -> impl Iterator<Item = &Diagnostic> {
    diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
}

fn because(error: &Diagnostic) -> String {
    format!("mended, it would be another error: {}", error.message)
}

fn left_alone(proposal: Proposal, why: String) -> LeftAlone {
    LeftAlone {
        place: proposal.place,
        why,
    }
}
